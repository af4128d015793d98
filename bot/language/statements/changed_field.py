"""What a change is, and which input it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from advisor import FIELDS, Range, Value
from advisor.fields import Kind
from bot.language.attachment.attached import shapes_of
from bot.language.attachment.convert import fits
from bot.language.attachment.cues import cues
from bot.language.figures.numerals import read_words
from bot.language.figures.quantity import Quantity
from bot.language.intent import Context
from bot.language.statements.change_words import POINTING


@dataclass(frozen=True, slots=True)
class Change:
    """`field` becomes base x `factor` + `delta`; `value` is the result, None when the base is not known."""

    field: str
    factor: Decimal
    delta: Decimal
    value: Value | None
    words: str


PRICES = ("input_price_per_mtok", "output_price_per_mtok")


TOKENS = ("input_tokens_per_request", "output_tokens_per_request")


def factor_of(match: re.Match[str], text: str) -> Decimal | None:
    said = next(g for g in match.groups() if g)
    number = read_words([said], 0) if said.isalpha() else (Decimal(said), 1)
    if number is None or number[0] <= 0:
        return None
    if match.group(4):
        high = re.search(r"\btoo (?:high|big|large|much)\b|\boverstat", text)
        return 1 / number[0] if high else number[0]
    return number[0]


def changed_field(segment: str, at: int, end: int, context: Context, q: Quantity | None = None) -> str | None:
    """The input a change is about: the best cue of the segment, else a bare "everything"-free focus."""
    if _SHORTER_PROMPT.search(segment) and TOKENS[0] in context.inputs:
        return TOKENS[0]
    named = named_field(segment, at, end, context, q)
    if _which_of_two(segment, named, context):
        return None
    if named is not None:
        return named
    counted = not context.focus and _COUNTED_THINGS.search(segment)
    if counted and "requests_per_month" in context.inputs:
        return "requests_per_month"  # "what if encounters went up by 25 %"
    if len(segment.split()) > 4 and not POINTING.search(segment):
        return None  # it speaks of something that is no input here
    spoken_of = [f for f in context.focus if f in FIELDS and FIELDS[f].kind.is_numeric and (q is None or fits(f, q))]
    alike = {FIELDS[f].kind.is_money for f in spoken_of if f in FIELDS}
    if len(spoken_of) > 1 and len(alike) == 1:
        return None  # two of a kind were spoken of: which one is asked
    return spoken_of[0] if spoken_of else context.asked


_EACH_SAYS_WHICH = re.compile(
    r"\b(?:in|out|inputs?|outputs?|prompts?|prompting|prompted|completions?|answers?|repl(?:y|ies)|responses?|both|counts?|tuned|fine-?tuned|hosted|hosting|today'?s|api)\b"
)


def _which_of_two(segment: str, named: str | None, context: Context) -> bool:
    """ "20% fewer tokens", "a tenth of a cent cheaper per call", where two inputs are so counted: one has to be asked."""
    if _EACH_SAYS_WHICH.search(segment):
        return False
    tokens = re.search(r"\btokens\b", segment) and all(f in context.inputs for f in TOKENS)
    each = ("prompting_cost_per_request", "ft_inference_cost_per_request")
    return bool(tokens) or (named == each[0] and all(f in context.inputs for f in each) and named not in context.focus)


_SHORTER_PROMPT = re.compile(
    r"\b(?:trim|shorten|shrink|cut)\w* (?:down )?(?:the |our )?prompts?\b|\bprompts?\b.{0,25}\b(?:length|size|shorter|longer)\b"
)
_COUNTED_THINGS = re.compile(
    r"\b(?:if|when|times the|more|fewer|times more) (?:the |our )?(?!this|always|costs|prices|months|weeks|years|days|points|numbers|figures|things|users|models)[a-z]{4,}s\b"
)


def named_field(segment: str, at: int, end: int, context: Context, q: Quantity | None = None) -> str | None:
    """The input that the words around `at`..`end` name best; one that the scenario holds before others."""
    if re.search(r"\b(?:token|list|api) prices\b", segment) and all(name in context.inputs for name in PRICES):
        return PRICES[0]
    each = re.search(r"\b(?:cost|price)s? (?:per|of an?|for an?) (?:request|call|query)\b", segment)
    if each and "prompting_cost_per_request" in context.inputs and not re.search(r"\btuned\b|\bhost", segment):
        return "prompting_cost_per_request"
    best: tuple[float, str] | None = None
    shapes = shapes_of(q) if q is not None else set[str]()
    points = q is not None and q.unit == "percent" and re.search(r"\b(?:points?|pts|pp)\b", segment)
    priced = re.search(r"\b(?:pricier|cheaper|dearer|costlier|expensive|prices?)\b", segment) is not None
    for cue in cues():
        weak = cue.field == "prompting_cost_per_month" and cue.weight < 2
        side = TOKENS[PRICES.index(cue.field)] if cue.field in PRICES else ""
        if side in context.inputs and not priced:
            continue  # "the input goes down by a third" is the tokens
        if points and FIELDS[cue.field].kind not in (Kind.FRACTION, Kind.GROWTH, Kind.YEARLY_RATE):
            continue
        if weak or (priced and cue.weight > 5) or (cue.field in PRICES and not priced and "token" in segment):
            continue
        for match in cue.pattern.finditer(segment):
            if match.start() >= at and match.end() <= end:
                continue
            if cue.field == "growth_rate_per_month" and not match.group().startswith("grow"):
                continue
            if q is not None and q.unit not in ("", "percent", "times") and not fits(cue.field, q):
                continue
            gap = min(abs(match.start() - end), abs(at - match.end()))
            score = cue.weight * max(0.4, 1 - gap / 60) + (1.5 if cue.field in context.inputs else 0.0)
            score += (0.3 if cue.shapes & shapes else 0.0) + (0.3 if cue.field in context.focus else 0.0)
            score += (
                1.0 if gap <= 5 and q is None and match.start() >= end and cue.field.startswith("requests") else 0.0
            )  # "twice the volume"
            score += 1.5 if priced and cue.field in PRICES and cue.field in context.inputs else 0.0
            if best is None or score > best[0]:
                best = (score, cue.field)
    return best[1] if best is not None and best[0] >= 1.6 else None


def change_of(name: str, factor: Decimal, delta: Decimal, context: Context, words: str) -> Change:
    base = context.inputs.get(name, context.assumed.get(name))
    if isinstance(base, Range):
        scaled = base.scaled(factor)
        value: Value | None = Range(
            low=None if scaled.low is None else scaled.low + delta,
            high=None if scaled.high is None else scaled.high + delta,
        )
    elif isinstance(base, Decimal):
        value = base * factor + delta
    else:
        value = None
    return Change(name, factor, delta, value, words)
