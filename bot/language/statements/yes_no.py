"""Bare answers to yes/no questions."""

from __future__ import annotations

import re

TAKEN_BACK = re.compile(r"\b(?:sorry|actually|wait|correction|i mean|scratch|rather|forget|after all)\b")
"""Words that take back what was just said."""
_YES = re.compile(
    r"^\s*(?:(?:lol|haha|hm+|well|um+|uh|oh|ah|ok|tbh|honestly|unfortunately|sadly|afraid|luckily)[,.! ]+)?(?:y|yes|yep|yeah|yup|sure|correct|right|true|indeed|absolutely|definitely|it (?:is|does|must)|they (?:are|do)|of course|ok|okay|aye|exactly|please do|do it|go ahead|confirm\w*)\b"
)
_NO = re.compile(
    r"^\s*(?:(?:lol|haha|hm+|well|um+|uh|oh|ah|ok|tbh|honestly|god|heck|hell|unfortunately|sadly|luckily)[,.! ]+)?(?:n|no|nope|nah|not (?:really|at all|yet|particularly)|false|never|it (?:isn'?t|doesn'?t)|negative|don'?t|cancel|stop|leave it|keep it)\b"
)


def yes_or_no(text: str) -> bool | None:
    """A bare yes or no at the start of an answer."""
    last = re.search(r"(?:[,.;!?]|\bso|\bi mean|\bmake that) *(yes|yep|no|nope)[.! ]*$", text)
    if _BOTH.match(text) or (last and TAKEN_BACK.search(text)):
        return last.group(1)[0] == "y" if last and not _BOTH.match(text) else None
    if _YES.match(text):
        return True
    if _NO.match(text):
        return False
    return None if last is None else last.group(1)[0] == "y"


def is_both(text: str) -> bool:
    """Whether an answer is neither a yes nor a no: "yes and no", "it depends"."""
    return _BOTH.match(text) is not None


_BOTH = re.compile(
    r"^\W*(?:yes and no|no and yes|yes but no|kind of|sort of|partly|both|depends|it depends|some(?:times)?)\b"
)
