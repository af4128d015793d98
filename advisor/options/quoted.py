"""`quoted`: a fine-tune as somebody quoted it - an upfront cost and a run cost, nothing looked up."""

from __future__ import annotations

from typing import Any

from advisor.fields import FIELDS, UPFRONT_PARTS
from advisor.ledger import Figure
from advisor.options import projects
from advisor.options.base import Context, Priced, Project, missing_inputs

UPFRONT, RUN, FALLBACK = "Upfront", "Run cost", "Fallback to the strong model"


def price(context: Context) -> Priced:
    """Upfront at month 0; the run cost fixed when said per month, scaling when said per request.

    While the model is built (`build_months`) the old bill runs on; retraining and maintenance count when said.
    """
    missing = list(missing_inputs(context, "ft_upfront_cost"))
    run, note = _run_cost(context)
    if run is None:
        each = context.figure("ft_inference_cost_per_request")
        missing.append("requests_per_month" if each is not None else "ft_inference_cost_per_month")
    if missing or run is None:
        return Priced(missing=tuple(missing))
    running: dict[str, Figure] = {RUN: run}
    today, fallback = context.priced("prompting").ledger, context.said("fallback_share")
    if fallback is not None:
        if today is None:
            return Priced(missing=("prompting_cost_per_month",))
        running[FALLBACK] = today.total[..., 1:] * fallback
    running |= projects.maintenance(context) | projects.wrong_answers(context, "ft_accuracy")
    project = Project(upfront_lines(context), running)
    ledger = projects.ledger(context, project)
    if ledger is None:
        return Priced(missing=("prompting_cost_per_month",))
    notes, build = [note], round(context.inputs.need("build_months"))
    if build:
        notes.append(f"the old bill runs on for {build} months while the model is built")
    return Priced(ledger, notes=tuple(notes), model=context.inputs.scenario.ft_model, project=project)


def _run_cost(context: Context) -> tuple[Any, str]:
    fixed = context.figure("ft_inference_cost_per_month")
    if fixed is not None:
        return fixed, "run cost as said per month: fixed, it does not grow with the volume"
    each, volume = context.figure("ft_inference_cost_per_request"), context.volume
    if each is None or volume is None:
        return None, ""
    return each * volume, "run cost as said per request: it grows with the volume"


def upfront_lines(context: Context) -> dict[str, Figure]:
    """The said total, split into its said parts and the rest where parts are known."""
    total = context.need("ft_upfront_cost")
    if "ft_upfront_cost" in context.columns and context.inputs.numbers["ft_upfront_cost"].basis == "said":
        return {UPFRONT: total}
    parts = {FIELDS[p].label: v for p in UPFRONT_PARTS if (v := context.said(p)) is not None}
    added: Any = sum(parts.values())
    if not parts or (not context.columns and added > total):
        return {UPFRONT: total}
    if context.inputs.numbers["ft_upfront_cost"].basis != "said":
        return parts
    rest = total - added
    return parts | ({"Other upfront": rest} if context.columns or rest > 0 else {})
