"""What comes in: who said what where, and what the store knows about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from advisor import Scenario
from bot.language import Intent


class Surface(StrEnum):
    """Where a turn came from; it decides who sees the answer and where."""

    COMMAND = "command"
    THREAD = "thread"
    DM = "dm"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person and the place a question is asked from; every store call takes one."""

    team: str
    user: str
    channel: str = ""
    is_dm: bool = False
    is_private: bool = False
    enterprise: str = ""

    @property
    def workspace(self) -> str:
        return f"{self.enterprise or '-'}:{self.team}"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message, button press or form. `intent` is set where it need not be read from `text`."""

    text: str
    viewer: Viewer
    conversation: str
    event_id: str
    at: datetime
    surface: Surface = Surface.TERMINAL
    intent: Intent | None = None
    replace_draft: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved scenario as the viewer may see it. `advice`: the answer as it was given, plain JSON."""

    name: str
    version: int
    scenario: Scenario
    advice: Mapping[str, Any]
    owner: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of saved scenarios."""

    name: str
    version: int
    verdict: str
    headline: str
    owner: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the store gave for this turn: names for the reader, scenarios by name, a page of the list."""

    names: tuple[str, ...] = ()
    scenarios: Mapping[str, Saved] = field(default_factory=dict[str, Saved])
    summaries: tuple[Summary, ...] = ()
    total: int = 0
