"""P10, P50 and P90, the probability of paying back and of being the best, and the tornado: all from one model.

Sampled are closed said ranges and the sourced ranges of assumed inputs, each uniform and independent; conventions
(horizon, discount rate) are no uncertainty, and open ends are named instead. The points are fixed, a lattice of low
discrepancy, so that the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from advisor.advice import Bar, Quantiles, Uncertainty
from advisor.fields import FIELDS
from advisor.flips import varied_fields
from advisor.inputs import Basis, Input
from advisor.ledger import Array
from advisor.options.base import Context
from advisor.sources import Grade
from advisor.variants import Outcome, evaluate, stack

SAMPLES = 4096
SWING = 0.20
"""How far a said figure without a range is moved in the tornado."""
_MULTIPLIER = 2373
_BILL, _VOLUME = "prompting_cost_per_month", "requests_per_month"


def ranged(context: Context) -> list[Input]:
    """Inputs that are sampled: closed ranges, said or sourced, of what pricing looked at."""
    return [
        n
        for name in FIELDS
        if (n := context.inputs.numbers.get(name)) is not None and name in context.used and _is_range(n)
    ]


def has_said_range(context: Context) -> bool:
    return any(n.basis is not Basis.ASSUMED for n in ranged(context)) or bool(open_ended(context))


def open_ended(context: Context) -> list[str]:
    """Said bounds with an open end: they stand for the bound and are not sampled."""
    return [n.field for n in context.inputs.numbers.values() if (n.low is None) != (n.high is None)]


def _is_range(known: Input) -> bool:
    convention = known.source is not None and known.source.grade is Grade.CONVENTION
    return known.low is not None and known.high is not None and known.low < known.high and not convention


@lru_cache(maxsize=32)
def points(dimensions: int) -> Array:
    """4,096 fixed points in the unit cube, shape (4096, dimensions): a Korobov lattice, shifted by half a step.

    Point i is (i x (1, a, a^2, ...) mod n + 1/2) / n: each axis is an even grid, and the multiplier was chosen among all
    odd ones for the worst-case error of smooth functions in 2 to 20 dimensions.
    """
    powers = [pow(_MULTIPLIER, axis, SAMPLES) for axis in range(dimensions)]
    return (np.arange(SAMPLES)[:, None] * np.array(powers) % SAMPLES + 0.5) / SAMPLES


def uncertainty(context: Context, option: str, candidates: Sequence[str]) -> Uncertainty | None:
    """The distribution of one option's figures, and how often each candidate is the best; None: nothing to sample."""
    options = list(dict.fromkeys([option, *candidates]))
    inputs = _that_matter(context, ranged(context), options)
    if not inputs:
        return None
    columns = _sampled(context, inputs)
    outcome = evaluate(context, columns, options)
    if outcome is None or option not in outcome.savings:
        return None
    months, values = outcome.payback(option), outcome.npv(option)
    return Uncertainty(
        samples=SAMPLES,
        option=option,
        sampled=tuple(n.field for n in inputs),
        open_ended=tuple(open_ended(context)),
        break_even_months=_quantiles(months),
        npv=_quantiles(values),
        p_pays_back=float(np.isfinite(months).mean()),
        p_best=_best_shares(outcome, candidates),
    )


def _that_matter(context: Context, inputs: list[Input], options: Sequence[str]) -> list[Input]:
    """Those ranged inputs that move any of the options from one end to the other."""
    ends = [(n.field, np.array([n.low, n.high])) for n in inputs]
    outcome = evaluate(context, stack(context.inputs, ends), options) if ends else None
    if outcome is None:
        return []
    moved = np.any([outcome.npv(o)[::2] != outcome.npv(o)[1::2] for o in outcome.savings], axis=0)
    return [n for n, moves in zip(inputs, moved.tolist(), strict=True) if moves]


def _sampled(context: Context, inputs: Sequence[Input]) -> dict[str, Array]:
    """A column for each ranged input; a bill belongs to the volume it was said with and goes with the sampled one."""
    unit, columns = points(len(inputs)), dict[str, Array]()
    for axis, known in enumerate(inputs):
        low, high = known.low or 0.0, known.high or 0.0
        columns[known.field] = low + (high - low) * unit[:, axis : axis + 1]
    bill, volume = context.inputs.get(_BILL), columns.get(_VOLUME)
    if bill is not None and volume is not None:
        columns[_BILL] = columns.get(_BILL, bill) * volume / context.inputs.need(_VOLUME)
    return columns


def _quantiles(values: Array) -> Quantiles:
    """Nearest-rank quantiles; a value that is never reached is None."""
    ordered = np.sort(values)
    picked = [float(ordered[round(q * (len(ordered) - 1))]) for q in (0.10, 0.50, 0.90)]
    return Quantiles(**{n: v if np.isfinite(v) else None for n, v in zip(("p10", "p50", "p90"), picked, strict=True)})


def _best_shares(outcome: Outcome, candidates: Sequence[str]) -> dict[str, float]:
    known = [c for c in candidates if c in outcome.savings]
    if not known:
        return {}
    best = np.argmax(np.stack([outcome.npv(c) for c in known]), axis=0)
    counts = np.bincount(best, minlength=len(known))
    return {c: float(n) / SAMPLES for c, n in zip(known, counts.tolist(), strict=True)}


def tornado(context: Context, option: str) -> tuple[Bar, ...]:
    """One input at a time from its low to its high end, widest swing of the NPV first.

    Ranges, said or sourced; a said figure without a range is moved by 20 % either way.
    """
    moved: list[tuple[Input, float, float, str]] = []
    for field in varied_fields(context):
        known = context.inputs.numbers[field]
        if known.low is not None and known.high is not None and known.low < known.high:
            moved.append((known, known.low, known.high, _basis(known)))
        elif known.basis is not Basis.ASSUMED and known.value:
            spread = abs(known.value) * SWING
            low = max(float(FIELDS[field].low), known.value - spread)
            moved.append((known, low, min(float(FIELDS[field].high), known.value + spread), f"+-{SWING:.0%}"))
    if not moved:
        return ()
    changes = [(known.field, np.array([low, high])) for known, low, high, _ in moved]
    outcome = evaluate(context, stack(context.inputs, changes), [option])
    if outcome is None or option not in outcome.savings:
        return ()
    npv, months = outcome.npv(option), outcome.payback(option)
    bars = [
        Bar(
            field=known.field,
            low=low,
            high=high,
            npv_low=float(npv[2 * i]),
            npv_high=float(npv[2 * i + 1]),
            break_even_low=_finite(months[2 * i]),
            break_even_high=_finite(months[2 * i + 1]),
            basis=basis,
            source=known.source,
        )
        for i, (known, low, high, basis) in enumerate(moved)
    ]
    swinging = [b for b in bars if b.npv_low != b.npv_high]
    return tuple(sorted(swinging, key=lambda b: (-abs(b.npv_high - b.npv_low), b.field)))


def _basis(known: Input) -> str:
    if known.basis is not Basis.ASSUMED:
        return "said range"
    return "sourced range" if _is_range(known) else "what if: by convention not assumed"


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
