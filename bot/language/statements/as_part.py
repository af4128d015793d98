"""A figure said as a part of the one before it: "2K a month today, the tuned one would be half that"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from advisor import FIELDS
from bot.language.attachment.attached import Attached
from bot.language.figures.numerals import read_fraction
from bot.language.reading import Reading
from bot.language.requests.arguments import field_named

_OF_THAT = re.compile(
    r"\b(?:(?P<times>twice|double|three times)|(?P<percent>\d{1,3}) ?(?:%|per ?cent) of|(?P<part>half|(?:a|one|two|three) (?:thirds?|quarters?|fifths?|tenths?))(?: of)?) (?:that|this)\b"
)
_TIMES = {"twice": Decimal(2), "double": Decimal(2), "three times": Decimal(3)}
_BEGINS = re.compile(r"[,;.\n]|\band\b|\bbut\b|\bwhile\b")


def read_as_part(reading: Reading, items: Sequence[Attached]) -> None:
    """Set the input that a part of the figure before it is said of, where both are money and both are named."""
    match = _OF_THAT.search(reading.text)
    before = [i for i in items if match and i.end <= match.start() and not i.dropped and i.best]
    base = before[-1].best.field if before and before[-1].best else None
    value = reading.inputs.get(base) if base else None
    if match is None or base is None or not isinstance(value, Decimal):
        return
    begin = max(
        (m.end() for m in _BEGINS.finditer(reading.text, before[-1].end, match.start())), default=before[-1].end
    )
    segment = reading.text[begin : match.end() + 20]
    alike = {f for f in FIELDS if FIELDS[f].kind is FIELDS[base].kind and f != base}
    name = field_named(segment, among=alike)
    if name is None or name in reading.inputs:
        return
    if match["times"]:
        factor = _TIMES[match["times"]]
    elif match["percent"]:
        factor = Decimal(match["percent"]) / 100
    else:
        share = read_fraction(match["part"].split(), 0)
        factor = share[0] if share else Decimal("0.5")
    reading.set(name, value * factor, match.group())
