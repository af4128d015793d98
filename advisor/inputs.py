"""Every input with how it is known: said, derived from other inputs, or assumed from a dated source.

`resolve` is the only reader of a scenario's numbers: options, rules and answers see `Inputs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from advisor.catalogue import Catalogue
from advisor.fields import FIELDS, UPFRONT_PARTS
from advisor.quantities import Number, Range, point
from advisor.scenario import Scenario, Value
from advisor.sources import Source

CONFLICT_TOLERANCE = 0.05
"""Two said sources of the same figure may differ by this share before the advisor asks."""


class Basis(StrEnum):
    """How an input is known."""

    SAID = "said"
    DERIVED = "derived"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Input:
    """One known input in canonical units. `how`: the person's words, the formula, or the reason for the assumption."""

    field: str
    value: float
    low: float | None
    high: float | None
    basis: Basis
    how: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two said figures that cannot both be right; `fields` are the ones to ask about."""

    fields: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The resolved numbers of a scenario plus its said flags, names and currency."""

    numbers: Mapping[str, Input]
    scenario: Scenario
    currency: str
    conflicts: tuple[Conflict, ...]

    def get(self, field: str) -> float | None:
        """The point figure of a field in canonical units, None when it is not known."""
        known = self.numbers.get(field)
        return None if known is None else known.value

    def said(self, field: str) -> float | None:
        """The point figure, only where the person said it (or it follows from what was said)."""
        known = self.numbers.get(field)
        return None if known is None or known.basis is Basis.ASSUMED else known.value

    def need(self, field: str) -> float:
        """A figure that always has a sourced default. KeyError when it has none."""
        return self.numbers[field].value

    def with_value(self, field: str, value: float) -> Inputs:
        """The same inputs with one figure replaced: what flips and sensitivities vary."""
        known = self.numbers[field]
        return replace(self, numbers={**self.numbers, field: replace(known, value=value, low=value, high=value)})

    @property
    def usd_rate(self) -> float | None:
        """Units of the scenario's currency for one dollar; None when it is needed and nobody stated it."""
        if self.currency == "USD":
            return 1.0
        return None if self.scenario.exchange_rate_per_usd is None else float(self.scenario.exchange_rate_per_usd)


def resolve(scenario: Scenario, catalogue: Catalogue, on: date) -> Inputs:
    """Work out all inputs of a scenario on a day."""
    numbers: dict[str, Input] = {}
    for field, value in scenario.values().items():
        if FIELDS[field].kind.is_numeric:
            numbers[field] = _said(field, value, scenario)
    for derive in (_data_prep, _upfront):
        derived = derive(numbers, catalogue, on)
        if derived is not None:
            numbers[derived.field] = derived
    for field, parameter in catalogue.field_defaults(on).items():
        if field not in numbers and parameter.text is None:
            numbers[field] = Input(
                field,
                float(parameter.value),
                float(parameter.low),
                float(parameter.high),
                Basis.ASSUMED,
                parameter.source.title,
                parameter.source,
            )
    currency = scenario.currency or str(catalogue.parameter("currency", on).text)
    conflicts = tuple(c for check in _CONFLICT_CHECKS if (c := check(numbers)) is not None)
    return Inputs(numbers, scenario, currency, conflicts)


def _said(field: str, value: Value, scenario: Scenario) -> Input:
    number: Number = value if isinstance(value, Range) else Decimal(str(value))
    low, high = (number.low, number.high) if isinstance(number, Range) else (number, number)
    words = scenario.said.get(field)
    return Input(
        field,
        float(point(number)),
        None if low is None else float(low),
        None if high is None else float(high),
        Basis.DERIVED if words is not None and words.derived else Basis.SAID,
        words.words if words is not None else "",
    )


def _data_prep(numbers: Mapping[str, Input], catalogue: Catalogue, on: date) -> Input | None:
    """Labelling as part of data preparation: price per example x the examples that are still missing."""
    price, have = numbers.get("ft_labelling_cost_per_example"), numbers.get("labelled_examples")
    if price is None or have is None or "ft_data_prep_cost" in numbers or "ft_upfront_cost" in numbers:
        return None
    needed = catalogue.parameter("examples_needed", on)
    missing = max(0.0, float(needed.value) - have.value)
    how = f"{price.value:g} per example x {missing:,.0f} still to label (of {needed.value:,} needed)"
    return Input("ft_data_prep_cost", price.value * missing, None, None, Basis.DERIVED, how, needed.source)


def _upfront(numbers: Mapping[str, Input], catalogue: Catalogue, on: date) -> Input | None:
    """The total from its parts, when only parts were said."""
    del catalogue, on
    parts = [numbers[p] for p in UPFRONT_PARTS if p in numbers]
    if "ft_upfront_cost" in numbers or not parts:
        return None
    how = " + ".join(FIELDS[p.field].label.lower() for p in parts)
    low = sum(p.value if p.low is None else p.low for p in parts)
    high = sum(p.value if p.high is None else p.high for p in parts)
    return Input("ft_upfront_cost", sum(p.value for p in parts), low, high, Basis.DERIVED, f"the sum of {how}")


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
