"""Relative changes: doubling, per cent up and down, so much more or less - of a named input or the one in focus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from advisor import FIELDS, Range
from advisor.fields import Kind
from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.convert import canonical, fits
from bot.language.figures.numerals import read_fraction
from bot.language.figures.units import MONTHS_IN
from bot.language.intent import Context
from bot.language.requests.arguments import field_named
from bot.language.statements.change_words import (
    BOUNDARY,
    COMPARED,
    COUNTED,
    DIRECTION,
    END,
    FACTOR,
    FRACTION_WORDS,
    HIGH_END,
    LOW_END,
    OF_THAT,
    PERIODIC,
    POINTING,
    RESULT,
    SPOKEN,
    TIMES,
    TO,
    TO_A_PART,
)
from bot.language.statements.changed_field import (
    PRICES,
    TOKENS,
    Change,
    change_of,
    changed_field,
    factor_of,
    named_field,
)
from bot.language.statements.several_changes import all_parts, both_in_focus, moved_between


def read_changes(text: str, items: Sequence[Attached], context: Context, hypothetical: bool) -> list[Change]:
    """Relative changes in a message; the quantities they use are marked `dropped = "relative"`."""
    if not context.open and not hypothetical:
        return []
    found = _end_of_range(text, items, context)
    last: Change | None = None
    last_end = 0
    moved = moved_between(text, items, context)
    if moved:
        return moved
    everything = both_in_focus(text, items, context) or all_parts(text, items, context)
    if everything:
        return everything
    spoken_before: str | None = None
    named_before: str | None = None  # "both the bill and the calls grew by half": what stands before the "and"
    for start, end in _segments(text, items)[:_MOST_SEGMENTS]:
        spoken = context
        like = _LIKE.match(text[start:end]) is not None
        if last is not None and _THE_OTHER_ONE.search(text[start:end]) and last.field in _COUNTERPARTS:
            spoken = replace(context, focus=(_COUNTERPARTS[last.field],))
        elif spoken_before and (like or (not context.focus and POINTING.search(text[start:end]))):
            spoken = replace(context, focus=(spoken_before,))  # "our bill may fall. what if it came down 35%?"
        change = _segment_change(text, start, end, items, spoken)
        named = named_field(text[start:end], end - start, 0, context)
        spoken_before = named if named in context.inputs else spoken_before
        joined = text[last_end:start].strip() == "and"
        same = _SAME_FOR.search(text[start:end]) if last is not None and change is None else None
        if same and last is not None:
            change = _same_for_another(text, start + same.end(), end, items, context, last)
        if change is None and last is not None and joined:
            change = _same_for_another(text, start, end, items, context, last)
        if change is None and last is not None and RESULT.match(text[start:end]):
            _check_result(text, start, end, items, last)
        if change is not None and last is None and joined and named_before is not None:
            name = named_field(named_before, len(named_before), 0, context)
            if name is not None and name != change.field and name in context.inputs:
                found.append(change_of(name, change.factor, change.delta, context, change.words))
        named_before = text[start:end] if re.search(r"\bboth\b", text[start:end]) else None
        last, last_end = change, end
        if change is not None and all(change.field != c.field for c in found):
            found.append(change)
            if change.field == TOKENS[0] and re.search(r"\bboth\b|token counts", text):
                found.append(change_of(TOKENS[1], change.factor, change.delta, context, change.words))
            if change.field == PRICES[0] and re.search(r"\bboth\b|\bprices\b", text):
                found.append(change_of(PRICES[1], change.factor, change.delta, context, change.words))
    return found


def _end_of_range(text: str, items: Sequence[Attached], context: Context) -> list[Change]:
    """ "use the lower of the two", "take the top end": one end of the range in focus."""
    match = END.search(text)
    ranges = {f for f, v in context.inputs.items() if isinstance(v, Range)}
    name = field_named(text, among=ranges) if match else None
    name = name or (context.focus[0] if context.focus else None)
    base = context.inputs.get(name) if name else None
    if match is None or name is None or not isinstance(base, Range) or base.low is None or base.high is None:
        return []
    if any(i.quantity.currency or i.quantity.scaled for i in items):
        return []
    for item in items:
        item.dropped = "relative"
    side = match.group(1)
    value = base.low if side in LOW_END else base.high if side in HIGH_END else (base.low + base.high) / 2
    return [Change(name, Decimal(1), Decimal(0), value, match.group())]


def _check_result(text: str, start: int, end: int, items: Sequence[Attached], last: Change) -> None:
    """ "knock 10% off prompting, making it 15k": the figure said is the result, or else the two do not match."""
    own = [i for i in items if start <= i.start and i.end <= end and not i.dropped]
    if len(own) != 1 or not isinstance(last.value, Decimal) or not fits(last.field, own[0].quantity):
        return
    said = canonical(last.field, own[0].quantity)
    own[0].dropped = "relative"
    if isinstance(said, Decimal) and abs(said - last.value) > abs(said) / 50:
        own[0].dropped, own[0].quantity.doubtful = "", True
        own[0].candidates = [Candidate(last.field, 3.0, "the result of the change")]


def _same_for_another(
    text: str, start: int, end: int, items: Sequence[Attached], context: Context, last: Change
) -> Change | None:
    """ "halve the upfront and the hosting": what is said of the one holds for the other, named right behind."""
    segment = text[start:end]
    if len(segment.split()) > 4 or any(start <= i.start < end for i in items):
        return None
    name = named_field(segment, len(segment), 0, context)
    if name is None or (FIELDS[name].kind is not FIELDS[last.field].kind and last.delta):
        return None
    return change_of(name, last.factor, last.delta, context, last.words)


def _segments(text: str, items: Sequence[Attached]) -> list[tuple[int, int]]:
    inside = [(i.start, i.end) for i in items]
    cuts = [0]
    for match in sorted([*BOUNDARY.finditer(text), *_SIGNED_NEXT.finditer(text)], key=lambda m: m.start()):
        if not any(a <= match.start() < b for a, b in inside):
            cuts += [match.start(), match.end()]
    cuts.append(len(text))
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if text[a:b].strip()]


_SIGNED_NEXT = re.compile(r"(?<=[\d%km]) (?=[a-z][a-z -]{2,20} [+-][$€£]?\d)")
"""Between two changes without a word: "upfront -15% hosting +200"."""
_SAME_FOR = re.compile(r"^\W*(?:and )?(?:the )?same (?:for|with|on|goes for|applies to|to)\b")
_LIKE = re.compile(r"^\s*(?:like|say|as in|i\.?e\.?|maybe|perhaps)\b")
"""A segment that only says by how much: "what if traffic explodes, like 8x"."""
_THE_OTHER_ONE = re.compile(r"\bthe other(?: one| price| side| figure)?\b")
_COUNTERPARTS = {
    **dict(zip((*PRICES, *TOKENS), (*reversed(PRICES), *reversed(TOKENS)), strict=True)),
    "prompting_cost_per_month": "ft_inference_cost_per_month",
    "ft_inference_cost_per_month": "prompting_cost_per_month",
    "current_accuracy": "target_accuracy",
    "target_accuracy": "current_accuracy",
}


_OF_THE = re.compile(
    r"\b(?:only|just|had|have|get|got|saw|see|keep|kept|hits?|reach(?:es)?) (?:had |have |get |got |saw |see |keep |hits? |reach(?:es)? )?\d[\d.]*\s?(?:%|per ?cent) of (?:the|our|that|today'?s)\b"
)
"""What is left of an input: "what if we only had 60% of the traffic"."""
_CHEAPER = re.compile(r"\b(?:cheaper|dearer|pricier|costlier|more expensive|less expensive)\b")
_ANOTHER = re.compile(r"\b(?:another|additional|extra)\s*$")
_TINY = 300
"""A bare figure this many times smaller than what it changes is likely meant in thousands."""
_WANTED = re.compile(
    r"\b(?:want\w*|needs?|must|should|target|goal|aim\w*|like|expects?|requires?|has to|have to|insists? on)\b"
)
"""Points more than today that somebody wants are a target."""
_ADD_TO = re.compile(r"\badd\b.{1,20}\bto (?:the|our)\b")


def _segment_change(text: str, start: int, end: int, items: Sequence[Attached], context: Context) -> Change | None:
    segment = text[start:end]
    own = [i for i in items if start <= i.start and i.end <= end and not i.dropped]
    if any(i.quantity.doubtful and not i.quantity.notes for i in own):
        return None
    known = context.inputs.get("currency", "USD")
    if any(i.quantity.currency not in (None, known) for i in own):
        return None  # no exchange rate is assumed
    percents = [i for i in own if i.quantity.unit == "percent"]
    if len(own) > 1 and len(percents) == 1 and all(i.quantity.unit == "time" for i in own if i not in percents):
        own = percents  # "10 % cheaper if we sign for three years"
    factor, delta, words = Decimal(1), Decimal(0), segment.strip()
    directions = list(DIRECTION.finditer(segment))
    words_first = sorted(directions, key=lambda d: bool(d.group("plus") or d.group("minus")))
    direction = next((d for d in words_first if not d.group().startswith("grow")), next(iter(directions), None))
    sign = 0 if direction is None else (1 if direction.group("up") or direction.group("plus") else -1)
    for pattern, times in (*TIMES, (FACTOR, None)):
        match = pattern.search(segment)
        if match:
            if times is None:
                times = factor_of(match, text)
                if times is None:
                    continue
            if times == Decimal("0.5") and re.search(r"\bhalf (?:a|of a)\b", segment):
                continue
            if match.group() == "by half" and sign > 0:
                times = Decimal("1.5")  # "grew by half"
            name = changed_field(segment, match.start(), match.end(), context)
            if re.search(r"\btoken", segment) and re.search(r"\bboth\b|token counts", segment):
                name = TOKENS[0]
            for item in own:
                if item.quantity.unit == "times" or (
                    start + match.start() <= item.start and item.end <= start + match.end()
                ):
                    item.dropped = "relative"
            for item in own:  # "double hosting to 5,000": two statements that may not agree
                if (
                    not item.dropped
                    and TO.search(segment[: item.start - start])
                    and (item.quantity.scaled or item.quantity.value >= 100)
                ):
                    item.quantity.doubtful = True
                    return None
            leftover = [i for i in own if not i.dropped and i.quantity.currency]
            return None if name is None or leftover else change_of(name, times, delta, context, words)
    share_of = OF_THAT.search(segment)
    if share_of and len(own) == 1 and own[0].quantity.unit == "percent" and own[0].quantity.low is not None:
        name = changed_field(segment, own[0].start - start, own[0].end - start, context)
        if name is not None and name in context.inputs:
            own[0].dropped = "relative"
            return change_of(name, own[0].quantity.low / 100, delta, context, words)
    of_the = _OF_THE.search(segment)
    if of_the and len(own) == 1 and own[0].quantity.unit == "percent" and own[0].quantity.low is not None:
        name = changed_field(segment, own[0].start - start, own[0].end - start, context)
        if name is not None and name in context.inputs and FIELDS[name].kind is not Kind.FRACTION:
            own[0].dropped = "relative"
            return change_of(name, own[0].quantity.low / 100, delta, context, words)
    rest = TO_A_PART.search(segment)
    inside = rest is not None and all(start + rest.start() <= i.start < start + rest.end() for i in own)
    if rest and inside:
        name = changed_field(segment, *rest.span(), context)
        share = read_fraction(rest.group(1).split(), 0)
        if share is not None and name is not None:
            for item in own:
                item.dropped = "relative"
            return change_of(name, share[0], delta, context, words)
    fraction = FRACTION_WORDS.search(segment)
    if fraction and sign and not own:
        share = read_fraction(fraction.group().removeprefix("by ").removeprefix("of ").split(), 0)
        name = changed_field(segment, *(direction.span() if direction else (0, 0)), context)
        if share is not None and name is not None:
            return change_of(name, 1 + sign * share[0], delta, context, words)
    spoken = SPOKEN.search(segment)
    if (spoken and not own and sign) or (spoken and re.search(r"\bextend|\bprolong|\blengthen", segment)):
        name = changed_field(segment, *spoken.span(), context)
        months = MONTHS_IN[spoken.group(1) or spoken.group(2) or spoken.group(3)]
        if name is not None and FIELDS[name].kind is Kind.MONTHS:
            return change_of(name, factor, (sign or 1) * months, context, words)
    if not own or not sign or len(own) > 1:
        return None
    item = own[0]
    q = item.quantity
    if (
        q.low is not None
        and q.low < 0
        and q.low == q.high
        and q.period is None
        and not re.search(r"(?:[:=]|\b(?:to|is|at|of|minus|us|costs?))\s*[$€£]?$", segment[: item.start - start])
        and changed_field(segment, item.start - start, item.end - start, context, q) in context.inputs
    ):
        # "upfront -15%": the sign says the direction
        q.low, q.high, sign = -q.low, -q.low, -1
    local = item.start - start
    if re.match(r"\s*off\b", segment[item.end - start :]):
        sign = -1  # "another 6K off the upfront"
    compared = COMPARED.match(segment[item.end - start :])
    if (TO.search(segment[:local]) and not compared) or (PERIODIC.search(segment) and q.unit == "percent"):
        return None
    if q.unit == "times":
        return None
    assert direction is not None
    near = segment[min(direction.end(), local) : max(direction.start(), item.end - start)]
    if len(near) > 60:
        return None
    if q.unit == "percent" and q.low is not None:
        name = changed_field(segment, local, item.end - start, context)
        if (
            name is not None
            and name not in context.inputs
            and named_field(segment, local, item.end - start, context, q) == name
        ):
            if FIELDS[name].kind.is_money and _CHEAPER.search(segment):
                item.dropped = "relative"
                return Change(name, 1 + sign * q.low / 100, delta, None, words)  # of what nobody said yet
        if name == "discount_rate_per_year" and direction.group().startswith("discount"):
            return None  # "discount 9%" is the rate
        points = re.search(r"\b(?:points?|pts|pp)\b", segment[local : item.end - start])
        if name is not None and points and FIELDS[name].kind not in (Kind.FRACTION, Kind.GROWTH, Kind.YEARLY_RATE):
            return None  # "the new prompt took us up 5 points"
        if direction.group() == "growing":
            return None  # a growth, and not by how much it has grown
        quality = (
            direction.group() in ("better", "worse") and name is not None and FIELDS[name].kind is not Kind.FRACTION
        )
        if (
            name is None
            or quality
            or name not in context.inputs
            or (FIELDS[name].kind is Kind.FRACTION and not re.search(r"\bby\b|(?:points?|pts|pp)\b", segment))
        ):
            return None
        item.dropped = "relative"
        if name == "growth_rate_per_month" and direction.group().startswith("grow"):
            item.dropped = ""
            return None
        base = context.inputs.get(name)
        if name == "current_accuracy" and "target" in segment and "target_accuracy" in context.inputs:
            name = "target_accuracy"
        if name == "current_accuracy" and _WANTED.search(segment) and isinstance(base, Decimal):
            return Change("target_accuracy", factor, delta, base + sign * q.low / 100, words)
        if FIELDS[name].kind in (Kind.FRACTION, Kind.GROWTH, Kind.YEARLY_RATE):
            return change_of(name, factor, sign * q.low / 100, context, words)
        return change_of(name, 1 + sign * q.low / 100, delta, context, words)
    if q.low is None or q.unit not in ("", "money", "requests", "examples", "tokens", "time", "use_cases"):
        return None
    explicit = (
        re.search(
            r"\bby\b|\badd\w*|\btakes?\b(?=.*\b(?:off|away|out|from)\b)|\bknock|\bshave|\bsubtract|\boff\b|\bextra\b|\bon top\b|\bplus\b|\bminus\b|\bdeduct|\bremove|\btack\b|\bbrings? .{0,20}more|\banother\b|\bon ?to\b",
            segment,
        )
        or "more" in q.notes
        or direction.group("plus")
        or direction.group("minus")
        or re.search(r"\b(?:up|down) [$€£]?$", segment[:local])
        or re.match(
            r"\s*(?:\w+ ){0,2}(?:longer|shorter|more|less|fewer|higher|lower|cheaper|extra|too (?:low|high))\b",
            segment[item.end - start :],
        )
    )
    if not explicit or re.search(
        r"\bat (?:least|most)|(?:more|less|fewer) than(?! (?:planned|expected|before|now|i |we |that|today))|\bup to\b|\bup from\b|\bdown from\b",
        segment,
    ):
        return None
    name = COUNTED.get(q.unit) or changed_field(segment, local, item.end - start, context, q)
    added = _ADD_TO.search(segment) or (q.unit == "examples" and _ANOTHER.search(segment[:local]))
    if name is not None and name not in context.inputs and added and not context.assumed.get(name):
        item.dropped = "relative"
        return Change(name, factor, sign * q.low, None, words)  # added to what nobody said yet
    if name is None or name not in context.inputs:
        return None
    if q.unit == "money" and not FIELDS[name].kind.is_money:
        return None
    base = context.inputs.get(name)
    if q.unit == "" and not q.scaled and isinstance(base, Decimal) and 0 < q.low * _TINY < base:
        item.quantity.doubtful = True  # "add 10" to 14,000: ten, or ten thousand?
        item.candidates = [Candidate(name, 3.0, "what it is added to")]
        return None
    by = canonical(name, q) if q.unit == "time" else q.low
    if not isinstance(by, Decimal):
        return None
    item.dropped = "relative"
    return change_of(name, factor, sign * by, context, words)


_MOST_SEGMENTS = 60
"""Changes are looked for in the first so many stretches between commas; nobody types more."""
