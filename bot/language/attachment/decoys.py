"""Figures that are no input of this scenario: years, list markers, counts of people, history, somebody else's."""

from __future__ import annotations

import re

from bot.language.attachment.clauses import clause
from bot.language.figures.quantity import Quantity
from bot.language.figures.years import is_year

_HISTORY = re.compile(
    r"\b(?:last (?:year|month|quarter|week|spring|summer|autumn|fall|winter|january|december)(?!'?s (?:tests?|evals?|evaluation|run|benchmark|measurement|audit|review))|used to|previously|(?<!pick )(?<!picking )(?<!picked )(?:up|down) from|a (?:year|month|quarter) ago|"
    r"years? ago|months? ago|back in|before (?:that(?!:)|the|we|christmas)|originally|in the past|formerly|early on|started (?:at|with|out)|"
    r"in (?:19|20)\d\d|in q[1-4]|historical\w*|at launch|at first|yesterday|once upon|old figure|the pilot)\b"
)
_PAST_VERB = re.compile(
    r"(?:(?<=[a-z] )|(?<=[a-z]\s\s))(?:were)\b(?! (?:quoted|told|given|offered|re\w+ed|raised|lowered|increased|changed|updated|corrected|cut|bumped))|(?<!\bor )\b(?:was|had been)\b(?! (?:quoted|told|given|offered|re\w+ed|raised|lowered|increased|changed|updated|corrected|cut|bumped))"
)
_TYPICAL = re.compile(r"\b(?:typical|normal|usual|representative)\b")
_TYPICAL_NEXT = re.compile(
    r"^[^.;,\d]{0,15},? ?\(?(?:which is |that'?s |and that'?s )?(?:a |an )?(?:pretty |fairly |quite |very )?(?:typical|normal|usual|average|representative)\b"
)
_NOW = re.compile(r"\b(?:now|today|currently|these days|nowadays|at present|this (?:year|month|quarter))\b")
_OTHERS = re.compile(
    r"\b(?:competitors?|competition|rivals?|(?:another|other|neighbou?r\w*|sister) (?:team|squad|company|group|department|division|unit|bu|business unit|org|client)|"
    r"a (?:company|firm|startup|team) (?:i|we) know|my (?:buddy|mate|cousin|brother|sister|neighbou?r)(?:'s \w+)?|a client of ours|a friend|my friend|friend'?s|they (?:pay|spend|burn|have|run)|others? (?:pay|spend)|peers?|(?:people|ppl|folks|everyone|they|some|blogs?) (?:say|says|claim|reckon)s?|industry average|i (?:read|heard)|"
    r"(?:case study|article|blog|newspaper|headline)|another customer|somebody else|someone else|my (?:old|previous|last|ex-?) ?(?:company|employer|team|job)|"
    r"[a-z]+'s (?:bot|assistant|pipeline|workload|squad|group|team|dept|department|company|org|unit|division)\b|market leaders?|state of the art|sota\b|gartner|forrester|mckinsey|idc\b|(?:analyst|benchmark)s? (?:say|claim|promise)\w*|(?:openai|anthropic|google|meta|microsoft) (?:\w+ )?(?:burns|spends|makes|earns)|the team next door|acme|elsewhere|benchmark says|the sales team|marketing(?:'s)? (?:team|pays|spends|budget)|folks at)\b"
)
_TEAM = re.compile(
    r"\b(?:[\w-]+ )?(?:team|squad|group|guys|folks|department|office|unit|tribe|crew|branch|division)\b|\b(?:theirs?|they)\b|\b(?:marketing|sales|hr|research|growth|search|ads|logistics|procurement) (?:burns?|pays?|spends?|has|have|runs?|uses?)\b"
)
_CONTRAST = re.compile(
    r"[.;,\n] *(?:but |while |and )?our(?: own)? [a-z]+|[,;:] (?:while |and |but )?us:? (?:about |around |~)?[$€£]?\d|\bours\b|\b(?:but|while|whereas) we(?:'re)? (?:only |just |are )?(?:at|pay|spend|burn|run|do|have)\b|[.;\n] *(?:well,? )?we (?:only |just )?(?:pay|spend|burn)\b|\bwe ourselves\b"
)
_QUOTED_LINE = re.compile(r" ?>")
_OTHER_RATE = re.compile(
    r"\b(?:uptime|availability|retry|retries|click|conversion|open|bounce|attrition|utili[sz]ation|margin|tax|vat|market share|cpu|nps|csat|coverage|occupancy)(?: rate| share| ratio| score)?\s*(?:is|of|at|:|=|was)?\s*(?:about |around |~ ?)?$"
)
_SHARE_OF_PEOPLE = re.compile(
    r"^\s*of (?:our |the |all )?(?:users|customers|people|revenue|staff|employees|clients|visitors|traffic is)\b"
)
_PROMISE = re.compile(
    r"\b(?:promis\w+|claim\w*|advertis\w+|brag\w*|boast\w*|guess\w*|reckon\w*|thought|assumed|estimated)\b[^.;]{0,25}$"
)
_IN_FACT = re.compile(
    r"\b(?:reality|today it'?s|actual (?:invoice|bill|figure|number|count)|in fact|actually|in truth|really)\b"
)
_IN_A_MONTH = re.compile(r"^ (?:for [a-z ]{1,15} )?in (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b")
_IN_STORE = re.compile(
    r"^ ?(?:[a-z]+ )?(?:in|on) (?:the|our) (?:archives?|database|catalogue?|files?|stock|backlog|library|warehouse|shelf|books)\b"
)
_LIMIT_AFTER = re.compile(
    r"^\s*(?:rate )?(?:limit|cap|quota|ceiling)\b|^\s*(?:by hand|manually)\b|^\s*old\b|^\s*on-?call\b"
)
_LIMIT_BEFORE = re.compile(r"\b(?:limit|quota|throttled?)(?: is| of| at| to)?\s*:?\s*$")
_OURS = re.compile(r"\b(?:we|our|ours|us|i|my|mine|ourselves|here)\b")
_GONE = re.compile(
    r"^\s*(?:was|were) (?:merely |just |only |all )?(?:an? )?(?:old |early |rough )?(?:rounded|approximate|rough|estimate|guess|typo|mistake|thrown|discarded|dropped|deleted|lost)|"
    r"^\s*(?:\w+ )?in (?:19|20)\d\d\b"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|isn'?t|wasn'?t|aren'?t|instead of|rather than|never|no longer|disregard|(?:don'?t|do not|doesn'?t|does not) (?:have|use|take|pay|spend|cost)|forget(?: about)?|ignore|scratch|strike|drop the|isn'?t (?:costing|running|setting) us(?: back)?|(?:don'?t|do not) (?:write|put|enter|say|take|use))\s+(?:(?:[a-z]+'s|the|a|about|at|on|really|just|~|usd|it|is|our)\s+){0,2}[$€£]?)$"
)
_DECOY_AFTER = re.compile(
    r"^\s*(?:-?\s*(?:token\s+)?context|ctx|context window|people|persons?\b(?!-days)|engineers|of us|days a week\b|%\s*sure|am\b|pm\b|o'?clock|stars|sprints|th\b|st\b|nd\b|rd\b|"
    r"(?:more |other )?(?:engineers|teams?|clients|customers|countries|languages|employees|pages|reps|agents|offices)\b|times\b(?! the| as| more| our))"
)
_DECOY_BEFORE = re.compile(
    r"(?<![a-z])(?:context (?:window|length)(?: of| is)?|window of|(?:team|org\w*|company|staff|firm|crew|squad|shop|group) of|version|v\.?|ticket|issue|pr|step|section|page|chapter|option|phase|floor|room|gate|"
    r"(?:iso|soc|rfc|gdpr|hipaa|article|form)[- ]?|port|error code|http|status|sprint|part|number|no\.|#|top|level|tier|class|age|aged|day|week|timeout|retries|slide|figure|table|line|question|prio|priority|seed|batch size|cost cent(?:re|er)|account|extension|art|§|batch of|max tokens|temperature|top_p|tier-)\s*[=:.]?\s*$"
)
_PIECE_AFTER = re.compile(r"^\s*(?:apiece|a piece)\b")
_ID_BEFORE = re.compile(
    r"\b(?:po|rfp|ref|inv|case|order|job|contract|invoice|req|ticket|vendor)(?: no\.?| nr\.?| number| id)? ?#? ?:?$"
)
_MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
_MONTH_AFTER = re.compile(rf"^(?: ?- ?\d{{1,2}})?(?:st|nd|rd|th)?,? (?:of )?{_MONTHS}")
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS} (?:\d{{1,2}} ?- ?)?$")
_WRONG_THING = re.compile(r"^ (?:wrong|bad|incorrect|false|missed|failed|faulty|mis-?[a-z]+ed)\b")
_SO_FAR = re.compile(r"\b(?:since|(?:over|in|for) the (?:same|last|past)|(?<!look )(?<!looking )past|last)\s*$")
_SIZED = re.compile(r"\d[km]?-(?:line|word|row|page|seat|person|token|hour|store|bed|seater|man|strong)\b")
_WINDOW_BEFORE = re.compile(r"\bcontext (?:window|length|size)(?: is| of|:)?(?: about| around)? $")
_LABEL_AFTER_VERB = re.compile(r"\b(?:was|were)\b(?: [a-z]+){2,5}: ?[$€£]?$")
"""The verb is of another statement: "that was our own traffic btw: 40 a minute"."""
_PEAK_BEFORE = re.compile(r"\bpeaks?\b(?: \w+){0,2} (?:about |around |~ ?)?$")
_LIST_MARKER = re.compile(r"(?:^|\n)\s*$")


def decoy(text: str, q: Quantity, start: int, end: int) -> str:
    """Digits that are no input: years, list markers, counts of people, context windows, versions."""
    before, after = text[max(0, start - 30) : start], text[end : end + 40]
    bare = q.unit == "" and not q.scaled and q.period is None and q.per is None
    if bare and q.value == 1 and _WRONG_THING.match(after):
        return "one of them"
    if q.in_words and q.value == 1 and q.unit in ("requests", "examples") and q.period is None:
        return "one of them"
    if q.unit == "other" and q.period is None:
        return "a count of people or things"
    if is_year(text, q, start):
        return "a year"
    if re.search(r"\bper $", before) and q.currency is None and (q.scaled or q.value >= 100):
        return "what a price is for"
    if q.unit == "percent" and (_OTHER_RATE.search(before) or _SHARE_OF_PEOPLE.match(after)):
        return "a rate of something else"
    if _PROMISE.search(before) and _IN_FACT.search(text[end : end + 80]):
        return "a promise"
    if (_LIMIT_AFTER.match(after) or _LIMIT_BEFORE.search(before)) and q.currency is None:
        return "a limit, or done by hand"
    if re.search(r"\bpeaked (?:at|with) (?:about |around |~ ?)?$", before) and q.currency is None:
        return "the peak, not the average"
    if q.unit == "time" and q.in_words and q.value == 1 and re.match(r"\s*(?:\.\.|[,!-]|please|pls|$)", after):
        if q.time in ("second", "minute") and not re.search(r"\b(?:under|within|latency|below|in)\b", before):
            return "a moment"
    if (
        q.unit == "percent"
        and q.value == 100
        and re.search(r"\b(?:decided|sure|certain|settled|there)\b", before + after)
    ):
        return "how sure somebody is"
    if q.period is None and q.currency is None and _IN_STORE.match(after):
        return "a stock of things"
    if q.currency is None and re.search(r"\bat $", before) and re.search(r"\d ?[ap]m$", text[start:end]):
        return "a time of the day"
    marker = _LIST_MARKER.search(before) and after[:1] in (".", ")", ":")
    if bare and q.value <= 50 and before.rstrip(" ")[-1:] == "(" and after[:1] == ")":
        return "a list marker"
    if bare and re.match(r"\s*(?:rounds?|times) of\b|\s*unlabell?ed\b", after):
        return "a count of something else"
    if bare and q.value <= 50 and after[1:2] != "" and (marker or (after[:2] == ") " and "(" not in before)):
        return "a list marker"
    if (
        q.unit in ("", "requests")
        and q.currency is None
        and q.period
        and (_PEAK_BEFORE.search(before) or re.match(r"\s*(?:(?:at|in|during) (?:the )?)?peak", after))
    ):
        return "the peak, not the average"
    if (
        q.unit != "time"
        and re.match(r"\s*(?:token\s+)?(?:-\s*)?context|\s*ctx|\s*(?:token\s+)?window", after)
        and q.currency is None
    ):
        return "a context window"
    if q.currency is None and q.digits.isdigit() and len(q.digits) >= 4 and _ID_BEFORE.search(before):
        return "a number of something else"
    if bare and (
        re.match(r"-(?!yr|year|month|week|day|hour|min|sec|ish)[a-z]{3,}", after)
        or re.match(r" of (?:our|my|these|those)\b", after)
    ):
        return "part of a word or a group"
    if is_model_size(text, q, start, end):
        return "the size of a model"
    if bare and q.value <= 31 and (_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before)):
        return "a date"
    if is_so_far(text, q, start):
        return "how long so far"
    if q.unit == "time" and before.endswith("(") and after.startswith(")") and re.search(r"\d ?\($", before):
        return "what a figure is for"
    if q.period == "month" and q.value <= 12 and q.currency is None and text[start:end].endswith("pm"):
        return "a time of the day"
    if q.currency is None and _SIZED.search(text[start : end + 12]):
        return "the size of a thing"
    if q.period is None and q.value >= 1000 and _PIECE_AFTER.match(after):
        return "the price of a thing"
    if q.period is None and q.currency is None and _WINDOW_BEFORE.search(before):
        return "a context window"
    if re.match(r"\s*times (?:that|this|as (?:much|many|high))\b", after):
        q.doubtful = True
        q.notes.append("I do not know which figure “times that” means")
        return ""
    if q.unit == "time" and re.search(r"\b(?:high|low|mid|upper|lower)[ -]$", before) and text[start:end].endswith("s"):
        return "a decade or a vague range"  # "in the high 70s"
    if q.scaled and q.unit == "" and re.match(r"\s*times\b(?! (?:the|as|more|our|wrong|better|worse))", after):
        q.unit = "requests"  # "gets called 40K times"
        return ""
    if _DECOY_AFTER.search(after) and q.unit in ("", "tokens") and q.currency is None and q.period is None:
        return "not a figure of this scenario"
    if (bare or q.unit == "tokens") and _DECOY_BEFORE.search(before) and q.currency is None:
        return "a number of something else"
    return ""


def is_so_far(text: str, q: Quantity, start: int) -> bool:
    """Whether a time says for how long something has been so: "over the past twelve months"."""
    return q.unit == "time" and _SO_FAR.search(text[max(0, start - 30) : start]) is not None


def is_model_size(text: str, q: Quantity, start: int, end: int) -> bool:
    """Whether a figure is the "8b" of a model's name."""
    return q.scaled and q.unit == "" and q.currency is None and re.search(r"\db$", text[start:end]) is not None


def _is_quoted(text: str, at: int) -> bool:
    """Whether a figure stands in a quoted line ("> ...") of a message that has figures of its own, too."""
    if not _QUOTED_LINE.match(text, text.rfind("\n", 0, at) + 1):
        return False
    return any(re.search(r"\d", line) and not line.lstrip().startswith(">") for line in text.split("\n"))


def foreign_time(text: str, start: int, end: int, left_edge: int, right_edge: int) -> str:
    """Figures of the past, of somebody else, or said not to be so."""
    left, right = clause(text, start, end, left_edge, right_edge)
    before, after = text[left:start], text[end:right]
    if _is_quoted(text, start):
        return "somebody else's"
    if _GONE.match(text[end : end + 60]):
        return "history"
    if re.search(r"\bwould(?: have|'ve) (?:been|cost|run to|come to) (?:about |around )?[$€£]?$", before):
        return "history"
    if re.match(r" ?\(not (?:what|our|the)\b", text[end : end + 30]):
        return "negated"
    if re.match(
        r"\s*(?:is|are) (?:not|n't) (?:needed|necessary|required)|\s*isn't (?:needed|necessary|required)",
        text[end : end + 30],
    ):
        return "negated"
    if re.match(r"\s*(?:[a-z]+ )?(?:that )?we had\b", text[end : end + 30]):
        return "history"
    if _NEGATED.search(text[max(left_edge, start - 45) : start]):
        return "negated"
    if _IN_A_MONTH.match(after) and re.search(r"\bnow\b|\btoday\b|\bcurrently\b", text[end:]):
        return "history"
    if re.match(r" in q[1-4]\b", after) and _NOW.search(text[end : end + 30]):
        return "history"
    if _NOW.search(before) or _NOW.search(after):
        return "" if not _OTHERS.search(before) else "somebody else's"
    past = (
        _PAST_VERB.search(before[-30:])
        and not re.search(r"\bif\b|suppose|imagine|say\b", text[:start])
        and not re.match(r"\s*(?:for|in) (?:the|this|last) (?:month|quarter)", after)
    )
    if re.match(r"\s*,? not\b", after):
        past = False  # "that was 46K, not 64K"
    if re.search(r"\bor (?:maybe |perhaps )?it was (?:about |around )?[$€£]?$", before):
        past = False  # one of two that somebody is not sure of
    if (
        _TYPICAL_NEXT.match(text[end:])
        or _TYPICAL.search(before[-60:])
        or _TYPICAL.search(re.split(r"[,;]", text[end : end + 40])[0])
    ):
        past = False
    elif (
        (past and not _LABEL_AFTER_VERB.search(before[-60:]))
        or _HISTORY.search(before[-60:])
        or re.match(
            r"\s{0,2}(?:\w+ ){0,2}?(?:last (?:year|month|quarter)|before(?! (?:i|we|you|they|the|it|launch|go-?live|release|production|roll-?out|any\w*|[a-z]+ing)\b)|a year ago|previously|back then|in (?:19|20)\d\d|ago)\b",
            after,
        )
    ):
        return "history"
    sentence = text[max(text.rfind(c, 0, start) for c in ".;\n!?") + 1 : start]
    if re.search(r"\bif we were\b", sentence):
        return "somebody else's"
    others = _OTHERS.search(sentence)
    if others and not _OURS.search(sentence[others.end() :]):
        return "somebody else's"
    if re.match(
        r"[^.;\n\d]{0,20}\b(?:not (?:us|ours)|for theirs?|on theirs|is (?:the )?(?:other|another) (?:team|squad|group)'?s|is theirs)\b",
        text[end:],
    ):
        return "somebody else's"
    if _TEAM.search(before) and not _OURS.search(before) and _CONTRAST.search(text[end : end + 80]):
        return "somebody else's"
    if _OTHERS.search(before) or re.match(
        r"\s*(?:at|for|in) (?:another|a different|the other)(?! (?:thing|one|part|bit|side)\b)", after
    ):
        return "somebody else's"
    return ""


def past_verb_only(text: str, start: int, end: int, left_edge: int, right_edge: int) -> bool:
    """Whether nothing but "was" or "were" says that a figure is of the past."""
    left, right = clause(text, start, end, left_edge, right_edge)
    around = text[left:start][-60:] + " " + text[end:right][:40]
    return not _HISTORY.search(around) and not re.search(r"\b(?:ago|last|before|previously|back then|then)\b", around)
