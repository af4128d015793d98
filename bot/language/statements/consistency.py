"""Figures of one message that do not go together: a total and its parts, a bill and its volume times price."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.fields import UPFRONT_PARTS
from bot.language.intent import Doubt
from bot.language.reading import Reading

_CLOSED = re.compile(
    r"\bthat'?s (?:all|it|everything)\b|\bnothing else\b|\btotal(?: of| is)? ?[$€£]?[\d.,]*k?:|\bso (?:the )?total\b|\b(?:altogether|in total|all told)\b|\ball[- ]in ?:"
)


def check_parts(reading: Reading) -> None:
    """Parts that add up to more than the total said beside them: neither is taken."""
    total = reading.inputs.get("ft_upfront_cost")
    parts = {p: v for p in UPFRONT_PARTS if isinstance(v := reading.inputs.get(p), Decimal)}
    said = sum(parts.values(), Decimal(0))
    closed = _CLOSED.search(reading.text) and len(parts) > 1
    complete = len(parts) == len(UPFRONT_PARTS) or bool(closed)
    off = isinstance(total, Decimal) and (
        said > total * Decimal("1.05") or (complete and said < total * Decimal("0.95"))
    )
    if isinstance(total, Decimal) and parts and off:
        for name in ("ft_upfront_cost", *parts):
            del reading.inputs[name]
        reading.doubts.append(
            Doubt(
                ("ft_upfront_cost", *parts),
                None,
                f"a total of {total:,f} and parts of {said:,f}",
                "contradiction",
            )
        )


def check_parts_of_held(reading: Reading) -> None:
    """ "Of which 10K is training and 60K engineering": parts of a held total that are more than it; and "there is also 5K
    for evals" beside a total that may hold it."""
    total = reading.context.inputs.get("ft_upfront_cost")
    parts = {p: v for p in UPFRONT_PARTS if isinstance(v := reading.inputs.get(p), Decimal)}
    said = sum(parts.values(), Decimal(0))
    listed = _OF_WHICH.search(reading.text) or len(parts) > 1
    if listed and isinstance(total, Decimal) and said > total and "ft_upfront_cost" not in reading.inputs:
        for name in parts:
            del reading.inputs[name]
        words = f"a total of {total:,f} and parts of {said:,f}"
        reading.doubts.append(Doubt(("ft_upfront_cost", *parts), None, words, "contradiction"))
    elif (
        len(parts) == 1
        and isinstance(total, Decimal)
        and not any(p in reading.context.inputs for p in UPFRONT_PARTS)
        and reading.context.asked not in UPFRONT_PARTS
        and _ALSO.search(reading.text)
        and not _BESIDES.search(reading.text)
    ):
        (name,) = parts
        words = reading.words.get(name, "")
        reading.inputs.pop(name)
        reading.doubts.append(Doubt(("ft_upfront_cost", name), None, words, "in_it_already"))


_ALSO = re.compile(r"\b(?:also|another|as well|too)\b")
_BESIDES = re.compile(
    r"\b(?:on top|not (?:in|included|part)|in addition|additional\w*|extra|included|of that|besides|separate\w*)\b"
)
_OF_WHICH = re.compile(r"\b(?:of|out of) (?:which|that|this)\b")


def check_accuracy(reading: Reading) -> None:
    """A target that today's accuracy has reached already, both said in one message: neither is taken."""
    today, target = (reading.inputs.get(f) for f in ("current_accuracy", "target_accuracy"))
    if isinstance(today, Decimal) and isinstance(target, Decimal) and target < today:
        for name in ("current_accuracy", "target_accuracy"):
            del reading.inputs[name]
        words = f"{today:.1%} today and a target of {target:.1%}"
        reading.doubts.append(Doubt(("current_accuracy", "target_accuracy"), None, words, "contradiction"))


def check_total(reading: Reading) -> None:
    """A total beside parts that are in doubt waits for the answer, too."""
    if any(f in UPFRONT_PARTS for d in reading.doubts for f in d.fields) and "ft_upfront_cost" in reading.inputs:
        for name in ("ft_upfront_cost", *UPFRONT_PARTS):
            reading.inputs.pop(name, None)


def check_bill(reading: Reading) -> None:
    """A bill that its own requests and price per request do not give: neither is taken."""
    bill, volume, each = (
        reading.inputs.get(f) for f in ("prompting_cost_per_month", "requests_per_month", "prompting_cost_per_request")
    )
    unnamed = [d for d in reading.doubts if d.why == "which_field" and "prompting_cost_per_month" in d.fields]
    if bill is None and len(unnamed) == 1:
        bill = unnamed[0].value
        of_one = each if isinstance(each, Decimal) else _price_of_a_request(reading)
        said = volume * of_one if isinstance(volume, Decimal) and of_one is not None else None
        if said and isinstance(bill, Decimal) and abs(bill - said) <= said / 20:
            reading.set("prompting_cost_per_month", bill, unnamed[0].words)  # "4.5 cents x 220k, so 9,900 monthly"
            reading.doubts.remove(unnamed[0])
            return
    tolerance = Decimal("0.05")
    if each is None and isinstance(bill, Decimal):
        each, tolerance = _price_of_a_request(reading), Decimal("0.5")
    if not (isinstance(bill, Decimal) and isinstance(volume, Decimal) and isinstance(each, Decimal)):
        return
    if abs(bill - volume * each) > bill * tolerance:
        for name in ("prompting_cost_per_month", "prompting_cost_per_request", "requests_per_month"):
            reading.inputs.pop(name, None)
        fields = ("prompting_cost_per_month", "prompting_cost_per_request", "requests_per_month")
        reading.doubts.append(Doubt(fields, None, f"{bill:,f} a month and {volume:,f} x {each:f}", "contradiction"))


def _price_of_a_request(reading: Reading) -> Decimal | None:
    """What the tokens and prices said in this message come to for one request; caching and batches may halve it."""
    names = (
        "input_tokens_per_request",
        "input_price_per_mtok",
        "output_tokens_per_request",
        "output_price_per_mtok",
    )
    values = [reading.inputs.get(name) for name in names]
    if not all(isinstance(v, Decimal) for v in values):
        return None
    a, b, c, d = (v for v in values if isinstance(v, Decimal))
    return (a * b + c * d) / 1_000_000


def check_total_of_held(reading: Reading) -> None:
    """ "All-in 35K", where the parts held come to 40K: which of the two holds?"""
    total = reading.inputs.get("ft_upfront_cost")
    parts = [
        v for p in UPFRONT_PARTS if isinstance(v := reading.context.inputs.get(p), Decimal) and p not in reading.inputs
    ]
    said = sum(parts, Decimal(0))
    if (
        len(parts) > 2
        and isinstance(total, Decimal)
        and (said > total * Decimal("1.02") or _PARTS_STAND.search(reading.text))
    ):
        if abs(said - total) > total / 50:
            del reading.inputs["ft_upfront_cost"]
            words = f"a total of {total:,f} and parts of {said:,f}"
            reading.doubts.append(Doubt(("ft_upfront_cost", *UPFRONT_PARTS), None, words, "contradiction"))


_PARTS_STAND = re.compile(
    r"\b(?:parts|lines|pieces|rest|breakdown) (?:is|are|stays?) (?:right|correct|fine|as|the same)\b"
)


def check_price_of_held(reading: Reading) -> None:
    """ "Each call is about 3 cents", where the bill and the volume held give 4.5: neither is taken."""
    each = reading.inputs.get("prompting_cost_per_request")
    bill, volume = (reading.context.inputs.get(f) for f in ("prompting_cost_per_month", "requests_per_month"))
    told = reading.inputs.keys() & {"prompting_cost_per_month", "requests_per_month"}
    held = reading.context.inputs.get("prompting_cost_per_request")
    if told or held is not None or not all(isinstance(v, Decimal) for v in (each, bill, volume)):
        return
    assert isinstance(each, Decimal)
    assert isinstance(bill, Decimal)
    assert isinstance(volume, Decimal)
    if volume > 0 and abs(bill / volume - each) > bill / volume / 4:
        del reading.inputs["prompting_cost_per_request"]
        fields = ("prompting_cost_per_request", "prompting_cost_per_month", "requests_per_month")
        words = f"{each:f} a request and {bill:,f} a month for {volume:,f}"
        reading.doubts.append(Doubt(fields, None, words, "contradiction"))
