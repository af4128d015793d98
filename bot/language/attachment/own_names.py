"""Inputs called by their own name or label, as our answers call them: "tokens per example: 1,800", "task_stable=no"."""

from __future__ import annotations

import re
from functools import cache

from advisor.fields import FIELDS, Kind
from bot.language.figures.units import CURRENCIES

_IS = r"(?: is(?: (?:more like|rather|really|actually))?| are| to| of| at| now|\s?[=:])?\s*"
_ANSWERS: dict[str, bool | str] = {"yes": True, "true": True, "no": False, "false": False}
_CODES: dict[str, bool | str] = {code.lower(): code for code in CURRENCIES.values()}


@cache
def _names(*, numeric: bool) -> dict[str, str]:
    return {
        words: name
        for name, spec in FIELDS.items()
        for words in (name.replace("_", " "), spec.label.lower())
        if spec.kind.is_numeric is numeric
    }


@cache
def _before_a_figure() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_either(_names(numeric=True))}){_IS}[$€£~]?$")


@cache
def _with_a_word() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_either(_names(numeric=False))}){_IS}([a-z][a-z0-9_]*)\b")


def _either(words: dict[str, str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def named_before(text: str, left: int, start: int) -> tuple[str, str] | None:
    """(field, its words) of the numeric input whose name stands right before `start`; None when there is none, or when
    the name follows an earlier figure that ends at `left` ("5,000 labelled examples 3 epochs")."""
    match = _before_a_figure().search(text, max(left, start - 80), start)
    keyed = match is not None and "=" in text[match.end(1) : start]
    if match is None or (left and not keyed and not text[left : match.start()].strip(" ")):
        return None
    return _names(numeric=True)[match.group(1)], match.group(1)


def named_facts(text: str) -> list[tuple[str, bool | str, str]]:
    """(field, value, words) of each yes/no, choice or currency that is given behind the input's own name."""
    found: list[tuple[str, bool | str, str]] = []
    for match in _with_a_word().finditer(text.replace("_", " ")):
        name = _names(numeric=False)[match.group(1)]
        value = _values(name).get(match.group(2))
        if value is not None:
            found.append((name, value, match.group()))
    return found


def _values(name: str) -> dict[str, bool | str]:
    spec = FIELDS[name]
    if spec.kind is Kind.FLAG:
        return _ANSWERS
    if spec.kind is Kind.CURRENCY:
        return _CODES
    return {choice: choice for choice in spec.choices}
