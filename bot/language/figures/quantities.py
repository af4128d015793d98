"""Quantities: currency, number or range, scale, unit, period - put together from tokens in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.language.figures import numerals, units
from bot.language.figures.bounds import read_bounds
from bot.language.figures.numbers import number, scale_and_more, starts_number
from bot.language.figures.qualifiers import read_qualifiers
from bot.language.figures.quantity import Quantity
from bot.language.figures.ranges import give_or_take, second_end
from bot.language.text.tokens import Kind, Token

_CASES = frozenset(
    [
        "answers",
        "answer",
        "requests",
        "calls",
        "cases",
        "replies",
        "times",
        "time",
        "outputs",
        "predictions",
        "tickets",
        "questions",
        "examples",
        "documents",
        "samples",
        "wrong",
        "right",
        "correct",
        "of",
        "is",
        "are",
    ]
)
_GETS = frozenset({"gets", "get", "right", "correct", "hits", "manages", "answers"})
_SPOKEN_UNITS = tuple([unit] for unit in (*units.MONTHS_IN, "second", "minute", "hour"))
_MOMENTS = (["sec"], ["second"], ["minute"])
_BELOW = (["under"], ["within"], ["below"], ["than"])
_PLURAL_TIMES = (["years"], ["months"], ["weeks"], ["quarters"])
_RIGHT = frozenset({"right", "correct", "wrong"})
_LONE_WORDS = frozenset({"one", "zero", "second", "a"})


_COMPOUND = re.compile(r"\w-\w|ish$")
_STARTS = frozenset((*units.CURRENCIES, *numerals.WORDS, *units.MONTHS_IN, "~", "-", "minus"))
"""Tokens that a quantity may begin with, beside digits and compounds with a hyphen."""


def find_quantities(tokens: Sequence[Token], most: int = 1000) -> list[Quantity]:
    """The quantities in order, up to `most`. Each token belongs to at most one."""
    words = [t.text for t in tokens]
    found: list[Quantity] = []
    i = 0
    while i < len(tokens) and len(found) < most:
        if tokens[i].kind is not Kind.NUMBER and words[i] not in _STARTS and not _COMPOUND.search(words[i]):
            i += 1
            continue
        quantity = _quantity_at(tokens, words, i)
        if quantity is None:
            i += 1
        else:
            glued = found and found[-1].doubtful and tokens[found[-1].last - 1].end == tokens[quantity.first].start
            if glued:
                found[-1].last = quantity.last  # "7k7" is one thing that cannot be read
            else:
                found.append(quantity)
            i = max(i + 1, quantity.last)
    return found


def _quantity_at(tokens: Sequence[Token], words: Sequence[str], i: int) -> Quantity | None:
    start, currency = i, None
    if words[i] in units.CURRENCIES and (tokens[i].kind is Kind.SIGN or i + 1 < len(words)):
        if i + 1 >= len(tokens) or not starts_number(tokens, words, i + 1):
            return None
        currency, i = units.CURRENCIES[words[i]], i + 1
    spoken = _spoken_time(words, i) if currency is None else None
    if spoken is not None:
        return spoken
    if (
        words[i] == "one"
        and words[i - 1 : i] in (["in"], ["per"])
        and words[i + 1 : i + 2]
        and words[i + 1] in units.TIME
    ):
        return None
    first = number(tokens, words, i, currency)
    if first is None:
        return None
    quantity, i = first, first.last
    quantity.first = start
    share = _share_of(tokens, words, i, quantity) if currency is None else None
    if share is not None:
        return share
    if (
        currency
        and start > 0
        and words[start - 1] == "-"
        and tokens[start].start == tokens[start - 1].end
        and (start == 1 or tokens[start - 1].start > tokens[start - 2].end)
        and quantity.low is not None
    ):
        quantity.low = quantity.high = -quantity.low
    quantity.currency = currency
    i = scale_and_more(tokens, words, i, quantity)
    i = second_end(tokens, words, i, quantity)
    if quantity.currency and not quantity.unit:
        quantity.unit = "money"
    i = read_qualifiers(tokens, words, i, quantity)
    i = give_or_take(tokens, words, i, quantity)
    quantity.last = i
    read_bounds(words, quantity)
    if (
        quantity.in_words
        and not quantity.unit
        and not quantity.scaled
        and quantity.last - quantity.first == 1
        and words[quantity.first] in _LONE_WORDS
    ):
        return None
    return quantity


def _spoken_time(words: Sequence[str], i: int) -> Quantity | None:
    """ "a year and a half", "half a year": times without a number."""
    moment = words[i] == "a" and words[i + 1 : i + 2] in _MOMENTS and words[i + 2 : i + 3] != ["and"]
    if moment and i > 0 and words[i - 1 : i] in _BELOW:
        return Quantity(i, i + 2, Decimal(1), Decimal(1), unit="time", time=units.TIME[words[i + 1]], in_words=True)
    pair = list(words[i : i + 3])
    if (
        pair[:2] == ["a", "couple"]
        and words[i + 2 + (pair[2:] == ["of"]) : i + 3 + (pair[2:] == ["of"])] in _PLURAL_TIMES
    ):
        last = i + 3 + (pair[2:] == ["of"])
        return Quantity(i, last, Decimal(2), Decimal(2), unit="time", time=words[last - 1][:-1], in_words=True)
    j = i + 1 if words[i] in ("a", "one") else i
    if words[j : j + 1] in _SPOKEN_UNITS and list(words[j + 1 : j + 4]) == ["and", "a", "half"]:
        return Quantity(i, j + 4, Decimal("1.5"), Decimal("1.5"), unit="time", time=words[j], in_words=True)
    part = numerals.read_fraction(words, i) if words[i : i + 1] == ["a"] else None
    if part and words[i + 2 : i + 4] == ["of", "a"] and words[i + 4 : i + 5] in _SPOKEN_UNITS:
        return Quantity(i, i + 5, part[0], part[0], unit="time", time=words[i + 4], in_words=True)
    if words[i] == "half" and words[i + 1 : i + 2] in (["a"], ["an"]) and words[i + 2 : i + 3] in _SPOKEN_UNITS:
        return Quantity(i, i + 3, Decimal("0.5"), Decimal("0.5"), unit="time", time=words[i + 2], in_words=True)
    return None


def _share_of(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> Quantity | None:
    """ "7 out of 10", "nine times out of ten": a percentage."""
    j = i + 1 if words[i : i + 1] and words[i] in _CASES and words[i] not in ("of", "is", "are") else i
    ends = j + 2 == len(words) and (i == 1 or (_RIGHT | _GETS) & set(words))  # "4 in 5" and nothing more
    judged = _RIGHT & set(words[j + 2 : j + 6])
    rare = words[j : j + 1] == ["in"] and (
        judged or (q.value <= 10 and (ends or (words[j + 2 : j + 3] and words[j + 2] in _CASES)))
    )
    after = 1 if rare else 2
    ours = words[j : j + 1] == ["of"] and words[j + 1 : j + 2] and words[j + 1] in ("our", "the", "those", "my")
    if (words[j : j + 1] == ["/"] and words[j + 1 : j + 2] == ["100"] and q.value <= 100) or (
        words[j : j + 1] == ["of"]
        and (q.digits or (words[j + 2 : j + 3] and words[j + 2] in _CASES))
        and ((words[j + 2 : j + 3] and words[j + 2] in _CASES) or (j + 2 == len(words) and _RIGHT & set(words)))
    ):
        after = 1
    elif ours and (_CASES - {"of", "is", "are"}) & set(words[j + 3 : j + 6]):
        after = 2
    elif (list(words[j : j + 2]) != ["out", "of"] and not rare) or j + after >= len(words):
        return None
    after += words[j + after : j + after + 1] == ["every"]
    if j + after >= len(words):
        return None
    whole = number(tokens, words, j + after, None)
    if whole is None or q.low is None or whole.low is None or not 0 <= q.low <= whole.low or whole.low < 2:
        return None
    percent = q.low * 100 / whole.low
    stars = whole.low in (5, 10) and q.low != q.low.to_integral_value()  # "4.2 out of 5" is a mark, no share
    return Quantity(q.first, whole.last, percent, percent, unit="percent", digits=q.digits, doubtful=stars)
