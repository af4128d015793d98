"""`hybrid`: the tuned model first, a strong model for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor.options import projects
from advisor.options.base import Context, Priced
from advisor.options.retrieval import cheaper_tuned

STRONG = "Strong model on escalation"


def price(context: Context) -> Priced:
    """A cascade: every request goes to the tuned model, and a share of them to the strong model as well."""
    today = context.priced("prompting")
    if today.ledger is None:
        return Priced(missing=today.missing, unavailable=today.unavailable)
    host, served = cheaper_tuned(context)
    if served.project is None:
        return replace(served, facts={})
    share = context.need("fallback_share")
    project = replace(served.project, running={**served.project.running, STRONG: today.ledger.total[..., 1:] * share})
    note = f"cascade: every request pays the tuned model ({host}), and a share of them the strong model as well"
    return replace(served, ledger=projects.ledger(context, project), project=project, notes=(note, *served.notes))


def cascade_cost(cheap: Any, strong: Any, escalated: Any) -> Any:
    """Cost per request when all go to the cheap model and a share is escalated: both are paid for those."""
    return cheap + escalated * strong


def router_cost(cheap: Any, strong: Any, routed: Any) -> Any:
    """Cost per request when a router sends a share straight to the strong model: one call each."""
    return (1.0 - routed) * cheap + routed * strong
