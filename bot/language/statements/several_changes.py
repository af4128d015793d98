"""Changes of several inputs at once: of both that were spoken of, of all parts, from the one to the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from advisor import FIELDS
from advisor.fields import UPFRONT_PARTS, Kind
from bot.language.attachment.attached import Attached
from bot.language.intent import Context
from bot.language.requests.arguments import field_named
from bot.language.statements.change_words import (
    DIRECTION,
    TIMES,
    TO,
)
from bot.language.statements.changed_field import (
    Change,
    change_of,
    named_field,
)

_BOTH = re.compile(r"\b(?:both|them|those|each of (?:them|those))\b")


_ALL_PARTS = re.compile(
    r"\b(?:all|every|each|across)(?: of)?(?: the| those| these)?(?: \w+)? (?:build|upfront|up-front|one-off|cost|project)? ?(?:lines?|parts?|items?|pieces)\b"
)


_ALL_COSTS = re.compile(
    r"\b(?:all|every|each)(?: of)?(?: the| our| my)?(?: two| three| four)? costs?\b|\beverything\b(?! else)"
)


_ON_TOP = re.compile(r"\b(?:contingency|buffer|mark-?up|margin|on top|extra|more|add|up|raise|increase)\b")


def both_in_focus(text: str, items: Sequence[Attached], context: Context) -> list[Change]:
    """ "Halve them both", of two inputs that were spoken of."""
    spoken_of = [f for f in context.focus if isinstance(context.inputs.get(f), Decimal)]
    live = [i for i in items if not i.dropped]
    share = live[0].quantity if len(live) == 1 and live[0].quantity.unit == "percent" else None
    if len(spoken_of) != 2 or not _BOTH.search(text) or (live and share is None):
        return []
    if named_field(text, len(text), len(text), replace(context, focus=())) is not None:
        return []
    direction = DIRECTION.search(text)
    if share is not None and share.low is not None and direction and not TO.search(text[: live[0].start]):
        live[0].dropped = "relative"
        factor = 1 + (1 if direction.group("up") or direction.group("plus") else -1) * share.low / 100
        return [change_of(f, factor, Decimal(0), context, direction.group()) for f in spoken_of]
    for pattern, times in TIMES if share is None else ():
        match = pattern.search(text)
        if match:
            return [change_of(f, times, Decimal(0), context, match.group()) for f in spoken_of]
    return []


_MOVE = re.compile(
    r"\b(?:move|shift|take|transfer|reallocate)\b[^.;]{0,20}\bfrom (?:the )?(?P<one>[a-z -]{3,25}?) (?:to|into|over to) (?:the )?(?P<other>[a-z -]{3,25})"
)


def moved_between(text: str, items: Sequence[Attached], context: Context) -> list[Change]:
    """ "Move 5K from engineering to data prep": less of the one, as much more of the other."""
    match = _MOVE.search(text)
    live = [i for i in items if not i.dropped]
    if match is None or len(live) != 1 or live[0].quantity.low is None or live[0].quantity.unit not in ("", "money"):
        return []
    one, other = (field_named(match[side], among=context.inputs) for side in ("one", "other"))
    if one is None or other is None or one == other or FIELDS[one].kind is not FIELDS[other].kind:
        return []
    live[0].dropped = "relative"
    by = live[0].quantity.low
    return [
        change_of(one, Decimal(1), -by, context, match.group()),
        change_of(other, Decimal(1), by, context, match.group()),
    ]


def all_parts(text: str, items: Sequence[Attached], context: Context) -> list[Change]:
    """ "Put a 10% contingency on all four build lines": every part of the upfront cost that is held."""
    held = [f for f in UPFRONT_PARTS if f in context.inputs]
    percents = [i for i in items if i.quantity.unit == "percent" and not i.dropped]
    match = _ALL_PARTS.search(text)
    if match is None and (match := _ALL_COSTS.search(text)):
        held = [f for f in context.inputs if f in FIELDS and FIELDS[f].kind in (Kind.MONEY_ONCE, Kind.MONEY_PER_MONTH)]
    if len(held) < 2 or len(percents) != 1 or match is None or percents[0].quantity.low is None:
        return []
    sign = 1 if _ON_TOP.search(text) else -1
    for item in items:
        item.dropped = item.dropped or "relative"
    return [change_of(f, 1 + sign * percents[0].quantity.low / 100, Decimal(0), context, match.group()) for f in held]
