"""Words around a number that make it a bound: "under 90K", "at least 2M", "50+ grand"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.figures.quantity import Quantity

_BELOW = frozenset({"under", "below", "<", "<=", "max", "maximum", "beneath", "tops", "south"})


_ABOVE = frozenset({"over", "above", ">", ">=", "exceeding", "min", "minimum", "beyond", "north"})


_MOVING = frozenset(
    [
        "go",
        "sum",
        "sums",
        "add",
        "adds",
        "amounts",
        "comes",
        "come",
        "creeping",
        "crept",
        "gone",
        "went",
        "going",
        "goes",
        "grown",
        "grew",
        "rising",
        "rose",
        "risen",
        "climbed",
        "climbing",
        "up",
        "jumped",
        "moved",
        "increased",
        "came",
    ]
)
_STANDS = frozenset({"is", "are", "now", "currently", "'s", "bill's", "it's"})
"""The bill "is up to 16K now": it got there."""
_NOT = frozenset({"not", "no", "never", "cannot", "without"})


_LESS = frozenset({"less", "fewer", "lower", "cheaper"})


_MORE = frozenset({"more", "greater", "higher"})


def read_bounds(words: Sequence[str], q: Quantity) -> None:
    """Words before a number that make it a bound: "under 90K", "at least 2M", "no more than", "50+ grand"."""
    if q.is_range or q.low is None:
        return
    before = list(words[max(0, q.first - 6) : q.first])
    if before[-1:] == ["."] and before[-2:-1] in (["min"], ["max"]):
        before.pop()
    while before and before[-1] in ("~", "about", "around", "roughly", "approx", "some", "a", "of", "=", "is"):
        before.pop()
    one, two, three = (before[-1:], before[-2:], before[-3:])
    denied = any(
        w in ("cannot", "never") or w.endswith(("can't", "cant")) for w in words[max(0, q.first - 9) : q.first]
    )
    below = (
        (one and one[0] in _BELOW)
        or two in (["at", "most"], ["capped", "at"])
        or (one == ["beyond"] and "nothing" in before)
        or (one and one[0] in ("exceed", "exceeds") and any(w in _NOT or w.endswith("n't") for w in before))
        or (two == ["up", "to"] and not (_MOVING | _STANDS) & set(before[:-2]) and "round" not in before)
        or (
            len(two) == 2 and two[1] == "than" and two[0] in _LESS and three[:1] not in (["no"], ["not"]) and not denied
        )
        or (one and one[0] in _ABOVE and any(w == "cannot" or w.endswith("n't") for w in before))
        or three[:2] == ["no", "more"]
        or (
            len(two) == 2
            and two[1] == "than"
            and two[0] in _MORE
            and any(w in _NOT or w.endswith("n't") for w in before)
        )
    )
    above = (
        (one and one[0] in _ABOVE and not below)
        or two in (["at", "least"], ["at", "lest"])
        or one == ["atleast"]
        or q.bound
        or (len(two) == 2 and two[1] == "than" and two[0] in _MORE and not below)
        or three[:2] == ["no", "less"]
        or (len(two) == 2 and two[1] == "than" and two[0] in _LESS and denied)
        or (len(three) == 3 and three[0] == "no" and three[1] in _LESS)
    )
    after = list(words[q.last : q.last + 3])
    if after[:2] == ["or", "more"] or after[:2] == ["or", "higher"] or after[:2] == ["and", "up"]:
        above = True
    if (
        after[:2] in (["or", "less"], ["or", "fewer"], ["at", "most"], ["max"], ["or", "under"])
        or after[:1] == ["max"]
        or after[:1] == ["tops"]
    ):
        below = True
    if after[:2] in (["at", "least"], ["at", "minimum"], ["as", "minimum"]) or (
        after[:1] in (["minimum"], ["plus"]) and after[1:2] not in (["$"],) and after[:1] == ["minimum"]
    ):
        above = True
    if q.unit == "time" and one and one[0] in ("over", "within", "under"):
        return
    if below:
        q.low, q.bound = None, True
    elif above:
        q.high, q.bound = None, True
