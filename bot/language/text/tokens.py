"""One pass over the text into numbers, words, identifiers and signs. Bounded, unnested patterns: linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from bot.language.figures.units import CODES_BEFORE_DIGITS


class Kind(IntEnum):
    NUMBER = 0
    WORD = 1
    NAME = 2  # letters and digits mixed: gpt-4, v2, INC-2231, h100: never a quantity
    SIGN = 3
    BREAK = 4


@dataclass(slots=True)
class Token:
    kind: Kind
    text: str
    start: int
    end: int


_CODES = "|".join(CODES_BEFORE_DIGITS)
_TOKEN = re.compile(
    rf"(?P<code>(?:{_CODES})(?=\d))"
    r"|(?P<times>x(?=\d{1,3}(?!\w)))"
    r"|(?P<dated>\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,2}/0\d(?![\d/])|\d{1,2}:\d{2}(?!\d))"
    r"|(?P<currency>(?<![a-z])(?:us|hk|nz|c|a|s|r)\$)"
    r"|(?P<name>(?<!\d)[a-z_]{1,40}(?:[-_.]?\d[\w.]{0,20})(?:-[\w.]{1,20}){0,6}|\#\d{1,15})"
    r"|(?P<number>\d{1,40}(?:[.,']\d{1,20}){0,8}(?:e-?\d{1,3}(?!\w))?|\.\d{1,15})"
    r"|(?P<word>[^\W\d_]{1,40}(?:['-][^\W\d_]{1,40}){0,4})"
    r"|(?P<break>\n)"
    r"|(?P<sign>->|>=|<=|\+/-|±|\.\.|[^\s\w]|_)"
)
_KINDS = {
    "code": Kind.WORD,
    "times": Kind.WORD,
    "dated": Kind.NAME,
    "name": Kind.NAME,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "currency": Kind.SIGN,
    "break": Kind.BREAK,
    "sign": Kind.SIGN,
}


def tokenise(lower: str) -> list[Token]:
    """Tokens of a lower-cased message in order."""
    return [Token(_KINDS[m.lastgroup or "sign"], m.group(), m.start(), m.end()) for m in _TOKEN.finditer(lower)]
