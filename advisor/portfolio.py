"""Which of several use cases to tune and which to leave on prompts, when fixed costs are shared.

Exact for up to 20 use cases: every subset is priced. The value of a subset is the sum of the NPVs of its use cases,
each tuned against prompting, less each shared cost once for those subsets that use it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from advisor import finance
from advisor.advise import price_options
from advisor.catalogue import Catalogue
from advisor.options import BASELINE, COMPUTED
from advisor.scenario import Scenario

MAX_USE_CASES = 20
_CHUNK = 1 << 16
_TUNED = ("quoted", *COMPUTED)


@dataclass(frozen=True, slots=True)
class SharedCost:
    """A cost paid once when any of `members` is tuned (empty: any use case)."""

    name: str
    upfront: float = 0.0
    per_month: float = 0.0
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One use case: tune or leave. `npv`: of tuning it alone, before shared costs; None: not priced, see `why`."""

    name: str
    tune: bool
    option: str | None
    npv: float | None
    monthly_today: float | None
    monthly_tuned: float | None
    upfront: float | None
    break_even_month: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The best subset. `npv`: its value after shared costs; `npv_all`: of tuning every priced use case."""

    decisions: tuple[Decision, ...]
    shared: tuple[SharedCost, ...]
    shared_npv: float
    npv: float
    npv_all: float | None
    currency: str
    horizon_months: int
    on: date
    status: Literal["tune_some", "tune_none", "tune_all", "need_more"]


def portfolio(
    use_cases: Mapping[str, Scenario],
    *,
    on: date,
    shared: Sequence[SharedCost] = (),
    catalogue: Catalogue | None = None,
) -> Portfolio:
    """Choose which of 1-20 use cases to tune on a day. All must share currency, horizon and discount rate.

    ValueError for none, for more than 20, for different conventions, or for a shared cost of an unknown use case.
    """
    if not 1 <= len(use_cases) <= MAX_USE_CASES:
        raise ValueError(f"a portfolio takes 1 to {MAX_USE_CASES} use cases, not {len(use_cases)}")
    for cost in shared:
        unknown = set(cost.members) - set(use_cases)
        if unknown:
            raise ValueError(f"{cost.name} is shared by {', '.join(sorted(unknown))}, which is no use case here")
    decisions: list[Decision] = []
    conventions: set[tuple[str, float, float]] = set()
    for name, scenario in use_cases.items():
        decision, convention = _alone(name, scenario, on, catalogue)
        decisions.append(decision)
        conventions.add(convention)
    if len(conventions) != 1:
        raise ValueError("the use cases differ in currency, horizon or discount rate: make them the same first")
    currency, horizon, rate = conventions.pop()
    costs = np.array([_shared_npv(cost, round(horizon), rate) for cost in shared])
    chosen, value, everything, paid = _best_subset(decisions, shared, costs)
    final = tuple(_decided(d, d.name in chosen) for d in decisions)
    tuned, priced = len(chosen), sum(d.npv is not None for d in decisions)
    status: Literal["tune_some", "tune_none", "tune_all", "need_more"] = "tune_some"
    if not priced:
        status = "need_more"
    elif not tuned:
        status = "tune_none"
    elif tuned == len(decisions):
        status = "tune_all"
    return Portfolio(final, tuple(shared), paid, value, everything, currency, round(horizon), on, status)


def _alone(
    name: str, scenario: Scenario, on: date, catalogue: Catalogue | None
) -> tuple[Decision, tuple[str, float, float]]:
    pricing = price_options(scenario, on, catalogue)
    inputs, by_id = pricing.context.inputs, {r.id: r for r in pricing.results}
    convention = inputs.currency, inputs.need("horizon_months"), inputs.need("discount_rate_per_year")
    today = by_id[BASELINE]
    able = [by_id[o] for o in _TUNED if by_id[o].priced and by_id[o].feasible and by_id[o].npv is not None]
    quoted = [r for r in able if r.id == "quoted"]
    best = max(quoted or able, key=lambda r: r.npv or 0.0, default=None)
    if best is None or not today.priced:
        blocked = next((g.fact for o in _TUNED for g in by_id[o].gates if g.blocks and not g.passed), None)
        missing = today.missing or by_id["quoted"].missing
        why = blocked or f"needs {', '.join(missing)}"
        return Decision(name, False, None, None, today.monthly, None, None, None, why), convention
    decision = Decision(
        name, False, best.id, best.npv, today.monthly, best.monthly, best.upfront, best.break_even_month, ""
    )
    return decision, convention


def _shared_npv(cost: SharedCost, horizon: int, rate: float) -> float:
    return cost.upfront + cost.per_month * float(finance.discount_factors(rate, horizon + 1)[1:].sum())


def _best_subset(
    decisions: Sequence[Decision], shared: Sequence[SharedCost], costs: np.ndarray
) -> tuple[set[str], float, float | None, float]:
    """The subset with the highest value, its value, the value of tuning all, and the shared costs it pays.

    Of equal subsets the one with the fewest projects wins: nothing is built for nothing.
    """
    able = [d for d in decisions if d.npv is not None]
    values = np.array([d.npv for d in able], dtype=np.float64)
    masks = [sum(1 << i for i, d in enumerate(able) if not c.members or d.name in c.members) for c in shared]
    best_value, best_mask, best_size = 0.0, 0, 0
    full = (1 << len(able)) - 1
    bits = np.arange(len(able))

    def value_of(subsets: np.ndarray) -> np.ndarray:
        chosen = (subsets[:, None] >> bits & 1).astype(np.float64)
        total = chosen @ values if len(able) else np.zeros(len(subsets))
        for mask, cost in zip(masks, costs, strict=True):
            total = total - cost * ((subsets & mask) != 0)
        return total

    for start in range(0, full + 1, _CHUNK):
        subsets = np.arange(start, min(start + _CHUNK, full + 1))
        totals = value_of(subsets)
        top = float(totals.max())
        tied = subsets[totals >= top - 1e-9 * max(1.0, abs(top))]
        smallest = min(tied.tolist(), key=int.bit_count)
        size = int(smallest).bit_count()
        if top > best_value + 1e-9 * max(1.0, abs(best_value)) or (top >= best_value - 1e-9 and size < best_size):
            best_value, best_mask, best_size = top, int(smallest), size
    chosen = {d.name for i, d in enumerate(able) if best_mask >> i & 1}
    paid = float(sum(cost for mask, cost in zip(masks, costs, strict=True) if best_mask & mask))
    return chosen, best_value, float(value_of(np.array([full]))[0]) if able else None, paid


def _decided(decision: Decision, tune: bool) -> Decision:
    if decision.npv is None:
        return decision
    if tune:
        why = "it pays its own costs and its part of the shared ones"
    elif decision.npv <= 0:
        why = "tuning it costs more than it saves"
    else:
        why = "it saves, but not enough to carry the shared costs"
    return replace(decision, tune=tune, why=why)
