"""`prompting_optimised`: the same prompt on a small current model, with caching and batch. Each lever is a line."""

from __future__ import annotations

from datetime import date

import numpy as np

from advisor.ledger import Ledger, Line, monthly
from advisor.options.base import Context, Months, Priced, missing_inputs
from advisor.options.prompting import request_cost_by_month

SWAP, CACHE, BATCH = "API calls on the small model", "Prompt caching", "Batch processing"


def price(context: Context) -> Priced:
    """The cheapest small model of the day for this request shape, minus the levers that were said to apply.

    A lever counts only when its share was said (`cacheable_input_share`, `batch_share`); the batch price must be in
    the book, or the lever is left out and noted.
    """
    missing = missing_inputs(context, "requests_per_month", "input_tokens_per_request", "output_tokens_per_request")
    if missing:
        return Priced(missing=missing)
    rate = context.inputs.usd_rate
    if rate is None:
        return Priced(missing=("exchange_rate_per_usd",))
    shape, volume = context.shape(), context.volume()
    assert shape is not None
    assert volume is not None
    choice = _cheapest(context, shape)
    if choice is None:
        return Priced(unavailable="no small model in the price book on this day")
    model, each = choice
    scale = volume * rate * context.api_price_index
    lines: dict[str, Line] = {SWAP: monthly(each * scale)}
    notes = [f"the same prompt on {model}, the cheapest small model for this shape; its quality is not measured here"]
    batch_share = context.inputs.get("batch_share") or 0.0
    if batch_share:
        saving = _batch_saving(context, model, shape, each)
        if saving is None:
            notes.append(f"no batch price for {model} in the book: batch is left out")
            batch_share = 0.0
        else:
            lines[BATCH] = monthly(-saving * batch_share * scale)
    cached_share = context.inputs.get("cacheable_input_share") or 0.0
    if cached_share:
        saving = _cache_saving(context, model, shape, cached_share, volume * (1 - batch_share))
        if saving is None:
            notes.append(f"no cache price for {model} in the book: caching is left out")
        else:
            lines[CACHE] = monthly(-saving * rate * context.api_price_index)
    return Priced(Ledger(lines), notes=tuple(notes), model=model)


def _cheapest(context: Context, shape: tuple[int, int]) -> tuple[str, Months] | None:
    names = [m.model for m in context.catalogue.small_models(context.on)]
    if context.inputs.scenario.base_model:
        names.append(context.inputs.scenario.base_model)
    priced = [(name, each) for name in names if (each := request_cost_by_month(context, name, shape)) is not None]
    horizon = int(context.inputs.need("horizon_months"))
    return min(priced, key=lambda pair: (float(pair[1][:horizon].sum()), pair[0])) if priced else None


def _batch_saving(context: Context, model: str, shape: tuple[int, int], each: Months) -> Months | None:
    def on_day(day: date) -> float | None:
        found = context.catalogue.request_price(model, *shape, day, batch=True)
        return None if found is None else float(found.total)

    batched = context.by_month(model, on_day)
    return None if batched is None else each - batched


def _cache_saving(
    context: Context, model: str, shape: tuple[int, int], share: float, requests: Months
) -> Months | None:
    """Dollars a month saved by caching: cached tokens at the read price, plus at most one write per cache lifetime.

    A cache entry is refreshed by use, so writes are at most one per lifetime window round the clock, and never
    more than the requests themselves.
    """
    tokens = shape[0] * share
    lifetime = float(context.catalogue.parameter("cache_refresh_minutes", context.on).value)
    hours = float(context.catalogue.parameter("billing_hours_per_month", context.on).value)
    writes = np.minimum(requests, hours * 60 / lifetime)

    def difference(of: int) -> Months | None:
        def on_day(day: date) -> float | None:
            prices = context.catalogue.cache_prices(model, day)
            plain = context.catalogue.request_price(model, 1000, 0, day)
            return None if prices is None or plain is None else float(plain.total) * 1000 - float(prices[of])

        return context.by_month(model, on_day)

    read_saving, write_saving = difference(0), difference(1)
    if read_saving is None or write_saving is None:
        return None
    return tokens / 1e6 * ((requests - writes) * read_saving + writes * write_saving)
