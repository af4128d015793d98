"""Relative changes: doubling, per cent up and down, so much more or less - of a named input or the one in focus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor import FIELDS, Range, Value
from advisor.fields import Kind
from bot.language.attach import Attached, shapes_of
from bot.language.candidate import Candidate
from bot.language.convert import canonical, fits
from bot.language.cues import cues
from bot.language.intent import Context
from bot.language.numerals import read_fraction, read_words
from bot.language.quantity import Quantity
from bot.language.units import MONTHS_IN

_TIMES = (
    (re.compile(r"\bdoubl(?:e|es|ed|ing)\b|\btwice\b|\btwo times (?:the|as)\b|\b2 ?x\b|\bx ?2\b"), Decimal(2)),
    (
        re.compile(r"\btripl(?:e|es|ed|ing)\b|\bthree times (?:the|as)\b|\bthrice\b|\b3 ?x\b|\bx ?3\b|\btrebl\w+"),
        Decimal(3),
    ),
    (re.compile(r"\bquadrupl\w+\b|\bfour times (?:the|as)\b|\b4 ?x\b|\bx ?4\b"), Decimal(4)),
    (re.compile(r"\bquintupl\w+|\bfive times\b|\b5 ?x\b|\bx ?5\b|\bfivefold\b"), Decimal(5)),
    (re.compile(r"\bten times\b|\btenfold\b|\b10 ?x\b|\bx ?10\b|10 times\b"), Decimal(10)),
    (re.compile(r"\b(?:one|an?) (?:extra )?zero too many\b|\bextra zero\b|\btoo many zeros\b"), Decimal("0.1")),
    (
        re.compile(
            r"\b(?:missing|forgot|left out|needs|dropped) (?:a|one|another) zero\b|\b(?:a|one) zero (?:is )?(?:missing|short|too few)\b"
        ),
        Decimal(10),
    ),
    (
        re.compile(
            r"\bhalv(?:e|es|ed|ing)\b|\bin half\b|\bby half\b|\bhalf (?:the|as|of the|that|our|of)\b|\bhalf price\b|\bgo(?:es)? to half\b"
        ),
        Decimal("0.5"),
    ),
)
_FACTOR = re.compile(
    r"\bx ?(\d{1,3}(?:\.\d{1,3})?)\b(?! ?[a-z])|\b(\d{1,3}(?:\.\d{1,3})?) ?x\b|\b(\d{1,3}(?:\.\d{1,3})?|two|three|four|five|six|eight|ten|twenty) times (?:the|as|what|that we|more|our|today)|\bfactor (?:of )?(\d{1,3}|two|three|four|five|ten)\b"
)
_UP = r"too low|too small|understated|gain\w*|improv\w*|longer|up|rais\w*|increas\w*|bump\w*|grow\w*|grew|higher|more|add\w*|tack|another|plus|ris(?:e|es|en|ing)|rose|jump\w*|go(?:es)? up|went up|climb\w*|hik\w+|lift\w*|dearer|extra|on top|inflat\w+|expand\w*"
_DOWN = r"too high|too big|overstated|slip\w*|shorter|down|cut\w*|drop\w*|decreas\w*|reduc\w*|lower\w*|less|fall\w*|fell|shav\w*|off|minus|cheaper|trim\w*|slash\w*|tak(?:e|es|ing)|knock\w*|subtract\w*|fewer|shrink\w*|sav(?:e|es|ing)|lighter|slimmer|smaller|discount\w*|remove\w*|deduct\w*|shed"
_DIRECTION = re.compile(
    rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b|(?P<plus>(?<![\w])\+(?=\s?[$€£\d]))|(?P<minus>(?<![\w$€£])-(?=\s?[$€£]?\d))"
)
_BOUNDARY = re.compile(r"[,;\n]|\band\b|\bbut\b|\bwhile\b")
_TO = re.compile(r"(?:\bto|\bat|\bis|\bof|=)\s*(?:about|around|roughly|~|just|only)?\s*[$€£]?$")
_FRACTION_WORDS = re.compile(
    r"\b(?:by |of )?(?:a|an|one|two|three) (?:half|third|quarter|fifth|tenth|thirds|quarters)\b|\bby half\b"
)
_PERIODIC = re.compile(
    r"\b(?:per|a|each|every) (?:month|year|quarter|week)\b|monthly|yearly|annual\w*|mom\b|yoy\b|/mo\b|/yr\b|month[- ]over|year[- ]over"
)


@dataclass(frozen=True, slots=True)
class Change:
    """`field` becomes base x `factor` + `delta`; `value` is the result, None when the base is not known."""

    field: str
    factor: Decimal
    delta: Decimal
    value: Value | None
    words: str


def read_changes(text: str, items: Sequence[Attached], context: Context, hypothetical: bool) -> list[Change]:
    """Relative changes in a message; the quantities they use are marked `dropped = "relative"`."""
    if not context.open and not hypothetical:
        return []
    found = _end_of_range(text, items, context)
    last: Change | None = None
    last_end = 0
    for start, end in _segments(text, items)[:_MOST_SEGMENTS]:
        change = _segment_change(text, start, end, items, context)
        if change is None and last is not None and text[last_end:start].strip() == "and":
            change = _same_for_another(text, start, end, items, context, last)
        if change is None and last is not None and _RESULT.match(text[start:end]):
            _check_result(text, start, end, items, last)
        last, last_end = change, end
        if change is not None and all(change.field != c.field for c in found):
            found.append(change)
            if change.field == _TOKENS[0] and re.search(r"\bboth\b|token counts", text):
                found.append(_change(_TOKENS[1], change.factor, change.delta, context, change.words))
            if change.field == _PRICES[0] and re.search(r"\bboth\b|\bprices\b", text):
                found.append(_change(_PRICES[1], change.factor, change.delta, context, change.words))
    return found


def _end_of_range(text: str, items: Sequence[Attached], context: Context) -> list[Change]:
    """ "use the lower of the two", "take the top end": one end of the range in focus."""
    match = _END.search(text)
    name = context.focus[0] if context.focus else None
    base = context.inputs.get(name) if name else None
    if match is None or name is None or not isinstance(base, Range) or base.low is None or base.high is None:
        return []
    if any(i.quantity.currency or i.quantity.scaled for i in items):
        return []
    for item in items:
        item.dropped = "relative"
    side = match.group(1)
    value = base.low if side in _LOW_END else base.high if side in _HIGH_END else (base.low + base.high) / 2
    return [Change(name, Decimal(1), Decimal(0), value, match.group())]


_LOW_END = ("low", "lower", "bottom", "smaller", "cheaper")
_HIGH_END = ("high", "higher", "top", "upper", "bigger", "larger")
_END = re.compile(
    rf"\b({'|'.join((*_LOW_END, *_HIGH_END))}|middle|mid)(?:[ -]?(?:end|point|one|value|figure|bound)\b| of the (?:two|range)\b)"
)


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
    name = _named(segment, len(segment), 0, context)
    if name is None or (FIELDS[name].kind is not FIELDS[last.field].kind and last.delta):
        return None
    return _change(name, last.factor, last.delta, context, last.words)


def _segments(text: str, items: Sequence[Attached]) -> list[tuple[int, int]]:
    inside = [(i.start, i.end) for i in items]
    cuts = [0]
    for match in _BOUNDARY.finditer(text):
        if not any(a <= match.start() < b for a, b in inside):
            cuts += [match.start(), match.end()]
    cuts.append(len(text))
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if text[a:b].strip()]


def _segment_change(text: str, start: int, end: int, items: Sequence[Attached], context: Context) -> Change | None:
    segment = text[start:end]
    own = [i for i in items if start <= i.start and i.end <= end and not i.dropped]
    factor, delta, words = Decimal(1), Decimal(0), segment.strip()
    directions = list(_DIRECTION.finditer(segment))
    direction = next((d for d in directions if not d.group().startswith("grow")), directions[0] if directions else None)
    sign = 0 if direction is None else (1 if direction.group("up") or direction.group("plus") else -1)
    for pattern, times in (*_TIMES, (_FACTOR, None)):
        match = pattern.search(segment)
        if match:
            if times is None:
                times = _factor(match, text)
                if times is None:
                    continue
            if times == Decimal("0.5") and re.search(r"\bhalf (?:a|of a)\b", segment):
                continue
            name = _field(segment, match.start(), match.end(), context)
            if re.search(r"\btoken", segment) and re.search(r"\bboth\b|token counts", segment):
                name = _TOKENS[0]
            for item in own:
                if item.quantity.unit == "times" or (
                    start + match.start() <= item.start and item.end <= start + match.end()
                ):
                    item.dropped = "relative"
            for item in own:  # "double hosting to 5,000": two statements that may not agree
                if (
                    not item.dropped
                    and _TO.search(segment[: item.start - start])
                    and (item.quantity.scaled or item.quantity.value >= 100)
                ):
                    item.quantity.doubtful = True
                    return None
            leftover = [i for i in own if not i.dropped and i.quantity.currency]
            return None if name is None or leftover else _change(name, times, delta, context, words)
    share_of = _OF_THAT.search(segment)
    if share_of and len(own) == 1 and own[0].quantity.unit == "percent" and own[0].quantity.low is not None:
        name = _field(segment, own[0].start - start, own[0].end - start, context)
        if name is not None and name in context.inputs:
            own[0].dropped = "relative"
            return _change(name, own[0].quantity.low / 100, delta, context, words)
    rest = _TO_A_PART.search(segment)
    if rest and not own:
        name = _field(segment, *rest.span(), context)
        share = read_fraction(["a", rest.group(1)], 0)
        if share is not None and name is not None:
            return _change(name, share[0], delta, context, words)
    fraction = _FRACTION_WORDS.search(segment)
    if fraction and sign and not own:
        share = read_fraction(fraction.group().removeprefix("by ").removeprefix("of ").split(), 0)
        name = _field(segment, *(direction.span() if direction else (0, 0)), context)
        if share is not None and name is not None:
            return _change(name, 1 + sign * share[0], delta, context, words)
    spoken = _SPOKEN.search(segment)
    if (spoken and not own and sign) or (spoken and re.search(r"\bextend|\bprolong|\blengthen", segment)):
        name = _field(segment, *spoken.span(), context)
        months = MONTHS_IN[spoken.group(1) or spoken.group(2)]
        if name is not None and FIELDS[name].kind is Kind.MONTHS:
            return _change(name, factor, (sign or 1) * months, context, words)
    if not own or not sign or len(own) > 1:
        return None
    item = own[0]
    q = item.quantity
    local = item.start - start
    compared = _COMPARED.match(segment[item.end - start :])
    if (_TO.search(segment[:local]) and not compared) or (_PERIODIC.search(segment) and q.unit == "percent"):
        return None
    if q.unit == "times":
        return None
    assert direction is not None
    near = segment[min(direction.end(), local) : max(direction.start(), item.end - start)]
    if len(near) > 60:
        return None
    if q.unit == "percent" and q.low is not None:
        name = _field(segment, local, item.end - start, context)
        if (
            name is None
            or name not in context.inputs
            or (FIELDS[name].kind is Kind.FRACTION and not re.search(r"\bby\b|points?|\bpts\b|\bpp\b", segment))
        ):
            return None
        item.dropped = "relative"
        if name == "growth_rate_per_month" and direction.group().startswith("grow"):
            item.dropped = ""
            return None
        if FIELDS[name].kind in (Kind.FRACTION, Kind.GROWTH, Kind.YEARLY_RATE):
            return _change(name, factor, sign * q.low / 100, context, words)
        return _change(name, 1 + sign * q.low / 100, delta, context, words)
    if q.low is None or q.unit not in ("", "money", "requests", "examples", "tokens", "time", "use_cases"):
        return None
    explicit = (
        re.search(
            r"\bby\b|\badd\w*|\btake\b|\btakes\b|\bknock|\bshave|\bsubtract|\boff\b|\bextra\b|\bon top\b|\bplus\b|\bminus\b|\bdeduct|\bremove|\btack\b|\bbrings? .{0,20}more|\banother\b|\bon ?to\b",
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
    name = _COUNTED.get(q.unit) or _field(segment, local, item.end - start, context, q)
    if name is None or name not in context.inputs:
        return None
    if q.unit == "money" and not FIELDS[name].kind.is_money:
        return None
    item.dropped = "relative"
    return _change(name, factor, sign * q.low, context, words)


_PRICES = ("input_price_per_mtok", "output_price_per_mtok")
_COUNTED = {"requests": "requests_per_month", "examples": "labelled_examples", "use_cases": "use_cases"}
_COMPARED = re.compile(
    r"\s*(?:shorter|longer|higher|lower|cheaper|dearer|smaller|bigger|larger|leaner|slimmer|up|down)\b"
)
_RESULT = re.compile(
    r"^\W*(?:making (?:it|that)|which (?:makes|gives|is)|so (?:it|that)(?:'s| is)|giving|to|i\.?e\.?)\b"
)
_OF_THAT = re.compile(
    r"\d ?(?:%|per ?cent|pct) of (?:that|it|this|those|them)\b(?=\s*(?:$|[,.!?]|shows?|comes?|materiali|remains?|is left|gets?|turns?|really|actually|would|will))"
)
_TOKENS = ("input_tokens_per_request", "output_tokens_per_request")
_MOST_SEGMENTS = 60
"""Changes are looked for in the first so many stretches between commas; nobody types more."""
_TO_A_PART = re.compile(r"\bto (?:a|one) (half|third|quarter|fifth|tenth)\b(?! (?:million|of a million))")
_POINTING = re.compile(r"\b(?:it|that|this|them|those|one|another|more|off|up|down)\b")
_SPOKEN = re.compile(
    r"\bby (?:a|one|another) (year|quarter|month)\b|\b(?:a|one|another) (year|quarter|month) (?:longer|shorter|more|less)\b"
)


def _factor(match: re.Match[str], text: str) -> Decimal | None:
    said = next(g for g in match.groups() if g)
    number = read_words([said], 0) if said.isalpha() else (Decimal(said), 1)
    if number is None or number[0] <= 0:
        return None
    if match.group(4):
        high = re.search(r"\btoo (?:high|big|large|much)\b|\boverstat", text)
        return 1 / number[0] if high else number[0]
    return number[0]


def _field(segment: str, at: int, end: int, context: Context, q: Quantity | None = None) -> str | None:
    """The input a change is about: the best cue of the segment, else a bare "everything"-free focus."""
    named = _named(segment, at, end, context, q)
    if named is not None:
        return named
    if len(segment.split()) > 4 and not _POINTING.search(segment):
        return None  # it speaks of something that is no input here
    spoken_of = [f for f in context.focus if q is None or fits(f, q)]
    alike = {FIELDS[f].kind.is_money for f in spoken_of if f in FIELDS}
    if len(spoken_of) > 1 and len(alike) == 1:
        return None  # two of a kind were spoken of: which one is asked
    return spoken_of[0] if spoken_of else context.asked


def _named(segment: str, at: int, end: int, context: Context, q: Quantity | None = None) -> str | None:
    """The input that the words around `at`..`end` name best; one that the scenario holds before others."""
    if re.search(r"\b(?:token|list|api) prices\b", segment) and all(name in context.inputs for name in _PRICES):
        return _PRICES[0]
    best: tuple[float, str] | None = None
    shapes = shapes_of(q) if q is not None else set[str]()
    for cue in cues():
        for match in cue.pattern.finditer(segment):
            if match.start() >= at and match.end() <= end:
                continue
            if cue.field == "growth_rate_per_month" and not match.group().startswith("grow"):
                continue
            if q is not None and q.unit not in ("", "percent", "times") and not fits(cue.field, q):
                continue
            gap = min(abs(match.start() - end), abs(at - match.end()))
            score = cue.weight * max(0.4, 1 - gap / 60) + (1.5 if cue.field in context.inputs else 0.0)
            score += (0.3 if cue.shapes & shapes else 0.0) + (0.3 if cue.field in context.focus else 0.0)
            if best is None or score > best[0]:
                best = (score, cue.field)
    return best[1] if best is not None and best[0] >= 1.6 else None


def _change(name: str, factor: Decimal, delta: Decimal, context: Context, words: str) -> Change:
    base = context.inputs.get(name, context.assumed.get(name))
    if isinstance(base, Range):
        scaled = base.scaled(factor)
        value: Value | None = Range(
            low=None if scaled.low is None else scaled.low + delta,
            high=None if scaled.high is None else scaled.high + delta,
        )
    elif isinstance(base, Decimal):
        value = base * factor + delta
    else:
        value = None
    return Change(name, factor, delta, value, words)
