"""What the stages of the arithmetic share: scaling a figure, letting one take the place of another, what "comes to" is."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import canonical


def times(item: Attached, factor: Decimal) -> None:
    q = item.quantity
    q.low = None if q.low is None else q.low * factor
    q.high = None if q.high is None else q.high * factor
    q.scaled, q.doubtful = True, False


_PART_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ft_data_prep_cost", re.compile(r"\b(?:data|prep|labell?ing|cleaning)\b")),
    ("ft_training_cost", re.compile(r"\btraining\b|\bcompute\b|\bgpu\b")),
    ("ft_eval_cost", re.compile(r"\bevals?\b|\bevaluation\b|\btesting\b|\bqa\b")),
    ("ft_engineering_cost", re.compile(r"\beng(?:ineering)?\b|\bdev\w*\b|\bpeople\b|\bintegration\b")),
)


def part_in(text: str) -> str:
    return next((name for name, pattern in _PART_WORDS if pattern.search(text)), "")


def take_over(item: Attached, whole: Attached) -> None:
    """The part has the field and the period of the whole."""
    item.candidates, item.inherits = whole.candidates, True
    item.quantity.period = item.quantity.period or whole.quantity.period
    item.quantity.unit = item.quantity.unit or whole.quantity.unit
    item.quantity.currency = item.quantity.currency or whole.quantity.currency
    item.quantity.doubtful, item.dropped = False, ""


def same_kind(a: Attached, b: Attached) -> bool:
    q, r = a.quantity, b.quantity
    same_unit = q.unit == r.unit or not r.unit or (q.unit == "" and r.unit in ("money", "requests"))
    return same_unit and (r.period is None or q.period is None or r.period == q.period) and q.per == r.per


def value_of(item: Attached) -> Decimal | None:
    """The canonical value of a figure for the field it is most likely of; None for ranges and where it has none."""
    if item.best is None:
        return None
    value = canonical(item.best.field, item.quantity)
    return value if isinstance(value, Decimal) else None
