"""The table of replies: how each kind is laid out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from advisor import FIELDS
from bot.dialogue import ActionId, Reply
from bot.dialogue import reply as r
from bot.dialogue.helping import ENTRIES, NOT_ANSWERED
from bot.views import analysis, card, comparison
from bot.views.document import Bullets, Button, Buttons, Cell, Document, Note, Part, Table, Text
from bot.views.format import field_value


def document_of(reply: Reply) -> Document:
    """Lay a reply out. Raises KeyError for a kind without a row, which a test rules out."""
    return _VIEWS[type(reply.body)](reply.body, reply)


def _asked(body: r.Asked, reply: Reply) -> Document:
    parts: list[Part] = []
    currency = _currency_of(body.kept)
    if body.kept:
        parts.append(
            Bullets(
                title="Understood so far",
                items=tuple(f"{FIELDS[f].label}: {field_value(f, v, currency)}" for f, v in body.kept.items()),
            )
        )
    if body.choices:
        parts.append(
            Buttons(
                buttons=tuple(
                    Button(
                        label=FIELDS[c.field].label[:60],
                        action=f"{ActionId.CHOOSE_FIELD}:{i}",
                        value=f"{reply.draft}|{c.field}",
                    )
                    for i, c in enumerate(body.choices)
                )
            )
        )
    if body.example:
        parts.append(Note(text=f"For example: `{body.example}`"))
    return Document(headline=body.question, parts=tuple(parts))


def _currency_of(values: Mapping[str, Any]) -> str:
    return str(values.get("currency") or "USD")


def _explained(body: r.Explained, reply: Reply) -> Document:
    advice = body.advice
    scenario = body.scenario
    steps = analysis.trace_items(advice.trace, advice.currency)
    said = tuple(
        f"{FIELDS[f].label}: {field_value(f, v, advice.currency)}"
        + (f" - “{scenario.said[f].words}”" if f in scenario.said and scenario.said[f].words else "")
        + (
            f", said by <@{scenario.said[f].who}>"
            if f in scenario.said and scenario.said[f].who.startswith(("U", "W")) and not scenario.said[f].derived
            else ""
        )
        for f, v in scenario.values().items()
    )
    parts: list[Part] = [Bullets(title="What you told me", items=said)]
    if steps:
        parts.append(Bullets(title="The sums", items=steps))
    parts += card.reason_parts(advice)
    parts += [
        Bullets(title="Conventions", items=advice.conventions),
        Note(text=f"Confidence {advice.confidence.level}: {'; '.join(advice.confidence.because)}."),
    ]
    del reply
    return Document(headline=f"Why: {card.headline(advice, branch=body.branch)}", parts=tuple(parts))


def _assumptions(body: r.AssumptionsShown, reply: Reply) -> Document:
    advice = body.advice
    rows = tuple(
        (
            Cell(text=a.label),
            Cell(text=card.assumption_value(a, advice.currency), value=a.value),
            Cell(text=card.assumption_range(a, advice.currency)),
            Cell(text=a.basis),
            Cell(text=(str(a.source) if a.source else f"“{a.how}”" if a.how else "you said so")),
        )
        for a in advice.assumptions
    )
    assumed = [a for a in advice.assumptions if a.basis == "assumed"]
    del reply
    return Document(
        headline=f"{len(assumed)} inputs are assumed, {len(rows) - len(assumed)} come from you.",
        parts=(
            Table(caption="Assumption register", header=("Input", "Value", "Range", "Basis", "From"), rows=rows),
            Note(text="To replace one, say it: `discount rate 12%`, `over 24 months`, `volume grows 3% a month`"),
        ),
    )


def _charted(body: r.Charted, reply: Reply) -> Document:
    chart = card.chart(body.advice)
    del reply
    if chart is None:
        return Document(
            headline="There is nothing to chart yet: I need a prompting cost and a fine-tune to compare it with.",
            parts=card.question_parts(body.advice),
        )
    name = f"“{body.name}”: " if body.name else ""
    return Document(headline=name + card.headline(body.advice, branch=False), parts=(chart,))


def _saved(body: r.SavedShown, reply: Reply) -> Document:
    what = f"Saved “{body.name}”" + (f" as version {body.version}." if body.version > 1 else ".")
    parts: list[Part] = [Text(text=card.headline(body.advice, branch=False))]
    if body.branch:
        parts.append(Note(text="The what-if values were saved, as shown in the last answer."))
    parts.append(
        Note(
            text=f"`show {body.name}` opens it, `list` shows all, `compare {body.name} and OTHER` puts two side by side."
        )
    )
    del reply
    return Document(headline=what, parts=tuple(parts))


def _opened(body: r.Opened, reply: Reply) -> Document:
    then = cast("str", body.saved.advice.get("headline") or "")
    document = card.answer_document(r.Answered(body.today, body.saved.scenario), reply)
    now = document.headline
    saved_line = f"“{body.saved.name}”, version {body.saved.version}, saved {body.saved.saved_at:%Y-%m-%d}"
    moved = f" Today: {now}" if then and then != now else ""
    return Document(headline=f"{saved_line}: {then or now}{moved}", parts=document.parts)


def _listed(body: r.Listed, reply: Reply) -> Document:
    if not body.summaries:
        return Document(
            headline="No scenario is saved here yet.", parts=(Note(text="Ask something, then `save as NAME`."),)
        )
    rows = tuple(
        (Cell(text=s.name), Cell(text=s.headline), Cell(text=f"v{s.version}"), Cell(text=f"{s.saved_at:%Y-%m-%d}"))
        for s in body.summaries
    )
    parts: list[Part] = [
        Table(caption="Saved scenarios", header=("Name", "Answer", "Version", "Saved"), rows=rows),
        Buttons(
            buttons=tuple(
                Button(label=f"Open {s.name}"[:70], action=f"{ActionId.OPEN_SCENARIO}:{i}", value=s.name)
                for i, s in enumerate(body.summaries[:5])
            )
        ),
    ]
    if body.total > len(body.summaries):
        parts.append(Note(text=f"The newest {len(body.summaries)} of {body.total:,}."))
    del reply
    return Document(headline=f"{body.total} saved scenario{'s' if body.total != 1 else ''}.", parts=tuple(parts))


def _known(body: r.Known, reply: Reply) -> Document:
    answer = body.answer
    sources = "; ".join(f"{s.title}, {s.date.year}" for s in answer.sources)
    del reply
    return Document(headline=answer.title + ".", parts=(Text(text=answer.text), Note(text=f"Sources: {sources}.")))


def _helped(body: r.Helped, reply: Reply) -> Document:
    items = tuple(f"{e.title}: " + "  ".join(f"`{x}`" for x in e.examples) for e in ENTRIES)
    del body
    return Document(
        headline="I work out whether fine-tuning beats prompting for your workload.",
        parts=(
            Text(
                text="Type it in your own words after `/ftroi`, mention me in a thread, or write me a direct message."
            ),
            Bullets(title="What you can say", items=items),
            Buttons(
                buttons=(
                    Button(label="Try the example", action=ActionId.EXAMPLE, value=reply.draft, primary=True),
                    Button(label="Open the form", action=ActionId.WHAT_IF, value=reply.draft),
                )
            ),
            Note(text=NOT_ANSWERED),
        ),
    )


def _told(body: r.Told, reply: Reply) -> Document:
    del reply
    return Document(headline=body.sentence, parts=(Note(text=body.hint),) if body.hint else ())


_VIEWS: dict[type, Callable[[Any, Reply], Document]] = {
    r.Answered: card.answer_document,
    r.Asked: _asked,
    r.Explained: _explained,
    r.AssumptionsShown: _assumptions,
    r.Charted: _charted,
    r.Sensitivity: analysis.sensitivity_document,
    r.Sought: analysis.sought_document,
    r.Planned: analysis.plan_document,
    r.PortfolioShown: analysis.portfolio_document,
    r.SavedShown: _saved,
    r.Opened: _opened,
    r.Listed: _listed,
    r.Compared: comparison.comparison_document,
    r.Known: _known,
    r.Helped: _helped,
    r.Told: _told,
}
__all__ = ["document_of"]
