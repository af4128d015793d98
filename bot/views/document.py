"""A reply laid out in parts, free of any surface. It is what the outbox keeps: blocks and text are made from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Part):
    """A paragraph. `code` in backticks; everything else is shown as it stands."""

    part: Literal["text"] = "text"
    text: str


class Bullets(_Part):
    part: Literal["bullets"] = "bullets"
    title: str
    items: tuple[str, ...]


class Cell(_Part):
    """A table cell: what is shown, and the exact number behind it where there is one."""

    text: str
    value: float | None = None


class Table(_Part):
    part: Literal["table"] = "table"
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Series(_Part):
    name: str
    values: tuple[float, ...]


class Chart(_Part):
    """A line chart: one value per category and series."""

    part: Literal["chart"] = "chart"
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    x_label: str
    y_label: str


class Note(_Part):
    """Small print."""

    part: Literal["note"] = "note"
    text: str


class Button(_Part):
    label: str
    action: str
    value: str
    primary: bool = False


class Buttons(_Part):
    part: Literal["buttons"] = "buttons"
    buttons: tuple[Button, ...]


Part = Annotated[Text | Bullets | Table | Chart | Note | Buttons, Field(discriminator="part")]


class Document(_Part):
    """`headline` is the top-level text of a message: one or two sentences with the verdict and its numbers."""

    headline: str
    parts: tuple[Part, ...] = ()
    plain: bool = False
