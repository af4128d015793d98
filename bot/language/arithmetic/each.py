"""So many each: people and what each of them sends, runs and what one costs, prices of a batch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.arithmetic.amounts import times
from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.score import PLURAL
from bot.language.intent import Context

_EACH_BEFORE = re.compile(
    r"\b(?:each(?! (?:month|day|week|year|quarter|hour|request|call|query|document|example|one ))|every (?:one|user|agent|rep|customer|employee|broker|store|nurse|clerk|seat)|per (?:user|agent|rep|customer|employee|seat|store|head))\b[^.;,\d]{0,40}(?:\d[\d,.]*k? (?:[a-z]+ ){1,3})?(?:about |around |roughly |~ ?)?$"
)


_EACH_OF_OURS = re.compile(r"\beach of (?:the|our|my|those|these) [a-z]+(?: [a-z]+){1,3} (?:about |around |~ ?)?$")


_EACH_AFTER = re.compile(
    r"^\s*(?:(?:a|per|every) (?:day|week|month|hour) )?(?:each\b(?! (?:month|day|week|year))|apiece|a piece|(?:per|a|an|/) ?(?:agent|user|seat|rep|customer|employee|store|site|team|person|head|shift|branch|region|country|product|tenant|client|patient|conversation|chat|session|case)\b)"
)


_PER_USER_A_MONTH = re.compile(r"^\s*(?:(?:per|a|an|/) [a-z]+|[a-z]+s) (?:a|per|each|every) (day|week|month)\b")


_ACTIVE = re.compile(r"^\s*(?:daily |weekly |monthly )?active\b")


_BY_HAND = re.compile(r"\bby hand\b|\bmanually\b")


_SESSIONS = re.compile(r"\b(?:conversations?|chats?|sessions?|threads?|dialogues?|cases|claims|tickets|documents)\b")


_STEPS = re.compile(
    r"\b(?:(?:model|llm|api|gpt) )?(?:calls|requests|prompts|turns|steps|passes|messages|completions)\b"
)


_A_FEW_STEPS = re.compile(
    r"\bgo(?:es)? back and forth\b|\b(?:several|multiple|many|a few|a couple of|some) (?:(?:model|llm|api|gpt) )?(?:calls|requests|prompts|turns|steps|passes)\b"
)


_PRICE_OF_ONE = re.compile(r"^\s*(?:at|x|×|\*|@|times|of|for)\s*(?:about |around |~ ?)?[$€£]?$")


_A_POP = re.compile(r"^\s*(?:each|apiece|a piece|a pop|per head|per (?:person|run|model|engineer)|ea\b)")


_BATCH_OF = re.compile(r"^ ?(?:per|a|for a|for each|each|for every) (?:batch|pack|set|lot|bundle|block) of $")


def price_of_a_batch(text: str, found: Sequence[Attached]) -> None:
    """ "$400 per batch of 500": what one of them costs; "35K now and the same again on delivery": twice."""
    for price, size in pairwise(found):
        if price.quantity.currency and _BATCH_OF.match(text[price.end : size.start]) and size.quantity.value > 1:
            times(price, 1 / size.quantity.value)
            labels = re.search(r"\b(?:label\w*|annotat\w*|examples?)\b", text)
            name = "ft_labelling_cost_per_example" if labels else "prompting_cost_per_request"
            price.candidates = [Candidate(name, 3.0, "a batch of so many")]
            price.quantity.per, size.dropped = "example" if labels else "request", "how many a price is for"
    for item in found:
        again = re.match(r"[^.;\d]{0,25}\band the same (?:again|amount again)\b", text[item.end :])
        if again and (item.quantity.currency or item.quantity.scaled):
            times(item, Decimal(2))


def _count_of_things(text: str, item: Attached) -> bool:
    q = item.quantity
    if q.currency or q.per or q.low is None or q.is_range or q.value < 2:
        return False
    if _ACTIVE.match(text[item.end :]):
        return True
    if q.period:
        return False
    return q.unit == "other" or (q.unit == "" and PLURAL.match(text[item.end :]) is not None)


def so_many_each(text: str, found: Sequence[Attached]) -> None:
    """ "12,000 brokers, each sends about 5 requests a month", "40 per user a month, and we have 1,500 users"."""
    for item in found:
        q = item.quantity
        before, after = text[max(0, item.start - 70) : item.start], text[item.end :]
        rate = _PER_USER_A_MONTH.match(after) if q.unit in ("", "requests") and not q.period else None
        if rate and any(_count_of_things(text, i) for i in found if i is not item):
            q.period = rate.group(1)
        if q.unit not in ("", "requests") or not q.period or q.currency or q.per or _ACTIVE.match(after):
            continue
        each = _EACH_BEFORE.search(before) or _EACH_AFTER.match(after)
        if item.best and FIELDS[item.best.field].kind.is_money and item.best.score >= 2:
            continue
        if not each or _BY_HAND.match(after.lstrip()) or item.dropped:
            continue
        counts = [i for i in found if i is not item and _count_of_things(text, i)]
        if not counts:
            unknown = _EACH_AFTER.match(after) or _EACH_OF_OURS.search(before)
            if unknown:
                item.doubt("of_how_many")
            continue
        count = min(counts, key=lambda i: abs(i.start - item.start))
        times(item, count.quantity.value)
        q.unit = "requests"
        item.candidates = [Candidate("requests_per_month", 3.0, "so many each")]
        count.dropped = "how many there are of those"


def steps_of_each(text: str, found: Sequence[Attached]) -> None:
    """ "30k conversations monthly, each of them makes 4 model calls"; "several calls each" cannot be worked out."""
    for item in found:
        q = item.quantity
        if not q.period or q.currency or not _SESSIONS.search(text, item.start, min(len(text), item.end + 20)):
            continue
        behind = text[item.end : item.end + 90]
        if _A_FEW_STEPS.search(behind) and re.search(r"\beach\b|\binside\b|\bper\b|\bevery\b|\bone\b", behind):
            item.doubt("of_how_many")
        for other in found:
            o = other.quantity
            near = item.end <= other.start <= item.end + 60 and not text[item.end : other.start].count(".")
            if not near or o.period or o.currency or o.is_range or o.low is None or o.scaled or not 2 <= o.value <= 50:
                continue
            around = text[item.end : other.start] + " " + text[other.end : other.end + 25]
            steps = o.unit == "requests" or _STEPS.match(text[other.end :].lstrip())
            if steps and re.search(r"\beach\b|\bper (?:conversation|chat|session)|\bevery one\b", around):
                times(item, o.value)
                item.candidates = [Candidate("requests_per_month", 3.0, "so many each")]
                other.dropped = "how many there are of those"


def count_times_price(text: str, found: Sequence[Attached]) -> None:
    """ "4 runs at 600 bucks a pop", "two engineers at 9k each"."""
    for count, price in pairwise(found):
        q, gap = price.quantity, text[count.end : price.start]
        noun = re.match(r"\s*((?!at\b|of\b|for\b)[a-z]+(?: (?!at\b|of\b|for\b)[a-z]+)?)\s*", gap)
        counted = count.quantity.unit in ("", "other", "use_cases", "epochs") and not count.quantity.currency
        small = (
            counted and not count.quantity.is_range and 2 <= count.quantity.value <= 100 and not count.quantity.period
        )
        if not small or q.low is None or not _PRICE_OF_ONE.match(gap[noun.end(1) :] if noun else gap):
            continue
        if noun is None and count.quantity.unit == "":
            continue
        if not (q.currency or q.scaled or q.value >= 100) or q.unit not in ("", "money") or q.period:
            continue
        if not (_A_POP.match(text[price.end :]) or q.per == "request"):
            continue
        times(price, count.quantity.value)
        price.dropped = ""
        q.per, q.unit = None, "money"
        count.dropped = "how many there are of those"
        name = _one_off(text[max(0, count.start - 40) : price.start])
        if name:
            price.candidates = [Candidate(name, 3.0, "so many at that price")]


_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"


_MONTHS_LISTED = re.compile(rf"\b{_MONTH}(?:,| and) (?:and )?{_MONTH}\b")


def each_of_how_many(text: str, found: Sequence[Attached], context: Context) -> None:
    """ "9k each", asked for all that the engineering costs: each of how many?"""
    asked = FIELDS.get(context.asked or "")
    if asked is None or asked.kind not in (Kind.MONEY_ONCE, Kind.MONEY_PER_MONTH) or len(found) != 1:
        return
    if _MONTHS_LISTED.search(text):
        found[0].quantity.period = "month"
    elif re.match(r"\s*(?:each|apiece|a piece|a pop|per (?:head|person|model))\W*$", text[found[0].end :]):
        found[0].doubt("of_how_many")


_ONE_OFF: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ft_training_cost", re.compile(r"\btraining\b|\bruns?\b")),
    ("ft_engineering_cost", re.compile(r"\bengineers?\b|\bdev\w*|\bcontractors?\b")),
    ("ft_eval_cost", re.compile(r"\beval\w*")),
    ("ft_data_prep_cost", re.compile(r"\bannotators?\b|\blabell?ers?\b|\bdata\b")),
)
"""Whose price a count of things is of."""


def _one_off(text: str) -> str | None:
    return next((name for name, pattern in _ONE_OFF if pattern.search(text)), None)
