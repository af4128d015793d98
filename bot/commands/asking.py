"""`ask`, `chat`, `parse`: the journey without Slack."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from advisor import Depth, advise
from bot import clock
from bot.dialogue import Conversation, Decision, Draft, Fetched, Turn, TurnRecord, Viewer, decide
from bot.dialogue import reply as r
from bot.dialogue.case import Change, DeleteScenario, RenameScenario, SaveScenario
from bot.dialogue.reading import read
from bot.dialogue.turn import Saved, Summary
from bot.language import Context, Intent, understand
from bot.language.intent import to_json_value
from bot.views import document_of, document_text
from bot.views.analysis import sensitivity_document
from bot.views.card import FLIPS_TITLE, headline
from bot.views.document import Document, Text

_VIEWER = Viewer(team="terminal", user="you")


class Terminal:
    """A thread in the terminal: state and saved scenarios live as long as the process."""

    def __init__(self, on: date | None = None, context: Context | None = None, *, full: bool = False) -> None:
        self.on, self.full = on or clock.now().date(), full
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

    def say(self, text: str, intent: Intent | None = None) -> dict[str, Any]:
        """Take one line, or a request that need not be read; gives the JSON object of `ftroi ask --json`."""
        at = datetime.combine(self.on, clock.now().timetz())  # what is saved "on" a day bears that day
        turn = Turn(text, _VIEWER, "terminal", str(len(self.conversation.turns)), at, intent=intent)
        intent = read(turn, self.conversation.draft(), tuple(self.saved), self.defaults)
        summaries = tuple(
            Summary(s.name, s.version, str(s.advice["verdict"]), str(s.advice["headline"]), s.owner, s.saved_at)
            for s in self.saved.values()
        )
        decision = decide(
            turn, intent, self.conversation, Fetched(tuple(self.saved), self.saved, summaries, len(summaries)), self.on
        )
        self.conversation = self.conversation.with_turn(decision.record)
        self._write(decision.change, turn.at)
        return answer_json(decision, self.on, full=self.full)

    def _write(self, change: Change | None, at: datetime) -> None:
        match change:
            case SaveScenario(name, scenario, given, _):
                advice = {**given.to_json(), "headline": headline(given, branch=False)}
                version = self.saved[name].version + 1 if name in self.saved else 1
                self.saved[name] = Saved(name, version, scenario, advice, "you", at)
            case RenameScenario(name, new_name):
                self.saved[new_name] = replace(self.saved.pop(name), name=new_name)
            case DeleteScenario(name):
                del self.saved[name]
            case None:
                pass


def answer_json(decision: Decision, on: date, *, full: bool = False) -> dict[str, Any]:
    """The public contract of `ask --json`; see docs/command-line.md. `full`: with samples and tornado."""
    document = document_of(decision.reply)
    draft, advice = decision.draft, decision.advice
    if full and advice is not None:
        advice = advise(draft.scenario, on=on, skipped=draft.skipped, depth=Depth.FULL)
        kept = [p for p in document.parts if getattr(p, "title", "") != FLIPS_TITLE]
        more = sensitivity_document(r.Sensitivity(advice, draft.scenario), decision.reply)
        document = Document(headline=document.headline, parts=(*kept, Text(text=more.headline), *more.parts))
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
