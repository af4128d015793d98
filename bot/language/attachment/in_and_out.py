"""Tokens and prices that come in pairs, what goes in and what comes out: "1500/300 tokens", "$3 and $15 per million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from bot.language.figures.quantity import Quantity
from bot.language.statements.models import MODEL

_BESIDE = re.compile(r"^\s*(?:/|and|&|\+|,)\s*[$€£]?$")
_TOKENS_BEFORE = re.compile(r"\btokens?(?: (?:are|is|per (?:call|request)|each))*\s*[:=]?\s*(?:about |~ ?)?$")
_TOKENS_AFTER = re.compile(r"^\s*(?:tok(?:ens?|s)?)\b(?! (?:in|out)\b)")
_IN_AND_OUT = re.compile(r"^\s*(?:in and out|in ?/ ?out|prompt and (?:answer|completion)|respectively)\b")
_LABEL_BEFORE = re.compile(r"\b(in|out)(?:puts?)?(?: is| at| =| :|:|=)?\s*[$€£]?$")
_LABEL_AFTER = re.compile(r"^\s*(in|out)(?:puts?)?\s*(?:$|[,;./&+]|and\b)")
_CHEAPEST, _DEAREST = 0.05, 200
"""Dollars per million tokens that no price list goes beyond; below it is likely a price per thousand."""


class Placed(Protocol):
    """A quantity and where it stands in the text."""

    quantity: Quantity
    start: int
    end: int


def pair_up(text: str, items: Sequence[Placed]) -> None:
    """Mark the first of two tokens or prices as what goes in, the second as what comes out."""
    for first, second in pairwise(items):
        a, b, gap = first.quantity, second.quantity, text[first.end : second.start]
        if not _BESIDE.match(gap) or a.notes or b.notes or a.period or b.period or a.is_range or b.is_range:
            continue
        tokens = (
            b.unit == "tokens"
            or _TOKENS_AFTER.match(text[second.end :])
            or _TOKENS_BEFORE.search(text[max(0, first.start - 40) : first.start])
        )
        whole = gap.strip() == "/" or _IN_AND_OUT.match(text[second.end :])
        if (
            tokens
            and whole
            and a.unit in ("", "tokens")
            and b.unit in ("", "tokens")
            and not (a.currency or b.currency)
        ):
            a.unit = b.unit = "tokens"
            _name(a, b)
        elif _prices(text, first, second, gap.strip()):
            _price(a, b)
    _labelled(text, items)


def _prices(text: str, first: Placed, second: Placed, joined: str) -> bool:
    a, b = first.quantity, second.quantity
    if (
        a.unit not in ("", "money")
        or b.unit not in ("", "money")
        or a.scaled
        or b.scaled
        or not 0 < a.value < b.value < _DEAREST
    ):
        return False
    if b.per == "mtok" and a.per is None:
        return True  # "priced at 3 and 15 per million"
    if not (a.currency and b.currency) or a.per or b.per or joined == ",":
        return False
    before = text[max(0, first.start - 30) : first.start]
    named = [m for m in MODEL.finditer(before) if before[m.end() :].strip(" ,:;(at$€£") == ""]
    return bool(named) or (joined == "/" and re.search(r"\btok(?:en)?s?\b", text) is not None)


def _labelled(text: str, items: Sequence[Placed]) -> None:
    """ "input $3, output $15", "$3 in, 15 out": both sides are named; prices are listed by the million tokens."""
    for first, second in pairwise(items):
        a, b = first.quantity, second.quantity
        plain = not (a.per or b.per or a.period or b.period or a.scaled or b.scaled) and b.unit in ("", "money")
        if plain and a.currency and _CHEAPEST <= a.value < b.value < _DEAREST:
            if [_side(text, first), _side(text, second)] == ["in", "out"]:
                _price(a, b)


def _side(text: str, item: Placed) -> str:
    found = _LABEL_AFTER.match(text[item.end :]) or _LABEL_BEFORE.search(text[max(0, item.start - 20) : item.start])
    return found.group(1) if found else ""


def _price(a: Quantity, b: Quantity) -> None:
    a.unit = b.unit = "money"
    a.per = b.per = "mtok"
    a.currency = b.currency = a.currency or b.currency
    _name(a, b)


def _name(a: Quantity, b: Quantity) -> None:
    a.notes.append("in")
    b.notes.append("out")
