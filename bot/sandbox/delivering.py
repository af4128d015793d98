"""Signs requests as Slack does and delivers them to the app over HTTP, with Slack's retries."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import urlencode
from uuid import uuid4

import aiohttp
from slack_sdk.signature import SignatureVerifier

from bot import clock
from bot.sandbox.workspace import TEAM, Json

_RETRY_AFTER = (0.05, 0.3, 1.0)


class Deliverer:
    """Posts commands, events and interactions to the app. `copies` > 1 sends each event that often."""

    def __init__(self, app_url: str, signing_secret: str) -> None:
        self.app_url, self.signing_secret, self.copies = app_url, signing_secret, 1
        self.triggers: dict[str, str] = {}

    def _trigger(self, user: str) -> str:
        trigger = uuid4().hex
        self.triggers[trigger] = user
        return trigger

    async def command(
        self, text: str, user: str, channel: str, channel_name: str, response_url: str
    ) -> tuple[int, str]:
        return await self._post(
            urlencode(
                {
                    "command": "/ftroi",
                    "text": text,
                    "user_id": user,
                    "user_name": user.lower(),
                    "channel_id": channel,
                    "token": "x",
                    "channel_name": channel_name,
                    "team_id": TEAM,
                    "team_domain": "sandbox",
                    "response_url": response_url,
                    "trigger_id": self._trigger(user),
                    "api_app_id": "A0FTROI",
                }
            )
        )

    async def interaction(self, payload: Json) -> tuple[int, str]:
        return await self._post(
            urlencode(
                {
                    "payload": json.dumps(
                        {"team": {"id": TEAM}, "trigger_id": self._trigger(payload["user"]["id"]), **payload}
                    )
                }
            )
        )

    async def event(self, event: Json) -> None:
        """Deliver an event; after anything but a 2xx it is sent again, as Slack does."""
        body = json.dumps(
            {
                "type": "event_callback",
                "team_id": TEAM,
                "api_app_id": "A0FTROI",
                "event_id": f"Ev{uuid4().hex[:12]}",
                "event_time": int(clock.now().timestamp()),
                "event": event,
                "authorizations": [{"team_id": TEAM}],
            }
        )
        for _ in range(self.copies):
            for attempt, wait in enumerate((0.0, *_RETRY_AFTER)):
                await asyncio.sleep(wait)
                status, _answer = await self._post(body, retry=attempt, content="application/json")
                if 200 <= status < 300:
                    break

    async def _post(
        self, body: str, *, retry: int = 0, content: str = "application/x-www-form-urlencoded"
    ) -> tuple[int, str]:
        stamp = str(int(clock.now().timestamp()))
        signature = SignatureVerifier(self.signing_secret).generate_signature(timestamp=stamp, body=body) or ""
        headers = {"Content-Type": content, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_error"}
        try:
            async with (
                aiohttp.ClientSession() as http,
                http.post(
                    self.app_url, data=body.encode(), headers=headers, timeout=aiohttp.ClientTimeout(total=3)
                ) as answer,
            ):
                return answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            return 0, ""
