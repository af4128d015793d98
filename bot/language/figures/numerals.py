"""Numbers written in digits (with every common grouping) and in words, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.language.text.normalise import MAX_DIGITS

_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|\d{1,3}(?:\.\d{3})+,\d{1,2}$")
_SWISS = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_PLAIN = re.compile(r"\d+(?:\.\d+)?$|\.\d+$")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}$|0,\d{1,8}$")
_ONE_DOT_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}$")
_CONTINENTAL = frozenset({"EUR", "CHF", "PLN", "DKK", "SEK", "NOK", "BRL", "CZK", "RON", "HUF", "TRY"})


def read_digits(text: str, currency: str | None, scaled: bool) -> tuple[Decimal | None, bool]:
    """(value, doubtful): the exact value of a digit string, None when it has no reading.

    Doubtful readings are those that two careful people would read differently: "$14,00", "1.200 requests".
    """
    if sum(c.isdigit() for c in text) > MAX_DIGITS:
        return None, True
    if _ONE_DOT_GROUP.match(text) and not scaled:
        if currency in _CONTINENTAL:
            return Decimal(text.replace(".", "")), False
        return Decimal(text), currency is None
    if _PLAIN.match(text):
        return Decimal(text), False
    if text.startswith("0,") and _COMMA_DECIMAL.match(text):
        return Decimal(text.replace(",", ".")), False
    if _ENGLISH.match(text) or _INDIAN.match(text):
        return Decimal(text.replace(",", "")), False
    if _SWISS.match(text):
        return Decimal(text.replace("'", "")), False
    if _EUROPEAN.match(text):
        return Decimal(text.replace(".", "").replace(",", ".")), False
    if _COMMA_DECIMAL.match(text):
        return Decimal(text.replace(",", ".")), not (scaled or currency in _CONTINENTAL)
    return None, True


_UNITS = {
    w: Decimal(i)
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: Decimal(10 * i)
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_TENS["fourty"] = Decimal(40)
_BIG = {
    "thousand": Decimal(1000),
    "grand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "lakh": Decimal(10**5),
    "lakhs": Decimal(10**5),
    "crore": Decimal(10**7),
    "crores": Decimal(10**7),
    "k": Decimal(1000),
    "mil": Decimal(10**6),
}
_PARTS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3,
    "fifth": Decimal("0.2"),
    "tenth": Decimal("0.1"),
    "tenths": Decimal("0.1"),
    "fifths": Decimal("0.2"),
}
SIMPLE = {**_UNITS, **_TENS}
_DIGITS = frozenset(map(Decimal, range(1, 10)))
WORDS = frozenset((*SIMPLE, *_BIG, *_PARTS, "a", "couple", "hundred", "dozen"))
"""Words that a number may begin with."""


def read_words(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """(value, words used) of a number in words that starts at `at`; None when there is none.

    Reads "seven thousand five hundred", "sixty grand", "half a million", "three quarters of a million",
    "one and a half million", "a hundred", "twenty-five", "a couple of hundred".
    """
    fraction = _fraction_of_scale(words, at)
    if fraction is not None:
        return fraction
    if "couple" in words[at : at + 2]:
        return _couple(words, at)
    total, group, i, seen = Decimal(0), Decimal(0), at, False
    while i < len(words):
        word = words[i]
        compound = _compound(word)
        if compound is not None:
            spoken = seen and i - at == 1 and group in _DIGITS and compound >= 20
            group = group * 100 + compound if spoken else group + compound  # "one fifty" is 150
        elif word == "dozen" and (seen or _is_article(words, i)):
            group = (group or 1) * 12
        elif word == "hundred" and (seen or _is_article(words, i)):
            group = (group or 1) * 100
        elif word in _BIG and (seen or _is_article(words, i)):
            if word in ("k",) and not seen:
                break
            total += (group or 1) * _BIG[word]
            group = Decimal(0)
        elif (
            word == "a"
            and not seen
            and i + 1 < len(words)
            and words[i + 1] in ("hundred", "thousand", "million", "dozen")
        ):
            i += 1
            continue
        elif word == "and" and seen and words[i + 1 : i + 3] == ["a", "half"]:
            group += Decimal("0.5")
            i += 3
            continue
        elif (
            word == "and"
            and seen
            and i + 1 < len(words)
            and _compound(words[i + 1]) is not None
            and words[i - 1] in ("hundred", "thousand")
        ):
            i += 1
            continue
        elif word == "point" and seen and i + 1 < len(words) and words[i + 1] in _UNITS:
            group += _UNITS[words[i + 1]] / 10
            i += 2
            continue
        else:
            break
        seen = True
        i += 1
    return (total + group, i - at) if seen else None


def _couple(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """ "a couple of hundred": two of a scale."""
    i = at + 1 if words[at] == "a" else at
    if words[i] != "couple":
        return None
    i = i + 2 if words[i + 1 : i + 2] == ["of"] else i + 1
    if i >= len(words) or not (words[i] in _BIG or words[i] in ("hundred", "dozen")):
        return None
    read = read_words(["two", *words[i : i + 6]], 0)
    return (read[0], i - at + read[1] - 1) if read else None


def _compound(word: str) -> Decimal | None:
    if word.endswith("ish"):
        word = word[:-3].rstrip("-")
    if word in SIMPLE:
        return SIMPLE[word]
    tens, _, unit = word.partition("-")
    return _TENS[tens] + _UNITS[unit] if tens in _TENS and unit in _UNITS else None


def _is_article(words: Sequence[str], i: int) -> bool:
    return i > 0 and words[i - 1] == "a"


def _fraction_of_scale(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """ "half a million", "a quarter million", "three quarters of a million"."""
    i, times = at, Decimal(1)
    if i < len(words) and words[i] in _UNITS and i + 1 < len(words) and words[i + 1] in _PARTS:
        times, i = _UNITS[words[i]], i + 1
    elif i + 1 < len(words) and words[i] == "a" and words[i + 1] in _PARTS:
        i += 1
    if i >= len(words) or words[i] not in _PARTS:
        return None
    part, i = _PARTS[words[i]], i + 1
    while i < len(words) and words[i] in ("of", "a", "an"):
        i += 1
    if i < len(words) and words[i] in _BIG and words[i] != "k":
        return times * part * _BIG[words[i]], i + 1 - at
    if i < len(words) and words[i] in ("cent", "cents", "penny"):
        return times * part, i - at
    return None


def read_fraction(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """(fraction, words used) of "half", "a quarter", "two thirds" that stand for a share, not for a period."""
    i, times = at, Decimal(1)
    if i < len(words) and words[i] in ("a", "an", "one"):
        i += 1
    elif i < len(words) and words[i] in _UNITS:
        times, i = _UNITS[words[i]], i + 1
    if i < len(words) and words[i] in _PARTS:
        return times * _PARTS[words[i]], i + 1 - at
    return None
