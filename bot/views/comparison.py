"""Scenarios side by side: what differs in the inputs, then the results."""

from __future__ import annotations

from advisor import FIELDS
from bot.dialogue import Reply
from bot.dialogue import reply as r
from bot.views.card import chart_months, headline
from bot.views.document import Cell, Chart, Document, Part, Series, Table, Text
from bot.views.format import MISSING, field_value, money, share


def comparison_document(body: r.Compared, reply: Reply) -> Document:
    """Inputs that differ first, then results, then a chart of the chosen options."""
    found = body.comparison
    del reply
    header = ("", *found.names)
    currencies = [a.currency for a in found.advices]
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(text=FIELDS[f].label),
            *(Cell(text=field_value(f, v, c)) for v, c in zip(values, currencies, strict=True)),
        )
        for f, values in found.differs.items()
    ]
    rows += [
        (Cell(text="Verdict"), *(Cell(text=a.verdict.replace("_", " ")) for a in found.advices)),
        (
            Cell(text="Break-even"),
            *(
                Cell(
                    text=MISSING if a.break_even_month is None else f"month {a.break_even_month}",
                    value=a.break_even_months,
                )
                for a in found.advices
            ),
        ),
        (Cell(text="Net saving over the horizon"), *(_saving(a) for a in found.advices)),
        (Cell(text="NPV"), *(Cell(text=money(a.npv, a.currency), value=a.npv) for a in found.advices)),
        (Cell(text="ROI on upfront"), *(Cell(text=share(a.roi), value=a.roi) for a in found.advices)),
    ]
    parts: list[Part] = [Table(caption="What differs, then the results", header=header, rows=tuple(rows))]
    drawn = _chart(body)
    if drawn is not None:
        parts.append(drawn)
    parts += [
        Text(text=f"{name}: {headline(a, branch=False)}") for name, a in zip(found.names, found.advices, strict=True)
    ]
    return Document(headline=_headline(body), parts=tuple(parts))


def _headline(body: r.Compared) -> str:
    found = body.comparison
    names = " and ".join(f"“{n}”" for n in found.names)
    if not found.same_currency:
        return f"{names} are in different currencies; the amounts are shown side by side and not ranked."
    if found.best is None:
        return f"{names}: at least one has no fine-tune priced yet, so they are not ranked."
    best = found.advices[found.names.index(found.best)]
    if not found.differs:
        return f"{names} are the same."
    differ = f"{len(found.differs)} input{'s differ' if len(found.differs) != 1 else ' differs'}"
    figure = f"NPV {money(best.npv, best.currency)}"
    level = [n for n, a in zip(found.names, found.advices, strict=True) if a.npv == best.npv]
    if len(level) > 1:
        return f"{' and '.join(f'“{n}”' for n in level)} come out level: {figure} each; {differ}."
    return f"“{found.best}” is better: {figure}; {differ}."


def _saving(advice: object) -> Cell:
    from advisor import Advice

    assert isinstance(advice, Advice)
    if advice.figures_for is None:
        return Cell(text=MISSING)
    saving = advice.totals["prompting"]["horizon"] - advice.totals[advice.figures_for]["horizon"]
    return Cell(text=money(saving, advice.currency), value=saving)


def _chart(body: r.Compared) -> Chart | None:
    """Cumulative saving of each scenario's option; only where all are priced in one currency over one horizon."""
    found = body.comparison
    horizons = {a.horizon_months for a in found.advices}
    if not found.same_currency or len(horizons) != 1 or any(a.figures_for is None for a in found.advices):
        return None
    points = chart_months(horizons.pop())
    series: list[Series] = []
    for name, advice in zip(found.names, found.advices, strict=True):
        assert advice.figures_for is not None
        today, of = advice.option_result("prompting").cumulative, advice.option_result(advice.figures_for).cumulative
        label = name[:20] if all(s.name != name[:20] for s in series) else f"{name[:17]} {len(series) + 1}"
        series.append(Series(name=label, values=tuple(round(today[m] - of[m], 2) for m in points)))
    return Chart(
        title="Cumulative saving against prompting",
        categories=tuple(f"M{m}" for m in points),
        series=tuple(series),
        x_label="Month",
        y_label=found.advices[0].currency,
    )
