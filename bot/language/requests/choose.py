"""Which intent a message has: first by the rows of phrases, then by what it told."""

from __future__ import annotations

import re

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.attachment.attach import attach
from bot.language.attachment.attached import Attached
from bot.language.attachment.own_names import named_facts
from bot.language.figures import units
from bot.language.reading import Reading
from bot.language.requests.by_example import by_example, is_statement
from bot.language.requests.everyday import OURS, other_business
from bot.language.requests.goal import MONTHS_ONLY, variable_in
from bot.language.requests.intents import NEW, ROWS, SMALLTALK, VAGUE_AMOUNT, WORTH_IT
from bot.language.requests.names import mentioned, near_in_message
from bot.language.requests.topics import topic_of
from bot.language.statements.answers import NONE
from bot.language.statements.change_words import DIRECTION, TIMES
from bot.language.statements.yes_no import yes_or_no

_HAND_ON = re.compile(
    r"\b(?:visible to|dm|(?:needs|wants|has) to see|let|fwd|forward|send|show|give|ping|tell|share|pass)\b"
)
_NO_LONGER = re.compile(r"\b(?:throw|chuck) (?:it|that|them) (?:away|out)\b")
_FOR_PAYBACK = re.compile(
    r"^\W*(?:and |what about |how about |ok |now )*(?:for|with|at|in) (?:a )?(?:pay\w*[- ]?back|break-?even)\b|\bsame (?:thing |one )?(?:for|with)\b.*\bpay\w*[- ]?back\b"
)
_JUST_FOR = re.compile(
    r"^\W*(?:and |just |only |now |what about |how about )+(?:for |to |on |about )?(?:the )?[a-z -]{3,25}\W*$"
)
_VERSUS = re.compile(
    r"\bcmp\b|\bor\b.{1,40}\bwhich (?:one )?(?:pays|is|wins|costs)\b|\bvs\.?|\bversus\b|\bwhich (?:one )?(?:wins|is better|is cheaper)\b"
)
_CALL_STABLE = re.compile(r"\bcall it (?:stable|frozen|settled|flat|sensitive|legal|finance|medical)\b")
_CALL_IT = re.compile(r"\bcall (?:it|that|this)(?: about| around| roughly)?")
_CHANGE_IT = re.compile(r"\b(?:make|change|set|bump|call) (?:it|that|this|them)\b")
_OUR_CASE = re.compile(
    r"\b(?:should|do|shall|would|ought|could|can|if) (?:we|i|a [a-z ]{2,25} like (?:ours|us|mine)|our [a-z ]{2,15}|somebody like us) (?:really |even |just |rather |ought to |to )?(?:fine-?\s?tune|tune|train our own|stay with prompt\w*|keep prompting|build our own)\b(?![^?.]{0,30}\b(?:or (?:use |go with |do )?(?:rag|lora|retrieval)|lora|llama|gpt|claude|data|examples))"
)
"""A question whether to tune at all, about their own case."""
_ENOUGH = re.compile(r"^\W*(?:is|are|would|will)\b.*\b(?:enough|sufficient|ok)\b")
_PLAN_FOR = re.compile(r"\bplan (?:it |this )?(?:for|over) (?:the )?(?:next )?\d")
"""A horizon, no plan to draw up."""
_KEEP = re.compile(
    r"\bkeep (?:it|this|that) in (?:the |your |my )?mind\b|\bput (?:that|it|this) in(?: there)?\W*$|\bkeep (?:the |our )?(?:[a-z]+ ){1,3}(?:below|under|within|above|at|to) \S{0,2}\d"
)
"""A limit to keep, no request to keep the scenario."""
_NOT_OURS = ("history", "somebody else's", "negated", "the peak, not the average", "a stock of things")
_WE = re.compile(r"\b(?:we|ours?|us)\b")


def choose_row(reading: Reading) -> str | None:
    """The intent that a message asks for: the first row whose phrase it has, unless it is much more like the sentences of
    another; "untold" for other business that may yet tell an input; None when it asks for nothing."""
    if ROWS[0].pattern.search(reading.request):
        return ROWS[0].intent  # what is hostile is so whatever else it asks for
    return by_example(reading, _by_phrase(reading))


def _by_phrase(reading: Reading) -> str | None:
    """The intent of the first row whose phrase the message has."""
    named: bool | None = None
    if (
        reading.message.channels
        and (
            re.search(r"\b(?:drop|put|post|send|pop|share|push|forward|publish|show)\b", reading.text)
            or len(reading.text.split()) <= 4
        )
        and (mentioned(reading.message, reading.context.saved) or reading.context.open)
    ):
        return "share"
    if reading.message.users and not reading.quantities:
        again = reading.context.last_intent == "share" and re.search(r"\b(?:too|as well|also)\b", reading.text)
        if _HAND_ON.search(reading.text) or again:
            return "share"
    named_saved = mentioned(reading.message, reading.context.saved)
    if _VERSUS.search(reading.request) and len(named_saved) > 1:
        return "compare"
    if named_saved and _NO_LONGER.search(reading.request):
        return "delete"
    if reading.context.last_intent == "sensitivity" and _JUST_FOR.search(reading.request) and not reading.quantities:
        return "sensitivity"
    again = reading.context.last_intent == "goal_seek" and _JUST_FOR.search(reading.request) and not reading.quantities
    if again and variable_in(reading.text):
        return "goal_seek"
    if reading.context.last_intent == "goal_seek" and MONTHS_ONLY.match(reading.request):
        return "goal_seek"
    if reading.context.last_intent == "goal_seek" and _FOR_PAYBACK.search(reading.request):
        return "goal_seek"
    for row in ROWS:
        if row.needs == "asked" and not (reading.context.asked or reading.context.pending):
            continue
        if row.needs == "open" and not reading.context.open:
            continue
        if not row.pattern.search(reading.request) or (row.intent == "help" and reading.quantities):
            continue
        if row.needs == "name":
            if named is None:
                named = bool(
                    mentioned(reading.message, reading.context.saved)
                    or near_in_message(reading.message, reading.context.saved)
                )
            if not named:
                continue
        if row.intent == "reset" and reading.context.asked and NONE.search(reading.text):
            continue  # "zero, we'd be starting from scratch", asked for the examples
        if row.intent == "save" and (_called_a_figure(reading) or (reading.quantities and _KEEP.search(reading.text))):
            continue
        if (
            row.intent == "plan"
            and any(q.unit == "time" for q in reading.quantities)
            and _PLAN_FOR.search(reading.text)
        ):
            continue
        if row.intent == "plan" and (other_business(reading.request) or reading.context.asked == "horizon_months"):
            continue
        if row.intent == "goal_seek" and topic_of(reading.request) == "data_needed":
            continue  # how much data is needed is a question, no input that payback can be solved for
        return "untold" if row.needs == "untold" else row.intent
    return "out_of_scope" if _other_business(reading) else None


def _other_business(reading: Reading) -> bool:
    """Whether nothing but everyday business is spoken of; a change in an open scenario is ours whatever else is said."""
    if reading.context.open and _CHANGE_IT.search(reading.text):
        return False
    moved = reading.context.open and any(q.unit == "percent" for q in reading.quantities)
    if (
        moved
        and re.search(r"\b(?:costs?|prices?|bills?|fees?|rates?)\b", reading.text)
        and DIRECTION.search(reading.text)
    ):
        return False
    asked = FIELDS.get(reading.context.asked or "")
    if asked and asked.kind is Kind.FLAG and yes_or_no(reading.text) is not None:
        return False
    if asked and asked.kind is Kind.CHOICE:
        return False
    if asked and asked.kind.is_numeric and any(q.scaled and q.period for q in reading.quantities):
        return False  # an answer, whatever else it speaks of
    text = reading.request
    for name in reading.context.saved:
        text = text.replace(name.lower(), " ")
    return other_business(text) is not None and not SMALLTALK.search(reading.request)


def _called_a_figure(reading: Reading) -> bool:
    """ "call it nine grand": a figure, no name."""
    if _CALL_STABLE.search(reading.text):
        return True
    match = _CALL_IT.search(reading.text)
    asked = reading.context.asked
    if match and asked and asked in FIELDS and FIELDS[asked].kind is Kind.CHOICE:
        return True
    return match is not None and any(
        q.scaled or q.currency or (q.unit == "time" and asked == "horizon_months")
        for q in reading.quantities
        if 0 <= reading.tokens[q.first].start - match.end() <= 1
    )


def carries_numbers(reading: Reading, intent: str) -> bool:
    """Whether a message that looks like a request without figures states figures after all."""
    if intent == "skip":
        return bool(reading.quantities)
    stated = ("percent", "requests", "tokens", "examples", "use_cases")
    return intent in ("reset", "undo") and any(q.currency or q.scaled or q.unit in stated for q in reading.quantities)


def change_beside(reading: Reading) -> bool:
    """Whether a request stands beside a change in words: "double the label count and give me the CSV"."""
    if not reading.context.open:
        return False
    return any(pattern.match(reading.text) for pattern, _ in TIMES) and " and " in reading.text


def inputs_beside(reading: Reading, intent: str, items: list[Attached]) -> bool:
    """Whether a request also states inputs ("volume is 650k, save it as x"); digits in names do not count."""
    if intent in ("sensitivity", "portfolio"):
        return False
    return any(
        i.quantity.currency
        or (i.quantity.scaled and i.sure)
        or (i.sure and i.best and i.best.score >= 2 and i.quantity.unit == "" and i.quantity.value >= 100)
        or (
            i.sure
            and i.best
            and i.best.score >= 2
            and i.best.field.endswith("_accuracy")
            and 40 <= i.quantity.value < 100
        )
        or i.quantity.unit in ("requests", "percent")
        or (
            intent in ("export", "share", "save")
            and i.quantity.unit == "time"
            and i.sure
            and i.best
            and i.best.score > 2
        )
        for i in items
        if not i.dropped
    )


def intent_of(reading: Reading, row_intent: str | None, told: bool, topic: str | None, asks: bool) -> str:
    """The intent once the inputs are read. `told`: whether any was set; `asks`: whether it is put as a question."""
    stating = "set_input" if reading.context.open else "new_scenario"
    if told and NEW.search(reading.text):
        return "new_scenario"
    if told and row_intent == "show" and not mentioned(reading.message, reading.context.saved):
        return stating  # "when do we break even if volume grows 5% a month?"
    if row_intent == "goal_seek" and any(d.why in ("two_currencies", "which_currency") for d in reading.doubts):
        return stating
    if row_intent in ("chart", "save", "share", "export", "compare", "show", "goal_seek", "plan"):
        return row_intent
    if told:
        if row_intent == "assumptions" and not reading.hypothetical and asks:
            return row_intent
        only_names = all(
            f in ("domain", "base_model", "ft_model", "knowledge_change", "task_stable") for f in reading.inputs
        )
        if only_names and not reading.scale and asks and topic and not WORTH_IT.search(reading.request):
            reading.withdraw()
            return "qa"
        if reading.inputs.keys() <= {"domain"} and asks and not topic and not OURS.search(reading.request):
            reading.withdraw()
            return "out_of_scope"  # "which dose for a patient of 70 kg?"
        if (
            topic == "data_needed"
            and asks
            and reading.inputs.keys() <= {"labelled_examples"}
            and _ENOUGH.search(reading.text)
        ):
            reading.withdraw()
            return "qa"  # "is 600 examples anywhere near enough?"
        if row_intent == "explain" and reading.inputs.keys() <= {"horizon_months"}:
            reading.withdraw()
            return row_intent  # "how did you end up at 19 months?"
        same = all(reading.context.inputs.get(f) == v for f, v in reading.inputs.items())
        if same and row_intent == "explain":
            reading.withdraw()  # "are you sure about the 2.4K?"
            return row_intent
        if only_names and row_intent in ("explain", "help", "sensitivity"):
            reading.withdraw()
            return row_intent
        return stating
    plain = not any(q.currency or q.scaled or q.unit in ("requests", "tokens") for q in reading.quantities)
    if row_intent in ("explain", "assumptions", "help", "sensitivity") and plain:
        return row_intent
    about_both = re.search(r"\brag\b|\bretrieval\b|\blora\b", reading.request)
    if not told and not reading.context.open and not about_both and _OUR_CASE.search(reading.request):
        return stating  # "should we tune or stay with prompts?", and nothing to go on
    if topic == "article" and all(d.value is None or not d.fields for d in reading.doubts):
        return "qa"
    if reading.doubts and (reading.quantities or reading.hypothetical or not row_intent):
        return stating
    if row_intent:
        return row_intent
    if reading.context.confirming and yes_or_no(reading.text) is not None:
        return reading.context.confirming
    if SMALLTALK.search(reading.request):
        return "smalltalk"
    if topic == "article":
        return "qa"
    if topic and (asks or len(reading.text.split()) <= 6 or not reading.quantities):
        return "qa"
    items = attach(reading.text, reading.tokens, reading.quantities, reading.context) if reading.quantities else []
    if any(not i.dropped or (i.best and i.dropped in _NOT_OURS) for i in items):
        return stating
    if any(i.dropped in _NOT_OURS and (i.quantity.scaled or i.quantity.currency) for i in items) and _WE.search(
        reading.text
    ):
        return stating
    if WORTH_IT.search(reading.request) or VAGUE_AMOUNT.search(reading.request) or reading.hypothetical:
        return stating
    if re.search(
        r"wacc|discount rate|horizon|growth|latency|fine-?\s?tun|finetun|\btun(?:e|ed|ing)\b|prompt|\bllm\b|\bapi\b|token|\bgpt\b|inference|lora|model|accuracy|volume|cost|upfront|hosting|labell?ing",
        reading.text,
    ):
        return "qa" if asks else stating
    unit = any(w in units.NOUNS or w in units.CURRENCIES for w in re.findall(r"[a-z]+", reading.text)[:5])
    if unit and reading.context.focus and len(reading.text.split()) <= 5:
        return stating
    if reading.context.asked or reading.context.pending or named_facts(reading.text):
        return stating
    return stating if is_statement(reading) else "out_of_scope"
