"""The question: what the person said, field by field, in canonical units."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator

from advisor.fields import FIELDS, Kind
from advisor.quantities import Exact, Number, Range

Value = Decimal | Range | bool | str
"""What one field can hold."""
Patch = Mapping[str, Value | None]
"""A change to a scenario: field -> new value; `None` takes the field back to unknown."""


class ScenarioError(ValueError):
    """An input outside its bounds. `field` is its canonical name; the text is written for the person."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


class Said(BaseModel):
    """How a said field is known: the person's own words and who wrote them (a Slack user id, or "")."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str = Field(max_length=300)
    who: str = ""
    derived: bool = False


class Scenario(BaseModel):
    """What was said about one workload. Units and bounds are in `advisor.fields.FIELDS`; all fields optional.

    `said` keeps the words behind each field; what is derived or assumed is worked out by `advisor.inputs` and
    never written back here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompting_cost_per_month: Number | None = None
    prompting_cost_per_request: Number | None = None
    ft_upfront_cost: Number | None = None
    ft_data_prep_cost: Number | None = None
    ft_training_cost: Number | None = None
    ft_eval_cost: Number | None = None
    ft_engineering_cost: Number | None = None
    ft_labelling_cost_per_example: Number | None = None
    ft_inference_cost_per_month: Number | None = None
    ft_inference_cost_per_request: Number | None = None
    error_cost: Number | None = None
    input_price_per_mtok: Number | None = None
    output_price_per_mtok: Number | None = None
    requests_per_month: Number | None = None
    input_tokens_per_request: Number | None = None
    output_tokens_per_request: Number | None = None
    labelled_examples: Number | None = None
    use_cases: Number | None = None
    current_accuracy: Number | None = None
    target_accuracy: Number | None = None
    growth_rate_per_month: Number | None = None
    discount_rate_per_year: Number | None = None
    horizon_months: Number | None = None
    latency_target_ms: Number | None = None
    latency_critical: bool | None = None
    base_model: str | None = Field(default=None, max_length=80)
    ft_model: str | None = Field(default=None, max_length=80)
    domain: str | None = None
    knowledge_change: str | None = None
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    sensitive_data: bool | None = None
    task_stable: bool | None = None
    cacheable_input_share: Number | None = None
    batch_share: Number | None = None
    build_months: Number | None = None
    fallback_share: Number | None = None
    peak_to_average: Number | None = None
    maintenance_cost_per_month: Number | None = None
    retrain_every_months: Number | None = None
    retrain_cost: Number | None = None
    ft_accuracy: Number | None = None
    api_price_decline_per_year: Number | None = None
    would_switch_model: bool | None = None
    gpu_type: str | None = None
    gpu_count: Number | None = None
    gpu_price_per_hour: Number | None = None
    ft_hosting_price_per_hour: Number | None = None
    requests_per_second_per_replica: Number | None = None
    ops_fte: Number | None = None
    fte_cost_per_year: Number | None = None
    retrieval_tokens_per_request: Number | None = None
    vector_store_cost_per_month: Number | None = None
    training_epochs: Number | None = None
    tokens_per_example: Number | None = None
    exchange_rate_per_usd: Exact | None = None
    said: Mapping[str, Said] = Field(default_factory=dict[str, Said])

    @model_validator(mode="after")
    def _within_bounds(self) -> Self:
        for name in self.model_fields_set - {"said"}:
            value = getattr(self, name)
            if value is not None:
                check_bounds(name, value)
        return self

    def get(self, name: str) -> Value | None:
        """The said value of a field, `None` when nothing was said. KeyError for a name that is no field."""
        FIELDS[name]
        return cast(Value | None, getattr(self, name))

    def values(self) -> dict[str, Value]:
        """All said fields, in the order of the table."""
        held = self.__dict__
        return {name: v for name in FIELDS if (v := held[name]) is not None}

    def patched(self, patch: Patch, said: Mapping[str, Said] | None = None) -> Scenario:
        """A new scenario with `patch` on top; `said` gives the words for the patched fields.

        Raises `ScenarioError` when a value is out of bounds.
        """
        data: dict[str, Any] = {**self.values(), **patch}
        words = {name: self.said[name] for name in self.said if name not in patch}
        words |= {name: w for name, w in (said or {}).items() if patch.get(name) is not None}
        return build_scenario({k: v for k, v in data.items() if v is not None}, words)


def build_scenario(values: Mapping[str, Any], said: Mapping[str, Said] | None = None) -> Scenario:
    """A scenario from plain values (numbers, `{"low", "high"}`, bools, strings).

    Raises `ScenarioError` with a sentence for the person where a value is unknown, of the wrong type, or out of
    bounds.
    """
    for name, value in values.items():
        if name not in FIELDS:
            raise ScenarioError(name, f"I do not know an input called {name!r}.")
        if value is not None:
            check_bounds(name, value)
    try:
        return Scenario(**dict(values), said=dict(said or {}))
    except ScenarioError:
        raise
    except ValueError as problem:
        name = next((n for n in values if n in str(problem)), "scenario")
        raise ScenarioError(name, f"That is not a value I can use for {name}.") from problem


def check_bounds(name: str, value: object) -> None:
    """Raise `ScenarioError` unless `value` may be stored in field `name`."""
    spec = FIELDS[name]
    if spec.kind is Kind.CHOICE and value not in spec.choices:
        raise ScenarioError(name, f"{spec.label} is one of: {', '.join(spec.choices)}.")
    if not spec.kind.is_numeric:
        return
    if isinstance(value, Range):
        numbers = [end for end in (value.low, value.high) if end is not None]
    elif isinstance(value, Mapping):
        ends_of = cast(Mapping[str, Any], value)
        numbers = [Decimal(str(end)) for end in (ends_of.get("low"), ends_of.get("high")) if end is not None]
    elif isinstance(value, bool) or not isinstance(value, Decimal | int | float | str):
        raise ScenarioError(name, f"{spec.label} is a number.")
    else:
        try:
            numbers = [Decimal(str(value))]
        except ArithmeticError as problem:
            raise ScenarioError(name, f"{spec.label} is a number.") from problem
    for number in numbers:
        if not number.is_finite():
            raise ScenarioError(name, f"{spec.label} must be a finite number.")
        if number < spec.low or number > spec.high:
            raise ScenarioError(
                name,
                f"{spec.label} must be between {_show(spec, spec.low)} and "
                f"{_show(spec, spec.high)}; {_show(spec, number)} is outside.",
            )


def _show(spec: object, number: Decimal) -> str:
    kind = getattr(spec, "kind", None)
    if kind in (Kind.FRACTION, Kind.GROWTH, Kind.YEARLY_RATE):
        return f"{(number * 100).normalize():f} %"
    return f"{number:,f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:,f}"
