"""One number with its sign, scale and currency: "-4K", "two and a half million", "50ish", "€11k"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.language.figures import numerals, units
from bot.language.figures.qualifiers import is_currency_word
from bot.language.figures.quantity import Quantity
from bot.language.text.tokens import Kind, Token


def starts_number(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    return (
        tokens[i].kind is Kind.NUMBER
        or numerals.read_words(words, i) is not None
        or (words[i] in ("~", "-", "minus") and i + 1 < len(tokens) and tokens[i + 1].kind is Kind.NUMBER)
    )


_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?$")


def number(tokens: Sequence[Token], words: Sequence[str], i: int, currency: str | None) -> Quantity | None:
    spelt = words[i] == "minus" and words[i - 1 : i] in (["to"], ["is"], ["at"], ["="], ["of"], [":"]) and i > 0
    negative = (
        (spelt or (words[i] == "-" and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start))
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
        inner = number(tokens, words, i + 1, currency)
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
            and _GROUP.match(tokens[j].text)
            and text.isdigit()
            and tokens[j].start == tokens[j - 1].end + 1
            and len(tokens[i].text) <= 3
        ):
            text, j = text + tokens[j].text, j + 1
        found = _from_digits(tokens, words, i, j, text, currency)
        if list(words[j : j + 3]) == ["and", "a", "half"] and found.low is not None and found.low < 1000:
            found.low = found.high = found.low + Decimal("0.5")
            found.last = j + 3
        return found
    if (
        words[i] == "a"
        and words[i + 1 : i + 2] in (["cent"], ["penny"], ["buck"], ["dollar"], ["euro"], ["quid"])
        and currency is None
    ):
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
    value, doubtful = numerals.read_digits(text, near, scaled or after in units.PERCENT or after in units.TIME)
    if i > 0 and tokens[i - 1].end == tokens[i].start and words[i - 1] in units.SCALES:
        doubtful = True  # the second part of "7k5k"
    if scaled and value == 0:
        doubtful = True  # "0K": nobody writes that; a shell made it of "$10K"
    behind = tokens[j + 1] if scaled and j + 1 < len(tokens) else None
    if behind is not None and behind.start == tokens[j].end and behind.text[:1].isdigit():
        doubtful = True  # "7k7"
    return Quantity(i, j, value or Decimal(0), value or Decimal(0), doubtful=doubtful or value is None, digits=text)


def _spoken_cents(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
    """ "4 bucks 50", "a buck twenty": the hundredths behind a currency's name; the place behind them, 0 for none."""
    if i >= len(tokens) or tokens[i - 1].kind is not Kind.WORD or q.scaled or q.low is None or q.low >= 1000:
        return 0
    read = numerals.read_words(words, i)
    digits = tokens[i].kind is Kind.NUMBER and len(tokens[i].text) == 2 and tokens[i].text.isdigit()
    value, used = (Decimal(tokens[i].text), 1) if digits else (read or (Decimal(0), 0))
    after = words[i + used] if i + used < len(words) else ""
    if not 10 <= value < 100 or not used or after in units.SCALES or after in units.NOUNS or after in units.CURRENCIES:
        return 0
    q.low = q.high = q.low + value / 100
    return i + used


def scale_and_more(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
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
            cents = _spoken_cents(tokens, words, i + 1, q)
            if cents:
                return cents
        elif (
            glued
            and q.unit == ""
            and word not in units.TIME
            and word not in units.NOUNS
            and tokens[i].kind is Kind.WORD
            and word not in units.PERCENT
            and word not in units.RATE_WORDS
            and word not in units.CENTS
            and word not in ("x", "m", "pcm", "pm", "pa", "th", "st", "nd", "rd", "in", "out", "per", "pp", "bps", "bp")
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
