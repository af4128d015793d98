"""The process is killed in the middle of a thread and started again: nothing is lost."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

MAIN = "@ftroi prompting $10K/month, fine-tune $80K upfront and $2K/month to run"


def start(port: int, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "bot",
            "sandbox",
            "--port",
            str(port),
            "--no-open",
            "--database",
            f"sqlite:///{folder}/s.sqlite3",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def call(url: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
    body = None if data is None else json.dumps(data).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data=body), timeout=5) as answer:
        return json.loads(answer.read())


def until(found: Callable[[], Any]) -> Any:
    for _ in range(400):
        try:
            result = found()
        except OSError:
            result = None
        if result:
            return result
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def test_kill_and_start_again(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"

    def bot_says(text: str) -> Any:
        messages = call(f"{base}/state?user=U0ANA")["messages"]
        return next((m for m in messages if m["user"] == "U0FTROI" and text in m["text"]), None)

    process = start(port, tmp_path)
    try:
        until(lambda: call(f"{base}/state?user=U0ANA"))
        call(f"{base}/do/send", {"user": "U0ANA", "channel": "C0GENERAL", "text": MAIN})
        thread = until(lambda: bot_says("month 10"))["thread_ts"]
        process.send_signal(signal.SIGKILL)
        process.wait()
        process = start(port, tmp_path)
        until(lambda: call(f"{base}/state?user=U0ANA"))
        assert bot_says("month 10")
        call(
            f"{base}/do/send",
            {"user": "U0ANA", "channel": "C0GENERAL", "text": "@ftroi what if volume doubles?", "thread_ts": thread},
        )
        until(lambda: bot_says("before: month 10"))
    finally:
        process.kill()
        process.wait()


def test_socket_mode_takes_the_same_road(tmp_path: Path) -> None:
    """The same app, dispatched the way the Socket Mode handler does it: no signature, envelope acked after commit."""
    from slack_bolt.request.async_request import AsyncBoltRequest

    from bot.sandbox.run import started

    async def road() -> None:
        async with started(0, f"sqlite:///{tmp_path}/q.sqlite3") as running:
            bolt = running.parts.bolt
            event = {
                "type": "app_mention",
                "user": "U0ANA",
                "text": f"<@U0FTROI> {MAIN[7:]}",
                "ts": "1795518081.000001",
                "channel": "C0GENERAL",
            }
            body = {"type": "event_callback", "team_id": "T0SANDBOX", "event_id": "Ev1", "event": event}
            for _ in range(2):  # delivered twice, answered once
                answer = await bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
                assert answer.status == 200
            await running.parts.hearing.idle()
            said = [m for m in running.sandbox.workspace.messages if m["user"] == "U0FTROI"]
            assert len(said) == 1
            assert "month 10" in said[0]["text"]

    asyncio.run(road())
