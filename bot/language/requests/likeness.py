"""Requests in words that no row of the table has: the intent of the example sentences that are most like them.

`sentences.tsv` has one sentence a line: intent, tab, words; `{name}` stands for a scenario, 9 for figures. Sentences
are like each other by the cosine of their words, weighted by how rare each is (tf-idf with tf = 1, idf = log N/n).
The nearest by words are looked at again with their pairs of neighbouring words, and the five nearest of these vote.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import chain, pairwise
from math import log, sqrt
from pathlib import Path

STATEMENT = "statement"
_WORD = re.compile(r"[a-z']+|9|\?")
_FIGURE = re.compile(r"\d[\d.,]*")
_MOST_WORDS = 40
_LOOKED_AT, _NEIGHBOURS = 30, 5
_COMMON = 0.12
"""Words in more than this share of the sentences say nothing."""
_UNKNOWN = 7.0
"""How rare a word counts that no sentence has: rarer than one of a thousand."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`votes`: the cosines of the neighbours with this intent, 0 to 5; `nearest`: the best cosine of all; `lead`: votes
    over those of the next intent, infinite when there is none."""

    intent: str
    votes: float
    nearest: float
    lead: float


@dataclass(frozen=True, slots=True)
class _Index:
    """`words` and `lengths` by sentence; `postings`: the sentences that have a word."""

    intents: list[str]
    words: list[list[str]]
    lengths: list[float]
    rarity: dict[str, float]
    postings: dict[str, list[int]]


def most_like(text: str, saved: Sequence[str] = (), but: int | None = None) -> Likeness | None:
    """What a text (small letters) is most like; None when no word of it is known. `but`: a sentence left out."""
    for name in sorted(saved, key=len, reverse=True):
        text = text.replace(name.lower(), "{name}")
    index = _index()
    words = _words(text)
    products: defaultdict[int, float] = defaultdict(float)
    for word in set(words):
        for sentence in index.postings.get(word, ()):
            products[sentence] += index.rarity[word] ** 2
    near = nlargest(_LOOKED_AT, ((p / index.lengths[n], n) for n, p in products.items() if n != but))
    pairs = _weights(words, index.rarity)
    cosines = ((_cosine(pairs, _weights(index.words[n], index.rarity)), n) for _, n in near)
    nearest = nlargest(_NEIGHBOURS, cosines)
    votes: defaultdict[str, float] = defaultdict(float)
    for cosine, sentence in nearest:
        votes[index.intents[sentence]] += cosine
    if not votes:
        return None
    (most, intent), *rest = sorted(((n, i) for i, n in votes.items()), reverse=True)
    return Likeness(intent, most, nearest[0][0], most / rest[0][0] if rest else float("inf"))


def sentences() -> list[tuple[str, str]]:
    """The example sentences: (intent, words)."""
    text = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8")
    return [(intent, words) for intent, _, words in (line.partition("\t") for line in text.splitlines())]


def _words(text: str) -> list[str]:
    """The words of a text without the s of a plural."""
    words = _WORD.findall(_FIGURE.sub("9", text))[:_MOST_WORDS]
    return [w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in words]


def _weights(words: Sequence[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Words with their rarity, and pairs of neighbours with the mean of theirs; "^" begins, "$" ends."""
    rare = {word: rarity.get(word, _UNKNOWN) for word in words} | {"^": 1.0, "$": 1.0}
    weights = {f"{a} {b}": (rare[a] + rare[b]) / 2 for a, b in pairwise(["^", *words, "$"])}
    return weights | {word: rare[word] for word in words}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    product = sum(weight * b[word] for word, weight in a.items() if word in b)
    length = sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return product / length if length else 0.0


@lru_cache(maxsize=1)
def _index() -> _Index:
    rows = [(intent, _words(words)) for intent, words in sentences()]
    seen = Counter(chain.from_iterable(set(words) for _, words in rows))
    rarity = {w: log(len(rows) / n) if n <= _COMMON * len(rows) else 0.0 for w, n in seen.items()}
    postings: dict[str, list[int]] = {word: [] for word, rare in rarity.items() if rare}
    lengths: list[float] = []
    for number, (_, words) in enumerate(rows):
        square = 0.0
        for word in set(words):
            if word in postings:
                postings[word].append(number)
                square += rarity[word] ** 2
        lengths.append(sqrt(square) or 1.0)
    return _Index([i for i, _ in rows], [w for _, w in rows], lengths, rarity, postings)
