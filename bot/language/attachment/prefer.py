"""Which word gives way to which: a general one to a specific one that stands in the same stretch."""

from __future__ import annotations

import re

from bot.language.attachment.evidence import Evidence
from bot.language.attachment.priors import GENERIC

_FOR_THE_TUNED = re.compile(r"^ ?for (?:the|a) (?:fine-?\s?)?tuned (?:one|model|version)\b")
_PUT = re.compile(r"\b(?:put|set|make|change|swap|bump|move|update|correct)\b")
_TUNED_COSTS = re.compile(
    r"\b(?:fine-?)?tuned(?: one| thing| model)? (?:will |would )?(?:is|costs?|would cost|comes? to|'s)(?: us)?(?: about| around| another)? [$€£]?$"
)
_UPFRONT_PARTS = (
    "ft_data_prep_cost",
    "ft_training_cost",
    "ft_eval_cost",
    "ft_engineering_cost",
    "ft_labelling_cost_per_example",
    "retrain_cost",
)


def prefer_specific(e: Evidence) -> None:
    """A general word gives way to a specific one that stands in the same stretch."""
    item, q, scores, text, context = e.item, e.item.quantity, e.scores, e.text, e.context

    if any(e.score(p) >= 2.2 for p in _UPFRONT_PARTS) and not re.search(
        r"up-?\s?front|all-?in|total|one-?(?:time|off)", text[max(0, item.start - 40) : item.end + 30]
    ):
        e.lower("ft_upfront_cost", 0.5)
    if scores.get("ft_training_cost", (0.0, ""))[1] in ("train", "trains") and re.search(
        r"all-?in|one-?(?:time|off)", text[item.end : item.end + 40]
    ):
        e.lower("ft_training_cost", 0.4)  # "150K to train and deploy, all-in"
    if q.unit in ("", "money") and _TUNED_COSTS.search(text[max(0, item.start - 50) : item.start]):
        e.lower("ft_upfront_cost", 0.4)  # "the tuned one costs us 3K": once, or a month?
    tuned, words = scores.get("ft_inference_cost_per_request", (0.0, ""))
    if (
        tuned >= 1.0
        and not GENERIC.match(words)
        and words != "held beside it"
        and GENERIC.match(scores.get("prompting_cost_per_request", (0, "-"))[1])
    ):
        e.lower("prompting_cost_per_request", 0.6)  # "a tuned mistral would be 0.1 cents per call"
    if re.search(
        r"\btuned [a-z][\w. -]{2,25} (?:would|will|should|could) (?:run|cost|be|come)\b[^.;\d]{0,15}[$€£]?$",
        text[max(0, item.start - 70) : item.start],
    ):
        e.lower("prompting_cost_per_request", 0.5)
        e.lower("prompting_cost_per_month", 0.5)
    if q.unit == "" and not q.scaled and _FOR_THE_TUNED.match(text[item.end : item.end + 40]):
        e.lower("ft_upfront_cost", 0.3)  # "500 for the tuned model": once, or a month?
    if e.score("current_accuracy") >= 1.5 and 40 <= q.value <= 100:
        e.lower("ft_eval_cost", 0.3)  # "the test gave 81"
    if e.score("error_cost") >= 2 and q.period is None:
        for name in ("prompting_cost_per_month", "ft_upfront_cost"):
            e.lower(name, 0.4)
    if (
        e.score("ft_inference_cost_per_month") >= 2
        and scores.get("ft_inference_cost_per_month", (0, ""))[1] != "inference"
        and e.score("prompting_cost_per_month") < 2.6
    ):
        e.lower("prompting_cost_per_month", 0.5)
    if e.score("api_price_decline_per_year") >= 2:
        e.lower("growth_rate_per_month", 0.3)
    if e.score("growth_rate_per_month") >= 2 and q.unit == "percent":
        for name in ("current_accuracy", "target_accuracy"):
            e.lower(name, 0.5)
    if re.search(r"\b(?:increase|raise|lower|reduce|cut|drop|grow|bump) (?:it|that|this) by\b", text):
        e.lower("growth_rate_per_month", 0.0)
    if e.score("discount_rate_per_year") >= 2:
        for name in ("current_accuracy", "target_accuracy", "growth_rate_per_month"):
            e.lower(name, 0.4)
    if e.score("target_accuracy") >= 1.9 and scores.get("current_accuracy", (0.0, ""))[1] in (
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
        e.lower("current_accuracy", 0.6)
    accuracies = ("current_accuracy", "target_accuracy")
    if (
        re.search(r"\b(?:down|up|off)\s*$", text[max(0, item.start - 8) : item.start])
        and "growth_rate_per_month" not in scores
    ):
        for name in accuracies:
            e.lower(name, 0.2)  # "down 10 %" is a change
    if all(name in context.inputs for name in accuracies) and _PUT.search(text) and e.score("target_accuracy") < 1:
        said, words = scores.get("current_accuracy", (0.0, ""))
        if words in ("accuracy", "acc"):
            scores["target_accuracy"] = (said, words)  # which of the two is asked
    goal, words = scores.get("target_accuracy", (0.0, ""))
    if goal >= 1 and words in ("target", "goal", "objective"):  # "target is 97% now"
        e.lower("current_accuracy", 0.6)
