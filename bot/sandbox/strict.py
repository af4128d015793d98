"""What Slack would refuse, refused with Slack's error codes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, cast

from bot.views.blocks import visible_characters

Json = dict[str, Any]
_MESSAGE_BLOCKS = {"header", "section", "context", "actions", "divider", "data_table", "data_visualization", "table"}
_MODAL_BLOCKS = {"header", "section", "context", "actions", "divider", "input"}
_HOME_BLOCKS = _MESSAGE_BLOCKS - {"data_visualization"}


def message_error(message: Json, *, native: bool = True) -> str | None:
    """The error code for a message, None when Slack would take it. `native=False`: a workspace without new blocks."""
    blocks: list[Json] = message.get("blocks") or []
    if not message.get("text") and not blocks:
        return "no_text"
    if len(blocks) > 50 or any(b.get("type") not in _MESSAGE_BLOCKS for b in blocks):
        return "invalid_blocks"
    kinds = [b["type"] for b in blocks]
    if not native and {"data_table", "data_visualization"} & set(kinds):
        return "invalid_blocks"
    if kinds.count("data_visualization") > 2 or kinds.count("table") > 1:
        return "invalid_blocks"
    if visible_characters(blocks) > 13_200:
        return "msg_blocks_too_long"
    return next(("invalid_blocks" for b in blocks if any(_block_errors(b))), None)


def view_error(view: Json) -> str | None:
    """The error code for a modal or Home view."""
    allowed = _MODAL_BLOCKS if view.get("type") == "modal" else _HOME_BLOCKS
    blocks: list[Json] = view.get("blocks") or []
    if not 1 <= len(blocks) <= 100 or any(b.get("type") not in allowed for b in blocks):
        return "invalid_blocks"
    if len(view.get("private_metadata", "")) > 3000 or any(
        len(view[k]["text"]) > 24 for k in ("title", "submit", "close") if k in view
    ):
        return "invalid_arguments"
    return next(("invalid_blocks" for b in blocks if any(_block_errors(b))), None)


def _block_errors(block: Json) -> Iterator[bool]:
    kind = block["type"]
    if kind == "header":
        yield not 1 <= len(block["text"]["text"]) <= 150
    elif kind == "section":
        yield not 1 <= len(block["text"]["text"]) <= 3000
    elif kind == "context":
        yield not 1 <= len(block["elements"]) <= 10
    elif kind == "actions":
        ids = [e["action_id"] for e in block["elements"]]
        yield not 1 <= len(ids) <= 25 or len(set(ids)) != len(ids)
        yield any(
            len(e["text"]["text"]) > 75 or not e.get("value") or len(e["value"]) > 2000 or len(e["action_id"]) > 255
            for e in block["elements"]
        )
    elif kind in ("data_table", "table"):
        yield from _table_errors(block)
    elif kind == "data_visualization":
        yield from _chart_errors(block)


def _table_errors(block: Json) -> Iterator[bool]:
    rows: list[list[Json]] = block["rows"]
    yield not 2 <= len(rows) <= (201 if block["type"] == "data_table" else 100)
    yield not 1 <= len(rows[0]) <= 20 or any(len(r) != len(rows[0]) for r in rows)
    yield visible_characters(rows) > 10_000
    for cell in (c for row in rows for c in row):
        if cell["type"] == "rich_text":
            yield not cell["elements"][0]["elements"][0]["text"]
        else:
            yield not cell.get("text")
            yield cell["type"] == "raw_number" and not math.isfinite(cell["value"])
    if block["type"] == "data_table":
        yield not block.get("caption")


def _chart_errors(block: Json) -> Iterator[bool]:
    chart = cast("Json", block["chart"])
    categories: list[str] = chart["axis_config"]["categories"]
    series: list[Json] = chart["series"]
    yield not 1 <= len(block["title"]) <= 50
    yield not 1 <= len(series) <= 6 or len({s["name"] for s in series}) != len(series)
    yield (
        not 1 <= len(categories) <= 20
        or len(set(categories)) != len(categories)
        or any(len(c) > 20 for c in categories)
    )
    for one in series:
        yield not 1 <= len(one["name"]) <= 20
        yield [p["label"] for p in one["data"]] != categories
        yield any(not math.isfinite(p["value"]) for p in one["data"])
