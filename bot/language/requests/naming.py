"""Names that a request gives: to save under, to rename to, to open, to compare."""

from __future__ import annotations

import re
from typing import Any

from bot.language.intent import Context
from bot.language.requests.names import FILLER, clean_name, mentioned, mentions, near, near_in_message
from bot.language.text.normalise import Message

_QUOTED = re.compile(r"[\"'`“”]([^\"'`“”\n]{1,60})[\"'`“”](?!\w)")


_SAVE_AS = re.compile(
    r"\b(?:save|store|keep|remember|bookmark|file|persist|record|call|name|log|stash|park|put)\b(?:\s+(?:it|this|that|the|current|scenario|one|draft|my|our|these|numbers|result|analysis|version|away|for later|down|work|answer|calculation|changes)){0,4}?(?:\s*(?:as|under(?: the name)?|called|named|by the name(?: of)?|with (?:the )?name|in|:|=)\s*|\s+)(?P<name>[^\n]{1,80})$"
)


_SAVE_EXPLICIT = re.compile(
    r"\b(?:save|store|keep|remember|bookmark|file|log|stash|park|put|record)\b[^\n]{0,40}?\b(?:as|under the name(?: of)?|under|called|named|with the name|by the name(?: of)?)\s+(?P<name>[^\n]{1,80})$",
    re.IGNORECASE,
)


_RENAME = re.compile(
    r"\b(?:rename|re-?title|change (?:the )?name of|name of|new name for|give)\s+(?P<old>.{1,60}?)\s+(?:to|as|into|->|=>|becomes?|should be|a new name[:,]?|another name[:,]?|is)\s+(?P<new>[^\n]{1,60})$",
    re.IGNORECASE,
)


_RENAME_CURRENT = re.compile(
    r"\b(?:rename|call|re-?title|name)\s+(?:it|this|that|this one|the scenario|current|this scenario)?\s*(?:to|as|->)?\s*(?P<new>[^\n]{1,60}?)(?:\s+(?:instead|from now on))?$",
    re.IGNORECASE,
)


_NO_NAME = re.compile(
    r"\brename (?:it|this|that|this one|the scenario)\W*(?:please\W*)?(?:$|(?:the|its) name (?:is|sounds))|\b(?:needs?|wants?|give it) (?:a|another|some) (?:better|new|different|other) name\W*$"
)
"""A wish for another name, and no name."""


def exported(message: Message) -> str:
    """A name that nobody saved here, between the verb and the format."""
    match = re.search(
        r"\b(?:give me|export|download|send me|get me|share)\s+(?:the )?([a-z0-9]+[-_][\w-]+)\b",
        message.text,
        re.IGNORECASE,
    )
    of = re.search(
        r"\b(?:csv|pdf|xlsx|json|excel|markdown|file) of (?:the )?(?!(?:this|that|it|these)\b)([\w -]{2,40})$",
        message.text,
        re.IGNORECASE,
    )
    match = match or of
    return clean_name(match.group(1)) if match else ""


def after_verb(message: Message) -> str:
    quoted = _QUOTED.search(message.text)
    if quoted:
        return clean_name(quoted.group(1))
    named = re.search(
        r"\b(?:the |our |my )([^,.]{2,40}?) (?:scenario|one)\b.*\b(?:delete|remove|drop|bin) (?:it|that)", message.text
    )
    if named:
        return clean_name(named.group(1))
    match = re.search(
        r"\b(?:show|open|load|delete|remove|bin|erase|trash|display|view|pull up|bring up|rm|del)\s+(?:me\s+)?(?:the\s+)?(?:saved\s+)?(?:scenario\s+)?(?:called\s+|named\s+)?([^\n]{1,60})$",
        message.text,
        re.IGNORECASE,
    )
    name = clean_name(match.group(1)) if match else ""
    name = re.sub(r"\s+(?:scenario|again|from (?:my|the|our) list)$", "", re.sub(r"\s+again$", "", name))
    return "" if name.lower() in FILLER else name


def save_name(message: Message) -> str | None:
    quoted = _QUOTED.search(message.text)
    if quoted:
        return clean_name(quoted.group(1))
    named = re.search(r"[,;] *(?:and )?name(?:d)?(?: it)? ?[:=]? (?P<name>[^\n]{1,60})$", message.text, re.IGNORECASE)
    explicit = (
        named
        or _SAVE_EXPLICIT.search(message.text)
        or re.search(r"\b(?:call|name) (?:it|this|that) (?P<name>[^\n]{1,80})$", message.text, re.IGNORECASE)
    )
    if explicit:
        return clean_name(explicit.group("name")) or None
    match = _SAVE_AS.search(
        message.text if message.text.islower() else re.sub(r"^(\w)", lambda m: m.group().lower(), message.text)
    )
    name = clean_name(match.group("name")) if match else ""
    return name if name and name.lower() not in FILLER | {"later", "scenario please", "the scenario"} else None


def rename(message: Message, context: Context) -> dict[str, Any]:
    bare = mentions(message, context.saved)
    rest = message.lower[bare[0][1] :] if len(bare) == 1 else "x"
    if re.match(r"\W*(?:please |can you |could you )?rename\b", message.lower) and not re.sub(
        r"\b(?:please|pls|plz|thanks|thx|for me|now)\b|\W", "", rest
    ):
        return {"name": bare[0][2]}
    match = _RENAME.search(message.text)
    called = re.search(
        r"\bcall (?P<old>.{1,60}?) [\"'](?P<new>[^\"']{1,60})[\"'] from now on", message.text, re.IGNORECASE
    )
    called = called or re.search(
        r"^from now on,? (?:please )?call (?P<old>.{1,60}?) [\"'“‘](?P<new>[^\"'”’]{1,60})[\"'”’]",
        message.text,
        re.IGNORECASE,
    )
    known_first = re.search(
        r"^(?:please |(?:can|could) (?:we|you) |let'?s )?call (?P<rest>.+?) (?:from now on|instead)\W*$",
        message.text,
        re.IGNORECASE,
    )
    if known_first and not called:
        rest = known_first.group("rest")
        for name in sorted(context.saved, key=len, reverse=True):
            if rest.lower().startswith(name.lower() + " "):
                return {"name": name, "new_name": clean_name(rest[len(name) :].removeprefix(" just"))}
    asked = re.search(
        r"\b(?:can|could|may|let) (?P<old>.{1,60}?) be (?:called|named|known as) (?P<new>[^\n]{1,60})$",
        message.text,
        re.IGNORECASE,
    )
    backwards = re.search(r"^\W*call (?P<old>.{1,40}?) from now on (?P<new>[^\n]{1,60})$", message.text, re.IGNORECASE)
    given = backwards or re.search(
        r"\bgive (?:to )?(?P<old>.{1,40}?) the (?:new )?name:? (?P<new>[^\n]{1,60})$", message.text, re.IGNORECASE
    )
    should = re.search(
        r"^(?:the )?(?P<old>.{1,60}?) (?:should (?:now |really )?be|is (?:now )?to be) (?:called|named|known as) (?P<new>[^\n]{1,60})$",
        message.text,
        re.IGNORECASE,
    )
    change = re.search(
        r"\bthe name (?P<old>.{1,40}?) (?:is|was|sounds)\b.*\b(?:change it to|make it) (?P<new>[^\n]{1,60})$",
        message.text,
        re.IGNORECASE,
    )
    change = change or re.search(
        r"\b(?:it'?s|it is|should be|make it) [\"'“‘](?P<new>[^\"'”’\n]{1,60})[\"'”’],? not [\"'“‘](?P<old>[^\"'”’\n]{1,60})",
        message.text,
        re.IGNORECASE,
    )
    change = change or re.search(
        r"^(?:the one (?:called|named) |the )?(?P<old>.{1,60}?) (?:should|must|needs to|has to) be renamed (?:to |as )?(?P<new>[^\n]{1,60})$",
        message.text,
        re.IGNORECASE,
    )
    moved = re.search(r"^mv (?P<old>\S+) (?P<new>\S+)$", message.text, re.IGNORECASE)
    match = called or asked or given or change or moved or should or match
    if not match:
        spans = mentions(message, context.saved)
        tail = message.text[spans[0][1] :] if spans else ""
        follows = re.match(r"\s+(?!to\b|as\b|into\b)(?P<new>[^\n]{1,60})$", tail)
        if follows and re.match(r"\W*(?:please )?rename\b", message.lower):
            return {"name": spans[0][2], "new_name": clean_name(follows.group("new"))}
    if re.search(r"\b(?:to|as)\W*$", message.lower) or _NO_NAME.search(message.lower):
        spoken = mentioned(message, context.saved)
        return {"name": spoken[0]} if len(spoken) == 1 else {}
    if match:
        old, new = clean_name(match.group("old")), clean_name(match.group("new"))
        new = re.split(r"[?!.;] ", new)[0]
        known = mentioned(Message(old, old.lower(), (), ()), context.saved) or near(old, context.saved)
        if old.lower() in FILLER | {
            "the current one",
            "current one",
            "the open one",
            "the scenario",
            "this scenario",
            "this one",
            "current",
        }:
            spoken = [n for n in mentioned(message, context.saved) if n != new]
            known = spoken if len(spoken) == 1 else [context.current] if context.current else []
        args: dict[str, Any] = {"new_name": new}
        if known:
            args["name"] = known[0]
        elif old and old.lower() not in FILLER:
            args["name"] = old
        return args
    match = _RENAME_CURRENT.search(message.text)
    new = clean_name(match.group("new")) if match else ""
    args = {"new_name": new} if new and new.lower() not in FILLER else {}
    spoken = [n for n in mentioned(message, context.saved) if n != new]
    named = spoken[0] if len(spoken) == 1 else context.current
    return args | ({"name": named} if named else {})


def compare(message: Message, context: Context) -> dict[str, Any]:
    names = mentioned(message, context.saved)
    if not context.saved:
        listed = re.search(r"\b(?:compare|between)\s+(.{3,120})$", message.text, re.IGNORECASE)
        parts = (
            re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|with|to|vs\.?|versus|against)\s+", listed.group(1))
            if listed
            else []
        )
        return {"names": [clean_name(p) for p in parts]} if len(parts) > 1 else {}
    absent = re.search(
        r"^\W*compare ([\w-]{2,40}) (?:with|and|to|vs\.?|against) ([\w-]{2,40})\W*$", message.text, re.IGNORECASE
    )
    if absent and len(names) == 1:
        said = [clean_name(g) for g in absent.groups()]
        unknown = [
            s for s in said if s.lower() != names[0].lower() and not near(s, context.saved) and s.lower() not in FILLER
        ]
        if unknown:
            return {"names": [names[0], unknown[0]]}
    if not names and len(context.saved) == 2:
        return {"names": list(context.saved)}
    extra = near_in_message(message, [n for n in context.saved if n not in names]) if len(names) < 2 else []
    names += [n for n in extra if n not in names][: 5 - len(names)]
    if (
        len(names) == 1
        and context.current
        and context.current != names[0]
        and re.search(
            r"\b(?:this|current|it|open|mine|ours|what we have|now)\b|^compare (?:to|with|against)", message.lower
        )
    ):
        names = [context.current, *names]
    elif len(names) == 1 and context.current and context.current != names[0]:
        names = [names[0], context.current]
    return {"names": names} if names else {}
