"""App Home: published when it is opened."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.dialogue import Viewer
from bot.listeners.hearing import Hearing
from bot.store import Repository
from bot.views.home import home_view


def register(app: AsyncApp, hearing: Hearing) -> None:
    """Attach the Home listener."""

    @app.event("app_home_opened")
    async def opened(event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:  # pyright: ignore[reportUnusedFunction]
        if event.get("tab") != "home":
            return
        viewer = Viewer(
            team=str(body.get("team_id") or ""),
            user=str(event["user"]),
            enterprise=str(body.get("enterprise_id") or ""),
        )
        hearing.background(publish(hearing, client, viewer))


async def publish(hearing: Hearing, client: AsyncWebClient, viewer: Viewer) -> None:
    """Publish the team's scenarios on a person's Home."""
    async with hearing.journey.database.session() as session:
        summaries, total = await Repository(session, viewer).summaries()
    await client.views_publish(user_id=viewer.user, view=home_view(summaries, total))
