"""Arguments of requests: scenario names (with near matches), formats, channels, users, goal-seek variable and target."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any

from advisor import FIELDS, Range
from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import canonical
from bot.language.attachment.cues import cues
from bot.language.intent import Context
from bot.language.requests.goal import goal, variable_in
from bot.language.requests.names import by_its_words, mentioned, near, near_in_message, pointed_at, tied_first_words
from bot.language.requests.naming import after_verb, compare, exported, rename, save_name
from bot.language.text.normalise import Message

_FORMATS = (
    ("csv", re.compile(r"\bcsv\b|comma[- ]separated")),
    ("pdf", re.compile(r"\bpdfs?\b")),
    ("json", re.compile(r"\bjson\b")),
    ("markdown", re.compile(r"\bmarkdown\b|\bmd\b")),
    ("xlsx", re.compile(r"\bxlsx?\b|\bexcel\b|\bspread-?sheet\b|\bworkbook\b|\bgoogle sheets?\b")),
)


_WHAT_IT_TAKES = re.compile(
    r"\b(?:what|how (?:low|high|much|far|cheap)) (?:would|must|does|should|could|can|will) (?:it|that|this|the (?:price|cost|figure|number))\b.{0,12}\b(?:be|go|come|drop|fall|get)\b|\bwhat (?:would|do|will) we need (?:for it |so (?:that )?it |to get it )"
)
"""A goal-seek whose input is a pronoun: the one spoken of."""
_SOLVED_FOR = ("ft_upfront_cost", "ft_inference_cost_per_month", "prompting_cost_per_month", "requests_per_month")


def arguments(intent: str, message: Message, items: Sequence[Attached], context: Context) -> dict[str, Any]:
    """The arguments of an intent. Names are given as saved where they match, else as typed."""
    if intent == "save":
        name = save_name(message)
        return {"name": name} if name else {}
    if intent == "rename":
        return rename(message, context)
    if intent == "chart":
        names = mentioned(message, context.saved)
        return {"name": names[0]} if len(names) == 1 else {}
    if intent in ("show", "delete", "export", "share"):
        names = mentioned(message, context.saved) or by_its_words(message, context.saved)
        names = names or near_in_message(message, context.saved)[:2]
        pointed = [] if names else pointed_at(message, context.saved, context.current)
        if pointed:
            return {"name": pointed[0]} if len(pointed) == 1 else {"names": pointed}
        args: dict[str, Any] = (
            {"name": names[0]} if len(names) == 1 or (names and names[0].lower() in message.lower) else {}
        )
        if intent == "delete" and len(mentioned(message, context.saved)) > 1:
            args = {}  # one at a time: which one is asked
        if len(names) > 1 and not args:
            args["names"] = names
        if not names and intent in ("show", "delete", "export", "share"):
            said = after_verb(message) if intent in ("show", "delete") else exported(message)
            options = (tied_first_words(said, context.saved) or near(said, context.saved)) if said else []
            if len(options) == 1:
                args = {"name": options[0]}
            elif len(options) > 1:
                args = {"names": options}
            else:
                args = {"name": said} if said else {}
        if intent == "export":
            wanted = next((f for f, p in _FORMATS if p.search(message.lower)), None)
            args |= {"format": wanted} if wanted else {}
        if intent == "share":
            args |= {"channel": message.channels[0]} if message.channels else {}
            args |= {"user": message.users[-1]} if message.users and not message.channels else {}
        return args
    if intent == "compare":
        return compare(message, context)
    if intent == "goal_seek":
        args = goal(message, items)
        again = context.last_intent == "goal_seek" and re.match(
            r"\W*(?:and|for|with|what about|how about)\b", message.lower
        )
        again = again or _WHAT_IT_TAKES.search(message.lower)
        if "variable" not in args and again and context.focus and context.focus[0] in _SOLVED_FOR:
            args["variable"] = context.focus[0]
        return args
    if intent == "sensitivity":
        about = re.search(r"\b(?:to|of|on|about|for|does|do|if|is|wiggle)\b(.*)", message.lower)
        single = re.search(
            r"sensitiv|how much does|touchy|\bmatter|noise|wiggle|worth arguing|how wrong", message.lower
        )
        again = context.last_intent == "sensitivity"
        variable = variable_in(about.group(1)) if about and (single or again) else None
        if about and single and variable is None and re.match(r"\s*(?:that|it|this)\b", about.group(1)):
            variable = variable_in(message.lower[: about.start()])
        return {"variable": variable} if variable else {}
    if intent == "portfolio":
        return _portfolio(message, items, context)
    return {}


def unnamed_goal(message: Message, context: Context) -> tuple[str, ...]:
    """Of a goal-seek with a pronoun for its input: the inputs that may be meant, none where only one can be."""
    held = tuple(f for f in _SOLVED_FOR if f in context.inputs)
    return held if len(held) > 1 and _WHAT_IT_TAKES.search(message.lower) else ()


def _portfolio(message: Message, items: Sequence[Attached], context: Context) -> dict[str, Any]:
    """Names of use cases, and amounts said to be shared: a month or once."""
    names = mentioned(message, context.saved)
    args: dict[str, Any] = {"names": names} if names else {}
    for item in items:
        quantity = item.quantity
        value = canonical("ft_inference_cost_per_month" if quantity.period else "ft_upfront_cost", quantity)
        if quantity.currency and value is not None and not isinstance(value, Range):
            args["shared_per_month" if quantity.period else "shared_upfront"] = float(value)
    return args


def field_named(text: str, among: Container[str] = FIELDS) -> str | None:
    """The input `among` some that a phrase names ("the growth assumption"), by the cue table; None when there is none."""
    best: tuple[float, str] | None = None
    for cue in cues():
        match = cue.pattern.search(text) if cue.field in among else None
        if match and (best is None or cue.weight - match.start() / 50 > best[0]):
            best = (cue.weight - match.start() / 50, cue.field)
    return best[1] if best else None
