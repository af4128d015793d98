"""Dated events inside the horizon that the answer rests on: price steps and ends of models and training."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.advice import Event, OptionResult
from advisor.calendar_months import add_months, month_of
from advisor.options.base import Context

_WHAT = {
    "model": "{model} stops, with every tune of it",
    "tunes": "tunes of {model} stop",
    "training": "last day for a new tuning job of {model}",
}


def events(context: Context, results: Iterable[OptionResult]) -> tuple[Event, ...]:
    """Events from the day to the horizon for the models that the priced options use, soonest first."""
    scenario, book, on = context.inputs.scenario, context.catalogue, context.on
    end = add_months(on, max(1, round(context.inputs.need("horizon_months"))))
    used = [r.model for r in results if r.priced and r.model]
    models = dict.fromkeys(m for m in (scenario.base_model, scenario.ft_model, *used) if m)
    found: set[Event] = set()
    for model in models:
        for day in book.price_changes(model, on, end):
            found.add(
                Event(day=day, what=f"the list price of {model} changes (month {month_of(day, on)})", source=None)
            )
        for stop in book.ends_of(model, tuple(_WHAT), on):
            if on <= stop.day <= end and not (stop.what == "training" and model != scenario.ft_model):
                what = _WHAT[stop.what].format(model=model) + (f": only {stop.conditional}" if stop.conditional else "")
                found.add(Event(day=stop.day, what=what, source=stop.source))
    return tuple(sorted(found, key=lambda e: (e.day, e.what)))
