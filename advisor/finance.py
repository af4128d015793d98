"""Payback, discounted payback, NPV, IRR, ROI: named conventions over a series of monthly flows.

A flow series is a float array of length H + 1: index 0 is today (upfront, undiscounted), index m the end of month m.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flows = NDArray[np.float64]
SEARCH_MONTHS = 120
"""How far break-even is searched."""
_TIE = 1e-9  # relative to the largest flow: month ends that are even count as paid back


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


def discounted(flows: Flows, per_year: float) -> Flows:
    """Present values: flow m / (1 + r)^m."""
    months = np.arange(len(flows))
    return flows / (1.0 + monthly_rate(per_year)) ** months


def npv(flows: Flows, per_year: float) -> float:
    """Net present value with month 0 undiscounted and the others at month ends."""
    return float(discounted(flows, per_year).sum())


def payback(flows: Flows) -> Payback | None:
    """Break-even of a flow series, None when it is not reached within the series. Ties count."""
    cumulative = np.cumsum(flows)
    tie = _TIE * float(np.abs(flows).max(initial=0.0))
    reached = np.flatnonzero(cumulative >= -tie)
    if not len(reached):
        return None
    month = int(reached[0])
    if month == 0:
        return Payback(0, 0.0)
    before, after = float(cumulative[month - 1]), float(cumulative[month])
    return Payback(month, month - 1 + min(1.0, -before / (after - before)))


def stays_ahead(flows: Flows, from_month: int) -> bool:
    """Whether the cumulative saving stays >= 0 from a month to the end of the series."""
    cumulative = np.cumsum(flows)[from_month:]
    return bool((cumulative >= -_TIE * float(np.abs(flows).max(initial=0.0))).all())


def irr(flows: Flows) -> Irr:
    """Monthly internal rate of return and its compounded annual form, (1 + i)^12 - 1.

    NPV as a function of the discount factor x = 1/(1+i) is a polynomial; its sign changes are searched on a dense
    grid of rates from -99 % to 1,000 % a month and refined by bisection. No sign change is "none", more than one
    "multiple".
    """
    if not (flows > 0).any() or not (flows < 0).any():
        return Irr("none")
    scaled = flows / np.abs(flows).max()
    rates = _RATE_GRID
    values = np.polynomial.polynomial.polyval(1.0 / (1.0 + rates), scaled)
    signs = np.sign(values)
    crossings = np.flatnonzero(signs[:-1] * signs[1:] < 0)
    exact = np.flatnonzero(signs == 0)
    if len(crossings) + len(exact) != 1:
        return Irr("none" if not len(crossings) + len(exact) else "multiple")
    rate = float(rates[exact[0]]) if len(exact) else _bisect(scaled, *rates[crossings[0] : crossings[0] + 2])
    return Irr("one", rate, float((1.0 + rate) ** 12 - 1.0))


_RATE_GRID = np.concatenate(
    [np.linspace(-0.99, -0.11, 177), np.linspace(-0.1, 1.0, 2201)[:-1], np.geomspace(1, 10, 200)]
)


def _bisect(flows: Flows, low: float, high: float) -> float:
    polyval = np.polynomial.polynomial.polyval
    sign_low = np.sign(polyval(1.0 / (1.0 + low), flows))
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if np.sign(polyval(1.0 / (1.0 + middle), flows)) == sign_low:
            low = middle
        else:
            high = middle
    return float((low + high) / 2)


def roi(flows: Flows) -> float | None:
    """Net saving over the series / upfront (the flow at month 0 as a cost); None without an upfront cost."""
    upfront = -float(flows[0])
    return None if upfront <= 0 else float(flows.sum()) / upfront
