"""Month-by-month cost lines of one option: month 0 is the upfront cost, month m ends m months from the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Figure = float | Array
"""One figure, or a column of shape (n, 1): one figure for each of n variants of a scenario."""


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of cost, in the scenario's currency; savings are negative.

    `upfront`: a figure. `monthly`: the cost of months 1..M with shape (M,) or (n, M), or a figure for each month.
    """

    upfront: Figure = 0.0
    monthly: Figure = 0.0

    def costs(self, last: int) -> tuple[float, ...]:
        """Costs of months 0..`last` of a single scenario."""
        monthly = self.monthly[:last].tolist() if isinstance(self.monthly, np.ndarray) else [self.monthly] * last
        return float(self.upfront), *monthly


@dataclass(frozen=True)
class Ledger:
    """The lines of one option by name over `months` months. Their sum is its cost: there is no other total."""

    lines: Mapping[str, Line]
    months: int

    @cached_property
    def total(self) -> Array:
        """Costs of months 0..M; shape (M + 1,), or (n, M + 1) when the lines hold columns."""
        upfront: Any = 0.0
        monthly: Any = 0.0
        for line in self.lines.values():
            upfront, monthly = upfront + line.upfront, monthly + line.monthly
        rows = np.broadcast_shapes(np.shape(upfront)[:-1], np.shape(monthly)[:-1])
        costs = np.empty((*rows, self.months + 1))
        costs[..., 0] = upfront[..., 0] if isinstance(upfront, np.ndarray) else upfront
        costs[..., 1:] = monthly
        return costs

    @property
    def upfront(self) -> float:
        return float(self.total[0])

    def total_at(self, month: int) -> float:
        """Undiscounted cost from month 0 to the end of a month."""
        return float(self.total[: month + 1].sum())

    def saving_against(self, baseline: Ledger) -> Array:
        """The incremental flows: what the baseline costs minus what this costs."""
        return baseline.total - self.total
