"""The state of the pretend workspace: people, channels, messages, open views; kept in a file between runs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import clock

Json = dict[str, Any]
TEAM, BOT = "T0SANDBOX", "U0FTROI"
USERS = {"U0ANA": "Ana", "U0BEN": "Ben"}
CHANNELS = {"C0GENERAL": "general", "C0COSTS": "llm-costs"}
MEMBER_OF = {"C0GENERAL", "C0COSTS"}


@dataclass
class Workspace:
    """Everything the page shows. `version` rises with every change."""

    path: Path | None = None
    messages: list[Json] = field(default_factory=list[Json])
    views: dict[str, Json] = field(default_factory=dict[str, Json])
    homes: dict[str, Json] = field(default_factory=dict[str, Json])
    version: int = 0
    last_ts: float = 0.0

    def load(self) -> None:
        if self.path is not None and self.path.exists():
            data = json.loads(self.path.read_text())
            self.messages, self.version, self.last_ts = data["messages"], data["version"], data["last_ts"]

    def changed(self) -> None:
        self.version += 1
        if self.path is not None:
            part = self.path.with_suffix(".part")
            part.write_text(json.dumps({"messages": self.messages, "version": self.version, "last_ts": self.last_ts}))
            part.replace(self.path)

    def next_ts(self) -> str:
        """A message timestamp, unique and rising."""
        self.last_ts = max(clock.now().timestamp(), self.last_ts + 0.000002)
        return f"{self.last_ts:.6f}"

    def post(
        self,
        channel: str,
        user: str,
        text: str,
        *,
        blocks: list[Json] | None = None,
        thread_ts: str | None = None,
        only_for: str | None = None,
    ) -> Json:
        """Add a message; `only_for` makes it ephemeral."""
        message: Json = {
            "ts": self.next_ts(),
            "channel": channel,
            "user": user,
            "text": text,
            "blocks": blocks or [],
            "thread_ts": thread_ts,
            "only_for": only_for,
        }
        self.messages.append(message)
        self.changed()
        return message

    def seen_by(self, user: str) -> Json:
        """What the page of one person shows."""
        mine = [
            m
            for m in self.messages
            if m["only_for"] in (None, user) and (not m["channel"].startswith("D") or m["channel"] == dm_of(user))
        ]
        return {
            "version": self.version,
            "user": user,
            "users": USERS,
            "bot": BOT,
            "channels": CHANNELS,
            "dm": dm_of(user),
            "messages": mine,
            "view": self.views.get(user),
            "home": self.homes.get(user),
        }


def dm_of(user: str) -> str:
    return "D" + user[1:]
