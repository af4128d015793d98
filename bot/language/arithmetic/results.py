"""What figures come to: sums of parts, volume times price, a figure after a discount or a share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from advisor import FIELDS
from advisor.fields import UPFRONT_PARTS, Kind
from bot.language.arithmetic.amounts import part_in, same_kind, take_over, value_of
from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.convert import canonical
from bot.language.attachment.priors import SPOKEN_OF
from bot.language.intent import Context

_COMES_TO = re.compile(
    r"(?:\b(?:so|thus|hence)|\bwhich (?:is|makes|comes to|gives(?: us)?|adds up to)|\bthat(?:'s| is| makes| comes to| gives| adds up to)|\bthats|\bcomes to|\bmak(?:es|ing)(?: it)?|=|\bi\.?e\.?,?)\s*(?:only |just |about |around |roughly |~ ?|a total of )*[$€£]?$"
)


_NET = re.compile(r"^\s*(?:(?:a|per) month |/mo )?(?:net|all told|in total|total|altogether)\b")


_FOR_US = re.compile(r"^[^.;,\d]{0,12}\b(?:for|is|are) (?:us|ours|our (?:part|share|side))\b")


_PRODUCTS = (
    ("requests_per_month", "prompting_cost_per_request", "prompting_cost_per_month"),
    ("requests_per_month", "ft_inference_cost_per_request", "ft_inference_cost_per_month"),
    ("labelled_examples", "ft_labelling_cost_per_example", "ft_data_prep_cost"),
)
"""How many, what one costs, and what all of them cost."""


_TEAM_FOR = re.compile(
    r"\b(?:engineers?|devs?|developers?|people|persons?|data scientists?) (?:for|over) (?:a|an|one|two|three|four|five|six|eight|\d{1,2}) (?:days?|weeks?|months?|quarters?|sprints?),? (?:that'?s|thats|which|so|is|=|comes to|booked|costs?)\b[^.;\d]{0,25}$"
)


def work_that_comes_to(text: str, found: Sequence[Attached]) -> None:
    """ "Engineering is 13 man-days, so about 10.4K": what the work comes to."""
    for item in found:
        team = _TEAM_FOR.search(text[max(0, item.start - 75) : item.start])
        weak = item.best is None or item.best.score < 1.5
        if team and weak and (item.quantity.scaled or item.quantity.currency or item.quantity.value >= 1000):
            if item.quantity.unit in ("", "money") and not item.quantity.period:
                item.candidates = [Candidate("ft_engineering_cost", 2.0, "what the work comes to")]
    for work, item in pairwise(found):
        days = work.dropped == "a count of days of work"
        name = part_in(text[max(0, work.start - 30) : work.start]) if days else ""
        if name and item.best is None and _COMES_TO.search(text[work.end : item.start]):
            item.candidates = [Candidate(name, 2.0, "what the work comes to")]


def sum_of_parts(text: str, found: Sequence[Attached]) -> None:
    """ "18K engineering, 6K data prep and 4K training, so 28K in total": the upfront cost."""
    parts = [i for i in found if i.best and i.best.field in UPFRONT_PARTS and not i.dropped]
    said = sum((i.quantity.value for i in parts), Decimal(0))
    for item in found:
        q = item.quantity
        total = _COMES_TO.search(text[max(0, item.start - 30) : item.start]) or _NET.match(text[item.end :])
        alike = q.unit in ("", "money") and not (q.period or q.per)
        if item.dropped or not total or not alike or q.low is None:
            continue
        others = [p for p in parts if p is not item]
        if len(others) > 1 and said - (q.value if item in parts else 0) == q.value:
            item.candidates = [Candidate("ft_upfront_cost", 3.0, "what the parts come to")]


def volume_times_price(text: str, found: Sequence[Attached]) -> None:
    """ "$0.0006 a call, so $900/mo at our 1.5M calls": the product of two others, or three figures that cannot all be."""
    for item in found:
        says = _COMES_TO.search(text[max(0, item.start - 30) : item.start]) or _NET.match(text[item.end :])
        q = item.quantity
        if not says or q.low is None or q.is_range or q.unit not in ("", "money") or item.dropped:
            continue
        for many, each, all_of_them in _PRODUCTS:
            volume = next((i for i in found if i.best and i.best.field == many and i is not item), None)
            price = next((i for i in found if i.best and i.best.field == each and i is not item), None)
            a, b = (None if i is None else value_of(i) for i in (volume, price))
            if volume is None or price is None or a is None or b is None:
                continue
            total = canonical(all_of_them, q)
            if not isinstance(total, Decimal) or (
                item.sure and not item.inherits and item.best and item.best.field not in (all_of_them, many)
            ):
                continue
            if abs(a * b - total) > abs(total) / 50:
                volume.quantity.doubtful = price.quantity.doubtful = q.doubtful = True
            elif FIELDS[all_of_them].kind is Kind.MONEY_ONCE:
                item.dropped = "what that comes to"
            item.candidates = [Candidate(all_of_them, 3.0, "so many at that price")]
            q.unit = "money"
            return


def what_it_comes_to(text: str, found: Sequence[Attached], context: Context) -> None:
    """ "20k a month, minus the 15% we negotiated, so 17k net": the figure said last holds, where one stands between."""
    for i in range(1, len(found)):
        result = found[i]
        q = result.quantity
        gap = text[found[i - 1].end : result.start]
        behind = text[result.end :]
        if result.dropped or not (_COMES_TO.search(gap[-40:]) or _NET.match(behind)) or q.low is None:
            continue
        named = (
            result.best is not None
            and result.best.score >= 2.2
            and not result.inherits
            and result.best.words not in SPOKEN_OF
        )
        earlier = [e for e in found[:i] if not e.dropped or e.dropped == "how many there are of those"]
        for at in range(len(earlier) - 1, -1, -1):
            base = earlier[at]
            same = base.best is not None and not base.dropped and same_kind(base, result)
            steps = [s for s in found if base.end <= s.start and s.end <= result.start]
            if not (base.quantity.period or base.quantity.currency or base.quantity.scaled):
                continue
            if any(s.quantity.currency for s in steps) and not base.quantity.currency:
                break  # volume times a price is no volume
            between = text[base.end : result.start]
            equal = base.quantity.value == q.value and base.quantity.currency
            worked = steps or equal or re.search(r"\bsplit\b|\bhalf\b|\bminus\b|\bless\b|\bafter\b", between)
            if not same or base.best is None or not worked or ";" in text[base.end : result.start]:
                continue
            if named and result.best is not None and result.best.field != base.best.field:
                break
            if not _for_us_or_net(text, base, result, steps):
                break
            base.dropped = "what a figure is worked out from"
            for step in steps:
                if step.quantity.unit in ("percent", "", "requests", "other") or same_kind(step, result):
                    step.dropped = step.dropped or "what a figure is worked out from"
            take_over(result, base)
            break
    del context


def _for_us_or_net(text: str, base: Attached, result: Attached, steps: Sequence[Attached]) -> bool:
    """Whether the steps between a figure and its result are ones that change it: a share, a discount, so many of each."""
    if _FOR_US.match(text[result.end :]) or re.match(r"\s*(?:(?:a|per) month |/mo )?net\b", text[result.end :]):
        return True
    if any(s.quantity.unit == "percent" and not s.sure for s in steps):
        return True
    if base.quantity.value == result.quantity.value:
        return True
    if not steps:
        return re.search(r"\bsplit\b|\bhalf\b|\bminus\b|\bless\b", text[base.end : result.start]) is not None
    values = {base.quantity.value * s.quantity.value for s in steps if not s.quantity.is_range}
    return result.quantity.value in values
