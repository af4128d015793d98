"""From a project to its ledger: building time, delay, retraining, migration; and the lines several options share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from advisor.ledger import Figure, Ledger, Line
from advisor.options.base import Context, Project

BUILD, WAIT, MAINTENANCE, RETRAINING = (
    "Prompting while building",
    "Prompting while waiting",
    "Maintenance",
    "Retraining",
)
WRONG_ANSWERS = "Wrong answers"


def ledger(context: Context, project: Project, *, delay: int = 0) -> Ledger | None:
    """The lines of a project that starts after `delay` months; None when the old bill is needed but not known.

    Upfront is paid at month `delay`. Until the model is live (`build_months` later) the old bill runs on; then the
    running lines follow the calendar, and said retraining and one-off costs come in their months.
    """
    build = context.need("build_months") if project.builds else 0.0
    build = np.rint(build) if isinstance(build, np.ndarray) else float(round(build))
    months = np.arange(1.0, context.months + 1)
    building = isinstance(build, np.ndarray) or build > 0
    lines = {name: _paid_at(amount, delay, months) for name, amount in project.upfront.items()}
    live: Any = months > delay + build if building or delay else None
    lines |= {name: Line(monthly=cost if live is None else cost * live) for name, cost in project.running.items()}
    if building or delay:
        today = context.priced("prompting").ledger
        if today is None:
            return None
        bill = today.total[..., 1:]
        if delay:
            lines[WAIT] = Line(monthly=bill * (months <= delay))
        if building:
            lines[BUILD] = Line(monthly=bill * ((months > delay) & (months <= delay + build)))
    if project.builds:
        lines |= _retraining(context, lambda: months - delay - build)
    for name, due, amount in project.one_off:
        when = np.zeros(context.months)
        when[[m - 1 for m in due if m <= context.months]] = 1.0
        lines[name] = Line(monthly=amount * (when if live is None else when * live))
    return Ledger(lines, context.months)


def _paid_at(amount: Figure, month: int, months: Any) -> Line:
    return Line(upfront=amount) if month == 0 else Line(monthly=amount * (months == month))


def _retraining(context: Context, months_live: Callable[[], Any]) -> dict[str, Line]:
    """Said retraining: every so many months after the model went live."""
    every, cost = context.said("retrain_every_months"), context.said("retrain_cost")
    if every is None or cost is None:
        return {}
    period, age = np.maximum(np.rint(every), 1.0), months_live()
    return {RETRAINING: Line(monthly=cost * ((age > 0) & (np.mod(age, period) == 0)))}


def wrong_answers(context: Context, accuracy: str) -> dict[str, Figure]:
    """`error_cost` x (1 - accuracy) x requests, where all three are known; else no line for any option.

    An option whose accuracy nobody stated is taken to be as accurate as today's prompting.
    """
    price, today, volume = context.figure("error_cost"), context.figure("current_accuracy"), context.volume
    if price is None or today is None or volume is None:
        return {}
    own = context.said(accuracy)
    return {WRONG_ANSWERS: price * (1.0 - (today if own is None else own)) * volume}


def maintenance(context: Context) -> dict[str, Figure]:
    """The said cost of keeping a tuned model up to date."""
    cost = context.said("maintenance_cost_per_month")
    return {} if cost is None else {MAINTENANCE: cost}
