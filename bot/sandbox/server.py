"""The Web API methods the bot calls, and what the page does. See docs/sandbox.md for what is faithful and what is not."""

from __future__ import annotations

import asyncio
import html
import json
import re
from importlib.resources import files
from typing import Any
from uuid import uuid4

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.delivering import Deliverer
from bot.sandbox.strict import message_error, view_error
from bot.sandbox.workspace import BOT, CHANNELS, MEMBER_OF, USERS, Json, Workspace, dm_of


class Sandbox:
    """The server. Faults: `native` off refuses charts and data tables; `limited` answers 429 that many times."""

    def __init__(self, workspace: Workspace, deliverer: Deliverer, base_url: str) -> None:
        self.workspace, self.deliverer, self.base_url = workspace, deliverer, base_url
        self.responses: dict[str, tuple[str, str, int]] = {}
        self.native, self.limited = True, 0
        self._tasks: set[asyncio.Task[Any]] = set()

    def asgi(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/", self.page),
                Route("/state", self.state),
                Route("/page.js", self.script),
                Route("/page.css", self.style),
                Route("/api/{method}", self.api, methods=["POST"]),
                Route("/response/{key}", self.respond, methods=["POST"]),
                Route("/do/{what}", self.do, methods=["POST"]),
                Route("/faults", self.faults, methods=["POST"]),
            ]
        )

    # --- the page ---

    async def page(self, _: Request) -> Response:
        return HTMLResponse(files("bot.sandbox").joinpath("page.html").read_text())

    async def script(self, _: Request) -> Response:
        return PlainTextResponse(files("bot.sandbox").joinpath("page.js").read_text(), media_type="text/javascript")

    async def style(self, _: Request) -> Response:
        return PlainTextResponse(files("bot.sandbox").joinpath("page.css").read_text(), media_type="text/css")

    async def state(self, request: Request) -> Response:
        user = request.query_params.get("user", "")
        return JSONResponse(self.workspace.seen_by(user) if user in USERS else {"error": "unknown user"})

    async def faults(self, request: Request) -> Response:
        wanted = await request.json()
        self.native, self.limited = wanted.get("native", self.native), wanted.get("limited", self.limited)
        self.deliverer.copies = wanted.get("copies", self.deliverer.copies)
        return JSONResponse({"ok": True})

    async def do(self, request: Request) -> Response:
        """Something a person does on the page."""
        data: Json = await request.json()
        user = str(data["user"])
        if user not in USERS:
            return JSONResponse({"error": "unknown user"}, 400)
        what = request.path_params["what"]
        answer = await {
            "send": self._send,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "home": self._home,
        }[what](user, data)
        return JSONResponse(answer)

    async def _send(self, user: str, data: Json) -> Json:
        channel, text, thread = str(data["channel"]), str(data["text"]), data.get("thread_ts")
        if text.startswith("/ftroi") and not thread:
            return await self._command(user, channel, text.removeprefix("/ftroi").strip())
        if text.startswith("/"):
            self.workspace.post(
                channel,
                BOT,
                "Slash commands do not work in threads." if thread else "No such command here.",
                thread_ts=thread,
                only_for=user,
            )
            return {"ok": True}
        escaped = html.escape(text, quote=False)
        escaped = re.sub(r"(?<!\w)@ftroi\b", f"<@{BOT}>", escaped)
        message = self.workspace.post(channel, user, escaped, thread_ts=thread)
        event = {
            "user": user,
            "text": escaped,
            "ts": message["ts"],
            "channel": channel,
            **({"thread_ts": thread} if thread else {}),
        }
        if channel.startswith("D"):
            self._later(self.deliverer.event({"type": "message", "channel_type": "im", **event}))
        elif f"<@{BOT}>" in escaped:
            self._later(self.deliverer.event({"type": "app_mention", **event}))
        return {"ok": True, "ts": message["ts"]}

    async def _command(self, user: str, channel: str, text: str) -> Json:
        name = CHANNELS.get(channel, "directmessage")
        status, body = await self.deliverer.command(
            html.escape(text, quote=False), user, channel, name, self._response_url(user, channel)
        )
        if status != 200:
            self.workspace.post(
                channel, BOT, f"/ftroi failed with the error “dispatch_failed” ({status}).", only_for=user
            )
        elif body.startswith("{"):
            said = json.loads(body)
            self.workspace.post(channel, BOT, said.get("text", ""), blocks=said.get("blocks"), only_for=user)
        return {"ok": status == 200, "status": status}

    async def _press(self, user: str, data: Json) -> Json:
        payload: Json = {
            "type": "block_actions",
            "user": {"id": user},
            "actions": [
                {
                    "type": "button",
                    "action_id": data["action_id"],
                    "value": data["value"],
                    "block_id": "b",
                    "action_ts": self.workspace.next_ts(),
                }
            ],
        }
        message = next((m for m in self.workspace.messages if m["ts"] == data.get("ts")), None)
        if message is None:
            payload |= {"container": {"type": "view", "view_id": "V0HOME"}, "view": {"id": "V0HOME", "type": "home"}}
        else:
            channel = message["channel"]
            payload |= {
                "channel": {"id": channel},
                "response_url": self._response_url(user, channel),
                "container": {
                    "type": "message",
                    "message_ts": message["ts"],
                    "channel_id": channel,
                    "is_ephemeral": bool(message["only_for"]),
                },
            }
            if not message["only_for"]:
                payload["message"] = {
                    "ts": message["ts"],
                    **({"thread_ts": message["thread_ts"]} if message["thread_ts"] else {}),
                }
        status, _ = await self.deliverer.interaction(payload)
        return {"ok": status == 200, "status": status}

    async def _submit(self, user: str, data: Json) -> Json:
        view = self.workspace.views.get(user)
        if view is None:
            return {"ok": False}
        values = {
            name: {name: {"type": "plain_text_input", "value": value or None}} for name, value in data["values"].items()
        }
        status, body = await self.deliverer.interaction(
            {"type": "view_submission", "user": {"id": user}, "view": {**view, "state": {"values": values}}}
        )
        answer = json.loads(body) if body.startswith("{") else {}
        if answer.get("response_action") == "errors":
            return {"ok": True, "errors": answer["errors"]}
        if status == 200:
            await self._close(user, data)
        return {"ok": status == 200, "status": status}

    async def _close(self, user: str, _: Json) -> Json:
        self.workspace.views.pop(user, None)
        self.workspace.changed()
        return {"ok": True}

    async def _home(self, user: str, _: Json) -> Json:
        self._later(
            self.deliverer.event(
                {
                    "type": "app_home_opened",
                    "user": user,
                    "channel": dm_of(user),
                    "tab": "home",
                    "event_ts": self.workspace.next_ts(),
                }
            )
        )
        return {"ok": True}

    def _later(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- what the bot calls ---

    def _response_url(self, user: str, channel: str) -> str:
        key = uuid4().hex
        self.responses[key] = (user, channel, 5)
        return f"{self.base_url}/response/{key}"

    def _limit(self) -> Response | None:
        if self.limited <= 0:
            return None
        self.limited -= 1
        return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers={"Retry-After": "1"})

    async def respond(self, request: Request) -> Response:
        """A response URL: five uses, `ok` as plain text."""
        known = self.responses.get(request.path_params["key"])
        if known is None or known[2] <= 0:
            return PlainTextResponse("used_url", 404)
        limited = self._limit()
        if limited is not None:
            return limited
        user, channel, uses = known
        message = await request.json()
        error = message_error(message, native=self.native)
        if error:
            return PlainTextResponse(error, 400)
        self.responses[request.path_params["key"]] = (user, channel, uses - 1)
        self.workspace.post(
            channel,
            BOT,
            message["text"],
            blocks=message.get("blocks"),
            only_for=None if message.get("response_type") == "in_channel" else user,
        )
        return PlainTextResponse("ok")

    async def api(self, request: Request) -> Response:
        """A Web API method; JSON or form bodies, as Slack takes both."""
        method = request.path_params["method"]
        if "json" in request.headers.get("content-type", ""):
            args: Json = await request.json()
        else:
            args = {
                k: json.loads(v) if isinstance(v, str) and v[:1] in "[{" else v
                for k, v in (await request.form()).items()
            }
        limited = self._limit() if method.startswith("chat.") else None
        if limited is not None:
            return limited
        handler = {
            "auth.test": self._auth,
            "chat.postMessage": self._post,
            "chat.postEphemeral": self._post,
            "views.open": self._open,
            "views.publish": self._publish,
        }.get(method)
        return JSONResponse({"ok": False, "error": "unknown_method"} if handler is None else handler(args))

    def _auth(self, _: Json) -> Json:
        return {
            "ok": True,
            "url": self.base_url,
            "team": "Sandbox",
            "user": "ftroi",
            "team_id": "T0SANDBOX",
            "user_id": BOT,
            "bot_id": "B0FTROI",
        }

    def _post(self, args: Json) -> Json:
        channel = dm_of(args["channel"]) if args["channel"] in USERS else str(args["channel"])
        if channel not in MEMBER_OF and not channel.startswith("D"):
            return {"ok": False, "error": "not_in_channel" if channel in CHANNELS else "channel_not_found"}
        error = message_error(args, native=self.native)
        if error:
            return {"ok": False, "error": error}
        message = self.workspace.post(
            channel,
            BOT,
            args.get("text", ""),
            blocks=args.get("blocks"),
            thread_ts=args.get("thread_ts"),
            only_for=args.get("user"),
        )
        return {"ok": True, "channel": channel, "ts": message["ts"], "message": message}

    def _open(self, args: Json) -> Json:
        error = view_error(args["view"])
        if error:
            return {"ok": False, "error": error}
        user = self.deliverer.triggers.pop(str(args.get("trigger_id")), None)  # single use
        if user is None:
            return {"ok": False, "error": "expired_trigger_id"}
        self.workspace.views[user] = {"id": f"V{uuid4().hex[:10]}", **args["view"]}
        self.workspace.changed()
        return {"ok": True, "view": self.workspace.views[user]}

    def _publish(self, args: Json) -> Json:
        error = view_error(args["view"])
        if error:
            return {"ok": False, "error": error}
        self.workspace.homes[args["user_id"]] = args["view"]
        self.workspace.changed()
        return {"ok": True}
