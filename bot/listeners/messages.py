"""Mentions in channels and threads, and direct messages."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot import clock
from bot.dialogue import Turn, Viewer
from bot.dialogue.turn import Surface
from bot.listeners.hearing import Hearing
from bot.listeners.sender import thread_key


def register(app: AsyncApp, hearing: Hearing) -> None:
    """Attach mention and message listeners."""

    @app.event("app_mention")
    async def mentioned(event: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext) -> None:  # pyright: ignore[reportUnusedFunction]
        if not _from_person(event):
            return
        thread = str(event.get("thread_ts") or event["ts"])
        turn = _turn(event, body, context, thread_key(str(event["channel"]), thread), Surface.THREAD)
        await hearing.deliver(turn, {"channel": event["channel"], "thread_ts": thread, "user": event["user"]})

    @app.event("message")
    async def written(event: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext) -> None:  # pyright: ignore[reportUnusedFunction]
        if event.get("channel_type") != "im" or not _from_person(event):
            return
        turn = _turn(event, body, context, dm_key(str(event["user"])), Surface.DM)
        await hearing.deliver(
            turn, {"channel": event["channel"], "thread_ts": event.get("thread_ts"), "user": event["user"]}
        )


def dm_key(user: str) -> str:
    """The conversation of a person's direct messages."""
    return f"dm:{user}"


def _from_person(event: dict[str, Any]) -> bool:
    """Edits, deletions, joins and other bots' messages are not answered."""
    return (
        bool(event.get("user"))
        and not event.get("bot_id")
        and event.get("subtype") in (None, "file_share", "thread_broadcast")
    )


def _turn(
    event: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext, conversation: str, surface: Surface
) -> Turn:
    channel = str(event["channel"])
    viewer = Viewer(
        team=str(body.get("team_id") or event.get("team") or ""),
        user=str(event["user"]),
        channel=channel,
        is_dm=channel.startswith("D"),
        is_private=event.get("channel_type") == "group" or channel.startswith("G"),
        enterprise=str(body.get("enterprise_id") or ""),
    )
    text = str(event.get("text") or "")
    if context.bot_user_id:
        text = re.sub(rf"<@{re.escape(context.bot_user_id)}(?:\|[^>]*)?>", " ", text)
    else:
        text = re.sub(r"^\s*<@[A-Z0-9]+(?:\|[^>]*)?>", " ", text)
    return Turn(text.strip(), viewer, conversation, f"msg:{channel}:{event['ts']}", clock.now(), surface)
