"""A document as message blocks, on one of three rungs: native chart and table, plain table, text only."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Any, cast

from bot.views import blockkit as bk
from bot.views.document import Bullets, Buttons, Chart, Document, Note, Part, Table, Text
from bot.views.text import chart_text, table_text

_MENTION = re.compile(r"&lt;@([UW][A-Z0-9]{2,20})&gt;")


class Rung(IntEnum):
    """How much of Block Kit a workspace takes; one step down after `invalid_blocks`."""

    NATIVE = 0
    TABLE = 1
    TEXT = 2


def message_blocks(document: Document, rung: Rung = Rung.NATIVE) -> list[bk.Block]:
    """Blocks of a message: at most 50, at most 12,000 visible characters; what does not fit is said to be left out."""
    blocks = [_heading(document.headline)]
    tables = 0
    for part in document.parts:
        is_table = isinstance(part, Table)
        made = _part(part, Rung.TEXT if is_table and tables and rung is Rung.TABLE else rung)
        tables += is_table
        blocks += made
    return _within_budget(blocks)


def _heading(text: str) -> bk.Block:
    return (
        bk.section(f"*{bk.escape(text).replace('*', '')}*")
        if len(text) > bk.MAX_HEADER or "\n" in text
        else bk.header(text)
    )


def mrkdwn(text: str) -> str:
    """Escaped text; the mentions that we wrote ourselves (`<@U..>`) stay mentions."""
    return _MENTION.sub(r"<@\1>", bk.escape(text))


def _part(part: Part, rung: Rung) -> list[bk.Block]:
    if isinstance(part, Text):
        return [bk.section(mrkdwn(part.text))]
    if isinstance(part, Note):
        return [bk.context(mrkdwn(part.text))]
    if isinstance(part, Bullets):
        return [bk.section("\n".join([f"*{bk.escape(part.title)}*", *(f"• {mrkdwn(i)}" for i in part.items)]))]
    if isinstance(part, Buttons):
        return [bk.actions(part.buttons)] if part.buttons else []
    if isinstance(part, Table):
        if rung is Rung.NATIVE:
            return [bk.data_table(part)]
        if rung is Rung.TABLE:
            return [bk.context(f"*{bk.escape(part.caption)}*"), bk.plain_table(part)]
        return [bk.context(f"*{bk.escape(part.caption)}*"), bk.preformatted(table_text(part))]
    assert isinstance(part, Chart)
    return [bk.line_chart(part)] if rung is Rung.NATIVE else [bk.preformatted(chart_text(part))]


def visible_characters(block: Any) -> int:
    """Characters of all texts in a block."""
    if isinstance(block, dict):
        items = cast("dict[str, Any]", block).items()
        return sum(
            len(v) if k in ("text", "title", "caption") and isinstance(v, str) else visible_characters(v)
            for k, v in items
        )
    return sum(visible_characters(b) for b in cast("list[Any]", block)) if isinstance(block, list) else 0


def _within_budget(blocks: list[bk.Block]) -> list[bk.Block]:
    kept: list[bk.Block] = []
    used, cut = 0, False
    for block in blocks:
        size = visible_characters(block)
        important = block["type"] == "actions"
        if not important and (used + size > bk.MAX_TEXT - 200 or len(kept) >= bk.MAX_BLOCKS - 3):
            cut = True
            continue
        kept.append(block)
        used += size
    return (
        [
            *kept[: bk.MAX_BLOCKS - 1],
            bk.context("Some of it did not fit; `why?` and `what did you assume?` show the rest."),
        ]
        if cut
        else kept
    )
