"""Several figures for one input: two ends of a range, today's and another time's, about and exact, or a contradiction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from advisor import Range, Value
from bot.language.attachment.attached import Attached
from bot.language.attachment.settled import Settled
from bot.language.intent import Doubt

_TODAY = re.compile(r"\b(?:now|today|currently|these days|at present|actual(?:ly)?)\b")


def todays(text: str, options: Sequence[tuple[Attached, Value]], *, now: bool) -> Sequence[tuple[Attached, Value]]:
    """Of several figures for one input the one that is said to be today's, where there is just one; of a target (not
    `now`) the one that is not."""
    if len(options) < 2:
        return options
    periods = {o[0].quantity.period for o in options}
    if (
        len(periods) > 1
        and None not in periods
        and not any(_TODAY.search(text[o[0].end : o[0].end + 12]) for o in options)
    ):
        return options  # "140K for the year, 9K for the month": two ways to say one figure
    same = _SAME.search(text[min(o[0].end for o in options) : max(o[0].start for o in options)])
    usual = [
        o
        for o in options
        if not same
        and (_AVERAGE.search(text[max(0, o[0].start - 14) : o[0].start]) or _USUAL_MONTH.match(text[o[0].end :]))
    ]
    if len(usual) == 1:
        return usual
    total = [o for o in options if _TOTAL.search(text[max(0, o[0].start - 16) : o[0].start])]
    if len(total) == 1:
        return total
    part = [o for o in options if _OUR_PART.search(text[max(0, o[0].start - 40) : o[0].start])]
    if len(part) == 1:
        return part
    bounds = [o for o in options if o[0].quantity.bound or _LIMIT.search(text[max(0, o[0].start - 14) : o[0].start])]
    if not now and len(bounds) == 1:
        return bounds
    wanted = [
        o
        for o in options
        if now is bool(_TODAY.search(text[max(text.rfind(c, 0, o[0].start) for c in ".;!?\n,(") + 1 : o[0].end + 12]))
    ]
    return wanted if len(wanted) == 1 else options


_SAME = re.compile(r"\b(?:comes? (?:out )?(?:to|at)|which (?:is|makes)|that(?:'s| is)|i\.?e\.?)\b|=")
"""Between two ways to say one figure: they have to match."""
_OUR_PART = re.compile(r"\b(?:llm|api|prompt\w*|ai|openai|model) (?:part|share|portion|bit|slice)\b")
"""Of two bills the one that is said to be a part: "burn is 210K, the LLM part of it 6K"."""
_TOTAL = re.compile(r"\b(?:total|in all|altogether|sum)(?: is| of|:| =)? ?$")


_LIMIT = re.compile(r"\b(?:under|below|within|must be|at most|max)\s*$")
_AVERAGE = re.compile(r"\b(?:avg|average|typically|mean|normal|usual|typical)\.?(?: is| of|:| =)? ?~?$")
_USUAL_MONTH = re.compile(r"^ (?:in|for|is) an? (?:usual|normal|typical|average|regular|ordinary) (?:month|week|day)\b")
_ABOUT = re.compile(r"(?:\b(?:about|around|roughly|approx\w*|some|circa|ca\.?|nearly|almost) (?:[$€£])?|~ ?[$€£]?)\w?$")


def resolve(text: str, name: str, options: Sequence[tuple[Attached, Value]], result: Settled) -> None:
    """One value for a field; two that do not match are a contradiction to ask about."""
    first_item, first = options[0]
    words = _quote(text, first_item)
    for item, value in options[1:]:
        joined = _joined_bounds(first, value)
        if joined is not None:
            first, words = joined, f"{words} / {_quote(text, item)}"
            continue
        exact = _exact(text, (first_item, first), (item, value))
        if exact is not None:
            first_item, first = exact
            words = _quote(text, first_item)
            continue
        meant = _in_thousands((first_item, first), (item, value))
        if meant is not None:
            first_item, first = meant
            words = _quote(text, first_item)
            continue
        if name == "latency_target_ms" and first_item.quantity.bound and item.quantity.bound:
            if isinstance(first, Decimal) and isinstance(value, Decimal) and value < first:
                first_item, first, words = item, value, _quote(text, item)
            continue  # of two limits the tighter one
        if not _same(first, value):
            result.doubts.append(Doubt((name,), None, f"{words} / {_quote(text, item)}", "contradiction"))
            return
    result.values.append((name, first, words))
    result.evidence.append(
        f"{words!r} -> {name}: " + "; ".join(f"{c.field} {c.score:.1f} ({c.words})" for c in first_item.candidates[:3])
    )


def _in_thousands(a: tuple[Attached, Value], b: tuple[Attached, Value]) -> tuple[Attached, Value] | None:
    """ "They said 72, so let's go with 72K": of two figures a thousand apart the one that says so."""
    if not (isinstance(a[1], Decimal) and isinstance(b[1], Decimal)):
        return None
    small, large = (a, b) if a[1] <= b[1] else (b, a)
    bare = not (small[0].quantity.scaled or small[0].quantity.currency) and large[0].quantity.scaled
    return large if bare and min(a[1], b[1]) * 1000 == max(a[1], b[1]) else None


def _exact(text: str, a: tuple[Attached, Value], b: tuple[Attached, Value]) -> tuple[Attached, Value] | None:
    """ "about a million a month (1.05M in October)": of two figures that are nearly the same the one that is not "about"."""
    if not (isinstance(a[1], Decimal) and isinstance(b[1], Decimal)) or abs(a[1] - b[1]) > Decimal("0.1") * abs(a[1]):
        return None
    rough = [
        bool(_ABOUT.search(text[max(0, x[0].start - 14) : x[0].start + 1]))
        or text[x[0].start :].startswith(("a couple", "a few", "half a", "some "))
        for x in (a, b)
    ]
    if rough[0] == rough[1]:
        return None
    return b if rough[0] else a


def _joined_bounds(a: Value, b: Value) -> Range | None:
    """ "at least 800K, tops 1.1M": two open ends that make one range."""
    if not isinstance(a, Range) or not isinstance(b, Range):
        return None
    low = a.low if a.low is not None and a.high is None else b.low if b.high is None else None
    high = a.high if a.high is not None and a.low is None else b.high if b.low is None else None
    return Range(low=low, high=high) if low is not None and high is not None and low <= high else None


def _quote(text: str, item: Attached) -> str:
    return text[item.start : item.end].strip()


def _same(a: Value, b: Value) -> bool:
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return abs(a - b) <= Decimal("0.01") * max(abs(a), abs(b))
    return a == b
