"""Quantities: currency, number or range, scale, unit, period - put together from tokens in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.language import numerals, units
from bot.language.bounds import read_bounds
from bot.language.qualifiers import is_currency_word, read_qualifiers
from bot.language.quantity import Quantity
from bot.language.tokens import Kind, Token

_MOVED = frozenset(
    [
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
_CASES = frozenset(
    [
        "answers",
        "answer",
        "requests",
        "calls",
        "cases",
        "replies",
        "times",
        "outputs",
        "predictions",
        "tickets",
        "questions",
        "examples",
        "documents",
        "samples",
        "wrong",
        "right",
        "of",
        "is",
        "are",
    ]
)
_SPOKEN_UNITS = tuple([unit] for unit in (*units.MONTHS_IN, "second", "minute", "hour"))
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
            found.append(quantity)
            i = max(i + 1, quantity.last)
    return found


def _quantity_at(tokens: Sequence[Token], words: Sequence[str], i: int) -> Quantity | None:
    start, currency = i, None
    if words[i] in units.CURRENCIES and (tokens[i].kind is Kind.SIGN or i + 1 < len(words)):
        if i + 1 >= len(tokens) or not _starts_number(tokens, words, i + 1):
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
    first = _number(tokens, words, i, currency)
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
    i = _scale_and_more(tokens, words, i, quantity)
    i = _second_end(tokens, words, i, quantity)
    if quantity.currency and not quantity.unit:
        quantity.unit = "money"
    i = read_qualifiers(tokens, words, i, quantity)
    i = _give_or_take(tokens, words, i, quantity)
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
    ends = j + 2 == len(words) and i == 1  # "4 in 5" and nothing more
    rare = words[j : j + 1] == ["in"] and q.value <= 10 and (ends or (words[j + 2 : j + 3] and words[j + 2] in _CASES))
    after = 1 if rare else 2
    ours = words[j : j + 1] == ["of"] and words[j + 1 : j + 2] and words[j + 1] in ("our", "the", "those", "my")
    if (words[j : j + 1] == ["/"] and words[j + 1 : j + 2] == ["100"] and q.value <= 100) or (
        words[j : j + 1] == ["of"] and words[j + 2 : j + 3] and words[j + 2] in _CASES and q.digits
    ):
        after = 1
    elif ours and _CASES & set(words[j + 3 : j + 6]):
        after = 2
    elif (list(words[j : j + 2]) != ["out", "of"] and not rare) or j + after >= len(words):
        return None
    whole = _number(tokens, words, j + after, None)
    if whole is None or q.low is None or whole.low is None or not 0 <= q.low <= whole.low or whole.low < 2:
        return None
    percent = q.low * 100 / whole.low
    return Quantity(q.first, whole.last, percent, percent, unit="percent", digits=q.digits)


def _starts_number(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    return (
        tokens[i].kind is Kind.NUMBER
        or numerals.read_words(words, i) is not None
        or (words[i] in ("~", "-", "minus") and i + 1 < len(tokens) and tokens[i + 1].kind is Kind.NUMBER)
    )


def _number(tokens: Sequence[Token], words: Sequence[str], i: int, currency: str | None) -> Quantity | None:
    spelt = words[i] == "minus" and words[i - 1 : i] in (["to"], ["is"], ["at"], ["="], ["of"]) and i > 0
    negative = (
        (words[i] == "-" or spelt)
        and i + 1 < len(tokens)
        and tokens[i + 1].kind is Kind.NUMBER
        and (
            i == 0
            or spelt
            or words[i - 1] in ("$", "€", "£", "=", ":", "of", "is", "to", "at")
            or tokens[i].start > tokens[i - 1].end
        )
    )
    if negative or (words[i] == "~" and i + 1 < len(tokens) and tokens[i + 1].kind is Kind.NUMBER):
        inner = _number(tokens, words, i + 1, currency)
        if inner is None or inner.in_words:
            return None
        if negative and inner.low is not None:
            inner.low = inner.high = -inner.low
        inner.first = i
        return inner
    if tokens[i].kind is Kind.NUMBER:
        text, j = tokens[i].text, i + 1
        while (
            j < len(tokens)
            and tokens[j].kind is Kind.NUMBER
            and len(tokens[j].text) == 3
            and text.isdigit()
            and tokens[j].start == tokens[j - 1].end + 1
            and len(tokens[i].text) <= 3
            and tokens[j].text.isdigit()
        ):
            text, j = text + tokens[j].text, j + 1
        found = _from_digits(tokens, words, i, j, text, currency)
        if list(words[j : j + 3]) == ["and", "a", "half"] and found.low is not None and found.low < 1000:
            found.low = found.high = found.low + Decimal("0.5")
            found.last = j + 3
        return found
    if words[i] == "a" and words[i + 1 : i + 2] in (["cent"], ["penny"]) and currency is None:
        return Quantity(i, i + 1, Decimal(1), Decimal(1), in_words=True)
    read = numerals.read_words(words, i)
    if read is None:
        return None
    value, used = read
    return Quantity(
        i,
        i + used,
        value,
        value,
        in_words=True,
        unit="money" if "grand" in words[i : i + used] else "",
        scaled=any(units.SCALES.get(w, 0) >= 1000 for w in words[i : i + used]),
    )


def _from_digits(
    tokens: Sequence[Token], words: Sequence[str], i: int, j: int, text: str, currency: str | None
) -> Quantity:
    if "e" in text:
        plain = re.fullmatch(r"\d+(?:\.\d+)?e-?\d{1,3}", text) is not None
        value: Decimal | None = Decimal(text if plain else 0)
        assert value is not None
        impossible = not plain or abs(value.adjusted()) > 30
        return Quantity(
            i,
            j,
            Decimal(0) if impossible else value,
            Decimal(0) if impossible else value,
            doubtful=impossible,
            digits=text,
        )
    after = words[j] if j < len(words) else ""
    scaled = after in units.SCALES and j < len(tokens) and tokens[j].start <= tokens[j - 1].end + 1
    near = currency or units.CURRENCIES.get(after if not scaled else (words[j + 1] if j + 1 < len(words) else ""))
    value, doubtful = numerals.read_digits(text, near, scaled or after in units.PERCENT)
    if i > 0 and tokens[i - 1].end == tokens[i].start and words[i - 1] in units.SCALES:
        doubtful = True  # the second part of "7k5k"
    if scaled and value == 0:
        doubtful = True  # "0K": nobody writes that; a shell made it of "$10K"
    behind = tokens[j + 1] if scaled and j + 1 < len(tokens) else None
    if behind is not None and behind.start == tokens[j].end and behind.text[:1].isdigit():
        doubtful = True  # "7k7"
    return Quantity(i, j, value or Decimal(0), value or Decimal(0), doubtful=doubtful or value is None, digits=text)


def _scale_and_more(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
    """Scale letters and words, "ish", "+", currency behind the number."""
    while i < len(tokens):
        word, glued = words[i], tokens[i].start == tokens[i - 1].end
        if word.endswith("ish") and word[:-3] in units.SCALES and glued:
            _times(q, units.SCALES[word[:-3]])
        elif (
            glued
            and len(word) > 1
            and word[0] in "km"
            and word[1:] in units.CURRENCIES
            and not q.scaled
            and word not in units.TIME
        ):
            _times(q, units.SCALES[word[0]])
            q.currency = units.CURRENCIES[word[1:]]
        elif (
            word in units.SCALES
            and not (q.scaled and word in ("m", "b", "k"))
            and (glued or len(word) > 2 or word in ("k", "m", "bn", "mm", "cr"))
            and not _is_time_m(words, i, q)
        ):
            q.m_suffix = word == "m"
            _times(q, units.SCALES[word])
            if word == "grand" and not q.unit:
                q.unit = "money"
        elif word in ("ish", "+", "~") and glued:
            q.bound = q.bound or word == "+"
        elif word == "-" and glued and words[i + 1 : i + 2] == ["ish"]:
            i += 1
        elif word in units.CURRENCIES and q.currency is None and is_currency_word(tokens, words, i):
            q.currency = units.CURRENCIES[word]
        elif (
            glued
            and q.unit == ""
            and word not in units.TIME
            and word not in units.NOUNS
            and tokens[i].kind is Kind.WORD
            and word not in units.PERCENT
            and word not in units.RATE_WORDS
            and word not in units.CENTS
            and word not in ("x", "m", "pcm", "pm", "pa", "th", "st", "nd", "rd", "in", "out", "per", "pp")
        ):
            q.doubtful = True
            q.notes.append(f"I do not know the suffix {word!r}")
            return i + 1
        else:
            break
        i += 1
    return i


def _is_time_m(words: Sequence[str], i: int, q: Quantity) -> bool:
    """ "12m" is twelve months where the words before speak of time."""
    before = [*words[max(0, q.first - 4) : q.first], *words[i + 1 : i + 2]]
    if words[i + 1 : i + 2] and words[i + 1] in units.NOUNS:
        return False
    return (
        words[i] == "m"
        and q.currency is None
        and any(
            w in ("horizon", "payback", "within", "over", "break-even", "breakeven", "window", "in", "every", "retrain")
            for w in before
        )
        and q.value <= 120
    )


def _times(q: Quantity, factor: Decimal) -> None:
    q.low = None if q.low is None else q.low * factor
    q.high = None if q.high is None else q.high * factor
    q.scaled = True


def _second_end(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
    """ "7-9K", "$21-24K", "6 to 9k", "between 6 and 9k", "200k..350k", "30k ± 4k"."""
    if i >= len(words) or q.is_range or q.low is None:
        return i
    joiner = words[i]
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
    if not (joiner in ("-", "..", "±", "+/-", "to") or (joiner == "and" and between) or tolerance):
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
    currency = q.currency
    if j < len(words) and words[j] in units.CURRENCIES:
        currency, j = units.CURRENCIES[words[j]], j + 1
    if j >= len(words) or (q.currency and currency != q.currency):
        return i
    second = _number(tokens, words, j, currency)
    if second is None or second.low is None or (second.in_words and not q.in_words and joiner != "to"):
        return i
    if joiner == "to" and not after_from and not between and q.unit == "":
        pass  # "from 6 to 9k" is a range; a change "from 9k to 6k" is told apart by its order below
    end = _scale_and_more(tokens, words, second.last, second)
    low, high = q.low, second.low
    if tolerance:
        percent = end < len(words) and words[end] in units.PERCENT
        spread = low * high / 100 if percent else high
        q.low, q.high = low - spread, low + spread
        q.currency = q.currency or second.currency
        return end + 1 if percent else end
    if second.scaled and not q.scaled and low < high:
        factor = high / Decimal(1)
        scale = _scale_of(second, high)
        low = low * scale if low * scale <= high else low
        del factor
    elif q.scaled and not second.scaled and high < low:
        return i
    if moved:  # "gone from 2k to 11k": the second is today's
        low = high
    if low > high and (between or joiner == "-"):
        low, high = high, low
    if low > high:
        return i
    q.low, q.high, q.scaled = low, high, q.scaled or second.scaled
    q.doubtful = q.doubtful or second.doubtful
    q.currency = q.currency or second.currency or currency
    q.in_words = q.in_words and second.in_words
    q.m_suffix = second.m_suffix
    return end


def _give_or_take(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
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
    spread = _number(tokens, words, j, q.currency) if j < len(words) else None
    if spread is None or spread.low is None:
        return i
    end = _scale_and_more(tokens, words, spread.last, spread)
    percent = end < len(words) and words[end] in units.PERCENT
    by = q.low * spread.low / 100 if percent else spread.low
    q.low, q.high = q.low - by, q.low + by
    return end + 1 if percent else end


def _scale_of(q: Quantity, value: Decimal) -> Decimal:
    """The scale that was applied to the second end of a range."""
    if not q.digits:
        return next((s for s in (Decimal(10**9), Decimal(10**6), Decimal(1000)) if value >= s), Decimal(1))
    plain, _ = numerals.read_digits(q.digits, "EUR", True) if q.digits else (None, False)
    return value / plain if plain else Decimal(1)
