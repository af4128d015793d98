"""Saved answers side by side: what differs in the inputs first, then what differs in the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from advisor.advice import Advice
from advisor.advise import Depth, advise
from advisor.catalogue import Catalogue
from advisor.fields import FIELDS
from advisor.scenario import Scenario, Value

MIN_SCENARIOS, MAX_SCENARIOS = 2, 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """`differs`: field -> one value per scenario (None: not said), only fields that differ; `advices` on one day."""

    names: tuple[str, ...]
    differs: Mapping[str, tuple[Value | None, ...]]
    advices: tuple[Advice, ...]

    @property
    def same_currency(self) -> bool:
        return len({a.currency for a in self.advices}) == 1

    @property
    def best(self) -> str | None:
        """The scenario with the highest NPV; None when one has none or the currencies differ."""
        values = [a.npv for a in self.advices]
        if not self.same_currency or any(v is None for v in values):
            return None
        return max(zip(self.names, values, strict=True), key=lambda pair: pair[1] or 0.0)[0]


def compare(scenarios: Mapping[str, Scenario], *, on: date, catalogue: Catalogue | None = None) -> Comparison:
    """Compare 2-5 named scenarios under the same conventions on the same day. ValueError for another number."""
    if not MIN_SCENARIOS <= len(scenarios) <= MAX_SCENARIOS:
        raise ValueError(f"compare takes {MIN_SCENARIOS} to {MAX_SCENARIOS} scenarios, not {len(scenarios)}")
    differs: dict[str, tuple[Value | None, ...]] = {}
    for field in FIELDS:
        values = tuple(s.get(field) for s in scenarios.values())
        if any(v != values[0] for v in values[1:]):
            differs[field] = values
    advices = tuple(advise(s, on=on, catalogue=catalogue) for s in scenarios.values())
    return Comparison(tuple(scenarios), differs, advices)


@dataclass(frozen=True, slots=True)
class Move:
    """One input that moved, and what moving it (after those above it) did to the figures; None: not to be had."""

    field: str
    before: Value | None
    after: Value | None
    npv: float | None
    break_even_months: float | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Diff:
    """Two answers and the inputs between them; the moves add up to the difference of the NPVs."""

    before: Advice
    after: Advice
    moves: tuple[Move, ...]


def diff(before: Scenario, after: Scenario, *, on: date, catalogue: Catalogue | None = None) -> Diff:
    """Which inputs moved and what each moved in the answer, one after the other in the order of the field table.

    NPVs are compared only where both answers speak of the same option.
    """
    first = last = advise(before, on=on, catalogue=catalogue, depth=Depth.POINT)
    held, moves = before, list[Move]()
    for field in FIELDS:
        old, new = before.get(field), after.get(field)
        if old == new:
            continue
        held = held.patched({field: new})
        now = advise(held, on=on, catalogue=catalogue, depth=Depth.POINT)
        same = now.figures_for == last.figures_for
        moves.append(
            Move(
                field,
                old,
                new,
                _change(last.npv, now.npv) if same else None,
                _change(last.break_even_months, now.break_even_months) if same else None,
                now.verdict if now.verdict != last.verdict else "",
            )
        )
        last = now
    return Diff(first, last, tuple(moves))


def _change(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
