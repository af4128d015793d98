"""A field that a figure might belong to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Candidate:
    """A field a quantity might belong to, with its score and the words that gave it."""

    field: str
    score: float
    words: str
