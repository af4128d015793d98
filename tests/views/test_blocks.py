"""Blocks keep to Slack's limits on every rung; slackblocks and the strict sandbox agree."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
import slackblocks
from slackblocks import AxisConfig

from bot.commands.asking import Terminal
from bot.dialogue import Reply
from bot.dialogue import reply as r
from bot.sandbox.strict import message_error, view_error
from bot.views import Document, Rung, document_of, document_text, message_blocks
from bot.views.blockkit import MAX_TEXT
from bot.views.blocks import visible_characters
from bot.views.card import chart_months
from bot.views.document import Bullets, Text
from bot.views.form import read_form, scenario_form
from bot.views.format import count, money, share

DAY = date(2026, 11, 24)
MAIN = "prompting $10K/month, fine-tune $80K upfront and $2K/month to run"


def documents() -> dict[str, Document]:
    terminal = Terminal(DAY)
    found: dict[str, Document] = {"help": document_of(Reply(r.Helped(), draft="k"))}
    import bot.commands.asking as asking

    original = asking.document_of
    texts = [
        MAIN,
        "why?",
        "what did you assume?",
        "chart it",
        "save as a",
        "make the upfront 40k",
        "save as b",
        "compare a and b",
        "what matters most?",
        "how much upfront can we spend to pay back in 12 months?",
        "what do we need to break even in a year?",
        "make a plan",
        "which of these should we tune?",
        "list",
        "show a",
        "bump to 30k",
        "delete a",
        "start over",
        "we pay $10K a month for prompts",
        "1M requests a month, 1,500 tokens in, 400 out, on gpt-4o",
        "RAG or fine-tuning?",
        "weather?",
    ]
    try:
        for text in texts:
            asking.document_of = lambda reply, text=text: found.setdefault(text, original(reply))  # type: ignore[assignment]
            terminal.say(text)
    finally:
        asking.document_of = original
    return found


DOCUMENTS = documents()


@pytest.mark.parametrize("rung", list(Rung))
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_reply_is_taken(name: str, rung: Rung) -> None:
    document = DOCUMENTS[name]
    blocks = message_blocks(document, rung)
    assert message_error({"text": document.headline, "blocks": blocks}, native=rung is Rung.NATIVE) is None
    assert visible_characters(blocks) <= MAX_TEXT
    assert document_text(document).startswith(document.headline)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_slackblocks_agrees(name: str) -> None:
    for block in message_blocks(DOCUMENTS[name]):
        if block["type"] == "header":
            slackblocks.HeaderBlock(block["text"]["text"])
        elif block["type"] == "section":
            slackblocks.SectionBlock(block["text"]["text"])
        elif block["type"] == "context":
            slackblocks.ContextBlock([slackblocks.Text(e["text"]) for e in block["elements"]])
        elif block["type"] == "data_table":
            rows = [[_cell(c) for c in row] for row in block["rows"]]
            theirs = slackblocks.DataTableBlock(
                rows, block["caption"], block["page_size"], block["row_header_column_index"]
            )
            assert _without_id(theirs._resolve()) == block
        elif block["type"] == "data_visualization":
            chart, axis = block["chart"], block["chart"]["axis_config"]
            series = [
                slackblocks.DataSeries(s["name"], [slackblocks.DataPoint(p["label"], p["value"]) for p in s["data"]])
                for s in chart["series"]
            ]
            drawn = slackblocks.LineChart(series, AxisConfig(axis["categories"], axis["x_label"], axis["y_label"]))
            assert _without_id(slackblocks.DataVisualizationBlock(block["title"], drawn)._resolve()) == block


def _cell(cell: dict[str, Any]) -> Any:
    return (
        slackblocks.RawNumber(cell["value"], cell["text"])
        if cell["type"] == "raw_number"
        else slackblocks.RawText(cell["text"])
    )


def _without_id(block: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in block.items() if k != "block_id"}


def test_user_text_pings_nobody() -> None:
    document = Document(
        headline="<!channel> & <@U123ABC> <https://x|y>",
        parts=(Text(text="<!here>"), Bullets(title="<!everyone>", items=("<!subteam^S1>",))),
    )
    dumped = str(message_blocks(document, Rung.TEXT)[1:])
    assert "<!" not in dumped


def test_too_long_a_reply_is_cut_with_a_word() -> None:
    document = Document(headline="x", parts=tuple(Text(text="word " * 500) for _ in range(30)))
    blocks = message_blocks(document)
    assert visible_characters(blocks) <= MAX_TEXT
    assert "did not fit" in str(blocks[-1])


def test_the_form_reads_back_what_it_shows() -> None:
    terminal = Terminal(DAY)
    terminal.say(MAIN)
    scenario = terminal.conversation.draft().scenario
    form = scenario_form(scenario, "{}")
    assert view_error(form) is None
    state = {
        b["block_id"]: {b["block_id"]: {"value": b["element"].get("initial_value")}}
        for b in form["blocks"]
        if b["type"] == "input"
    }
    assert read_form(state, scenario) == ({}, {}, {})
    state["ft_upfront_cost"]["ft_upfront_cost"]["value"] = "60 grand"
    assert read_form(state, scenario)[0] == {"ft_upfront_cost": 60_000}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (money(10_000, "USD"), "$10,000"),
        (money(0.0031, "USD"), "$0.0031"),
        (money(12.5, "EUR"), "€12.50"),
        (money(None, "USD"), "–"),
        (money(320_000, "INR"), "₹3,20,000"),
        (count(412_000), "412,000"),
        (share(0.025), "2.5%"),
    ],
)
def test_numbers_as_text(shown: str, expected: str) -> None:
    assert shown == expected


@pytest.mark.parametrize("horizon", range(1, 121))
def test_chart_months_are_even_and_few(horizon: int) -> None:
    months = chart_months(horizon)
    assert 2 <= len(months) <= 20
    assert len({b - a for a, b in pairwise(months)}) == 1
    assert months[-1] > horizon - 2 * max(1, -(-horizon // 19))
