"""The table of intents and what each does: `decide(turn, intent, conversation, ...) -> Decision`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from advisor import FIELDS, Advice, Range, Scenario, ScenarioError, Value, advise, compare, knowledge
from bot.dialogue import reply as r
from bot.dialogue.conversation import Conversation, Draft, TurnRecord
from bot.dialogue.sentences import LATER, LATER_HINTS, REFUSALS, doubt_sentence, example_for
from bot.dialogue.turn import Fetched, Turn
from bot.language import Intent


@dataclass(frozen=True, slots=True)
class SaveScenario:
    """Save `scenario` under `name`; `expected` is the version that the person had open, for the optimistic lock."""

    name: str
    scenario: Scenario
    advice: Advice
    expected: int | None


@dataclass(frozen=True, slots=True)
class Decision:
    """The reply, what the turn did, and what is to be written with it in one transaction."""

    reply: r.Reply
    record: TurnRecord
    intent: Intent
    save: SaveScenario | None = None
    advice: Advice | None = None
    draft: Draft = field(default_factory=Draft)


@dataclass(frozen=True, slots=True)
class _Case:
    turn: Turn
    intent: Intent
    conversation: Conversation
    draft: Draft
    fetched: Fetched
    on: date

    def advise(self, scenario: Scenario, skipped: frozenset[str] | None = None) -> Advice:
        return advise(scenario, on=self.on, skipped=self.draft.skipped if skipped is None else skipped)

    def record(self, **changes: object) -> TurnRecord:
        base = TurnRecord(
            kind="talk",
            intent=self.intent.intent,
            who=self.turn.viewer.user,
            focus=self.draft.focus,
            asked=self.draft.asked,
        )
        return replace(base, **changes)  # type: ignore[arg-type]


Outcome = tuple[r.Body, TurnRecord]
Handler = Callable[[_Case], Outcome | tuple[r.Body, TurnRecord, SaveScenario]]


def decide(turn: Turn, intent: Intent, conversation: Conversation, fetched: Fetched, on: date) -> Decision:
    """Answer one turn. Pure: the same arguments give the same decision."""
    case = _Case(turn, intent, conversation, conversation.draft(), fetched, on)
    try:
        outcome = HANDLERS[intent.intent](case)
    except ScenarioError as problem:
        outcome = (r.Told(problem.sentence, hint="Nothing was changed."), case.record())
    body, record = outcome[0], outcome[1]
    save = outcome[2] if len(outcome) == 3 else None
    after = conversation.with_turn(record).draft()
    advice = _advice_of(body) or (case.advise(after.scenario, after.skipped) if after.scenario.values() else None)
    return Decision(
        r.Reply(body, draft=turn.conversation, share=intent.intent == "share" and isinstance(body, r.Answered)),
        record,
        intent,
        save,
        advice,
        after,
    )


def _advice_of(body: r.Body) -> Advice | None:
    if isinstance(body, r.Opened):
        return body.today
    return getattr(body, "advice", None)


# --- inputs ---


def _inputs(case: _Case) -> Outcome:
    """A new scenario, an addition, a correction or a what-if."""
    intent, draft = case.intent, case.draft
    patch, words, derived = _effective_patch(case)
    if not patch:
        if intent.doubts or draft.scenario.values():
            return _ask(case, {})
        return _nothing_to_go_on(case)
    fresh = intent.intent == "new_scenario" or case.turn.replace_draft
    record = case.record(
        kind="new" if fresh else "patch",
        patch=patch,
        words=words,
        derived=derived,
        hypothetical=intent.hypothetical,
        focus=focus if len(focus := tuple(n for n in patch if n not in derived)) == 1 else (),
        asked=None,
    )
    after = case.conversation.with_turn(record).draft()
    answer = case.advise(after.scenario, after.skipped)
    if intent.doubts:
        question = _question(case, patch)
        return question, replace(record, asked=_asked_field(case), pending=_pending(question))
    before = case.advise(draft.scenario) if not fresh and draft.scenario.values() else None
    if intent.hypothetical and not fresh:
        before = case.advise(draft.base)
    body = r.Answered(
        answer, after.scenario, branch=after.branch, before=before, changed=tuple(patch), lead=_lead(case, answer)
    )
    asked = answer.next_question.field if answer.next_question else None
    return body, replace(record, asked=asked)


def _effective_patch(case: _Case) -> tuple[dict[str, Value | None], dict[str, str], tuple[str, ...]]:
    """The message's inputs, plus what a hypothetical volume does to a said bill (it belongs to the said volume)."""
    intent, base = case.intent, case.draft.base
    patch, words, derived = dict(intent.inputs), dict(intent.words), list[str]()
    bill = base.prompting_cost_per_month
    if intent.hypothetical and bill is not None and "prompting_cost_per_month" not in patch:
        factor = intent.scale.get("requests_per_month")
        new, old = patch.get("requests_per_month"), base.requests_per_month
        if factor is None and isinstance(new, Decimal) and isinstance(old, Decimal) and old > 0:
            factor = new / old
        if factor is not None and factor > 0:
            patch["prompting_cost_per_month"] = bill.scaled(factor) if isinstance(bill, Range) else bill * factor
            words["prompting_cost_per_month"] = f"the bill scaled with the volume, x {factor.normalize():f}"[:120]
            derived.append("prompting_cost_per_month")
    return patch, words, tuple(derived)


def _lead(case: _Case, answer: Advice) -> str:
    """A sentence before the card: conflicts that the figures show, or that the thread already had an answer."""
    if answer.conflicts:
        return answer.conflicts[0].text
    return ""


def _nothing_to_go_on(case: _Case) -> Outcome:
    question = FIELDS["prompting_cost_per_month"].ask
    body = r.Asked(f"I can work that out. {question}", {}, example="we pay $10K a month for prompts")
    return body, case.record(asked="prompting_cost_per_month", focus=())


def _ask(case: _Case, kept: dict[str, Value | None]) -> Outcome:
    question = _question(case, kept)
    return question, case.record(asked=_asked_field(case), pending=_pending(question))


def _question(case: _Case, kept: dict[str, Value | None]) -> r.Asked:
    doubts = case.intent.doubts
    if not doubts:
        return r.Asked(
            "I did not find a figure or a fact in that. What should I change?", kept, example="volume is 650K a month"
        )
    choices = (
        tuple(
            r.Choice(f, d.value)
            for d in doubts[:1]
            for f in d.fields[:4]
            if d.value is not None and f in FIELDS and FIELDS[f].kind.is_numeric
        )
        if len(doubts[0].fields) > 1
        else ()
    )
    return r.Asked(" ".join(doubt_sentence(d) for d in doubts[:3]), kept, choices, example_for(doubts[0]))


def _asked_field(case: _Case) -> str | None:
    doubts = case.intent.doubts
    return doubts[0].fields[0] if doubts and len(doubts[0].fields) == 1 else None


def _pending(question: r.Asked) -> tuple[tuple[str, Value], ...]:
    return tuple((c.field, c.value) for c in question.choices)


# --- requests about the open scenario ---


def _open(case: _Case) -> Scenario | None:
    return case.draft.scenario if case.draft.scenario.values() else None


def _no_scenario(case: _Case, what: str) -> Outcome:
    return r.Told(
        f"There is no scenario to {what} yet.",
        hint="Tell me what you pay: `we pay $10K a month for prompts, is fine-tuning worth it?`",
    ), case.record()


def _with_inputs_first(case: _Case) -> tuple[_Case, TurnRecord | None]:
    """ "volume is 650k - chart it": the inputs count before the request is answered."""
    if not case.intent.inputs and not case.intent.scale:
        return case, None
    stating = replace(
        case, intent=replace(case.intent, intent="set_input" if _open(case) else "new_scenario", doubts=())
    )
    _, record = _inputs(stating)
    after = case.conversation.with_turn(record)
    return replace(case, conversation=after, draft=after.draft()), record


def _about(what: str, body: Callable[[_Case, Scenario], r.Body]) -> Handler:
    def handle(case: _Case) -> Outcome:
        case, stated = _with_inputs_first(case)
        scenario = _open(case)
        if scenario is None:
            return _no_scenario(case, what)
        record = case.record() if stated is None else replace(stated, intent=case.intent.intent)
        return body(case, scenario), record

    return handle


def _save(case: _Case) -> tuple[r.Body, TurnRecord, SaveScenario] | Outcome:
    case, stated = _with_inputs_first(case)
    scenario = _open(case)
    if scenario is None:
        return _no_scenario(case, "save")
    name = str(case.intent.args.get("name") or case.draft.current or "")
    if not name:
        name = _free_name(scenario, case.fetched.names)
    known = case.fetched.scenarios.get(name)
    expected = case.draft.current_version if case.draft.current == name else (known.version if known else None)
    answer = case.advise(scenario)
    version = (known.version if known else 0) + 1
    record = (
        case.record(saved_as=name, saved_version=version, intent="save")
        if stated is None
        else replace(stated, intent="save", saved_as=name, saved_version=version)
    )
    return (
        r.SavedShown(name, version, answer, case.draft.branch),
        record,
        SaveScenario(name, scenario, answer, expected),
    )


def _free_name(scenario: Scenario, names: tuple[str, ...]) -> str:
    stem = (scenario.domain or scenario.base_model or "scenario").replace("_", "-")
    number = 1
    while f"{stem}-{number}" in names:
        number += 1
    return f"{stem}-{number}"


def _show(case: _Case) -> Outcome:
    name = str(case.intent.args.get("name") or "")
    if not name:
        scenario = _open(case)
        if scenario is not None and not case.intent.doubts:
            return r.Answered(case.advise(scenario), scenario, branch=case.draft.branch), case.record()
        return _which(case)
    saved = case.fetched.scenarios.get(name)
    if saved is None:
        return r.Told(
            f"There is no saved scenario called “{name}” here.", hint="`list` shows what is saved."
        ), case.record()
    record = case.record(
        kind="load",
        patch=saved.scenario.values(),
        loaded=saved.name,
        loaded_version=saved.version,
        words={k: s.words for k, s in saved.scenario.said.items()},
        derived=tuple(k for k, s in saved.scenario.said.items() if s.derived),
        focus=(),
    )
    return r.Opened(saved, case.advise(saved.scenario)), record


def _which(case: _Case) -> Outcome:
    if case.intent.doubts:
        return r.Asked(doubt_sentence(case.intent.doubts[0]), {}), case.record()
    return r.Told("Which saved scenario?", hint="`list` shows what is saved, `show NAME` opens one."), case.record()


def _compare(case: _Case) -> Outcome:
    names = [str(n) for n in case.intent.args.get("names", ())]
    missing = [n for n in names if n not in case.fetched.scenarios]
    if missing:
        return r.Told(
            f"There is no saved scenario called “{missing[0]}” here.", hint="`list` shows what is saved."
        ), case.record()
    scenarios = {n: case.fetched.scenarios[n].scenario for n in names}
    if len(scenarios) == 1 and _open(case) is not None:
        scenarios = {"this draft": case.draft.scenario, **scenarios}
    if len(scenarios) < 2:
        return r.Told(
            "Name two saved scenarios to compare.", hint="`compare first-name and second-name`; `list` shows them."
        ), case.record()
    scenarios = dict(list(scenarios.items())[:5])
    return r.Compared(compare(scenarios, on=case.on), scenarios), case.record()


def _undo(case: _Case) -> Outcome:
    if not case.conversation.can_undo:
        return r.Told("There is nothing to undo."), case.record()
    record = case.record(kind="undo", focus=(), asked=None)
    after = case.conversation.with_turn(record).draft()
    if not after.scenario.values():
        return r.Told("Undone: the scenario is empty again.", hint="Tell me what you pay a month for prompts."), record
    return r.Answered(case.advise(after.scenario), after.scenario, branch=after.branch, lead="Undone."), record


def _reset(case: _Case) -> Outcome:
    if not case.draft.scenario.values():
        return r.Told("The scenario is empty already.", hint="Tell me what you pay a month for prompts."), case.record()
    return r.Told(
        "Started over; saved scenarios are kept. `undo` brings the last one back.",
        hint="Tell me what you pay a month for prompts.",
    ), case.record(kind="reset", focus=(), asked=None)


def _qa(case: _Case) -> Outcome:
    topic = case.intent.args.get("topic")
    if not topic:
        return r.Helped(), case.record()
    return r.Known(knowledge(str(topic), scenario=_open(case), on=case.on)), case.record(topic=str(topic))


def _skip(case: _Case) -> Outcome:
    asked, scenario = case.draft.asked, _open(case)
    if scenario is None or asked is None:
        return r.Told("All right.", hint="Tell me what you pay a month for prompts, and I work it out."), case.record(
            asked=None
        )
    skipped = case.draft.skipped | {asked}
    answer = case.advise(scenario, skipped)
    nxt = answer.next_question.field if answer.next_question else None
    lead = f"All right, I leave the {FIELDS[asked].label.lower()} open."
    return r.Answered(answer, scenario, branch=case.draft.branch, lead=lead), case.record(skipped=asked, asked=nxt)


def _later(case: _Case) -> Outcome:
    intent = case.intent.intent
    return r.Told(LATER[intent], hint=LATER_HINTS[intent]), case.record()


def _out_of_scope(case: _Case) -> Outcome:
    sentence, hint = REFUSALS.get(case.intent.note, REFUSALS["off_topic"])
    return r.Told(sentence, hint=hint, refused=True), case.record()


def _smalltalk(case: _Case) -> Outcome:
    return r.Told(
        "You are welcome." if "than" in case.turn.text.lower() else "Hello.",
        hint="Ask me about your LLM bill, or type `help`.",
    ), case.record()


def _list(case: _Case) -> Outcome:
    return r.Listed(case.fetched.summaries, case.fetched.total), case.record()


def _help(case: _Case) -> Outcome:
    return r.Helped(), case.record()


def _shared(case: _Case, scenario: Scenario) -> r.Body:
    return r.Answered(case.advise(scenario), scenario, branch=case.draft.branch)


HANDLERS: dict[str, Handler] = {
    "new_scenario": _inputs,
    "set_input": _inputs,
    "explain": _about("explain", lambda c, s: r.Explained(c.advise(s), s, c.draft.branch)),
    "assumptions": _about("look into", lambda c, s: r.AssumptionsShown(c.advise(s), s)),
    "chart": _about("chart", lambda c, s: r.Charted(c.advise(s))),
    "share": _about("share", _shared),
    "save": _save,
    "list": _list,
    "show": _show,
    "compare": _compare,
    "undo": _undo,
    "reset": _reset,
    "help": _help,
    "qa": _qa,
    "skip": _skip,
    "smalltalk": _smalltalk,
    "out_of_scope": _out_of_scope,
    **dict.fromkeys(LATER, _later),
}
