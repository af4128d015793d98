"""Arguments of requests: scenario names (with near matches), formats, channels, users, goal-seek variable and target."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any

from rapidfuzz.distance import OSA

from advisor import FIELDS, Range
from bot.language.attach import Attached
from bot.language.convert import canonical
from bot.language.cues import cues
from bot.language.intent import Context
from bot.language.normalise import Message

NEAR = 0.78
"""OSA similarity from which a saved name counts as meant."""
TIE = 0.10
"""Two names within this of each other: ask which."""
_FILLER = frozenset(
    [
        "the",
        "a",
        "an",
        "scenario",
        "scenarios",
        "my",
        "our",
        "please",
        "pls",
        "called",
        "named",
        "it",
        "this",
        "that",
        "one",
        "version",
        "saved",
        "to",
        "as",
        "of",
        "for",
        "and",
        "with",
        "vs",
        "versus",
        "or",
        "from",
        "show",
        "open",
        "load",
        "delete",
        "remove",
        "compare",
        "rename",
        "export",
        "share",
        "post",
        "send",
        "save",
        "between",
        "me",
        "us",
        "now",
        "case",
        "changes",
        "current",
    ]
)
_QUOTED = re.compile(r"[\"'`“”]([^\"'`“”\n]{1,60})[\"'`“”](?!\w)")
_SAVE_AS = re.compile(
    r"\b(?:save|store|keep|remember|bookmark|file|persist|record|call|name|log|stash|park|put)\b(?:\s+(?:it|this|that|the|current|scenario|one|draft|my|our|these|numbers|result|analysis|version|away|for later|down|work|answer|calculation|changes)){0,4}?(?:\s*(?:as|under(?: the name)?|called|named|by the name(?: of)?|with (?:the )?name|in|:|=)\s*|\s+)(?P<name>[^\n]{1,80})$"
)
_SAVE_EXPLICIT = re.compile(
    r"\b(?:save|store|keep|remember|bookmark|file|log|stash|park|put|record)\b[^\n]{0,40}?\b(?:as|under the name(?: of)?|under|called|named|with the name|by the name(?: of)?)\s+(?P<name>[^\n]{1,80})$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,]+(?:please|pls|plz|thanks|thank you|thx|for (?:me|us|later|now)|now|ok|okay|going forward|from now on|will you|would you|so (?:we|i).*|then share.*|and (?:share|chart|plot|export|show|send|post).*))+\s*[?!.]*$|[?!.,;]+$",
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
_FORMATS = (
    ("csv", re.compile(r"\bcsv\b|comma[- ]separated")),
    ("pdf", re.compile(r"\bpdf\b")),
    ("json", re.compile(r"\bjson\b")),
    ("markdown", re.compile(r"\bmarkdown\b|\bmd\b")),
    ("xlsx", re.compile(r"\bxlsx?\b|\bexcel\b|\bspread-?sheet\b|\bworkbook\b|\bgoogle sheets?\b")),
)
_PAYBACK = re.compile(
    r"pay\w*[- ]?(?:back|off|itself)?|break\w*[- ]?even|recoup\w*|even\b|roi\b|return|worth|money back"
)


def clean_name(text: str) -> str:
    """A name as it will be stored: quotes and pleasantries off, white space folded, at most 80 characters."""
    name = text.strip()
    for _ in range(3):
        name = _TAIL.sub("", name).strip()
    name = name.strip(" \"'`“”‘’:=,")
    name = re.sub(
        r"^(?:(?:it|this|that|the scenario) )?(?:as|called|named|under|the name|name)\s+", "", name, flags=re.IGNORECASE
    )
    return re.sub(r"\s+", " ", name)[:80]


def mentioned(message: Message, saved: Sequence[str]) -> list[str]:
    """Saved names that a message mentions, in order of appearance; longer names win over parts of them."""
    return [name for _, _, name in _mentions(message, saved)]


def name_spans(message: Message, saved: Sequence[str]) -> list[tuple[int, int]]:
    """Where saved names stand: digits inside them are no figures."""
    return [(start, end) for start, end, name in _mentions(message, saved) if any(c.isdigit() for c in name)]


def _mentions(message: Message, saved: Sequence[str]) -> list[tuple[int, int, str]]:
    taken: list[tuple[int, int, str]] = []
    for name in sorted(saved, key=len, reverse=True):
        pattern = r"[-_\s]".join(re.escape(part) for part in re.split(r"[-_\s]+", name.lower()) if part)
        for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", message.lower) if pattern else ():
            if not any(a < match.end() and match.start() < b for a, b, _ in taken):
                taken.append((match.start(), match.end(), name))
                break
    return sorted(taken)


def near(said: str, saved: Sequence[str]) -> list[str]:
    """Saved names like a said one, best first; more than one only where they are within `TIE` of each other."""
    said = said.lower().strip()
    if len(said) < 3:
        return []
    begins = [n for n in saved if re.match(rf"{re.escape(said)}(?![a-z0-9])", n.lower())]
    if begins:
        return begins
    scored = sorted(((OSA.normalized_similarity(said, n.lower()), n) for n in saved), reverse=True)
    if not scored or scored[0][0] < NEAR:
        return []
    return [name for score, name in scored if scored[0][0] - score <= TIE and score >= NEAR]


def near_in_message(message: Message, saved: Sequence[str]) -> list[str]:
    """Near matches of any one to three words of a message with the saved names."""
    words = re.findall(r"[\w.-]+", message.lower)
    found: list[str] = []
    for size in (3, 2, 1):
        for i in range(min(len(words), 60) - size + 1):
            phrase = " ".join(words[i : i + size])
            if len(phrase) < 3 or all(w in _FILLER for w in words[i : i + size]):
                continue
            for name in near(phrase, saved):
                if name not in found:
                    found.append(name)
    return found


def arguments(intent: str, message: Message, items: Sequence[Attached], context: Context) -> dict[str, Any]:
    """The arguments of an intent. Names are given as saved where they match, else as typed."""
    if intent == "save":
        name = _save_name(message)
        return {"name": name} if name else {}
    if intent == "rename":
        return _rename(message, context)
    if intent in ("show", "delete", "export", "share"):
        names = mentioned(message, context.saved) or near_in_message(message, context.saved)[:2]
        args: dict[str, Any] = (
            {"name": names[0]} if len(names) == 1 or (names and names[0].lower() in message.lower) else {}
        )
        if len(names) > 1 and not args:
            args["names"] = names
        if not names and intent in ("show", "delete", "export", "share"):
            said = _after_verb(message) if intent in ("show", "delete") else _exported(message)
            options = near(said, context.saved) if said else []
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
        return _compare(message, context)
    if intent == "goal_seek":
        return _goal(message, items)
    if intent == "sensitivity":
        about = re.search(r"\b(?:to|of|on|about|for|does|do|if|is)\b(.*)", message.lower)
        single = re.search(r"sensitiv|how much does|touchy|\bdoes .* matter|noise", message.lower)
        variable = _variable(about.group(1)) if about and single else None
        return {"variable": variable} if variable else {}
    if intent == "portfolio":
        return _portfolio(message, items, context)
    return {}


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


def _exported(message: Message) -> str:
    """A name that nobody saved here, between the verb and the format."""
    match = re.search(
        r"\b(?:give me|export|download|send me|get me|share)\s+(?:the )?([a-z0-9]+[-_][\w-]+)\b",
        message.text,
        re.IGNORECASE,
    )
    of = re.search(
        r"\b(?:csv|pdf|xlsx|json|excel|markdown|file) (?:of|for) (?:the )?(?!(?:this|that|it|these)\b)([\w -]{2,40})$",
        message.text,
        re.IGNORECASE,
    )
    match = match or of
    return clean_name(match.group(1)) if match else ""


def _after_verb(message: Message) -> str:
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
    return "" if name.lower() in _FILLER else name


def _save_name(message: Message) -> str | None:
    quoted = _QUOTED.search(message.text)
    if quoted:
        return clean_name(quoted.group(1))
    explicit = _SAVE_EXPLICIT.search(message.text) or re.search(
        r"\b(?:call|name) (?:it|this|that) (?P<name>[^\n]{1,80})$", message.text, re.IGNORECASE
    )
    if explicit:
        return clean_name(explicit.group("name")) or None
    match = _SAVE_AS.search(
        message.text if message.text.islower() else re.sub(r"^(\w)", lambda m: m.group().lower(), message.text)
    )
    name = clean_name(match.group("name")) if match else ""
    return name if name and name.lower() not in _FILLER | {"later", "scenario please", "the scenario"} else None


def _rename(message: Message, context: Context) -> dict[str, Any]:
    match = _RENAME.search(message.text)
    called = re.search(
        r"\bcall (?P<old>.{1,60}?) [\"'](?P<new>[^\"']{1,60})[\"'] from now on", message.text, re.IGNORECASE
    )
    known_first = re.search(r"^(?:please )?call (?P<rest>.+?) from now on\W*$", message.text, re.IGNORECASE)
    if known_first and not called:
        rest = known_first.group("rest")
        for name in sorted(context.saved, key=len, reverse=True):
            if rest.lower().startswith(name.lower() + " "):
                return {"name": name, "new_name": clean_name(rest[len(name) :])}
    should = re.search(
        r"^(?:the )?(?P<old>.{1,60}?) should (?:now )?be (?:called|named|known as) (?P<new>[^\n]{1,60})$",
        message.text,
        re.IGNORECASE,
    )
    change = re.search(
        r"\bthe name (?P<old>.{1,40}?) (?:is|was|sounds)\b.*\bchange it to (?P<new>[^\n]{1,60})$",
        message.text,
        re.IGNORECASE,
    )
    moved = re.search(r"^mv (?P<old>\S+) (?P<new>\S+)$", message.text, re.IGNORECASE)
    match = called or change or moved or should or match
    if not match:
        spans = _mentions(message, context.saved)
        tail = message.text[spans[0][1] :] if spans else ""
        follows = re.match(r"\s+(?!to\b|as\b|into\b)(?P<new>[^\n]{1,60})$", tail)
        if follows and re.match(r"\W*(?:please )?rename\b", message.lower):
            return {"name": spans[0][2], "new_name": clean_name(follows.group("new"))}
    if match:
        old, new = clean_name(match.group("old")), clean_name(match.group("new"))
        known = mentioned(Message(old, old.lower(), (), ()), context.saved) or near(old, context.saved)
        if old.lower() in _FILLER | {
            "the current one",
            "current one",
            "the open one",
            "the scenario",
            "this scenario",
            "this one",
            "current",
        }:
            known = [context.current] if context.current else []
        args: dict[str, Any] = {"new_name": new}
        if known:
            args["name"] = known[0]
        elif old and old.lower() not in _FILLER:
            args["name"] = old
        return args
    match = _RENAME_CURRENT.search(message.text)
    new = clean_name(match.group("new")) if match else ""
    args = {"new_name": new} if new and new.lower() not in _FILLER else {}
    return args | ({"name": context.current} if context.current else {})


def _compare(message: Message, context: Context) -> dict[str, Any]:
    names = mentioned(message, context.saved)
    if not context.saved:
        listed = re.search(r"\b(?:compare|between)\s+(.{3,120})$", message.text, re.IGNORECASE)
        parts = (
            re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|with|to|vs\.?|versus|against)\s+", listed.group(1))
            if listed
            else []
        )
        return {"names": [clean_name(p) for p in parts]} if len(parts) > 1 else {}
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


def _goal(message: Message, items: Sequence[Attached]) -> dict[str, Any]:
    args: dict[str, Any] = {}
    target = next(
        (i for i in items if i.quantity.unit == "time" and i.quantity.time not in ("ms", "second", "minute", "hour")),
        None,
    )
    if target is not None:
        months = canonical("horizon_months", target.quantity)
        if months is not None:
            args["target_payback_months"] = float(months) if not hasattr(months, "point") else float(months.point)  # type: ignore[union-attr]
    if "target_payback_months" not in args:
        spoken = next((m for p, m in _SPOKEN_TIMES if p.search(message.lower)), None)
        if spoken:
            args["target_payback_months"] = spoken
    if "target_payback_months" not in args:
        by_month = re.search(r"\b(?:by|in|before|until|at) month (\d{1,3})\b", message.lower)
        if by_month:
            args["target_payback_months"] = float(by_month.group(1))
    question = _QUESTIONED.search(message.lower)
    variable = _variable(message.lower[question.start() :]) if question else None
    variable = variable or _variable(message.lower)
    if variable:
        args["variable"] = variable
    return args


_QUESTIONED = re.compile(
    r"\b(?:which|what|how (?:much|many|low|high|big|small|cheap|far)|max\w*|highest|most|lowest|least|find|solve)\b"
)
_SPOKEN_TIMES = (
    (re.compile(r"\b(?:half a year|half-year)\b"), 6),
    (re.compile(r"\b(?:a|one) year and a half\b"), 18),
    (re.compile(r"\b(?:a|one|the first) year\b"), 12),
    (re.compile(r"\b(?:a|one) quarter\b"), 3),
)
_VARIABLES: tuple[tuple[str, str], ...] = (
    (
        "requests_per_month",
        r"how many (?:requests|calls|queries|messages|tickets|docs|documents)|\bvolumes?\b|\btraffic\b|\brequests?\b|\bcalls?\b|\bqueries\b|\bload\b",
    ),
    ("ft_labelling_cost_per_example", r"\bper (?:label|example|sample|row)\b|\blabell?ing (?:cost|price)"),
    (
        "ft_upfront_cost",
        r"\bup-?\s?front|\bbudget\b|\binvest\w*|\bspend (?:\w+ )?up-?front|\bone-?off\b|\bone-?time\b|\bquote\b|\bproject (?:cost|budget|price)|\bcapex\b|\bsetup\b|how much (?:can|could|may|should|do) (?:we|i) (?:spend|pay|invest|put)|\bspend (?:on|for) (?:the )?(?:project|build|fine|tuning)|\bbuild cost|\btraining budget",
    ),
    (
        "ft_inference_cost_per_month",
        r"\bhost\w*|\brun(?:ning)?[- ]?costs?\b|\bserv(?:e|ing)\b|\bendpoint\b|\binference\b|\bcost to run\b|\bopex\b|\bgpu (?:cost|bill|rent)",
    ),
    (
        "prompting_cost_per_month",
        r"\bapi (?:bill|spend|cost|price)|\bbill\b|\bprompt\w* (?:cost|bill|spend|price)|\bapi\b|\bspend\b(?! (?:\w+ )?up-?front)|\bprompting\b|\binvoice\b",
    ),
    ("growth_rate_per_month", r"\bgrow\w*|\bgrowth\b"),
    ("target_accuracy", r"\btarget\b"),
    ("current_accuracy", r"\baccuracy\b"),
    ("discount_rate_per_year", r"\bdiscount\w*|\bwacc\b"),
    ("horizon_months", r"\bhorizon\b"),
    ("labelled_examples", r"\bexamples?\b|\blabels?\b|\blabelled\b"),
    ("error_cost", r"\berror cost|\bcost of (?:an? )?(?:error|mistake)|\bmistakes?\b"),
    ("prompting_cost_per_request", r"\b(?:price|cost) per (?:request|call|query)"),
    ("output_price_per_mtok", r"\boutput price"),
    ("input_price_per_mtok", r"\binput price|\btoken price"),
)
_FIRST = (
    "ft_labelling_cost_per_example",
    "prompting_cost_per_request",
    "output_price_per_mtok",
    "input_price_per_mtok",
    "discount_rate_per_year",
    "growth_rate_per_month",
    "horizon_months",
    "error_cost",
)


def _variable(text: str) -> str | None:
    """The input to solve for: the first one named."""
    by_name = dict(_VARIABLES)
    for name in _FIRST:
        if re.search(by_name[name], text):
            return name
    found = [(m.start(), name) for name, pattern in _VARIABLES if (m := re.search(pattern, text))]
    return min(found)[1] if found else None


def field_named(text: str, among: Container[str] = FIELDS) -> str | None:
    """The input `among` some that a phrase names ("the growth assumption"), by the cue table; None when there is none."""
    best: tuple[float, str] | None = None
    for cue in cues():
        match = cue.pattern.search(text) if cue.field in among else None
        if match and (best is None or cue.weight - match.start() / 50 > best[0]):
            best = (cue.weight - match.start() / 50, cue.field)
    return best[1] if best else None
