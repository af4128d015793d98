"""The value that reading a number and its surroundings gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(slots=True)
class Quantity:
    """One number or range with what stands around it. `first`..`last` are token positions, `last` exclusive.

    `unit`: money, cents, percent, requests, tokens, examples, use_cases, time, epochs, gpus, fte, errors, other, or ""
    for a bare number; `period`: what a rate is per; `per`: request, example, error, mtok, ktok; `time`: unit of a time.
    """

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    currency: str | None = None
    period: str | None = None
    per: str | None = None
    time: str | None = None
    scaled: bool = False
    m_suffix: bool = False
    in_words: bool = False
    doubtful: bool = False
    bound: bool = False
    digits: str = ""
    notes: list[str] = field(default_factory=list[str])

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def value(self) -> Decimal:
        found = self.low if self.low is not None else self.high
        assert found is not None
        return found
