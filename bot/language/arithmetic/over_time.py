"""Amounts of several months, of every second month, of twice a month: put by the month."""

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
from bot.language.attachment.convert import canonical

_OVER = re.compile(r"^\s*(?:for|over|in|across) (?:the |all |those |these )?(?:last |past |whole |full )*$")


_PAID = re.compile(
    r"\b(?:bills?|billed|invoices?|invoiced|spend|spent|actuals|paid|pay|charged?|usage|consumption|ledger|openai|anthropic|api|llm|tokens?)\b"
)


_TIMES_A_PERIOD = re.compile(
    r"^[^.;,\d]{0,30}?\b(twice|two times|three times) (?:a|per|every) (month|week|year|day|quarter)\b"
)


_MANY_TIMES = {"twice": 2, "two times": 2, "three times": 3}


def sum_over_a_time(text: str, found: Sequence[Attached]) -> None:
    """ "The Anthropic line is 63k for the six months": what was paid over several months."""
    for paid, time in pairwise(found):
        q, t = paid.quantity, time.quantity
        if not (q.currency or q.scaled) or q.period or q.per or q.unit not in ("", "money") or t.unit != "time":
            continue
        months = canonical("horizon_months", t) if t.time in ("month", "quarter", "year", "week") else None
        if not isinstance(months, Decimal) or not 0 < months <= 36 or not _OVER.match(text[paid.end : time.start]):
            continue
        stop = min((at for c in ".;!?\n" if (at := text.find(c, time.end)) >= 0), default=len(text))
        sentence = text[max(text.rfind(c, 0, paid.start) for c in ".;!?\n") + 1 : stop]
        if not _PAID.search(sentence) or (paid.best and FIELDS[paid.best.field].kind is Kind.MONEY_ONCE):
            continue
        times(paid, 1 / months)
        q.period, time.dropped = "month", "the time that was paid for"
        if paid.best is None or paid.best.score < 1.5:
            paid.candidates = [Candidate("prompting_cost_per_month", 2.0, "paid")]


_EVERY = re.compile(r"\bevery (?:other )?$")
_TO_RUN = re.compile(r"\s*(?:to (?:run|host|serve|operate)|(?:for|of) (?:running|hosting|serving))\b")


def every_so_often(text: str, found: Sequence[Attached]) -> None:
    """ "An invoice every two months, 8.4K each": one amount for several months, or for some weeks."""
    for time in found:
        t = time.quantity
        if (
            t.unit != "time"
            or t.time not in ("week", "month", "year")
            or not _EVERY.search(text[max(0, time.start - 20) : time.start])
        ):
            continue
        months = canonical("horizon_months", t)
        near = [
            i
            for i in found
            if i is not time
            and i.quantity.unit in ("", "money")
            and (i.quantity.currency or i.quantity.scaled)
            and abs(i.start - time.end) < 40
            and i.quantity.period is None
            and "." not in text[min(i.end, time.end) : max(i.start, time.start)].strip()
        ]
        near = [i for i in near if text[i.end : time.start].strip() == "every"] or near
        running = _TO_RUN.match(text[time.end :])
        if len(near) == 1 and isinstance(months, Decimal) and months > 0 and (running or _PAID.search(text)):
            times(near[0], 1 / months)
            near[0].quantity.period, near[0].quantity.per, time.dropped = "month", None, "how often"
            field = "ft_inference_cost_per_month" if running else "prompting_cost_per_month"
            near[0].candidates = [Candidate(field, 2.6, running.group().strip() if running else "paid")]


def so_many_times_a_month(text: str, found: Sequence[Attached]) -> None:
    """ "They bill us 7k for the API twice a month"; "bimonthly" is twice a month, or every second one."""
    for item in found:
        q, behind = item.quantity, text[item.end :]
        money = (q.currency or q.scaled) and q.unit in ("", "money") and q.per is None
        often = _TIMES_A_PERIOD.match(behind)
        if money and often and q.period in (None, often.group(2)):
            times(item, Decimal(_MANY_TIMES[often.group(1)]))
            q.period = often.group(2)
        if money and re.search(r"\bbi-?(?:month|week|annual)\w*\b", text) and len(found) == 1:
            q.doubtful = True
