"""Years: four digits that are a date and no figure."""

from __future__ import annotations

import re

from bot.language.figures.quantity import Quantity

_BEFORE = re.compile(
    r"\b(?:in|since|for|from|by|until|till|of|end|early|late|mid|fy|during|q[1-4]|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|through|founded|est|established|budget|year|scenario|plan)\s+\d{0,2},?\s*$"
)

_AFTER = re.compile(r"^ (?:report|study|survey|budget|paper|article|figures|plan)\b")


def is_year(text: str, q: Quantity, start: int) -> bool:
    """Whether the figure at `start` is a year: "in 2023", "Q3 2026"."""
    if not (q.unit == "" and not q.scaled and q.period is None and q.per is None and q.currency is None):
        return False
    before = text[max(0, start - 30) : start]
    after = text[start + 4 : start + 16]
    digits = q.digits.isdigit() and len(q.digits) == 4 and 1990 <= int(q.digits) <= 2099
    return digits and (
        (re.search(r"\b(?:the|our|that|this|my) $", before) is not None and re.match(r"^ [a-z]{4,}", after) is not None)
        or _BEFORE.search(before) is not None
        or not before.strip()
        or (before.endswith("\n") and text[start + 4 : start + 5] == ":")
        or _AFTER.match(after) is not None
    )
