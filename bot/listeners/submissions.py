"""Submitted forms: the scenario form and the name to save under."""

from __future__ import annotations

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import clock
from bot.dialogue import ActionId, Turn
from bot.dialogue.turn import Surface
from bot.language import Intent
from bot.listeners.hearing import Hearing, viewer_of
from bot.views.form import read_form, read_save_form


def register(app: AsyncApp, hearing: Hearing) -> None:
    """Attach the form listeners."""

    @app.view(ActionId.SCENARIO_FORM.value)
    async def submitted(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:  # pyright: ignore[reportUnusedFunction]
        where = json.loads(view["private_metadata"])
        viewer = viewer_of(body, where["channel"])
        draft = await hearing.journey.draft(viewer, where["conversation"])
        patch, words, errors = read_form(view["state"]["values"], draft.scenario)
        if not errors and not patch and not draft.scenario.values():
            errors = {"prompting_cost_per_month": "Fill in at least today's cost, for example: $10K a month"}
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        name = "set_input" if draft.scenario.values() else "new_scenario"
        intent = Intent(name, inputs=patch, words=words) if patch else Intent("show")
        await hearing.deliver(_turn(intent, body, view, where["conversation"], viewer), _target(where, viewer.user))
        await ack()

    @app.view(ActionId.SAVE_FORM.value)
    async def named(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:  # pyright: ignore[reportUnusedFunction]
        where = json.loads(view["private_metadata"])
        name = read_save_form(view["state"]["values"])
        if not name:
            await ack(response_action="errors", errors={"name": "A name, please."})
            return
        viewer = viewer_of(body, where["channel"])
        await hearing.deliver(
            _turn(Intent("save", args={"name": name}), body, view, where["conversation"], viewer),
            _target(where, viewer.user),
        )
        await ack()


def _turn(intent: Intent, body: dict[str, Any], view: dict[str, Any], conversation: str, viewer: Any) -> Turn:
    del body
    return Turn("", viewer, conversation, f"view:{view['id']}", clock.now(), Surface.THREAD, intent)


def _target(where: dict[str, Any], user: str) -> dict[str, Any]:
    if where.get("thread_ts"):
        return {"channel": where["channel"], "thread_ts": where["thread_ts"], "user": user}
    if where.get("response_url"):
        return {"response_url": where["response_url"], "channel": where["channel"], "user": user}
    return {"channel": where.get("channel") or user, "user": user}
