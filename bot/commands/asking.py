"""`ask`, `chat`, `parse`: the journey without Slack."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from bot import clock
from bot.dialogue import Conversation, Decision, Draft, Fetched, Turn, TurnRecord, Viewer, decide
from bot.dialogue import reply as r
from bot.dialogue.reading import read
from bot.dialogue.turn import Saved, Summary
from bot.language import Context, understand
from bot.language.intent import to_json_value
from bot.views import document_of, document_text
from bot.views.card import headline

_VIEWER = Viewer(team="terminal", user="you")


class Terminal:
    """A thread in the terminal: state and saved scenarios live as long as the process."""

    def __init__(self, on: date | None = None, context: Context | None = None) -> None:
        self.on = on or clock.now().date()
        self.conversation = Conversation()
        self.saved: dict[str, Saved] = {}
        self.defaults = dict(context.defaults) if context else {}
        if context is not None and context.inputs:
            self.conversation = Conversation(
                (
                    TurnRecord(
                        "new",
                        "new_scenario",
                        "you",
                        patch=context.inputs,
                        focus=context.focus,
                        asked=context.asked,
                        pending=context.pending,
                    ),
                )
            )

    def say(self, text: str) -> dict[str, Any]:
        """Take one line; gives the JSON object of `ftroi ask --json`."""
        turn = Turn(text, _VIEWER, "terminal", str(len(self.conversation.turns)), clock.now())
        intent = read(turn, self.conversation.draft(), tuple(self.saved), self.defaults)
        summaries = tuple(
            Summary(s.name, s.version, str(s.advice["verdict"]), str(s.advice["headline"]), s.owner, s.saved_at)
            for s in self.saved.values()
        )
        decision = decide(
            turn, intent, self.conversation, Fetched(tuple(self.saved), self.saved, summaries, len(summaries)), self.on
        )
        self.conversation = self.conversation.with_turn(decision.record)
        if decision.save is not None:
            advice = {**decision.save.advice.to_json(), "headline": headline(decision.save.advice, branch=False)}
            version = self.saved[decision.save.name].version + 1 if decision.save.name in self.saved else 1
            self.saved[decision.save.name] = Saved(
                decision.save.name, version, decision.save.scenario, advice, "you", turn.at
            )
        return answer_json(decision)


def answer_json(decision: Decision) -> dict[str, Any]:
    """The public contract of `ask --json`; see docs/command-line.md."""
    document = document_of(decision.reply)
    draft, advice = decision.draft, decision.advice
    return {
        **decision.intent.to_json(),
        "scenario": {k: to_json_value(v) for k, v in draft.scenario.values().items()},
        "branch": "what_if" if draft.branch else None,
        "next_question": _next_question(decision, draft),
        "advice": None if advice is None else advice.to_json(),
        "headline": document.headline,
        "text": document_text(document),
    }


def _next_question(decision: Decision, draft: Draft) -> dict[str, str] | None:
    body, advice = decision.reply.body, decision.advice
    if isinstance(body, r.Asked):
        return {"field": (decision.intent.asks or (draft.asked or "",))[0], "text": body.question}
    return None if advice is None or advice.next_question is None else advice.next_question.model_dump()


def parse_line(line: str) -> str:
    """One line of `ftroi parse --jsonl`; a line that is no JSON object gives an `error`."""
    try:
        record = json.loads(line)
        text, context = str(record["text"]), Context.from_json(record.get("context"))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        return json.dumps({"id": None, "error": f"not a record: {problem}"})
    return json.dumps({"id": record.get("id"), **understand(text, context).to_json()}, ensure_ascii=False)
