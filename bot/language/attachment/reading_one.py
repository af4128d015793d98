"""One quantity: set, asked about, or left; with what makes it unclear."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor import FIELDS, Range, Value
from advisor.fields import Kind
from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import canonical, fits
from bot.language.attachment.settled import COMMON_MONEY
from bot.language.figures.quantity import Quantity
from bot.language.figures.units import PER_MONTH
from bot.language.intent import Context, Doubt

_MONTHLY = (Kind.MONEY_PER_MONTH, Kind.PER_MONTH)


def read_one(text: str, item: Attached, context: Context, *, alone: bool) -> tuple[str, Value] | Doubt | None:
    q, words = item.quantity, text[item.start : item.end].strip()
    best = item.best
    fields = tuple(c.field for c in item.candidates[:4] if c.score >= 0.6)
    if q.doubtful:
        why = q.notes[-1] if q.notes and q.notes[-1].startswith("I do not know") else item.why or "unclear_number"
        return Doubt(fields or by_shape(item, context), None, words, why)
    if q.unit == "words":  # how many tokens that is depends on the language and the model: asked, not converted
        told = [f for f in TOKEN_FIELDS if f == item.mislabelled]
        return Doubt(tuple(told) or TOKEN_FIELDS, None, words, "words_not_tokens")
    if best is None and item.mislabelled and q.unit == "time" and FIELDS[item.mislabelled].kind.is_money:
        return None  # "an agent spends ten minutes on it"
    if best is None and item.mislabelled:
        return Doubt((item.mislabelled,), None, words, "unit_does_not_fit")
    if best is None or best.score < 1.0 or not item.sure:
        if not _worth_asking(item, alone):
            return None
        candidates = fields if best is not None and len(fields) > 1 and best.score >= 1.0 else ()
        return Doubt(candidates or by_shape(item, context) or fields, plain_value(item), words, "which_field")
    name = best.field
    if name == "ft_data_prep_cost" and _LABELLING.match(best.words) and not _ALL_OF_IT.search(text):
        return Doubt((name, "ft_labelling_cost_per_example", "labelled_examples"), None, words, "which_field")
    if name == "error_cost" and q.per is None and q.value >= 1000 and _ERRORS.search(text):
        return Doubt((name,), None, words, "unclear_number")  # all of them, rather than one
    if name == "discount_rate_per_year" and _A_DISCOUNT.search(text[max(0, item.start - 12) : item.start]):
        if re.match(r" discount\b(?! (?:rate|factor))", text[item.end :]):
            return Doubt(("prompting_cost_per_month", "ft_upfront_cost", name), None, words, "which_field")
    if FIELDS[name].kind is Kind.TOKENS and q.period and q.per is None:
        return Doubt((name, "requests_per_month"), None, words, "tokens_in_all")
    value = canonical(name, q)
    if name == "horizon_months" and isinstance(value, Range) and value.high is None and not q.unit:
        value = value.low  # "and over 48?": over so many months
    if value is None:
        return Doubt((name,), None, words, "unit_does_not_fit") if _worth_asking(item, alone) else None
    if (
        name == "growth_rate_per_month"
        and isinstance(value, Decimal)
        and value > 0
        and re.search(
            r"\b(?:shrink\w*|declin\w+|fall\w*|drop\w*|decreas\w+|(?:goes|going|went) down|loses?|lo+sing)\b",
            text[max(0, item.start - 40) : item.start],
        )
    ):
        value = -value
    doubt = _unclear_scale(name, q, value, words, context, labelled=item.labelled)
    if doubt is not None:
        return doubt
    known = name in context.inputs or name == context.asked or name in context.focus
    if FIELDS[name].kind in _MONTHLY and q.period is None and not known and not _label_value(text, item):
        return Doubt((name,), value, words, "per_what")
    return name, value


_ERRORS = re.compile(
    r"^(?!.*\b(?:each|every|one|a|an|per) (?:\w+ )?(?:wrong|bad|mistake|error|miss\w*|false|failure)).*\b(?:(?:wrong|bad|incorrect) (?:answers|replies|ones|outputs)|mistakes|errors|failures)\b",
    re.DOTALL,
)
"""Errors in the plural: what all of them cost."""
_A_DISCOUNT = re.compile(r"\b(?:a|an|another|some)(?: nice| good| further)? $")
_LABELLING = re.compile(r"label|annot")
_ALL_OF_IT = re.compile(
    r"\b(?:total|all|altogether|one-?(?:off|time)|once|flat|budget|sum|up-?\s?front|fixed|prep\w*)\b"
)
"""Words that make the price of labelling a price of all of it."""
_USUALLY_MORE = {"ft_upfront_cost": 1000, "prompting_cost_per_month": 100, "ft_inference_cost_per_month": 50}
"""A bare figure below this is likely meant in thousands."""


_FAR, _FAR_EACH = Decimal(300), Decimal(20)
TOKEN_FIELDS = ("input_tokens_per_request", "output_tokens_per_request")


_SCALED = ("ft_upfront_cost", "prompting_cost_per_month", "requests_per_month")


def _unclear_scale(
    name: str, q: Quantity, value: Value, words: str, context: Context, *, labelled: bool
) -> Doubt | None:
    """A bare small number where thousands are usual, an accuracy of 9.1, a latency of 2: which scale?"""
    known = name in context.inputs or name == context.asked or name in context.focus
    if name == "requests_per_month" and not q.scaled and not q.is_range and q.value < 1000 and "." in q.digits:
        if q.period in (None, "month"):
            return Doubt((name,), None, words, "unclear_number")  # "about 2.3 a month"
    if name == "requests_per_month" and q.high == 0:
        return Doubt((name,), None, words, "unclear_number")
    if name in TOKEN_FIELDS and q.unit == "" and not q.scaled and 0 < q.value < 10:
        return Doubt((name,), None, words, "unclear_number")
    if name == "ft_upfront_cost" and q.currency and not q.scaled and 0 < q.value < 100 and not known:
        return Doubt((name,), None, words, "unclear_number")
    if name == "growth_rate_per_month" and q.unit == "percent" and not q.period and q.value > 0 and not known:
        return Doubt((name,), None, words, "per_what")
    if name in ("prompting_cost_per_month", "ft_inference_cost_per_month") and q.period and not q.scaled:
        if not q.currency and not known and 0 < q.value < (100 if name[0] == "p" else 20):
            return Doubt((name,), None, words, "unclear_number")
    if name == "prompting_cost_per_month" and q.period and not q.currency and not q.scaled and 0 < q.value < 100:
        return Doubt((name,), None, words, "unclear_number")
    if q.unit == "percent" and name.endswith("accuracy"):
        if re.search(r"points?|pts|pp$", words):
            return Doubt((name,), None, words, "no_base")
        if q.value < 2 and "wrong" not in q.notes:
            return Doubt((name,), None, words, "unclear_number")
    if name == "input_tokens_per_request" and q.scaled and q.value >= 100_000 and not labelled:
        return Doubt((name,), None, words, "unclear_number")  # what a model can take rather than what is sent
    if FIELDS[name].kind is Kind.MONEY_PER_MONTH and 0 < q.value < 1 and not q.per and not q.period:
        return Doubt((name,), None, words, "unclear_number")  # what one request costs rather than a month
    if name == "horizon_months" and not q.unit and not q.is_range and 0 < q.value <= 5 and "month" not in words:
        return Doubt((name,), None, words, "unclear_number")  # years, or months?
    held_now = context.inputs.get(name)
    if (
        isinstance(held_now, Decimal)
        and held_now > 0
        and not q.period
        and q.per in (None, "request")
        and not q.is_range
    ):
        twelve = FIELDS[name].kind is Kind.MONEY_PER_MONTH and abs(q.value / held_now / 12 - 1) < Decimal("0.1")
        fewer = name == "requests_per_month" and q.unit == "requests" and held_now >= 20 * q.value > 0
        if twelve or fewer:
            return Doubt((name,), value, words, "per_what")  # a year's, or a day's?
        if FIELDS[name].kind is Kind.MONEY_PER_REQUEST and not 1 / _FAR_EACH < q.value / held_now < _FAR_EACH:
            return Doubt((name,), None, words, "unclear_number")  # cents, or dollars?
    today = context.inputs.get("prompting_cost_per_request")
    if name == "ft_inference_cost_per_request" and isinstance(today, Decimal) and not q.currency and not q.is_range:
        if q.value > 5 * today > 0:
            return Doubt((name,), None, words, "unclear_number")  # cents?
    if name == "latency_target_ms" and not q.unit and not q.scaled and 0 < q.value < 100:
        return Doubt((name,), None, words, "unclear_number")
    if name == "use_cases" and q.value != q.value.to_integral_value():
        return Doubt((name,), None, words, "unclear_number")
    if FIELDS[name].kind is Kind.MONEY_PER_MTOK and not q.per and 0 < q.value < Decimal("0.02"):
        return Doubt((name,), None, words, "unclear_number")  # a price for a thousand?
    if name in TOKEN_FIELDS and 0 < q.value < 1:
        return Doubt((name,), None, words, "unclear_number")
    if name == "latency_target_ms" and not q.unit and not q.scaled and 0 < q.value < 20:
        return Doubt((name,), None, words, "unclear_number")
    if q.unit or q.scaled or q.currency or q.period or q.per or (q.is_range and q.low is None):
        return None
    if 0 < q.value < _USUALLY_MORE.get(name, 0) and not known and not q.in_words and labelled:
        return Doubt((name,), None, words, "unclear_number")
    if FIELDS[name].kind is Kind.FRACTION and 1 < abs(q.value) <= 10 and name.endswith("accuracy"):
        return Doubt((name,), None, words, "unclear_number")
    if name == "growth_rate_per_month" and abs(q.value) >= 1 and not known and not labelled:
        return Doubt((name,), None, words, "unclear_number")
    if name == "horizon_months" and q.value <= 5 and name == context.asked:
        return Doubt((name,), None, words, "unclear_number")  # years, or months?
    if name == "horizon_months" and q.value < 10 and name != context.asked and name not in context.focus:
        return Doubt((name,), None, words, "unclear_number")
    if name == "latency_target_ms" and q.value < 100:
        return Doubt((name,), None, words, "unclear_number")
    held = context.inputs.get(name)
    if isinstance(held, Decimal) and held > 0 and not labelled and not 1 / _FAR < abs(q.value) / held < _FAR:
        return Doubt((name,), None, words, "unclear_number")  # far from what it was, and no word says so
    if (
        name == "ft_inference_cost_per_month"
        and isinstance(held, Decimal)
        and 0 < q.value < 20
        and held >= 100 * q.value
    ):
        return Doubt((name,), None, words, "unclear_number")
    if name in _SCALED and (name == context.asked or name in context.focus) and 0 < q.value < 1000:
        if held is None or (isinstance(held, Decimal) and held >= 1000 * min(q.value, Decimal(10))):
            return Doubt((name,), None, words, "unclear_number")
    del value
    return None


def _label_value(text: str, item: Attached) -> bool:
    """ "prompting 10k", "volume=88k", "volume is 650k": a label right before its value means the usual month."""
    best = item.best
    if item.inherits:
        return True
    if best is None or not item.labelled:
        if best is not None and best.field == "requests_per_month":
            return False
        return False
    if text[: item.start].rstrip(" $€£~*").endswith("=") and best.words not in _LOOSE:
        return True
    if best.field == "requests_per_month":
        return False
    return best.words not in _LOOSE


_LOOSE = frozenset(
    [
        "api",
        "bill",
        "usage",
        "costs us",
        "cost us",
        "pay",
        "paying",
        "currently",
        "today",
        "spend",
        "spending",
        "invoice",
        "calls",
        "requests",
        "openai",
        "anthropic",
        "vertex",
        "bedrock",
        "azure",
        "azure openai",
        "claude",
        "gemini",
        "gpt",
    ]
)
"""Words of a bill that may be of a month, a quarter or a year."""


def _worth_asking(item: Attached, alone: bool) -> bool:
    """A figure that looks like an input is asked about; a stray small number is not."""
    q = item.quantity
    if q.currency or q.scaled:
        return True
    if q.unit in ("percent", "requests", "tokens", "examples") and not q.in_words:
        return True
    if q.unit == "money" or q.value >= 1000:
        return True
    return alone and not q.in_words and q.unit in ("", "time")


def by_shape(item: Attached, context: Context) -> tuple[str, ...]:
    """Candidates when no words help: held inputs of the right kind first, else the common ones."""
    q = item.quantity
    held = tuple(f for f in context.inputs if f in FIELDS and fits(f, q))
    if held:
        return held[:4]
    if q.unit == "money" or q.currency:
        return COMMON_MONEY
    if q.unit == "percent":
        return ("current_accuracy", "target_accuracy", "growth_rate_per_month")
    if q.unit == "time":
        return ("horizon_months", "latency_target_ms")
    if q.unit == "":
        return (*COMMON_MONEY[:2], "requests_per_month")
    return tuple(f for f in ("requests_per_month", "labelled_examples", "input_tokens_per_request") if fits(f, q))


def plain_value(item: Attached) -> Value | None:
    q = item.quantity
    if q.per or q.unit == "percent":
        return None
    if q.period and q.period != "month":
        factor = PER_MONTH.get(q.period)
        whole = q.low == q.high and q.low is not None and q.unit in ("", "money")
        return q.low * factor if factor is not None and whole and q.low is not None else None
    if q.low is not None and q.high is not None and q.low >= q.high:
        return q.low if q.low == q.high else None
    return Range(low=q.low, high=q.high)
