"""What a text is most like among example sentences, for words that no row of a table has.

A file of examples has one sentence a line: label, tab, words; `{name}` stands for a scenario, 9 for figures. Sentences
are like each other by the cosine of their words, weighted by how rare each is (tf-idf with tf = 1, idf = log N/n).
The nearest by words are looked at again with their pairs of neighbouring words, and the five nearest of these vote.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import chain, pairwise
from math import log, sqrt
from pathlib import Path

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
    """`votes`: the cosines of the neighbours with this label, 0 to 5; `nearest`: the best cosine of all; `lead`: votes
    over those of the next label, infinite when there is none."""

    label: str
    votes: float
    nearest: float
    lead: float


class Examples:
    """The sentences of one file, read and indexed when they are first asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def most_like(self, text: str, names: Sequence[str] = (), but: int | None = None) -> Likeness | None:
        """What a text (small letters) is most like; None when no word of it is known. `names` count as `{name}`; `but`
        is a sentence left out."""
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name.lower(), "{name}")
        words = _words(text)
        products: defaultdict[int, float] = defaultdict(float)
        for word in set(words):
            for sentence in self._postings.get(word, ()):
                products[sentence] += self._rarity[word] ** 2
        near = nlargest(_LOOKED_AT, ((p / self._lengths[n], n) for n, p in products.items() if n != but))
        pairs = _weights(words, self._rarity)
        cosines = ((_cosine(pairs, _weights(self._rows[n][1], self._rarity)), n) for _, n in near)
        nearest = nlargest(_NEIGHBOURS, cosines)
        votes: defaultdict[str, float] = defaultdict(float)
        for cosine, sentence in nearest:
            votes[self._rows[sentence][0]] += cosine
        if not votes:
            return None
        (most, label), *rest = sorted(((n, i) for i, n in votes.items()), reverse=True)
        return Likeness(label, most, nearest[0][0], most / rest[0][0] if rest else float("inf"))

    @cached_property
    def sentences(self) -> list[tuple[str, str]]:
        """(label, words) of every line."""
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return [(label, words) for label, _, words in (line.partition("\t") for line in lines)]

    @cached_property
    def _rows(self) -> list[tuple[str, list[str]]]:
        return [(label, _words(words)) for label, words in self.sentences]

    @cached_property
    def _rarity(self) -> dict[str, float]:
        seen = Counter(chain.from_iterable(set(words) for _, words in self._rows))
        count = len(self._rows)
        return {w: log(count / n) if n <= _COMMON * count else 0.0 for w, n in seen.items()}

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = {word: [] for word, rare in self._rarity.items() if rare}
        for number, (_, words) in enumerate(self._rows):
            for word in set(words):
                if word in postings:
                    postings[word].append(number)
        return postings

    @cached_property
    def _lengths(self) -> list[float]:
        """Of every sentence by its words alone."""
        return [sqrt(sum(self._rarity[w] ** 2 for w in set(words))) or 1.0 for _, words in self._rows]


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
