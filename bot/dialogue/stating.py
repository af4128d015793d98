"""Inputs: a new scenario, an addition, a correction, a what-if; and the questions back when something is unclear."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from advisor import FIELDS, Advice, Range, Value
from bot.dialogue import reply as r
from bot.dialogue.case import Case, Outcome
from bot.dialogue.conversation import TurnRecord
from bot.dialogue.sentences import doubt_sentence, example_for, one_for_each_reason
from bot.language.intent import Held


def state_inputs(case: Case) -> Outcome:
    """A new scenario, an addition, a correction or a what-if."""
    intent, draft = case.intent, case.draft
    patch, words, derived = _effective_patch(case)
    if not patch:
        if intent.doubts or draft.scenario.values():
            return ask_back(case, {})
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
        return question, replace(record, asked=_asked_field(case), pending=_pending(question), held=_held(case))
    before = case.advise(draft.scenario) if not fresh and draft.scenario.values() else None
    if intent.hypothetical and not fresh:
        before = case.advise(draft.base)
    body = r.Answered(
        answer,
        after.scenario,
        branch=after.branch,
        before=before,
        changed=tuple(patch),
        left=intent.left,
        lead=_lead(case, answer),
    )
    asked = answer.next_question.field if answer.next_question else None
    return body, replace(record, asked=asked)


def _effective_patch(case: Case) -> tuple[dict[str, Value | None], dict[str, str], tuple[str, ...]]:
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


def _lead(case: Case, answer: Advice) -> str:
    """A sentence before the card: conflicts that the figures show, or that the thread already had an answer."""
    if answer.conflicts:
        return answer.conflicts[0].text
    return ""


def _nothing_to_go_on(case: Case) -> Outcome:
    question = FIELDS["prompting_cost_per_month"].ask
    body = r.Asked(f"I can work that out. {question}", {}, example="we pay $10K a month for prompts")
    return body, case.record(asked="prompting_cost_per_month", focus=())


def ask_back(case: Case, kept: dict[str, Value | None]) -> Outcome:
    question = _question(case, kept)
    asked = _asked_field(case) if case.intent.doubts else case.draft.asked  # what was not understood answers nothing
    return question, case.record(asked=asked, pending=_pending(question), held=_held(case))


def _question(case: Case, kept: dict[str, Value | None]) -> r.Asked:
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
    return r.Asked(
        " ".join(doubt_sentence(d) for d in one_for_each_reason(doubts)[:3]), kept, choices, example_for(doubts[0])
    )


def _asked_field(case: Case) -> str | None:
    doubts = case.intent.doubts
    if not doubts or not doubts[0].fields:
        return None
    return doubts[0].fields[0] if len(doubts[0].fields) == 1 or doubts[0].why == "contradiction" else None


def _held(case: Case) -> tuple[Held, ...]:
    return tuple(h for d in case.intent.doubts for h in d.held)


def _pending(question: r.Asked) -> tuple[tuple[str, Value], ...]:
    return tuple((c.field, c.value) for c in question.choices)


def with_inputs_first(case: Case) -> tuple[Case, TurnRecord | None]:
    """ "volume is 650k - chart it": the inputs count before the request is answered."""
    if not case.intent.inputs and not case.intent.scale:
        return case, None
    stating = replace(case, intent=replace(case.intent, intent="set_input" if case.open else "new_scenario", doubts=()))
    _, record = state_inputs(stating)
    after = case.conversation.with_turn(record)
    return replace(case, conversation=after, draft=after.draft()), record
