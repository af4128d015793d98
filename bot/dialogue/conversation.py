"""A conversation is the list of its turns; the draft scenario is their fold, so undo and "why" come free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from advisor import Said, Scenario, Value, build_scenario
from bot.language.intent import Context, Held, from_json_value, to_json_value

Kind = Literal["patch", "new", "load", "reset", "undo", "talk"]


ASSUMED = {
    "horizon_months": Decimal(36),
    "discount_rate_per_year": Decimal("0.10"),
    "growth_rate_per_month": Decimal(0),
}
"""What a relative change starts from where nothing was said; a test holds it against the advisor's defaults."""


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """What one turn did. `confirming`: the act (intent, name) that waits for a yes. Only `patch`, `new`, `load`, `reset` change the draft; `undo` takes the last one back.

    `derived` names patched fields whose value follows from a hypothetical, not from the person's words.
    """

    kind: Kind
    intent: str
    who: str
    patch: Mapping[str, Value | None] = field(default_factory=dict[str, "Value | None"])
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    derived: tuple[str, ...] = ()
    hypothetical: bool = False
    loaded: str | None = None
    loaded_version: int | None = None
    focus: tuple[str, ...] = ()
    asked: str | None = None
    pending: tuple[tuple[str, Value], ...] = ()
    skipped: str | None = None
    topic: str | None = None
    saved_as: str | None = None
    saved_version: int | None = None
    confirming: tuple[str, str] | None = None
    held: tuple[Held, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON for the store."""
        return {
            "kind": self.kind,
            "intent": self.intent,
            "who": self.who,
            "patch": {k: to_json_value(v) for k, v in self.patch.items()},
            "words": dict(self.words),
            "derived": list(self.derived),
            "hypothetical": self.hypothetical,
            "loaded": self.loaded,
            "loaded_version": self.loaded_version,
            "focus": list(self.focus),
            "asked": self.asked,
            "pending": [{"field": f, "value": to_json_value(v)} for f, v in self.pending],
            "skipped": self.skipped,
            "topic": self.topic,
            "saved_as": self.saved_as,
            "saved_version": self.saved_version,
            "confirming": self.confirming,
            "held": [h.to_json() for h in self.held],
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> TurnRecord:
        """The record that `to_json` wrote."""
        return TurnRecord(
            kind=data["kind"],
            intent=data["intent"],
            who=data["who"],
            patch={k: None if v is None else from_json_value(v) for k, v in data["patch"].items()},
            words=data["words"],
            derived=tuple(data["derived"]),
            hypothetical=data["hypothetical"],
            loaded=data["loaded"],
            loaded_version=data["loaded_version"],
            focus=tuple(data["focus"]),
            asked=data["asked"],
            pending=tuple((p["field"], from_json_value(p["value"])) for p in data["pending"]),
            skipped=data["skipped"],
            topic=data["topic"],
            saved_as=data["saved_as"],
            saved_version=data["saved_version"],
            confirming=None if data.get("confirming") is None else tuple(data["confirming"]),
            held=tuple(Held.from_json(h) for h in data.get("held") or ()),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """The state of a conversation. `base`: the scenario without what-ifs; `branch`: whether what-ifs are on top."""

    scenario: Scenario = field(default_factory=Scenario)
    base: Scenario = field(default_factory=Scenario)
    branch: bool = False
    current: str | None = None
    current_version: int | None = None
    focus: tuple[str, ...] = ()
    asked: str | None = None
    pending: tuple[tuple[str, Value], ...] = ()
    skipped: frozenset[str] = frozenset()
    last_intent: str | None = None
    last_topic: str | None = None
    confirming: tuple[str, str] | None = None
    held: tuple[Held, ...] = ()

    def context(self, saved: tuple[str, ...], defaults: Mapping[str, str], *, hypothetical: bool) -> Context:
        """What the reader may know. A new what-if starts from the base value of the inputs it varies."""
        inputs = self.scenario.values()
        if hypothetical and self.branch:
            base = self.base.values()
            inputs = {k: base.get(k, v) for k, v in inputs.items()}
        return Context(
            inputs=inputs,
            focus=self.focus,
            asked=self.asked,
            saved=saved,
            current=self.current,
            last_intent=self.last_intent,
            last_topic=self.last_topic,
            defaults=defaults,
            pending=self.pending,
            confirming=None if self.confirming is None else self.confirming[0],
            held=self.held,
            assumed=ASSUMED,
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one thread, oldest first."""

    turns: tuple[TurnRecord, ...] = ()

    def draft(self) -> Draft:
        """Fold the turns into the present state."""
        stack: list[Draft] = []
        state = Draft()
        for turn in self.turns:
            if turn.kind == "undo":
                if stack:
                    state = replace(stack.pop(), skipped=state.skipped)
            elif turn.kind != "talk":
                stack.append(state)
                state = _apply(state, turn)
            state = replace(
                state,
                focus=turn.focus if turn.kind != "talk" or turn.focus else state.focus,
                asked=turn.asked,
                pending=turn.pending,
                confirming=turn.confirming,
                held=turn.held if turn.held or turn.kind != "talk" else state.held,
                skipped=state.skipped | {turn.skipped} if turn.skipped else state.skipped,
                last_intent=turn.intent,
                last_topic=turn.topic or state.last_topic,
                current=turn.saved_as or state.current,
                current_version=turn.saved_version or state.current_version,
            )
        return state

    @property
    def can_undo(self) -> bool:
        depth = 0
        for turn in self.turns:
            depth = max(0, depth - 1) if turn.kind == "undo" else depth + (turn.kind != "talk")
        return depth > 0

    def with_turn(self, turn: TurnRecord) -> Conversation:
        return Conversation((*self.turns, turn))


def _apply(state: Draft, turn: TurnRecord) -> Draft:
    said = {
        name: Said(words=turn.words.get(name, "")[:300], who=turn.who, derived=name in turn.derived)
        for name, value in turn.patch.items()
        if value is not None
    }
    if turn.kind == "reset":
        return Draft()
    if turn.kind in ("new", "load"):
        fresh = build_scenario({k: v for k, v in turn.patch.items() if v is not None}, said)
        return Draft(
            scenario=fresh,
            base=fresh,
            current=turn.loaded,
            current_version=turn.loaded_version,
            branch=turn.hypothetical,
        )
    scenario = state.scenario.patched(turn.patch, said)
    if turn.hypothetical:
        return replace(state, scenario=scenario, branch=True)
    base = state.base.patched(turn.patch, said)
    return replace(state, scenario=scenario, base=base, branch=state.branch and scenario.values() != base.values())
