"""The stages in order: normalise, tokenise, quantities, facts, changes, attachment, validation, intent."""

from __future__ import annotations

import logging
import re
from typing import Any

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.attachment.attach import attach
from bot.language.attachment.attached import Attached
from bot.language.attachment.settle import settle
from bot.language.intent import Context, Doubt, Intent
from bot.language.reading import MAX_FIGURES, Reading
from bot.language.requests.arguments import arguments
from bot.language.requests.by_example import SENTENCES
from bot.language.requests.choose import carries_numbers, change_beside, choose_row, inputs_beside, intent_of
from bot.language.requests.intents import SMALLTALK
from bot.language.requests.names import mentioned
from bot.language.requests.pure import request
from bot.language.requests.topics import QUESTION, topic_of
from bot.language.statements.answers import NONE, ask_again, read_answer
from bot.language.statements.as_part import answers_as_part, leave_multiples, read_as_part
from bot.language.statements.changed_field import Change
from bot.language.statements.changes import read_changes
from bot.language.statements.consistency import (
    check_accuracy,
    check_bill,
    check_parts,
    check_parts_of_held,
    check_price_of_held,
    check_total,
    check_total_of_held,
)
from bot.language.statements.facts import contradicted, read_facts
from bot.language.statements.held import ask_about_the_past, take_held
from bot.language.statements.in_words import ask_about_no_numbers, read_in_words, read_unset
from bot.language.statements.measures import ask_about_measures
from bot.language.statements.models import either_model
from bot.language.statements.swaps import read_swap
from bot.language.statements.undecided import both_answers, named_but_open, undecided
from bot.language.text.normalise import normalise

SENTENCES.learn()  # here, not in the first message that somebody sends
_OF_LLMS = re.compile(
    r"\b(?:llms?|models?|bots?|prompts?|api|tokens?|gpt\S*|pipeline|generator|translat\w+|classif\w+|summar\w+)\b"
)
"""Words that make other business our business: "translation pipeline, 9K a month"."""
_LOG = logging.getLogger(__name__)
_WITHOUT_FIGURES = frozenset(("undo", "reset", "skip", "delete", "rename", "list", "help"))
"""Requests whose digits are parts of names."""
_REQUESTS = frozenset(
    [
        "save",
        "show",
        "delete",
        "rename",
        "compare",
        "goal_seek",
        "share",
        "export",
        "list",
        "sensitivity",
        "portfolio",
        "plan",
    ]
)


def understand(text: str, context: Context | None = None) -> Intent:
    """Read one message. Never raises; unreadable text is `out_of_scope` with `action == "refuse"` and a note."""
    try:
        return read_message(text, context)
    except Exception:  # a slip of ours must not cost the person an answer; the fuzz calls `read_message` itself
        _LOG.exception("a message could not be read")
        return Intent("out_of_scope", action="refuse", note="unreadable")


def read_message(text: str, context: Context | None = None) -> Intent:
    """`understand` without its last resort."""
    context = context or Context()
    message = normalise(text)
    if message.too_long:
        return Intent("out_of_scope", action="refuse", note="too_long")
    if message.long_digits:
        return Intent("out_of_scope", action="refuse", note="long_digits")
    if not message.lower:
        if re.fullmatch(r"(?:\s*:[\w+'-]{2,40}:)+\s*", text):
            return Intent("smalltalk")
        return Intent(
            "out_of_scope" if text.strip() else "help", action="refuse" if text.strip() else "apply", note="empty"
        )
    reading = Reading(message, context)
    if message.foreign and not reading.quantities:
        return Intent("out_of_scope", action="refuse", note="foreign")
    if len(reading.quantities) > MAX_FIGURES:
        return Intent("out_of_scope", action="refuse", note="too_many")
    return _intent(reading)


def _intent(reading: Reading) -> Intent:
    """A pure request, or what the message sets with the intent that goes with it."""
    row_intent = choose_row(reading)
    if row_intent == "out_of_scope":
        return Intent("out_of_scope", action="refuse", note="off_topic")
    if row_intent == "untold":
        if SMALLTALK.search(reading.request):
            return Intent("smalltalk")
        items = attach(reading.text, reading.tokens, reading.quantities, reading.context)
        _read_inputs(reading, items)
        rate = _OF_LLMS.search(reading.request) and any(
            q.period and (q.currency or q.scaled) for q in reading.quantities
        )
        if not rate and reading.inputs.keys() <= {"domain", "base_model", "ft_model", "requests_per_month", "currency"}:
            return Intent("out_of_scope", action="refuse", note="off_topic")
        return _decide(reading, None, items)
    if row_intent in _WITHOUT_FIGURES and not carries_numbers(reading, row_intent):
        return request(reading, row_intent, attach(reading.text, reading.tokens, [], reading.context))
    items = attach(reading.text, reading.tokens, reading.quantities, reading.context)
    changed = row_intent in _REQUESTS and change_beside(reading)
    if row_intent in _REQUESTS and not changed and not inputs_beside(reading, row_intent, items):
        return request(reading, row_intent, items)
    _read_inputs(reading, items)
    return _decide(reading, row_intent, items)


def _read_inputs(reading: Reading, items: list[Attached]) -> None:
    """All stages that set inputs: changes, words, facts, figures; then what does not go together, and bare answers."""
    part = answers_as_part(reading, items)
    for change in () if part else read_changes(reading.text, items, reading.context, reading.hypothetical):
        _apply_change(reading, change)
    read_swap(reading, items)
    leave_multiples(reading.text, items)
    read_in_words(reading)
    either = either_model(reading.request)
    stated = read_facts(_without_names(reading), reading.context)
    if "(" in reading.request:
        stated = [f for f in read_facts(reading.request, reading.context) if f.field == "domain"] + stated
    both = (
        contradicted(reading.request)
        if any(isinstance(f.value, bool) or f.field == "knowledge_change" for f in stated)
        else {}
    )
    for name, words in both.items():
        reading.doubts.append(Doubt((name,), None, words, "contradiction"))
    if both_answers(reading):
        stated = []
    for fact in undecided(reading, [f for f in stated if f.field not in both]):
        if either and fact.field in ("base_model", "ft_model") and fact.words in either:
            reading.doubts.append(Doubt((fact.field,), None, either, "which_model"))
        elif fact.field not in reading.inputs:
            reading.set(fact.field, fact.value, fact.words)
    named_but_open(reading)
    settled = settle(reading.text, items, reading.context, taken=reading.inputs)
    for name, value, words in settled.values:
        reading.set(name, value, words)
    reading.doubts += settled.doubts
    for doubt in settled.doubts:
        if doubt.why == "contradiction" and len(doubt.fields) == 1:
            reading.inputs.pop(doubt.fields[0], None)  # said in words, too
    read_as_part(reading, items)
    reading.evidence += settled.evidence
    reading.left = tuple(settled.left)
    ask_about_no_numbers(reading)
    ask_about_measures(reading)
    take_held(reading)
    ask_about_the_past(reading, items)
    check_parts(reading)
    check_parts_of_held(reading)
    check_accuracy(reading)
    check_bill(reading)
    check_price_of_held(reading)
    check_total_of_held(reading)
    asked = reading.context.asked
    flag = asked in FIELDS and FIELDS[asked].kind is Kind.FLAG and asked not in reading.inputs if asked else False
    numeric = asked in FIELDS and FIELDS[asked].kind.is_numeric and asked not in reading.inputs if asked else False
    flag = flag or (numeric and not items and NONE.search(reading.text) is not None)  # "none, HR never tagged anything"
    if (not reading.inputs and not reading.doubts) or flag:
        read_answer(reading, items)
    ask_again(reading)
    read_unset(reading)
    check_total(reading)


def _without_names(reading: Reading) -> str:
    """The request without the saved names in it and without asides: "hr-bot" is no word about the domain."""
    text = re.sub(r"\([^()\d]{0,60}\)", " ", reading.request)
    for name in mentioned(reading.message, reading.context.saved):
        text = text.replace(name.lower(), " ")
    return re.sub(r" {2,}", " ", text)


_SINCE = re.compile(
    r"\bsince (?:then|(?:the )?(?:launch|go-?live|start|beginning|roll-?out)|i (?:joined|started)|we (?:launched|started|began|went live))\b"
)
_MAYBE_IN_IT = re.compile(
    r"\b(?:not sure|unsure|no (?:idea|clue)) (?:if|whether)\b.{0,40}\b(?:in it|in there|included|already)\b"
)
"""A change that may be in the figure already."""


def _apply_change(reading: Reading, change: Change) -> None:
    since = _SINCE.search(reading.text) or _MAYBE_IN_IT.search(reading.text)
    if since and change.field in ("requests_per_month", "prompting_cost_per_month") and change.value is not None:
        reading.doubts.append(Doubt((change.field,), change.value, change.words[:60], "in_it_already"))
    elif change.value is not None:
        reading.set(change.field, change.value, change.words)
    elif (
        change.field == "requests_per_month"
        and "prompting_cost_per_month" in reading.context.inputs
        and not change.delta
        and reading.hypothetical
    ):
        reading.scale[change.field] = change.factor
        reading.words[change.field] = change.words
    elif change.factor != 1 or change.delta:
        reading.doubts.append(Doubt((change.field,), None, change.words, "no_base"))


_OTHER_SCENARIO = re.compile(r"\bin the other (?:scenario|version|draft)\b")


def _of_another_scenario(reading: Reading) -> None:
    """ "For clinic south the volume would be 9K": figures of a saved scenario that is not the open one."""
    context = reading.context
    said = _OTHER_SCENARIO.search(reading.text)
    named = said.group() if said else None
    for name in mentioned(reading.message, context.saved):
        if name != context.current and re.search(rf"\b(?:for|in) (?:the )?{re.escape(name.lower())}\b", reading.text):
            named = name
    if named is not None and context.current and reading.inputs:
        fields = tuple(reading.inputs)
        reading.withdraw()
        reading.doubts.append(Doubt(fields, None, named, "other_scenario"))


def _decide(reading: Reading, row_intent: str | None, items: list[Attached]) -> Intent:
    """The intent, its arguments, and whether to apply, to ask or to refuse."""
    if row_intent is None:
        _of_another_scenario(reading)
    told = bool(reading.inputs or reading.scale)
    topic = topic_of(reading.request)
    asks_question = bool(QUESTION.search(reading.request))
    intent = intent_of(reading, row_intent, told, topic, asks_question)
    args: dict[str, Any] = arguments(intent, reading.message, items, reading.context)
    target = args.get("target_payback_months")
    if intent == "goal_seek" and target and reading.inputs.get("horizon_months") == target:
        del reading.inputs["horizon_months"]  # "which upfront pays back within 18 months": the target, no horizon
    if intent == "qa" and topic:
        args["topic"] = topic
    action = "ask" if reading.doubts else "apply"
    if intent in ("new_scenario", "set_input") and not told and not reading.doubts:
        action = "ask"
    if intent == "new_scenario" and asks_question and reading.inputs.keys() <= {"domain"} and not reading.context.open:
        action = "ask"  # "should a law firm like ours fine-tune or not?": nothing to go on
    if intent == "out_of_scope":
        action = "refuse"
    doubts = (
        reading.doubts if intent in ("new_scenario", "set_input", "chart", "save", "compare", "share", "export") else []
    )
    if not doubts and action == "ask" and intent not in ("new_scenario", "set_input"):
        action = "apply"
    return Intent(
        intent,
        inputs=reading.inputs,
        args=args,
        action=action,
        doubts=tuple(doubts),
        words=reading.words,
        hypothetical=reading.hypothetical and told,
        scale=reading.scale,
        evidence=tuple(reading.evidence),
        left=reading.left,
        note="foreign" if reading.message.foreign and intent == "out_of_scope" else "",
    )
