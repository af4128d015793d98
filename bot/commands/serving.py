"""`serve` and `doctor`."""

from __future__ import annotations

import asyncio

from bot.app import asgi, build, configure_logging, running
from bot.settings import Settings
from bot.store import Database


def serve() -> int:
    """Serve until stopped; 2 when a token is missing."""
    settings = Settings()
    missing = _missing(settings)
    if missing:
        print("Cannot serve Slack yet:\n" + "\n".join(f"- {m}" for m in missing))
        return 2
    configure_logging(settings.log_level)
    parts = build(settings)
    if settings.slack_app_token:
        asyncio.run(_socket_mode(settings))
        return 0
    import uvicorn

    uvicorn.run(
        asgi(parts), host=settings.host, port=settings.port, log_level=settings.log_level.lower(), access_log=False
    )
    return 0


async def _socket_mode(settings: Settings) -> None:
    from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

    parts = build(settings)
    async with running(parts):
        await AsyncSocketModeHandler(parts.bolt, settings.secret("slack_app_token")).start_async()


def _missing(settings: Settings) -> list[str]:
    found: list[str] = []
    if not settings.slack_bot_token:
        found.append("SLACK_BOT_TOKEN is not set: copy the bot token (xoxb-...) from OAuth & Permissions into .env")
    if not settings.slack_signing_secret and not settings.slack_app_token:
        found.append(
            "SLACK_SIGNING_SECRET is not set: copy it from Basic Information into .env (or set SLACK_APP_TOKEN for Socket Mode)"
        )
    return found


def doctor() -> int:
    """Print one line a check; 1 when something is to be fixed."""
    settings = Settings()
    problems = _missing(settings)
    problems += asyncio.run(_database_problems(settings.database_url))
    for problem in problems:
        print(f"fix   {problem}")
    if not problems:
        print("ok    settings, tokens and database are fine")
    return 1 if problems else 0


async def _database_problems(url: str) -> list[str]:
    database = Database(url)
    try:
        return [] if await database.ready() else ["the database is not reachable or not migrated: run `ftroi migrate`"]
    finally:
        await database.close()
