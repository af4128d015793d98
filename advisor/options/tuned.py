"""Fine-tunes that nobody quoted: hosted LoRA, self-hosted LoRA, self-hosted full training."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from advisor.calendar_months import month_of
from advisor.catalogue import OPEN_MODEL
from advisor.entries import End, Service
from advisor.ledger import Figure
from advisor.options import projects, serving, training
from advisor.options.base import Context, OneOff, Priced, Project, missing_inputs
from advisor.sources import Source

MIGRATION = "Migration to the next base"
HOSTING, TOKENS, GPUS, PEOPLE = "Dedicated endpoint", "Tuned model, per token", "GPU rental", "People to run it"
_TRAFFIC = ("requests_per_month", "input_tokens_per_request", "output_tokens_per_request")


def hosted(context: Context, extra_tokens: Any = 0.0) -> Priced:
    """LoRA at a provider: per token where the provider sells that, else whole endpoints by the hour."""
    model = context.inputs.scenario.ft_model
    service = context.catalogue.training_service(model, "lora", context.on)
    gap = _gap(context, service)
    if gap is not None or service is None:
        return gap or Priced()
    rate, volume, shape = context.inputs.usd_rate, context.volume, context.shape
    assert rate is not None
    assert volume is not None
    assert shape is not None
    running: dict[str, Figure]
    if service.tuned_rates is not None:
        price_in, price_out = service.tuned_rates
        each = ((shape[0] + extra_tokens) * price_in + shape[1] * price_out) / 1e6
        running, note = {TOKENS: each * volume * rate}, f"{service.provider}'s prices for the tuned model, per token"
        fleet = None
    else:
        fleet = serving.fleet(context, redundant=False, extra_tokens=extra_tokens)
        if fleet is None:
            return _not_measured(context)
        hours = context.constant("billing_hours_per_month")
        per_hour = context.need("ft_hosting_price_per_hour") * fleet.gpus
        running, note = (
            {HOSTING: fleet.replicas * per_hour * hours},
            fleet.note.replace(context.gpu.upper(), "endpoint"),
        )
    return _project(
        context,
        service,
        running,
        note,
        fleet,
        ends=context.catalogue.ends_of(model, ("model", "tunes"), context.on),
        regular=True,
    )


def selfhosted(method: str) -> Callable[..., Priced]:
    """Open weights on rented GPUs; `method` is "lora" or "full"."""

    def price(context: Context, extra_tokens: Any = 0.0) -> Priced:
        model = context.inputs.scenario.ft_model
        service = context.catalogue.training_service(model, method, context.on)
        if service is not None and service.models:
            return Priced(unavailable=f"the weights of {model} are not open: it cannot be served on your own GPUs")
        gap = _gap(context, service)
        if gap is not None or service is None:
            return gap or Priced()
        fleet = serving.fleet(context, redundant=True, extra_tokens=extra_tokens)
        if fleet is None:
            return _not_measured(context)
        gpu_hour, people = context.figure("gpu_price_per_hour"), context.figure("fte_cost_per_year")
        if gpu_hour is None or people is None:
            return Priced(missing=("exchange_rate_per_usd",))
        hours = context.constant("billing_hours_per_month")
        running: dict[str, Figure] = {
            GPUS: fleet.replicas * fleet.gpus * gpu_hour * hours,
            PEOPLE: context.need("ops_fte") * people / 12.0,
        }
        return _project(context, service, running, fleet.note, fleet, ends=[], regular=False)

    return price


def _gap(context: Context, service: Service | None) -> Priced | None:
    missing = missing_inputs(context, *_TRAFFIC)
    if missing:
        return Priced(missing=missing)
    if context.inputs.usd_rate is None:
        return Priced(missing=("exchange_rate_per_usd",))
    if service is None:
        model = context.inputs.scenario.ft_model
        return Priced(missing=("ft_model",), unavailable=f"no price in the book for tuning {model}")
    return None


def _not_measured(context: Context) -> Priced:
    model = context.inputs.scenario.ft_model or OPEN_MODEL
    return Priced(
        missing=("requests_per_second_per_replica",),
        unavailable=f"no measured throughput of {model} on {context.gpu.upper()} in the book",
    )


def _project(
    context: Context,
    service: Service,
    running: dict[str, Figure],
    note: str,
    fleet: serving.Fleet | None,
    *,
    ends: list[End],
    regular: bool,
) -> Priced:
    found = training.upfront(context, service)
    if found is None:
        return Priced(missing=("exchange_rate_per_usd",))
    upfront, upfront_note = found
    model = context.inputs.scenario.ft_model or OPEN_MODEL
    running |= projects.maintenance(context) | projects.wrong_answers(context, "ft_accuracy")
    one_off, life_note = _migrations(context, upfront, ends, regular=regular)
    project = Project(upfront, running, one_off=one_off)
    ledger = projects.ledger(context, project)
    if ledger is None:
        return Priced(missing=("prompting_cost_per_month",))
    sources: list[Source] = [service.price.source, *(e.source for e in ends)]
    facts: dict[str, float] = {}
    if fleet is not None:
        facts = {"gpus_needed": fleet.needed, "utilisation": fleet.utilisation}
        sources += [fleet.source] if fleet.source is not None else []
    notes = (f"{model} tuned at {service.provider}" if regular else f"{model} on your own rented GPUs", note)
    return Priced(
        ledger,
        notes=(*notes, upfront_note, *life_note),
        model=model,
        facts=facts,
        sources=tuple(dict.fromkeys(sources)),
        project=project,
    )


def _migrations(
    context: Context, upfront: dict[str, Figure], ends: list[End], *, regular: bool
) -> tuple[tuple[OneOff, ...], tuple[str, ...]]:
    """Dated migrations to the next base: at the announced end, else every median life of a hosted base.

    A said retraining cost is the price of one; else a sourced share of the upfront cost. A said retraining rhythm
    replaces the median life, and is priced by the ledger.
    """
    if not regular or (context.inputs.said("retrain_every_months") and context.inputs.said("retrain_cost")):
        return (), ()
    said, total = context.said("retrain_cost"), sum(upfront.values(), 0.0)
    cost = total * context.constant("migration_share") if said is None else said
    if ends:
        end, month = ends[0], month_of(ends[0].day, context.on)
        name = f"Migration: {context.inputs.scenario.ft_model} stops {end.day.isoformat()}"
        return ((name, (month,), cost),), (f"the base stops on {end.day.isoformat()}: tuning again is counted then",)
    life = round(context.constant("model_life_months"))
    return ((MIGRATION, tuple(range(life, context.months + 1, life)), cost),), (
        f"no end of the base is announced: tuning again is counted every {life} months, the median life",
    )
