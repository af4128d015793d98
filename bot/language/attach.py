"""Attachment: which field each quantity belongs to, by typed evidence with scores and a margin below which we ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.candidate import Candidate
from bot.language.clauses import clause
from bot.language.context_words import complete
from bot.language.convert import canonical, fits
from bot.language.corrections import inherit
from bot.language.cues import PRIMARY, Cue, cues
from bot.language.decoys import decoy, foreign_time, is_model_size
from bot.language.intent import Context
from bot.language.own_names import named_before
from bot.language.quantity import Quantity
from bot.language.tokens import Token
from bot.language.units import MONTHS_IN, NOUNS

THRESHOLD = 1.0
MARGIN = 0.35
_LABEL = re.compile(r"\s?[:=]\s*[$€£]?$")
_PLURAL = re.compile(
    r"^ *(?!goes|gets|gives|buys|covers|pays|does|makes|takes|brings|lets|runs|comes|seems|looks|sounds|means|was|has|tokens|users|people|dollars|euros|pounds|months|years|weeks|days|hours|bucks|costs|labels|examples|less|plus|pls|please|thanks|plz|for|on|in|of|to|at|and|or|by|with|from|per|is|was|as)(?:(?!for|on|of|to|and|or)[a-z]+ )?[a-z]{2,}s\b(?!\s*(?:=|:))"
)
_OF_THOSE = re.compile(r"^\s*of (?:those|them|these)\b")
_EACH_OF = re.compile(
    r"^\s*(?:[a-z]+ed )?(?:per|a|an|/)\s*(?:agent|user|seat|rep|customer|employee|store|site|team|person|head|shift|session|branch|region|country|product|tenant|client|patient)\b"
)
_APART = re.compile(r"[,;+]\s*[$€£~]*\s*$")
_AND_THEN = re.compile(
    r"^\s*(?:up-?\s?front|one-?off|once|all-?in|to (?:build|tune|train))?\s*(?:,|;|&|\+|and|plus|with|then)?\s*(?:and |then |plus |about |around )*[$€£]?$"
)
_BUSINESS = re.compile(
    r"\b(?:business|working|office) hours\b|\b(?:weekdays|working days|business days)\b|\b9\s?(?:am)?\s?(?:-|to)\s?5\b|\bmon(?:day)?s?\s?(?:-|to|through|till)\s?fri(?:day)?s?\b|\bno weekends\b"
)
_BOUND_TO = re.compile(r"^ (?:for|on|to|with) (?:the |our |a )?$")
_IN_PARENTHESES = re.compile(r"^ ?\((?:the |our |for |is )?$")
_THAT_IS = re.compile(r"^\W{0,4}(?:that(?:'s| is| was)|this is|which is)\s+(?:for )?(?:the |our |what )?(?:we )?$")
_OR_PERIOD = re.compile(
    r"^\s*,? ?or (?:was it |is it |maybe |even )?(?:a|per|each|every) (?:day|week|month|year|quarter|hour)\b"
)
_OF_TOKENS = re.compile(r"\b(?:tok\w*|out|outputs?|completions?|mtok)\b|\bin\s?[=:]|per (?:1 ?m|million)")
"""Where "in" may stand for the tokens sent: beside "out", or where tokens are spoken of."""
_WRONG_AFTER = re.compile(
    r"^\s*(?:of (?:the |our |all |its )?\w+ )?(?:\w+ )?(?:are |is |come out |were |go |get |being )?(?:flat |just |plain )?(?:wrong|incorrect|errors?\b|error rate|mistakes|mis(?:classified|routed|labelled)|fail\w*)"
)
_WRONG_BEFORE = re.compile(
    r"\b(?:error|failure|mistake)s?[- ]?(?:rate|share)\b[^.;,\n\d]{0,25}$|\bwrong (?:in|on|about)?\s*(?:about |around |~ ?)?$"
)
_LABELLED_BEFORE = re.compile(
    r"\b(?:labell?ed|annotated|tagged|marked up|graded|hand-labell?ed)\s+(?:about |around |some |already |~ ?|roughly )?$"
)
_ERROR_RATE = re.compile(r"\b(?:error|failure|mistake)s?[- ]?rate\b")
_LABELLED_AFTER = re.compile(r"^\s*,?\s*(?:[a-z]+ ){0,3}(?:annotated|labell?ed|tagged|hand-labell?ed|marked up)\b")
_CHANGING = re.compile(
    r"\b(?:make|bump|change|raise|lower|set|move|push|cut|drop|bring) (?:it|that|this|to|up|down)\b|\bi meant\b|\binstead\b"
)


@dataclass(slots=True)
class Attached:
    """One quantity with its candidates, best first. `dropped`: why it is no input of this scenario; `mislabelled`: the field whose name stands
    right before a figure that cannot be its value."""

    quantity: Quantity
    start: int
    end: int
    candidates: list[Candidate] = field(default_factory=list[Candidate])
    dropped: str = ""
    labelled: bool = False
    inherits: bool = False
    mislabelled: str = ""

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None

    @property
    def sure(self) -> bool:
        """Whether the best candidate is good enough and far enough ahead."""
        if not self.candidates or self.candidates[0].score < THRESHOLD:
            return False
        return len(self.candidates) == 1 or self.candidates[0].score - self.candidates[1].score >= MARGIN


def shapes_of(q: Quantity) -> set[str]:
    """The kinds of field a quantity could fill, in the vocabulary of the cue table."""
    if q.per and q.unit in ("", "money"):
        return {"money/gpu", "money/hour"} if q.per == "gpu" else {f"money/{q.per}"}
    if q.unit == "money":
        if q.period == "hour":
            return {"money/hour"}
        if q.period == "year":
            return {"money/month", "money/year"}
        return {"money/month"} if q.period else {"money"}
    if q.unit == "percent":
        return {"percent", "percent/y" if q.period == "year" else "percent/p"} if q.period else {"percent"}
    if q.unit == "requests":
        return {"requests/p"} if q.period else {"requests"}
    if q.unit == "time" and q.time in ("ms", "second"):
        return {"time", "time/ms"}
    if q.unit == "tokens":
        return {"tokens", f"tokens/{q.per}"} if q.per else {"tokens"}
    if q.unit == "":
        if q.period:
            return {"money/month", "number/p"} | ({"money/hour"} if q.period == "hour" else set())
        return {"number", "money"} if q.scaled or abs(q.value) >= 100 or not q.in_words else {"number"}
    return {q.unit}


def attach(text: str, tokens: Sequence[Token], quantities: Sequence[Quantity], context: Context) -> list[Attached]:
    """Candidates for every quantity of a message, in order."""
    spans = [(tokens[q.first].start, tokens[q.last - 1].end) for q in quantities]
    if not quantities:
        return []
    hits = _cue_hits(text)
    label_first = _label_first(text, spans)
    found = [Attached(q, *span) for q, span in zip(quantities, spans, strict=True)]
    edges = _edges(text, found)
    complete(text, found, [clause(text, *span, *edge) for span, edge in zip(spans, edges, strict=True)])
    for item, (left_edge, right_edge) in zip(found, edges, strict=True):
        q, start, end = item.quantity, item.start, item.end
        if q.unit == "" and q.period and q.currency is None and _PLURAL.match(text[end:]):
            q.unit = "requests"
        if q.unit == "" and q.currency is None and _OF_THOSE.match(text[end:]):
            q.unit = _noun_before(text[:start]) or ("requests" if q.period else "")
        if q.unit == "requests" and _EACH_OF.match(text[end:]):
            q.doubtful = True
        if q.period and _OR_PERIOD.match(text[end:]):
            q.doubtful = True
        if q.period in ("second", "minute", "hour", "day") and _BUSINESS.search(text):
            q.period = f"business {q.period}"
        named = named_before(text, left_edge, start)
        named = named if named and fits(named[0], q) and canonical(named[0], q) is not None else None
        decoyed = "" if named else decoy(text, q, start, end)
        item.dropped = decoyed or foreign_time(text, start, end, left_edge, right_edge)
        _score(item, text, hits, left_edge, right_edge, label_first, context)
        if q.unit == "" and q.period and q.currency is None and (item.best is None or item.best.score < THRESHOLD):
            _subject_of_sentence(item, text, hits)
        if named:
            item.candidates, item.labelled = [Candidate(named[0], 9.0, named[1])], True
    _only_history(found, context)
    inherit(text, found, context)
    _run_cost_behind_upfront(text, found)
    return found


def _only_history(items: Sequence[Attached], context: Context) -> None:
    """ "The dashboard shows 640K for last month", asked for the volume: the newest figure there is."""
    fitting = [i for i in items if context.asked and fits(context.asked, i.quantity)]
    if len(fitting) == 1 and fitting[0].dropped == "history":
        fitting[0].dropped = ""


def _subject_of_sentence(item: Attached, text: str, hits: Sequence[tuple[int, int, Cue]]) -> None:
    """ "Questions from employees, mostly HR: 5,200 a month": a rate whose sentence speaks of requests and not of money."""
    begin = max(text.rfind(c, 0, item.start) for c in ".;!?\n") + 1
    spoken = [(cue, text[a:b]) for a, b, cue in hits if begin <= a and b <= item.start]
    traffic = [words for cue, words in spoken if cue.field == "requests_per_month"]
    if traffic and not any("money/month" in cue.shapes and cue.weight >= 2 for cue, _ in spoken):
        item.candidates = [Candidate("requests_per_month", 1.2, traffic[-1])]


def _run_cost_behind_upfront(text: str, items: Sequence[Attached]) -> None:
    """ "80K upfront, 2K a month", "20 grand and 500 a month": the monthly figure right behind the upfront one runs it."""
    for first, second in pairwise(items):
        q = second.quantity
        monthly = q.period in ("month", "year") and q.per is None and q.unit in ("", "money")
        upfront = first.best is not None and first.best.field == "ft_upfront_cost" and first.best.score >= 1.0
        if (
            not (monthly and upfront)
            or first.dropped
            or second.dropped
            or not _AND_THEN.match(text[first.end : second.start])
        ):
            continue
        if second.best is None or second.best.score < 1.2:
            second.candidates = [Candidate("ft_inference_cost_per_month", 3.0, "right behind the upfront cost")]


def _edges(text: str, items: Sequence[Attached]) -> list[tuple[int, int]]:
    """How far the words of each quantity may stand: up to its neighbours; counts of people and model sizes are no
    neighbours, and a label with "=" may span them."""
    found: list[tuple[int, int]] = []
    real = [i for i in items if i.quantity.unit != "other" and not is_model_size(text, i.quantity, i.start, i.end)]
    for item in items:
        left = max((i.end for i in real if i.end <= item.start), default=0)
        right = min((i.start for i in real if i.start >= item.end), default=len(text))
        begin = max(text.rfind(c, 0, item.start) for c in ",;&\n") + 1
        if text[: item.start].rstrip(" $€£~*").endswith("=") and text.count("=", begin, item.start) == 1:
            left = min(left, begin)
        found.append((left, right))
    return found


def _noun_before(text: str) -> str:
    """What "of those" points back to: the kind of the nearest counted noun; "" when there is none."""
    for word in reversed(re.findall(r"[a-z]+", text)):
        if NOUNS.get(word) in ("requests", "examples", "tokens"):
            return NOUNS[word]
    return ""


def _cue_hits(text: str) -> list[tuple[int, int, Cue]]:
    words = text.replace("_", " ")  # the names that an API's own reports use: prompt_tokens
    tokens = _OF_TOKENS.search(text) is not None
    return [
        (m.start(), m.end(), cue) for cue in cues() for m in cue.pattern.finditer(words) if tokens or m.group() != "in"
    ]


def _label_first(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether labels stand before their values ("prompting 5k upfront 20k") rather than behind them."""
    if not spans:
        return True
    begin = max(text.rfind(c, 0, spans[0][0]) for c in "?!\n") + 1
    head = text[begin : spans[0][0]].strip(" ,;:-\n")
    return re.search(r"[a-z]{2}", head) is not None


def _score(
    item: Attached,
    text: str,
    hits: Sequence[tuple[int, int, Cue]],
    left_edge: int,
    right_edge: int,
    label_first: bool,
    context: Context,
) -> None:
    shapes = shapes_of(item.quantity)
    bare = (
        item.quantity.unit == "" and not item.quantity.currency and not item.quantity.period and not item.quantity.per
    )
    counted = bare and bool(_PLURAL.match(text[item.end :]))
    if counted:
        shapes = shapes - {"money"}
    left, right = clause(text, item.start, item.end, left_edge, right_edge)
    own = text[item.start : item.end]
    scores: dict[str, tuple[float, str]] = {}
    direct: set[str] = set()
    inside = False
    labelled_after = any(item.end <= a and b <= right and cue.shapes & shapes and cue.weight >= 2 for a, b, cue in hits)
    for hit_start, hit_end, cue in hits:
        if not cue.shapes & shapes:
            labels = left_edge <= hit_start and hit_end <= item.start and not text[hit_end : item.start].strip(" :=")
            if labels and cue.weight >= 2.6:
                item.mislabelled = cue.field
            continue
        if item.quantity.unit == "" and not item.quantity.period and not fits(cue.field, item.quantity):
            continue
        if item.quantity.unit == "time" and canonical(cue.field, item.quantity) is None:
            continue
        if counted and FIELDS[cue.field].kind is Kind.MONTHS:
            continue
        if bare and FIELDS[cue.field].kind.is_money:
            if counted or (abs(item.quantity.value) < 50 and not item.quantity.scaled):
                continue
            labels = not text[hit_end : item.start].strip(" :=is")
            if cue.field == "ft_labelling_cost_per_example" and item.quantity.value >= 100 and not labels:
                continue
        if hit_start >= item.start and hit_end <= item.end:
            factor = 0.9
            if item.quantity.unit in ("requests", "examples", "use_cases", "percent") and own[hit_start - item.start :]:
                factor = 0.75
        elif item.start <= hit_start < item.end < hit_end:
            factor = 1.0  # "640 tokens in"
        elif hit_end <= item.start and hit_start >= left_edge:
            distance = item.start - hit_end
            factor = max(0.35, 1 - distance / 80) if hit_start >= left else max(0.15, 0.5 - distance / 160)
            touching = not text[hit_end : item.start].strip(" :=~*$€£<>-\n`_")
            if not label_first and left_edge > 0 and hit_start >= left == left_edge and not touching:
                factor *= 0.55
            if touching:
                direct.add(cue.field)
            elif labelled_after and _APART.search(text[hit_end : item.start]):
                factor *= 0.5  # "on prompts, 80k upfront": the label stands behind
        elif hit_start >= item.end and hit_end <= right_edge:
            if right_edge < len(text) and hit_start >= right and _LABEL.match(text[hit_end:right_edge]):
                continue  # "| ft: 0.0007": the name of the next figure
            distance = hit_start - item.end
            factor = max(0.35, 1 - distance / 60) if hit_start < right else max(0.1, 0.3 - distance / 160)
            gap = text[item.end : hit_start]
            if _BOUND_TO.match(gap):
                factor = 1.2
            elif _THAT_IS.match(gap) or _IN_PARENTHESES.match(gap):
                factor = 1.0
            elif label_first and right_edge < len(text) and hit_start < right and right == right_edge:
                factor *= 0.5
        else:
            continue
        inside = inside or (hit_start >= left and hit_end <= right) or hit_start >= item.end
        score, words = cue.weight * factor, text[hit_start:hit_end]
        if score > scores.get(cue.field, (0.0, ""))[0]:
            scores[cue.field] = (score, words)
    if scores and not inside:  # the clause itself names no field: the one before it does
        scores = {name: (score * 1.5, words) for name, (score, words) in scores.items()}
    named = any(s >= 2.3 for s, _ in scores.values()) and inside
    _priors(item, shapes, scores, context, text, named=named)
    _prefer_specific(item, scores, text, context)
    item.labelled = bool(scores) and max(scores, key=lambda f: scores[f][0]) in direct
    item.candidates = sorted((Candidate(f, s, w) for f, (s, w) in scores.items()), key=lambda c: (-c.score, c.field))


def _priors(
    item: Attached,
    shapes: set[str],
    scores: dict[str, tuple[float, str]],
    context: Context,
    text: str,
    *,
    named: bool,
) -> None:
    """What a shape means by itself, what was asked, and what the conversation is about.

    `named`: the words beside the figure name an input; then the conversation counts for less.
    """
    weight = 0.5 if named else 1.0

    def raise_by(name: str, amount: float, words: str) -> None:
        score, known = scores.get(name, (0.0, ""))
        scores[name] = (score + amount, known or words)

    known = max((s for s, _ in scores.values()), default=0.0)
    if item.quantity.unit == "time" and item.quantity.time in ("year", "month") and known < 1.0:
        long = item.quantity.value * MONTHS_IN[item.quantity.time] >= 12
        if long and not re.search(
            r"\b(?:in|for|past|last|since|after|every)\s+(?:the |about |over )?$", text[: item.start]
        ):
            raise_by("horizon_months", 1.05, "a time of a year or more")
    tuned = scores.get("ft_inference_cost_per_request", (0.0, ""))[0] >= 2.2
    for shape, name in PRIMARY.items():
        if shape in shapes and not (tuned and shape == "money/request"):
            raise_by(name, 1.15 if shape != "requests" else 1.0, f"a figure of the kind {shape}")
    both = ("prompting_cost_per_request", "ft_inference_cost_per_request")
    if "money/request" in shapes and not named and all(name in context.inputs for name in both):
        raise_by(both[1], max(s for s, _ in scores.values()) - scores.get(both[1], (0.0, ""))[0], "held beside it")
    changing = _CHANGING.search(text) and context.asked not in context.inputs
    if context.asked and fits(context.asked, item.quantity) and not changing:
        raise_by(context.asked, 2.2 * weight, "the question that was asked")
    if context.asked == "labelled_examples" and "requests" in shapes:
        raise_by("labelled_examples", 2.2, "the question that was asked")  # "2,000 tickets": what was labelled
    spoken_of = [name for name in context.focus if fits(name, item.quantity)]
    for name in spoken_of:
        raise_by(name, 1.6 * weight, "what we were talking about")
    before, after = text[max(0, item.start - 45) : item.start], text[item.end : item.end + 45]
    if item.quantity.unit == "percent" and (_WRONG_AFTER.match(after) or _WRONG_BEFORE.search(before)):
        raise_by("current_accuracy", 3.0, "wrong")
        item.quantity.notes.append("wrong")
    elif (
        item.quantity.unit == "percent"
        and _ERROR_RATE.search(text[max(0, item.start - 200) : item.start])
        and item.quantity.value < 50
    ):
        item.quantity.notes.append("wrong")
        if re.search(r"\b(?:to|below|under|target|goal|want)\b", before):
            raise_by("target_accuracy", 2.5, "to")
    if item.quantity.unit == "percent" and re.match(r"\s*(?:\w+ ){0,2}or (?:better|higher|above|more)\b", after):
        raise_by("target_accuracy", 3.0, "or better")
    if item.quantity.unit in ("", "requests") and not item.quantity.currency and _LABELLED_AFTER.match(after):
        raise_by("labelled_examples", 2.4, "labelled")
    elif item.quantity.unit in ("", "requests") and not item.quantity.currency and not item.quantity.period:
        if _LABELLED_BEFORE.search(before):
            raise_by("labelled_examples", 2.4, "labelled")
    if item.quantity.unit == "percent" and re.search(
        r"(?:->|\bto|up to|reach|get to)\s*(?:about|around|~)?\s*$", text[max(0, item.start - 18) : item.start]
    ):
        raise_by("target_accuracy", 0.8, "to")
    if (
        shapes & {"number", "tokens"}
        and not item.quantity.currency
        and item.quantity.period is None
        and re.match(
            r"\s*(?:tokens? )?(?:in|out)\b(?=\s*(?:[^\w\s'\"#]|$|\d|x\b|and\b|per\b|plus\b|each\b|then\b|at\b|with\b|for (?:each|every)\b|tok|on (?:average|gpt|claude)))",
            text[item.end :],
        )
    ):
        raise_by(
            "input_tokens_per_request"
            if re.match(r"\s*(?:tokens? )?in\b", text[item.end :])
            else "output_tokens_per_request",
            2.2,
            "in or out",
        )
    bare = "number" in shapes and not item.quantity.currency and item.quantity.period is None
    if bare and re.search(r"\btokens?\b", text):
        for name in ("input_tokens_per_request", "output_tokens_per_request"):
            if scores.get(name, (0.0, ""))[0] >= 1.0:
                raise_by(name, 0.8, "tokens")
    if "number" in shapes and not item.quantity.currency and re.search(r"\btokens?\b", text):
        kind = re.match(r"\s*(prompt|input|completion|output)\b", text[item.end :])
        if kind:
            side = "input" if kind.group(1) in ("prompt", "input") else "output"
            raise_by(f"{side}_tokens_per_request", 2.4, kind.group(1))
    if (
        "number" in shapes
        and 40 <= item.quantity.value <= 100
        and re.search(r"%|per ?cent|accura|correct|\bacc\b", text)
    ):
        if re.search(r"\b(?:today|now|currently|presently|at|near|we see)\s*$", before):
            raise_by("current_accuracy", 2.0, "today")
    if (
        "number" in shapes
        and 50 <= item.quantity.value <= 100
        and re.search(r"\btarget|\bgoal\b", text[max(0, item.start - 30) : item.start])
    ):
        raise_by("target_accuracy", 1.2, "target")
    if "tokens" in shapes and item.quantity.notes:
        for note in item.quantity.notes:
            if note in ("input", "in", "prompt"):
                raise_by("input_tokens_per_request", 2.0, note)
            if note in ("output", "out", "completion"):
                raise_by("output_tokens_per_request", 2.0, note)
    for note in item.quantity.notes:
        if "money/mtok" in shapes or "money/ktok" in shapes:
            if note in ("input", "in", "prompt"):
                raise_by("input_price_per_mtok", 2.5, note)
            if note in ("output", "out", "completion"):
                raise_by("output_price_per_mtok", 2.5, note)


_UPFRONT_PARTS = (
    "ft_data_prep_cost",
    "ft_training_cost",
    "ft_eval_cost",
    "ft_engineering_cost",
    "ft_labelling_cost_per_example",
    "retrain_cost",
)


_PUT = re.compile(r"\b(?:put|set|make|change|swap|bump|move|update|correct)\b")


def _prefer_specific(item: Attached, scores: dict[str, tuple[float, str]], text: str, context: Context) -> None:
    """A general word gives way to a specific one that stands in the same stretch."""

    def lower(name: str, factor: float) -> None:
        if name in scores:
            scores[name] = (scores[name][0] * factor, scores[name][1])

    if any(scores.get(p, (0.0, ""))[0] >= 2.2 for p in _UPFRONT_PARTS) and not re.search(
        r"up-?\s?front|all-?in|total|one-?(?:time|off)", text[max(0, item.start - 40) : item.end + 30]
    ):
        lower("ft_upfront_cost", 0.5)
    if scores.get("error_cost", (0.0, ""))[0] >= 2 and item.quantity.period is None:
        for name in ("prompting_cost_per_month", "ft_upfront_cost"):
            lower(name, 0.4)
    if (
        scores.get("ft_inference_cost_per_month", (0.0, ""))[0] >= 2
        and scores.get("ft_inference_cost_per_month", (0, ""))[1] != "inference"
        and scores.get("prompting_cost_per_month", (0.0, ""))[0] < 2.6
    ):
        lower("prompting_cost_per_month", 0.5)
    if scores.get("api_price_decline_per_year", (0.0, ""))[0] >= 2:
        lower("growth_rate_per_month", 0.3)
    if scores.get("growth_rate_per_month", (0.0, ""))[0] >= 2 and item.quantity.unit == "percent":
        for name in ("current_accuracy", "target_accuracy"):
            lower(name, 0.5)
    if re.search(r"\b(?:increase|raise|lower|reduce|cut|drop|grow|bump) (?:it|that|this) by\b", text):
        lower("growth_rate_per_month", 0.0)
    if scores.get("discount_rate_per_year", (0.0, ""))[0] >= 2:
        for name in ("current_accuracy", "target_accuracy", "growth_rate_per_month"):
            lower(name, 0.4)
    if scores.get("target_accuracy", (0.0, ""))[0] >= 1.9 and scores.get("current_accuracy", (0.0, ""))[1] in (
        "accuracy",
        "accurate",
        "quality",
        "correct",
        "acc",
        "f1",
        "precision",
    ):
        lower("current_accuracy", 0.6)
    accuracies = ("current_accuracy", "target_accuracy")
    if all(name in context.inputs for name in accuracies) and _PUT.search(text) and "target_accuracy" not in scores:
        said, words = scores.get("current_accuracy", (0.0, ""))
        if words in ("accuracy", "acc"):
            scores["target_accuracy"] = (said, words)  # which of the two is asked
    if scores.get("target_accuracy", (0.0, ""))[1] in ("target", "goal", "objective"):  # "target is 97% now"
        lower("current_accuracy", 0.6)
