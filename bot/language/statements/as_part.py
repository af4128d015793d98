"""A figure said as a part or a multiple of another: "half of that", "4x that", "a third of what we pay for the API", "same as prompting"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from advisor import FIELDS
from bot.language.attachment.attached import Attached
from bot.language.figures.numerals import read_fraction, read_words
from bot.language.intent import Doubt
from bot.language.reading import Reading
from bot.language.requests.arguments import field_named

_SHARE = (
    r"(?:(?P<times>twice|double|three times|\d{1,2}(?:\.\d)? ?x|(?:\d{1,2}|two|three|four|five|six|ten) times)(?: of)?"
    r"|(?P<percent>\d{1,3}) ?(?:%|per ?cent) of|(?P<part>half|(?:a|one|two|three) (?:thirds?|quarters?|fifths?|tenths?))(?: of)?"
    r"|(?P<same>(?:exactly |about |roughly |more or less |pretty much )?(?:the )?same (?:as|amount as)|as much as|equal to))"
)
_OF_THAT = re.compile(rf"\b{_SHARE} (?P<that>that|this|it)\b(?! (?:bill|cost|amount)\b(?! (?:is|was)))")
_OF_A_NAMED = re.compile(rf"\b{_SHARE} (?:of )?(?P<named>(?:what|the|our|today'?s) [^.;,\d]{{3,50}})")
_WE_ARE = re.compile(
    r"\b(?:we(?:'re| are| make up| account for)|ours?(?: share| part| bit)?(?: is|'s)?|our [a-z]+ (?:is|makes up))\b[^.;,]{0,15}$"
)
_WE_PAY = re.compile(r"\b(?:what|the) (?:we|i) (?:pay|spend)|\bof (?:the|our|today'?s) (?:bill|api|prompting|spend)")
_IS_OURS = re.compile(r"^ (?:is|are|goes to) (?:ours?|us|mine|this (?:one|workload|product|bot))\b")
_BEGINS = re.compile(r"[,;.\n]|\band\b|\bbut\b|\bwhile\b")
_LENGTH = 45


def leave_multiples(text: str, items: Sequence[Attached]) -> None:
    """Mark the "4x" of "4x that": it is no figure by itself."""
    for match in (*_OF_THAT.finditer(text), *_OF_A_NAMED.finditer(text)):
        for item in items:
            of_pay = _WE_PAY.search(match.group())
            if match.start() <= item.start < match.end() and not item.dropped and (match["times"] or of_pay):
                item.dropped = "relative"


def answers_as_part(reading: Reading, items: Sequence[Attached]) -> bool:
    """Whether "half of what we pay for prompting" answered the question that was asked, and so changes nothing else."""
    named = _OF_A_NAMED.search(reading.text) if reading.context.asked else None
    return named is not None and named["named"].startswith("what") and _of_a_named(reading, named, items)


def read_as_part(reading: Reading, items: Sequence[Attached]) -> None:
    """Set the input that a part of another figure is said of: of the one before it, of the one in focus, or of one that
    is named."""
    named = _OF_A_NAMED.search(reading.text)
    if named is not None and _of_a_named(reading, named, items):
        return
    if named is not None and _WE_PAY.search(named.group()) and not reading.inputs and not reading.doubts:
        reading.doubts.append(Doubt(("prompting_cost_per_month",), None, named.group(), "no_base"))
    match = _OF_THAT.search(reading.text)
    if match is None or re.search(
        r"\b(?:down|up)? ?to (?:about )?$|\bonly (?:hits?|reach\w*) $", reading.text[: match.start()]
    ):
        return  # "get the hosting down to a third of that" is a change
    before = [i for i in items if i.end <= match.start() and not i.dropped and i.best]
    if before and before[-1].best:
        base, begin = before[-1].best.field, before[-1].end
        value = reading.inputs.get(base)
    elif reading.context.focus and not before:
        base, begin = reading.context.focus[0], 0
        value = reading.context.inputs.get(base)
    else:
        return
    if not isinstance(value, Decimal) or base not in FIELDS:
        return
    begin = max((m.end() for m in _BEGINS.finditer(reading.text, begin, match.start())), default=begin)
    if _WE_ARE.search(reading.text[begin : match.start()]) or _IS_OURS.match(reading.text[match.end() :]):
        _set(reading, base, value * _factor(match), match, items)  # "that's the whole company, we're a third of it"
        return
    segment = reading.text[begin : match.end() + 25]
    alike = {f for f in FIELDS if FIELDS[f].kind is FIELDS[base].kind and f != base}
    name = field_named(segment, among=alike)
    if name is not None and name not in reading.inputs:
        _set(reading, name, value * _factor(match), match, items)


def _of_a_named(reading: Reading, match: re.Match[str], items: Sequence[Attached]) -> bool:
    """ "Half of what we pay for prompting", asked for the hosting or behind its name."""
    known = {**reading.context.inputs, **{k: v for k, v in reading.inputs.items() if v is not None}}
    base = field_named(match["named"], among={f for f, v in known.items() if isinstance(v, Decimal)})
    value = known.get(base) if base else None
    if base is None or not isinstance(value, Decimal):
        return False
    begin = max((m.end() for m in _BEGINS.finditer(reading.text, 0, match.start())), default=0)
    before = reading.text[max(begin, match.start() - _LENGTH) : match.start()]
    alike = {f for f in FIELDS if FIELDS[f].kind is FIELDS[base].kind and f != base}
    asked = reading.context.asked if reading.context.asked in alike else None
    name = field_named(before, among=alike) or asked
    if name is None or name in reading.inputs or name == base:
        return False
    _set(reading, name, value * _factor(match), match, items)
    return True


def _set(reading: Reading, name: str, value: Decimal, match: re.Match[str], items: Sequence[Attached]) -> None:
    reading.set(name, value.normalize() if value == value.to_integral_value() else value, match.group())
    inside = {reading.text[i.start : i.end].strip() for i in items if match.start() <= i.start < match.end()}
    reading.doubts = [
        d
        for d in reading.doubts
        if name not in d.fields and d.words not in inside and not (d.why == "no_base" and match.group() in d.words)
    ]


def _factor(match: re.Match[str]) -> Decimal:
    times = match["times"]
    if times:
        first = times.split()[0].removesuffix("x")
        spelt = {"twice": Decimal(2), "double": Decimal(2)}.get(first)
        number = read_words([first], 0) if first.isalpha() else None
        return spelt or (number[0] if number else Decimal(first))
    if match["percent"]:
        return Decimal(match["percent"]) / 100
    if match["same"]:
        return Decimal(1)
    share = read_fraction(match["part"].split(), 0)
    return share[0] if share else Decimal("0.5")
