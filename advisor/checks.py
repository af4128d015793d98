"""Identities inside every result: they hold by construction, and are looked at anyway."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from advisor import finance
from advisor.advice import Check, OptionResult
from advisor.inputs import Inputs
from advisor.options import BASELINE
from advisor.options.base import Priced


def checks(priced: Mapping[str, Priced], results: Sequence[OptionResult], inputs: Inputs) -> tuple[Check, ...]:
    """Lines add up, baseline - option = increment, NPV at 0 % = undiscounted sum, totals rise to the horizon's."""
    baseline, horizon = priced[BASELINE].ledger, max(1, round(inputs.need("horizon_months")))
    found: list[Check] = []
    at_zero = finance.discount_factors(0.0, horizon + 1)
    today = next(r for r in results if r.id == BASELINE)
    for result in results:
        ledger = priced[result.id].ledger
        if ledger is None:
            continue
        added, total = sum(map(sum, result.lines.values())), result.totals["horizon"]
        found.append(Check(check=f"{result.id}: lines add up to the total", ok=_same(added, total)))
        if baseline is None or result.id == BASELINE:
            continue
        flows = ledger.saving_against(baseline)[: horizon + 1]
        plain = float(flows.sum())
        gap = today.totals["horizon"] - total
        undiscounted = float(flows @ at_zero)
        found += [
            Check(check=f"{result.id}: baseline minus option is the increment", ok=_same(plain, gap)),
            Check(check=f"{result.id}: NPV at 0 % is the plain sum", ok=_same(undiscounted, plain)),
            Check(check=f"{result.id}: every figure is finite", ok=math.isfinite(plain)),
        ]
    return tuple(found)


def _same(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6)
