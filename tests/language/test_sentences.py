"""Example sentences: the file is well formed, and sentences that were not learnt are read by the others."""

import random
from collections import Counter
from math import log
from time import perf_counter

import pytest

from bot.language import understand
from bot.language.requests.by_example import SENTENCES
from bot.language.requests.intents import ROWS
from bot.language.text.examples import Examples

NOT_REQUESTS = {"statement", "out_of_scope"}
INTENTS = {row.intent for row in ROWS} | {"qa", "smalltalk"} | NOT_REQUESTS


def test_sentences_are_of_known_intents_and_written_once() -> None:
    assert {label for label, _ in SENTENCES.sentences} <= INTENTS
    assert [words for words, n in Counter(words for _, words in SENTENCES.sentences).items() if n > 1] == []


def test_sentences_left_out_are_read_by_the_others() -> None:
    rows = list(SENTENCES.sentences)
    random.Random(7).shuffle(rows)
    right = wrong = taken = 0
    for fold in range(5):
        held = rows[fold::5]
        examples = Examples([row for n, row in enumerate(rows) if n % 5 != fold])
        for label, words in held:
            guess = examples.guess(words)
            if guess is None or guess.margin < 1.0 or guess.label in NOT_REQUESTS:
                continue
            right, wrong = right + (guess.label == label), wrong + (guess.label != label)
            taken += label in NOT_REQUESTS
    requests = sum(label not in NOT_REQUESTS for label, _ in rows)
    assert right / requests >= 0.55
    assert wrong / (right + wrong) <= 0.06
    assert taken / (len(rows) - requests) <= 0.015


def test_the_margin_is_the_logarithm_of_how_many_times_likelier() -> None:
    """By hand: one sentence of one word a label, each its own word. Rarity is the same for all, so a sentence is its word
    and two pairs, "^ a" and "a $", each of weight 1 / sqrt(3); with smoothing 0.1 and six features in all."""
    examples = Examples([("x", "alpha"), ("y", "beta")])
    guess = examples.guess("alpha")
    assert guess is not None
    assert (guess.label, guess.known) == ("x", 1.0)
    weight = 3**-0.5
    assert guess.margin == pytest.approx(3 * weight * (log(weight + 0.1) - log(0.1)))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which nos did you fill in yourself", "assumptions"),
        ("what can i even type here", "help"),
        ("scrap these numbers, starting over", "reset"),
        ("which single input would change the recommendation soonest?", "sensitivity"),
        ("whats the difference between npv and payback", "qa"),
        ("how do i delete a slack message", "out_of_scope"),
    ],
)
def test_requests_without_a_phrase_of_any_row(text: str, intent: str) -> None:
    assert understand(text).intent == intent


def test_unknown_words_are_like_nothing() -> None:
    assert SENTENCES.guess("zxqv wvut") is None
    assert SENTENCES.guess("") is None


def test_learning_takes_a_moment() -> None:
    begin = perf_counter()
    Examples(SENTENCES.sentences).learn()
    assert perf_counter() - begin < 1.0
