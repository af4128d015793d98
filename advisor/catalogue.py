"""Everything the advisor knows about the world, by day, with sources; what is missing stays missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import Any

from advisor import entries, price_book
from advisor.calendar_months import add_months
from advisor.entries import CatalogueError, End, Measurement, Parameter, Service, SmallModel, read_yaml
from advisor.price_book import GENAI_PRICES_VERSION, RequestPrice, TokenPrices
from advisor.sources import Source

OPEN_MODEL = "an open 8B model"
"""What is tuned when nobody named a model: open weights of 8 billion parameters."""
_DEFAULT_SIZE = 8.0
_SIZE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)b\b")


class Catalogue:
    """The data folder and the price book. Immutable; `Catalogue.standard()` is the shipped one.

    `data` holds the parsed files by name: parameters, small_models, sources, training, lifecycle, gpus, throughput.
    Raises `CatalogueError` when an entry lacks its value, unit, range, day or source.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.sources: dict[str, Source] = {key: Source(**value) for key, value in data.get("sources", {}).items()}
        self._parameters: dict[str, list[Parameter]] = {}
        for row in data.get("parameters", ()):
            found = entries.parameter(row, self.sources)
            self._parameters.setdefault(found.id, []).append(found)
        self._gpus = [entries.parameter(row, self.sources) for row in data.get("gpus", ())]
        self._small_models = [
            SmallModel(m["model"], m["from"], m["until"], m["reference"]) for m in data.get("small_models", ())
        ]
        self.services = [entries.service(row, self.sources) for row in data.get("training", ())]
        self.ends: list[End] = [entries.end(row, self.sources) for row in data.get("lifecycle", ())]
        self.measurements: list[Measurement] = [
            entries.measurement(row, self.sources) for row in data.get("throughput", ())
        ]

    @staticmethod
    @cache
    def standard() -> Catalogue:
        """The catalogue that ships with the package."""
        names = ("parameters", "small_models", "sources", "training", "lifecycle", "gpus", "throughput")
        return Catalogue({name: read_yaml(f"{name}.yaml") for name in names})

    @property
    def version(self) -> str:
        return f"genai-prices {GENAI_PRICES_VERSION}"

    @cached_property
    def price_source(self) -> Source:
        return self.sources["price_book"]

    @cached_property
    def parameters(self) -> Sequence[Parameter]:
        """Every parameter and GPU price, all dates."""
        return [p for group in self._parameters.values() for p in group] + self._gpus

    def parameter(self, key: str, on: date) -> Parameter:
        """The entry in force on a day: the latest that started, or the first one. KeyError for an unknown id."""
        found = self._parameters[key]
        started = [p for p in found if p.start <= on]
        return started[-1] if started else found[0]

    def value(self, key: str, on: date) -> float:
        """The value of a parameter on a day. KeyError for an unknown id."""
        return float(self.parameter(key, on).value)

    @lru_cache(maxsize=64)  # noqa: B019 - catalogues are few and live as long as the process
    def field_defaults(self, on: date) -> Mapping[str, Parameter]:
        """The sourced stand-ins for inputs nobody stated."""
        return {key: p for key in self._parameters if (p := self.parameter(key, on)).field}

    def small_models(self, on: date) -> list[SmallModel]:
        """Small API models on sale on a day."""
        return [m for m in self._small_models if m.start <= on and (m.end is None or on < m.end)]

    def gpu_price(self, gpu: str, on: date) -> Parameter | None:
        """USD per GPU-hour of a card on a day; None when the book has none."""
        started = [p for p in self._gpus if p.id == gpu and p.start <= on]
        return started[-1] if started else None

    def training_service(self, model: str | None, method: str, on: date) -> Service | None:
        """The cheapest place to tune a model: named in the list, else open weights of its size. None: no place."""
        size = model_size(model)
        named = [s for s in self.services if model in s.models]
        fitting = named or [s for s in self.services if s.size and size is not None and s.size[0] < size <= s.size[1]]
        started = [s for s in fitting if s.price.start <= on and s.method == method]
        return min(started, key=lambda s: (s.price.value, s.price.id), default=None)

    def ends_of(self, model: str | None, what: Sequence[str], on: date) -> list[End]:
        """Ends of a model that are known on a day, soonest first."""
        found = [e for e in self.ends if model in e.models and e.what in what and e.known <= on]
        return sorted(found, key=lambda e: e.day)

    def knows_model(self, model: str) -> bool:
        return price_book.find_model(model) is not None

    def token_prices(self, model: str, on: date) -> TokenPrices | None:
        """Prices of a model by month from a day; None when the book lacks it."""
        return price_book.token_prices(model, on)

    def request_price(
        self, model: str, input_tokens: int, output_tokens: int, on: date, *, batch: bool = False
    ) -> RequestPrice | None:
        """USD for one request on a day; None when the book lacks the model, a price, or the batch price."""
        return price_book.request_price(model, input_tokens, output_tokens, on, batch)

    def cache_prices(self, model: str, on: date) -> tuple[Decimal, Decimal] | None:
        """(read, write) USD per million cached input tokens on a day; a missing write price is the input price."""
        return price_book.cache_prices(model, on)

    def similar_models(self, name: str) -> tuple[str, ...]:
        """Models of the price book that a vague name may mean, newest first, at most four."""
        return price_book.similar_models(name)

    def models_with_changes(self, start: date, end: date) -> list[str]:
        """Models of the price book whose list price changes in (start, end]."""
        return price_book.models_with_changes(start, end)

    def price_changes(self, model: str, start: date, end: date) -> list[date]:
        """Days in (start, end] on which the book changes a price of the model, soonest first."""
        return price_book.price_changes(model, start, end)


def model_size(model: str | None) -> float | None:
    """Billions of parameters from a model's name; 8 when nobody named one, None when the name does not say."""
    if model is None:
        return _DEFAULT_SIZE
    found = _SIZE.search(model.lower())
    return float(found[1]) if found else None


__all__ = ["OPEN_MODEL", "Catalogue", "CatalogueError", "add_months", "model_size"]
