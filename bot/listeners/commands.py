"""`/ftroi`: free text and the named requests; bare, it opens the form."""

from __future__ import annotations

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock
from bot.dialogue import Reply, Turn
from bot.dialogue import reply as r
from bot.dialogue.turn import Surface
from bot.listeners.hearing import Hearing, viewer_of
from bot.views import Rung, document_of, message_blocks
from bot.views.form import scenario_form


def register(app: AsyncApp, hearing: Hearing) -> None:
    """Attach the slash command."""

    @app.command("/ftroi")
    async def ftroi(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:  # pyright: ignore[reportUnusedFunction]
        text = str(body.get("text") or "").strip()
        if text.lower() == "help":  # answered even when the database is away
            document = document_of(Reply(r.Helped(), draft=slash_key(body)))
            await ack(text=document.headline, blocks=message_blocks(document, Rung.NATIVE), response_type="ephemeral")
            return
        if not text:
            await open_form(hearing, client, body, slash_key(body))
            await ack()
            return
        await hearing.deliver(_turn(text, body), target_of(body))
        await ack()


async def open_form(
    hearing: Hearing,
    client: AsyncWebClient,
    body: dict[str, Any],
    conversation: str,
    *,
    channel: str = "",
    thread_ts: str = "",
) -> None:
    """Open the scenario form with the draft of a conversation in it."""
    viewer = viewer_of(body, channel or str(body.get("channel_id") or ""))
    draft = await hearing.journey.draft(viewer, conversation)
    metadata = json.dumps(
        {
            "conversation": conversation,
            "response_url": body.get("response_url") or "",
            "channel": viewer.channel,
            "thread_ts": thread_ts,
        }
    )
    await client.views_open(trigger_id=body["trigger_id"], view=scenario_form(draft.scenario, metadata))


def slash_key(body: dict[str, Any]) -> str:
    """The conversation of a person's slash commands in a channel."""
    return f"slash:{body.get('channel_id', '')}:{body.get('user_id', '')}"


def target_of(body: dict[str, Any]) -> dict[str, Any]:
    return {"response_url": body.get("response_url"), "channel": body.get("channel_id"), "user": body.get("user_id")}


def _turn(text: str, body: dict[str, Any]) -> Turn:
    viewer = viewer_of(body, str(body.get("channel_id") or ""), str(body.get("channel_name") or ""))
    return Turn(text, viewer, slash_key(body), f"cmd:{body.get('trigger_id')}", clock.now(), Surface.COMMAND)
