"""The table of intents and what each does: `decide(turn, intent, conversation, ...) -> Decision`."""

from __future__ import annotations

from datetime import date

from advisor import FIELDS, Advice, ScenarioError, knowledge
from bot.dialogue import reply as r
from bot.dialogue import requests, saved
from bot.dialogue.case import Case, Decision, Handler, Outcome, SaveScenario
from bot.dialogue.conversation import Conversation
from bot.dialogue.sentences import LATER, LATER_HINTS, REFUSALS
from bot.dialogue.stating import ask_back, state_inputs
from bot.dialogue.turn import Fetched, Turn
from bot.language import Intent


def decide(turn: Turn, intent: Intent, conversation: Conversation, fetched: Fetched, on: date) -> Decision:
    """Answer one turn. Pure: the same arguments give the same decision."""
    case = Case(turn, intent, conversation, conversation.draft(), fetched, on)
    # A request beside figures that are in doubt: the doubt comes first, or a figure would be lost.
    doubtful = intent.doubts and (intent.inputs or intent.scale) and intent.intent in _CARRYING
    lacking = intent.action == "ask" and any(d.why in _LACKING for d in intent.doubts)
    try:
        outcome = ask_back(case, {}) if lacking else state_inputs(case) if doubtful else HANDLERS[intent.intent](case)
    except ScenarioError as problem:
        outcome = (r.Told(problem.sentence, hint="Nothing was changed."), case.record())
    body, record = outcome[0], outcome[1]
    change = outcome[2] if len(outcome) == 3 else None
    after = conversation.with_turn(record).draft()
    advice = _advice_of(body) or (case.advise(after.scenario, after.skipped) if after.scenario.values() else None)
    return Decision(
        r.Reply(body, draft=turn.conversation, share=intent.intent == "share" and isinstance(body, r.Answered)),
        record,
        intent,
        change,
        advice,
        after,
    )


_LACKING = ("to_whom", "by_when")
"""What a request lacks that its handler would not notice."""
_CARRYING = ("chart", "save", "share", "goal_seek", "plan", "compare", "export", "show")


def _advice_of(body: r.Body) -> Advice | None:
    if isinstance(body, r.Opened):
        return body.today
    return getattr(body, "advice", None)


def _undo(case: Case) -> Outcome:
    if not case.conversation.can_undo:
        return r.Told("There is nothing to undo."), case.record()
    record = case.record(kind="undo", focus=(), asked=None)
    after = case.conversation.with_turn(record).draft()
    if not after.scenario.values():
        return r.Told("Undone: the scenario is empty again.", hint="Tell me what you pay a month for prompts."), record
    return r.Answered(case.advise(after.scenario), after.scenario, branch=after.branch, lead="Undone."), record


def _reset(case: Case) -> Outcome:
    if not case.draft.scenario.values():
        return r.Told("The scenario is empty already.", hint="Tell me what you pay a month for prompts."), case.record()
    return r.Told(
        "Started over; saved scenarios are kept. `undo` brings the last one back.",
        hint="Tell me what you pay a month for prompts.",
    ), case.record(kind="reset", focus=(), asked=None)


def _qa(case: Case) -> Outcome:
    topic = case.intent.args.get("topic")
    if not topic:
        return r.Helped(), case.record()
    return r.Known(knowledge(str(topic), scenario=case.open, on=case.on)), case.record(topic=str(topic))


def _skip(case: Case) -> Outcome:
    asked, scenario = case.draft.asked, case.open
    if scenario is None or asked is None:
        return r.Told("All right.", hint="Tell me what you pay a month for prompts, and I work it out."), case.record(
            asked=None
        )
    skipped = case.draft.skipped | {asked}
    answer = case.advise(scenario, skipped)
    nxt = answer.next_question.field if answer.next_question else None
    lead = f"All right, I leave the {FIELDS[asked].label.lower()} open."
    return r.Answered(answer, scenario, branch=case.draft.branch, lead=lead), case.record(skipped=asked, asked=nxt)


def _later(case: Case) -> Outcome:
    intent = case.intent.intent
    return r.Told(LATER[intent], hint=LATER_HINTS[intent]), case.record()


def _out_of_scope(case: Case) -> Outcome:
    sentence, hint = REFUSALS.get(case.intent.note, REFUSALS["off_topic"])
    return r.Told(sentence, hint=hint, refused=True), case.record()


def _smalltalk(case: Case) -> Outcome:
    return r.Told(
        "You are welcome." if "than" in case.turn.text.lower() else "Hello.",
        hint="Ask me about your LLM bill, or type `help`.",
    ), case.record()


def _help(case: Case) -> Outcome:
    return r.Helped(), case.record()


HANDLERS: dict[str, Handler] = {
    "new_scenario": state_inputs,
    "set_input": state_inputs,
    "explain": requests.explain,
    "assumptions": requests.assumptions,
    "chart": requests.chart,
    "share": requests.share,
    "sensitivity": requests.sensitivity,
    "goal_seek": requests.seek,
    "plan": requests.make_plan,
    "portfolio": requests.choose_portfolio,
    "save": saved.save,
    "list": saved.list_scenarios,
    "show": saved.show,
    "compare": saved.compare_scenarios,
    "rename": saved.rename,
    "delete": saved.delete,
    "undo": _undo,
    "reset": _reset,
    "help": _help,
    "qa": _qa,
    "skip": _skip,
    "smalltalk": _smalltalk,
    "out_of_scope": _out_of_scope,
    **dict.fromkeys(LATER, _later),
}


__all__ = ["HANDLERS", "Decision", "SaveScenario", "decide"]
