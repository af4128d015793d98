"""Month-by-month cost lines of one option: month 0 is the upfront cost, month m ends m months from the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from advisor.finance import SEARCH_MONTHS

Line = NDArray[np.float64]
"""Costs of months 0..120, in the scenario's currency; savings are negative."""


def no_cost() -> Line:
    return np.zeros(SEARCH_MONTHS + 1)


def monthly(costs: NDArray[np.float64] | float) -> Line:
    """A line with nothing upfront and `costs` in months 1..120."""
    line = no_cost()
    line[1:] = costs
    return line


def once(cost: float) -> Line:
    """A line with an upfront cost only."""
    line = no_cost()
    line[0] = cost
    return line


@dataclass(frozen=True)
class Ledger:
    """The lines of one option by name. Their sum is the option's cost: there is no other total."""

    lines: Mapping[str, Line]

    @cached_property
    def total(self) -> Line:
        return np.sum([*self.lines.values()], axis=0) if self.lines else no_cost()

    @property
    def upfront(self) -> float:
        return float(self.total[0])

    def total_at(self, month: int) -> float:
        """Undiscounted cost from month 0 to the end of a month."""
        return float(self.total[: month + 1].sum())

    def saving_against(self, baseline: Ledger) -> Line:
        """The incremental flows: what the baseline costs minus what this costs."""
        return baseline.total - self.total
