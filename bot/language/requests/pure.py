"""A request that sets no input; asked about where it lacks its object or where its name fits several."""

from __future__ import annotations

import re

from bot.language.attachment.attached import Attached
from bot.language.intent import Doubt, Intent
from bot.language.reading import Reading
from bot.language.requests.arguments import arguments, unnamed_goal
from bot.language.requests.names import tied_names

_BEFORE_WHAT = re.compile(
    r"\b(?:pay\w*|break[- ]?even|recoup\w*)\b[^.;?]{0,25}\b(?:before|until|by the time|when) (?:the |our |we |they )"
)
"""A time to pay back in that is no count of months."""


_TO_SOMEBODY = re.compile(
    r"\b(?:send|share|pass|forward|give|show|hand)\b.{0,30}\b(?:to|with) (?!(?:the |this |our |my )?(?:channel|thread|team|everyone|everybody|group|all|room|us|me|csv|pdf|excel|file)\b)[a-z]+"
)
"""A person or a department, named in words: nobody that Slack knows."""


def request(reading: Reading, intent: str, items: list[Attached]) -> Intent:
    """A request that sets no input; asked about where its name fits several."""
    args = arguments(intent, reading.message, items, reading.context)
    doubts: list[Doubt] = []
    note = ""
    if intent == "goal_seek" and not args.get("variable"):
        meant = unnamed_goal(reading.message, reading.context)
        doubts += [Doubt(meant, None, "it", "which_input")] if meant else []
    if intent == "goal_seek" and not args.get("target_payback_months") and _BEFORE_WHAT.search(reading.text):
        doubts.append(Doubt((), None, "", "by_when"))
    if intent == "rename" and not args.get("new_name"):
        doubts.append(Doubt((), None, args.get("name") or "it", "new_name"))
    if intent == "rename" and args.get("new_name") in reading.context.saved:
        doubts.append(Doubt((), None, args["new_name"], "name_taken"))
    if intent == "share" and not (args.get("channel") or args.get("user")) and _TO_SOMEBODY.search(reading.request):
        doubts.append(Doubt((), None, "", "to_whom"))
    if intent == "compare" and re.search(r"\bthe other [a-z]+\b", reading.text) and len(args.get("names") or ()) > 2:
        doubts.append(Doubt((), None, ", ".join(args["names"][1:]), "which_name"))
        args = {"names": args["names"][:1]}
    if intent == "compare" and args.get("names") and (tied := tied_names(reading.message, reading.context.saved)):
        args = {}
        doubts.append(Doubt((), None, ", ".join(tied), "which_name"))
    if intent == "compare" and not args.get("names") and len(reading.context.saved) != 2:
        doubts.append(Doubt((), None, ", ".join(reading.context.saved[:5]) or "none is saved", "which_name"))
    if intent in ("show", "delete", "export", "share") and "names" in args:
        note = "which_name"
        doubts.append(Doubt((), None, ", ".join(args["names"]), "which_name"))
    if note == "which_name":
        args = {k: v for k, v in args.items() if k != "names"}
    return Intent(
        intent,
        args=args,
        action="ask" if doubts else "apply",
        doubts=tuple(doubts),
        note=note,
        evidence=(f"intent {intent}: a phrase of its row",),
    )
