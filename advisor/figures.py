"""From ledgers to the figures finance expects, all options at once, with a reason for each that is absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from advisor import finance
from advisor.advice import Figures
from advisor.inputs import Inputs
from advisor.ledger import Array, Ledger

_COMPARED = tuple(n for n in Figures.model_fields if n not in ("upfront", "monthly"))
_NEVER = f"never within {finance.SEARCH_MONTHS} months"
_BASELINE = dict.fromkeys(_COMPARED, "the baseline: the others are compared with it")
_NOT_COMPARED = dict.fromkeys(_COMPARED, "needs today's prompting cost")


def alone(ledger: Ledger, live_month: int, *, baseline: bool) -> tuple[Figures, dict[str, str]]:
    """What can be said of an option without comparing: `live_month` is its first month of regular running."""
    shown = Figures(upfront=ledger.upfront, monthly=float(ledger.total[live_month]))
    return shown, _BASELINE if baseline else _NOT_COMPARED


def compared(
    ledgers: Mapping[str, Ledger],
    live_months: Mapping[str, int],
    baseline: Ledger,
    inputs: Inputs,
    horizon: int,
    begins: Mapping[str, int],
) -> dict[str, tuple[Figures, dict[str, str]]]:
    """The figures of each option against the baseline, and why the absent ones are absent.

    `begins`: the month in which an option pays its upfront cost, where that is not today; break-even is searched from
    there on.
    """
    if not ledgers:
        return {}
    flows = np.stack([ledger.saving_against(baseline) for ledger in ledgers.values()])
    rate = inputs.need("discount_rate_per_year")
    factors = finance.discount_factors(rate, flows.shape[1])
    present = flows * factors
    starts = [begins.get(option, 0) for option in ledgers]
    plain, discounted = (_paybacks(series, starts) for series in (flows, present))
    returns = finance.irrs(flows[:, : horizon + 1])
    values, nets = present[:, : horizon + 1].sum(axis=1), flows[:, : horizon + 1].sum(axis=1)
    return {
        option: _figures(
            ledger,
            float(ledger.total[live_months[option]]),
            flows[row],
            horizon,
            returns[row],
            plain[row],
            discounted[row],
            float(values[row]),
            float(nets[row]),
        )
        for row, (option, ledger) in enumerate(ledgers.items())
    }


def _paybacks(flows: Array, starts: Sequence[int]) -> list[finance.Payback | None]:
    found = finance.paybacks(flows)
    for row, start in enumerate(starts):
        if start:
            later = finance.payback(flows[row, start:])
            found[row] = None if later is None else finance.Payback(later.month + start, later.months + start)
    return found


def _figures(
    ledger: Ledger,
    monthly: float,
    flows: Array,
    horizon: int,
    returns: finance.Irr,
    paid: finance.Payback | None,
    paid_discounted: finance.Payback | None,
    npv: float,
    net: float,
) -> tuple[Figures, dict[str, str]]:
    upfront = -float(flows[0])
    absent: dict[str, str] = {}
    if paid is None:
        absent |= dict.fromkeys(("break_even_months", "break_even_month"), _NEVER)
        absent["stays_ahead"] = "it never gets ahead"
    if paid_discounted is None:
        absent["discounted_payback_months"] = _NEVER
    if returns.status != "one":
        why = "none: the flows give no rate of return" if returns.status == "none" else "multiple rates of return"
        absent |= dict.fromkeys(("irr_per_month", "irr_per_year"), why)
    if upfront <= 0:
        absent["roi"] = "no upfront cost to divide by"
    return Figures(
        upfront=ledger.upfront,
        monthly=monthly,
        break_even_months=paid.months if paid else None,
        break_even_month=paid.month if paid else None,
        stays_ahead=finance.stays_ahead(flows[: max(horizon, paid.month) + 1], paid.month) if paid else None,
        npv=npv,
        irr_per_month=returns.per_month,
        irr_per_year=returns.per_year,
        roi=net / upfront if upfront > 0 else None,
        discounted_payback_months=paid_discounted.months if paid_discounted else None,
    ), absent
