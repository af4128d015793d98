"""Thirty whole conversations, turn by turn; ten of them are the page `docs/conversations.md`.

`FTROI_WRITE=1 pytest tests/dialogue/test_transcripts.py` writes the page again after a change that is meant.
"""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.commands.asking import Terminal

DAY = date(2026, 11, 24)
HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs/conversations.md"
TRANSCRIPTS: list[dict[str, Any]] = yaml.safe_load((HERE / "transcripts.yaml").read_text(encoding="utf-8"))


def test_there_are_thirty_of_five_to_fifteen_turns() -> None:
    assert len(TRANSCRIPTS) >= 30
    assert all(4 <= len(t["turns"]) <= 15 for t in TRANSCRIPTS)
    assert sum(t["render"] for t in TRANSCRIPTS) == 10


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=[t["title"] for t in TRANSCRIPTS])
def test_transcript(transcript: dict[str, Any]) -> None:
    terminal = Terminal(DAY)
    for said, heard in transcript["turns"]:
        assert terminal.say(said)["headline"] == heard, said


def rendered() -> str:
    """The page: each message as a quote, the first line of the answer under it."""
    parts = [
        "# Conversations",
        "",
        "What people type and the first line of what comes back, on 2026-11-24. In Slack each answer is a card with the sums,",
        "a chart, the options side by side and what would change it. A test types these messages and holds this page to it.",
    ]
    for transcript in TRANSCRIPTS:
        if transcript["render"]:
            parts += ["", f"## {transcript['title']}", "", transcript["about"], ""]
            for said, heard in transcript["turns"]:
                parts += [f"> {said}", "", heard, ""]
            parts.pop()
    return "\n".join(parts) + "\n"


def test_the_page_is_what_the_bot_says() -> None:
    if os.environ.get("FTROI_WRITE"):
        PAGE.write_text(rendered(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == rendered()
