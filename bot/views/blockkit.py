"""Typed builders for the Slack blocks that we emit. They return plain dicts and keep to Slack's limits.

slack_sdk's models do not know `data_table` and `data_visualization`; tests hold these builders against slackblocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.views.document import Button, Chart, Table

Block = dict[str, Any]

MAX_BLOCKS, MAX_HEADER, MAX_SECTION, MAX_CONTEXT = 50, 150, 3000, 2000
MAX_BUTTON_LABEL, MAX_BUTTON_VALUE, MAX_ROWS, MAX_CHART_TITLE = 75, 2000, 100, 50
MAX_TEXT = 12_000
"""Visible characters of a whole message; Slack's own limit is a little above."""


def escape(text: str) -> str:
    """Slack's three control characters; kills mentions, channel pings and link spoofing in any user string."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": clip(text, MAX_HEADER), "emoji": False}}


def section(markdown: str) -> Block:
    """A paragraph of mrkdwn that is escaped already."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": clip(markdown, MAX_SECTION)}}


def context(markdown: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": clip(markdown, MAX_CONTEXT)}]}


def actions(buttons: Sequence[Button]) -> Block:
    return {"type": "actions", "elements": [_button(b) for b in buttons[:25]]}


def _button(button: Button) -> Block:
    element: Block = {
        "type": "button",
        "action_id": button.action,
        "value": button.value[:MAX_BUTTON_VALUE] or "-",
        "text": {"type": "plain_text", "text": clip(button.label, MAX_BUTTON_LABEL), "emoji": False},
    }
    return {**element, "style": "primary"} if button.primary else element


def data_table(table: Table) -> Block:
    """A native sortable table. Cells are never empty: Slack rejects the whole message for one."""
    head = [{"type": "raw_text", "text": h or "–"} for h in table.header]
    body = [[_data_cell(c.text, c.value) for c in row] for row in table.rows[:MAX_ROWS]]
    return {
        "type": "data_table",
        "caption": clip(table.caption, 200),
        "rows": [head, *body],
        "page_size": 10,
        "row_header_column_index": 0,
    }


def _data_cell(text: str, value: float | None) -> Block:
    if value is None:
        return {"type": "raw_text", "text": text or "–"}
    return {"type": "raw_number", "value": value, "text": text or "–"}


def plain_table(table: Table) -> Block:
    """The older table block, for workspaces that do not take `data_table`."""
    rows = [[h or "–" for h in table.header], *([c.text or "–" for c in row] for row in table.rows[: MAX_ROWS - 1])]
    return {"type": "table", "rows": [[_rich_cell(t, bold=i == 0) for t in row] for i, row in enumerate(rows)]}


def _rich_cell(text: str, *, bold: bool) -> Block:
    element: Block = {"type": "text", "text": text}
    if bold:
        element["style"] = {"bold": True}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


def line_chart(chart: Chart) -> Block:
    """A native line chart."""
    return {
        "type": "data_visualization",
        "title": clip(chart.title, MAX_CHART_TITLE),
        "chart": {
            "type": "line",
            "series": [
                {
                    "name": s.name,
                    "data": [{"label": c, "value": v} for c, v in zip(chart.categories, s.values, strict=True)],
                }
                for s in chart.series
            ],
            "axis_config": {"categories": list(chart.categories), "x_label": chart.x_label, "y_label": chart.y_label},
        },
    }


def preformatted(text: str) -> Block:
    return section(f"```{clip(escape(text), MAX_SECTION - 10)}```")
