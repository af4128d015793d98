"""Said figures that cannot all be right: parts and totals, a bill and a rate, two run costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.fields import UPFRONT_PARTS
from advisor.inputs import Basis, Conflict, Input

CONFLICT_TOLERANCE = 0.05
"""Two said sources of the same figure may differ by this share before the advisor asks."""


def conflicts(numbers: Mapping[str, Input]) -> tuple[Conflict, ...]:
    """All pairs of said figures that disagree by more than the tolerance."""
    return tuple(found for check in _CONFLICT_CHECKS if (found := check(numbers)) is not None)


def _disagree(a: float, b: float) -> bool:
    return abs(a - b) > CONFLICT_TOLERANCE * max(abs(a), abs(b))


def _parts_conflict(numbers: Mapping[str, Input]) -> Conflict | None:
    total = numbers.get("ft_upfront_cost")
    parts = [numbers[p] for p in UPFRONT_PARTS if p in numbers]
    if total is None or total.basis is not Basis.SAID or not parts:
        return None
    added = sum(p.value for p in parts)
    complete = len(parts) == len(UPFRONT_PARTS)
    if added > total.value * (1 + CONFLICT_TOLERANCE) or (complete and _disagree(added, total.value)):
        fields = ("ft_upfront_cost", *(p.field for p in parts))
        return Conflict(
            fields,
            f"The upfront parts add up to {added:,.0f}, the total you gave is {total.value:,.0f}. Which one is right?",
        )
    return None


def _bill_conflict(numbers: Mapping[str, Input]) -> Conflict | None:
    bill, volume = numbers.get("prompting_cost_per_month"), numbers.get("requests_per_month")
    if bill is None or volume is None:
        return None
    others = [
        ("prompting_cost_per_request", per_request(numbers, "prompting_cost_per_request")),
        ("input_price_per_mtok", tokens_at_said_prices(numbers)),
    ]
    for field, each in others:
        if each is not None and _disagree(bill.value, each * volume.value):
            return Conflict(
                ("prompting_cost_per_month", field, "requests_per_month"),
                f"A bill of {bill.value:,.0f} a month and {volume.value:,.0f} requests at {each:g} each "
                f"({each * volume.value:,.0f} a month) do not match. Which one is right?",
            )
    return None


def _run_cost_conflict(numbers: Mapping[str, Input]) -> Conflict | None:
    run, volume = numbers.get("ft_inference_cost_per_month"), numbers.get("requests_per_month")
    each = per_request(numbers, "ft_inference_cost_per_request")
    if run is None or volume is None or each is None or not _disagree(run.value, each * volume.value):
        return None
    return Conflict(
        ("ft_inference_cost_per_month", "ft_inference_cost_per_request"),
        f"A run cost of {run.value:,.0f} a month and {volume.value:,.0f} requests at {each:g} each do not match. "
        "Which one is right?",
    )


_CONFLICT_CHECKS: tuple[Callable[[Mapping[str, Input]], Conflict | None], ...] = (
    _parts_conflict,
    _bill_conflict,
    _run_cost_conflict,
)


def per_request(numbers: Mapping[str, Input], field: str) -> float | None:
    known = numbers.get(field)
    return None if known is None else known.value


def tokens_at_said_prices(numbers: Mapping[str, Input]) -> float | None:
    """Money per request from said token counts and said token prices; None when one of the four is missing."""
    names = ("input_tokens_per_request", "input_price_per_mtok", "output_tokens_per_request", "output_price_per_mtok")
    known = [numbers.get(n) for n in names]
    if any(k is None for k in known):
        return None
    tokens_in, price_in, tokens_out, price_out = (k.value for k in known if k is not None)
    return (tokens_in * price_in + tokens_out * price_out) / 1e6
