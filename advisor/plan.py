"""The plan of a fine-tune: data, method, hold-out set, A/B test, calendar, and what to watch afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import numpy as np

from advisor import sample_size
from advisor.advice import Event
from advisor.advise import price_options
from advisor.calendar_months import add_months
from advisor.catalogue import Catalogue
from advisor.events import events
from advisor.fields import FIELDS
from advisor.options.base import Context
from advisor.scenario import Scenario
from advisor.sources import Source

_SMALL_DATA = 20_000
"""Examples up to which LoRA matches full fine-tuning ("LoRA Without Regret": post-training-size sets)."""


@dataclass(frozen=True, slots=True)
class Data:
    """Labelled examples: needed for training, held out, at hand (None: nobody said), still to make (both), their cost
    and person-days."""

    needed: int
    holdout: int
    low: int
    high: int
    have: int | None
    missing: int
    cost: float | None
    person_days: float
    source: Source


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Cases to tell today's accuracy from the target at alpha 0.05 and power 0.8."""

    current: float
    target: float
    holdout_independent: int
    holdout_paired: int
    per_arm: int
    requests_per_day: float | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of the calendar."""

    step: str
    start: date
    end: date
    working_days: int
    how: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All parts; `gaps` name what is missing for the parts that are absent, and why."""

    method: str
    method_reason: str
    data: Data
    evaluation: Evaluation | None
    calendar: tuple[Milestone, ...]
    watch: tuple[str, ...]
    dates: tuple[Event, ...]
    currency: str
    gaps: dict[str, str]


def plan(scenario: Scenario, *, on: date, catalogue: Catalogue | None = None) -> Plan:
    """The plan for a scenario that starts on a day. Missing inputs are named in `gaps`."""
    pricing = price_options(scenario, on, catalogue)
    context, gaps = pricing.context, dict[str, str]()
    evaluation = _evaluation(context, gaps)
    data = _data(context, 0 if evaluation is None else evaluation.holdout_paired)
    method, reason = _method(context, data)
    calendar = _calendar(context, data, evaluation)
    dates = events(context, pricing.results)
    return Plan(
        method, reason, data, evaluation, calendar, _watch(context, calendar), dates, context.inputs.currency, gaps
    )


def _data(context: Context, holdout: int) -> Data:
    """Examples to train on, and the hold-out set on top: nobody trains on that."""
    parameter, have = (
        context.catalogue.parameter("examples_needed", context.on),
        context.inputs.said("labelled_examples"),
    )
    missing = max(0, int(parameter.value) + holdout - int(have or 0))
    each = context.figure("ft_labelling_cost_per_example")
    return Data(
        needed=int(parameter.value),
        holdout=holdout,
        low=int(parameter.low),
        high=int(parameter.high),
        have=None if have is None else int(have),
        missing=missing,
        cost=None if each is None else missing * float(np.ravel(each)[0]),
        person_days=missing / context.constant("labels_per_person_day"),
        source=parameter.source,
    )


def _method(context: Context, data: Data) -> tuple[str, str]:
    examples = max(data.needed, data.have or 0)
    if examples <= _SMALL_DATA:
        return "LoRA", f"{examples:,} examples is a post-training-size set: LoRA reaches the same quality for less"
    del context
    return "LoRA first, full if it falls short", f"{examples:,} examples is more than adapters are shown to absorb"


def _evaluation(context: Context, gaps: dict[str, str]) -> Evaluation | None:
    current, target = context.inputs.said("current_accuracy"), context.inputs.said("target_accuracy")
    if target is None:
        target = context.inputs.said("ft_accuracy")
    missing = [f for f, v in (("current_accuracy", current), ("target_accuracy", target)) if v is None]
    if current is not None and target is not None and target < current:
        gaps["evaluation"] = "the target is below today's accuracy: nothing has to be shown"
        return None
    if current is None or target is None or current == target:
        names = " and ".join(FIELDS[f].label.lower() for f in missing) or "a target that differs from today's accuracy"
        gaps["evaluation"] = f"tell me {names}: the size of the hold-out set follows from both"
        return None
    per_arm = sample_size.two_proportions(current, target)
    requests = context.inputs.get("requests_per_month")
    daily = None if requests is None else requests / context.constant("traffic_days_per_month")
    if daily is None:
        gaps["A/B test"] = "tell me requests per month: the days of the A/B test follow from it"
    return Evaluation(
        current=current,
        target=target,
        holdout_independent=per_arm,
        holdout_paired=sample_size.paired(current, target),
        per_arm=per_arm,
        requests_per_day=daily,
        days=None if not daily else ceil(2 * per_arm / daily),
    )


def _calendar(context: Context, data: Data, evaluation: Evaluation | None) -> tuple[Milestone, ...]:
    days = {key: round(context.constant(f"{key}_days")) for key in ("training", "evaluation", "ramp")}
    steps: list[tuple[str, int, str]] = []
    if data.missing:
        speed = context.constant("labels_per_person_day")
        label_days = max(1, ceil(data.person_days / 2))
        steps.append(("Label the missing examples", label_days, f"{data.missing:,} at {speed:g} a day, two people"))
    holdout = "" if evaluation is None else f"at least {evaluation.holdout_paired:,} cases that nobody trains on"
    steps.append(("Set the hold-out set apart", 2, holdout or "before any training"))
    steps.append(("Train and compare", days["training"], "several runs; the hours of GPU time are few"))
    steps.append(("Evaluate on the hold-out set", days["evaluation"], "paired: both models answer the same cases"))
    if evaluation is not None and evaluation.days is not None:
        arm = f"{evaluation.per_arm:,} requests an arm at {evaluation.requests_per_day:,.0f} a day"
        steps.append(("A/B test in production", max(5, ceil(evaluation.days * 5 / 7)), f"{arm}, a week at least"))
    steps.append(("Ramp up", days["ramp"], "from a share of the traffic to all of it"))
    found: list[Milestone] = []
    start = _working_day(context.on)
    for step, length, how in steps:
        end = _after(start, length - 1)
        found.append(Milestone(step, start, end, length, how))
        start = _after(end, 1)
    return tuple(found)


def _working_day(day: date) -> date:
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _after(day: date, working_days: int) -> date:
    for _ in range(working_days):
        day = _working_day(day + timedelta(days=1))
    return day


def _watch(context: Context, calendar: tuple[Milestone, ...]) -> tuple[str, ...]:
    live = calendar[-1].end
    every = context.inputs.said("retrain_every_months")
    life = round(context.constant("model_life_months")) if every is None else round(every)
    why = "the median life of a hosted base" if every is None else "as you said"
    return (
        "Accuracy on a fresh sample every month: the inputs drift before the bill does.",
        "Share of requests that fall back to the strong model, and what they cost.",
        "What the model forgot: instructions and formats outside the training set.",
        f"Train again by {add_months(live, life).isoformat()} ({life} months after going live, {why}).",
    )
