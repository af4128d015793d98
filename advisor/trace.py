"""How each printed number came about, as a tree: a figure, its sum in words, and the figures it was computed from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advisor.advice import OptionResult, Step
from advisor.catalogue import Catalogue
from advisor.fields import FIELDS
from advisor.finance import SEARCH_MONTHS, monthly_rate
from advisor.inputs import Basis, Inputs
from advisor.options import BASELINE
from advisor.wording import count, percent

_SHOWN_INPUTS = {
    "prompting": (
        "prompting_cost_per_month",
        "prompting_cost_per_request",
        "requests_per_month",
        "input_tokens_per_request",
        "output_tokens_per_request",
        "input_price_per_mtok",
        "output_price_per_mtok",
        "growth_rate_per_month",
    ),
}


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


def trace(inputs: Inputs, of: OptionResult | None, results: Sequence[OptionResult], used: set[str]) -> tuple[Step, ...]:
    """The steps behind the headline figures of one option; `used` are the inputs that pricing looked at."""
    baseline = next(r for r in results if r.id == BASELINE)
    if not baseline.priced:
        return ()
    bill = baseline.monthly or 0.0
    said = _inputs(inputs, [f for f in _SHOWN_INPUTS["prompting"] if f in used])
    steps = [Step(figure="prompting, month 1", value=bill, how="; ".join(baseline.notes), parts=said)]
    if of is None:
        return tuple(steps)
    horizon = f"{max(1, round(inputs.need('horizon_months')))} months"
    run, upfront = of.monthly or 0.0, of.upfront or 0.0
    before, after = baseline.totals["horizon"], of.totals["horizon"]
    rate = _inputs(inputs, ["discount_rate_per_year"])
    return (
        *steps,
        Step(figure="upfront", value=upfront, how=_upfront_how(inputs, of), parts=_lines(of, 0)),
        Step(
            figure="run cost, first month live",
            value=run,
            how="; ".join(of.notes),
            parts=_lines(of, _live_month(inputs)),
        ),
        Step(figure="monthly saving", value=bill - run, how=f"{count(bill)} - {count(run)}"),
        Step(figure="break-even", value=of.break_even_months, how=_break_even_how(of, bill, run, upfront, inputs)),
        Step(figure=f"net saving over {horizon}", value=before - after, how=f"{count(before)} - {count(after)}"),
        Step(
            figure=f"NPV over {horizon}",
            value=of.npv,
            how=f"monthly savings discounted at {percent(inputs.need('discount_rate_per_year'))} a year, less upfront",
            parts=rate,
        ),
        Step(
            figure="ROI on upfront",
            value=of.roi,
            how=f"({count(before)} - {count(after)}) / {count(upfront)}" if upfront > 0 else "no upfront to divide by",
        ),
    )


def _live_month(inputs: Inputs) -> int:
    return round(inputs.need("build_months")) + 1


def _lines(of: OptionResult, month: int) -> tuple[Step, ...]:
    """The ledger lines that make up one month; none where a single line is the figure itself."""
    parts = [(name, line[month]) for name, line in of.lines.items() if month < len(line) and line[month]]
    if len(parts) < 2:
        return ()
    return tuple(Step(figure=name, value=value, how=f"ledger line, month {month}") for name, value in parts)


def _inputs(inputs: Inputs, fields: Sequence[str]) -> tuple[Step, ...]:
    return tuple(
        Step(figure=FIELDS[f].label, value=n.value, how=_known(n.basis, n.how))
        for f in fields
        if (n := inputs.numbers.get(f)) is not None
    )


def _known(basis: Basis, how: str) -> str:
    return f'said: "{how}"' if basis is Basis.SAID and how else f"{basis.value}: {how}" if how else basis.value


def _upfront_how(inputs: Inputs, of: OptionResult) -> str:
    if not of.upfront:
        return "no project is needed"
    known = inputs.numbers.get("ft_upfront_cost")
    if of.id != "quoted" or known is None:
        return "sum of the upfront lines"
    return known.how if known.basis is Basis.DERIVED else "as said"


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
