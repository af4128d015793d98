"""Every button. Each makes a turn with its intent given, or opens a form."""

from __future__ import annotations

import json
import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock
from bot.dialogue import ActionId, Turn
from bot.dialogue.helping import ENTRIES
from bot.dialogue.turn import Surface
from bot.language import Intent
from bot.listeners.commands import open_form
from bot.listeners.hearing import Hearing, viewer_of
from bot.listeners.messages import dm_key
from bot.views.form import save_form

_INTENTS = {ActionId.WHY: "explain", ActionId.ASSUMPTIONS: "assumptions", ActionId.SHARE: "share"}
_ONCE = (ActionId.SHARE, ActionId.CHOOSE_FIELD)
"""A double click on these counts once; the others only show something again."""


def register(app: AsyncApp, hearing: Hearing) -> None:
    """Attach one listener for all buttons."""

    @app.action(re.compile("^ftroi_"))
    async def pressed(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient) -> None:  # pyright: ignore[reportUnusedFunction]
        action_id = ActionId(str(action["action_id"]).partition(":")[0])
        value = str(action.get("value") or "")
        place = _place(body)
        if action_id in (ActionId.WHAT_IF, ActionId.NEW_SCENARIO):
            conversation = value if action_id is ActionId.WHAT_IF else dm_key(body["user"]["id"])
            await open_form(hearing, client, body, conversation, channel=place["channel"], thread_ts=place["thread_ts"])
        elif action_id is ActionId.SAVE:
            draft = await hearing.journey.draft(viewer_of(body, place["channel"]), value)
            metadata = json.dumps({"conversation": value, "response_url": body.get("response_url") or "", **place})
            await client.views_open(
                trigger_id=body["trigger_id"],
                view=save_form(draft.current or _suggested(draft.scenario.domain), metadata),
            )
        else:
            await hearing.deliver(_turn(action_id, value, body, action, place), target_of(body, place))
        await ack()


def _suggested(domain: str | None) -> str:
    return f"{(domain or 'scenario').replace('_', '-')}-1"


def _place(body: dict[str, Any]) -> dict[str, str]:
    """Where the button was: channel and thread; both empty on App Home."""
    container = body.get("container") or {}
    message = body.get("message") or {}
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
    ephemeral = bool(container.get("is_ephemeral"))
    thread = (
        ""
        if ephemeral or channel.startswith("D")
        else str(message.get("thread_ts") or container.get("thread_ts") or message.get("ts") or "")
    )
    return {"channel": channel, "thread_ts": thread}


def target_of(body: dict[str, Any], place: dict[str, str]) -> dict[str, Any]:
    """Ephemeral cards are answered ephemerally, others in their thread, App Home by a direct message."""
    user = body["user"]["id"]
    if not place["channel"]:
        return {"channel": user, "user": user}
    if (body.get("container") or {}).get("is_ephemeral"):
        return {"response_url": body.get("response_url"), "channel": place["channel"], "user": user}
    return {"channel": place["channel"], "thread_ts": place["thread_ts"] or None, "user": user}


def _turn(action_id: ActionId, value: str, body: dict[str, Any], action: dict[str, Any], place: dict[str, str]) -> Turn:
    viewer = viewer_of(body, place["channel"])
    own = dm_key(viewer.user) if not place["channel"] else f"slash:{viewer.channel}:{viewer.user}"
    conversation, text, intent = value or own, "", None
    if action_id in _INTENTS:
        intent = Intent(_INTENTS[action_id])
    elif action_id is ActionId.OPEN_SCENARIO:
        conversation, intent = own, Intent("show", args={"name": value})
    elif action_id is ActionId.CHOOSE_FIELD:
        conversation, _, field = value.rpartition("|")
        intent = Intent("set_input", args={"choose": field})
    elif action_id is ActionId.EXAMPLE:
        text = ENTRIES[0].examples[0]
    stamp = "" if action_id in _ONCE else f":{action.get('action_ts')}"
    message_ts = (body.get("container") or {}).get("message_ts") or (body.get("view") or {}).get("id") or ""
    event_id = f"act:{message_ts}:{action_id.value}{stamp}"
    return Turn(text, viewer, conversation, event_id, clock.now(), Surface.COMMAND if text else Surface.THREAD, intent)
