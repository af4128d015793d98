"""Requests in words that no row of the table has: by the example sentences that they are most like."""

from __future__ import annotations

import re
from pathlib import Path

from bot.language.reading import Reading
from bot.language.requests.intents import WORTH_IT
from bot.language.requests.topics import topic_of
from bot.language.text.examples import Examples

SENTENCES = Examples(Path(__file__).with_name("sentences.tsv"))
"""Requests, other business and statements as people type them."""
_STATEMENT, _FOREIGN = "statement", "out_of_scope"
_SURE, _AGAINST_A_PHRASE, _WITH_FIGURES = 0.5, 2.0, 1.0
_IS_FOREIGN, _IS_FOREIGN_WITH_FIGURES = 2.0, 3.0
"""Margins from which the sentences decide; chosen by leaving whole files of sentences out."""
_KNOWN = 0.5
"""The share of its words that any sentence must have."""
_LONG = 140
"""A longer message tells more than it asks for."""
_LATENCY = re.compile(r"\bp(?:50|9\d)\b|\blatency\b|\d ?ms\b")
_KEYED = re.compile(r"[=:] ?[$€£~]?\d")


def by_example(reading: Reading, phrase: str | None) -> str | None:
    """The intent of the sentences that a message is like, where they are sure enough; else `phrase`, the intent of the
    row whose phrase it has."""
    if len(reading.text) > _LONG:
        return phrase
    like = SENTENCES.guess(reading.text, reading.context.saved)
    if like is None or like.known < _KNOWN or like.label in (_STATEMENT, phrase):
        return phrase
    figures = bool(reading.quantities)
    if like.label == _FOREIGN and figures and _LATENCY.search(reading.text):
        return phrase
    if like.label == _FOREIGN:
        return like.label if like.margin >= (_IS_FOREIGN_WITH_FIGURES if figures else _IS_FOREIGN) else phrase
    stated = _KEYED.search(reading.text) or any(
        q.currency or q.scaled or q.unit not in ("", "time") or q.time in ("ms", "second", "minute")
        for q in reading.quantities
    )
    if figures and (phrase or stated or like.margin < _WITH_FIGURES):
        return phrase
    if like.label == "goal_seek" and len(reading.text.split()) <= 4:
        return phrase  # "@ 60 months?"
    if like.label == "qa" and WORTH_IT.search(reading.request):
        return phrase  # a question about their own case
    if (reading.message.channels or reading.message.users) and (phrase or like.label != "share"):
        return phrase
    if like.label in ("compare", "show") and topic_of(reading.request):
        return phrase  # "what is the difference between LoRA and full tuning?"
    if like.label == "skip" and not (reading.context.asked or reading.context.pending):
        return phrase
    return like.label if like.margin >= (_AGAINST_A_PHRASE if phrase else _SURE) else phrase


def is_statement(reading: Reading) -> bool:
    """Whether a message says something about the workload, though nothing that is read."""
    if len(reading.text) > _LONG:
        return False
    like = SENTENCES.guess(reading.text, reading.context.saved)
    return like is not None and like.label == _STATEMENT and like.margin >= _SURE and like.known >= _KNOWN
