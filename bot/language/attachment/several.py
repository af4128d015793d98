"""Several figures of which not all can hold: one or the other, offers, months apart, later ones; people who use it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate

_EITHER = re.compile(r"^\s*,?\s*or\s+(?:maybe |even |perhaps |more like |was it |is it |it was |it is )*[$€£]?$")
_OR_WAS_IT = re.compile(r"\bor (?:was|is) it (?:maybe |more like |about )?[$€£]?$")


_BY_THEN = re.compile(
    r"\b(?:by|until|till|come) (?:the )?(?:end of (?:the |this |next )?\w+|christmas|easter|year[- ]?end|next \w+|summer|autumn|spring|winter|q[1-4]|jan\w*|feb\w*|march|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b[^.;\d]{0,25}\b(?:should|will|expect|hope|plan|maybe|probably|reach|hit|target|be at|want)\b[^.;\d]{0,15}$|\b(?:we|it)'ll (?:be|have|hit|reach)\b[^.;\d]{0,20}$"
)
_PEOPLE_USE_IT = re.compile(
    r"^ (?:[a-z]+ ){0,5}(?:use|uses|using|work with|works with|rely on) (?:it|this|that|the [a-z]+|[a-z]+bot)\b"
)


def people_who_use_it(text: str, found: Sequence[Attached]) -> None:
    """ "2,100 advisers use the thing daily": how many requests each of them makes is not said."""
    for item in found:
        q = item.quantity
        if q.currency or q.per or q.unit not in ("", "other", "requests") or not _PEOPLE_USE_IT.match(text[item.end :]):
            continue
        if any(o is not item and o.best and o.best.field == "requests_per_month" and not o.dropped for o in found):
            item.dropped = item.dropped or "a count of people or things"
        elif q.period or re.search(
            r"\b(?:daily|every day|all day|constantly|weekly)\b", text[item.end : item.end + 60]
        ):
            item.doubt("how_many_each")
            item.dropped = ""
            item.candidates = [Candidate("requests_per_month", 2.0, "people who use it")]


def by_then(text: str, found: Sequence[Attached]) -> None:
    """ "By christmas we should be at 2M": no figure of today; in doubt where it is the only one of its kind."""
    for item in found:
        q = item.quantity
        if item.dropped or not (q.unit in ("requests", "") and (q.period or q.scaled)) or q.currency:
            continue
        if not _BY_THEN.search(text[max(0, item.start - 80) : item.start]):
            continue
        if any(o is not item and o.best and o.best.field == "requests_per_month" and not o.dropped for o in found):
            item.dropped = "not yet so"
        else:
            item.doubt("not_of_today")


def one_or_the_other(text: str, live: Sequence[Attached]) -> None:
    for first, second in pairwise(live):
        gap = text[first.end : second.start]
        broken = gap == " " and first.quantity.digits.count(",") == 1 and second.quantity.value < 10
        if broken or (first.quantity.unit == "" and second.quantity.unit == "time" and _EITHER.match(gap)):
            first.doubt("unclear_number")  # "8,50 0"; "2 or 3 years"
            second.doubt("unclear_number")
        unsure = re.search(r"\bcould be (?:about )?[$€£]?$", gap) and re.search(
            r"could be (?:about )?[$€£]?$", text[: first.start]
        )
        alike = second.quantity.unit in ("", first.quantity.unit) or (
            first.quantity.unit == "" and second.quantity.unit in ("percent", "use_cases", "examples", "requests")
        )
        if (_EITHER.match(gap) or _OR_WAS_IT.search(gap[-60:]) or unsure) and alike:
            first.doubt("one_or_other")
            second.doubt("one_or_other")
            if first.best and second.best and first.best.score != second.best.score:
                named = max(first.best, second.best, key=lambda c: c.score)
                first.candidates = second.candidates = [named]  # "60K or 90K upfront": both of them


_OFFERS = re.compile(
    r"\b(?:two|three|2|3|several|both|different) (?:[a-z]+ )?(?:offers|quotes|bids|estimates|proposals|numbers|figures)\b"
)
_CHOSEN = re.compile(r"\b(?:signed|picked|chose|chosen|took|taking|went with|going with|go with|accepted|decided)\b")
_NOT_CHOSEN = re.compile(
    r"\b(?:haven'?t|have not|not|yet to|still) (?:yet )?(?:signed|picked|chosen|decided|pick|choose|decide|open)\b"
)


def several_offers(text: str, live: Sequence[Attached]) -> None:
    """ "Two offers on my desk, 24K and 41K": none of them, until one is chosen; of the chosen one the figure."""
    offers = _OFFERS.search(text)
    money = [
        i
        for i in live
        if offers
        and i.start >= offers.end()
        and i.quantity.unit in ("", "money")
        and (i.quantity.scaled or i.quantity.currency)
    ]
    if offers is None or len(money) < 2:
        return
    for item in live:
        if offers.start() <= item.start < offers.end():
            item.dropped = "how many offers there are"
    first, second = money[:2]
    if first.quantity.period != second.quantity.period:
        return
    cheaper = re.search(r"\b(?:cheaper|lower|smaller|cheapest)\b", text) and not re.search(
        r"\b(?:dearer|higher)\b", text
    )
    if (
        _CHOSEN.search(text)
        and not _NOT_CHOSEN.search(text)
        and (cheaper or re.search(r"\b(?:dearer|higher|pricier)\b", text))
    ):
        by_size = sorted((first, second), key=lambda i: i.quantity.value)
        taken, other = by_size if cheaper else by_size[::-1]
        other.dropped = "an offer that was not taken"
        taken.candidates = max((first, second), key=lambda i: i.best.score if i.best else 0).candidates
        taken.quantity.period = first.quantity.period
        return
    first.doubt("which_offer")
    second.doubt("which_offer")


_IN_A_MONTH = re.compile(
    r"^\s*(?:in|for) (?:jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b"
)


def month_by_month(text: str, live: Sequence[Attached]) -> None:
    """ "4k in march, 11k in april, 31k in may": bills so far apart that none is a usual month's."""
    bills = [i for i in live if _IN_A_MONTH.match(text[i.end :]) and i.quantity.unit in ("", "money")]
    if len(bills) > 1 and max(i.quantity.value for i in bills) > 2 * min(i.quantity.value for i in bills):
        for item in bills:
            item.doubt("one_or_other")
