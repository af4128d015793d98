"""Periods and "per what" that stand apart from their number: "annual API bill of 120k", "10k for prompts each month"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from bot.language.attachment.foreign import SAME_EVERY_MONTH
from bot.language.attachment.in_and_out import pair_up
from bot.language.figures.quantity import Quantity
from bot.language.figures.units import RATE_WORDS
from bot.language.figures.years import is_year

_PERIODS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (period, re.compile(pattern))
    for period, pattern in (
        (
            "month",
            r"\b(?:in|at the) month\b|\bthis month(?:'s)?\b(?= (?:for|on|bill|invoice|spend))|(?:\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?:, | and |, and |: )){2,}|\b(?:bill|invoice|spend) (?:for |of |in )?last month\b|\bon the (?:\d{1,2}(?:st|nd|rd|th)|first|last(?: day)?) of (?:every|each|the) month\b|\bthis month\b(?=[,.;]|$)|\bmonth after month\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|may)'s (?:[a-z]+ ){0,2}?(?:bill|invoice|spend|statement)\b|\b(?:bill|invoice|spend|statement) (?:for|in|of) (?:january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:that|the) same month\b|\bmonthly\b|\bby (?:the )?month\b|\b(?:in|for) (?:an?|one|our|the) (?:average |typical |normal |usual )?month\b|(?:\b(?:per|a|each|every)|/) ?(?:calendar )?(?:month|mo)\b|\bp/m\b|\bpcm\b|\bmo\b",
        ),
        (
            "year",
            r"\bfull[- ]year\b|\b(?:over|in|for) (?:the |these |those )?(?:same |last |past )?(?:twelve|12) months\b|\b(?:that'?s|thats|for|over) the (?:whole |full |entire |fiscal |financial |calendar )*year\b|\bannual(?:ly|ised|ized)?\b|\byearly\b|\b(?:per|a|each|every|/) ?(?:year|annum|yr)\b|\bp\.a\.|\bp\.?a\b(?=\W|$)",
        ),
        (
            "quarter",
            r"\bfor (?:the |all )?(?:three|3) months\b|\bfor (?:a|the|one) whole quarter\b|\b(?:for|of) (?:the whole of |all of |the whole )?q[1-4]\b|\bq[1-4] (?:[a-z]+ )?(?:invoice|bill|spend)\b|\bquarterly\b|\b(?:per|a|each|every) quarter\b|\bfor (?:the|that) quarter\b",
        ),
        (
            "half-year",
            r"\bfor (?:the |all )?(?:six|6) months\b|\bhalf-?year(?:ly)?\b|\bper half(?:-| )year\b|\bsemi-?annual(?:ly)?\b|\bevery six months\b",
        ),
        ("week", r"\bweekly\b|\bpw\b|\bp\.w\.|\b(?:per|a|each|every) week\b|/ ?(?:week|wk)\b"),
        ("year", r"\byear[- ](?:on|over)[- ]year\b|\byoy\b|\by/y\b"),
        ("month", r"\bmom\b|\bm/m\b|\bmonth[- ](?:on|over)[- ]month\b"),
        ("fortnight", r"\bfortnightly\b|\b(?:per|a|each|every) fortnight\b"),
        (
            "day",
            r"\b(?:per|a|each|every) night\b|\bby (?:the )?day\b|\b(?:per|a|each|every) (?:working|business|week) ?day\b|\b(?:over|in|on) an? (?:normal |typical |average |usual )?day\b|\bdaily\b|/ ?day\b|\b(?:per|a|each|every) day\b|\bnightly\b",
        ),
        ("hour", r"\bhourly\b|/ ?(?:hour|hr|h)\b|\b(?:per|an|each|every) hour\b"),
        ("minute", r"/ ?min(?:ute)?\b|\b(?:per|a|each|every) minute\b"),
        ("second", r"/ ?(?:second|sec)\b|\b(?:per|a|each|every) second\b"),
    )
)
_PER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (per, re.compile(pattern))
    for per, pattern in (
        (
            "request",
            r"\b(?:(?:per|each|every|one) (?:[a-z]+ )?|(?:a single|a) (?:api |llm |single |prompted |tuned )?)(?:request|call|query|prompt|completion|message|inference|req|ticket|document)\b(?! is \w+ tokens)|\bper-?(?:request|call|query)\b|\bby (?:request|call|query)\b|/ ?(?:request|call|req|query)\b",
        ),
        (
            "example",
            r"\b(?:a|an|one|each|every|per) (?:[a-z]+ )?(?:labell?ed|annotated|tagged)\b|\b(?:(?:per|each|every|a single|an|one) (?:labell?ed )?|(?:per|each|every) \w+ )(?:example|label|sample|item|record|annotation)\b|\bper-?(?:example|label)\b",
        ),
    )
)


_APIECE = re.compile(
    r"^\s*(?:(?:by |for )?the piece|apiece|a piece|a pop|each|ea\b|for (?:each|every) (?:further|additional|extra|more|new) one)\b"
)
_TO_LABEL = re.compile(
    r"\bto (?:label|annotate|tag|mark up)\b|\b(?:labell?ing|annotating|tagging|marking up) (?:one|more|another|each)\b"
)
_TIME_OF_PEOPLE = re.compile(
    r"\b(?:engineers?|devs?|developers?|people|ppl|contractors?|interns?) for (?:a|one|two|three|\d+) (?:month|week|year)s?\b"
)
_NORMAL_MONTH = re.compile(r"\b(?:normal|typical|usual|average|regular) month\b")
_HEADER = re.compile(
    r"^\W*(?:all )?(?:annual|yearly|quarterly|monthly|weekly|per (?:year|quarter|month|week))(?: figs?| figures| numbers| costs| spend)?\s?:"
)
"""What a list begins with: "annual figures: API 96K, hosting 14K"."""
_PER_THOUSAND_TOKENS = re.compile(r"\b(?:per|/) ?(?:1 ?k|thousand|1,?000) tok")
_EACH_NEW = re.compile(r"\b(?:each|every|any|per) (?:new|further|additional|extra|more|other) one\b")
_LABELLING = re.compile(r"\b(?:annotat\w+|labell?ing|tagging|marking up)\b")
_PER_THING = re.compile(r"^ ?(?:per|a|each|/) ?[a-z]+")
_TRAFFIC = re.compile(r"\b(?:requests?|calls?(?! (?:it|back)\b)|quer(?:y|ies)|prompts?)\b")
_ERRORS = re.compile(r"\b(?:errors?|mistakes?|wrong|mis-?\w+ed)\b")
_EXAMPLES = re.compile(r"\b(?:label\w*|examples?(?! (?:company|case|:))|annotat\w*|samples?|rows?)\b")


_PER_MILLION = re.compile(r"(?:\bper|/) ?(?:1 ?m|million|mtok|mm)\b")
_SIDE_AFTER = re.compile(r"^\s*(?:(?:for |on )?(?:the )?(?:way )?)?(in|out|input|output|prompt|completion)\b")
_SIDE_BEFORE = re.compile(r"\b(in|out|input|output|prompt|completion)s?(?:'s)?\s*(?:is|at|=|:)?\s*(?:[\d.]+\s*->\s*)?$")
_FIGURE_NEXT = re.compile(r"^\s*(?:is|at|=|:|~)?\s*[$€£]?\d")
_BOTH_SIDES = re.compile(
    r"\b(?:in|inputs?|prompts?) ?/ ?(?:out|outputs?|completions?)\b([^\d;.\n]{0,20}?)[:=]? ?[$€£]?$"
)
_NEXT_SENTENCE = re.compile(
    r"^\s*[;|]\s*(?:per |a |/)?(?:month|year|quarter|week|day)\b|^\s*[.,;:(-]{0,3}\s*(?:also )?(?:monthly|(?:every|each|per|a) (?:month|mo|year|annum|quarter|week|day)|annually|yearly|weekly|daily)\)?\s*(?:[.,;!?]|$|(?:on|for)\b)"
)
_THATS = re.compile(
    r"\b(?:and|all|but) (?:that|it)'?s (?:monthly|yearly|weekly|daily|quarterly|(?:per|a|each|every) (?:month|year|week|day|quarter))\b(?! or)"
)
_ADJECTIVE = re.compile(
    r"\b(?:annual|yearly|monthly|quarterly|weekly) (?:contract|bill|invoice|spend|cost|fee|commitment|subscription|budget)\b"
)
_VERSUS = re.compile(r"\b(?:versus|vs|against|compared (?:to|with))\b")
_WRONG_ONE = re.compile(
    r"\b(?:one|a|each|every|per) (?:mistake|error|mis-?\w+ed|wrong|bad|failed|incorrect|botched|faulty|wrongly \w+) "
)
_IN_AND = re.compile(r"^\s*(?:for )?(?:in|input|prompts?)\s*(?:,|/|and|&|\+)\s*$")


_LIMIT = re.compile(r"\b(?:below|under|within|at most|max|to|than)\s*(?:about |~ ?)?$")
_ALL_OF_THEM = re.compile(
    r"\b(?:both|all|each)(?: of (?:them|these|those))?(?: are| figures| numbers| amounts)* (?:monthly|yearly|annually|annual|weekly|quarterly|daily|(?:per|a) (?:month|year|week|quarter|day))\b"
)
_NOT_PER = re.compile(
    r"\b((?:per|a) (?:month|year|quarter|week)|monthly|yearly|annually|quarterly|weekly),? i mean\b|\b((?:per|a) (?:month|year|quarter|week)|monthly|yearly|annually|quarterly|weekly),? (?:and )?not (?:per |a )?(?:month|year|quarter|week|annual)\w*\b"
)
_THE_WHOLE = re.compile(
    r"\s*[(,;-]+\s*(?:(?:that'?s|thats|for) (?:the |a |all )?(?:whole |full |entire )?|(?:in total,? )?the (?:whole|full|entire) )(year|quarter|month)\b"
)
_SIDES = frozenset({"in", "out", "input", "output", "prompt", "completion"})
_NEW_SENTENCE = re.compile(r"[a-z)]{2}[.!?] +[$€£]?$")
_RATE_AFTER = re.compile(r"^\s*(?:monthly|daily|weekly|hourly|(?:a|per|each|every) (?:month|day|week|hour))\b")


_RATE_LABEL = re.compile(
    r"\b(qps|rps|tps|rpm|qpm|rph|rpd)\s*(?:=|:|is|of|hovers?|sits?|runs?|averages?)?\s*(?:a?round |about |at )?~?$"
)
_WRITES = re.compile(r"^\s*(?!on call)(?:[a-z]+ )?(?:write|contact|ask|chat|call|message|ping|email|query)\b")


class Placed(Protocol):
    """A quantity and where it stands in the text."""

    quantity: Quantity
    start: int
    end: int


def complete(text: str, items: Sequence[Placed], clauses: Sequence[tuple[int, int]]) -> None:
    """Give each quantity the period or "per" that its clause states apart from it."""
    for first, second in pairwise(items):  # "$3 in / $15 out per million tokens"
        a, b = first.quantity, second.quantity
        if (
            a.unit in ("", "money")
            and a.value < 1000
            and a.per is None
            and a.period is None
            and b.per in ("mtok", "ktok")
        ):
            if _IN_AND.match(text[first.end : second.start]):
                a.per, a.unit = b.per, "money"
                a.currency = a.currency or b.currency
                a.notes.append("in")
    for first, second in pairwise(items):  # "in/out tokens = 2,150/340"
        label = _BOTH_SIDES.search(text[max(0, first.start - 60) : first.start])
        if label and text[first.end : second.start].strip(" $€£") == "/":
            first.quantity.notes.append("in")
            second.quantity.notes.append("out")
            if "tok" in label.group(1) and first.quantity.currency is None:
                first.quantity.unit = second.quantity.unit = "tokens"
            elif second.quantity.per:
                first.quantity.per, first.quantity.unit = second.quantity.per, "money"
    pair_up(text, items)
    _sides_of_prices(text, items)
    _prices_for_a_million(text, items)
    for first, second in pairwise(items):  # "annotation $1.25 x 8,000 samples"
        each = {"examples": "example", "requests": "request"}.get(second.quantity.unit)
        a = first.quantity
        if (
            each
            and a.currency
            and a.per is None
            and a.period is None
            and text[first.end : second.start].strip() in ("x", "*", "times")
        ):
            a.per = each
    for first, second in pairwise(items):  # "2,000 examples x $1.50"
        each = {"examples": "example", "requests": "request"}.get(first.quantity.unit)
        b, gap = second.quantity, text[first.end : second.start].strip(" $€£")
        if each and b.currency and b.per is None and b.period is None and gap in ("x", "*", "×", "times", "at", "@"):
            b.per = each
    for first, second in pairwise(items):  # "latency is 4 seconds today, has to be below 1.5"
        a, b = first.quantity, second.quantity
        bare = b.unit == "" and not (b.currency or b.scaled or b.period or b.per) and b.value < a.value
        if a.unit == "time" and a.time in ("ms", "second") and bare and _LIMIT.search(text[first.end : second.start]):
            if not re.match(r"\s*[a-z%]", text[second.end :]):
                b.unit, b.time = "time", a.time
    taken: set[tuple[int, int]] = set()  # where the periods stand that are some figure's already
    for item, (left, right) in zip(items, clauses, strict=True):
        q = item.quantity
        before, after = text[left : item.start], text[item.end : right]
        if _NEW_SENTENCE.search(before):
            before = ""
        rate = _RATE_LABEL.search(before) if q.unit == "" and q.period is None else None
        if rate:
            q.unit, q.period = "requests", RATE_WORDS[rate.group(1)]
        if q.unit == "other" and q.period is None and _WRITES.search(after):
            q.unit = "requests"
        if q.unit in ("", "money") and q.per is None and q.period is None and (q.currency or q.value < 10):
            q.per = _first(_PER, before) or (_first(_PER, after[:25]) if q.currency else None)
            if _EACH_NEW.search(before[-40:]) and _EXAMPLES.search(text) and not _TRAFFIC.search(before):
                q.per = "example"  # "each new one is costing 0.45"
            if (q.per == "request" or (q.per is None and q.currency)) and _WRONG_ONE.search(before[-60:]):
                q.per = "error"
            if (
                q.per in (None, "request")
                and q.unit in ("", "money")
                and _LABELLING.search(before[-45:])
                and (_PER_THING.match(after) or (q.per == "request" and not _TRAFFIC.search(before)))
            ):
                q.per = "example"  # "annotation is $3.25 per chart note"
            if q.per is None and q.currency and _TO_LABEL.search(before[-30:] + " | " + after[:30]):
                q.per = "example"
            if (
                q.per is None
                and (q.currency or before.endswith(" at ") or _LABELLING.search(before[-45:]))
                and _APIECE.search(after[:32])
            ):
                around = before + re.split(r"[.;]", after[:40])[0]
                if not any(p.search(around) for p in (_TRAFFIC, _EXAMPLES, _ERRORS)):
                    around = text[: item.start]
                    last = max(
                        ((m.end(), m.group()) for p in (_TRAFFIC, _EXAMPLES, _ERRORS) for m in p.finditer(around)),
                        default=None,
                    )
                    around = last[1] if last else around
                if not _TRAFFIC.search(text) and _EXAMPLES.search(text):
                    around = text
                q.per = "error" if _ERRORS.search(around) else "example" if _EXAMPLES.search(around) else "request"
            if q.per and not q.unit:
                q.unit = "money"
        if q.per == "request" and _LABELLING.search(before[-45:]) and not _TRAFFIC.search(before):
            q.per = "example"  # "annotators get 22 cents a ticket"
        small = q.unit == "money" and q.currency and q.per is None and q.period is None and 0 < q.value < Decimal("0.5")
        if (
            small
            and not re.search(r"\btokens? (?:are|is|costs?|at|for) $", before)
            and not re.match(r"\s*(?:in|out)\b(?=\s*(?:[,/;.&+|]|and\b|$|[$€£\d]))", text[item.end :])
        ):
            q.per = "request"  # fractions of a cent are what one request costs
        if q.unit == "examples" and q.per is None and (q.period or _RATE_AFTER.match(after)):
            q.unit = "requests"
        if q.period is None and q.per is None and _takes_period(q) and not is_year(text, q, item.start):
            near = text[item.end : min(right, item.end + 50)], before[-60:]
            for part, begin in zip(near, (item.end, max(left, item.start - 60)), strict=True):
                found = None if _TIME_OF_PEOPLE.search(part) else _place(_PERIODS, part)
                if q.period is None and found and (begin + found[1], begin + found[2]) not in taken:
                    q.period = found[0]
                    taken.add((begin + found[1], begin + found[2]))
            if q.period is None and q.currency and SAME_EVERY_MONTH.search(text[item.end : item.end + 70]):
                q.period = "month"
            whole = _THE_WHOLE.match(text[item.end :]) if q.period is None else None
            q.period = whole.group(1) if whole else q.period
            if q.period is None and (every := _ALL_OF_THEM.search(text, item.end)):
                q.period = _first(_PERIODS, every.group())
            other = _NOT_PER.search(text[item.end : item.end + 60]) if q.period is None and len(items) == 1 else None
            q.period = _first(_PERIODS, other.group(1) or other.group(2)) if other else q.period
            if q.period is None and len(items) == 1 and (said := _THATS.search(text, item.end)):
                q.period = _first(_PERIODS, said.group())
            money = [i for i in items if i.quantity.currency and not i.quantity.per]
            billed = q.currency or (q.unit == "" and q.scaled and re.search(r"\b(?:bill|invoice|spend)\b", before))
            if q.period is None and billed and len(money) <= 1 and _NORMAL_MONTH.search(text):
                q.period = "month"
            if q.period is None and q.currency:
                edge = max((i.end for i in items if i.end <= item.start), default=0)
                named = _ADJECTIVE.search(text, max(edge, text.rfind(".", 0, item.start)), item.start)
                q.period = _first(_PERIODS, named.group()) if named else None
            header = _HEADER.match(text) if q.period is None and (q.currency or q.scaled) else None
            if header:
                q.period = _first(_PERIODS, header.group())
            alone = _NEXT_SENTENCE.match(text[item.end :]) if q.period is None else None
            q.period = (
                _first(_PERIODS, re.sub(r"^\s*[;|]\s*(?:per |a |/)?", "per ", alone.group())) if alone else q.period
            )
    for first, second in pairwise(items):  # "$2/$8 per MTok in/out"
        both = "in" in second.quantity.notes and re.match(r"\s*/ ?out\b", text[second.end :])
        if both and second.quantity.per in ("mtok", "ktok") and text[first.end : second.start].strip(" $€£") == "/":
            first.quantity.per, first.quantity.unit = second.quantity.per, "money"
            first.quantity.notes.append("in")
            second.quantity.notes[:] = ["out"]
    for first, second in pairwise(items):  # "2.4B input tokens and 300M output tokens a month"
        if (
            first.quantity.unit == second.quantity.unit == "tokens"
            and second.quantity.period
            and not first.quantity.per
        ):
            first.quantity.period = first.quantity.period or second.quantity.period
    for first, second in pairwise(items):  # "7K a month for the API versus 1.2K for hosting"
        a, b = first.quantity, second.quantity
        bare = b.period is None and b.per is None and b.unit in ("", "money") and (b.currency or b.scaled)
        if (
            bare
            and a.period
            and a.per is None
            and a.unit in ("", "money")
            and _VERSUS.search(text[first.end : second.start])
        ):
            b.period = a.period


def _sides_of_prices(text: str, items: Sequence[Placed]) -> None:
    """ "in $0.15/M out $0.60/M": which side a price per million is of, where "in" or "out" stands before it."""
    for item in items:
        ahead = _SIDE_BEFORE.search(text[: item.start].rstrip("$€£ ") + " ") if item.quantity.per == "mtok" else None
        if ahead and (not _SIDES & set(item.quantity.notes) or _FIGURE_NEXT.match(text[item.end :])):
            item.quantity.notes[:] = [ahead.group(1)]  # a side behind is that of the next one


def _prices_for_a_million(text: str, items: Sequence[Placed]) -> None:
    """ "0.15 in / 0.60 out, USD per 1M tokens": the unit is said once for small figures beside "in" and "out"."""
    thousand = _PER_THOUSAND_TOKENS.search(text)
    if not thousand and not _PER_MILLION.search(text):
        return
    counts = any(i.quantity.unit == "tokens" and not text[: i.start].endswith("per ") for i in items)
    for item in items:
        q = item.quantity
        price = q.currency is not None or (not counts and not q.scaled and 0 < q.value < 50)
        if q.unit not in ("", "money") or q.per or q.period or not price or q.notes:
            continue
        side, ahead = (
            _SIDE_AFTER.match(text[item.end :]),
            _SIDE_BEFORE.search(text[max(0, item.start - 40) : item.start]),
        )
        if side is None or (ahead and _FIGURE_NEXT.match(text[item.end + side.end() :])):
            side = ahead or side  # "in $0.15 out $0.60": the sides stand before
        if side:
            q.unit, q.per = "money", "ktok" if thousand else "mtok"
            q.notes.append(side.group(1))


def _takes_period(q: Quantity) -> bool:
    return q.unit in ("money", "requests", "percent") or (q.unit == "" and (q.scaled or q.value >= 100))


def _place(table: Sequence[tuple[str, re.Pattern[str]]], text: str) -> tuple[str, int, int] | None:
    """(name, start, end) of the first row of a table that a text matches."""
    return next(((name, *m.span()) for name, pattern in table if (m := pattern.search(text))), None)


def _first(table: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    return next((name for name, pattern in table if pattern.search(text)), None)
