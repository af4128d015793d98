"""`ftroi prices`: the book with its sources, its age, what is due for a check, and known future changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from advisor import Catalogue
from advisor.calendar_months import add_months
from bot import clock
from bot.views import Document, document_text
from bot.views.document import Bullets, Cell, Note, Part, Table

_AHEAD_MONTHS = 24


def book_text(on: date | None, *, as_json: bool) -> str:
    """Every entry of the data folder, and what is known of the coming months."""
    day, book = on or clock.now().date(), Catalogue.standard()
    rows = _entries(book, day)
    changes = _known_changes(book, day)
    if as_json:
        return json.dumps({"on": day.isoformat(), "price_book": book.version, "entries": rows, "changes": changes})
    due = [row for row in rows if row["due"]]
    table = Table(
        caption="Values that the advisor takes where nobody gave one",
        header=("Entry", "Value", "Low", "High", "Unit", "From", "Read", "Age", "Grade", "Source"),
        rows=tuple(
            tuple(
                Cell(text=str(row[key]))
                for key in ("id", "value", "low", "high", "unit", "from", "read", "age_days", "grade", "source")
            )
            for row in rows
        ),
    )
    age = (day - book.price_source.date).days
    parts: list[Part] = [
        table,
        Bullets(title=f"Known changes in the next {_AHEAD_MONTHS} months", items=tuple(changes) or ("none",)),
        Bullets(title="Due for a check", items=tuple(f"{r['id']}, {r['age_days']} days old" for r in due) or ("none",)),
        Note(text="`ftroi prices MODEL` shows the list price of one model and its changes."),
    ]
    headline = f"Prices of tokens: {book.version}, read {book.price_source.date.isoformat()}, {age} days old; {len(rows)} entries of our own, {len(due)} due for a check."
    return document_text(Document(headline=headline, parts=tuple(parts)))


def model_text(model: str, on: date | None, *, as_json: bool) -> str:
    """The list price of a model by date, its cache and batch prices, and its announced ends. ValueError: unknown."""
    day, book = on or clock.now().date(), Catalogue.standard()
    found = _model(book, model, day)
    if as_json:
        return json.dumps(found)
    rows = tuple(
        tuple(
            Cell(text="–" if step[k] is None else str(step[k]))
            for k in ("from", "input", "output", "cache_read", "batch_input", "batch_output")
        )
        for step in found["prices"]
    )
    header = ("From", "Input", "Output", "Cache read", "Batch input", "Batch output")
    parts: list[Part] = [
        Table(caption="USD per million tokens", header=header, rows=rows),
        Bullets(title="Ends", items=tuple(found["ends"]) or ("none announced in the book",)),
    ]
    return document_text(Document(headline=f"{model} in {book.version}, on {day.isoformat()}.", parts=tuple(parts)))


def _entries(book: Catalogue, day: date) -> list[dict[str, Any]]:
    limit = float(book.parameter("price_check_days", day).value)
    entries = [*book.parameters, *(s.price for s in book.services)]
    rows = [
        {
            "id": p.id,
            "value": p.text or float(p.value),
            "low": float(p.low),
            "high": float(p.high),
            "unit": p.unit,
            "from": p.start.isoformat(),
            "read": p.source.date.isoformat(),
            "age_days": (day - p.source.date).days,
            "grade": p.source.grade.value,
            "source": p.source.title,
            "due": p.source.grade.value == "listed" and (day - p.source.date).days > limit,
        }
        for p in entries
    ]
    rows += [
        {
            "id": f"throughput {m.gpus}x{m.gpu} {m.model_size:g}B {m.input}/{m.output}",
            "value": m.value,
            "low": m.value,
            "high": m.value,
            "unit": "output tokens per second",
            "from": m.source.date.isoformat(),
            "read": m.source.date.isoformat(),
            "age_days": (day - m.source.date).days,
            "grade": m.source.grade.value,
            "source": m.source.title,
            "due": False,
        }
        for m in book.measurements
    ]
    return rows


def _known_changes(book: Catalogue, day: date) -> list[str]:
    end, found = add_months(day, _AHEAD_MONTHS), list[tuple[date, str]]()
    for model in book.models_with_changes(day, end):
        found += [(d, f"{d}: the list price of {model} changes") for d in book.price_changes(model, day, end)]
    for stop in book.ends:
        if day <= stop.day <= end and stop.known <= day:
            limit = f", only {stop.conditional}" if stop.conditional else ""
            found.append((stop.day, f"{stop.day}: end of {stop.what} of {', '.join(stop.models)}{limit}"))
    return [line for _, line in sorted(set(found))]


def _model(book: Catalogue, model: str, day: date) -> dict[str, Any]:
    if book.token_prices(model, day) is None:
        raise ValueError(f"the price book has no {model!r}")
    steps = [day, *book.price_changes(model, day, add_months(day, _AHEAD_MONTHS))]
    ends = book.ends_of(model, ("model", "tunes", "training"), day)
    return {
        "model": model,
        "on": day.isoformat(),
        "prices": [_prices(book, model, step) for step in steps],
        "ends": [
            f"{e.day}: {e.what} ends" + (f", only {e.conditional}" if e.conditional else "") + f" ({e.source})"
            for e in ends
        ],
    }


def _prices(book: Catalogue, model: str, day: date) -> dict[str, Any]:
    million, cached = 1_000_000, book.cache_prices(model, day)
    plain, batch = (book.request_price(model, 1000, 1000, day, batch=b) for b in (False, True))
    assert plain is not None
    return {
        "from": day.isoformat(),
        "input": float(plain.input * million / 1000),
        "output": float(plain.output * million / 1000),
        "cache_read": None if cached is None else float(cached[0]),
        "batch_input": None if batch is None else float(batch.input * million / 1000),
        "batch_output": None if batch is None else float(batch.output * million / 1000),
    }


__all__: Sequence[str] = ("book_text", "model_text")
