"""Sentences for doubts, limits and things that come later: what happened, what was kept, what to type next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor import FIELDS
from bot.dialogue.reply import Told
from bot.language import Doubt
from bot.language.reading import MAX_FIGURES
from bot.language.text.normalise import MAX_LENGTH

LATER: Mapping[str, str] = {
    "export": "Exporting to a file comes in a later version.",
}
LATER_HINTS: Mapping[str, str] = {
    "export": "`ftroi ask --json` on the command line gives every figure.",
}

REFUSALS: Mapping[str, tuple[str, str]] = {
    "too_long": (
        f"That message is too long for me to read (more than {MAX_LENGTH:,} characters). Nothing was changed.",
        "Send the figures in a sentence: `prompting $10K/month, fine-tune $80K upfront, $2K/month to run`",
    ),
    "too_many": (
        f"There are more than {MAX_FIGURES} figures in it: I cannot tell which ones describe your workload. Nothing was changed.",
        "Send the few that matter: `prompting $10K/month, fine-tune $80K upfront, $2K/month to run`",
    ),
    "long_digits": (
        "There is a run of digits in it that is no figure I can use. Nothing was changed.",
        "Write amounts like `$10K` or `1.5M requests a month`.",
    ),
    "unreadable": (
        "Something in that message I could not read. Nothing was changed.",
        "Send the figures in a sentence: `prompting $10K/month, fine-tune $80K upfront, $2K/month to run`",
    ),
    "empty": (
        "I see no words or figures to read there.",
        "Tell me what you pay: `we pay $10K a month for prompts, is fine-tuning worth it?`",
    ),
    "foreign": (
        "Sorry, I only read English so far. Nothing was changed.",
        "Try: `prompting $10K/month, fine-tune $80K upfront, $2K/month to run`",
    ),
    "off_topic": (
        "I only work out whether fine-tuning an LLM is worth it. Nothing was changed.",
        "Try: `we pay $10K a month for prompts, is fine-tuning worth it?` or `help`",
    ),
}

_WHY: Mapping[str, str] = {
    "which_field": "I am not sure what {words} is.",
    "unclear_number": "I cannot read the number {words} for certain.",
    "per_what": "{words}: is that per month, or per what?",
    "two_currencies": "There are two currencies here ({words}), and I do not assume an exchange rate. Which one should I use?",
    "which_currency": "{words}: which currency is that?",
    "which_model": "{words}: which of the two models is it?",
    "no_rate": "{words}: I do not assume an exchange rate. Say the amounts again in the new currency.",
    "tokens_in_all": "{words} is a total. How many requests a month is that for, or how many tokens is one request?",
    "of_the_past": "I read {words} as a figure of the past. Is it today's {fields}?",
    "other_currency": "{words}: what is that in the currency you chose? I do not assume an exchange rate.",
    "contradiction": "{words}: these two do not match. Which one is right?",
    "unit_does_not_fit": "{words} has a unit that does not fit {fields}.",
    "words_not_tokens": "{words}: I need that in tokens. In English 75 words are roughly 100 tokens; the usage page of your provider has the exact count.",
    "how_much_is_it": "{words}: what does that come to? I need an amount for the {fields}.",
    "how_many_labelled": "How many of those carry the right answer already? That is the {fields}.",
    "how_many": "{words}: how many is that, roughly? I need a figure for the {fields}.",
    "in_it_already": "{words}: is that in the {fields} I have already, or should I change it?",
    "undecided": "{words}: then “{fields}” is open. What should I count with for now?",
    "which_way": "{words}: I need one of the two for {fields}. Which is nearer, yes or no?",
    "what_instead": "What should the {fields} be instead?",
    "how_much": "By how much should the {fields} change?",
    "no_base": "I do not know today's {fields} yet, so I cannot change it by that much.",
    "not_all_ours": "I do not know what part of {words} is yours. What is it for this workload alone?",
    "not_all_of_it": "{words} is not all of it, or more than one thing. What is paid once, and what every month?",
    "of_how_many": "{words} is for one of them. For how many, or what do they come to together?",
    "not_sure": "{words} is not certain. What should I count with for the {fields}?",
    "how_long": "{words}: over what time was that?",
    "which_hours": "{words}: on how many hours a day and days a month?",
    "in_credits": "{words}: what is that in money a month?",
    "not_of_today": "{words} is a figure of later. What is it today?",
    "how_many_each": "{words}: how many requests do they make in a month?",
    "which_offer": "More than one offer is open, {words} among them. Which one should I count with?",
    "one_or_other": "{words}: which one should I count with for the {fields}?",
    "which_of_them": "{words}: which of them should it be?",
    "in_steps": "{words} depends on how much is used. What do you pay on average?",
    "other_scenario": "{words} is not the scenario that is open here. Open it first, or should the open one have this {fields}?",
    "by_when": "In how many months should it pay back?",
    "which_input": "Several inputs could be meant by {words}.",
    "name_taken": "“{words}” is taken; nothing was renamed. Which other name?",
    "new_name": "What should be the new name of {words}?",
    "to_whom": "Where should I post it? Name a channel or a person with # or @.",
    "which_name": "Several saved scenarios are close to that: {words}. Which one do you mean?",
}


def one_for_each_reason(doubts: Sequence[Doubt]) -> list[Doubt]:
    """Doubts with the same reason and fields are one question about all their figures."""
    found: dict[tuple[str, tuple[str, ...]], Doubt] = {}
    for doubt in doubts:
        key = (doubt.why, doubt.fields)
        known = found.get(key)
        found[key] = replace(known, words=f"{known.words} / {doubt.words}") if known else doubt
    return list(found.values())


def doubt_sentence(doubt: Doubt) -> str:
    """The question for one doubt."""
    labels = " or ".join(FIELDS[f].label.lower() for f in doubt.fields[:4] if f in FIELDS)
    template = _WHY.get(doubt.why)
    if template is None:  # a sentence of the validation, or of the tokeniser
        return doubt.why if doubt.why.endswith(".") else f"{doubt.why}: I left {doubt.words} out."
    sentence = template.format(words=f"“{doubt.words}”" if doubt.words else "that", fields=labels)
    if doubt.why in ("which_field", "unclear_number", "which_input") and labels:
        sentence += f" Is it the {labels}?"
    return sentence


def example_for(doubt: Doubt) -> str:
    """What to type next for a doubt."""
    name = doubt.fields[0] if doubt.fields else ""
    return _EXAMPLES.get(name, "")


_EXAMPLES: Mapping[str, str] = {
    "prompting_cost_per_month": "prompting is $10K a month",
    "ft_upfront_cost": "upfront is $80K",
    "ft_inference_cost_per_month": "hosting is $2K a month",
    "requests_per_month": "400K requests a month",
    "currency": "use USD",
    "current_accuracy": "accuracy is 78%",
    "target_accuracy": "the target is 90%",
    "horizon_months": "over 36 months",
    "input_tokens_per_request": "1,500 tokens in, 400 out",
    "labelled_examples": "we have 3,000 labelled examples",
    "growth_rate_per_month": "volume grows 3% a month",
}


def no_scenario(what: str) -> Told:
    """There is nothing open to do that with."""
    hint = "Tell me what you pay: `we pay $10K a month for prompts, is fine-tuning worth it?`"
    return Told(f"There is no scenario to {what} yet.", hint=hint)
