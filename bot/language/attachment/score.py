"""Scores: which fields the words around a quantity speak of, by cue, distance and the boundaries between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.attachment.attached import Attached, shapes_of
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.clauses import clause
from bot.language.attachment.convert import canonical, fits
from bot.language.attachment.cues import Cue
from bot.language.attachment.evidence import Evidence
from bot.language.attachment.prefer import prefer_specific
from bot.language.attachment.priors import priors
from bot.language.attachment.words_beside import words_beside
from bot.language.intent import Context
from bot.language.statements.models import MODEL

_LABELS = re.compile(
    r"[ :=$€£]*(?:(?:is|was|costs?|at)\b ?)?(?:(?:us|now|more like|about|around|roughly|really|some)\b ?)*[ :=$€£]*"
)
_LABEL = re.compile(r"\s?[:=]\s*[$€£]?$")


_SIDE_LABEL = re.compile(r"\b(?:in|out|input|output|prompt|completion)\s*[~:=]?\s*$")
_NO_PLURALS = (
    r"(?:upfront|once|monthly|yearly|splits|breaks|divides|adds|sums|totals|but|across|all|thats|because|unless|though|while|which|minus|without|including|includes|pesos|so|if|when|evals|expenses|salaries|devs|goes|gets|gives|buys|covers|pays|does|makes|takes|brings|lets|runs|comes|seems|looks|"
    r"sounds|means|was|has|tokens|users|people|dollars|euros|pounds|months|years|weeks|days|hours|bucks|costs|labels|examples|less|plus|pls|please|thanks|afterwards|perhaps|always|besides|regardless|sometimes|nowadays|towards|"
    r"versus|thus|for|on|in|of|to|at|and|or|by|with|from|per|is|as|that|who|these|those|this|its|it|i)\b"
)
PLURAL = re.compile(rf"^ *(?!{_NO_PLURALS})(?:[a-z]+ (?!{_NO_PLURALS}))?[a-z]{{2,}}s\b(?!\s*(?:=|:))")
"""A noun in the plural behind a figure: what it counts."""


_APART = re.compile(r"(?:[,;+]|\band|\bplus)\s*[$€£~]*\s*$")


_NEXT_ONE = re.compile(r"^[^\w]*(?: [-/|] |[,;] )[^\w]*$")
_LABELS_NEXT = re.compile(r"^ [$€£]?\d")
_BOUND_TO = re.compile(r"^ (?:for|on|to|with) (?:the |our |a )?$")


_IN_PARENTHESES = re.compile(r"^ ?\((?:the |our |for |is )?$")


_THAT_IS = re.compile(
    r"^(?:,? ?(?:every|each|per|a) month)?\W{0,4}(?:and )?(?:that(?:'s| is| was)|this is|which is)\s+(?:just |only )?(?:for )?(?:the |our |what )?(?:we )?$"
)


def score(
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
    bare_rate = item.quantity.unit == "" and item.quantity.period is not None and not item.quantity.currency
    counted = bare and bool(PLURAL.match(text[item.end :]))
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
            labels = (
                left_edge <= hit_start
                and hit_end <= item.start
                and not re.sub(r"^ is\b", "", text[hit_end : item.start]).strip(" :=")
            )
            if labels and cue.weight >= 2.4:
                item.mislabelled = cue.field
            continue
        if item.quantity.unit == "" and not item.quantity.period and not fits(cue.field, item.quantity):
            continue
        prompts = FIELDS[cue.field].kind is Kind.TOKENS and bare and text[hit_start:hit_end].startswith("prompt")
        if prompts and context.asked != cue.field and cue.field not in context.focus and "tok" not in text:
            if item.quantity.value < 50 or re.search(r"[$€£]|\d ?k\b", text):
                continue  # "6K a month for prompts n 12 for hosting"
        if FIELDS[cue.field].kind is Kind.COUNT and not item.quantity.scaled and 0 < item.quantity.value < 1:
            continue
        if item.quantity.unit == "percent" and item.quantity.period and FIELDS[cue.field].kind is Kind.FRACTION:
            continue  # "8.5% p.a." is no accuracy
        if item.quantity.unit == "time" and canonical(cue.field, item.quantity) is None:
            continue
        if (counted or (bare and item.quantity.in_words)) and FIELDS[cue.field].kind is Kind.MONTHS:
            continue
        if bare and item.quantity.in_words and item.quantity.value < 10 and cue.field == "labelled_examples":
            continue  # "done by two interns"
        if (counted or (bare and item.quantity.in_words and item.quantity.value <= 12)) and context.asked != cue.field:
            if FIELDS[cue.field].kind in (Kind.FRACTION, Kind.TOKENS, Kind.MILLISECONDS, Kind.MONEY_PER_MTOK):
                continue  # "for 25 undergrads"; "two I don't know"
        dear = item.quantity.per is None and item.quantity.value >= (50 if item.quantity.currency else 100)
        if dear and cue.field == "ft_labelling_cost_per_example":
            continue  # "$12K for labelling" is all of it
        if bare and FIELDS[cue.field].kind.is_money:
            each = FIELDS[cue.field].kind not in (Kind.MONEY_PER_MONTH, Kind.MONEY_ONCE, Kind.MONEY_PER_YEAR)
            label = hit_end <= item.start and _LABELS.fullmatch(text[hit_end : item.start]) is not None
            if counted or (abs(item.quantity.value) < 50 and not item.quantity.scaled and not (each and label)):
                continue
            labels = not text[hit_end : item.start].strip(" :=is")
            if cue.field == "ft_labelling_cost_per_example" and item.quantity.value >= 100 and not labels:
                continue
        if hit_start >= item.start and hit_end <= item.end:
            factor = 0.9
            if item.quantity.unit in ("requests", "examples", "use_cases", "percent") and own[hit_start - item.start :]:
                factor = 0.75
        elif item.start <= hit_start < item.end < hit_end:
            if _SIDE_LABEL.search(text[max(0, item.start - 25) : item.start]):
                continue  # "in 3.2K tokens, out ...": the label stands before
            factor = 1.0  # "640 tokens in"
        elif left_edge <= hit_start < item.start and item.end <= hit_end <= right_edge:
            factor = 0.9  # "up 30% yearly": the words stand around the figure
        elif hit_end <= item.start and hit_start >= left_edge:
            distance = item.start - hit_end
            factor = max(0.35, 1 - distance / 80) if hit_start >= left else max(0.15, 0.5 - distance / 160)
            if left_edge and not text[left_edge:hit_start].strip() and _NEXT_ONE.search(text[hit_end : item.start]):
                factor *= 0.5  # "83% now / 96% needed": the word behind the figure before is that one's
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
            if cue.field.endswith("_tokens_per_request") and _SIDE_LABEL.search(
                text[max(0, item.start - 25) : item.start]
            ):
                continue
            distance = hit_start - item.end
            factor = max(0.35, 1 - distance / 60) if hit_start < right else max(0.1, 0.3 - distance / 160)
            gap = text[item.end : hit_start]
            if _BOUND_TO.match(gap):
                factor = 1.2
            elif (_THAT_IS.match(gap) or _IN_PARENTHESES.match(gap)) and not _LABELS_NEXT.match(text[hit_end:]):
                factor = 1.0
            elif label_first and right_edge < len(text) and hit_start < right and right == right_edge:
                factor *= 0.5
        else:
            continue
        inside = inside or (hit_start >= left and hit_end <= right) or hit_start >= item.end
        score, words = cue.weight * factor, text[hit_start:hit_end]
        if score > scores.get(cue.field, (0.0, ""))[0]:
            scores[cue.field] = (score, words)
    weak = scores.get("prompting_cost_per_month", (9.0, ""))[0] <= 1.3
    if bare_rate and weak and not any(c.weight >= 2 and c.field == "prompting_cost_per_month" for _, _, c in hits):
        del scores["prompting_cost_per_month"]  # "today it's 120K a month": of what?
    spoken = scores.get("prompting_cost_per_month", (0.0, ""))[1]
    if bare_rate and item.quantity.period in ("day", "hour", "minute", "second") and MODEL.fullmatch(spoken):
        del scores["prompting_cost_per_month"]  # "all on haiku, 400K a day": a model's name makes it no money
    if scores and not inside:  # the clause itself names no field: the one before it does
        scores = {name: (score * 1.5, words) for name, (score, words) in scores.items()}
    named = any(s >= 1.8 for s, _ in scores.values()) and inside
    evidence = Evidence(item, shapes, scores, context, text)
    priors(evidence, named=named)
    words_beside(evidence)
    prefer_specific(evidence)
    item.labelled = bool(scores) and max(scores, key=lambda f: scores[f][0]) in direct
    item.candidates = sorted((Candidate(f, s, w) for f, (s, w) in scores.items()), key=lambda c: (-c.score, c.field))
