"""With only a bill: the upfront and run cost at which a fine-tune pays back in 6, 12 and 24 months."""

from __future__ import annotations

import numpy as np

from advisor.advice import FrontierPoint
from advisor.ledger import Ledger
from advisor.options.base import Context
from advisor.options.projects import wrong_answers

PAYBACK_MONTHS = (6, 12, 24)
OUT_OF_REACH = "a free endpoint: less than the upfront cost you gave"


def frontier(context: Context, baseline: Ledger) -> tuple[FrontierPoint, ...]:
    """Points on the line max_upfront = (bill of the live months up to N) - live months x run cost; negative ones are
    left out. What wrong answers cost on the tuned model comes off the bill, and months of building save nothing.

    Run costs: the said one where there is one, else nothing, and the sourced range of hosted endpoints. With a said
    upfront cost and no run cost, one more point per N: the highest run cost that still pays back, or that none does.
    """
    build = round(context.inputs.need("build_months"))
    saved = baseline.total.copy()
    for cost in wrong_answers(context, "ft_accuracy").values():
        saved[1:] -= cost
    saved[: build + 1] = 0.0
    bills = np.cumsum(saved)
    points: list[FrontierPoint] = []
    upfront = context.inputs.get("ft_upfront_cost")
    run = context.inputs.get("ft_inference_cost_per_month")
    for months in PAYBACK_MONTHS:
        bill, live = float(bills[months]), max(0, months - build)
        if upfront is not None and run is None and live and bill >= upfront:
            points.append(
                FrontierPoint(
                    payback_months=months,
                    run_cost_per_month=(bill - upfront) / live,
                    max_upfront=upfront,
                    basis="highest run cost at the upfront cost you gave",
                )
            )
        elif upfront is not None and run is None and live:
            points.append(
                FrontierPoint(payback_months=months, run_cost_per_month=0.0, max_upfront=bill, basis=OUT_OF_REACH)
            )
        for cost, basis in _run_costs(context, run):
            if bill - live * cost >= 0:
                points.append(
                    FrontierPoint(
                        payback_months=months, run_cost_per_month=cost, max_upfront=bill - live * cost, basis=basis
                    )
                )
    return tuple(points)


def _run_costs(context: Context, said: float | None) -> list[tuple[float, str]]:
    if said is not None:
        return [(said, "the run cost you gave")]
    costs = [(0.0, "a free endpoint: the most that could ever be spent upfront")]
    hosting = context.inputs.numbers.get("ft_hosting_price_per_hour")
    if hosting is not None and hosting.low is not None and hosting.high is not None:
        hours, currency = context.constant("billing_hours_per_month"), context.inputs.currency
        costs += [
            (per_hour * hours, f"{which} of hosted endpoints, {per_hour:g} {currency} an hour")
            for which, per_hour in (("low end", hosting.low), ("middle", hosting.value), ("high end", hosting.high))
        ]
    return costs
