"""One quantity with the fields that it might belong to, and the kinds of field that its shape allows."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.language.attachment.candidate import Candidate
from bot.language.figures.quantity import Quantity

THRESHOLD = 1.0


MARGIN = 0.35


@dataclass(slots=True)
class Attached:
    """One quantity with its candidates, best first. `dropped`: why it is no input of this scenario; `mislabelled`: the field whose name stands
    right before a figure that cannot be its value; `why`: the reason of a doubt, a key of the sentences that ask."""

    quantity: Quantity
    start: int
    end: int
    candidates: list[Candidate] = field(default_factory=list[Candidate])
    dropped: str = ""
    labelled: bool = False
    inherits: bool = False
    mislabelled: str = ""
    why: str = ""

    def doubt(self, why: str) -> None:
        """Put the figure in doubt; the first reason stays."""
        self.quantity.doubtful, self.why = True, self.why or why

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None

    @property
    def sure(self) -> bool:
        """Whether the best candidate is good enough and far enough ahead."""
        if not self.candidates or self.candidates[0].score < THRESHOLD:
            return False
        return len(self.candidates) == 1 or self.candidates[0].score - self.candidates[1].score >= MARGIN


def shapes_of(q: Quantity) -> set[str]:
    """The kinds of field a quantity could fill, in the vocabulary of the cue table."""
    if q.per and q.unit in ("", "money"):
        return {"money/gpu", "money/hour"} if q.per == "gpu" else {f"money/{q.per}"}
    if q.unit == "money":
        if q.period == "hour":
            return {"money/hour"}
        if q.period == "year":
            return {"money/month", "money/year"}
        return {"money/month"} if q.period else {"money"}
    if q.unit == "percent":
        return {"percent", "percent/y" if q.period == "year" else "percent/p"} if q.period else {"percent"}
    if q.unit == "requests":
        return {"requests/p"} if q.period else {"requests"}
    if q.unit == "time" and q.time in ("ms", "second"):
        return {"time", "time/ms"}
    if q.unit == "tokens":
        return {"tokens", f"tokens/{q.per}"} if q.per else {"tokens"}
    if q.unit == "":
        if q.period:
            year = {"money/year"} if q.period == "year" else set[str]()
            return {"money/month", "number/p"} | year | ({"money/hour"} if q.period == "hour" else set())
        return {"number", "money"} if q.scaled or abs(q.value) >= 100 or not q.in_words else {"number"}
    return {q.unit}
