"""The price and parameter book: look a value up on a day, with its source; what is missing stays missing."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import yaml

from advisor.sources import Source

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo

GENAI_PRICES_VERSION = "0.2.3"
"""The pinned price book; `pyproject.toml` pins the same version and a test compares both."""


class CatalogueError(ValueError):
    """The data folder is wrong: an entry without source, unit or date. Never caused by a user."""


def add_months(day: date, months: int) -> date:
    """The same day `months` later, the last day of the month where it does not exist."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A sourced value with its range. `text` is set instead of `value` for the one that is no number."""

    id: str
    unit: str
    start: date
    source: Source
    field: bool
    value: Decimal
    low: Decimal
    high: Decimal
    text: str | None = None


@dataclass(frozen=True, slots=True)
class SmallModel:
    """A small API model that was on sale from `start` until `end` (None: no end announced)."""

    model: str
    start: date
    end: date | None
    reference: str


@dataclass(frozen=True, slots=True)
class RequestPrice:
    """USD for one request of a given shape on a given day, by kind of token."""

    input: Decimal
    output: Decimal

    @property
    def total(self) -> Decimal:
        return self.input + self.output


def read_yaml(name: str) -> Any:
    """The parsed content of a file of `advisor/data`."""
    text = files("advisor.data").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


class Catalogue:
    """Everything the advisor knows about the world, by day. Immutable; `Catalogue.standard()` is the shipped one."""

    def __init__(
        self, parameters: list[dict[str, Any]], small_models: list[dict[str, Any]], sources: Mapping[str, Any]
    ) -> None:
        self.sources: dict[str, Source] = {key: Source(**value) for key, value in sources.items()}
        self._parameters: dict[str, list[Parameter]] = {}
        for entry in parameters:
            parameter = _parameter(entry)
            self._parameters.setdefault(parameter.id, []).append(parameter)
        self._small_models = [SmallModel(m["model"], m["from"], m["until"], m["reference"]) for m in small_models]

    @staticmethod
    @cache
    def standard() -> Catalogue:
        """The catalogue that ships with the package."""
        return Catalogue(read_yaml("parameters.yaml"), read_yaml("small_models.yaml"), read_yaml("sources.yaml"))

    @property
    def version(self) -> str:
        return f"genai-prices {GENAI_PRICES_VERSION}"

    @cached_property
    def price_source(self) -> Source:
        return self.sources["price_book"]

    def parameter(self, key: str, on: date) -> Parameter:
        """The entry in force on a day: the latest that started, or the first one. KeyError for an unknown id."""
        entries = self._parameters[key]
        started = [p for p in entries if p.start <= on]
        return started[-1] if started else entries[0]

    def field_defaults(self, on: date) -> dict[str, Parameter]:
        """The sourced stand-ins for inputs nobody stated."""
        return {key: p for key in self._parameters if (p := self.parameter(key, on)).field}

    def small_models(self, on: date) -> list[SmallModel]:
        """Small API models on sale on a day."""
        return [m for m in self._small_models if m.start <= on and (m.end is None or on < m.end)]

    def knows_model(self, model: str) -> bool:
        return _find_model(model) is not None

    def request_price(
        self, model: str, input_tokens: int, output_tokens: int, on: date, *, batch: bool = False
    ) -> RequestPrice | None:
        """USD for one request on a day; None when the book lacks the model, a price, or the batch price.

        The book answers with the standard price when it does not know a batch price: that is detected and given
        back as None, never as a discount.
        """
        standard = _request_price(model, input_tokens, output_tokens, on, False)
        if not batch or standard is None:
            return standard
        batched = _request_price(model, input_tokens, output_tokens, on, True)
        return batched if batched is not None and batched != standard else None

    def cache_prices(self, model: str, on: date) -> tuple[Decimal, Decimal] | None:
        """(read, write) USD per million cached input tokens on a day; a missing write price is the input price."""
        return _cache_prices(model, on)

    def price_changes(self, model: str, start: date, end: date) -> list[date]:
        """Days in (start, end] on which the book changes a price of the model, soonest first."""
        info = _find_model(model)
        if info is None:
            return []
        entries: list[Any] = [*(info.prices if isinstance(info.prices, list) else []), *(info.price_variants or [])]
        days = {d for e in entries if (d := getattr(e.constraint, "start_date", None)) and start < d <= end}
        return sorted(days)


def _parameter(entry: dict[str, Any]) -> Parameter:
    try:
        text = entry.get("text")
        value, low, high = (Decimal(str(entry.get(k, 0) if text else entry[k])) for k in ("value", "low", "high"))
        return Parameter(
            id=entry["id"],
            unit=entry["unit"],
            start=entry["from"],
            source=Source(**entry["source"]),
            field=entry.get("field", False),
            value=value,
            low=low,
            high=high,
            text=text,
        )
    except (KeyError, ValueError) as problem:
        raise CatalogueError(f"parameter {entry.get('id', entry)!r}: {problem}") from problem


@lru_cache(maxsize=512)
def _find_model(model: str) -> ModelInfo | None:
    from genai_prices import data_snapshot  # 0.1 s to import: only when a catalogue price is wanted

    for name in (model, model.replace(".", "-")):
        try:
            return data_snapshot.get_snapshot().find_provider_model(name, None, None, None)[1]
        except LookupError:
            continue
    return None


def _timestamp(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=UTC)


@lru_cache(maxsize=4096)
def _request_price(model: str, input_tokens: int, output_tokens: int, on: date, batch: bool) -> RequestPrice | None:
    from genai_prices import Usage, calc_price

    info = _find_model(model)
    if info is None:
        return None
    context = {"processing": "batch"} if batch else None
    usage = Usage(input_tokens=input_tokens, output_tokens=output_tokens)
    try:
        price = calc_price(usage, info.id, genai_request_timestamp=_timestamp(on), price_context=context)
    except (LookupError, ValueError):
        return None
    input_price, output_price = cast("tuple[Decimal | None, Decimal | None]", (price.input_price, price.output_price))
    if (input_tokens and not input_price) or (output_tokens and not output_price):
        return None
    return RequestPrice(input_price or Decimal(0), output_price or Decimal(0))


@lru_cache(maxsize=1024)
def _cache_prices(model: str, on: date) -> tuple[Decimal, Decimal] | None:
    from genai_prices import Usage, calc_price

    info = _find_model(model)
    if info is None:
        return None
    million = 1000  # one thousand tokens, scaled up: stays below every price tier

    def per_million(**kinds: int) -> Decimal | None:
        usage = Usage(input_tokens=million, **kinds)
        try:
            priced: Decimal | None = calc_price(usage, info.id, genai_request_timestamp=_timestamp(on)).input_price
        except (LookupError, ValueError):
            return None
        return Decimal(priced) * 1000 if priced else None

    plain, read = per_million(), per_million(cache_read_tokens=million)
    write = per_million(cache_write_tokens=million)
    if plain is None or read is None or read >= plain:
        return None
    return read, plain if write is None else write
