"""What moves the answer, what it takes, the plan, the portfolio, and the sums as a tree."""

from __future__ import annotations

from collections.abc import Iterable

from advisor import FIELDS, Advice, GoalSeek
from advisor.advice import Bar, Step, Uncertainty
from advisor.options import LABELS
from bot.dialogue import Reply
from bot.dialogue import reply as r
from bot.views import card
from bot.views.document import Bullets, Cell, Document, Note, Part, Table, Text
from bot.views.format import MISSING, money, months, number, share

_BARS = 12


def sensitivity_document(body: r.Sensitivity, reply: Reply) -> Document:
    """The tornado as a table, the distribution in a sentence, and the flips."""
    del reply
    advice = body.advice
    if not advice.tornado:
        return Document(
            headline="Nothing to test yet: I need a prompting cost and a fine-tune to compare it with.",
            parts=card.question_parts(advice),
        )
    widest = advice.tornado[0]
    swing = abs(widest.npv_high - widest.npv_low)
    label = FIELDS[widest.field].label.lower()
    parts: list[Part] = []
    if advice.uncertainty is not None and advice.uncertainty.npv.p10 != advice.uncertainty.npv.p90:
        parts.append(Text(text=_spread(advice.uncertainty, advice)))
    parts.append(
        Table(
            caption=f"One input at a time, {LABELS[advice.figures_for or 'quoted'].lower()}",
            header=("Input", "Low", "High", "NPV at low", "NPV at high", "Break-even", "Moved over"),
            rows=tuple(_bar_row(b, advice) for b in advice.tornado[:_BARS]),
        )
    )
    flips = card.plausible_flips(advice)
    if flips:
        parts.append(Bullets(title=card.FLIPS_TITLE, items=tuple(card.flip_line(f, advice) for f in flips)))
    parts.append(Note(text="Try one: `what if volume doubles?`, or give a range: `upfront is 60-120K`"))
    return Document(
        headline=f"What moves it most: {label}, by {money(swing, advice.currency)} of NPV from its low to its high end.",
        parts=tuple(parts),
    )


def _bar_row(bar: Bar, advice: Advice) -> tuple[Cell, ...]:
    currency = advice.currency
    even = [MISSING if v is None else f"{v:.1f}" for v in (bar.break_even_low, bar.break_even_high)]
    return (
        Cell(text=FIELDS[bar.field].label),
        Cell(text=number(bar.field, bar.low, currency), value=bar.low),
        Cell(text=number(bar.field, bar.high, currency), value=bar.high),
        Cell(text=money(bar.npv_low, currency), value=bar.npv_low),
        Cell(text=money(bar.npv_high, currency), value=bar.npv_high),
        Cell(text=f"{even[0]} to {even[1]}"),
        Cell(text=bar.basis.replace("+-", "±")),
    )


def _spread(found: Uncertainty, advice: Advice) -> str:
    even, npv = found.break_even_months, found.npv
    reached = [months(v) if v is not None else "not within the horizon" for v in (even.p10, even.p50, even.p90)]
    best = ", ".join(f"{LABELS[o].lower()} {share(round(p, 3))}" for o, p in _likely(found.p_best))
    text = (
        f"Over {found.samples:,} samples of the ranges, {LABELS[found.option].lower()} pays back within "
        f"{advice.horizon_months} months in {share(round(found.p_pays_back, 3))} of them: break-even P10 {reached[0]}, "
        f"P50 {reached[1]}, P90 {reached[2]}; NPV {money(npv.p10, advice.currency)}, {money(npv.p50, advice.currency)}, "
        f"{money(npv.p90, advice.currency)}. Best option: {best}."
    )
    if found.open_ended:
        open_ends = ", ".join(FIELDS[f].label.lower() for f in found.open_ended)
        text += f" Not sampled, as one end is open: {open_ends}."
    return text


def _likely(shares: dict[str, float]) -> Iterable[tuple[str, float]]:
    return sorted(((o, p) for o, p in shares.items() if p > 0), key=lambda pair: -pair[1])[:4]


def sought_document(body: r.Sought, reply: Reply) -> Document:
    """One answer as a sentence; several as a table."""
    del reply
    advice, currency = body.advice, body.advice.currency
    if len(body.found) == 1:
        found = body.found[0]
        parts: list[Part] = []
        if found.now is not None and found.value is not None:
            parts.append(Note(text=f"Now it is {number(found.field, found.now, currency)}; all else stays as it is."))
        return Document(headline=_sought_line(found, currency), parts=tuple(parts) or card.question_parts(advice))
    rows = tuple(
        (
            Cell(text=FIELDS[g.field].label),
            Cell(text=number(g.field, g.now, currency), value=g.now),
            Cell(
                text=f"{g.bound} {number(g.field, g.value, currency)}"
                if g.value is not None
                else _sought_line(g, currency)
            ),
        )
        for g in body.found
    )
    goal = body.found[0].target
    text = "to pay back within the horizon" if goal.value is None else f"to pay back in {goal.value:g} months"
    return Document(
        headline=f"What it takes {text}, one input at a time.",
        parts=(Table(caption="All else as it is", header=("Input", "Now", "Needed"), rows=rows),),
    )


def _sought_line(found: GoalSeek, currency: str) -> str:
    if found.value is None:
        return found.sentence
    return found.sentence.format(value=number(found.field, found.value, currency))


def plan_document(body: r.Planned, reply: Reply) -> Document:
    """Data, evaluation, calendar, dates, and what to watch."""
    del reply
    plan = body.plan
    data, parts = plan.data, list[Part]()
    have = "none are known yet" if data.have is None else f"you have {data.have:,}"
    cost = "" if data.cost is None else f" for about {money(data.cost, plan.currency)}"
    items = [
        f"Needed: {data.needed:,} labelled examples to train on ({data.low:,} to {data.high:,}; {data.source})"
        + (f", and {data.holdout:,} held out" if data.holdout else "")
        + f"; {have}.",
        f"To label: {data.missing:,}{cost}, about {data.person_days:,.0f} person-days."
        if data.missing
        else "Nothing is left to label.",
        f"Method: {plan.method}. {plan.method_reason}.",
    ]
    parts.append(Bullets(title="Data and method", items=tuple(items)))
    if plan.evaluation is not None:
        e = plan.evaluation
        tests = [
            f"Hold-out set: {e.holdout_paired:,} cases that both models answer (paired), or {e.holdout_independent:,} "
            f"per model when each sees its own, to tell {share(e.current)} from {share(e.target)} "
            "(two-sided, alpha 0.05, power 0.8).",
        ]
        if e.days is not None and e.requests_per_day is not None:
            tests.append(
                f"A/B test: {e.per_arm:,} requests an arm, {e.days:,} day{'s' if e.days != 1 else ''} at "
                f"{e.requests_per_day:,.0f} a day; run a full week at least."
            )
        parts.append(Bullets(title="Evaluation", items=tuple(tests)))
    if plan.gaps:
        parts.append(Bullets(title="Still open", items=tuple(f"{k}: {v}" for k, v in plan.gaps.items())))
    rows = tuple(
        (Cell(text=m.step), Cell(text=f"{m.start:%Y-%m-%d}"), Cell(text=f"{m.end:%Y-%m-%d}"), Cell(text=m.how))
        for m in plan.calendar
    )
    parts.append(Table(caption="Calendar, working days", header=("Step", "From", "To", "How"), rows=rows))
    if plan.dates:
        parts.append(Bullets(title="Dates to know", items=tuple(f"{e.day}: {e.what}" for e in plan.dates)))
    parts.append(Bullets(title="Watch after launch", items=plan.watch))
    last = plan.calendar[-1].end
    labels = f"{data.missing:,} examples to label" if data.missing else "enough labelled examples"
    return Document(
        headline=f"The plan: {labels}, {plan.method}, live by {last:%Y-%m-%d}.",
        parts=tuple(parts),
    )


def portfolio_document(body: r.PortfolioShown, reply: Reply) -> Document:
    """Tune or leave, use case by use case, and what the whole is worth."""
    del reply
    found = body.portfolio
    rows = tuple(
        (
            Cell(text=d.name),
            Cell(text="tune" if d.tune else "leave on prompts"),
            Cell(text=money(d.monthly_today, found.currency), value=d.monthly_today),
            Cell(text=money(d.monthly_tuned, found.currency), value=d.monthly_tuned),
            Cell(text=money(d.upfront, found.currency), value=d.upfront),
            Cell(text=MISSING if d.break_even_month is None else f"month {d.break_even_month}"),
            Cell(text=money(d.npv, found.currency), value=d.npv),
            Cell(text=d.why),
        )
        for d in found.decisions
    )
    header = ("Use case", "Do", "Today a month", "Tuned a month", "Upfront", "Break-even", "NPV alone", "Why")
    parts: list[Part] = [Table(caption="Each use case", header=header, rows=rows)]
    if found.shared and found.shared_npv:
        parts.append(Note(text=f"Shared costs paid once: {money(found.shared_npv, found.currency)} in present value."))
    tuned = [d.name for d in found.decisions if d.tune]
    worth = f"worth {money(found.npv, found.currency)} over {found.horizon_months} months (NPV)"
    headline = {
        "need_more": "No use case can be priced yet: each needs today's cost and what a fine-tune would cost.",
        "tune_none": "Tune none of them: prompts stay cheaper for each.",
        "tune_all": f"Tune all {len(tuned)}: {worth}.",
        "tune_some": f"Tune {' and '.join(tuned)}, leave the rest on prompts: {worth}.",
    }[found.status]
    if found.status == "tune_some" and found.npv_all is not None:
        parts.append(Note(text=f"Tuning all of them would be worth {money(found.npv_all, found.currency)}."))
    return Document(headline=headline, parts=tuple(parts))


def trace_items(steps: Iterable[Step], currency: str) -> tuple[str, ...]:
    """The tree of sums, parts under the figure they make up."""
    lines: list[str] = []
    for step in steps:
        lines.append(card.step_line(step, currency))
        lines += [f"— {part.figure}: {_part(part, currency)}; {part.how}" for part in step.parts]
    return tuple(lines)


def _part(step: Step, currency: str) -> str:
    field = next((name for name, spec in FIELDS.items() if spec.label == step.figure), None)
    return number(field, step.value, currency) if field else money(step.value, currency)


__all__ = [
    "plan_document",
    "portfolio_document",
    "sensitivity_document",
    "sought_document",
    "trace_items",
]
