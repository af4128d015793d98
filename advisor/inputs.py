"""Every input with how it is known: said, derived from other inputs, or assumed from a dated source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from advisor.scenario import Scenario
from advisor.sources import Source


class Basis(StrEnum):
    """How an input is known."""

    SAID = "said"
    DERIVED = "derived"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Input:
    """One known input in canonical units. `how`: the person's words, the formula, or the reason for the assumption."""

    field: str
    value: float
    low: float | None
    high: float | None
    basis: Basis
    how: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two said figures that cannot both be right; `fields` are the ones to ask about."""

    fields: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The resolved numbers of a scenario plus its said flags, names and currency."""

    numbers: Mapping[str, Input]
    scenario: Scenario
    currency: str
    conflicts: tuple[Conflict, ...]

    def get(self, field: str) -> float | None:
        """The point figure of a field in canonical units, None when it is not known."""
        known = self.numbers.get(field)
        return None if known is None else known.value

    def said(self, field: str) -> float | None:
        """The point figure, only where the person said it (or it follows from what was said)."""
        known = self.numbers.get(field)
        return None if known is None or known.basis is Basis.ASSUMED else known.value

    def need(self, field: str) -> float:
        """A figure that always has a sourced default. KeyError when it has none."""
        return self.numbers[field].value

    @property
    def usd_rate(self) -> float | None:
        """Units of the scenario's currency for one dollar; None when it is needed and nobody stated it."""
        if self.currency == "USD":
            return 1.0
        return None if self.scenario.exchange_rate_per_usd is None else float(self.scenario.exchange_rate_per_usd)
