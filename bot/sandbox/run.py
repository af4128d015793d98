"""Starts the app and the sandbox around it, each on its own loopback port."""

from __future__ import annotations

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from pydantic import SecretStr
from sqlalchemy.engine import make_url
from starlette.applications import Starlette

from bot.app import Parts, asgi, build
from bot.sandbox.delivering import Deliverer
from bot.sandbox.server import Sandbox
from bot.sandbox.workspace import Workspace
from bot.settings import Settings

_HOST = "127.0.0.1"


@dataclass(frozen=True)
class Running:
    url: str
    sandbox: Sandbox
    parts: Parts


@asynccontextmanager
async def started(port: int, database_url: str) -> AsyncIterator[Running]:
    """The sandbox and the real app behind it, serving; both stop on leaving."""
    page, app = _listen(port), _listen(0)
    secret, url = secrets.token_hex(16), f"http://{_HOST}:{page.getsockname()[1]}"
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-sandbox"),
        slack_signing_secret=SecretStr(secret),
        slack_api_url=f"{url}/api/",
        database_url=database_url,
        slack_app_token=None,
    )
    parts = build(settings)
    workspace = Workspace(_state_file(database_url))
    workspace.load()
    sandbox = Sandbox(workspace, Deliverer(f"http://{_HOST}:{app.getsockname()[1]}/slack/events", secret), url)
    async with _serving(sandbox.asgi(), page), _serving(asgi(parts), app):
        yield Running(url, sandbox, parts)


async def run(port: int, database_url: str, *, open_page: bool) -> None:
    """Serve until interrupted."""
    async with started(port, database_url) as running:
        print(f"The sandbox is at {running.url}  (Ctrl-C stops it)", flush=True)
        if open_page:
            with suppress(Exception):
                webbrowser.open(running.url)
        await asyncio.Event().wait()


def _state_file(database_url: str) -> Path | None:
    parsed = make_url(database_url)
    return (
        Path(f"{parsed.database}.messages.json") if parsed.get_backend_name() == "sqlite" and parsed.database else None
    )


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((_HOST, port))
    return listener


@asynccontextmanager
async def _serving(app: Starlette, listener: socket.socket) -> AsyncIterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        if task.done():
            task.result()
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await task
        listener.close()
