"""Identities inside every result: they hold by construction, and are looked at anyway."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from advisor import finance
from advisor.advice import Check, OptionResult
from advisor.inputs import Inputs
from advisor.options import BASELINE
from advisor.options.base import Priced


def checks(priced: Mapping[str, Priced], results: Sequence[OptionResult], inputs: Inputs) -> tuple[Check, ...]:
    """Lines add up, baseline - option = increment, NPV at 0 % = undiscounted sum, totals rise to the horizon's."""
    found: list[Check] = []
    baseline = priced[BASELINE].ledger
    horizon = max(1, round(inputs.need("horizon_months")))
    for result in results:
        ledger = priced[result.id].ledger
        if ledger is None:
            continue
        lines = sum(sum(line) for line in result.lines.values())
        found.append(
            Check(
                check=f"{result.id}: lines add up to the total",
                ok=math.isclose(lines, result.totals["horizon"], rel_tol=1e-9, abs_tol=1e-6),
            )
        )
        if baseline is None or result.id == BASELINE:
            continue
        flows = ledger.saving_against(baseline)[: horizon + 1]
        plain = float(flows.sum())
        gap = results_by_id(results)[BASELINE].totals["horizon"] - result.totals["horizon"]
        found.append(
            Check(
                check=f"{result.id}: baseline minus option is the increment",
                ok=math.isclose(plain, gap, rel_tol=1e-9, abs_tol=1e-6),
            )
        )
        found.append(
            Check(
                check=f"{result.id}: NPV at 0 % is the plain sum",
                ok=math.isclose(finance.npv(flows, 0.0), plain, rel_tol=1e-9, abs_tol=1e-6),
            )
        )
        found.append(Check(check=f"{result.id}: every figure is finite", ok=bool(np.isfinite(flows).all())))
    return tuple(found)


def results_by_id(results: Sequence[OptionResult]) -> dict[str, OptionResult]:
    return {r.id: r for r in results}
