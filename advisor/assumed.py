"""Inputs nobody stated, taken from the data folder: sourced defaults, and figures that depend on what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from advisor.catalogue import Catalogue, model_size
from advisor.entries import Parameter
from advisor.fields import FIELDS
from advisor.inputs import Basis, Input
from advisor.scenario import Scenario
from advisor.sources import Grade
from advisor.throughput import curve

DEFAULT_GPU = "h100"


def assumed_inputs(
    scenario: Scenario, numbers: Mapping[str, Input], catalogue: Catalogue, on: date, usd_rate: float | None
) -> Iterable[Input]:
    """Stand-ins for all inputs that have a source; `numbers` are those already known."""
    yield from _price_decline(scenario, catalogue, on)
    yield from _defaults(catalogue, on, usd_rate)
    yield from _serving(scenario, numbers, catalogue, on, usd_rate)


@lru_cache(maxsize=64)
def _defaults(catalogue: Catalogue, on: date, usd_rate: float | None) -> tuple[Input, ...]:
    """Sourced stand-ins; dollar amounts in the scenario's currency, and none of them without an exchange rate."""
    found: list[Input] = []
    for field, parameter in catalogue.field_defaults(on).items():
        spec = FIELDS[field]
        rate = usd_rate if spec.kind.is_money else 1.0
        if parameter.text is None and rate is not None:
            found.append(assumed(field, parameter, rate))
    return tuple(found)


def assumed(field: str, parameter: Parameter, rate: float = 1.0) -> Input:
    """An input taken from the data folder, its amounts times `rate`."""
    value, low, high = (float(x) * rate for x in (parameter.value, parameter.low, parameter.high))
    return Input(field, value, low, high, Basis.ASSUMED, parameter.source.title, parameter.source)


def _price_decline(scenario: Scenario, catalogue: Catalogue, on: date) -> Iterable[Input]:
    """A team that would move its prompt to a cheaper equal model sees the fall of prices at fixed quality."""
    if scenario.would_switch_model:
        yield assumed("api_price_decline_per_year", catalogue.parameter("price_fall_at_fixed_quality", on))


def _serving(
    scenario: Scenario, numbers: Mapping[str, Input], catalogue: Catalogue, on: date, usd_rate: float | None
) -> list[Input]:
    """Assumed figures that depend on what was said: the price of the card, and what one replica serves of this shape."""
    gpu = scenario.gpu_type or DEFAULT_GPU
    found: list[Input] = []
    price = catalogue.gpu_price(gpu, on)
    if price is not None and usd_rate is not None:
        found.append(assumed("gpu_price_per_hour", price, usd_rate))
    tokens_in, tokens_out = numbers.get("input_tokens_per_request"), numbers.get("output_tokens_per_request")
    size = model_size(scenario.ft_model)
    served = None if size is None else curve(catalogue, gpu, size)
    if served is None or tokens_in is None or tokens_out is None or tokens_in.value + tokens_out.value <= 0:
        return found
    name, row = "requests_per_second_per_replica", served.row(tokens_in.value, tokens_out.value)
    if row is not None:
        rate = row.value / row.output
        how = f"measured at {row.input}/{row.output} tokens; {row.limit}"
        return [*found, Input(name, rate, rate, rate, Basis.ASSUMED, how, row.source)]
    rate, factor = 1.0 / served.seconds(tokens_in.value, tokens_out.value), catalogue.value("interpolation_factor", on)
    source = served.rows[0].source.model_copy(update={"grade": Grade.INTERPOLATED})
    how = f"between measured shapes of {gpu.upper()}, up to {factor:g} times off either way"
    return [*found, Input(name, rate, rate / factor, rate * factor, Basis.ASSUMED, how, source)]
