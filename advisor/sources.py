"""Where a number came from, since when, and how good the evidence is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Grade(StrEnum):
    """Evidence grades, best first."""

    SAID = "said"  # by the person asking
    MEASURED = "measured"  # somebody ran it and published the rows
    INTERPOLATED = "interpolated"  # between measured rows
    LISTED = "listed"  # a dated public price list
    PUBLISHED = "published"  # a paper or an article states it
    CONVENTION = "convention"  # a choice that finance or engineering makes, not a fact
    JUDGEMENT = "judgement"  # the best guess available, to be replaced


class Source(BaseModel):
    """A reference that a reader can look up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    reference: str
    date: date
    grade: Grade

    def __str__(self) -> str:
        return f"{self.title} ({self.date.isoformat()})"
