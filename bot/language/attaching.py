"""Settling: from candidates to set values and doubts, with currencies, duplicates and missing periods looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from advisor import FIELDS, Range, Value
from advisor.fields import Kind
from bot.language.attach import Attached
from bot.language.candidate import Candidate
from bot.language.convert import canonical, fits
from bot.language.intent import Context, Doubt
from bot.language.quantity import Quantity
from bot.language.units import AMBIGUOUS_WORDS, CURRENCIES, CURRENCY_NAMES, PER_MONTH

_COMMON_MONEY = ("prompting_cost_per_month", "ft_upfront_cost", "ft_inference_cost_per_month")
_OR_CURRENCY = re.compile(rf"\bor (?:was it |is it |maybe )?(?:in )?({CURRENCY_NAMES}|\$|€|£)(?!\w)")
_STATED_CURRENCY = re.compile(
    rf"\b(?:in|currency(?: is|:| =|=)?) ?(?:swiss |us |british |indian )?({CURRENCY_NAMES})\b"
)
_HEDGED = re.compile(
    r"\b(?:not sure|unsure|no idea) (?:if|whether|which)\b|\bmight be \w+,? (?:or )?(?:might|maybe)\b|\bmixes? them up\b|\bwhichever\b|\b(?:i|we) (?:forget|can'?t (?:remember|recall))\b"
)
_TODAY = re.compile(r"\b(?:now|today|currently|these days|at present|actual(?:ly)?)\b")
_EITHER = re.compile(r"^\s*,?\s*or\s+(?:maybe |even |was it |is it )?[$€£]?$")
_OR_WAS_IT = re.compile(r"\bor (?:was|is) it (?:maybe |more like |about )?[$€£]?$")
_MONTHLY = (Kind.MONEY_PER_MONTH, Kind.PER_MONTH)


@dataclass(slots=True)
class Settled:
    """`values`: (field, value, words) that are sure; `doubts`: what must be asked; `evidence`: one line each."""

    values: list[tuple[str, Value, str]] = field(default_factory=list[tuple[str, Value, str]])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    evidence: list[str] = field(default_factory=list[str])
    left: list[str] = field(default_factory=list[str])


def settle(text: str, items: Sequence[Attached], context: Context, taken: set[str]) -> Settled:
    """Decide for each quantity: set, ask, or leave. Fields in `taken` are set already by other words."""
    result = Settled()
    live = [i for i in items if not i.dropped]
    for item in items:
        if item.dropped:
            result.evidence.append(f"{text[item.start : item.end]!r} is left: {item.dropped}")
    if _currencies(text, live, context, result):
        live = [i for i in live if i.quantity.unit != "money" and not i.quantity.currency and not _could_be_money(i)]
    chosen: dict[str, list[tuple[Attached, Value]]] = {}
    _tokens_pair(live)
    for first, second in pairwise(live):
        gap = text[first.end : second.start]
        unsure = re.search(r"\bcould be (?:about )?[$€£]?$", gap) and re.search(
            r"could be (?:about )?[$€£]?$", text[: first.start]
        )
        if (
            _EITHER.match(gap) or _OR_WAS_IT.search(gap[-60:]) or unsure
        ) and first.quantity.unit == second.quantity.unit:
            first.quantity.doubtful = second.quantity.doubtful = True
    hedge = _HEDGED.search(text)
    if hedge:  # "30k, not sure if that is per quarter": the figure before the doubt
        before = [i for i in live if i.end <= hedge.start()] or list(live[:1])
        for item in before[-1:]:
            item.quantity.doubtful = True
    for item in live:
        outcome = _one(text, item, context, alone=len(live) == 1)
        if (
            isinstance(outcome, Doubt)
            and outcome.why == "per_what"
            and outcome.value is not None
            and outcome.fields[0] in chosen
        ):
            outcome = (outcome.fields[0], outcome.value)  # the other end of a range whose period was said
        if isinstance(outcome, Doubt):
            result.doubts.append(outcome)
        elif outcome is not None and outcome[0] not in taken:
            chosen.setdefault(outcome[0], []).append((item, outcome[1]))
    for name, options in chosen.items():
        _resolve(text, name, _todays(text, options, now=name != "latency_target_ms"), result)
    if result.values and not context.asked:  # a bare figure that no word speaks of, beside figures that are clear
        stray = [d for d in result.doubts if d.why == "which_field" and d.value is not None and _stray(d, live, text)]
        result.left = [d.words for d in stray]
        result.doubts = [d for d in result.doubts if d not in stray]
    return result


def _stray(doubt: Doubt, live: Sequence[Attached], text: str) -> bool:
    item = next((i for i in live if text[i.start : i.end].strip() == doubt.words), None)
    if item is None or item.quantity.currency or item.quantity.unit not in ("", "time", "examples"):
        return False
    return item.best is None or item.best.score < 1.0


def _todays(text: str, options: Sequence[tuple[Attached, Value]], *, now: bool) -> Sequence[tuple[Attached, Value]]:
    """Of several figures for one input the one that is said to be today's, where there is just one; of a target (not
    `now`) the one that is not."""
    if len(options) < 2:
        return options
    total = [o for o in options if _TOTAL.search(text[max(0, o[0].start - 16) : o[0].start])]
    if len(total) == 1:
        return total
    wanted = [
        o
        for o in options
        if now is bool(_TODAY.search(text[max(text.rfind(c, 0, o[0].start) for c in ".;!?\n,(") + 1 : o[0].end + 12]))
    ]
    return wanted if len(wanted) == 1 else options


def _could_be_money(item: Attached) -> bool:
    best = item.best
    return best is not None and FIELDS[best.field].kind.is_money


def _currencies(text: str, live: Sequence[Attached], context: Context, result: Settled) -> bool:
    """Set a new currency, or ask when there are two; True when money must wait for the answer."""
    said = list(dict.fromkeys(i.quantity.currency for i in live if i.quantity.currency))
    other = _OR_CURRENCY.search(text) if said else None
    if other and CURRENCIES[other.group(1)] not in said:
        said.append(CURRENCIES[other.group(1)])
    unclear = _WHICH_DOLLARS.search(text)
    stated = None if said else _STATED_CURRENCY.search(text)
    if stated and stated.group(1) not in AMBIGUOUS_WORDS and any(_could_be_money(i) for i in live):
        said = [CURRENCIES[stated.group(1)]]
    if not said and not unclear:
        default = context.defaults.get("currency")
        if (
            default
            and default != "USD"
            and not context.open
            and any(i.best and FIELDS[i.best.field].kind.is_money for i in live)
        ):
            result.values.append(("currency", default, "the workspace's currency"))
        return False
    if unclear or ("kr" in said and context.inputs.get("currency") not in _CROWNS):
        words = unclear.group() if unclear else "kr (SEK, NOK or DKK)"
        fields = tuple(dict.fromkeys(i.best.field for i in live if i.best and FIELDS[i.best.field].kind.is_money))
        result.doubts.append(Doubt(("currency", *fields), None, words, "which_currency"))
        return True
    said = [str(context.inputs["currency"]) if s == "kr" else s for s in said]
    holds_money = any(FIELDS[f].kind.is_money for f in context.inputs if f in FIELDS)
    known = context.inputs.get("currency") or ("USD" if holds_money else None)
    fields = tuple(dict.fromkeys(i.best.field for i in live if i.best and i.quantity.currency)) or _COMMON_MONEY[:1]
    if len(said) > 1:
        result.doubts.append(Doubt(("currency", *fields), None, " and ".join(str(s) for s in said), "two_currencies"))
        return True
    if (
        known
        and said[0] != known
        and not (said[0] == "USD" and all(i.quantity.per == "mtok" for i in live if i.quantity.currency))
    ):
        result.doubts.append(Doubt(("currency", *fields), None, f"{known} and {said[0]}", "two_currencies"))
        return True
    if said[0] != "USD" or (known is None and context.defaults.get("currency", "USD") != "USD"):
        if context.inputs.get("currency") != said[0]:
            result.values.append(("currency", str(said[0]), str(said[0])))
    return False


def _tokens_pair(live: Sequence[Attached]) -> None:
    """ "1,500 in, 400 out" and "1500/400 tokens": the second of two is the output."""
    counted = [i for i in live if i.quantity.unit == "tokens" and i.quantity.per in (None, "request")]
    if len(counted) == 2:  # "4,500 tokens each, the answer 150 tokens": what is not the answer goes in
        sides = [i.best.field if i.best else "" for i in counted]
        if "output_tokens_per_request" in sides and "" in sides:
            counted[sides.index("")].candidates = [Candidate("input_tokens_per_request", 1.5, "beside the tokens out")]
    tokens = [i for i in live if i.best and i.best.field in ("input_tokens_per_request", "output_tokens_per_request")]
    if len(tokens) == 2 and tokens[0].best and tokens[1].best and tokens[0].best.field == tokens[1].best.field:
        wanted = "output_tokens_per_request"
        other = next((c for c in tokens[1].candidates if c.field == wanted), None)
        if other is not None and tokens[0].best.field == "input_tokens_per_request":
            tokens[1].candidates.remove(other)
            tokens[1].candidates.insert(0, other)
            other.score = max(other.score, tokens[1].candidates[1].score + 1)


def _one(text: str, item: Attached, context: Context, *, alone: bool) -> tuple[str, Value] | Doubt | None:
    q, words = item.quantity, text[item.start : item.end].strip()
    best = item.best
    fields = tuple(c.field for c in item.candidates[:4] if c.score >= 0.6)
    if q.doubtful:
        why = q.notes[-1] if q.notes and q.notes[-1].startswith("I do not know") else "unclear_number"
        return Doubt(fields or _by_shape(item, context), None, words, why)
    if q.unit == "words":  # how many tokens that is depends on the language and the model: asked, not converted
        told = [f for f in _TOKEN_FIELDS if f == item.mislabelled]
        return Doubt(tuple(told) or _TOKEN_FIELDS, None, words, "words_not_tokens")
    if best is None and item.mislabelled:
        return Doubt((item.mislabelled,), None, words, "unit_does_not_fit")
    if best is None or best.score < 1.0 or not item.sure:
        if not _worth_asking(item, alone):
            return None
        candidates = fields if best is not None and len(fields) > 1 and best.score >= 1.0 else ()
        return Doubt(candidates or _by_shape(item, context) or fields, _plain(item), words, "which_field")
    name = best.field
    value = canonical(name, q)
    if value is None:
        return Doubt((name,), None, words, "unit_does_not_fit") if _worth_asking(item, alone) else None
    if (
        name == "growth_rate_per_month"
        and isinstance(value, Decimal)
        and value > 0
        and re.search(
            r"\b(?:shrink\w*|declin\w+|fall\w*|drop\w*|decreas\w+|(?:goes|going|went) down|loses?|losing)\b",
            text[max(0, item.start - 40) : item.start],
        )
    ):
        value = -value
    doubt = _unclear_scale(name, q, value, words, context)
    if doubt is not None:
        return doubt
    known = name in context.inputs or name == context.asked or name in context.focus
    if FIELDS[name].kind in _MONTHLY and q.period is None and not known and not _label_value(text, item):
        return Doubt((name,), value, words, "per_what")
    return name, value


_USUALLY_MORE = {"ft_upfront_cost": 1000, "prompting_cost_per_month": 100, "ft_inference_cost_per_month": 50}
"""A bare figure below this is likely meant in thousands."""
_CROWNS = ("SEK", "NOK", "DKK")
_TOKEN_FIELDS = ("input_tokens_per_request", "output_tokens_per_request")
_TOTAL = re.compile(r"\b(?:total|in all|altogether|sum)(?: is| of|:| =)? ?$")
_WHICH_DOLLARS = re.compile(
    r"\b(?:canadian|australian|american|us|singapore) or (?:canadian|australian|american|us|singapore)\b"
)
_ABOUT = re.compile(r"(?:\b(?:about|around|roughly|approx\w*|some|circa|ca\.?|nearly|almost) (?:[$€£])?|~ ?[$€£]?)\w?$")
_SCALED = ("ft_upfront_cost", "prompting_cost_per_month", "requests_per_month")


def _unclear_scale(name: str, q: Quantity, value: Value, words: str, context: Context) -> Doubt | None:
    """A bare small number where thousands are usual, an accuracy of 9.1, a latency of 2: which scale?"""
    known = name in context.inputs or name == context.asked or name in context.focus
    if name == "growth_rate_per_month" and q.unit == "percent" and not q.period and q.value >= 10 and not known:
        return Doubt((name,), None, words, "per_what")
    if name == "prompting_cost_per_month" and q.period and not q.currency and not q.scaled and 0 < q.value < 10:
        return Doubt((name,), None, words, "unclear_number")
    if q.unit == "percent" and name.endswith("accuracy"):
        if re.search(r"points?|pts|pp$", words):
            return Doubt((name,), None, words, "no_base")
        if q.value < 2 and "wrong" not in q.notes:
            return Doubt((name,), None, words, "unclear_number")
    if q.unit or q.scaled or q.currency or q.period or q.per or (q.is_range and q.low is None):
        return None
    if 0 < q.value < _USUALLY_MORE.get(name, 0) and not known:
        return Doubt((name,), None, words, "unclear_number")
    if FIELDS[name].kind is Kind.FRACTION and 1 < abs(q.value) <= 10 and name.endswith("accuracy"):
        return Doubt((name,), None, words, "unclear_number")
    if name == "horizon_months" and q.value < 10 and name != context.asked and name not in context.focus:
        return Doubt((name,), None, words, "unclear_number")
    if name == "latency_target_ms" and q.value < 100:
        return Doubt((name,), None, words, "unclear_number")
    held = context.inputs.get(name)
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
    if text[: item.start].rstrip(" $€£~*").endswith("="):
        return True
    if best.field == "requests_per_month":
        return False
    return best.words not in (
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
    )


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


def _by_shape(item: Attached, context: Context) -> tuple[str, ...]:
    """Candidates when no words help: held inputs of the right kind first, else the common ones."""
    q = item.quantity
    held = tuple(f for f in context.inputs if f in FIELDS and fits(f, q))
    if held:
        return held[:4]
    if q.unit == "money" or q.currency:
        return _COMMON_MONEY
    if q.unit == "percent":
        return ("current_accuracy", "target_accuracy", "growth_rate_per_month")
    if q.unit == "time":
        return ("horizon_months", "latency_target_ms")
    if q.unit == "":
        return (*_COMMON_MONEY[:2], "requests_per_month")
    return tuple(f for f in ("requests_per_month", "labelled_examples", "input_tokens_per_request") if fits(f, q))


def _plain(item: Attached) -> Value | None:
    q = item.quantity
    if q.per or q.unit == "percent":
        return None
    if q.period and q.period != "month":
        factor = PER_MONTH.get(q.period)
        whole = q.low == q.high and q.low is not None and q.unit in ("", "money")
        return q.low * factor if factor is not None and whole and q.low is not None else None
    return q.low if q.low == q.high and q.low is not None else Range(low=q.low, high=q.high)


def _resolve(text: str, name: str, options: Sequence[tuple[Attached, Value]], result: Settled) -> None:
    """One value for a field; two that do not match are a contradiction to ask about."""
    first_item, first = options[0]
    words = _quote(text, first_item)
    for item, value in options[1:]:
        joined = _joined_bounds(first, value)
        if joined is not None:
            first, words = joined, f"{words} / {_quote(text, item)}"
            continue
        exact = _exact(text, (first_item, first), (item, value))
        if exact is not None:
            first_item, first = exact
            words = _quote(text, first_item)
            continue
        if not _same(first, value):
            result.doubts.append(Doubt((name,), None, f"{words} / {_quote(text, item)}", "contradiction"))
            return
    result.values.append((name, first, words))
    result.evidence.append(
        f"{words!r} -> {name}: " + "; ".join(f"{c.field} {c.score:.1f} ({c.words})" for c in first_item.candidates[:3])
    )


def _exact(text: str, a: tuple[Attached, Value], b: tuple[Attached, Value]) -> tuple[Attached, Value] | None:
    """ "about a million a month (1.05M in October)": of two figures that are nearly the same the one that is not "about"."""
    if not (isinstance(a[1], Decimal) and isinstance(b[1], Decimal)) or abs(a[1] - b[1]) > Decimal("0.1") * abs(a[1]):
        return None
    rough = [bool(_ABOUT.search(text[max(0, x[0].start - 14) : x[0].start + 1])) for x in (a, b)]
    if rough[0] == rough[1]:
        return None
    return b if rough[0] else a


def _joined_bounds(a: Value, b: Value) -> Range | None:
    """ "at least 800K, tops 1.1M": two open ends that make one range."""
    if not isinstance(a, Range) or not isinstance(b, Range):
        return None
    low = a.low if a.low is not None and a.high is None else b.low if b.high is None else None
    high = a.high if a.high is not None and a.low is None else b.high if b.low is None else None
    return Range(low=low, high=high) if low is not None and high is not None and low <= high else None


def _quote(text: str, item: Attached) -> str:
    return text[item.start : item.end].strip()


def _same(a: Value, b: Value) -> bool:
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return abs(a - b) <= Decimal("0.01") * max(abs(a), abs(b))
    return a == b
