"""What a shape means by itself, what was asked, what the conversation is about; and which word gives way to which."""

from __future__ import annotations

import re

from advisor import FIELDS
from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import fits
from bot.language.attachment.cues import PRIMARY
from bot.language.figures.units import MONTHS_IN
from bot.language.intent import Context

_WRONG_AFTER = re.compile(
    r"^\s*(?:of (?:the |our |all |its )?\w+ )?(?:\w+ )?(?:are |is |come out |were |go |get |being )?(?:flat |just |plain )?(?:wrong|incorrect|errors?\b|error rate|mistakes|mis(?:classified|routed|labelled)|fail\w*)(?! (?:in|margin|bars?)\b)"
)


_WRONG_BEFORE = re.compile(
    r"\b(?:error|failure|mistake)s?[- ]?(?:rate|share)\b[^.;,\n\d]{0,25}$|\bwrong (?:in|on|about)?\s*(?:about |around |~ ?)?$"
)


_LABELLED_BEFORE = re.compile(
    r"\b(?:labell?ed|annotated|tagged|marked up|graded|hand-labell?ed)\s+(?:about |around |some |already |~ ?|roughly )?$"
)


_ERROR_RATE = re.compile(r"\b(?:error|failure|mistake)s?[- ]?rate\b")


_LABELLED_AFTER = re.compile(r"^\s*,?\s*(?:[a-z]+ ){0,3}(?:annotated|labell?ed|tagged|hand-labell?ed|marked up)\b")


_GOLD_AFTER = re.compile(
    r"^\s*(?:[a-z]+ )?(?:with|w/) (?:gold|human|expert|verified|known|hand-\w+) (?:answers|labels|replies|outputs)\b"
)
_CORRECTING = re.compile(r"\b(?:sorry|oops|whoops|typo|wrong|correction|should (?:be|have been)|was right)\b|^\W*no\b")
_WHAT_IF = re.compile(r"\b(?:what|and|but) if\b")
_CHANGING = re.compile(
    r"\b(?:make|bump|change|raise|lower|set|move|push|cut|drop|bring) (?:it|that|this|to|up|down)\b|\bi meant\b|\binstead\b"
)


def priors(
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
    best = max(scores.values(), default=(0.0, ""))[0]
    named_best = max(scores, key=lambda f: scores[f][0], default="")
    asked = FIELDS.get(context.asked or "")
    other = asked is not None and named_best in FIELDS and FIELDS[named_best].kind is not asked.kind
    sure = named and best >= 2.2 and other
    weight = 0.5 if named else 1.0
    answers = 0.2 if sure else weight

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
    generic = all(_GENERIC.match(w) for s, w in scores.values() if s >= 0.5)
    monthly = all(name in context.inputs for name in ("prompting_cost_per_month", "ft_inference_cost_per_month"))
    if "money/request" in shapes and generic and (monthly or all(name in context.inputs for name in both)):
        raise_by(both[1], max(s for s, _ in scores.values()) - scores.get(both[1], (0.0, ""))[0], "held beside it")
    changing = _CHANGING.search(text) and context.asked not in context.inputs
    if context.focus and context.asked not in context.focus and _CORRECTING.search(text):
        changing = True  # "sorry, 66K" puts the last figure right; it is no answer to what was asked since
    if _WHAT_IF.search(text):
        changing = True  # nor is a what-if
    if context.asked and fits(context.asked, item.quantity) and not changing:
        raise_by(context.asked, 2.2 * answers, "the question that was asked")
    by_the_call = _BY_THE_CALL.get(context.asked or "")
    if by_the_call and "money/request" in shapes and not changing:
        raise_by(by_the_call, 2.2 * weight, "the question that was asked")
    if (
        item.quantity.unit == ""
        and _GOOD_ONES.match(text[item.end :])
        and re.search(r"\blabel|\bannotat|\bexamples?\b", text)
    ):
        raise_by("labelled_examples", 2.4, "good ones")
    if context.asked == "labelled_examples" and "requests" in shapes:
        raise_by("labelled_examples", 2.2, "the question that was asked")  # "2,000 tickets": what was labelled
    other = _THE_OTHER.search(text)
    spoken_of = [name for name in context.focus if not other and fits(name, item.quantity)]
    for name in spoken_of:
        raise_by(name, 1.6 * weight, "what we were talking about")
    before, after = text[max(0, item.start - 45) : item.start], text[item.end : item.end + 45]
    if item.quantity.unit == "percent" and (_WRONG_AFTER.match(after) or _WRONG_BEFORE.search(before)):
        wanted = re.search(r"\b(?:want|need|target|goal|aim|like)\b[^.;]{0,25}$", before)
        raise_by("target_accuracy" if wanted else "current_accuracy", 3.0, "wrong")
        item.quantity.notes.append("wrong")
    elif (
        (item.quantity.unit == "percent" or ("number" in shapes and re.search(r"\b(?:to|below|under)\s*$", before)))
        and _ERROR_RATE.search(text[max(0, item.start - 200) : item.start])
        and item.quantity.value < 50
    ):
        item.quantity.notes.append("wrong")
        if re.search(r"\b(?:to|below|under|target|goal|want)\b", before):
            raise_by("target_accuracy", 2.5, "to")
    if item.quantity.unit in ("", "requests") and _GOLD_AFTER.match(after):
        raise_by("labelled_examples", 2.4, "labelled")
    if item.quantity.unit == "percent" and _COMPARATIVE.match(after):
        for name in ("current_accuracy", "target_accuracy", "ft_accuracy"):
            scores.pop(name, None)
    if item.quantity.unit == "percent" and re.match(r"\s*(?:\w+ ){0,2}or (?:better|higher|above|more)\b", after):
        raise_by("target_accuracy", 3.0, "or better")
    people = item.quantity.in_words and item.quantity.value <= 20
    if (
        item.quantity.unit in ("", "requests")
        and not (item.quantity.currency or people)
        and _LABELLED_AFTER.match(after)
    ):
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
        if _TODAYS.search(before):
            raise_by("current_accuracy", 2.0, "today")
        if _SITS_AT.search(before):
            raise_by("current_accuracy", 1.0, "sits at")
        if _SAYS.search(before):
            raise_by("target_accuracy", 2.6, "says")
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
    prices = ("input_price_per_mtok", "output_price_per_mtok")
    side = _SIDE_OF_PRICE.search(before) if "money" in shapes and item.quantity.value < 200 else None
    if side and all(name in context.inputs for name in prices):
        raise_by(prices[side.group(1)[0] == "o"], 2.6, side.group(1))
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


_GENERIC = re.compile(r"(?:requests?|calls?|each|now|today|currently|right now|quer(?:y|ies)|a figure of the kind .*)$")
_TUNED_COSTS = re.compile(
    r"\b(?:fine-?)?tuned(?: one| thing| model)? (?:will |would )?(?:is|costs?|would cost|comes? to|'s)(?: us)?(?: about| around| another)? [$€£]?$"
)
_BY_THE_CALL = {
    "prompting_cost_per_month": "prompting_cost_per_request",
    "ft_inference_cost_per_month": "ft_inference_cost_per_request",
}
_GOOD_ONES = re.compile(r"^ (?:good|clean|usable|solid|gold(?:en)?|decent) ones\b")
_SIDE_OF_PRICE = re.compile(r"\b(in|out)puts?\b[^.;,]{0,20}$")
_TODAYS = re.compile(r"\b(?:today|now|currently|presently|at|near|we see|gave|gives|scored|scores|showed|measured)\s*$")
_SITS_AT = re.compile(r"\b(?:sit\w*|stuck|hover\w*|stand\w*|are|we're) at\s*$")
_SAYS = re.compile(
    r"\b(?:spec|sla|contract|boss|business|client|customer|product|legal|compliance|management|board)\w* (?:says|wants|asks for|needs|insists on|demands|requires)\s*$"
)
_COMPARATIVE = re.compile(
    r"^\s*(?:off\b|better|worse|above|over today|cheaper|dearer|faster|slower|smaller|bigger|less|more|lower|higher|fewer|shorter|longer|error in|margin|discount)\b"
)
_FOR_THE_TUNED = re.compile(r"^ ?for (?:the|a) (?:fine-?\s?)?tuned (?:one|model|version)\b")
_THE_OTHER = re.compile(r"\bthe other (?:one|figure|number|cost|amount)\b")
_PUT = re.compile(r"\b(?:put|set|make|change|swap|bump|move|update|correct)\b")


def prefer_specific(item: Attached, scores: dict[str, tuple[float, str]], text: str, context: Context) -> None:
    """A general word gives way to a specific one that stands in the same stretch."""

    def lower(name: str, factor: float) -> None:
        if name in scores:
            scores[name] = (scores[name][0] * factor, scores[name][1])

    if any(scores.get(p, (0.0, ""))[0] >= 2.2 for p in _UPFRONT_PARTS) and not re.search(
        r"up-?\s?front|all-?in|total|one-?(?:time|off)", text[max(0, item.start - 40) : item.end + 30]
    ):
        lower("ft_upfront_cost", 0.5)
    if scores.get("ft_training_cost", (0.0, ""))[1] in ("train", "trains") and re.search(
        r"all-?in|one-?(?:time|off)", text[item.end : item.end + 40]
    ):
        lower("ft_training_cost", 0.4)  # "150K to train and deploy, all-in"
    if item.quantity.unit in ("", "money") and _TUNED_COSTS.search(text[max(0, item.start - 50) : item.start]):
        lower("ft_upfront_cost", 0.4)  # "the tuned one costs us 3K": once, or a month?
    tuned, words = scores.get("ft_inference_cost_per_request", (0.0, ""))
    if (
        tuned >= 1.0
        and not _GENERIC.match(words)
        and words != "held beside it"
        and _GENERIC.match(scores.get("prompting_cost_per_request", (0, "-"))[1])
    ):
        lower("prompting_cost_per_request", 0.6)  # "a tuned mistral would be 0.1 cents per call"
    if item.quantity.unit == "" and not item.quantity.scaled and _FOR_THE_TUNED.match(text[item.end : item.end + 40]):
        lower("ft_upfront_cost", 0.3)  # "500 for the tuned model": once, or a month?
    if scores.get("current_accuracy", (0.0, ""))[0] >= 1.5 and 40 <= item.quantity.value <= 100:
        lower("ft_eval_cost", 0.3)  # "the test gave 81"
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
        "of cases",
        "of the cases",
        "of the time",
        "precision",
    ):
        lower("current_accuracy", 0.6)
    accuracies = ("current_accuracy", "target_accuracy")
    if (
        re.search(r"\b(?:down|up|off)\s*$", text[max(0, item.start - 8) : item.start])
        and "growth_rate_per_month" not in scores
    ):
        for name in accuracies:
            lower(name, 0.2)  # "down 10 %" is a change
    if (
        all(name in context.inputs for name in accuracies)
        and _PUT.search(text)
        and scores.get("target_accuracy", (0.0, ""))[0] < 1
    ):
        said, words = scores.get("current_accuracy", (0.0, ""))
        if words in ("accuracy", "acc"):
            scores["target_accuracy"] = (said, words)  # which of the two is asked
    goal, words = scores.get("target_accuracy", (0.0, ""))
    if goal >= 1 and words in ("target", "goal", "objective"):  # "target is 97% now"
        lower("current_accuracy", 0.6)
