"""The pinned price book (genai-prices): exact prices of a day, and prices by month as arrays.

The book answers with the standard price where it does not know a batch or cache price; that is detected here and
given back as None, never as a discount.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from advisor.calendar_months import add_months
from advisor.finance import SEARCH_MONTHS

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo

GENAI_PRICES_VERSION = "0.2.3"
"""The pinned price book; `pyproject.toml` pins the same version and a test compares both."""
_BATCH = {"processing": "batch"}
_THOUSAND = 1000  # a probe of one thousand tokens stays inside its tier

Figure = float | NDArray[np.float64]
"""One figure, or a column of them with shape (n, 1)."""


@dataclass(frozen=True, slots=True)
class RequestPrice:
    """USD for one request of a given shape on a given day, by kind of token."""

    input: Decimal
    output: Decimal

    @property
    def total(self) -> Decimal:
        return self.input + self.output


@dataclass(frozen=True, slots=True)
class Rates:
    """USD per million input and output tokens; axis 0 the price tiers by input length, axis 1 the months."""

    input: NDArray[np.float64]
    output: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TokenPrices:
    """Prices of one model in months 1..120 from a day. `tiers`: the input length above which each tier applies.

    `cached`: (read, write) per million input tokens; None: the book has no such price.
    """

    model: str
    tiers: tuple[int, ...]
    standard: Rates
    batch: Rates | None
    cached: Rates | None

    def request_cost(self, tokens_in: Figure, tokens_out: Figure, months: int, *, batch: bool = False) -> Any:
        """USD for one request in months 1..`months`; shape (months,), or (n, months) for columns of tokens."""
        rates = self.batch if batch else self.standard
        assert rates is not None
        tier = self.tier(tokens_in)
        return (tokens_in * rates.input[tier][..., :months] + tokens_out * rates.output[tier][..., :months]) / 1e6

    def tier(self, tokens_in: Figure) -> Any:
        """The index of the price tier for an input length."""
        if len(self.tiers) == 1:
            return 0
        found = np.searchsorted(self.tiers, tokens_in, side="left") - 1
        return np.maximum(found, 0)[..., 0] if isinstance(tokens_in, np.ndarray) else max(0, int(found))


@lru_cache(maxsize=512)
def find_model(model: str) -> ModelInfo | None:
    """The book's entry of a model by its id or a spelling with dots; None when there is none."""
    from genai_prices import data_snapshot  # 0.1 s to import: only when a catalogue price is wanted

    for name in (model, model.replace(".", "-")):
        try:
            return data_snapshot.get_snapshot().find_provider_model(name, None, None, None)[1]
        except LookupError:
            continue
    return None


@lru_cache(maxsize=512)
def similar_models(name: str, limit: int = 4) -> tuple[str, ...]:
    """Text models of the book whose id holds every part of a name ("claude-sonnet"), newest version first."""
    from genai_prices import data_snapshot

    wanted = [part for part in re.split(r"[-.\s_]+", name.lower()) if part]
    found = {
        info.id
        for provider in data_snapshot.get_snapshot().providers
        if provider.id in _MAKERS
        for info in provider.models
        if not (provider.id == "google" and info.id.startswith("claude"))
        if wanted and set(wanted) <= set(re.split(r"[-.\s_]+", info.id)) and not _NOT_TEXT.search(info.id)
    }
    ranked = sorted(found, key=lambda i: (*_newest_first(i), len(i), i))
    return tuple(ranked[:limit])


def _newest_first(model: str) -> tuple[int, int]:
    numbers = [*(-int(n) for n in re.findall(r"\d+", model)), 0, 0]
    return numbers[0], numbers[1]


_MAKERS = ("openai", "anthropic", "google", "mistral", "deepseek", "x-ai", "cohere")
_NOT_TEXT = re.compile(
    r"image|tts|audio|live|embedding|realtime|transcribe|cyber|search|codex|vision|preview|instruct|ft[:-]|robotics|\d{8}|-\d{4}$"
)


def price_changes(model: str, start: date, end: date) -> list[date]:
    """Days in (start, end] on which the book changes a price of the model, soonest first."""
    info = find_model(model)
    if info is None:
        return []
    entries: list[Any] = [*(info.prices if isinstance(info.prices, list) else []), *(info.price_variants or [])]
    days = {d for e in entries if (d := getattr(e.constraint, "start_date", None)) and start < d <= end}
    return sorted(days)


def models_with_changes(start: date, end: date) -> list[str]:
    """Ids of models whose standard price changes in (start, end], in the order of the alphabet."""
    from genai_prices import data_snapshot

    found: set[str] = set()
    for provider in data_snapshot.get_snapshot().providers:
        for info in provider.models:
            entries: list[Any] = info.prices if isinstance(info.prices, list) else []
            if any((d := getattr(e.constraint, "start_date", None)) and start < d <= end for e in entries):
                found.add(info.id)
    return sorted(found)


@lru_cache(maxsize=4096)
def request_price(model: str, input_tokens: int, output_tokens: int, on: date, batch: bool) -> RequestPrice | None:
    """USD for one request on a day; None when the book lacks the model, a price, or the batch price."""
    found = _calculate(model, input_tokens, output_tokens, on, _BATCH if batch else None)
    if not batch or found is None:
        return found
    standard = _calculate(model, input_tokens, output_tokens, on, None)
    return found if found != standard else None


@lru_cache(maxsize=1024)
def cache_prices(model: str, on: date, input_tokens: int = _THOUSAND) -> tuple[Decimal, Decimal] | None:
    """(read, write) USD per million cached input tokens; a missing write price is the input price."""
    plain = _per_million(model, on, input_tokens)
    read = _per_million(model, on, input_tokens, cache_read_tokens=input_tokens)
    write = _per_million(model, on, input_tokens, cache_write_tokens=input_tokens)
    if plain is None or read is None or read >= plain:
        return None
    return read, plain if write is None else write


@lru_cache(maxsize=512)
def token_prices(model: str, on: date) -> TokenPrices | None:
    """All prices of a model by month from a day; None when the book lacks the model or a standard price."""
    info = find_model(model)
    if info is None:
        return None
    tiers = (0, *_tier_starts(info))
    standard = _rates(model, on, tiers, lambda day, size: _unit_prices(model, size, day, batch=False))
    if standard is None:
        return None
    return TokenPrices(
        model,
        tiers,
        standard,
        _rates(model, on, tiers, lambda day, size: _unit_prices(model, size, day, batch=True)),
        _rates(model, on, tiers, lambda day, size: cache_prices(model, day, size)),
    )


def _tier_starts(info: ModelInfo) -> list[int]:
    entries: Iterable[Any] = info.prices if isinstance(info.prices, list) else [info.prices]
    prices: list[Any] = [getattr(entry, "prices", entry) for entry in entries]
    return sorted({tier.start for p in prices for tier in getattr(p.input_mtok, "tiers", ())})


def _rates(
    model: str, on: date, tiers: tuple[int, ...], price: Callable[[date, int], tuple[Decimal, Decimal] | None]
) -> Rates | None:
    """Fill the months from each dated step of the book on; None when a price is missing on any step."""
    steps = [on, *price_changes(model, on, add_months(on, SEARCH_MONTHS))]
    starts = [add_months(on, m) for m in range(SEARCH_MONTHS)] if len(steps) > 1 else [on]
    first, second = np.zeros((len(tiers), SEARCH_MONTHS)), np.zeros((len(tiers), SEARCH_MONTHS))
    for step in steps:
        month = next((m for m, start in enumerate(starts) if start >= step), None)
        for tier, above in enumerate(tiers):
            found = price(step, above + _THOUSAND)
            if found is None:
                return None
            if month is not None:
                first[tier, month:], second[tier, month:] = float(found[0]), float(found[1])
    return Rates(first, second)


def _unit_prices(model: str, size: int, day: date, *, batch: bool) -> tuple[Decimal, Decimal] | None:
    found = request_price(model, size, size, day, batch)
    return None if found is None else (found.input * 1_000_000 / size, found.output * 1_000_000 / size)


def _timestamp(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=UTC)


def _calculate(
    model: str, input_tokens: int, output_tokens: int, on: date, context: dict[str, str] | None
) -> RequestPrice | None:
    from genai_prices import Usage, calc_price

    info = find_model(model)
    if info is None:
        return None
    usage = Usage(input_tokens=input_tokens, output_tokens=output_tokens)
    try:
        price = calc_price(usage, info.id, genai_request_timestamp=_timestamp(on), price_context=context)
    except (LookupError, ValueError):
        return None
    input_price, output_price = cast("tuple[Decimal | None, Decimal | None]", (price.input_price, price.output_price))
    if (input_tokens and not input_price) or (output_tokens and not output_price):
        return None
    return RequestPrice(input_price or Decimal(0), output_price or Decimal(0))


def _per_million(model: str, on: date, tokens: int, **kinds: int) -> Decimal | None:
    from genai_prices import Usage, calc_price

    info = find_model(model)
    if info is None:
        return None
    usage = Usage(input_tokens=tokens, **kinds)
    try:
        priced: Decimal | None = calc_price(usage, info.id, genai_request_timestamp=_timestamp(on)).input_price
    except (LookupError, ValueError):
        return None
    return Decimal(priced) * 1_000_000 / tokens if priced else None
