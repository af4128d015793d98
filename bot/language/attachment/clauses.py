"""The stretch of text around a figure, up to the nearest boundaries."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(
    r"[,;\n()|]|\.(?=\s|$)|(?<!\w)(?:and|but|plus|while|then|whereas|with(?! (?:them|us|him|her|you|it)\b)|&|vs|versus|against|so|after|\|)(?!\w)|\s-\s|\s\+\s|\s/\s(?!month|mo\b|year|yr|day|week|hour|call|request)|\s=\s|[?!]"
)
_LEADING = re.compile(r"(?:^|[.;\n!?])\s*(?:after|once|when|with|for|on) (?:[a-z-]+ ?){1,4}$")
"""Words that open a sentence and hold for what follows: "after tuning, a call is 0.4 cents"."""


def clause(text: str, start: int, end: int, left_edge: int, right_edge: int) -> tuple[int, int]:
    """The stretch around a quantity up to the nearest boundaries."""
    left = left_edge
    for match in _BOUNDARY.finditer(text, left_edge, start):
        if match.group() == "\n" and left_edge and "\n" not in text[left_edge : match.start()]:
            left = match.end()  # the figure before stands in the line before
            continue
        if match.group() == "." and left_edge and not text[left_edge : match.start()].strip():
            left = match.end()  # the figure before ends its sentence
            continue
        if match.group() == "(" and text.find(")", match.end(), start) >= 0:
            continue  # a remark in parentheses is none of the clause
        if match.group() == ")" and text.find("(", left_edge, match.start()) >= 0:
            continue
        if match.group() == " = " and " + " not in text:
            continue  # a label; only behind a sum the result begins here
        if (match.group() == " = " or text[match.end() : start].strip(" $€£~:=-")) and not (
            match.group() == "," and _LEADING.search(text, max(0, match.start() - 60), match.start())
        ):
            left = match.end()
    right = end if text[end : end + 2] == ": " else right_edge  # what a figure is made of is listed behind
    if right == end:
        return left, right
    for match in _BOUNDARY.finditer(text, end, right_edge):
        if match.start() > end or match.group() not in ("(", ")"):
            right = match.start()
            break
    return left, right
