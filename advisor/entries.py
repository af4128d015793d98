"""The rows of `advisor/data`: each with a value, unit, range, first day, and a source. A missing one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml

from advisor.sources import Source


class CatalogueError(ValueError):
    """The data folder is wrong: an entry without source, unit or date. Never caused by a user."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A sourced value with its range. `text` is set instead of `value` for the one that is no number.

    `field`: whether it stands in for the input of the same name where nobody stated it.
    """

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
class Service:
    """A place to tune a model. `price`: USD per million training tokens; `tuned_rates`: USD per million (input,
    output) tokens of the tuned model, None where it is served from a dedicated endpoint by the hour."""

    provider: str
    models: tuple[str, ...]
    size: tuple[float, float] | None
    method: str
    price: Parameter
    tuned_rates: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class End:
    """An announced end of a model, of its tunes, or of training. `conditional`: for whom it does not hold yet."""

    what: str
    models: tuple[str, ...]
    day: date
    known: date
    source: Source
    conditional: str = ""
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """Output tokens per second of one replica of `gpus` cards at one request shape."""

    gpu: str
    gpus: int
    model_size: float
    input: int
    output: int
    value: float
    limit: str
    source: Source


def read_yaml(name: str) -> Any:
    """The parsed content of a file of `advisor/data`."""
    text = files("advisor.data").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def source_of(entry: Mapping[str, Any], sources: Mapping[str, Source]) -> Source:
    """The source of an entry: written out, or the id of a shared one. Raises `CatalogueError` without one."""
    named = entry.get("source")
    try:
        return sources[named] if isinstance(named, str) else Source(**named)  # pyright: ignore[reportCallIssue]
    except (KeyError, TypeError, ValueError) as problem:
        raise CatalogueError(f"{entry.get('id', entry)!r} has no usable source: {problem}") from problem


def parameter(entry: Mapping[str, Any], sources: Mapping[str, Source]) -> Parameter:
    """One parameter; `CatalogueError` when its value, unit, range, day or source is missing or out of order."""
    try:
        text = entry.get("text")
        value, low, high = (Decimal(str(entry.get(k, 0) if text else entry[k])) for k in ("value", "low", "high"))
        if not low <= value <= high:
            raise ValueError(f"{value} is outside {low}..{high}")
        return Parameter(
            id=entry["id"],
            unit=entry["unit"],
            start=entry["from"],
            source=source_of(entry, sources),
            field=entry.get("field", False),
            value=value,
            low=low,
            high=high,
            text=text,
        )
    except (KeyError, ValueError, ArithmeticError) as problem:
        raise CatalogueError(f"parameter {entry.get('id', entry)!r}: {problem}") from problem


def service(entry: Mapping[str, Any], sources: Mapping[str, Source]) -> Service:
    """One place to tune; `CatalogueError` as for a parameter, or when per-token serving has no prices."""
    per_token = entry.get("serving") == "per_token"
    try:
        size = entry.get("size")
        return Service(
            provider=entry["provider"],
            models=tuple(entry["models"]),
            size=None if size is None else (float(size[0]), float(size[1])),
            method=entry["method"],
            price=parameter(entry, sources),
            tuned_rates=(float(entry["input"]), float(entry["output"])) if per_token else None,
        )
    except KeyError as problem:
        raise CatalogueError(f"training service {entry.get('id', entry)!r}: {problem}") from problem


def end(entry: Mapping[str, Any], sources: Mapping[str, Source]) -> End:
    """One announced end; `CatalogueError` without day, day of knowledge or source."""
    try:
        return End(
            what=entry["what"],
            models=tuple(entry["models"]),
            day=entry["day"],
            known=entry["known"],
            source=source_of(entry, sources),
            conditional=entry.get("conditional", ""),
            replacement=entry.get("replacement"),
        )
    except KeyError as problem:
        raise CatalogueError(f"end of {entry.get('models')}: {problem}") from problem


def measurement(entry: Mapping[str, Any], sources: Mapping[str, Source]) -> Measurement:
    """One throughput row; `CatalogueError` without shape, value or source."""
    try:
        plain = {k: entry[k] for k in ("gpu", "gpus", "model_size", "input", "output", "value", "limit")}
        return Measurement(**plain, source=source_of(entry, sources))
    except KeyError as problem:
        raise CatalogueError(f"throughput row {entry}: {problem}") from problem
