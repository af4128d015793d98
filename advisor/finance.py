"""Payback, discounted payback, NPV, IRR, ROI: named conventions over a series of monthly flows.

A flow series is a float array of length H + 1: index 0 is today (upfront, undiscounted), index m the end of month m.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Flows = NDArray[np.float64]
SEARCH_MONTHS = 120
"""How far break-even is searched."""
TIE = 1e-9
"""Relative to the largest flow: month ends that are even count as paid back."""


@dataclass(frozen=True, slots=True)
class Payback:
    """First month end with a cumulative saving >= 0, and the fractional month, linear inside that month."""

    month: int
    months: float


@dataclass(frozen=True, slots=True)
class Irr:
    """Internal rate of return. `status` is "one", "none" or "multiple"; rates only for "one"."""

    status: str
    per_month: float | None = None
    per_year: float | None = None


def monthly_rate(per_year: float) -> float:
    """The monthly rate of an effective annual rate R: (1 + R)^(1/12) - 1."""
    return float((1.0 + per_year) ** (1.0 / 12.0) - 1.0)


def discount_factors(per_year: float, count: int) -> Flows:
    """1 / (1 + r)^m for months 0..count - 1."""
    return np.asarray((1.0 + per_year) ** (-np.arange(count) / 12.0), dtype=np.float64)


def discounted(flows: Flows, per_year: float) -> Flows:
    """Present values: flow m / (1 + r)^m."""
    return flows * discount_factors(per_year, len(flows))


def npv(flows: Flows, per_year: float) -> float:
    """Net present value with month 0 undiscounted and the others at month ends."""
    return float(discounted(flows, per_year).sum())


def payback(flows: Flows) -> Payback | None:
    """Break-even of a flow series, None when it is not reached within the series. Ties count."""
    return paybacks(flows[None, :])[0]


def paybacks(flows: Flows) -> list[Payback | None]:
    """Break-even of each row of an (n, months) array, as `payback`."""
    cumulative = np.cumsum(flows, axis=1)
    reached = cumulative >= -TIE * np.abs(flows).max(axis=1, keepdims=True)
    months, ever = reached.argmax(axis=1).tolist(), reached.any(axis=1).tolist()
    found: list[Payback | None] = []
    for row, (month, paid) in enumerate(zip(months, ever, strict=True)):
        if not paid or month == 0:
            found.append(Payback(0, 0.0) if paid else None)
            continue
        before, after = float(cumulative[row, month - 1]), float(cumulative[row, month])
        found.append(Payback(month, month - 1 + min(1.0, -before / (after - before))))
    return found


def stays_ahead(flows: Flows, from_month: int) -> bool:
    """Whether the cumulative saving stays >= 0 from a month to the end of the series."""
    cumulative = np.cumsum(flows)[from_month:]
    return bool((cumulative >= -TIE * float(np.abs(flows).max(initial=0.0))).all())


def irr(flows: Flows) -> Irr:
    """Monthly internal rate of return and its compounded annual form, (1 + i)^12 - 1.

    Rates from -99 % to 1,000 % a month are searched on a dense grid for changes of sign of the NPV, and the one found
    is refined by Newton's method. No change is "none", more than one "multiple".
    """
    return irrs(flows[None, :])[0]


def irrs(flows: Flows) -> list[Irr]:
    """`irr` of each row of an (n, months) array."""
    largest = np.abs(flows).max(axis=1, keepdims=True)
    scaled = flows / np.where(largest > 0, largest, 1.0)
    above = _grid_factors(flows.shape[1]) @ scaled.T >= 0
    crossed = above[:-1] != above[1:]
    counts, cells = crossed.sum(axis=0).tolist(), crossed.argmax(axis=0)
    rates = _newton(scaled, _RATE_GRID[cells], _RATE_GRID[cells + 1]).tolist()
    return [
        Irr("one", rate, (1.0 + rate) ** 12 - 1.0) if count == 1 else Irr("multiple" if count else "none")
        for count, rate in zip(counts, rates, strict=True)
    ]


_RATE_GRID = np.concatenate(
    [np.linspace(-0.99, -0.1, 90)[:-1], np.linspace(-0.1, 0.5, 401)[:-1], np.geomspace(0.5, 10, 110)]
)


@lru_cache(maxsize=8)
def _grid_factors(count: int) -> NDArray[np.float64]:
    """Discount factors of months 0..count - 1 at each rate of the grid, shape (rates, count)."""
    return np.vander(1.0 / (1.0 + _RATE_GRID), count, increasing=True)


def _newton(flows: Flows, low: Flows, high: Flows) -> Flows:
    """The rate of each row inside its cell of the grid."""
    months = np.arange(flows.shape[1], dtype=np.float64)
    rates = (low + high) / 2
    for _ in range(_NEWTON_STEPS):
        present = flows * (1.0 + rates[:, None]) ** -months
        slopes = -(present @ months) / (1.0 + rates)
        steps = np.divide(present.sum(axis=1), slopes, out=np.zeros_like(slopes), where=slopes != 0)
        rates = np.clip(rates - steps, low, high)
    return rates


_NEWTON_STEPS = 5


def roi(flows: Flows) -> float | None:
    """Net saving over the series / upfront (the flow at month 0 as a cost); None without an upfront cost."""
    upfront = -float(flows[0])
    return None if upfront <= 0 else float(flows.sum()) / upfront
