"""Two inputs that change places: "you have those two the wrong way round", "input and output tokens are swapped"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from advisor import FIELDS
from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import canonical
from bot.language.intent import Context, Doubt
from bot.language.reading import Reading
from bot.language.requests.arguments import field_named

_SWAPPED = re.compile(
    r"\bwrong way (?:a)?round\b|\b(?:the )?other way (?:a)?round\b|\bvice versa\b|\b(?:swapped|mixed up|reversed|swap|switched)\b"
)
_TOKENS = ("input_tokens_per_request", "output_tokens_per_request")
_PRICES = ("input_price_per_mtok", "output_price_per_mtok")
_PAIRS: tuple[tuple[tuple[str, str], re.Pattern[str]], ...] = (
    (_TOKENS, re.compile(r"\btokens?\b(?! prices?)|\btoken counts?\b")),
    (_PRICES, re.compile(r"\bprices?\b|\bpriced\b")),
    (("current_accuracy", "target_accuracy"), re.compile(r"\baccurac(?:y|ies)\b|\bcurrent and (?:the )?target\b|\btarget and (?:the )?current\b")),
    (
        ("prompting_cost_per_month", "ft_inference_cost_per_month"),
        re.compile(
            r"\b(?:prompting|prompts|bill|api)\b.{0,12}\band\b.{0,12}\b(?:hosting|serving|inference|endpoint|running)\b|\b(?:hosting|serving|inference|endpoint|running)\b.{0,12}\band\b.{0,12}\b(?:prompting|prompts|bill|api)\b"
        ),
    ),
)  # fmt: skip
"""What goes in pairs, and the words that name a pair."""
_FOR_ANOTHER = re.compile(r"\b(?:swap|swapped|switch|switched)\b[^.;]{0,40}\b(?:for|to|out)\b")
"""Something else is put in its place: "we swapped gpt-4o for haiku"."""
_FEW_WORDS = 12
_IN_AND_OUT = re.compile(
    r"\b(?:in|inputs?|prompts?) and (?:the )?(?:out|outputs?|completions?|answers?)\b|\b(?:out|outputs?|completions?|answers?) and (?:the )?(?:in|inputs?|prompts?)\b"
)


def read_swap(reading: Reading, items: Sequence[Attached]) -> None:
    """Exchange the values of the two inputs that are named, or that were spoken of."""
    swapped = None if _FOR_ANOTHER.search(reading.text) else _SWAPPED.search(reading.text)
    pair = _pair(reading.text, reading.context) if swapped else None
    if swapped is None or pair is None:
        return
    if not pair:
        reading.doubts.append(Doubt((*_TOKENS, *_PRICES), None, swapped.group(), "which_input"))
        return
    (one, a), (other, b) = ((f, reading.context.inputs[f]) for f in pair)
    figures = [i for i in items if not i.dropped and not (i.quantity.in_words and i.quantity.value == 2)]
    if not all(canonical(f, i.quantity) in (a, b) for i in figures for f in pair[:1]):
        return  # new figures are told, too: they are read as such
    reading.set(one, b, swapped.group())
    reading.set(other, a, swapped.group())
    for item in items:
        item.dropped = item.dropped or "said for the one or the other"


def _pair(text: str, context: Context) -> tuple[str, ...] | None:
    """The two inputs that are meant; () where two pairs may be, None where there is none."""
    held = {f for f, v in context.inputs.items() if isinstance(v, Decimal) and f in FIELDS}
    focus = tuple(f for f in context.focus if f in held)
    named = [pair for pair, words in _PAIRS if words.search(text) and set(pair) <= held]
    if len(named) == 1:
        return named[0]
    if _IN_AND_OUT.search(text):
        sides = [pair for pair in (_TOKENS, _PRICES) if set(pair) <= held]
        spoken_of = [pair for pair in sides if set(pair) & set(focus)]
        return (spoken_of or sides)[0] if len(spoken_of or sides) == 1 else () if sides else None
    parts = re.split(r"\band\b|\bwith\b|[,&]", text)
    others = list(dict.fromkeys(n for p in parts if (n := field_named(p, among=held))))
    if len(others) == 2 and len(text.split()) <= _FEW_WORDS:
        return tuple(others)
    alike = len(focus) == 2 and FIELDS[focus[0]].kind is FIELDS[focus[1]].kind
    return focus if alike else None
