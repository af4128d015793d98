"""What reading a message gives: `Intent`; and what may be known while reading: `Context`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, cast

from advisor import Range, Value

Action = Literal["apply", "ask", "refuse"]


@dataclass(frozen=True, slots=True)
class Held:
    """An amount that was said in a currency that is still in question; `field`: its field, or several with a "|"."""

    field: str
    value: Value
    currency: str

    def to_json(self) -> dict[str, Any]:
        return {"field": self.field, "value": to_json_value(self.value), "currency": self.currency}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Held:
        return Held(data["field"], from_json_value(data["value"]), data["currency"])


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation holds when a message is read. See `ftroi parse` in docs/language.md for the JSON form."""

    inputs: Mapping[str, Value] = field(default_factory=dict[str, Value])
    focus: tuple[str, ...] = ()
    asked: str | None = None
    saved: tuple[str, ...] = ()
    current: str | None = None
    last_intent: str | None = None
    last_topic: str | None = None
    defaults: Mapping[str, str] = field(default_factory=dict[str, str])
    pending: tuple[tuple[str, Value], ...] = ()
    confirming: str | None = None
    held: tuple[Held, ...] = ()
    assumed: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])

    @property
    def open(self) -> bool:
        """Whether there is a scenario to speak of."""
        return bool(self.inputs)

    @staticmethod
    def from_json(data: Mapping[str, Any] | None) -> Context:
        """A context from its JSON form; unknown keys are ignored."""
        data = data or {}
        pending, confirming = data.get("pending") or (), None
        if isinstance(pending, dict):
            confirming, pending = cast("dict[str, str]", pending).get("intent"), ()
        return Context(
            inputs={k: from_json_value(v) for k, v in (data.get("inputs") or {}).items() if v is not None},
            focus=tuple(data.get("focus") or ()),
            asked=data.get("asked"),
            saved=tuple(data.get("saved") or ()),
            current=data.get("current"),
            last_intent=data.get("last_intent"),
            last_topic=data.get("last_topic"),
            defaults=data.get("defaults") or {},
            pending=tuple((p["field"], from_json_value(p["value"])) for p in pending),
            confirming=confirming,
            held=tuple(Held.from_json(h) for h in data.get("held") or ()),
        )


def from_json_value(value: Any) -> Value:
    """A field value from JSON: numbers become Decimal, `{"low", "high"}` a Range."""
    if isinstance(value, dict):
        ends = cast("dict[str, Any]", value)
        return Range(**{k: None if ends.get(k) is None else Decimal(str(ends[k])) for k in ("low", "high")})
    if isinstance(value, bool | str):
        return value
    return Decimal(str(value))


def to_json_value(value: Value | None) -> Any:
    """The JSON form of a field value."""
    if isinstance(value, Range):
        return value.model_dump(mode="json")
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)
    return value


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to ask about: the candidate fields, the value in question, and why; `held`: amounts that wait for the
    answer about their currency."""

    fields: tuple[str, ...]
    value: Value | None
    words: str
    why: str
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Intent:
    """One message, understood. `inputs` is what it sets (absolute, canonical; None unsets), `words` where from.

    `hypothetical`: "what if"; `scale`: a hypothetical multiple of an input whose base value nobody stated;
    `left`: figures that no word speaks of, beside figures that are clear; `evidence`: one line per decision, for `ftroi parse --explain`.
    """

    intent: str
    inputs: Mapping[str, Value | None] = field(default_factory=dict[str, "Value | None"])
    args: Mapping[str, Any] = field(default_factory=dict[str, Any])
    action: Action = "apply"
    doubts: tuple[Doubt, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    hypothetical: bool = False
    scale: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])
    evidence: tuple[str, ...] = ()
    note: str = ""
    left: tuple[str, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """The fields in question, each once."""
        return tuple(dict.fromkeys(f for d in self.doubts for f in d.fields))

    def to_json(self) -> dict[str, Any]:
        """The contract of `ftroi parse --jsonl`, without the id."""
        return {
            "intent": self.intent,
            "inputs": {k: to_json_value(v) for k, v in self.inputs.items()},
            "args": dict(self.args),
            "action": self.action,
            "asks": list(self.asks),
            "hypothetical": self.hypothetical,
        }
