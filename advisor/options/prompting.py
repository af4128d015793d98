"""`prompting`: the baseline, the workload as it is served today."""

from __future__ import annotations

from datetime import date

from advisor.inputs import tokens_at_said_prices
from advisor.ledger import Ledger, monthly
from advisor.options.base import Context, Months, Priced, missing_inputs

LINE = "API calls"


def price(context: Context) -> Priced:
    """The monthly bill: a said bill, else said price per request x volume, else tokens x said prices, else catalogue.

    A said bill grows with the volume; an expected decline of API prices applies to all four.
    """
    inputs, volume = context.inputs, context.volume()
    bill = inputs.get("prompting_cost_per_month")
    if bill is not None:
        return _priced(context, bill * context.growth_index, "the bill as said, growing with the volume")
    each = inputs.get("prompting_cost_per_request")
    if each is None:
        each = tokens_at_said_prices(inputs.numbers)
    if each is not None and volume is not None:
        return _priced(context, each * volume, "cost per request x requests")
    if each is not None:
        return Priced(missing=("requests_per_month",))
    from_book = _catalogue_bill(context)
    if from_book is not None:
        return from_book
    told = any(inputs.get(f) is not None for f in ("requests_per_month", "input_tokens_per_request"))
    wanted = ("requests_per_month", "input_tokens_per_request", "output_tokens_per_request", "base_model")
    missing = missing_inputs(context, *wanted) if told else ("prompting_cost_per_month",)
    return Priced(missing=missing or ("prompting_cost_per_month",))


def _catalogue_bill(context: Context) -> Priced | None:
    model, shape, volume = context.inputs.scenario.base_model, context.shape(), context.volume()
    if model is None or shape is None or volume is None:
        return None
    if not context.catalogue.knows_model(model):
        return Priced(missing=("prompting_cost_per_month",), unavailable=f"the price book has no {model}")
    rate = context.inputs.usd_rate
    if rate is None:
        return Priced(missing=("exchange_rate_per_usd",))
    each = request_cost_by_month(context, model, shape)
    if each is None:
        return Priced(missing=("prompting_cost_per_month",), unavailable=f"the price book has no {model}")
    return _priced(context, each * volume * rate, f"tokens x list price of {model} on each month's first day")


def request_cost_by_month(context: Context, model: str, shape: tuple[int, int]) -> Months | None:
    """USD for one request in months 1..120 at the book's dated prices."""

    def on_day(day: date) -> float | None:
        found = context.catalogue.request_price(model, *shape, day)
        return None if found is None else float(found.total)

    return context.by_month(model, on_day)


def _priced(context: Context, costs: Months, note: str) -> Priced:
    return Priced(
        Ledger({LINE: monthly(costs * context.api_price_index)}),
        notes=(note,),
        model=context.inputs.scenario.base_model,
    )
