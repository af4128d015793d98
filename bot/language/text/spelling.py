"""Typing mistakes in the words that carry meaning here: one slip away from a long key word, and no word of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

KEY_WORDS = (
    "prompting",
    "prompts",
    "upfront",
    "hosting",
    "requests",
    "accuracy",
    "target",
    "examples",
    "labelled",
    "labelling",
    "monthly",
    "inference",
    "discount",
    "horizon",
    "growth",
    "latency",
    "volume",
    "training",
    "evaluation",
    "engineering",
    "endpoint",
    "maintenance",
    "fine-tune",
    "finetuning",
    "currently",
    "quarterly",
    "sensitive",
    "scenario",
    "compare",
    "rename",
    "double",
    "delete",
    "export",
    "assumptions",
    "thousand",
    "million",
    "insurance",
    "matter",
    "example",
    "labeling",
    "openai",
    "anthropic",
    "answer",
    "answers",
    "overnight",
)
ABBREVIATIONS = {
    "wkly": "weekly",
    "mthly": "monthly",
    "qtrly": "quarterly",
    "yrly": "yearly",
    "tgt": "target",
    "cur": "current",
    "curr": "current",
    "toks": "tokens",
    "tok": "tokens",
    "b/e": "break-even",
    "cmds": "commands",
    "vol": "volume",
    "upfrnt": "upfront",
    "mnth": "month",
    "mnoth": "month",
    "motnh": "month",
    "bil": "bill",
    "evry": "every",
    "prmpt": "prompt",
    "prmpts": "prompts",
    "promt": "prompt",
    "promts": "prompts",
    "yr": "year",
    "qtr": "quarter",
    "mnths": "months",
    "mth": "month",
    "mths": "months",
    "tunning": "tuning",
}
"""Short forms that people type for words that carry meaning here."""
_SHORT = re.compile(rf"(?<![\w./@-])(?:{'|'.join(ABBREVIATIONS)})(?![\w@-])", re.IGNORECASE)
_SHORTEST = 6
_KNOWN = frozenset(
    (
        "request",
        "prompt",
        "prompted",
        "sample",
        "samples",
        "targets",
        "rename",
        "renamed",
        "billion",
        "labeled",
        "labeling",
    )
)
_WORD = re.compile(r"(?<![\w./@-])[A-Za-z]{5,14}(?:-[a-z]{4,6})?(?![\w@]|/(?!mo|mn|day|yr|year|wk|week|h)|\.\w)")


def respell(text: str) -> str:
    """The text with short forms written out and slips in key words put right; everything else as it stands."""
    text = _SHORT.sub(lambda m: ABBREVIATIONS[m.group().lower()], text)
    return _WORD.sub(lambda m: _right(m.group()), text)


@lru_cache(maxsize=4096)
def _right(word: str) -> str:
    lower = word.lower()
    if lower in _KNOWN or lower in KEY_WORDS:
        return word
    for key in KEY_WORDS:
        if (
            len(key) >= _SHORTEST
            and lower[0] == key[0]
            and abs(len(lower) - len(key)) <= 1
            and not key.startswith(lower)
            and not lower.startswith(key)
            and OSA.distance(lower, key, score_cutoff=1) == 1
        ):
            return key
    return word
