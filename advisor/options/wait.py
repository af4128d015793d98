"""`wait`: a quarter of prompting as it is, then the best option at that day's prices. A delay is an option, too."""

from __future__ import annotations

from collections.abc import Iterable

from advisor import finance
from advisor.ledger import Ledger
from advisor.options import projects
from advisor.options.base import Context, Priced

_KEY = "wait"


def price(context: Context, candidates: Iterable[str] = ()) -> Priced:
    """The best of `candidates` (feasible, priced), begun three months later; what the point answer chose holds for
    variants. Not priced when prompting would stay the best then, too."""
    today, delay = context.priced("prompting").ledger, round(context.constant("wait_months"))
    if today is None:
        return Priced(missing=context.priced("prompting").missing)
    if _KEY in context.choices:
        chosen: str | None = context.choices[_KEY]
        found = None if chosen is None else _delayed(context, chosen, delay)
    else:
        chosen, found = _best(context, candidates, today, delay)
        context.choices[_KEY] = chosen
    if chosen is None or found is None:
        return Priced(unavailable="nothing to wait for: prompting stays the best in three months, too")
    then = context.priced(chosen)
    note = f"{delay} months of prompting as it is, then the best of that day: {chosen.replace('_', ' ')}"
    return Priced(found, notes=(note,), model=then.model)


def _best(context: Context, candidates: Iterable[str], today: Ledger, delay: int) -> tuple[str | None, Ledger | None]:
    """The candidate with the highest NPV when begun later, if it gains anything."""
    horizon = max(1, round(context.inputs.need("horizon_months")))
    factors = finance.discount_factors(context.inputs.need("discount_rate_per_year"), horizon + 1)
    plain = not context.inputs.need("build_months") and context.inputs.said("retrain_every_months") is None
    best: tuple[float, str] | None = None
    for option in candidates:
        begun = context.priced(option)
        if begun.project is None or begun.ledger is None:
            continue
        if plain:  # the calendar months after the delay cost what they cost anyway
            flows = (today.total - begun.ledger.total)[: horizon + 1]
            start, flows[: delay + 1] = flows[0], 0.0
            flows[min(delay, horizon)] += start
        else:
            later = _delayed(context, option, delay)
            flows = (today.total if later is None else later.saving_against(today))[: horizon + 1]
        gain = float(flows @ factors)
        if gain > 0 and (best is None or gain > best[0]):
            best = gain, option
    return (None, None) if best is None else (best[1], _delayed(context, best[1], delay))


def _delayed(context: Context, option: str, delay: int) -> Ledger | None:
    project = context.priced(option).project
    return None if project is None else projects.ledger(context, project, delay=delay)
