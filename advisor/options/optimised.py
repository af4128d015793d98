"""`prompting_optimised`: the same prompt on a small current model, with caching and batch. Each lever is a line."""

from __future__ import annotations

from typing import Any

import numpy as np

from advisor.ledger import Figure
from advisor.options import projects
from advisor.options.base import Context, Priced, Project, missing_inputs
from advisor.price_book import Rates, TokenPrices

SWAP, CACHE, BATCH = "API calls on the small model", "Prompt caching", "Batch processing"


def price(context: Context) -> Priced:
    """The cheapest small model of the day for this request shape, minus the levers that were said to apply.

    A lever counts only when its share was said (`cacheable_input_share`, `batch_share`); the batch price must be in
    the book, or the lever is left out and noted. Batch is left out where people wait for the answer.
    """
    missing = missing_inputs(context, "requests_per_month", "input_tokens_per_request", "output_tokens_per_request")
    if missing:
        return Priced(missing=missing)
    rate, shape, volume = context.inputs.usd_rate, context.shape, context.volume
    if rate is None:
        return Priced(missing=("exchange_rate_per_usd",))
    assert shape is not None
    assert volume is not None
    prices = cheapest(context)
    if prices is None:
        return Priced(unavailable="no small model in the price book on this day")
    index = rate * context.api_price_index
    standard = prices.request_cost(*shape, context.months) * volume * index
    lines: dict[str, Figure] = {SWAP: standard}
    notes = [
        f"the same prompt on {prices.model}, the cheapest small model for this shape; its quality is not measured here"
    ]
    batch_share = context.figure("batch_share")
    if batch_share is not None and context.inputs.scenario.latency_critical:
        notes.append("people wait for the answer: batch is left out")
        batch_share = None
    if batch_share is not None and prices.batch is None:
        notes.append(f"no batch price for {prices.model} in the book: batch is left out")
        batch_share = None
    if batch_share is not None:
        batched = prices.request_cost(*shape, context.months, batch=True) * volume * index
        lines[BATCH] = (batched - standard) * batch_share
    cached_share = context.figure("cacheable_input_share")
    if cached_share is not None and prices.cached is None:
        notes.append(f"no cache price for {prices.model} in the book: caching is left out")
    elif cached_share is not None and prices.cached is not None:
        unbatched = volume * (1.0 if batch_share is None else 1.0 - batch_share)
        lines[CACHE] = -_cache_saving(context, prices, prices.cached, shape[0], cached_share, unbatched) * index
    project = Project({}, lines | projects.wrong_answers(context, "current_accuracy"), builds=False)
    return Priced(
        projects.ledger(context, project),
        notes=tuple(notes),
        model=prices.model,
        project=project,
        sources=(context.catalogue.price_source,),
    )


def cheapest(context: Context) -> TokenPrices | None:
    """The cheapest of the small models on sale and today's own model, over the horizon at the scenario's shape."""
    if "small_model" in context.choices:
        return context.choices["small_model"]
    names = [m.model for m in context.catalogue.small_models(context.on)]
    if context.inputs.scenario.base_model:
        names.append(context.inputs.scenario.base_model)
    tokens_in = context.inputs.need("input_tokens_per_request")
    tokens_out = context.inputs.need("output_tokens_per_request")
    horizon = max(1, round(context.inputs.need("horizon_months")))
    known = [p for name in names if (p := context.catalogue.token_prices(name, context.on)) is not None]
    best = min(
        known,
        key=lambda p: (float(p.request_cost(tokens_in, tokens_out, horizon).sum()), p.model),
        default=None,
    )
    context.choices["small_model"] = best
    return best


def _cache_saving(
    context: Context, prices: TokenPrices, cached: Rates, tokens_in: Figure, share: Figure, requests: Any
) -> Any:
    """Dollars a month saved by caching: cached tokens at the read price, plus at most one write per cache lifetime.

    A cache entry is refreshed by use, so writes are at most one per lifetime window round the clock, and never
    more than the requests themselves. Output is never discounted.
    """
    windows = context.constant("billing_hours_per_month") * 60 / context.constant("cache_refresh_minutes")
    writes, tier, months = np.minimum(requests, windows), prices.tier(tokens_in), context.months
    plain = prices.standard.input[tier][..., :months]
    read, write = cached.input[tier][..., :months], cached.output[tier][..., :months]
    return tokens_in * share / 1e6 * ((requests - writes) * (plain - read) + writes * (plain - write))
