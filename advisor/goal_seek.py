"""Solve for one input: which upfront cost, run cost, volume or bill reaches a target.

Targets are functions of the same month-by-month model; the nearest solution to today's figure is given, found by a
walk outwards and bisection. A target that any value meets, or none within the input's bounds, is said so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import numpy as np

from advisor.advise import Pricing, price_options
from advisor.catalogue import Catalogue
from advisor.fields import FIELDS
from advisor.ledger import Array
from advisor.options import BASELINE, COMPUTED, LABELS
from advisor.scenario import Scenario
from advisor.variants import Outcome, evaluate, vary

Metric = Literal["payback", "npv", "roi", "saving"]
_STEPS = 80
_TRIALS: dict[str, float] = {"ft_upfront_cost": 1.0, "ft_inference_cost_per_month": 1.0}
"""A start for inputs that a quote lacks: the challenger is then the quoted fine-tune."""
_GRID, _DIGITS = 64, 10


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: payback within `value` months, an NPV or saving over the horizon, or an ROI (fraction)."""

    metric: Metric = "payback"
    value: float | None = None


@dataclass(frozen=True, slots=True)
class GoalSeek:
    """The answer: at most or at least `value` of `field`. `value` None: see `sentence` for why there is none."""

    field: str
    option: str | None
    target: Target
    now: float | None
    value: float | None
    bound: Literal["at most", "at least", ""]
    sentence: str
    missing: tuple[str, ...] = ()


def goal_seek(
    scenario: Scenario,
    variable: str,
    target: Target | None = None,
    *,
    on: date,
    catalogue: Catalogue | None = None,
) -> GoalSeek:
    """The value of `variable` at which the best challenger just reaches `target`.

    The default target is payback within the horizon. Raises KeyError for a name that is no field, ValueError for one
    that is no number.
    """
    spec, wanted = FIELDS[variable], target or Target()
    if not spec.kind.is_numeric:
        raise ValueError(f"{spec.label} is no number to solve for")
    known = scenario.get(variable)
    start = scenario
    if known is None and variable in _TRIALS:
        start = scenario.patched({variable: Decimal(str(_TRIALS[variable]))})
    pricing = price_options(start, on, catalogue)
    now = None if known is None else pricing.context.inputs.get(variable)
    option, missing = _challenger(pricing)
    if option is None:
        names = ", ".join(FIELDS[f].label.lower() for f in missing)
        return GoalSeek(variable, None, wanted, now, None, "", f"I need {names} to solve for that.", missing)
    if pricing.context.inputs.get(variable) is None:
        label = spec.label.lower()
        return GoalSeek(variable, option, wanted, now, None, "", f"Tell me today's {label} first.", (variable,))
    return _solve(pricing, variable, wanted, option, now)


def _challenger(pricing: Pricing) -> tuple[str | None, tuple[str, ...]]:
    """The option that is asked about: the quoted fine-tune, else the best of those that the book prices.

    A mere change of the model has no payback to solve for, and a quote that is begun is finished first.
    """
    by_id = {r.id: r for r in pricing.results}
    if not by_id[BASELINE].priced:
        return None, by_id[BASELINE].missing
    if by_id["quoted"].priced:
        return "quoted", ()
    begun = any(f.startswith("ft_") and FIELDS[f].kind.is_money for f in pricing.context.inputs.scenario.values())
    tuned = [by_id[o] for o in COMPUTED if by_id[o].priced and by_id[o].npv is not None]
    if begun or not tuned:
        return None, by_id["quoted"].missing
    return max(tuned, key=lambda r: (r.feasible, r.npv or 0.0)).id, ()


def _solve(pricing: Pricing, variable: str, target: Target, option: str, now: float | None) -> GoalSeek:
    spec, context = FIELDS[variable], pricing.context
    low, high = float(spec.low), float(spec.high)
    start = context.inputs.need(variable) if now is None else now
    measure = _measure(target, round(context.inputs.need("horizon_months")))

    def gains(values: Array) -> Array:
        columns = {"build_months": np.full((len(values), 1), context.inputs.need("build_months"))}
        outcome = evaluate(context, columns | vary(context.inputs, variable, values), [option])
        assert outcome is not None
        return measure(outcome, option)

    grid = np.unique(np.concatenate(([low, start, high], _walk(start, low, high))))
    met = gains(grid) >= 0
    if met.all() or not met.any():
        return _no_edge(variable, target, option, now, always=bool(met.all()))
    edges = np.flatnonzero(met[:-1] != met[1:])
    edge = int(min(edges, key=lambda e: abs(grid[e] + grid[e + 1] - 2 * start)))
    a, b, upward = float(grid[edge]), float(grid[edge + 1]), bool(met[edge + 1])
    for _ in range(_STEPS):
        inner = np.linspace(a, b, 18)[1:-1]
        inside = gains(inner) >= 0
        at = int(np.argmax(inside == upward)) if (inside == upward).any() else len(inner)
        a, b = (a if at == 0 else float(inner[at - 1])), (b if at == len(inner) else float(inner[at]))
        if b - a <= 1e-11 * max(1e-3, abs(b)):
            break
    bound: Literal["at most", "at least"] = "at least" if upward else "at most"
    value = float(f"{b if upward else a:.{_DIGITS}g}")
    return GoalSeek(variable, option, target, now, value, bound, _sentence(variable, target, option, bound))


def _walk(start: float, low: float, high: float) -> Array:
    """Points on both sides of the start, dense near it: geometric where it is not 0, else a share of the bounds."""
    if start:
        steps = np.geomspace(1.02, 1e8, _GRID)
        points = np.concatenate((start * steps, start / steps, -start * steps if low < 0 else []))
    else:
        points = np.concatenate((np.geomspace(1e-6, 1, _GRID) * high, np.geomspace(1e-6, 1, _GRID) * low))
    return points[(points > low) & (points < high)]


def _measure(target: Target, horizon: int) -> Callable[[Outcome, str], Array]:
    """How far a variant is above the target; >= 0 means reached."""
    if target.metric == "payback":
        months = horizon if target.value is None else min(float(target.value), horizon)
        whole = int(months)

        def headroom(outcome: Outcome, option: str) -> Array:
            running = np.cumsum(outcome.savings[option], axis=1)
            inside = running[:, 1 : whole + 1].max(axis=1) if whole else running[:, 0]
            if whole == months or whole + 1 >= running.shape[1]:
                return inside
            partial = running[:, whole] + (months - whole) * outcome.savings[option][:, whole + 1]
            return np.maximum(inside, partial)

        return headroom
    wanted = target.value or 0.0
    if target.metric == "npv":
        return lambda outcome, option: outcome.npv(option) - wanted
    if target.metric == "saving":
        return lambda outcome, option: outcome.savings[option].sum(axis=1) - wanted
    return lambda outcome, option: outcome.savings[option].sum(axis=1) + wanted * outcome.savings[option][:, 0]


def _goal(target: Target) -> str:
    if target.metric == "payback":
        return "to pay back within the horizon" if target.value is None else f"to pay back in {target.value:g} months"
    if target.metric == "roi":
        return f"for a return of {100 * (target.value or 0):g} % on the upfront cost"
    return f"for {'an NPV' if target.metric == 'npv' else 'a saving'} of {target.value or 0:,.0f} over the horizon"


def _sentence(variable: str, target: Target, option: str, bound: str) -> str:
    goal = _goal(target)
    return (
        f"{goal[0].upper()}{goal[1:]}, the {FIELDS[variable].label.lower()} must be {bound} {{value}} "
        f"({LABELS[option].lower()})."
    )


def _no_edge(variable: str, target: Target, option: str, now: float | None, *, always: bool) -> GoalSeek:
    label, goal = FIELDS[variable].label.lower(), _goal(target)
    sentence = (
        f"Any {label} is enough {goal}: it does not depend on it."
        if always
        else f"No {label} is enough {goal}: the other inputs would have to move."
    )
    return GoalSeek(variable, option, target, now, None, "", sentence)
