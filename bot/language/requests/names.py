"""Names of saved scenarios in a message: as saved, or near matches."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.language.text.normalise import Message

NEAR = 0.78
"""OSA similarity from which a saved name counts as meant."""


TIE = 0.10
"""Two names within this of each other: ask which."""


FILLER = frozenset(
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


_TAIL = re.compile(
    r"(?:[\s,]+(?:please|pls|plz|thanks|thank you|thx|for (?:me|us|later|now)|from (?:now|today)|now|ok|okay|going forward|from now on|will you|would you|so (?:we|i).*|before (?:we|i|some|any|you|my|the|our|lunch|noon|monday|tomorrow).*|then share.*|(?:please |pls )?(?:change|fix|update) (?:the|its) (?:name|title).*|and (?:share|chart|plot|export|show|send|post).*))+\s*[?!.]*$|[?!.,;]+$",
    re.IGNORECASE,
)


def clean_name(text: str) -> str:
    """A name as it will be stored: quotes and pleasantries off, white space folded, at most 80 characters."""
    name = text.strip()
    for _ in range(3):
        name = _TAIL.sub("", name).strip()
    name = re.sub(r"^[-=]>", "", name).strip(" \"'`“”‘’:=,")
    name = re.sub(
        r"^(?:(?:it|this|that|the scenario) )?(?:as|called|named|under|the name|name)\s+", "", name, flags=re.IGNORECASE
    )
    return re.sub(r"\s+", " ", name)[:80]


def mentioned(message: Message, saved: Sequence[str]) -> list[str]:
    """Saved names that a message mentions, in order of appearance; longer names win over parts of them."""
    return [name for _, _, name in mentions(message, saved)]


def name_spans(message: Message, saved: Sequence[str]) -> list[tuple[int, int]]:
    """Where saved names stand: digits inside them are no figures."""
    return [(start, end) for start, end, name in mentions(message, saved) if any(c.isdigit() for c in name)]


def mentions(message: Message, saved: Sequence[str]) -> list[tuple[int, int, str]]:
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


def tied_first_words(said: str, saved: Sequence[str]) -> list[str]:
    """The saved names that begin with a word like a said one, where there are several: "retial", of retail-a and retail-b."""
    said = said.lower().strip()
    found = [n for n in saved if OSA.normalized_similarity(said, re.split(r"[-_\s]", n.lower())[0]) >= NEAR]
    return found if len(found) > 1 and len(said) > 3 else []


_OTHER_ONE = re.compile(r"\bthe other (?:one|scenario|version)\b")
_SOME_ONE = re.compile(
    r"\bthe (?:old|older|oldest|previous|earlier|first|second|last|new|newer|newest) (?:one|scenario|version)\b"
)


def pointed_at(message: Message, saved: Sequence[str], current: str | None) -> list[str]:
    """The saved scenarios that "the other one" or "the old one" may be; one is meant only where no other is left."""
    others = [name for name in saved if name != current]
    return others if _OTHER_ONE.search(message.lower) or _SOME_ONE.search(message.lower) else []


def near_in_message(message: Message, saved: Sequence[str]) -> list[str]:
    """Near matches of any one to three words of a message with the saved names."""
    words = re.findall(r"[\w.-]+", message.lower)
    found: list[str] = []
    for size in (3, 2, 1):
        for i in range(min(len(words), 60) - size + 1):
            phrase = " ".join(words[i : i + size])
            if len(phrase) < 3 or all(w in FILLER for w in words[i : i + size]):
                continue
            for name in near(phrase, saved):
                if name not in found:
                    found.append(name)
    return found


def by_its_words(message: Message, saved: Sequence[str]) -> list[str]:
    """The saved names that hold every word of "the us claims one"."""
    match = re.search(r"\bthe ([\w -]{2,40}?) (?:one|scenario|version)\b", message.lower)
    known = {w for n in saved for w in re.findall(r"[a-z0-9]+", n.lower())}
    said = (
        {w for w in re.findall(r"[a-z0-9]+", match.group(1)) if w in known or w not in FILLER} if match else set[str]()
    )
    words = {n: re.findall(r"[a-z0-9]+", n.lower()) for n in saved}
    exact = [n for n in saved if said and said <= set(words[n])]
    if exact or not said or any(len(w) < 4 for w in said):
        return exact
    return [n for n in saved if all(any(OSA.normalized_similarity(w, x) >= NEAR for x in words[n]) for w in said)]


_OF_A_KIND = re.compile(r"\b(?:the|with|to|against) ([\w-]{3,30}) (?:one|scenario|version)\b")


def tied_names(message: Message, saved: Sequence[str]) -> list[str]:
    """The saved names that "the march one" may be, where there are several: "march-base", "march-aggressive"."""
    match = _OF_A_KIND.search(message.lower)
    named = near(match.group(1), saved) if match else []
    return named if len(named) > 1 else []
