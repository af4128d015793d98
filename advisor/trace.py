"""How each printed number came about, in words and sums; and the conventions behind all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advisor.advice import OptionResult, Step
from advisor.catalogue import Catalogue
from advisor.finance import SEARCH_MONTHS, monthly_rate
from advisor.inputs import Inputs
from advisor.options import BASELINE
from advisor.wording import count, percent


def conventions(inputs: Inputs, catalogue: Catalogue, on: date) -> tuple[str, ...]:
    """The conventions printed with every full answer."""
    hours = catalogue.parameter("billing_hours_per_month", on).value
    days = catalogue.parameter("traffic_days_per_month", on).value
    rate = inputs.need("discount_rate_per_year")
    return (
        f"Month m ends m months after {on.isoformat()}; upfront is paid at month 0.",
        f"A billing month has {hours} hours, a traffic month {days} days.",
        f"Break-even is the first month end with a cumulative saving of at least 0 (ties count), searched to "
        f"{SEARCH_MONTHS} months; the fractional month is linear inside that month.",
        f"NPV at {percent(rate)} a year effective, {monthly_rate(rate):.6f} a month; upfront undiscounted.",
        "IRR a year is the monthly rate compounded; ROI is net saving over the horizon / upfront.",
        "Savings are against prompting as it is (the baseline).",
    )


def trace(inputs: Inputs, of: OptionResult | None, results: Sequence[OptionResult]) -> tuple[Step, ...]:
    """The steps behind the headline figures of one option."""
    baseline = next(r for r in results if r.id == BASELINE)
    if not baseline.priced:
        return ()
    bill = baseline.monthly or 0.0
    steps = [Step(figure="prompting, month 1", value=bill, how="; ".join(baseline.notes))]
    if of is None:
        return tuple(steps)
    horizon = f"{max(1, round(inputs.need('horizon_months')))} months"
    run, upfront = of.monthly or 0.0, of.upfront or 0.0
    steps += [
        Step(figure="upfront", value=upfront, how=_upfront_how(inputs, of)),
        Step(figure="run cost, first month live", value=run, how="; ".join(of.notes)),
        Step(figure="monthly saving", value=bill - run, how=f"{count(bill)} - {count(run)}"),
        Step(figure="break-even", value=of.break_even_months, how=_break_even_how(of, bill, run, upfront, inputs)),
        Step(
            figure=f"net saving over {horizon}",
            value=baseline.totals["horizon"] - of.totals["horizon"],
            how=f"{count(baseline.totals['horizon'])} - {count(of.totals['horizon'])}",
        ),
        Step(
            figure=f"NPV over {horizon}",
            value=of.npv,
            how=f"monthly savings discounted at {percent(inputs.need('discount_rate_per_year'))} a year, less upfront",
        ),
        Step(
            figure="ROI on upfront",
            value=of.roi,
            how=f"({count(baseline.totals['horizon'])} - {count(of.totals['horizon'])}) / {count(upfront)}",
        ),
    ]
    return tuple(steps)


def _upfront_how(inputs: Inputs, of: OptionResult) -> str:
    if of.id != "quoted" or "ft_upfront_cost" not in inputs.numbers:
        return "no project is needed" if not of.upfront else "sum of the upfront lines"
    known = inputs.numbers["ft_upfront_cost"]
    return known.how if known.basis == "derived" else "as said"


def _break_even_how(of: OptionResult, bill: float, run: float, upfront: float, inputs: Inputs) -> str:
    constant = inputs.need("growth_rate_per_month") == 0 and inputs.need("api_price_decline_per_year") == 0
    if of.break_even_months is None:
        return f"the cumulative saving never reaches the upfront cost within {SEARCH_MONTHS} months"
    if constant and len(of.lines) == 2 and bill > run:
        return (
            f"{count(upfront)} / ({count(bill)} - {count(run)}) = {of.break_even_months:.2f} months, "
            f"reached at the end of month {of.break_even_month}"
        )
    return f"the cumulative saving first reaches 0 at the end of month {of.break_even_month}"
