"""What listeners share: the journey, the sender, background tasks, and the one door for unexpected errors."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine, Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

import structlog

from bot.dialogue import Turn, Viewer
from bot.journey import Journey
from bot.listeners.sender import Sender

log = structlog.get_logger("ftroi")


class Hearing:
    """Listeners hand their turns to `deliver`; it returns once the turn is committed."""

    def __init__(self, journey: Journey, sender: Sender) -> None:
        self.journey, self.sender = journey, sender
        self._tasks: set[asyncio.Task[Any]] = set()

    async def deliver(self, turn: Turn, target: Mapping[str, Any]) -> None:
        """Commit the turn with its reply, then let the reply leave in the background. A duplicate is a no-op.

        An unexpected error is logged under a short id, told to the person where that is possible, and raised, so
        that Slack gets a 500 and sends the event again.
        """
        try:
            taken = await self.journey.take(turn, target)
        except Exception:
            number = uuid4().hex[:8]
            log.exception("turn failed", error_id=number, event_id=turn.event_id)
            self.background(self.sender.apologise(turn.viewer, dict(target), number))
            raise
        if taken is not None and taken.delivery is not None:
            self.background(self.sender.send(taken.delivery))

    def background(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run work after the answer to Slack; kept referenced until it ends."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("background work failed", error=repr(task.exception()))

    async def idle(self) -> None:
        """Wait until the background work that was begun is done."""
        while self._tasks:
            with suppress(Exception):
                await asyncio.gather(*self._tasks, return_exceptions=True)


def viewer_of(body: Mapping[str, Any], channel: str = "", name: str = "") -> Viewer:
    """The person and place of a command, action or view payload."""
    team = body.get("team") or {}
    user = body.get("user") or {}
    return Viewer(
        team=str(body.get("team_id") or team.get("id") or ""),
        user=str(body.get("user_id") or user.get("id") or ""),
        channel=channel,
        is_dm=channel.startswith("D"),
        is_private=name == "privategroup" or channel.startswith("G"),
        enterprise=str(body.get("enterprise_id") or (body.get("enterprise") or {}).get("id") or ""),
    )


async def swallow(work: Awaitable[Any]) -> None:
    """Await something whose failure is logged elsewhere."""
    with suppress(Exception):
        await work
