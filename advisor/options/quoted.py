"""`quoted`: a fine-tune as somebody quoted it - an upfront cost and a run cost, nothing looked up."""

from __future__ import annotations

import numpy as np

from advisor.fields import FIELDS, UPFRONT_PARTS
from advisor.finance import SEARCH_MONTHS
from advisor.inputs import Inputs
from advisor.ledger import Ledger, Line, monthly, no_cost, once
from advisor.options import prompting
from advisor.options.base import Context, Priced, missing_inputs

UPFRONT, RUN, BUILD, FALLBACK = "Upfront", "Run cost", "Prompting while building", "Fallback to the strong model"


def price(context: Context) -> Priced:
    """Upfront at month 0; the run cost fixed when said per month, scaling when said per request.

    While the model is built (`build_months`) the old bill runs on; retraining and maintenance count when said.
    """
    inputs = context.inputs
    missing = list(missing_inputs(context, "ft_upfront_cost"))
    run, note = _run_cost(context)
    if run is None:
        missing.append(
            "requests_per_month"
            if inputs.get("ft_inference_cost_per_request") is not None
            else "ft_inference_cost_per_month"
        )
    if missing or run is None:
        return Priced(missing=tuple(missing))
    lines = {**_upfront_lines(inputs), RUN: run}
    notes = [note]
    build = round(inputs.need("build_months"))
    today = prompting.price(context).ledger
    if build:
        if today is None:
            return Priced(missing=("prompting_cost_per_month",))
        lines[RUN] = _from_month(run, build + 1)
        lines[BUILD] = _until_month(today.total, build)
        notes.append(f"the old bill runs on for {build} months while the model is built")
    fallback = inputs.get("fallback_share")
    if fallback:
        if today is None:
            return Priced(missing=("prompting_cost_per_month",))
        lines[FALLBACK] = _from_month(today.total * fallback, build + 1)
    maintenance = inputs.get("maintenance_cost_per_month")
    if maintenance:
        lines["Maintenance"] = _from_month(monthly(maintenance), build + 1)
    every, cost = inputs.get("retrain_every_months"), inputs.get("retrain_cost")
    if every and cost:
        lines["Retraining"] = _retraining(build, round(every), cost)
    return Priced(Ledger(lines), notes=tuple(notes), model=inputs.scenario.ft_model)


def _run_cost(context: Context) -> tuple[Line | None, str]:
    fixed = context.inputs.get("ft_inference_cost_per_month")
    if fixed is not None:
        return monthly(fixed), "run cost as said per month: fixed, it does not grow with the volume"
    each, volume = context.inputs.get("ft_inference_cost_per_request"), context.volume()
    if each is None or volume is None:
        return None, ""
    return monthly(each * volume), "run cost as said per request: it grows with the volume"


def _upfront_lines(inputs: Inputs) -> dict[str, Line]:
    """The total, split into its said parts and the rest where parts are known."""
    total = inputs.need("ft_upfront_cost")
    parts = {FIELDS[p].label: v for p in UPFRONT_PARTS if (v := inputs.get(p)) is not None}
    if not parts or sum(parts.values()) > total:
        return {UPFRONT: once(total)}
    rest = total - sum(parts.values())
    lines = {name: once(value) for name, value in parts.items()}
    return lines | ({"Other upfront": once(rest)} if rest > 0 else {})


def _from_month(line: Line, first: int) -> Line:
    kept = no_cost()
    kept[first:] = line[first:]
    return kept


def _until_month(line: Line, last: int) -> Line:
    kept = no_cost()
    kept[1 : last + 1] = line[1 : last + 1]
    return kept


def _retraining(build: int, every: int, cost: float) -> Line:
    line = no_cost()
    line[np.arange(build + every, SEARCH_MONTHS + 1, every)] = cost
    return line
