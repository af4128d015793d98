"""A document as plain text: the command line, screen readers and the last rung of the fallback."""

from __future__ import annotations

from math import ceil

from bot.views.document import Bullets, Buttons, Chart, Document, Note, Part, Table, Text


def document_text(document: Document) -> str:
    """The whole answer, readable aloud; tables are aligned columns."""
    return "\n\n".join([document.headline, *(t for p in document.parts if (t := _part(p)))])


def _part(part: Part) -> str:
    if isinstance(part, Text | Note):
        return part.text
    if isinstance(part, Bullets):
        return "\n".join([f"{part.title}:", *(f"- {item}" for item in part.items)])
    if isinstance(part, Table):
        return f"{part.caption}:\n{table_text(part)}"
    if isinstance(part, Chart):
        return chart_text(part)
    assert isinstance(part, Buttons)
    return ""


def table_text(table: Table) -> str:
    """Columns aligned with spaces; figures to the right."""
    grid = [list(table.header), *([c.text for c in row] for row in table.rows)]
    numeric = [any(row[i].value is not None for row in table.rows) for i in range(len(table.header))]
    widths = [max(len(row[i]) for row in grid) for i in range(len(table.header))]
    lines = [
        "  ".join(
            text.rjust(w) if right else text.ljust(w) for text, w, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in grid
    ]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]])


_ROWS = 10


def chart_text(chart: Chart) -> str:
    """The chart's points as a small table: at most ten rows, the first and the last among them."""
    header = [chart.x_label, *(s.name for s in chart.series)]
    last = len(chart.categories) - 1
    step = max(1, ceil(last / (_ROWS - 1)))
    kept = [i for i in range(last) if i % step == 0 and last - i >= step / 2] + [last]
    rows = [[chart.categories[i], *(f"{s.values[i]:,.0f}" for s in chart.series)] for i in kept]
    widths = [max(len(r[i]) for r in [header, *rows]) for i in range(len(header))]
    lines = ["  ".join(t.rjust(w) for t, w in zip(r, widths, strict=True)) for r in [header, *rows]]
    return "\n".join([f"{chart.title} ({chart.y_label}):", *lines])
