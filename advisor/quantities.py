"""Numbers as people state them: exact points and ranges, with open ends kept open."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, PlainSerializer, model_validator

SIGNIFICANT_DIGITS = 12


def rounded(value: float) -> float:
    """`value` to 12 significant digits, so that JSON is the same on every NumPy and CPU."""
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")


def _as_json_number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)


Exact = Annotated[Decimal, PlainSerializer(_as_json_number, when_used="json")]
"""A Decimal that is written to JSON as a number."""


class Range(BaseModel):
    """A stated range; `None` on one side is an open bound ("at least 1M")."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    low: Exact | None = None
    high: Exact | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("a range needs at least one end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("the low end of a range is above its high end")
        return self

    @property
    def point(self) -> Decimal:
        """The figure a range stands for: the midpoint when closed, the stated bound when open."""
        if self.low is None:
            assert self.high is not None
            return self.high
        if self.high is None:
            return self.low
        return (self.low + self.high) / 2

    @property
    def closed(self) -> bool:
        return self.low is not None and self.high is not None

    def scaled(self, factor: Decimal) -> Range:
        """Both ends times `factor` (> 0)."""
        return Range(
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )


Number = Exact | Range
"""A numeric input: a point or a range."""


def point(value: Number) -> Decimal:
    """The point figure of a number, see `Range.point`."""
    return value.point if isinstance(value, Range) else value


def ends(value: Number) -> tuple[Decimal | None, Decimal | None]:
    """Both ends of a number; a point has the same end twice."""
    return (value.low, value.high) if isinstance(value, Range) else (value, value)
