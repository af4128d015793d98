"""Which label a text has, by example sentences: for words that no row of a table has.

A file of examples has one sentence a line: label, tab, words; `{name}` stands for a scenario, 9 for figures. The
classifier is multinomial naive Bayes over words and pairs of neighbouring words with tf-idf weights of unit length and
additive smoothing, after Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003.
It learns when it is first asked, in some 30 ms, so a sentence added to the file is all that a new wording takes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from math import log, sqrt
from pathlib import Path

_WORD = re.compile(r"\{name\}|[a-z']+|9|\?")
_FIGURE = re.compile(r"\d[\d.,]*")
_MOST_WORDS = 40
_SMOOTHING = 0.1
_ABSENT = log(_SMOOTHING)
"""What every label gets for a feature that none of its sentences has; the same for all of them, so it is left out."""


@dataclass(frozen=True, slots=True)
class Guess:
    """`margin`: natural logarithm of how many times likelier the label is than the next; `known`: the share of the words
    that any sentence has, 0 to 1."""

    label: str
    margin: float
    known: float


@dataclass(frozen=True, slots=True)
class _Learnt:
    """`prior` by label and `size`, what is added up of a label, as logarithms; `weights` of a feature by label."""

    prior: dict[str, float]
    size: dict[str, float]
    weights: dict[str, dict[str, float]]
    rarity: dict[str, float]


class Examples:
    """A classifier over labelled sentences."""

    def __init__(self, sentences: Sequence[tuple[str, str]] | Path) -> None:
        self._source = sentences

    @cached_property
    def sentences(self) -> list[tuple[str, str]]:
        """(label, words) of every sentence."""
        if not isinstance(self._source, Path):
            return list(self._source)
        lines = self._source.read_text(encoding="utf-8").splitlines()
        return [(label, words) for label, _, words in (line.partition("\t") for line in lines)]

    def learn(self) -> None:
        """Learn now rather than when the first text comes."""
        self._learnt  # noqa: B018  # a property that keeps what it makes

    def guess(self, text: str, names: Sequence[str] = ()) -> Guess | None:
        """The likeliest label of a text in small letters, in which `names` count as `{name}`; None when no word of it is
        known."""
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name.lower(), "{name}")
        learnt = self._learnt
        words = _words(text)
        known = [w for w in words if w in learnt.rarity]
        if not known:
            return None
        scores = dict(learnt.prior)
        for feature, weight in _weights(words, learnt.rarity).items():
            by_label = learnt.weights[feature]
            for label, size in learnt.size.items():
                scores[label] -= weight * size
            for label, seen in by_label.items():
                scores[label] += weight * (log(seen + _SMOOTHING) - _ABSENT)
        best, *rest = sorted(scores, key=lambda label: (-scores[label], label))
        margin = scores[best] - scores[rest[0]] if rest else float("inf")
        return Guess(best, margin, len(known) / len(words))

    @cached_property
    def _learnt(self) -> _Learnt:
        rows = [(label, _features(_words(words))) for label, words in self.sentences]
        seen = Counter(chain.from_iterable(features for _, features in rows))
        rarity = {feature: 1.0 + log((1 + len(rows)) / (1 + n)) for feature, n in seen.items()}
        weights: dict[str, dict[str, float]] = {feature: {} for feature in rarity}
        totals: defaultdict[str, float] = defaultdict(float)
        for label, features in rows:
            length = sqrt(sum([rarity[f] ** 2 for f in features])) or 1.0
            for feature in features:
                weight = rarity[feature] / length
                by_label = weights[feature]
                by_label[label] = by_label.get(label, 0.0) + weight
                totals[label] += weight
        labels = Counter(label for label, _ in rows)
        return _Learnt(
            prior={label: log(n / len(rows)) for label, n in labels.items()},
            size={label: log(total + _SMOOTHING * len(rarity)) for label, total in totals.items()},
            weights=weights,
            rarity=rarity,
        )


def _words(text: str) -> list[str]:
    """The words of a text without the s of a plural."""
    words = _WORD.findall(_FIGURE.sub("9", text))[:_MOST_WORDS]
    return [w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in words]


def _features(words: Sequence[str]) -> set[str]:
    """Words and pairs of neighbouring words; "^" begins, "$" ends."""
    return {*words, *map(" ".join, pairwise(["^", *words, "$"]))}


def _weights(words: Sequence[str], rarity: dict[str, float]) -> dict[str, float]:
    """Known features by rarity, of unit length together."""
    weights = {f: rarity[f] for f in _features(words) if f in rarity}
    length = sqrt(sum(w * w for w in weights.values())) or 1.0
    return {feature: weight / length for feature, weight in weights.items()}
