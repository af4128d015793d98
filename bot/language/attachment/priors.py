"""What a shape means by itself, what was asked, and what the conversation is about."""

from __future__ import annotations

import re

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.attachment.convert import fits
from bot.language.attachment.cues import PRIMARY
from bot.language.attachment.evidence import Evidence
from bot.language.figures.units import MONTHS_IN

_BY_THE_CALL = {
    "prompting_cost_per_month": "prompting_cost_per_request",
    "ft_inference_cost_per_month": "ft_inference_cost_per_request",
}
_CHANGING = re.compile(
    r"\b(?:make|bump|change|raise|lower|set|move|push|cut|drop|bring) (?:it|that|this|to|up|down)\b|\bi meant\b|\binstead\b"
)
_CORRECTING = re.compile(r"\b(?:sorry|oops|whoops|typo|wrong|correction|should (?:be|have been)|was right)\b|^\W*no\b")
_GOOD_ONES = re.compile(r"^ (?:so far|already|to date)\b|^ (?:good|clean|usable|solid|gold(?:en)?|decent) ones\b")
_THE_OTHER = re.compile(r"\bthe other (?:one|figure|number|cost|amount)\b")
_IT_IS = re.compile(
    r"[,;:-] *(?:and |but )?(?:it'?s|it is|it was|that'?s|they say|at|(?:[a-z]+ )?(?:says?|said|has it at|have it at|puts it at|told me|tells me)(?: it'?s)?) (?:about |around |now )?[$€£]?$"
)
_ASIDE = re.compile(r"\([^()]*\)")
_WHAT_IF = re.compile(r"\b(?:what|and|but) if\b")
SPOKEN_OF = ("the question that was asked", "what we were talking about")
GENERIC = re.compile(r"(?:requests?|calls?|each|now|today|currently|right now|quer(?:y|ies)|a figure of the kind .*)$")
"""Words that say how a price is counted and not of what."""


def priors(e: Evidence, *, named: bool) -> None:
    """What a shape means by itself, what was asked, and what the conversation is about.

    `named`: the words beside the figure name an input; then the conversation counts for less.
    """
    item, q, shapes, scores, context, text = e.item, e.item.quantity, e.shapes, e.scores, e.context, e.text
    best = max(scores.values(), default=(0.0, ""))[0]
    named_best = max(scores, key=lambda f: scores[f][0], default="")
    asked = FIELDS.get(context.asked or "")
    other = asked is not None and named_best in FIELDS and FIELDS[named_best].kind is not asked.kind
    sure = named and best >= 2.2 and other
    weight = 0.5 if named else 1.0
    answers = 0.2 if sure else weight

    known = max((s for s, _ in scores.values()), default=0.0)
    if q.unit == "time" and q.time in ("year", "month") and known < 1.0:
        long = q.value * MONTHS_IN[q.time] >= 12
        if long and not re.search(
            r"\b(?:in|for|past|last|since|after|every)\s+(?:the |about |over )?$", text[: item.start]
        ):
            e.raise_by("horizon_months", 1.05, "a time of a year or more")
    tuned = e.score("ft_inference_cost_per_request") >= 2.2
    for shape, name in PRIMARY.items():
        if shape in shapes and not (tuned and shape == "money/request"):
            e.raise_by(name, 1.15 if shape != "requests" else 1.0, f"a figure of the kind {shape}")
    both = ("prompting_cost_per_request", "ft_inference_cost_per_request")
    of_today = re.search(r"\b(?:costs? us|we pay|we'?re paying|today|currently)\b", text)
    generic = not of_today and all(GENERIC.match(w) for s, w in scores.values() if s >= 0.5)
    monthly = all(name in context.inputs for name in ("prompting_cost_per_month", "ft_inference_cost_per_month"))
    if "money/request" in shapes and generic and (monthly or all(name in context.inputs for name in both)):
        e.raise_by(both[1], max(s for s, _ in scores.values()) - e.score(both[1]), "held beside it")
    changing = _CHANGING.search(_ASIDE.sub("", text)) and context.asked not in context.inputs
    if context.focus and context.asked not in context.focus and _CORRECTING.search(text):
        changing = True  # "sorry, 66K" puts the last figure right; it is no answer to what was asked since
    if _WHAT_IF.search(text):
        changing = True  # nor is a what-if
    if context.asked and fits(context.asked, q) and not changing:
        e.raise_by(context.asked, 2.2 * answers, SPOKEN_OF[0])
    by_the_call = _BY_THE_CALL.get(context.asked or "")
    if by_the_call and "money/request" in shapes and not changing:
        e.raise_by(by_the_call, 2.2 * weight, SPOKEN_OF[0])
    if q.unit == "" and _GOOD_ONES.match(text[item.end :]) and re.search(r"\blabel|\bannotat|\bexamples?\b", text):
        e.raise_by("labelled_examples", 2.4, "good ones")
    if context.asked == "labelled_examples" and "requests" in shapes:
        e.raise_by("labelled_examples", 2.2, SPOKEN_OF[0])  # "2,000 tickets": what was labelled
    other = _THE_OTHER.search(text)
    told = context.asked if context.asked and e.score(context.asked) - 2.2 * answers >= 1.0 else None
    for name in [f for f in scores if told and f != told and scores[f][1] == scores[told][1]]:
        e.lower(name, 0.6)  # "the prompts average 1,850", asked for the tokens of a prompt
    spoken_of = [
        name
        for name in context.focus
        if not other and fits(name, q) and not (q.period and FIELDS[name].kind is Kind.MONEY_ONCE)
    ]
    if _IT_IS.search(e.before) and known >= 1.0 and not named:
        weight = 0.5  # "the upfront quote just landed, it's 52K": what the sentence speaks of
    for name in spoken_of:
        e.raise_by(name, 1.6 * weight, SPOKEN_OF[1])
