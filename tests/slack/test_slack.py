"""The real app over signed HTTP: duplicates, refusals, 429, hostile text, every button, restart."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.dialogue import ActionId
from bot.sandbox.run import Running, started
from bot.sandbox.workspace import BOT, dm_of

MAIN = "prompting $10K/month, fine-tune $80K upfront and $2K/month to run"
ANA, GENERAL = "U0ANA", "C0GENERAL"


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    async with started(0, f"sqlite:///{tmp_path}/s.sqlite3") as found:
        yield found


async def do(running: Running, what: str, **data: Any) -> dict[str, Any]:
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{running.url}/do/{what}", json={"user": ANA, **data}) as answer,
    ):
        assert answer.status == 200
        return await answer.json()


async def said(running: Running, count: int, channel: str = GENERAL) -> list[dict[str, Any]]:
    """The bot's messages in a channel once there are `count` of them."""
    for _ in range(200):
        found = [m for m in running.sandbox.workspace.messages if m["user"] == BOT and m["channel"] == channel]
        if len(found) >= count:
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(f"{count} messages expected, {len(found)} found: {[m['text'] for m in found]}")


async def test_a_command_is_answered_to_the_asker(running: Running) -> None:
    await do(running, "send", channel=GENERAL, text=f"/ftroi {MAIN}")
    card = (await said(running, 1))[0]
    assert card["only_for"] == ANA
    assert card["text"].startswith("Fine-tune: pays back in month 10")
    assert {"data_visualization", "data_table", "actions"} <= {b["type"] for b in card["blocks"]}


async def test_an_event_delivered_three_times_is_answered_once(running: Running) -> None:
    running.sandbox.deliverer.copies = 3
    await do(running, "send", channel=GENERAL, text=f"@ftroi {MAIN}")
    await said(running, 1)
    await asyncio.sleep(0.5)
    assert len(await said(running, 1)) == 1


async def test_refused_blocks_step_down_the_ladder(running: Running) -> None:
    running.sandbox.native = False
    await do(running, "send", channel=GENERAL, text=f"/ftroi {MAIN}")
    card = (await said(running, 1))[0]
    assert "table" in {b["type"] for b in card["blocks"]}
    assert "month 10" in card["text"]


async def test_429_is_obeyed_and_nothing_is_lost(running: Running) -> None:
    running.sandbox.limited = 1
    await do(running, "send", channel=GENERAL, text=f"@ftroi {MAIN}")
    assert "month 10" in (await said(running, 1))[0]["text"]


async def test_a_crash_before_the_reply_loses_nothing(running: Running) -> None:
    sender = running.parts.hearing.sender
    original = sender.send

    async def dies(delivery: object) -> None:
        raise RuntimeError("killed")

    sender.send = dies  # type: ignore[method-assign]
    await do(running, "send", channel=GENERAL, text=f"@ftroi {MAIN}")
    while await running.parts.outbox.unsent() == 0:
        await asyncio.sleep(0.02)
    sender.send = original  # type: ignore[method-assign]
    from bot import clock
    from bot.store.outbox import LEASE

    sender.now = lambda: clock.now() + LEASE * 2
    await sender.sweep()
    assert "month 10" in (await said(running, 1))[0]["text"]
    assert await running.parts.outbox.unsent() == 0


async def test_every_button_is_handled(running: Running) -> None:
    for text in (MAIN, "help", "save as one", "list"):
        await do(running, "send", channel=GENERAL, text=f"/ftroi {text}")
    messages = await said(running, 4)
    pressed: set[str] = set()
    for message in list(messages):
        for block in message["blocks"]:
            for button in block["elements"] if block["type"] == "actions" else []:
                pressed.add(button["action_id"].partition(":")[0])
                answer = await do(
                    running, "press", ts=message["ts"], action_id=button["action_id"], value=button["value"]
                )
                assert answer["ok"], button
                await do(running, "close")
    await do(running, "send", channel=GENERAL, text="/ftroi bump to 30k")
    await do(running, "home")
    while ANA not in running.sandbox.workspace.homes:
        await asyncio.sleep(0.02)
    assert (await do(running, "press", action_id=ActionId.NEW_SCENARIO.value, value="home"))["ok"]
    pressed |= {ActionId.NEW_SCENARIO.value}
    question = next(m for m in await said(running, 6) if "I am not sure" in m["text"])
    choice = next(e for b in question["blocks"] if b["type"] == "actions" for e in b["elements"])
    assert (await do(running, "press", ts=question["ts"], action_id=choice["action_id"], value=choice["value"]))["ok"]
    pressed.add(choice["action_id"].partition(":")[0])
    forms = {ActionId.SCENARIO_FORM.value, ActionId.SAVE_FORM.value}  # submitted in the browser tests
    assert pressed | forms == {a.value for a in ActionId}


@pytest.mark.parametrize(
    "text", ["x" * 40_000, ":tada:", "$1e999", "\u4f60\u597d\u4e16\u754c", "'; DROP TABLE scenario; --", "<!channel>"]
)
async def test_hostile_text_gets_a_short_clear_answer(running: Running, text: str) -> None:
    await do(running, "send", channel=GENERAL, text=f"/ftroi {text}")
    answer = (await said(running, 1))[0]
    assert len(answer["text"]) < 300
    assert "wrong on my side" not in answer["text"]
    assert "<!" not in str(answer["blocks"])


async def test_direct_messages_and_edits(running: Running) -> None:
    channel = dm_of(ANA)
    await do(running, "send", channel=channel, text=MAIN)
    assert "month 10" in (await said(running, 1, channel))[0]["text"]
    await running.sandbox.deliverer.event(
        {"type": "message", "channel_type": "im", "subtype": "message_changed", "channel": channel, "ts": "1.0"}
    )
    await running.sandbox.deliverer.event(
        {
            "type": "message",
            "channel_type": "im",
            "bot_id": "B1",
            "user": "U9",
            "text": MAIN,
            "channel": channel,
            "ts": "2.0",
        }
    )
    await asyncio.sleep(0.3)
    assert len(await said(running, 1, channel)) == 1


async def test_signature_is_checked(running: Running) -> None:
    deliverer = running.sandbox.deliverer
    secret, deliverer.signing_secret = deliverer.signing_secret, "wrong"
    status, _ = await deliverer.command(MAIN, ANA, GENERAL, "general", "http://127.0.0.1/none")
    deliverer.signing_secret = secret
    assert status == 401


async def test_health(running: Running) -> None:
    base = running.sandbox.deliverer.app_url.removesuffix("/slack/events")
    async with aiohttp.ClientSession() as http:
        for path in ("/healthz", "/readyz", "/metrics"):
            async with http.get(base + path) as answer:
                assert answer.status == 200


async def test_a_restart_in_the_middle_of_a_thread_loses_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/s.sqlite3"
    async with started(0, url) as first:
        await do(first, "send", channel=GENERAL, text=f"@ftroi {MAIN}")
        thread = (await said(first, 1))[0]["thread_ts"]
    async with started(0, url) as second:
        await do(second, "send", channel=GENERAL, text="@ftroi what if volume doubles?", thread_ts=thread)
        assert "before: month 10" in (await said(second, 2))[1]["text"]
