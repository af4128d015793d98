"""`rag` and `rag_finetune`: retrieved passages in every request, on the model of today or on the tuned one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor.ledger import Figure
from advisor.options import projects, tuned
from advisor.options.base import Context, Priced, Project, missing_inputs
from advisor.options.prompting import input_price

PASSAGES, EMBEDDING, STORE, BUILD = "Retrieved passages", "Query embedding", "Vector store", "Building retrieval"

_WAYS = {
    "hosted": ("finetune_hosted", tuned.hosted),
    "self-hosted": ("finetune_selfhosted", tuned.selfhosted("lora")),
}


def rag(context: Context) -> Priced:
    """Today's prompt plus retrieval, on the same model, so that the difference is retrieval and no model swap."""
    today = context.priced("prompting")
    if today.ledger is None:
        return Priced(missing=today.missing, unavailable=today.unavailable)
    missing = missing_inputs(context, "requests_per_month")
    price = input_price(context)
    if price is None:
        missing += missing_inputs(context, "base_model") or ("input_price_per_mtok",)
    if missing:
        return Priced(missing=missing)
    lines = _retrieval_lines(context)
    if lines is None:
        return Priced(missing=("exchange_rate_per_usd",))
    upfront, running = lines
    tokens = context.need("retrieval_tokens_per_request")
    own: dict[str, Figure] = {name: line.monthly for name, line in today.ledger.lines.items()}
    volume = context.volume
    assert volume is not None
    assert price is not None
    own[PASSAGES] = tokens / 1e6 * price * volume
    project = Project(upfront, own | running)
    ledger = projects.ledger(context, project)
    note = "retrieval on the model of today: what it saves in errors is not in the figures unless you give them"
    return Priced(ledger, notes=(note,), model=context.inputs.scenario.base_model, project=project)


def rag_finetune(context: Context) -> Priced:
    """The cheaper of the tuned models, with retrieved passages in its input."""
    tokens = context.figure("retrieval_tokens_per_request")
    lines = _retrieval_lines(context)
    if lines is None or tokens is None:
        return Priced(missing=("exchange_rate_per_usd",))
    host, served = cheaper_tuned(context, tokens)
    if served.project is None:
        return replace(served, facts={})
    upfront, running = lines
    project = replace(
        served.project, upfront={**served.project.upfront, **upfront}, running={**served.project.running, **running}
    )
    ledger = projects.ledger(context, project)
    return replace(served, ledger=ledger, project=project, notes=(f"retrieval in front of it, {host}", *served.notes))


def cheaper_tuned(context: Context, extra_tokens: Any = 0.0) -> tuple[str, Priced]:
    """Hosted or self-hosted, whichever costs less over the horizon; what the point answer chose holds for variants."""
    key = "tuned_with_passages" if not isinstance(extra_tokens, float) or extra_tokens else "tuned"

    def price(way: str) -> Priced:
        if key == "tuned":
            return context.priced(_WAYS[way][0])
        return _WAYS[way][1](context, extra_tokens)

    if key in context.choices:
        way = context.choices[key]
        return way, price(way)
    ways = ("self-hosted",) if context.inputs.scenario.sensitive_data else tuple(_WAYS)
    found = {way: price(way) for way in ways}
    horizon = max(1, round(context.inputs.need("horizon_months")))
    priced = {name: p for name, p in found.items() if p.ledger is not None}
    way = min(priced, key=lambda n: priced[n].ledger.total_at(horizon), default=next(iter(found)))  # pyright: ignore[reportOptionalMemberAccess]
    context.choices[key] = way
    return way, found[way]


def _retrieval_lines(context: Context) -> tuple[dict[str, Figure], dict[str, Figure]] | None:
    """Upfront and running lines that retrieval adds anywhere; None without an exchange rate or a volume."""
    upfront, embedding = (
        context.usd(context.constant("rag_upfront")),
        context.usd(context.constant("embedding_price_per_mtok")),
    )
    store, tokens_in = context.figure("vector_store_cost_per_month"), context.figure("input_tokens_per_request")
    volume = context.volume
    if upfront is None or embedding is None or store is None:
        return None
    running: dict[str, Figure] = {STORE: store}
    if volume is not None and tokens_in is not None:
        running[EMBEDDING] = tokens_in / 1e6 * embedding * volume
    return {BUILD: upfront}, running


__all__ = ["cheaper_tuned", "rag", "rag_finetune"]
