"""What a handler works with: the turn, its intent, the conversation and what the store gave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from advisor import Advice, Depth, Scenario, advise
from bot.dialogue import reply as r
from bot.dialogue.conversation import Conversation, Draft, TurnRecord
from bot.dialogue.turn import Fetched, Turn
from bot.language import Intent


@dataclass(frozen=True, slots=True)
class SaveScenario:
    """Save `scenario` under `name`; `expected` is the version that the person had open, for the optimistic lock."""

    name: str
    scenario: Scenario
    advice: Advice
    expected: int | None


@dataclass(frozen=True, slots=True)
class DeleteScenario:
    """Take the scenario `name` off the lists."""

    name: str


@dataclass(frozen=True, slots=True)
class RenameScenario:
    """Give the scenario `name` the name `new_name`."""

    name: str
    new_name: str


Change = SaveScenario | DeleteScenario | RenameScenario
"""What a turn writes besides itself."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The reply, what the turn did, and what is to be written with it in one transaction."""

    reply: r.Reply
    record: TurnRecord
    intent: Intent
    change: Change | None = None
    advice: Advice | None = None
    draft: Draft = field(default_factory=Draft)


@dataclass(frozen=True, slots=True)
class Case:
    turn: Turn
    intent: Intent
    conversation: Conversation
    draft: Draft
    fetched: Fetched
    on: date

    def advise(self, scenario: Scenario, skipped: frozenset[str] | None = None, depth: Depth = Depth.USUAL) -> Advice:
        """The answer on the turn's day; what was declined in this thread is not asked for again."""
        skipped = self.draft.skipped if skipped is None else skipped
        return advise(scenario, on=self.on, skipped=skipped, depth=depth)

    @property
    def open(self) -> Scenario | None:
        """The open scenario, None while nothing was said."""
        return self.draft.scenario if self.draft.scenario.values() else None

    def record(self, **changes: object) -> TurnRecord:
        """What this turn did: talk, unless `changes` say more."""
        base = TurnRecord(
            kind="talk",
            intent=self.intent.intent,
            who=self.turn.viewer.user,
            focus=self.draft.focus,
            asked=self.draft.asked,
        )
        return replace(base, **changes)  # type: ignore[arg-type]


Outcome = tuple[r.Body, TurnRecord]
Handler = Callable[[Case], Outcome | tuple[r.Body, TurnRecord, Change]]
