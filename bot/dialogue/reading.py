"""The intent of a turn: given by a button or a form, or read from its text in the light of the draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.fields import FIELDS
from bot.dialogue.conversation import Draft
from bot.dialogue.turn import Surface, Turn
from bot.language import Context, Intent, understand
from bot.language.requests.intents import HYPOTHETICAL

_BASELINE = ("prompting_cost_per_month", "prompting_cost_per_request", "requests_per_month")


def read(turn: Turn, draft: Draft, names: tuple[str, ...], settings: Mapping[str, Any]) -> Intent:
    """The intent of a turn: given by a button or form, or read from the text in the light of the draft."""
    intent = turn.intent
    if intent is None:
        defaults = {"currency": str(settings["currency"])} if settings.get("currency") else {}
        hypothetical = bool(HYPOTHETICAL.search(turn.text.lower()))
        intent = understand(turn.text, draft.context(names, defaults, hypothetical=hypothetical))
    elif "choose" in intent.args:
        intent = _chosen(str(intent.args["choose"]), draft)
    if turn.surface is Surface.COMMAND and intent.intent == "set_input" and _whole_question(intent):
        # A slash command that states a whole workload is a new question, not a correction of an old one.
        fresh = understand(turn.text, Context(saved=names))
        return fresh if fresh.intent == "new_scenario" else intent
    return intent


def _whole_question(intent: Intent) -> bool:
    stated = [f for f in intent.inputs if FIELDS[f].kind.is_numeric]
    return not intent.hypothetical and len(stated) >= 2 and any(f in _BASELINE for f in stated)


def _chosen(field: str, draft: Draft) -> Intent:
    value = next((v for f, v in draft.pending if f == field), None)
    if value is None:
        return Intent("set_input", action="ask")
    return Intent("set_input", inputs={field: value}, words={field: "chosen with a button"})
