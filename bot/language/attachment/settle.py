"""Settling: from candidates to set values and doubts, with currencies, duplicates and missing periods looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from advisor import Value
from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.currency import could_be_money, currencies
from bot.language.attachment.duplicates import resolve, todays
from bot.language.attachment.reading_one import TOKEN_FIELDS, read_one
from bot.language.attachment.settled import Settled
from bot.language.attachment.unsure import mark_unsure
from bot.language.intent import Context, Doubt, Held

_IS_WRONG = re.compile(r"\s*(?:is|was|'s) (?:wrong|off|not right|incorrect|a typo|outdated|nonsense)\W*$")
_BOTH_WAYS = ("growth_rate_per_month", "labelled_examples")
"""Inputs that are said in words as often as in figures, and so may be said both ways in one message."""


def settle(text: str, items: Sequence[Attached], context: Context, taken: Mapping[str, Value | None]) -> Settled:
    """Decide for each quantity: set, ask, or leave. Fields in `taken` are set already by other words."""
    result = Settled()
    live = [i for i in items if not i.dropped]
    for item in items:
        if item.dropped:
            result.evidence.append(f"{text[item.start : item.end]!r} is left: {item.dropped}")
    if currencies(text, live, context, result):
        result.doubts[-1] = replace(result.doubts[-1], held=_held(text, live, context))
        live = [i for i in live if i.quantity.unit != "money" and not i.quantity.currency and not could_be_money(i)]
    chosen: dict[str, list[tuple[Attached, Value]]] = {}
    _tokens_pair(live)
    mark_unsure(text, live, items)
    live = [i for i in live if not i.dropped]
    in_words = any(i.quantity.unit == "words" for i in live)
    for item in live:
        outcome = read_one(text, item, context, alone=len(live) == 1)
        if (
            isinstance(outcome, tuple)
            and _IS_WRONG.match(text[item.end :])
            and context.inputs.get(outcome[0]) == outcome[1]
        ):
            outcome = Doubt((outcome[0],), None, text[item.start : item.end].strip(), "what_instead")
        if in_words and isinstance(outcome, tuple) and item.quantity.unit == "" and outcome[0] in TOKEN_FIELDS:
            words = text[item.start : item.end].strip()
            outcome = Doubt((outcome[0],), None, words, "words_not_tokens")  # "900 words in, 60 out"
        if (
            isinstance(outcome, Doubt)
            and outcome.why == "per_what"
            and outcome.value is not None
            and outcome.fields[0] in chosen
        ):
            outcome = (outcome.fields[0], outcome.value)  # the other end of a range whose period was said
        told = taken.get(outcome[0]) if isinstance(outcome, tuple) and outcome[0] in _BOTH_WAYS else None
        if isinstance(told, Decimal) and isinstance(outcome, tuple) and isinstance(outcome[1], Decimal):
            if abs(told - outcome[1]) > abs(told) / 10:  # "5 % a month, it doubles every two months"
                said = f"{told:.1%} a month" if outcome[0] == "growth_rate_per_month" else f"{told:,f}"
                words = f"{text[item.start : item.end].strip()} / {said}"
                outcome = Doubt((outcome[0],), None, words, "contradiction")
        if isinstance(outcome, Doubt):
            result.doubts.append(outcome)
        elif outcome is not None and outcome[0] not in taken:
            chosen.setdefault(outcome[0], []).append((item, outcome[1]))
    for name, options in chosen.items():
        resolve(text, name, todays(text, options, now=name != "latency_target_ms"), result)
    if result.values and not context.asked:  # a bare figure that no word speaks of, beside figures that are clear
        stray = [d for d in result.doubts if d.why == "which_field" and d.value is not None and _stray(d, live, text)]
        result.left = [d.words for d in stray]
        result.doubts = [d for d in result.doubts if d not in stray]
    return result


def _held(text: str, live: Sequence[Attached], context: Context) -> tuple[Held, ...]:
    """The amounts of a message with two currencies that are clear but for their currency."""
    found: list[Held] = []
    for item in live:
        outcome = read_one(text, item, context, alone=False) if item.quantity.currency else None
        if isinstance(outcome, tuple) and item.quantity.currency:
            found.append(Held(outcome[0], outcome[1], item.quantity.currency))
        elif isinstance(outcome, Doubt) and outcome.value is not None and item.quantity.currency:
            found.append(Held("|".join(outcome.fields), outcome.value, item.quantity.currency))
    return tuple(found)


def _stray(doubt: Doubt, live: Sequence[Attached], text: str) -> bool:
    item = next((i for i in live if text[i.start : i.end].strip() == doubt.words), None)
    if (
        item is None
        or item.quantity.currency
        or item.quantity.scaled
        or item.quantity.unit not in ("", "time", "examples")
    ):
        return False
    if item.quantity.unit == "" and item.quantity.value >= 100 and not item.quantity.in_words:
        return False  # "prompts run 5.2K a month and then there's 900 too"
    return item.best is None or item.best.score < 1.0


def _tokens_pair(live: Sequence[Attached]) -> None:
    """ "1,500 in, 400 out" and "1500/400 tokens": the second of two is the output."""
    counted = [i for i in live if i.quantity.unit == "tokens" and i.quantity.per in (None, "request")]
    if len(counted) == 2:  # "4,500 tokens each, the answer 150 tokens": what is not the answer goes in
        sides = [i.best.field if i.best and i.best.score >= 1.0 else "" for i in counted]
        if "output_tokens_per_request" in sides and "" in sides:
            counted[sides.index("")].candidates = [Candidate("input_tokens_per_request", 1.5, "beside the tokens out")]
    answers = [
        i
        for i in live
        if i not in counted and i.best and i.best.field == "output_tokens_per_request" and i.best.score >= 2
    ]
    if len(counted) == 1 and answers and not counted[0].sure:  # "1,900 tokens per call, the reply 60"
        counted[0].candidates = [Candidate("input_tokens_per_request", 1.5, "beside the tokens out")]
    tokens = [i for i in live if i.best and i.best.field in ("input_tokens_per_request", "output_tokens_per_request")]
    if len(tokens) == 2 and tokens[0].best and tokens[1].best and tokens[0].best.field == tokens[1].best.field:
        wanted = "output_tokens_per_request"
        other = next((c for c in tokens[1].candidates if c.field == wanted), None)
        if other is not None and tokens[0].best.field == "input_tokens_per_request":
            tokens[1].candidates.remove(other)
            tokens[1].candidates.insert(0, other)
            other.score = max(other.score, tokens[1].candidates[1].score + 1)
