"""The stages in order: normalise, tokenise, quantities, facts, changes, attachment, validation, intent."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from advisor import FIELDS, Range, ScenarioError, Value
from advisor.fields import UPFRONT_PARTS, Kind
from advisor.scenario import check_bounds
from bot.language.attachment.attach import attach
from bot.language.attachment.attached import Attached
from bot.language.attachment.own_names import named_facts
from bot.language.attachment.settle import settle
from bot.language.figures import units
from bot.language.figures.quantities import find_quantities
from bot.language.intent import Context, Doubt, Intent
from bot.language.requests.arguments import arguments, field_named
from bot.language.requests.intents import HYPOTHETICAL, NEW, ROWS, SMALLTALK, UNSET, VAGUE_AMOUNT, WORTH_IT
from bot.language.requests.names import mentioned, name_spans, near_in_message
from bot.language.requests.topics import QUESTION, topic_of
from bot.language.statements.changes import Change, read_changes
from bot.language.statements.facts import either_model, model_spans, read_facts, yes_or_no
from bot.language.text.normalise import Message, normalise
from bot.language.text.tokens import Kind as TokenKind
from bot.language.text.tokens import tokenise

_IN_WORDS: tuple[tuple[str, Decimal, re.Pattern[str]], ...] = tuple(
    (f, Decimal(v), re.compile(p))
    for f, v, p in (
        (
            "discount_rate_per_year",
            0,
            r"\bno discount(?:ing)?\b|\bdiscount(?:ing)?(?: rate)?(?: is| of| to| at|:| =)? (?:zero|nil|none)\b|\bwithout discounting\b",
        ),
        (
            "use_cases",
            1,
            r"\b(?:a|one) single (?:use case|task)|\bonly one (?:use case|task)|\bjust (?:the )?one (?:use case|task)|\bone use case only",
        ),
        (
            "labelled_examples",
            0,
            r"\b(?:no|zero|not (?:one|a single)|without(?: any)?|lack(?:ing)?(?: any)?|(?:don'?t|do not|haven'?t) (?:have|got|own)(?: any)?|nothing in the way of|0) (?:labell?ed|training|annotated|tagged|gold|usable) (?:data|examples?|samples?|sets?|labels|rows?|records?|pairs?|tickets?)|\b(?:no|zero|don'?t have (?:any )?|haven'?t (?:any |got (?:any )?)?) ?(?:labels|examples|annotations|training set|ground truth)\b(?! (?:per|an?))|\bnothing (?:is )?labell?ed\b|\bunlabell?ed\b|\bno data to train",
        ),
        (
            "ft_upfront_cost",
            0,
            r"\b(?:no|zero|without) up-?\s?front\b|\bnothing up-?\s?front\b|\bup-?\s?front (?:is |cost is |cost of )?(?:zero|nothing|free)\b",
        ),
        (
            "growth_rate_per_month",
            0,
            r"\b(?:no|zero) growth\b(?! assum)|\bgrowth(?: is| of|:| =)? (?:nil|zero|none|flat)\b|\b(?:volume|traffic|demand|requests?|usage)\b.{0,20}\b(?:flat|constant|not growing|isn'?t growing|stays the same)\b|\bflat (?:volume|traffic|demand)\b",
        ),
        (
            "ft_inference_cost_per_month",
            0,
            r"\b(?:no|zero) (?:hosting|run|running|serving|inference) costs?\b|\b(?:hosting|serving|inference|running it)(?: it)? (?:is|was|were|would be|becomes?|costs?) (?:free|nothing|zero)\b|\bfree (?:hosting|endpoint|serving)\b",
        ),
    )
)
_ANSWERS: dict[str | None, tuple[Decimal, re.Pattern[str]]] = {
    "growth_rate_per_month": (
        Decimal(0),
        re.compile(r"^\W*(?:flat|constant|steady|stable|no growth|same|unchanged)\b"),
    ),
    "use_cases": (Decimal(1), re.compile(r"^\W*(?:just (?:the )?one|only (?:the )?one|a single one|one|single)\b")),
}
_NONE = re.compile(r"^\W*(?:none|zero|nothing|nil|nada|zilch|not? any)\b(?!\w)")
_PERIOD_FIX = re.compile(
    r"\b(?:a|the) whole (?P<whole>year|quarter|week|month|day)\b|\b(?P<worth>year|quarter|week|month|day)'s worth\b|\b(?:per|a|each|every) (?P<unit>year|quarter|month|week|day|annum|hour)\b|\b(?P<adverb>annual|annually|yearly|quarterly|weekly|monthly|daily)\b"
)
_FIX_CUE = re.compile(
    r"\bthose (?:are|were)\b|\bthese (?:are|were)\b|\bthats\b|\bsry\b|\bsorry\b|\bmeant\b|\bi (?:gave|meant|said|quoted|told)\b|\bthat (?:was|is|were)\b|\bthat'?s\b|\bit(?:'s| is| was)\b|\bactually\b|\bnot (?:per|a|monthly|yearly|annual)|\bfigure\b|\bshould be\b|\boops\b|\bmy bad\b|^(?:per|a|each|annual|year|quarter|week|dai)\w* ?\w*[.,! ]*$"
)


def understand(text: str, context: Context | None = None) -> Intent:
    """Read one message. Never raises; unreadable text is `out_of_scope` with `action == "refuse"` and a note."""
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
    reading = _Reading(message, context)
    if message.foreign and not reading.quantities:
        return Intent("out_of_scope", action="refuse", note="foreign")
    if len(reading.quantities) > MAX_FIGURES:
        return Intent("out_of_scope", action="refuse", note="too_many")
    return reading.intent()


_NO_MORE = re.compile(
    r"\b(?:(?:don'?t|do not|no longer) (?:really )?(?:have|need|want|use) (?:a|an|any|the)|(?:there(?:'s| is)|we have|we'?ve got) no) (?=.{2,40}\bany ?(?:more|longer)\b)"
)
_DOUBLING = re.compile(r"\b(doubl\w+|tripl\w+) (?:every|each|per) (year|quarter|month)\b")
_HAND_ON = re.compile(r"\b(?:let|fwd|forward|send|show|give|ping|tell|share|pass)\b")
_NOT_A_NUMBER = re.compile(r"(?<![\w-])(?:nan|infinity|infinite|inf|∞)(?![\w-])")
_IN_CURRENCY = re.compile(rf"\b(?:in|to|into|is|are|all)(?: all| actually)? ({units.CURRENCY_NAMES})\b")
_USE_CURRENCY = re.compile(
    rf"^\W*(?:(?:use|take|let'?s use|in|all in|make it|everything in) )?({units.CURRENCY_NAMES})\W*(?:please|then)?\W*$"
)
_SCALE_FIX = re.compile(r"\b(?:meant|mean|in|that'?s|it'?s|should be|as)\b.{0,14}\b(thousands?|k|millions?|mil)\b")


_VERSUS = re.compile(r"\bvs\.?|\bversus\b|\bwhich (?:one )?(?:wins|is better|is cheaper)\b")
_CALL_IT = re.compile(r"\bcall (?:it|that|this)(?: about| around| roughly)?")
_TIME_FIX = re.compile(
    r"^\W*(?:i meant |in |that'?s |should be )?(years|quarters|weeks|months)\b(?:[ ,.!]+(?:sorry|oops|i meant|not \w+))*\W*$"
)
_SWAPPED = re.compile(r"\bwrong way (?:a)?round\b|\bthe other way (?:a)?round\b|\b(?:swapped|mixed up|reversed|swap)\b")
_PER_THOUSAND = re.compile(r"\bper (?:1k|1,?000|thousand|k)\b")
_NOT_OURS = ("history", "somebody else's", "negated")
MAX_FIGURES = 40
"""A message with more figures than this is a table, not a question."""
_WHOLE, _ENDS = 1_200, 500
"""In a longer message what is asked for stands at its beginning or its end."""


class _Reading:
    """One message on its way through the stages."""

    def __init__(self, message: Message, context: Context) -> None:
        self.message, self.context = message, context
        self.text = message.lower
        self.request = self.text if len(self.text) <= _WHOLE else f"{self.text[:_ENDS]} {self.text[-_ENDS:]}"
        self.inputs: dict[str, Value | None] = {}
        self.words: dict[str, str] = {}
        self.doubts: list[Doubt] = []
        self.evidence: list[str] = []
        self.scale: dict[str, Decimal] = {}
        self.left: tuple[str, ...] = ()
        self.hypothetical = bool(HYPOTHETICAL.search(self.request))
        tokens = tokenise(self.text)
        spans = [*model_spans(self.text), *name_spans(message, context.saved)]
        for token in tokens:
            if token.kind is TokenKind.NUMBER and any(a <= token.start < b for a, b in spans):
                token.kind = TokenKind.NAME
        self.tokens = tokens
        self.quantities = find_quantities(tokens, MAX_FIGURES + 1)

    def intent(self) -> Intent:
        row_intent = self._row_intent()
        if row_intent == "out_of_scope":
            return Intent("out_of_scope", action="refuse", note="off_topic")
        if row_intent == "untold":
            if SMALLTALK.search(self.request):
                return Intent("smalltalk")
            items = attach(self.text, self.tokens, self.quantities, self.context)
            self._read_inputs(items)
            if self.inputs.keys() <= {"domain", "base_model", "ft_model"}:
                return Intent("out_of_scope", action="refuse", note="off_topic")
            return self._decide(None, items)
        if row_intent in ("undo", "reset", "skip", "delete", "rename", "list", "help") and not self._carries_numbers(
            row_intent
        ):
            return self._request(row_intent, attach(self.text, self.tokens, [], self.context))
        items = attach(self.text, self.tokens, self.quantities, self.context)
        if row_intent in (
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
        ):
            if not self._inputs_beside(row_intent, items):
                return self._request(row_intent, items)
        self._read_inputs(items)
        return self._decide(row_intent, items)

    def _row_intent(self) -> str | None:
        named: bool | None = None
        if ROWS[0].pattern.search(self.request):
            return ROWS[0].intent  # what is hostile is so whatever else it asks for
        if (
            self.message.channels
            and re.search(r"\b(?:drop|put|post|send|pop|share|push|forward|publish|show)\b", self.text)
            and (mentioned(self.message, self.context.saved) or self.context.open)
        ):
            return "share"
        if self.message.users and _HAND_ON.search(self.text) and not self.quantities:
            return "share"
        if _VERSUS.search(self.request) and len(mentioned(self.message, self.context.saved)) > 1:
            return "compare"
        for row in ROWS:
            if row.needs == "asked" and not (self.context.asked or self.context.pending):
                continue
            if row.needs == "open" and not self.context.open:
                continue
            if not row.pattern.search(self.request) or (row.intent == "help" and self.quantities):
                continue
            if row.needs == "name":
                if named is None:
                    named = bool(
                        mentioned(self.message, self.context.saved) or near_in_message(self.message, self.context.saved)
                    )
                if not named:
                    continue
            if row.intent == "save" and self._called_a_figure():
                continue
            return "untold" if row.needs == "untold" else row.intent
        return None

    def _called_a_figure(self) -> bool:
        """ "call it nine grand": a figure, no name."""
        match = _CALL_IT.search(self.text)
        return match is not None and any(
            q.scaled or q.currency for q in self.quantities if 0 <= self.tokens[q.first].start - match.end() <= 1
        )

    def _carries_numbers(self, intent: str) -> bool:
        if intent == "skip":
            return bool(self.quantities)
        return intent in ("reset", "undo") and any(q.currency or q.scaled for q in self.quantities)

    def _inputs_beside(self, intent: str, items: list[Attached]) -> bool:
        """Whether a request also states inputs ("volume is 650k, save it as x"); digits in names do not count."""
        if intent in ("sensitivity", "portfolio"):
            return False
        return any(
            i.quantity.currency or (i.quantity.scaled and i.sure) or i.quantity.unit in ("requests", "percent")
            for i in items
            if not i.dropped
        )

    def _request(self, intent: str, items: list[Attached]) -> Intent:
        args = arguments(intent, self.message, items, self.context)
        doubts: list[Doubt] = []
        note = ""
        if intent == "compare" and not args.get("names") and len(self.context.saved) != 2:
            doubts.append(Doubt((), None, ", ".join(self.context.saved[:5]) or "none is saved", "which_name"))
        if intent in ("show", "delete", "export", "share") and "names" in args:
            note = "which_name"
            doubts.append(Doubt((), None, ", ".join(args["names"]), "which_name"))
        if note == "which_name":
            args = {k: v for k, v in args.items() if k != "names"}
        return Intent(
            intent,
            args=args,
            action="ask" if doubts else "apply",
            doubts=tuple(doubts),
            note=note,
            evidence=(f"intent {intent}: a phrase of its row",),
        )

    # --- inputs ---

    def _read_inputs(self, items: list[Attached]) -> None:
        for change in read_changes(self.text, items, self.context, self.hypothetical):
            self._apply_change(change)
        for name, value, pattern in _IN_WORDS:
            match = pattern.search(self.request)
            if match and name not in self.inputs:
                self._set(name, value, match.group())
        doubling = _DOUBLING.search(self.text)
        if doubling and "growth_rate_per_month" not in self.inputs:
            times = 2.0 if doubling.group(1).startswith("doubl") else 3.0
            months = float(units.MONTHS_IN[doubling.group(2)])
            self._set("growth_rate_per_month", Decimal(str(round(times ** (1 / months) - 1, 10))), doubling.group())
        either = either_model(self.request)
        for fact in read_facts(self.request, self.context):
            if either and fact.field in ("base_model", "ft_model") and fact.words in either:
                self.doubts.append(Doubt((fact.field,), None, either, "which_model"))
            elif fact.field not in self.inputs:
                self._set(fact.field, fact.value, fact.words)
        settled = settle(self.text, items, self.context, taken=set(self.inputs))
        for name, value, words in settled.values:
            self._set(name, value, words)
        self.doubts += settled.doubts
        self.evidence += settled.evidence
        self.left = tuple(settled.left)
        self._parts_against_total()
        self._bill_against_rate()
        self._no_numbers()
        asked = self.context.asked
        flag = asked in FIELDS and FIELDS[asked].kind is Kind.FLAG and asked not in self.inputs if asked else False
        if (not self.inputs and not self.doubts) or flag:
            self._answer_or_fix(items)
        self._unset()
        self._total_in_doubt()

    def _parts_against_total(self) -> None:
        """Parts that add up to more than the total said beside them: neither is taken."""
        total = self.inputs.get("ft_upfront_cost")
        parts = {p: v for p in UPFRONT_PARTS if isinstance(v := self.inputs.get(p), Decimal)}
        if isinstance(total, Decimal) and parts and sum(parts.values()) > total * Decimal("1.05"):
            for name in ("ft_upfront_cost", *parts):
                del self.inputs[name]
            self.doubts.append(
                Doubt(
                    ("ft_upfront_cost", *parts),
                    None,
                    f"a total of {total:,f} and parts of {sum(parts.values()):,f}",
                    "contradiction",
                )
            )

    def _total_in_doubt(self) -> None:
        """A total beside parts that are in doubt waits for the answer, too."""
        if any(f in UPFRONT_PARTS for d in self.doubts for f in d.fields) and "ft_upfront_cost" in self.inputs:
            for name in ("ft_upfront_cost", *UPFRONT_PARTS):
                self.inputs.pop(name, None)

    def _bill_against_rate(self) -> None:
        """A bill that its own requests and price per request do not give: neither is taken."""
        bill, volume, each = (
            self.inputs.get(f) for f in ("prompting_cost_per_month", "requests_per_month", "prompting_cost_per_request")
        )
        unnamed = [d for d in self.doubts if d.why == "which_field" and "prompting_cost_per_month" in d.fields]
        if bill is None and len(unnamed) == 1:
            bill = unnamed[0].value
        tolerance = Decimal("0.05")
        if each is None and isinstance(bill, Decimal):
            each, tolerance = self._price_of_a_request(), Decimal("0.5")
        if not (isinstance(bill, Decimal) and isinstance(volume, Decimal) and isinstance(each, Decimal)):
            return
        if abs(bill - volume * each) > bill * tolerance:
            for name in ("prompting_cost_per_month", "prompting_cost_per_request"):
                self.inputs.pop(name, None)
            fields = ("prompting_cost_per_month", "prompting_cost_per_request", "requests_per_month")
            self.doubts.append(Doubt(fields, None, f"{bill:,f} a month and {volume:,f} x {each:f}", "contradiction"))

    def _price_of_a_request(self) -> Decimal | None:
        """What the tokens and prices said in this message come to for one request; caching and batches may halve it."""
        names = (
            "input_tokens_per_request",
            "input_price_per_mtok",
            "output_tokens_per_request",
            "output_price_per_mtok",
        )
        values = [self.inputs.get(name) for name in names]
        if not all(isinstance(v, Decimal) for v in values):
            return None
        a, b, c, d = (v for v in values if isinstance(v, Decimal))
        return (a * b + c * d) / 1_000_000

    def _no_numbers(self) -> None:
        """ "NaN requests", "infinite volume": a word where a number should stand; a currency changed by its name."""
        match = _NOT_A_NUMBER.search(self.request)
        if match:
            name = field_named(self.text)
            if name and name not in self.inputs:
                self.doubts.append(Doubt((name,), None, match.group(), "unclear_number"))
        pointing = re.search(
            r"\b(?:halve|double|triple|cut|bump|raise|lower|increase|decrease|reduce) (?:it|that|this)\b", self.text
        )
        if pointing and self.context.open and not self.inputs and not self.doubts and not self.quantities:
            held = tuple(f for f in self.context.inputs if f in FIELDS and FIELDS[f].kind.is_numeric)
            why = "how_much" if self.context.focus else "which_field"
            self.doubts.append(Doubt(self.context.focus[:1] or held[:4], None, pointing.group(), why))
        chosen = _USE_CURRENCY.match(self.text)
        if chosen and not self.quantities and not self.inputs:
            self._set("currency", units.CURRENCIES[chosen.group(1)], chosen.group())
            return
        match = _IN_CURRENCY.search(self.request)
        if match and self.context.open and not self.quantities and "currency" not in self.inputs:
            known = self.context.inputs.get("currency") or "USD"
            said = units.CURRENCIES[match.group(1)]
            if said != known:
                self.doubts.append(Doubt(("currency",), None, f"{known} and {said}", "two_currencies"))

    def _apply_change(self, change: Change) -> None:
        if change.value is not None:
            self._set(change.field, change.value, change.words)
        elif (
            change.field == "requests_per_month"
            and "prompting_cost_per_month" in self.context.inputs
            and not change.delta
        ):
            self.scale[change.field] = change.factor
            self.words[change.field] = change.words
        elif change.factor != 1 or change.delta:
            self.doubts.append(Doubt((change.field,), None, change.words, "no_base"))

    def _set(self, name: str, value: Value, words: str) -> None:
        try:
            check_bounds(name, value)
        except ScenarioError as problem:
            self.doubts.append(Doubt((name,), None, words, problem.sentence))
            return
        self.inputs[name] = value
        words = words.strip()
        at = self.text.find(words)
        self.words[name] = (self.message.text[at : at + len(words)] if at >= 0 else words)[:120]
        self.evidence.append(f"{name} = {value}: from {words.strip()[:80]!r}")

    def _answer_or_fix(self, items: list[Attached]) -> None:
        """A bare yes or no to a question, or a corrected period for the figure in focus."""
        asked = self.context.asked
        if asked and asked in FIELDS and FIELDS[asked].kind is Kind.FLAG:
            answer = yes_or_no(self.text)
            if answer is not None:
                self._set(asked, answer, self.text)
                return
        if (
            asked
            and asked in FIELDS
            and FIELDS[asked].kind in (Kind.COUNT, Kind.GROWTH, Kind.MONEY_ONCE, Kind.MONEY_PER_MONTH)
            and _NONE.search(self.text)
        ):
            self._set(asked, Decimal(0), self.text)
            return
        if asked is not None and asked in _ANSWERS and (match := _ANSWERS[asked][1].search(self.text)):
            self._set(asked, _ANSWERS[asked][0], match.group())
            return
        held = [f for f, _ in self.context.pending]
        named = field_named(self.text) if held and len(self.text) < 60 else None
        if named is not None and named in held:
            self._set(named, dict(self.context.pending)[named], self.text)
            return
        scale = _SCALE_FIX.search(self.text)
        if scale and not items and self.context.focus:
            base = self.context.inputs.get(self.context.focus[0])
            factor = units.SCALES[scale.group(1)]
            if isinstance(base, Decimal) and base < 1000:
                self._set(self.context.focus[0], base * factor, scale.group())
                return
        if asked and asked in FIELDS and FIELDS[asked].kind is Kind.CHOICE:
            for choice in FIELDS[asked].choices:
                if re.search(rf"\b{choice.replace('_', '[ _-]')}\b", self.text):
                    self._set(asked, choice, self.text)
                    return
        if asked == "currency" and (said := re.search(rf"\b({units.CURRENCY_NAMES})\b", self.text)):
            self._set("currency", units.CURRENCIES[said.group(1)], said.group())
            return
        if not items and self._fixed_unit():
            return
        fix = _PERIOD_FIX.search(self.request)
        if fix and not items and _FIX_CUE.search(self.request) and self.context.focus:
            name = self.context.focus[0]
            base = self.context.inputs.get(name)
            unit = (
                fix.group("unit")
                or fix.group("whole")
                or fix.group("worth")
                or units.PERIOD_ADVERBS.get(fix.group("adverb") or "", "")
            )
            unit = "year" if unit in ("annum", "") else unit
            if FIELDS[name].kind in (Kind.MONEY_PER_MONTH, Kind.PER_MONTH) and unit != "month":
                factor = units.PER_MONTH[unit]
                if isinstance(base, Decimal):
                    self._set(name, base * factor, fix.group())
                elif isinstance(base, Range):
                    self._set(name, base.scaled(factor), fix.group())
            elif FIELDS[name].kind is Kind.GROWTH and isinstance(base, Decimal) and unit == "year":
                self._set(name, Decimal(str(round(float(1 + base) ** (1 / 12) - 1, 10))), fix.group())

    def _fixed_unit(self) -> bool:
        """ "years, sorry", "those prices were per thousand tokens", "you have those two the wrong way round"."""
        held = {f: v for f in self.context.focus if isinstance(v := self.context.inputs.get(f), Decimal)}
        time = _TIME_FIX.match(self.text)
        if time:
            for name in [f for f in held if FIELDS[f].kind is Kind.MONTHS][:1]:
                self._set(name, held[name] * units.MONTHS_IN[time.group(1).removesuffix("s")], time.group())
        thousand = _PER_THOUSAND.search(self.text)
        if thousand:
            for name in [f for f in held if FIELDS[f].kind is Kind.MONEY_PER_MTOK]:
                self._set(name, held[name] * 1000, thousand.group())
        swapped = _SWAPPED.search(self.text)
        if swapped and len(held) == 2:
            (one, a), (other, b) = held.items()
            if FIELDS[one].kind is FIELDS[other].kind:
                self._set(one, b, swapped.group())
                self._set(other, a, swapped.group())
        return bool(self.inputs)

    def _unset(self) -> None:
        if not self.context.open or any(q.scaled or q.currency for q in self.quantities):
            return
        for pattern in (_NO_MORE, UNSET):
            match = pattern.search(self.text)
            rest = self.text[match.end() :] if match else ""
            name = field_named(rest[:60], among=self.context.inputs)
            if match and name and self.inputs.get(name) in (None, Decimal(0)):
                self.inputs[name] = None
                self.words[name] = match.group() + rest[:40]
                return

    # --- the decision ---

    def _decide(self, row_intent: str | None, items: list[Attached]) -> Intent:
        told = bool(self.inputs or self.scale)
        topic = topic_of(self.request)
        asks_question = bool(QUESTION.search(self.request))
        intent = self._intent_of(row_intent, told, topic, asks_question)
        args: dict[str, Any] = arguments(intent, self.message, items, self.context)
        target = args.get("target_payback_months")
        if intent == "goal_seek" and target and self.inputs.get("horizon_months") == target:
            del self.inputs["horizon_months"]  # "which upfront pays back within 18 months": the target, no horizon
        if intent == "qa" and topic:
            args["topic"] = topic
        action = "ask" if self.doubts else "apply"
        if intent in ("new_scenario", "set_input") and not told and not self.doubts:
            action = "ask"
        if intent == "out_of_scope":
            action = "refuse"
        doubts = (
            self.doubts
            if intent in ("new_scenario", "set_input", "chart", "save", "compare", "share", "export")
            else []
        )
        if not doubts and action == "ask" and intent not in ("new_scenario", "set_input"):
            action = "apply"
        return Intent(
            intent,
            inputs=self.inputs,
            args=args,
            action=action,
            doubts=tuple(doubts),
            words=self.words,
            hypothetical=self.hypothetical and told,
            scale=self.scale,
            evidence=tuple(self.evidence),
            left=self.left,
            note="foreign" if self.message.foreign and intent == "out_of_scope" else "",
        )

    def _intent_of(self, row_intent: str | None, told: bool, topic: str | None, asks: bool) -> str:
        stating = "set_input" if self.context.open else "new_scenario"
        if told and NEW.search(self.text):
            return "new_scenario"
        if row_intent in ("chart", "save", "share", "export", "compare", "show", "goal_seek", "plan"):
            return row_intent
        if told:
            if row_intent == "assumptions" and not self.hypothetical and asks:
                return row_intent
            only_names = all(f in ("domain", "base_model", "ft_model", "knowledge_change") for f in self.inputs)
            if only_names and not self.scale and asks and topic and not WORTH_IT.search(self.request):
                self._withdraw()
                return "qa"
            if only_names and row_intent in ("explain", "help", "sensitivity"):
                self._withdraw()
                return row_intent
            return stating
        plain = not any(q.currency or q.scaled or q.unit in ("requests", "tokens") for q in self.quantities)
        if row_intent in ("explain", "assumptions", "help", "sensitivity") and plain:
            return row_intent
        if topic == "article" and all(d.value is None or not d.fields for d in self.doubts):
            return "qa"
        if self.doubts and (self.quantities or self.hypothetical or not row_intent):
            return stating
        if row_intent:
            return row_intent
        if self.context.confirming and yes_or_no(self.text) is not None:
            return self.context.confirming
        if SMALLTALK.search(self.request):
            return "smalltalk"
        if topic == "article":
            return "qa"
        if topic and (asks or len(self.text.split()) <= 6 or not self.quantities):
            return "qa"
        items = attach(self.text, self.tokens, self.quantities, self.context) if self.quantities else []
        if any(not i.dropped or (i.best and i.dropped in _NOT_OURS) for i in items):
            return stating
        if WORTH_IT.search(self.request) or VAGUE_AMOUNT.search(self.request) or self.hypothetical:
            return stating
        if re.search(
            r"fine-?\s?tun|finetun|\btun(?:e|ed|ing)\b|prompt|\bllm\b|\bapi\b|token|\bgpt\b|inference|lora|model|accuracy|volume|cost|upfront|hosting|labell?ing",
            self.text,
        ):
            return "qa" if asks else stating
        return stating if self.context.asked or self.context.pending or named_facts(self.text) else "out_of_scope"

    def _withdraw(self) -> None:
        self.inputs.clear()
        self.words.clear()
