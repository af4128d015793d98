"""The composition root: settings -> parts -> Bolt AsyncApp -> ASGI application."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.journey import Journey
from bot.listeners import Hearing, Sender, register
from bot.settings import Settings
from bot.store import Database, Outbox


@dataclass(frozen=True)
class Parts:
    """What an app is made of."""

    bolt: AsyncApp
    hearing: Hearing
    database: Database
    outbox: Outbox


def authorizer(client: AsyncWebClient, token: str) -> Callable[..., Awaitable[AuthorizeResult]]:
    """One workspace's token; `auth.test` is asked once and remembered, not on every request."""
    ids: dict[str, str] = {}

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        if not ids:
            with suppress(Exception):  # the bot answers while Slack's API is slow: it is asked again next time
                answer = await client.auth_test()
                ids.update(bot_id=str(answer.get("bot_id")), bot_user_id=str(answer.get("user_id")))
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token, **ids)

    return authorize


def build(settings: Settings, database: Database | None = None) -> Parts:
    """All parts, nothing started."""
    token = settings.secret("slack_bot_token")
    client = AsyncWebClient(
        token=token,
        base_url=settings.slack_api_url,
        timeout=10,
        retry_handlers=[AsyncConnectionErrorRetryHandler(max_retry_count=1)],
    )
    database = database or Database(settings.database_url)
    journey = Journey(database)
    outbox = Outbox(database)
    hearing = Hearing(journey, Sender(client, journey, outbox))
    bolt = AsyncApp(
        client=AsyncWebClient(base_url=settings.slack_api_url, timeout=10),  # listeners get the token from `authorize`
        authorize=authorizer(client, token),
        signing_secret=settings.secret("slack_signing_secret"),
        process_before_response=True,
        request_verification_enabled=not settings.secret("slack_app_token"),
    )
    register(bolt, hearing)
    return Parts(bolt, hearing, database, outbox)


def asgi(parts: Parts) -> Starlette:
    """The HTTP app: Slack's requests, health, readiness and metrics. Migrates on start and sweeps the outbox."""
    handler = AsyncSlackRequestHandler(parts.bolt)

    async def slack(request: Request) -> Response:
        return await handler.handle(request)

    async def healthz(_: Request) -> Response:
        return JSONResponse({"ok": True})

    async def readyz(_: Request) -> Response:
        ready = await parts.database.ready()
        return JSONResponse(
            {"ok": ready, "database": "ready" if ready else "not reachable or not migrated"}, 200 if ready else 503
        )

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return Starlette(
        lifespan=lambda _: running(parts),
        routes=[
            Route("/slack/events", slack, methods=["POST"]),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/metrics", metrics),
        ],
    )


@asynccontextmanager
async def running(parts: Parts) -> AsyncIterator[None]:
    """Migrated, with the sweeper going; on leaving, replies on their way are finished."""
    await parts.database.migrate()
    sweeper = asyncio.create_task(parts.hearing.sender.sweep_forever())
    try:
        yield
    finally:
        sweeper.cancel()
        with suppress(asyncio.CancelledError):
            await sweeper
        await parts.hearing.idle()
        await parts.database.close()


def configure_logging(level: str) -> None:
    """JSON lines on standard error; no message text, no tokens."""
    logging.basicConfig(level=level, format="%(message)s")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
        ),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
