"""What would change the answer: for each input, the nearest value at which the payback or the verdict flips.

All inputs are searched at once: a coarse walk outwards from today's figure on both sides brackets the first change,
then Illinois steps (bisection after a while, for whole GPUs and other jumps) close every bracket together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.advice import Flip
from advisor.fields import FIELDS, UPFRONT_PARTS, Kind
from advisor.inputs import Basis, Inputs
from advisor.ledger import Array
from advisor.options import LABELS
from advisor.options.base import Context
from advisor.variants import Outcome, evaluate, stack
from advisor.wording import count, percent

_NOT_VARIED = {"horizon_months", "exchange_rate_per_usd", "error_cost", "labelled_examples", "use_cases"}
_UP, _DOWN = (1.25, 2, 4, 16, 256, 65536), (0.8, 0.5, 0.25, 0.05)
_FROM_ZERO = (0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 1.0)
_ILLINOIS_STEPS, _STEPS, _PRECISION = 14, 60, 1e-11


@dataclass(slots=True)
class _Bracket:
    """A sign change between `a` (nearer to today) and `b`."""

    field: str
    test: str
    a: float
    b: float
    fa: float
    fb: float
    found: float | None = None


def flips(context: Context, option: str, chosen: str, rivals: Sequence[str]) -> tuple[Flip, ...]:
    """The flips of an option against the baseline, nearest first. Inputs that cannot flip anything are left out.

    `chosen` is the option of the verdict, `rivals` the feasible options that would give another verdict.
    """
    inputs = context.inputs
    fields = varied_fields(context)
    options = list(dict.fromkeys([option, chosen, *rivals]))
    grids = {f: _grid(inputs.need(f), float(FIELDS[f].low), float(FIELDS[f].high)) for f in fields}
    if not grids:
        return ()
    changes = [(f, np.concatenate(([inputs.need(f)], *sides))) for f, sides in grids.items()]
    outcome = evaluate(context, stack(inputs, changes), options)
    if outcome is None or option not in outcome.savings:
        return ()
    tests = _tests(outcome, option, chosen, rivals)
    brackets: list[_Bracket] = []
    start = 0
    for field, sides in grids.items():
        size = 1 + sum(len(side) for side in sides)
        for test, values in tests.items():
            brackets += _brackets(field, test, inputs.need(field), sides, values[start : start + size])
        start += size
    _close(context, brackets, option, chosen, rivals, options)
    return _as_flips(brackets, tests, inputs, option, chosen, outcome)


def varied_fields(context: Context) -> list[str]:
    """Numeric inputs that pricing looked at, one by one; parts of a derived total stand for it."""
    numbers = context.inputs.numbers
    derived_total = "ft_upfront_cost" in numbers and numbers["ft_upfront_cost"].basis is not Basis.SAID
    skipped = _NOT_VARIED | (
        {"ft_upfront_cost"} if derived_total else set(UPFRONT_PARTS) if _said_total(numbers) else set()
    )
    return [f for f in FIELDS if f in numbers and f in context.used and f not in skipped]


def _said_total(numbers: Mapping[str, object]) -> bool:
    return "ft_upfront_cost" in numbers


def _tests(outcome: Outcome, option: str, chosen: str, rivals: Sequence[str]) -> dict[str, Array]:
    tests = {"payback": outcome.headroom(option)}
    known = [r for r in rivals if r in outcome.savings]
    if known and chosen in outcome.savings:
        best = np.max([outcome.npv(r) for r in known], axis=0)
        tests["verdict"] = outcome.npv(chosen) - best
    return tests


def _grid(now: float, low: float, high: float) -> tuple[Array, Array]:
    if now == 0:
        up, down = [s * high for s in _FROM_ZERO], [s * low for s in _FROM_ZERO] if low < 0 else []
    else:
        up = [min(high, now * k) for k in _UP if now * k < high] + [high]
        down = [now * k for k in _DOWN if now * k > low] + ([low] if low < now else [])
    return np.array([u for u in up if u > now]), np.array([d for d in down if d < now])


def _brackets(field: str, test: str, now: float, sides: tuple[Array, Array], values: Array) -> list[_Bracket]:
    found: list[_Bracket] = []
    offset = 1
    for side in sides:
        a, fa = now, float(values[0])
        for b, fb in zip(side.tolist(), values[offset : offset + len(side)].tolist(), strict=True):
            if (fa >= 0) != (fb >= 0):
                found.append(_Bracket(field, test, a, b, fa, fb))
                break
            a, fa = b, fb
        offset += len(side)
    return found


def _close(
    context: Context,
    brackets: list[_Bracket],
    option: str,
    chosen: str,
    rivals: Sequence[str],
    options: Sequence[str],
) -> None:
    """Refine all brackets together until each is narrow."""
    side = dict.fromkeys(range(len(brackets)), 0)
    for step in range(_STEPS):
        open_ones = [i for i, b in enumerate(brackets) if b.found is None]
        if not open_ones:
            return
        points = [_next_point(brackets[i], step) for i in open_ones]
        changes = [(brackets[i].field, np.array([c])) for i, c in zip(open_ones, points, strict=True)]
        outcome = evaluate(context, stack(context.inputs, changes), options)
        assert outcome is not None
        tests = _tests(outcome, option, chosen, rivals)
        for row, (i, c) in enumerate(zip(open_ones, points, strict=True)):
            _narrow(brackets[i], c, float(tests[brackets[i].test][row]), side, i)
    for bracket in brackets:
        bracket.found = bracket.b if bracket.found is None else bracket.found


def _next_point(bracket: _Bracket, step: int) -> float:
    a, b, fa, fb = bracket.a, bracket.b, bracket.fa, bracket.fb
    if step < _ILLINOIS_STEPS and fb != fa:
        c = b - fb * (b - a) / (fb - fa)
        if min(a, b) < c < max(a, b):
            return c
    return (a + b) / 2


def _narrow(bracket: _Bracket, c: float, fc: float, side: dict[int, int], i: int) -> None:
    if fc == 0:
        bracket.found = c
        return
    if (fc >= 0) == (bracket.fa >= 0):
        if side[i] == -1:
            bracket.fb /= 2
        close = abs(c - bracket.a) <= _PRECISION * max(1e-3, abs(c))
        bracket.a, bracket.fa, side[i] = c, fc, -1
    else:
        if side[i] == 1:
            bracket.fa /= 2
        close = abs(c - bracket.b) <= _PRECISION * max(1e-3, abs(c))
        bracket.b, bracket.fb, side[i] = c, fc, 1
    if close or abs(bracket.b - bracket.a) <= _PRECISION * max(1e-3, abs(bracket.b)):
        bracket.found = c


def _as_flips(
    brackets: list[_Bracket],
    tests: Mapping[str, Array],
    inputs: Inputs,
    option: str,
    chosen: str,
    outcome: Outcome,
) -> tuple[Flip, ...]:
    nearest: dict[tuple[str, str], float] = {}
    for bracket in brackets:
        key, now = (bracket.field, bracket.test), inputs.need(bracket.field)
        at = bracket.b if bracket.found is None else bracket.found
        if key not in nearest or abs(at - now) < abs(nearest[key] - now):
            nearest[key] = at
    del outcome
    pays = bool(tests["payback"][0] >= 0)
    found = []
    for field in dict.fromkeys(f for f, _ in nearest):
        payback, verdict, now = nearest.get((field, "payback")), nearest.get((field, "verdict")), inputs.need(field)
        at = payback if payback is not None else verdict
        assert at is not None
        kind = "payback" if payback is not None else "verdict"
        outcome_text = (
            ("no longer pays back within the horizon" if pays else "would pay back within the horizon")
            if payback is not None
            else f"{LABELS[chosen].lower()} is no longer the best"
        )
        sentence = _sentence(field, now, at, outcome_text, LABELS[option])
        found.append(Flip(field=field, now=now, at=at, kind=kind, verdict_at=verdict, sentence=sentence))
    return tuple(sorted(found, key=lambda f: (_distance(f), f.field)))


def _distance(flip: Flip) -> float:
    """Relative to today's figure; from nothing, a rate of 10 % counts as far as a factor of two."""
    return abs(flip.at - flip.now) / abs(flip.now) if flip.now else abs(flip.at) * 10


def _sentence(field: str, now: float, at: float, outcome: str, label: str) -> str:
    del label
    show = percent if FIELDS[field].kind in (Kind.GROWTH, Kind.YEARLY_RATE, Kind.FRACTION) else count
    word = "above" if at > now else "below"
    subject = "" if outcome.endswith("best") else "it "
    return f"{FIELDS[field].label} {word} {show(at)} (now {show(now)}): {subject}{outcome}"
