"""What every option is priced from, and what pricing gives back.

The same code prices one scenario (figures are floats, months an axis of 120) and many variants of it at once
(figures are columns of shape (n, 1)): flips, tornado and samples run through the very model of the point answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from advisor import throughput
from advisor.catalogue import Catalogue, model_size
from advisor.finance import SEARCH_MONTHS
from advisor.inputs import Inputs
from advisor.ledger import Array, Figure, Ledger
from advisor.sources import Source

Price = Callable[["Context"], "Priced"]
DEFAULT_GPU = "h100"
_SECONDS_PER_DAY = 86_400


@dataclass(frozen=True)
class Context:
    """Inputs, price book and day; `columns` replace figures by variants; `choices` fix what the point answer chose.

    `used` collects the inputs that pricing looked at.
    """

    inputs: Inputs
    catalogue: Catalogue
    on: date
    months: int = SEARCH_MONTHS
    columns: Mapping[str, Array] = field(default_factory=dict[str, Array])
    choices: dict[str, Any] = field(default_factory=dict[str, Any])
    used: set[str] = field(default_factory=set[str])
    memo: dict[str, Priced] = field(default_factory=dict[str, "Priced"])

    def figure(self, name: str) -> Figure | None:
        """An input, None when it is not known."""
        self.used.add(name)
        column = self.columns.get(name)
        return self.inputs.get(name) if column is None else column

    def said(self, name: str) -> Figure | None:
        """An input, only where the person said it or it follows from what was said."""
        if self.inputs.said(name) is None:
            return None
        return self.figure(name)

    def need(self, name: str) -> Figure:
        """An input that always has a sourced default. KeyError when it has none."""
        found = self.figure(name)
        if found is None:
            raise KeyError(name)
        return found

    def constant(self, key: str) -> float:
        """A parameter of the data folder that is no input."""
        return self.catalogue.value(key, self.on)

    @cached_property
    def growth_index(self) -> Array:
        """(1 + g)^(m - 1) for months 1..M."""
        return _compounded(self.need("growth_rate_per_month"), self.months, 1.0)

    @cached_property
    def api_price_index(self) -> Figure:
        """(1 - f)^((m - 1) / 12): the expected change of API prices on top of the dated list."""
        decline = self.need("api_price_decline_per_year")
        if isinstance(decline, float) and decline == 0.0:
            return 1.0
        return _compounded(-decline, self.months, 1.0 / 12.0)

    @cached_property
    def volume(self) -> Array | None:
        """Requests in months 1..M, None when the volume is not known."""
        requests = self.figure("requests_per_month")
        return None if requests is None else requests * self.growth_index

    @property
    def shape(self) -> tuple[Figure, Figure] | None:
        """(input, output) tokens of one request, None when not both are known."""
        tokens_in, tokens_out = self.figure("input_tokens_per_request"), self.figure("output_tokens_per_request")
        return None if tokens_in is None or tokens_out is None else (tokens_in, tokens_out)

    @cached_property
    def peak(self) -> Array | None:
        """Requests per second at the peak in months 1..M; None without a volume."""
        if self.volume is None:
            return None
        seconds = self.constant("traffic_days_per_month") * _SECONDS_PER_DAY
        return self.volume / seconds * self.need("peak_to_average")

    @property
    def gpu(self) -> str:
        return self.inputs.scenario.gpu_type or DEFAULT_GPU

    @cached_property
    def serving_curve(self) -> throughput.Curve | None:
        """The measured serving curve of the tuned model on the card; None when nothing was measured."""
        size = model_size(self.inputs.scenario.ft_model)
        return None if size is None else throughput.curve(self.catalogue, self.gpu, size)

    def priced(self, option: str) -> Priced:
        """Another option of the same context, priced once."""
        if option not in self.memo:
            self.memo[option] = PRICERS[option](self)
        return self.memo[option]

    def usd(self, amount: float) -> float | None:
        """A dollar amount of the data folder in the scenario's currency; None without an exchange rate."""
        rate = self.inputs.usd_rate
        return None if rate is None else amount * rate


PRICERS: dict[str, Price] = {}
"""Filled by `advisor.options`: every option's pricing function by id."""


OneOff = tuple[str, tuple[int, ...], Figure]


@dataclass(frozen=True)
class Project:
    """A way to serve as if it were live from month 1: `upfront` and `running` lines, by calendar month.

    `builds`: it takes `build_months` until it is live. `one_off`: costs that come once it is live, as (name, months,
    amount each time).
    """

    upfront: Mapping[str, Figure]
    running: Mapping[str, Figure]
    builds: bool = True
    one_off: tuple[OneOff, ...] = ()


@dataclass(frozen=True)
class Priced:
    """One option's ledger, or what is missing to price it; `notes` say which figures were taken.

    `facts` are numbers that gates, rules and views speak of; `sources` back the notes.
    """

    ledger: Ledger | None = None
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    model: str | None = None
    unavailable: str = ""
    facts: Mapping[str, float] = field(default_factory=dict[str, float])
    sources: tuple[Source, ...] = ()
    project: Project | None = None


def missing_inputs(context: Context, *fields: str) -> tuple[str, ...]:
    """Those of `fields` that nobody stated and nothing gives."""
    inputs = context.inputs
    return tuple(f for f in fields if inputs.get(f) is None and getattr(inputs.scenario, f) is None)


def _compounded(rate: Figure, months: int, power: float) -> Array:
    """(1 + rate)^(power x (m - 1)) for months 1..M; a column of rates gives one row each."""
    step = (1.0 + rate) ** power
    if not isinstance(step, np.ndarray):
        return np.asarray(step ** np.arange(months), dtype=np.float64)
    steps = np.broadcast_to(step, (len(step), months)).copy()
    steps[:, 0] = 1.0
    return np.asarray(np.cumprod(steps, axis=1), dtype=np.float64)
