"""The other end of a range, and tolerances: "7-9K", "between 6 and 9k", "200k..350k", "30k ± 4k"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.language.figures import numerals, units
from bot.language.figures.numbers import number, scale_and_more
from bot.language.figures.quantity import Quantity
from bot.language.text.tokens import Token

_MOVED = frozenset(
    [
        "goes",
        "gone",
        "went",
        "grown",
        "grew",
        "moved",
        "jumped",
        "rose",
        "risen",
        "climbed",
        "crept",
        "increased",
        "come",
        "came",
        "fallen",
        "fell",
        "dropped",
        "switched",
        "changed",
    ]
)


_LIFT = frozenset(
    {"get", "gets", "take", "takes", "bring", "brings", "lift", "lifts", "raise", "raises", "push", "move"}
)


def second_end(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
    """ "7-9K", "$21-24K", "6 to 9k", "between 6 and 9k", "200k..350k", "30k ± 4k"."""
    if i >= len(words) or q.is_range or q.low is None:
        return i
    joiner = words[i]
    if q.digits.isdigit() and 1990 <= q.low <= 2099 and words[q.first - 1 : q.first] == ["in"] and q.currency is None:
        return i  # "from 21K in 2024 to 16.5K today"
    if list(words[i : i + 2]) == ["up", "to"] and words[q.first - 1 : q.first] == ["from"]:
        joiner, i = "to", i + 1
    between = q.first > 0 and "between" in words[max(0, q.first - 3) : q.first]
    tolerance = joiner in ("±", "+/-") or words[i : i + 3] == ["plus", "or", "minus"]
    after_from = joiner == "to" and q.first > 0 and words[q.first - 1] not in ("from",)
    moved = (
        joiner == "to"
        and words[q.first - 1 : q.first] == ["from"]
        and _MOVED & set(words[max(0, q.first - 5) : q.first])
    )
    three_or_four = (
        joiner == "or"
        and q.in_words
        and not q.scaled
        and q.low < 12
        and i + 2 < len(words)
        and words[i + 2] in units.SCALES
        and (next_one := numerals.read_words([words[i + 1]], 0)) is not None
        and 0 < next_one[0] - q.low <= 2
    )
    if three_or_four:
        joiner = "to"
    if not (joiner in ("-", "..", "±", "+/-", "to") or (joiner in ("and", "&") and between) or tolerance):
        return i
    if (
        joiner == "-"
        and tokens[i].start > tokens[i - 1].end
        and (i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end)
    ):
        return i
    j = i + (3 if joiner == "plus" else 1)
    while joiner == ".." and j < len(words) and words[j] == ".":
        j += 1
    lifted = (
        joiner == "to"
        and words[q.first - 1 : q.first] == ["from"]
        and _LIFT & set(words[max(0, q.first - 6) : q.first])
    )
    if lifted and "accuracy" in words[max(0, q.first - 5) : q.first] and q.currency is None:
        return i  # "gets accuracy from 88 to 93 percent": today's and the target
    currency = q.currency
    if j < len(words) and words[j] in units.CURRENCIES:
        currency, j = units.CURRENCIES[words[j]], j + 1
    if j >= len(words) or (q.currency and currency != q.currency):
        return i
    second = number(tokens, words, j, currency)
    if second is None or second.low is None or (second.in_words and not q.in_words and joiner != "to" and not between):
        return i
    if joiner == "to" and not after_from and not between and q.unit == "":
        pass  # "from 6 to 9k" is a range; a change "from 9k to 6k" is told apart by its order below
    end = scale_and_more(tokens, words, second.last, second)
    low, high = q.low, second.low
    if tolerance:
        percent = end < len(words) and words[end] in units.PERCENT
        spread = abs(low * high / 100 if percent else high)
        q.low, q.high = low - spread, low + spread
        q.currency = q.currency or second.currency
        return end + 1 if percent else end
    if q.in_words and second.in_words and low < 10 and 100 <= high < 1000 and high % 100 == 0 and not second.scaled:
        low *= 100  # "four to six hundred"
    if second.scaled and not q.scaled and low < high:
        factor = high / Decimal(1)
        scale = _scale_of(second, high)
        low = low * scale if low * scale <= high else low
        del factor
    elif q.scaled and not second.scaled and high < low:
        return i
    if moved:  # "gone from 2k to 11k": the second is today's
        low = high
        q.notes.append("moved")
    if low > high and (between or joiner == "-"):
        low, high = high, low
    if low > high:
        return i
    if q.low and (
        (high / q.low > 1000 and low * 1000 < high) or (second.scaled and not q.scaled and high >= 100 * low)
    ):
        q.doubtful = True  # "4..2M"
    q.low, q.high, q.scaled = low, high, q.scaled or second.scaled
    q.doubtful = q.doubtful or second.doubtful
    q.currency = q.currency or second.currency or currency
    q.in_words = q.in_words and second.in_words
    q.m_suffix = second.m_suffix
    return end


def give_or_take(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
    """ "16k a month, give or take 10%", "75k a month ± 5k": a tolerance behind the period."""
    j = i + 1 if words[i : i + 1] == [","] else i
    if list(words[j : j + 3]) == ["give", "or", "take"]:
        j += 3
    elif words[j : j + 1] in (["±"], ["+/-"]):
        j += 1
    else:
        return i
    if q.is_range or q.low is None or j >= len(words):
        return i
    j += words[j] in units.CURRENCIES
    spread = number(tokens, words, j, q.currency) if j < len(words) else None
    if spread is None or spread.low is None:
        return i
    end = scale_and_more(tokens, words, spread.last, spread)
    percent = end < len(words) and words[end] in units.PERCENT
    by = abs(q.low * spread.low / 100 if percent else spread.low)
    q.low, q.high = q.low - by, q.low + by
    return end + 1 if percent else end


def _scale_of(q: Quantity, value: Decimal) -> Decimal:
    """The scale that was applied to the second end of a range."""
    if not q.digits:
        return next((s for s in (Decimal(10**9), Decimal(10**6), Decimal(1000)) if value >= s), Decimal(1))
    plain, _ = numerals.read_digits(q.digits, "EUR", True) if q.digits else (None, False)
    return value / plain if plain else Decimal(1)
