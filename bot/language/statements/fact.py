"""One input that is not a number, with the words that say it; and tables of such words."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    field: str
    value: bool | str
    words: str


def rows(*rows: tuple[str, bool | str, str]) -> tuple[tuple[str, bool | str, re.Pattern[str]], ...]:
    return tuple((name, value, re.compile(pattern)) for name, value, pattern in rows)
