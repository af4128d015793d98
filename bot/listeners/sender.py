"""Delivers replies to Slack: where to, on which rung of the block ladder, and again after a refusal or a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot import clock
from bot.dialogue import Viewer
from bot.journey import Journey
from bot.store import Delivery, Outbox
from bot.views import Document, Rung, message_blocks

log = structlog.get_logger("ftroi")
_REFUSED = ("invalid_blocks", "msg_blocks_too_long", "invalid_blocks_format", "invalid_attachments")
_ELSEWHERE = ("not_in_channel", "channel_not_found", "is_archived", "restricted_action")
_SWEEP_SECONDS = 5.0


class Refused(Exception):
    """Slack did not take a message; `error` is its code, `retry_after` seconds for `ratelimited`."""

    def __init__(self, error: str, retry_after: int = 0) -> None:
        super().__init__(error)
        self.error, self.retry_after = error, retry_after


class Sender:
    """Sends deliveries with a Web API client. The rung a workspace takes is remembered per surface."""

    def __init__(
        self, client: AsyncWebClient, journey: Journey, outbox: Outbox, now: Callable[[], datetime] = clock.now
    ) -> None:
        self.client, self.journey, self.outbox, self.now = client, journey, outbox, now
        self._rungs: dict[tuple[str, str], Rung] = {}

    async def send(self, delivery: Delivery) -> None:
        """Send one reply and mark it sent; on a refusal step down the ladder; on 429 put it off."""
        document = Document.model_validate(delivery.document)
        surface = "channel" if delivery.target.get("channel") else "ephemeral"
        known = self._rungs.get((delivery.workspace, surface), Rung.NATIVE)
        for rung in [r for r in Rung if r >= known]:
            try:
                await self._post(delivery, document, rung)
            except Refused as refused:
                if refused.error in _REFUSED and rung is not Rung.TEXT:
                    log.warning("blocks refused, stepping down", error=refused.error, rung=rung.name, surface=surface)
                    self._rungs[(delivery.workspace, surface)] = Rung(rung + 1)
                    continue
                if refused.error == "ratelimited":
                    await self.outbox.postpone(delivery, self.now() + timedelta(seconds=refused.retry_after))
                    return
                log.error(
                    "reply not delivered", error=refused.error, event_id=delivery.event_id, attempts=delivery.attempts
                )
                return  # its lease runs out and the sweeper tries again, up to the limit
            await self.outbox.mark_sent(delivery)
            return

    async def _post(self, delivery: Delivery, document: Document, rung: Rung) -> None:
        target = delivery.target
        message: dict[str, Any] = {"text": document.headline[:3900], "blocks": message_blocks(document, rung)}
        if target.get("share") and target.get("channel"):
            await self._share(delivery, message)
        elif target.get("response_url"):
            await self._respond(target, message, "ephemeral")
        else:
            await self._say(target, message)

    async def _share(self, delivery: Delivery, message: dict[str, Any]) -> None:
        """To the whole channel: posted where the bot is a member, else through the response URL."""
        target = delivery.target
        viewer = _viewer(delivery)
        try:
            ts = await self._say({"channel": target["channel"]}, message)
        except Refused as refused:
            if refused.error not in _ELSEWHERE or not target.get("response_url"):
                raise
            hint = {
                "type": "context",
                "elements": [{"type": "mrkdwn", "text": "Invite me (`/invite @ftroi`) to go on in a thread."}],
            }
            await self._respond(target, {**message, "blocks": [*message["blocks"][:49], hint]}, "in_channel")
            return
        await self.journey.adopt(viewer, str(target["draft"]), thread_key(str(target["channel"]), ts))

    async def _say(self, target: dict[str, Any], message: dict[str, Any]) -> str:
        try:
            answer = await self.client.chat_postMessage(
                channel=target["channel"],
                thread_ts=target.get("thread_ts"),
                unfurl_links=False,
                unfurl_media=False,
                **message,
            )
        except SlackApiError as problem:
            response: Any = problem.response
            raise Refused(str(response.get("error")), int(response.headers.get("Retry-After", 1))) from problem
        except (OSError, TimeoutError, ValueError) as problem:
            raise Refused(f"connection: {type(problem).__name__}") from problem
        return str(answer["ts"])

    async def _respond(self, target: dict[str, Any], message: dict[str, Any], kind: str) -> None:
        """Through a response URL. It does not raise by itself: its status and body are looked at."""
        try:
            answer = await AsyncWebhookClient(target["response_url"]).send_dict(
                {"response_type": kind, "replace_original": False, **message}
            )
        except (OSError, TimeoutError, ValueError) as problem:
            raise Refused(f"connection: {type(problem).__name__}") from problem
        if answer.status_code == 429:
            raise Refused("ratelimited", int({k.lower(): v for k, v in answer.headers.items()}.get("retry-after", 1)))
        if answer.status_code != 200:
            body = str(answer.body)
            raise Refused(
                next((e for e in (*_REFUSED, *_ELSEWHERE) if e in body), body[:80] or str(answer.status_code))
            )

    async def apologise(self, viewer: Viewer, target: dict[str, Any], number: str) -> None:
        """Tell the person that something went wrong, with an id to quote; best effort."""
        text = f"Something went wrong on my side (id {number}). Your saved scenarios are safe; please try again in a minute."
        try:
            if target.get("response_url"):
                await self._respond(target, {"text": text}, "ephemeral")
            elif target.get("channel"):
                await self.client.chat_postEphemeral(channel=target["channel"], user=viewer.user, text=text)
        except (Refused, SlackApiError, OSError, TimeoutError) as problem:
            log.warning("could not tell the person", error=str(problem)[:200], error_id=number)

    async def sweep(self) -> int:
        """Send everything whose lease ran out; gives how many were tried."""
        due = await self.outbox.due(self.now())
        for delivery in due:
            await self.send(delivery)
        return len(due)

    async def sweep_forever(self) -> None:
        """Sweep until cancelled."""
        while True:
            try:
                await self.sweep()
            except Exception:
                log.exception("sweep failed")
            await asyncio.sleep(_SWEEP_SECONDS)


def thread_key(channel: str, thread_ts: str) -> str:
    """The conversation of a thread."""
    return f"thread:{channel}:{thread_ts}"


def _viewer(delivery: Delivery) -> Viewer:
    enterprise, _, team = delivery.workspace.partition(":")
    return Viewer(
        team=team,
        user=str(delivery.target.get("user", "")),
        channel=str(delivery.target.get("channel", "")),
        enterprise="" if enterprise == "-" else enterprise,
    )
