"""The advice card: verdict, money, chart, table, reasons, what would change it, what was assumed, what to do next."""

from __future__ import annotations

from math import ceil

from advisor import FIELDS, Advice
from advisor.advice import Assumption, Flip, OptionResult, Step
from advisor.fields import Kind
from advisor.frontier import OUT_OF_REACH
from advisor.options import LABELS
from bot.dialogue import ActionId, Reply
from bot.dialogue import reply as r
from bot.views.document import Bullets, Button, Buttons, Cell, Chart, Document, Note, Part, Series, Table, Text
from bot.views.format import MISSING, count, field_value, money, months, number, share

_NAMED = {
    "rag": "Retrieval (RAG)",
    "rag_and_fine_tune": "Retrieval (RAG) and a fine-tune",
    "hybrid": "A tuned model first, the strong model for the rest",
}
MAX_POINTS = 20
_RATES = (Kind.GROWTH, Kind.YEARLY_RATE)
FLIPS_TITLE = "What would change it"
_ALWAYS = ("prompting", "prompting_optimised", "quoted")
_FOUND_REASONS, _FOUND_FLIPS = 5, 3


def answer_document(body: r.Answered, reply: Reply) -> Document:
    """The whole card."""
    advice = body.advice
    parts: list[Part] = []
    if body.branch:
        parts.append(Note(text="What-if: " + _changed(body) + " `undo` goes back."))
    elif body.changed and body.before is not None:
        parts.append(Note(text="Changed: " + _changed(body)))
    sentence = money_sentence(advice)
    if sentence:
        parts.append(Text(text=sentence))
    drawn = chart(advice)
    if drawn is not None:
        parts.append(drawn)
    if any(o.priced for o in advice.options):
        parts.append(options_table(advice))
        parts += unpriced_note(advice)
    frontier = frontier_table(advice)
    if frontier is not None:
        parts.append(frontier)
    parts += reason_parts(advice)
    if advice.events:
        parts.append(Bullets(title="Dates to know", items=tuple(f"{e.day}: {e.what}" for e in advice.events[:3])))
    if body.left:
        parts.append(
            Note(text=f"I did not use: {', '.join(f'“{w}”' for w in body.left)}. Say what it is, with a unit.")
        )
    parts += question_parts(advice)
    parts.append(Note(text=assumed_line(advice)))
    parts.append(Buttons(buttons=_buttons(reply.draft)))
    lead = f"{body.lead} " if body.lead else ""
    return Document(headline=lead + headline(advice, branch=body.branch, before=body.before), parts=tuple(parts))


def _buttons(draft: str) -> tuple[Button, ...]:
    return (
        Button(label="Save", action=ActionId.SAVE, value=draft, primary=True),
        Button(label="Why", action=ActionId.WHY, value=draft),
        Button(label="What if...", action=ActionId.WHAT_IF, value=draft),
        Button(label="Share to channel", action=ActionId.SHARE, value=draft),
        Button(label="Assumptions", action=ActionId.ASSUMPTIONS, value=draft),
    )


def _changed(body: r.Answered) -> str:
    values = body.scenario
    return (
        "; ".join(
            f"{FIELDS[f].label.lower()} {field_value(f, values.get(f), body.advice.currency)}" for f in body.changed
        )
        + "."
    )


def headline(advice: Advice, *, branch: bool, before: Advice | None = None) -> str:
    """The verdict and the figure that decides it."""
    text = ("What-if. " if branch else "") + _verdict_line(advice)
    was = _was(advice, before)
    band = ""
    if not advice.clear and advice.margin is not None:
        second = f" of {LABELS[advice.runner_up].lower()}" if advice.runner_up else ""
        band = f" No clear winner: ahead{second} by {share(round(advice.margin, 3))} of today's cost."
    return f"{text}{was}.{band}"


def _was(advice: Advice, before: Advice | None) -> str:
    if before is None or before.break_even_month == advice.break_even_month or before.break_even_month is None:
        return ""
    return f" (before: month {before.break_even_month})"


def _verdict_line(advice: Advice) -> str:
    of = advice.option_result(advice.figures_for) if advice.figures_for else None
    today = advice.option_result("prompting")
    verdict = advice.verdict
    if verdict == "need_more" or of is None:
        return _need_more_line(advice)
    month = advice.break_even_month
    barred = next((g.fact for g in today.gates if not g.passed and g.blocks), "")
    if verdict == "optimise_prompting":
        return (
            f"Move the prompt to a small model first: {of.model} would cost {money(of.monthly, advice.currency)} a month "
            f"instead of {money(today.monthly, advice.currency)}, if it is good enough"
        )
    if verdict == "pilot_first":
        failed = next((g.fact for g in of.gates if not g.passed), "nobody has said what labelled data there is")
        if month is None:
            return f"Pilot first: {barred or 'the rest is ruled out'}; this does not pay back in money, and {failed}"
        return f"Pilot first: the money says yes (pays back in month {month}), but {failed}"
    if verdict == "wait":
        return f"Wait three months, then {_SHORT[of.id]}: prompting as it is costs less until then"
    if verdict in _NAMED:
        pays = "it does not pay back in money" if month is None else f"pays back in month {month}"
        return f"{_NAMED[verdict]}: {pays}" + (f", but {barred}" if barred else "")
    if verdict == "fine_tune" and month is None:
        return "Fine-tune: it does not pay back in money" + (f", but {barred}" if barred else "")
    if verdict == "fine_tune":
        return f"Fine-tune: pays back in month {month} ({months(advice.break_even_months)})"
    blocked = next((g.fact for g in of.gates if not g.passed and g.blocks), None)
    if blocked:
        return f"Stay with prompting: {blocked}"
    if month is None:
        return f"Stay with prompting: {LABELS[of.id].lower()} never pays back"
    after = "" if month <= advice.horizon_months else f", after the horizon of {advice.horizon_months} months"
    return f"Stay with prompting: {LABELS[of.id].lower()} would pay back only in month {month}{after}"


def _need_more_line(advice: Advice) -> str:
    if not advice.frontier:
        return "Not decided yet: I need today's prompting cost to compare with"
    today = advice.option_result("prompting").monthly
    bill = money(today, advice.currency)
    given = [p for p in advice.frontier if p.basis.startswith("highest run cost")]
    if given:
        best = next((p for p in given if p.payback_months == 12), given[-1])
        return (
            f"Not decided yet: at {bill} a month and {money(best.max_upfront, advice.currency)} upfront it pays back in "
            f"{best.payback_months} months if it runs for at most {money(best.run_cost_per_month, advice.currency)} a month"
        )
    in_year = [p for p in advice.frontier if p.payback_months == 12]
    beyond = next((p for p in reversed(advice.frontier) if p.basis == OUT_OF_REACH), None)
    if beyond is not None:
        return (
            f"Not decided yet, but at {bill} a month the upfront cost you gave does not pay back in "
            f"{beyond.payback_months} months however little it costs to run: {money(beyond.max_upfront, advice.currency)} would"
        )
    point = next(
        (p for p in in_year if p.basis.startswith(("middle", "the run cost"))),
        in_year[0] if in_year else advice.frontier[-1],
    )
    return (
        f"Worth it if it costs at most {money(point.max_upfront, advice.currency)} upfront: at {bill} a month today and "
        f"{money(point.run_cost_per_month, advice.currency)} a month to run, that pays back in {point.payback_months} months"
    )


def money_sentence(advice: Advice) -> str:
    """Year one, year two and the horizon, against prompting as it is."""
    if advice.figures_for is None:
        return ""
    of, today, currency = advice.option_result(advice.figures_for), advice.option_result("prompting"), advice.currency
    sentences = [
        f"Year one costs {money(of.years[0], currency)} against {money(today.years[0], currency)} with prompting."
    ]
    if len(of.years) > 1 and advice.horizon_months >= 24:
        second = f"Year two {money(of.years[1], currency)} against {money(today.years[1], currency)}"
        if of.years[1] > 0 and today.years[1] > of.years[1]:
            second += (
                f" ({today.years[1] / of.years[1]:.1f}x, {share(round(1 - of.years[1] / today.years[1], 3))} lower)"
            )
        sentences.append(second + ".")
    saving = today.totals["horizon"] - of.totals["horizon"]
    word = "saves" if saving >= 0 else "costs"
    extra = "" if saving >= 0 else " more"
    sentences.append(
        f"Over {advice.horizon_months} months it {word} {money(abs(saving), currency)}{extra}; "
        f"NPV {money(advice.npv, currency)}"
        + (f", ROI {share(advice.roi)} on upfront" if advice.roi is not None else "")
        + (
            f", IRR {advice.irr_per_month * 100:.3f}% a month ({advice.irr_per_year:.0%} a year)"
            if advice.irr_per_month is not None and advice.irr_per_year is not None
            else ""
        )
        + "."
    )
    return " ".join(sentences)


def chart(advice: Advice) -> Chart | None:
    """Cumulative cost of the priced options by month; None with fewer than two."""
    priced = _charted(advice)
    if len(priced) < 2:
        return None
    points = chart_months(advice.horizon_months)
    month = advice.break_even_month
    title = (
        "Cumulative cost"
        if month is None or month > advice.horizon_months
        else f"Cumulative cost, break-even month {month}"
    )
    return Chart(
        title=title,
        categories=tuple(f"M{m}" for m in points),
        x_label="Month",
        y_label=advice.currency,
        series=tuple(Series(name=_short(o), values=tuple(round(o.cumulative[m], 2) for m in points)) for o in priced),
    )


def _charted(advice: Advice) -> list[OptionResult]:
    """At most four lines that can be told apart: today, the chosen, the runner-up, the next best."""
    ranked = sorted((o for o in advice.options if o.priced and o.id != "wait"), key=lambda o: o.cumulative[-1])
    first = [o for o in ranked if o.id in ("prompting", advice.option, advice.runner_up, advice.figures_for)]
    kept = {o.id for o in [*first, *(o for o in ranked if o.feasible and o not in first)][:4]}
    return [o for o in advice.options if o.id in kept]


def chart_months(horizon: int) -> list[int]:
    """At most 20 evenly spaced months from 0, up to the horizon where a step divides it.

    Slack's axis has categories only: an extra month between two steps would bend straight lines.
    """
    least = ceil(horizon / (MAX_POINTS - 1))
    step = next((d for d in range(least, 2 * least + 2) if horizon % d == 0), least)
    return list(range(0, horizon + 1, step))


_SHORT = {
    "prompting": "Prompting",
    "prompting_optimised": "Prompting, small",
    "quoted": "Fine-tune",
    "rag": "RAG",
    "finetune_hosted": "Fine-tune, hosted",
    "finetune_selfhosted": "Fine-tune, own GPUs",
    "finetune_full": "Fine-tune, full",
    "rag_finetune": "RAG and fine-tune",
    "hybrid": "Cascade",
    "wait": "Wait",
}
"""At most 20 characters: what a chart's legend takes."""


def _short(option: OptionResult) -> str:
    return _SHORT[option.id]


def options_table(advice: Advice) -> Table:
    """The priced options side by side, and those that block or are begun."""
    header = ("Option", "Upfront", "Monthly", *(f"{m} months" for m in _milestones(advice)), "Break-even", "Status")
    return Table(
        caption="Ways to serve this workload",
        header=header,
        rows=tuple(_option_row(o, advice) for o in advice.options if o.priced or o.id in _ALWAYS),
    )


def unpriced_note(advice: Advice) -> list[Part]:
    """One line per gap: which options are not priced, and what to say to get them priced."""
    by_gap: dict[str, list[str]] = {}
    for option in advice.options:
        if not option.priced and option.id not in _ALWAYS:
            by_gap.setdefault(_gap(option), []).append(LABELS[option.id])
    lines = tuple(f"{', '.join(names)}: {gap}" for gap, names in by_gap.items())
    return [Bullets(title="Not priced yet", items=lines)] if lines else []


def _milestones(advice: Advice) -> list[int]:
    """The months whose totals are shown: 12, 24, 36 as far as the horizon goes, and the horizon."""
    return sorted({m for m in (12, 24, 36) if m < advice.horizon_months} | {advice.horizon_months})[-3:]


def _option_row(option: OptionResult, advice: Advice) -> tuple[Cell, ...]:
    def amount(value: float | None) -> Cell:
        return Cell(text=money(value, advice.currency), value=value)

    even = MISSING if option.break_even_month is None else f"month {option.break_even_month}"
    return (
        Cell(text=option.label),
        amount(option.upfront),
        amount(option.monthly),
        *(amount(option.totals.get("horizon" if m == advice.horizon_months else str(m))) for m in _milestones(advice)),
        Cell(text=even, value=option.break_even_months),
        Cell(text=_status(option, advice)),
    )


def _status(option: OptionResult, advice: Advice) -> str:
    blocked = next((g.fact for g in option.gates if not g.passed and g.blocks), None)
    if blocked:
        return f"out: {blocked}"
    if not option.priced:
        return _gap(option)
    if option.id == advice.option:
        return "recommended"
    if option.id == "prompting":
        return "today"
    if option.id == "wait":
        return "no better than to begin now"
    return "runner-up" if option.id == advice.runner_up else "priced"


def _gap(option: OptionResult) -> str:
    needs = ", ".join(FIELDS[f].label.lower() for f in option.missing)
    return "; ".join(filter(None, (option.why_not_priced, f"tell me {needs}" if needs else "")))


def frontier_table(advice: Advice) -> Table | None:
    """The highest upfront cost for payback in 6, 12 and 24 months, by run cost."""
    if not advice.frontier:
        return None
    rows = tuple(
        (
            Cell(text=f"{p.payback_months} months"),
            Cell(text=money(p.run_cost_per_month, advice.currency), value=p.run_cost_per_month),
            Cell(text=money(p.max_upfront, advice.currency), value=p.max_upfront),
            Cell(text=p.basis),
        )
        for p in advice.frontier
        if not p.basis.startswith(("low", "high end"))
    )
    return Table(
        caption="A fine-tune pays back in time if it costs at most",
        header=("Payback in", "Run cost a month", "Highest upfront", "Run cost is"),
        rows=rows,
    )


def plausible_flips(advice: Advice) -> list[Flip]:
    """Flips that could happen: no rate that doubles prices a year, nothing a thousand times away."""
    return [
        f
        for f in advice.flips
        if (abs(f.at) <= 1 if FIELDS[f.field].kind in _RATES else not f.now or f.at <= 1000 * f.now)
    ]


def reason_parts(advice: Advice) -> list[Part]:
    parts: list[Part] = []
    if advice.reasons:
        parts.append(
            Bullets(title="For and against", items=tuple(_reason_line(x) for x in advice.reasons[:_FOUND_REASONS]))
        )
    shown = plausible_flips(advice)[:_FOUND_FLIPS]
    if shown:
        parts.append(Bullets(title=FLIPS_TITLE, items=tuple(flip_line(f, advice) for f in shown)))
    return parts


def _reason_line(reason: object) -> str:
    from advisor.advice import Reason

    assert isinstance(reason, Reason)
    about = {
        "fine_tune": "a fine-tune",
        "rag": "RAG",
        "rag_finetune": "RAG and a fine-tune",
        "prompting_optimised": "optimising the prompt",
        "finetune_full": "full fine-tuning",
    }[reason.option]
    own = (
        f" At this scenario's own prices the threshold is {count(reason.threshold)} requests."
        if reason.threshold
        else ""
    )
    source = f" ({reason.source.title}, {reason.source.date.year})" if reason.source else ""
    return f"{reason.direction.capitalize()} {about}: {reason.fact}{source}.{own}"


def flip_line(flip: Flip, advice: Advice) -> str:
    side = "above" if flip.at > flip.now else "below"
    return f"{FIELDS[flip.field].label} {side} {number(flip.field, flip.at, advice.currency)} (now {number(flip.field, flip.now, advice.currency)}): {flip.sentence.rpartition(': ')[2]}."


def question_parts(advice: Advice) -> tuple[Part, ...]:
    if advice.next_question is None:
        return ()
    return (Text(text=f"Next: {advice.next_question.text}"),)


def assumed_line(advice: Advice) -> str:
    """How much was assumed, the three that matter most, and the price book."""
    assumed = [a for a in advice.assumptions if a.basis == "assumed"]
    top = ", ".join(f"{a.label.lower()} {assumption_value(a, advice.currency)}" for a in assumed[:3])
    return (
        f"{len(assumed)} inputs assumed, among them {top}. Prices: {advice.price_book}, {advice.on.isoformat()}. "
        f"Confidence {advice.confidence.level}. NPV at month ends, upfront undiscounted."
    )


def assumption_value(assumption: Assumption, currency: str) -> str:
    return number(assumption.field, assumption.value, currency)


def assumption_range(assumption: Assumption, currency: str) -> str:
    if assumption.low is None and assumption.high is None:
        return MISSING
    ends = [MISSING if v is None else number(assumption.field, v, currency) for v in (assumption.low, assumption.high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def step_line(step: Step, currency: str) -> str:
    """One step of the trace."""
    if step.value is None:
        return f"{step.figure[0].upper()}{step.figure[1:]}: none; {step.how}."
    shown = (
        months(step.value)
        if step.figure == "break-even"
        else share(step.value)
        if step.figure.startswith("ROI")
        else money(step.value, currency)
    )
    return f"{step.figure[0].upper()}{step.figure[1:]}: {shown}; {step.how}."
