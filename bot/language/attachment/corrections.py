"""Corrections: a figure that replaces another takes its field and its period."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor import FIELDS
from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.convert import canonical, fits
from bot.language.figures.quantity import Quantity
from bot.language.intent import Context

_FROM = re.compile(
    r"\b(?:went|gone|moved|dropped|fell|fallen|grown|grew|rose|risen|came|come|jumped|climbed|changed|switched)\b[^.;\n]{0,25}\bfrom\s*(?:about |~ ?)?[$€£]?$"
)
_SAME_AS = re.compile(
    r"^\W*(?:which is|that is(?: to say)?|that'?s(?: like)?|like|in other words|resp(?:\.|ectively)?|i\.?e\.?|or|aka|so|equals|making it|meaning|about)?\W*(?:about|around|roughly)?\W*$"
)
_WENT = re.compile(r"\b(?:went|gone|moved|rose|climbed|improved|fell|dropped)\b[^.;\d]{0,15}$")
_OURS = re.compile(r"\b(?:ours|we|us|mine)\b")
_NOW_IT_IS = re.compile(
    r"\bthese days,? ?[$€£]?$|\b(?:now|today|currently),? (?:it(?:'s| is)|we(?:'re| are) at)(?: about| around| steady at)? ?$"
)
_THAT_IS = re.compile(
    r"^(?: (?:a|per|each|/) ?(?:day|week|month|quarter|year))?\W*(?:i\.?e\.?|that is|which is|or|aka|so|=)\W*(?:about|around|roughly)?\W*$"
)
_THE_OTHER = re.compile(
    r"^\W*(?:and |but |while )?(?:the other|another)\b[^.;\d]{0,30}$|^[,;. ]+(?:and |but )?(?:the )?(?:[a-z']+ ){0,2}[a-z']+ (?:says|swears|thinks|claims|insists|reckons)(?: on| it'?s| it is| that it'?s| it'?ll be| it will be)? ?$"
)
_WITHDRAWN = re.compile(
    r"\b(?:(?:corrected|revised|changed|updated) (?:that|it|this) to|no[, ]+wait|wait[, ]+no|scratch that|i mean(?:t)?|make that|correction|sorry|oops|nah|rather(?! than)|actually|erm?|no[, ]+(?:it'?s|that'?s)|hmm|typo|"
    r"strike that|ignore (?:that|it)|was (?:wrong|off|a typo)|(?:is|'s) (?:wrong|incorrect|outdated)|should(?: have|'ve| of) been|should (?:read|say)|ought to (?:be|say|read)|(?:he|she|they|that|it|this)(?:'s| is|'re| are| was) (?:wrong|incorrect|not right|outdated)|(?:let's )?call it)\b|, well,? (?=[$€£]?$)|\bwait\b|,\s*no\b[, ]"
)


_IS_RIGHT = re.compile(
    r"^\s*(?:[a-z/]+ ){0,2}(?:is|was|'s) (?:the )?(?:right|correct|real|true|actual|current|good)(?: one| figure| number| amount)?\b(?! (?:about|in|on|\d))|^ (?:is|was) (?:what|the (?:one|figure|number)) (?:you should|to|we|i'?d) (?:use|take|go with)\b|^,? (?:so )?(?:use|take) (?:that|this)(?: one)?\b|^,? (?:go|going|let'?s go) with (?:that|this|hers|his|theirs|mine)(?: one)?\b"
)
_GO_WITH_THIS = re.compile(
    r"[.;,!] *(?:so |but |then |just |please )*(?:go|let'?s go|stick|run) with (?:the )?(?:about )?[$€£]?$"
)
_GO_WITH = re.compile(r"\b(?:go|going|let'?s go|stick|run) with (?:hers|his|the first(?: one)?)\b")


def only_the_right_one(text: str, items: list[Attached]) -> None:
    """ "Priya said 400K but Tom's 250K is the correct one": the others of its kind are not taken."""
    right = [
        i
        for i in items
        if _IS_RIGHT.match(re.sub(r"^ (?:in|for) an? [a-z]+ month", "", text[i.end : i.end + 80]))
        or _GO_WITH_THIS.search(text[max(0, i.start - 30) : i.start])
    ]
    named = re.search(r"\bgo with (?:the )?([a-z]+)'s\b", text)
    if not right and named and len(items) > 1:
        right = [i for i in items if re.search(rf"\b{named.group(1)}\b[^.;,\d]{{0,20}}$", text[: i.start])][:1]
    if not right and _GO_WITH.search(text) and len(items) == 2 and re.search(r"\bsaid\b|\bsays\b", text):
        right = [items[0]]  # "Priya says 52K to build. Tom said 68 but he quoted the old vendor, go with hers"
    if len(right) != 1:
        return
    others = [i for i in items if i is not right[0] and _compatible(i.quantity, right[0].quantity)]
    for item in others:
        if not item.dropped and (item.best is None or right[0].best is None or item.best.field == right[0].best.field):
            item.dropped = "not the right one"
    if others and not right[0].candidates:
        right[0].candidates, right[0].inherits = others[0].candidates, True
    for other in others:
        right[0].quantity.period = right[0].quantity.period or other.quantity.period
        right[0].quantity.unit = right[0].quantity.unit or other.quantity.unit
    right[0].quantity.doubtful = False
    right[0].dropped = "" if right[0].dropped == "somebody else's" else right[0].dropped


def inherit(text: str, items: list[Attached], context: Context) -> None:
    """A corrected figure takes the field and the period of the one that it replaces."""
    items = [i for i in items if i.dropped != "a year"]
    taken_back = {i.quantity.value for i in items if i.dropped in ("negated", "withdrawn") and i.quantity.scaled}
    for item in items:
        bare = item.quantity.unit == "" and not (item.quantity.scaled or item.quantity.currency)
        if bare and not item.dropped and item.quantity.value * 1000 in taken_back:
            item.dropped = "withdrawn"  # "it's not 52K, it's 25K. 52 came from the old quote"
    for i in range(1, len(items)):
        before, now = items[i - 1], items[i]
        gap = text[before.end : now.start]
        _same_scale(gap, before.quantity, now.quantity, sure=_THE_OTHER.match(gap) is not None)
        accuracy = before.best is None or before.best.field not in ("discount_rate_per_year", "growth_rate_per_month")
        arrow = re.match(r"\s*(?:->|=>)\s*[$€£]?$", gap) and not (now.quantity.unit == "percent" and accuracy)
        if (
            _FROM.search(text[max(0, before.start - 80) : before.start])
            and re.match(r"\s*(?:down |up )?to\s*(?:about )?[$€£]?$", gap)
            and not before.dropped
        ):
            before.dropped = "history"
        went = _WENT.search(text[max(0, before.start - 25) : before.start]) or (
            i > 1 and items[i - 2].dropped == "history"
        )
        if re.match(r"\s*(?:->|=>)\s*[$€£]?$", gap) and went and before.best:
            before.dropped, now.candidates, now.inherits = "history", before.candidates, True
            continue  # "went 71 -> 76 -> 80 %": the last is today's
        if arrow and before.best and before.best.field == "current_accuracy" and not before.dropped:
            now.candidates, now.inherits = [Candidate("target_accuracy", 3.0, "->")], True
            continue  # "86 -> 94": from today's to the target
        lifted = re.match(r"\s*to $", gap) and re.search(
            r"\baccuracy from $", text[max(0, before.start - 15) : before.start]
        )
        if lifted and not before.dropped and now.quantity.unit in ("percent", ""):
            before.candidates = [Candidate("current_accuracy", 3.0, "from")]
            now.candidates, now.inherits = [Candidate("target_accuracy", 3.0, "to")], True
            continue
        renamed = re.search(r"\bcall it\b", gap) and None not in (before.quantity.period, now.quantity.period)
        if renamed and before.best and not now.dropped and _far_apart(before.best.field, before.quantity, now.quantity):
            now.candidates, now.inherits = before.candidates, True
            continue  # "12K a month, so call it 100K a year": both were said
        if arrow and before.best and before.best.field == "growth_rate_per_month" and not before.dropped:
            before.dropped, now.candidates, now.inherits = "withdrawn", before.candidates, True
            continue  # "growth: 3% -> 1.5%"
        corrected = (bool(_WITHDRAWN.search(gap)) or bool(arrow)) and not before.dropped
        if (
            corrected
            and now.candidates
            and before.candidates
            and now.best
            and before.best
            and now.best.field != before.best.field
            and now.best.score >= (1.2 if "call it" in gap else 1.8)
        ):
            corrected = False
        if before.dropped == "history" and _WITHDRAWN.search(gap) and _holding(before, context):
            before.dropped = "withdrawn"  # "the 45K was a typo, it should have been 54K"
        if corrected and _compatible(before.quantity, now.quantity):
            before.dropped = "withdrawn"
        if (
            not before.dropped
            and before.candidates
            and _SAME_AS.match(gap)
            and before.quantity.period != now.quantity.period
            and now.quantity.period
            and _compatible(before.quantity, now.quantity)
            and (now.best is None or now.best.score < 1.8)
        ):
            now.candidates, now.inherits = before.candidates, True
        unnamed = before.best is None or before.best.score < 1.0
        if (
            unnamed
            and now.best
            and now.best.score >= 1.8
            and not (before.dropped or now.dropped)
            and _THAT_IS.match(gap)
        ):
            if _compatible(before.quantity, now.quantity) and before.quantity.period:
                before.candidates, before.inherits = now.candidates, True
                before.quantity.unit = before.quantity.unit or now.quantity.unit
        if _THE_OTHER.match(gap) and before.candidates and not before.dropped:
            if _compatible(before.quantity, now.quantity) and (now.best is None or now.best.score < 1.0):
                now.candidates, now.inherits = before.candidates, True
        ends = [(x.quantity.low is None, x.quantity.high is None) for x in (before, now)]
        if ends in ([(False, True), (True, False)], [(True, False), (False, True)]) and len(gap) < 20:
            _share_ends(before, now)
        if (
            _IT_IS.search(gap)
            and before.best
            and (now.best is None or now.best.score < 1.0)
            and before.quantity.unit == now.quantity.unit
        ):
            now.candidates, now.inherits = (
                before.candidates,
                True,
            )  # "the invoice says 13,284 for August. It's 12.5K in a usual month"
        behind = _holding(now, context) if now.dropped == "negated" and not before.dropped else None
        loose = not before.sure or (before.best is not None and before.best.score < 3.2)
        if behind and _compatible(now.quantity, before.quantity) and loose:
            before.candidates, before.inherits = behind, True
        replaced = _holding(before, context) if before.dropped in ("withdrawn", "negated") else None
        if replaced and (now.best is None or now.best.score < 2.6):
            now.candidates, now.inherits = replaced, True
        ours = before.dropped == "somebody else's" and _OURS.search(gap)
        if (before.dropped in ("withdrawn", "negated", "history", "a promise") or ours) and _compatible(
            before.quantity, now.quantity
        ):
            same_thing = before.dropped == "history" and _NOW_IT_IS.search(gap) and not now.quantity.currency
            if before.best and (
                now.best is None
                or now.best.score < min(2.4, before.best.score)
                or (same_thing and now.quantity.unit in ("", before.quantity.unit))
            ):
                now.candidates = before.candidates
                now.inherits = True
            if now.quantity.period is None and now.quantity.per is None and now.inherits:
                now.quantity.period, now.quantity.per = before.quantity.period, before.quantity.per
            if not now.quantity.unit and now.inherits:
                now.quantity.unit = before.quantity.unit
            now.quantity.currency = now.quantity.currency or before.quantity.currency


_IT_IS = re.compile(
    r"[.;] (?:it'?s|it is|that'?s)(?: closer to| about| around| really| more like| usually| normally)* [$€£]?$"
)
_REPLACES = re.compile(
    r"^\W*(?:isn'?t|is not|was|is)?[^.\d]{0,12}\b(?:instead of|rather than|not|isn'?t|should (?:be|have been)|make (?:that|it)|in place of)\b[^\d]{0,25}$"
)


def _same_scale(gap: str, a: Quantity, b: Quantity, *, sure: bool) -> None:
    """ "60K instead of 80", "the 88K isn't right, should be 79.5": what replaces a figure is of its scale."""
    if not (sure or _REPLACES.match(gap)) or a.unit not in ("", "money") or b.unit not in ("", "money"):
        return
    large, small = (a, b) if a.scaled else (b, a)
    bare = not (small.scaled or small.period or small.per or small.is_range) and small.value < 1000
    if (
        large.scaled
        and large.value > 0
        and bare
        and not large.is_range
        and 1 / _NEAR < small.value * 1000 / large.value < _NEAR
    ):
        small.low, small.high = (None if v is None else v * 1000 for v in (small.low, small.high))
        small.scaled, small.currency = True, small.currency or large.currency


_NEAR = 3
"""Two figures within this factor are of one scale."""


def _share_ends(before: Attached, now: Attached) -> None:
    """ "min 60K, max 85K to build": two bounds of one range are of one field and one period."""
    a, b = (0.0 if x.best is None else x.best.score for x in (before, now))
    source, other = (before, now) if a >= b else (now, before)
    if other.best is None or other.best.score < 1.0:
        other.candidates, other.inherits = source.candidates, True
        other.quantity.period = other.quantity.period or source.quantity.period
        other.quantity.unit = other.quantity.unit or source.quantity.unit


def _far_apart(name: str, a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one input differ by more than a rounding."""
    one, two = canonical(name, a), canonical(name, b)
    return isinstance(one, Decimal) and isinstance(two, Decimal) and abs(one - two) > abs(one) / 20


def _holding(item: Attached, context: Context) -> list[Candidate]:
    """The one input that holds the very figure that is taken back."""
    held = [
        f
        for f, v in context.inputs.items()
        if f in FIELDS and fits(f, item.quantity) and v == canonical(f, item.quantity)
    ]
    q = item.quantity
    bare = q.unit == "" and not (q.scaled or q.period or q.per or q.currency or q.is_range)
    thousands = [
        f for f, v in context.inputs.items() if bare and f in FIELDS and FIELDS[f].kind.is_money and v == q.value * 1000
    ]
    if thousands and len(held) == 1:
        return [Candidate(f, 3.0, "the figure it corrects") for f in (*held, *thousands)]  # 80 %, or 80K?
    return [Candidate(held[0], 3.0, "the figure it corrects")] if len(held) == 1 else []


def _compatible(a: Quantity, b: Quantity) -> bool:
    same = a.unit == b.unit or not a.unit or not b.unit
    return same and (b.period is None or a.period is None or True)
