"""Work out every input of a scenario on a day: said, derived from what was said, or assumed.

`resolve` is the only reader of a scenario's numbers: options, rules and answers see `Inputs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from advisor.assumed import assumed_inputs
from advisor.catalogue import Catalogue
from advisor.conflicts import conflicts
from advisor.fields import FIELDS, UPFRONT_PARTS
from advisor.inputs import Basis, Input, Inputs
from advisor.quantities import Number, Range, point
from advisor.scenario import Scenario, Value


def resolve(scenario: Scenario, catalogue: Catalogue, on: date) -> Inputs:
    """Work out all inputs of a scenario on a day."""
    numbers: dict[str, Input] = {}
    for field, value in scenario.values().items():
        if FIELDS[field].kind.is_numeric:
            numbers[field] = _said(field, value, scenario)
    for derive in (_data_prep, _upfront, _tokens_per_example):
        derived = derive(numbers, catalogue, on)
        if derived is not None:
            numbers[derived.field] = derived
    currency = scenario.currency or str(catalogue.parameter("currency", on).text)
    inputs = Inputs(numbers, scenario, currency, conflicts(numbers))
    for stand_in in assumed_inputs(scenario, numbers, catalogue, on, inputs.usd_rate):
        numbers.setdefault(stand_in.field, stand_in)
    return inputs


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


def _tokens_per_example(numbers: Mapping[str, Input], catalogue: Catalogue, on: date) -> Input | None:
    """A training example is a request with its answer."""
    del catalogue, on
    parts = numbers.get("input_tokens_per_request"), numbers.get("output_tokens_per_request")
    if "tokens_per_example" in numbers or parts[0] is None or parts[1] is None:
        return None
    total = parts[0].value + parts[1].value
    return Input("tokens_per_example", total, total, total, Basis.DERIVED, "input + output tokens of one request")
