"""What every option is priced from, and what pricing gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue import Catalogue, add_months
from advisor.finance import SEARCH_MONTHS
from advisor.inputs import Inputs
from advisor.ledger import Ledger

Months = NDArray[np.float64]
"""One figure per month 1..120."""


@dataclass(frozen=True)
class Context:
    """Inputs, price book and day."""

    inputs: Inputs
    catalogue: Catalogue
    on: date

    @cached_property
    def growth_index(self) -> Months:
        """(1 + g)^(m - 1) for months 1..120."""
        return np.asarray(
            (1.0 + self.inputs.need("growth_rate_per_month")) ** np.arange(SEARCH_MONTHS), dtype=np.float64
        )

    @cached_property
    def api_price_index(self) -> Months:
        """(1 - f)^((m - 1) / 12): the expected change of API prices on top of the dated list."""
        decline = self.inputs.need("api_price_decline_per_year")
        return np.asarray((1.0 - decline) ** (np.arange(SEARCH_MONTHS) / 12.0), dtype=np.float64)

    def volume(self) -> Months | None:
        """Requests in months 1..120, None when the volume is not known."""
        requests = self.inputs.get("requests_per_month")
        return None if requests is None else requests * self.growth_index

    def shape(self) -> tuple[int, int] | None:
        """(input, output) tokens of one request, None when not both are known."""
        tokens = self.inputs.get("input_tokens_per_request"), self.inputs.get("output_tokens_per_request")
        return None if tokens[0] is None or tokens[1] is None else (round(tokens[0]), round(tokens[1]))

    def by_month(self, model: str, price: Callable[[date], float | None]) -> Months | None:
        """`price` of each month's first day; looked up once per dated step of the book. None when one is missing."""
        end = add_months(self.on, SEARCH_MONTHS)
        steps = [self.on, *self.catalogue.price_changes(model, self.on, end)]
        values = np.zeros(SEARCH_MONTHS)
        starts = [add_months(self.on, m) for m in range(SEARCH_MONTHS)] if len(steps) > 1 else []
        for step in steps:
            value = price(step)
            if value is None:
                return None
            first = next((m for m, start in enumerate(starts) if start >= step), 0 if step == self.on else None)
            if first is not None:
                values[first:] = value
        return values


@dataclass(frozen=True)
class Priced:
    """One option's ledger, or what is missing to price it; `notes` say which figures were taken."""

    ledger: Ledger | None = None
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    model: str | None = None
    unavailable: str = ""
    facts: dict[str, float] = field(default_factory=dict[str, float])


def missing_inputs(context: Context, *fields: str) -> tuple[str, ...]:
    """Those of `fields` that nobody stated and nothing gives."""
    inputs = context.inputs
    return tuple(f for f in fields if inputs.get(f) is None and getattr(inputs.scenario, f) is None)
