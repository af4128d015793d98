"""From a quantity to a field's canonical value: periods, percentages, scales of time; and whether it can fit at all."""

from __future__ import annotations

from decimal import Decimal

from advisor import FIELDS, Range
from advisor.fields import Kind
from bot.language.figures import units
from bot.language.figures.quantity import Quantity

_THRESHOLDS = ("target_accuracy", "latency_target_ms")
_FRACTIONS = (Kind.FRACTION, Kind.GROWTH, Kind.YEARLY_RATE)


def fits(name: str, q: Quantity) -> bool:
    """Whether a bare or typed quantity can be a value of a field, as an answer to a question about it."""
    spec = FIELDS.get(name)
    if spec is None or not spec.kind.is_numeric:
        return False
    kind = spec.kind
    if (
        q.unit == "money"
        and q.period
        and kind in (Kind.MONEY_PER_EXAMPLE, Kind.MONEY_PER_REQUEST, Kind.MONEY_PER_ERROR)
    ):
        return False
    if q.unit == "money":
        return kind.is_money and (
            q.per is None
            or kind in (Kind.MONEY_PER_REQUEST, Kind.MONEY_PER_EXAMPLE, Kind.MONEY_PER_ERROR, Kind.MONEY_PER_MTOK)
        )
    if q.unit == "percent":
        return kind in _FRACTIONS
    if q.unit == "requests":
        return kind is Kind.PER_MONTH
    if q.unit == "tokens":
        return kind is Kind.TOKENS
    if q.unit == "time":
        return kind in (Kind.MONTHS, Kind.MILLISECONDS)
    if q.unit in ("examples", "use_cases", "epochs", "gpus"):
        return kind is Kind.COUNT
    if q.unit == "fte":
        return name == "ops_fte"
    if q.unit == "":
        if kind in _FRACTIONS:
            return not q.scaled and q.period is None and abs(q.value) <= 100
        if q.period is not None:
            return kind in (Kind.MONEY_PER_MONTH, Kind.PER_MONTH)
        if kind is Kind.RATIO:
            return not q.scaled and abs(q.value) <= 100
        if kind is Kind.MONTHS or name in ("use_cases", "training_epochs"):
            return not q.scaled and abs(q.value) <= spec.high
        return True
    return False


def canonical(name: str, q: Quantity) -> Decimal | Range | None:
    """The canonical value for a field; None when the quantity's unit and the field's do not go together."""
    factor = _factor(name, q)
    if factor is None:
        return None
    low = None if q.low is None else _apply(name, q, q.low, factor)
    high = None if q.high is None else _apply(name, q, q.high, factor)
    if name in _THRESHOLDS and (low is None or high is None):
        return low if low is not None else high
    if low is not None and low == high:
        return low
    if _is_complement(name, q):  # "10 to 14 % wrong" is 86 to 90 % right: the ends change places
        low, high = high, low
    if low is not None and high is not None and low > high:
        return None
    return Range(low=low, high=high)


def _is_complement(name: str, q: Quantity) -> bool:
    return "wrong" in q.notes and name in ("current_accuracy", "target_accuracy")


def _apply(name: str, q: Quantity, value: Decimal, factor: Decimal) -> Decimal:
    if name == "growth_rate_per_month" and q.period == "year" and value <= -100:
        return value / 100  # less than nothing is left: out of bounds
    if name == "growth_rate_per_month" and q.period == "year":
        return Decimal(str(round(float(1 + value / 100) ** (1 / 12) - 1, 10)))
    if name == "discount_rate_per_year" and q.period == "month":
        return Decimal(str(round(float(1 + value / 100) ** 12 - 1, 10)))
    if _is_complement(name, q):
        return 1 - value * factor
    result = value * factor
    return result.normalize() if result == result.to_integral_value() and abs(result) < 10**15 else +result


def _factor(name: str, q: Quantity) -> Decimal | None:
    kind = FIELDS[name].kind
    if kind in _FRACTIONS:
        if q.unit == "percent":
            per_period = {"quarter": Decimal(1) / 3, "week": Decimal(52) / 12, "day": Decimal(30)}
            scale = per_period.get(q.period or "", Decimal(1)) if kind is Kind.GROWTH else Decimal(1)
            return scale / 100
        if q.unit == "times" and kind is Kind.FRACTION:
            return None
        return Decimal(1) if abs(q.value) <= 1 and {".", ","} & set(q.digits) else Decimal("0.01")
    if kind in (Kind.MONEY_PER_MONTH, Kind.PER_MONTH):
        return units.PER_MONTH[q.period] if q.period else Decimal(1)
    if kind is Kind.MONEY_PER_HOUR:
        return units.PER_MONTH[q.period] / units.PER_MONTH["hour"] if q.period else Decimal(1)
    if kind is Kind.MONEY_PER_YEAR:
        return units.PER_MONTH[q.period] * 12 if q.period else Decimal(1)
    if kind is Kind.MONEY_PER_REQUEST:
        return Decimal(1)
    if kind is Kind.MONEY_PER_MTOK:
        return Decimal(1000) if q.per == "ktok" else Decimal(1)
    if kind is Kind.MONTHS:
        if q.unit == "time":
            return units.MONTHS_IN.get(q.time or "")
        return Decimal(1)
    if kind is Kind.MILLISECONDS:
        if q.unit == "time":
            return units.MILLISECONDS.get(q.time or "")
        return Decimal(1)
    return Decimal(1)
