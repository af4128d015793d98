"""`prompting`: the baseline, the workload as it is served today."""

from __future__ import annotations

from typing import Any

from advisor.ledger import Figure, Ledger, Line
from advisor.options.base import Context, Priced, missing_inputs
from advisor.options.projects import wrong_answers

LINE = "API calls"
SEVERAL = "several models are called"


def price(context: Context) -> Priced:
    """The monthly bill: a said bill, else said price per request x volume, else tokens x said prices, else catalogue.

    A said bill grows with the volume; an expected decline of API prices applies to all four.
    """
    bill, volume = context.figure("prompting_cost_per_month"), context.volume
    if bill is not None:
        return _priced(context, bill * context.growth_index, "the bill as said, growing with the volume")
    each = context.figure("prompting_cost_per_request")
    note = "cost per request x requests"
    if each is None:
        each, note = tokens_at_said_prices(context), "tokens x the prices you gave x requests"
    if each is not None and volume is not None:
        return _priced(context, each * volume, note)
    if each is not None:
        return Priced(missing=("requests_per_month",))
    from_book = _catalogue_bill(context)
    if from_book is not None:
        return from_book
    told = any(context.inputs.get(f) is not None for f in ("requests_per_month", "input_tokens_per_request"))
    wanted = ("requests_per_month", "input_tokens_per_request", "output_tokens_per_request", "base_model")
    missing = missing_inputs(context, *wanted) if told else ("prompting_cost_per_month",)
    return Priced(missing=missing or ("prompting_cost_per_month",))


def _catalogue_bill(context: Context) -> Priced | None:
    model, shape, volume = context.inputs.scenario.base_model, context.shape, context.volume
    if model is None or shape is None or volume is None:
        return None
    prices = context.catalogue.token_prices(model, context.on)
    if prices is None:
        fitting = context.catalogue.similar_models(model)
        if len(fitting) > 1:
            return Priced(missing=("base_model",), unavailable=f"{SEVERAL} {model}: {', '.join(fitting)}")
        return Priced(missing=("prompting_cost_per_month",), unavailable=f"the price book has no {model}")
    rate = context.inputs.usd_rate
    if rate is None:
        return Priced(missing=("exchange_rate_per_usd",))
    each = prices.request_cost(*shape, context.months)
    note = f"tokens x list price of {model} on each month's first day"
    return _priced(context, each * volume * rate, note)


def tokens_at_said_prices(context: Context) -> Figure | None:
    """Money per request from said token counts and said token prices; None when one of the four is missing."""
    shape = context.shape
    price_in, price_out = context.figure("input_price_per_mtok"), context.figure("output_price_per_mtok")
    if shape is None or price_in is None or price_out is None:
        return None
    return (shape[0] * price_in + shape[1] * price_out) / 1e6


def input_price(context: Context) -> Any:
    """Money per million input tokens on the model of today, by month; None when it is not known."""
    said = context.figure("input_price_per_mtok")
    if said is not None:
        return said * context.api_price_index
    model, rate = context.inputs.scenario.base_model, context.inputs.usd_rate
    prices = None if model is None or rate is None else context.catalogue.token_prices(model, context.on)
    if prices is None or rate is None:
        return None
    tokens_in = context.figure("input_tokens_per_request")
    tier = prices.tier(0.0 if tokens_in is None else tokens_in)
    return prices.standard.input[tier][..., : context.months] * rate * context.api_price_index


def _priced(context: Context, costs: Any, note: str) -> Priced:
    model, notes = context.inputs.scenario.base_model, [note]
    lines = {LINE: Line(monthly=costs * context.api_price_index)}
    lines |= {name: Line(monthly=cost) for name, cost in wrong_answers(context, "current_accuracy").items()}
    for end in context.catalogue.ends_of(model, ("model",), context.on):
        state = "stopped" if end.day <= context.on else "stops"
        successor = f"; the named replacement is {end.replacement}" if end.replacement else ""
        notes.append(
            f"{model} {state} on {end.day.isoformat()}{successor}: the bill is taken to go on at this level on a "
            "successor, and the work of moving the prompt is not counted"
        )
    return Priced(Ledger(lines, context.months), notes=tuple(notes), model=model)


__all__ = ["LINE", "input_price", "price", "tokens_at_said_prices"]
