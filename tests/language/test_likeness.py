"""Example sentences: each file is well formed, and each sentence left out is read by the others."""

from collections import Counter
from time import perf_counter

import pytest

from bot.language import understand
from bot.language.requests.choose import SENTENCES
from bot.language.requests.intents import ROWS
from bot.language.text.likeness import Examples

INTENTS = {row.intent for row in ROWS} | {"qa", "smalltalk", "statement"}


def test_sentences_are_of_known_intents_and_written_once() -> None:
    assert {label for label, _ in SENTENCES.sentences} <= INTENTS
    assert [s for s, n in Counter(SENTENCES.sentences).items() if n > 1] == []


def _left_out(examples: Examples, none: set[str], votes: float, nearest: float, lead: float) -> tuple[int, int]:
    """How many sentences get a label from the others, and how many get the right one, at the reader's thresholds."""
    given = right = 0
    for number, (label, words) in enumerate(examples.sentences):
        like = examples.most_like(words, but=number)
        if like and like.label not in none and like.votes >= votes and like.nearest >= nearest and like.lead >= lead:
            given, right = given + 1, right + (like.label == label)
    return given, right


def test_a_sentence_left_out_is_read_by_the_others() -> None:
    given, right = _left_out(SENTENCES, {"statement", "out_of_scope"}, 1.0, 0.4, 2.0)
    requests = sum(label not in ("statement", "out_of_scope") for label, _ in SENTENCES.sentences)
    assert right / given >= 0.98
    assert given / requests >= 0.55


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which nos did you fill in yourself", "assumptions"),
        ("what can i even type here", "help"),
        ("scrap these numbers, starting over", "reset"),
        ("which single input would change the recommendation soonest?", "sensitivity"),
        ("whats the difference between npv and payback", "qa"),
    ],
)
def test_requests_without_a_phrase_of_any_row(text: str, intent: str) -> None:
    assert understand(text).intent == intent


def test_unknown_words_are_like_nothing() -> None:
    assert SENTENCES.most_like("zxqv wvut") is None
    assert Examples(SENTENCES._path).most_like("") is None


def test_the_index_is_built_in_a_blink() -> None:
    examples = Examples(SENTENCES._path)
    begin = perf_counter()
    examples.most_like("which input matters most")
    assert perf_counter() - begin < 0.2
