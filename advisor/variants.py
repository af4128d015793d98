"""Many variants of one scenario priced at once, through the very model of the point answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from advisor import finance
from advisor.inputs import Inputs
from advisor.ledger import Array
from advisor.options import BASELINE
from advisor.options.base import Context

DISCOUNT = "discount_rate_per_year"


def vary(inputs: Inputs, field: str, values: Array) -> dict[str, Array]:
    """Columns for one input as a hypothetical: a said bill goes with the volume, as it belongs to it."""
    columns = {field: values[:, None]}
    if field == "requests_per_month":
        bill, before = inputs.get("prompting_cost_per_month"), inputs.get(field)
        if bill is not None and before:
            columns["prompting_cost_per_month"] = values[:, None] * (bill / before)
    return columns


def stack(inputs: Inputs, changes: Sequence[tuple[str, Array]]) -> dict[str, Array]:
    """Columns in which each block of rows varies one input and leaves the others at the scenario's figures."""
    size = sum(len(values) for _, values in changes)
    columns: dict[str, Array] = {}
    start = 0
    for field, values in changes:
        for name, column in vary(inputs, field, values).items():
            if name not in columns:
                columns[name] = np.full((size, 1), inputs.get(name))
            columns[name][start : start + len(values)] = column
        start += len(values)
    return columns


@dataclass(frozen=True)
class Outcome:
    """Savings against the baseline of each option and variant, months 0..H; shape (n, H + 1)."""

    savings: Mapping[str, Array]
    factors: Array

    def npv(self, option: str) -> Array:
        """Net present value of each variant, shape (n,)."""
        flows = self.savings[option]
        return flows @ self.factors if self.factors.ndim == 1 else np.einsum("nm,nm->n", flows, self.factors)

    def headroom(self, option: str) -> Array:
        """The best cumulative saving from month 1 to the horizon: >= 0 means that it pays back. Shape (n,)."""
        return np.cumsum(self.savings[option], axis=1)[:, 1:].max(axis=1)

    def payback(self, option: str) -> Array:
        """Fractional break-even months of each variant, infinite where the horizon ends first. Shape (n,)."""
        flows = self.savings[option]
        cumulative = np.cumsum(flows, axis=1)
        reached = cumulative >= -finance.TIE * np.abs(flows).max(axis=1, keepdims=True)
        month = reached.argmax(axis=1)
        row = np.arange(len(flows))
        after, before = cumulative[row, month], cumulative[row, np.maximum(month - 1, 0)]
        with np.errstate(divide="ignore", invalid="ignore"):
            inside = np.minimum(1.0, -before / (after - before))
        months = np.where(month == 0, 0.0, month - 1 + inside)
        return np.where(reached.any(axis=1), months, np.inf)


def evaluate(context: Context, columns: Mapping[str, Array], options: Sequence[str]) -> Outcome | None:
    """Price `options` for every row of `columns` over the horizon; None when the baseline has no price."""
    horizon = max(1, round(context.inputs.need("horizon_months")))
    rows = len(next(iter(columns.values())))
    varied = replace(context, months=horizon, columns=columns, memo={}, used=set())
    baseline = varied.priced(BASELINE).ledger
    if baseline is None:
        return None
    today = baseline.total
    savings: dict[str, Array] = {}
    for option in options:
        if option == BASELINE:
            savings[option] = np.zeros((rows, horizon + 1))
            continue
        ledger = varied.priced(option).ledger
        if ledger is not None:
            savings[option] = np.broadcast_to(today - ledger.total, (rows, horizon + 1))
    return Outcome(savings, _factors(varied.need(DISCOUNT), horizon))


def _factors(rate: float | Array, horizon: int) -> Array:
    """Discount factors of months 0..H; one row per variant when the rate is a column."""
    monthly = (1.0 + rate) ** (1.0 / 12.0)
    return np.asarray(monthly ** -np.arange(horizon + 1.0), dtype=np.float64)
