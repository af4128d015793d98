"""Figures that are no input of this scenario: years, list markers, counts of people, history, somebody else's."""

from __future__ import annotations

import re

from bot.language.figures.quantity import Quantity
from bot.language.figures.years import is_year

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
    r"\b(?:reality|today it'?s|actual (?:invoice|bill|figure|number|count)|signed (?:quote|offer|contract)|came back with|did the maths?|ended up (?:at|with)|turned out|in fact|actually|in truth|really)\b"
)
_IN_STORE = re.compile(
    r"^ ?(?:[a-z]+ )?(?:in|on) (?:the|our) (?:archives?|database|catalogue?|files?|stock|backlog|library|warehouse|shelf|books)\b"
)
_LIMIT_AFTER = re.compile(
    r"^\s*(?:rate )?(?:limit|cap|quota|ceiling)\b|^\s*(?:by hand|manually)\b|^\s*old\b|^\s*on-?call\b"
)
_LIMIT_BEFORE = re.compile(r"\b(?:limit|quota|throttled?|hard cap)(?: is| of| at| to)?\s*:?\s*$")
_DECOY_AFTER = re.compile(
    r"^\s*(?:-?\s*(?:token\s+)?context|ctx|context window|people|persons?\b(?!-days)|engineers|of us|(?:hours|hrs|h) (?:a|per|each|every) day\b|(?:working |business |week ?)?days (?:a|per|in a|each|every|in the) (?:week|month)\b|%\s*sure|am\b|pm\b|o'?clock|stars|sprints|th\b|st\b|nd\b|rd\b|"
    r"(?:more |other )?(?:engineers|teams?|clients|customers|countries|languages|employees|pages|reps|agents|offices)\b|times\b(?! the| as| more| our))"
)
_DECOY_BEFORE = re.compile(
    r"(?<![a-z])(?:context (?:window|length)(?: of| is)?|window of|(?:team|org\w*|company|staff|firm|crew|squad|shop|group) of|version|v\.?|ticket|issue|pr|step|section|page|chapter|option|phase|floor|room|gate|"
    r"(?:iso|soc|rfc|gdpr|hipaa|article|form)[- ]?|port|error code|http|status|sprint|part|number|no\.|#|top|level|tier|class|age|aged|day|week|timeout|retries|slide|figure|table|line|question|prio|priority|seed|batch size|cost cent(?:re|er)|account|extension|art|§|batch of|max[ _]tokens(?: is| are)?(?: set)?(?: to| at)?|badge|temperature|top_p|tier-)\s*[=:.]?\s*$"
)
_PIECE_AFTER = re.compile(r"^\s*(?:apiece|a piece)\b")
_ID_BEFORE = re.compile(
    r"\b(?:po|rfp|ref|inv|case|order|job|contract|invoice|req|ticket|vendor|gl|account|ext\.?)(?: no\.?| nr\.?| number| id)? ?#? ?:?$"
)
_MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
_MONTH_AFTER = re.compile(rf"^(?: ?- ?\d{{1,2}})?(?:st|nd|rd|th)?,? (?:of )?{_MONTHS}")
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS} (?:\d{{1,2}} ?- ?)?$")
_WRONG_THING = re.compile(
    r"^ (?:prompt|model|endpoint|adapter|vendor|bot|provider|pipeline|mistake|error|slip-?up|wrong|bad|incorrect|false|missed|failed|faulty|mis-?[a-z]+ed)\b"
)
_OF_A_PERSON = re.compile(
    r"^\s*(?:to fix|fixing|correcting|cleaning|redoing|checking|on the (?:team|job)|of experience|in the (?:business|company|job|role|trade)|with the (?:team|company|firm)|of (?:an?|our|somebody|work|rework|the team)\b|old\b|ago\b)"
)
_DUE = re.compile(r"\b(?:by|until|till|on|before|due)(?: the)? $")
_PERSON_DAYS = re.compile(r"^[- ](?:person|man|work|working|engineer|dev)[- ](?:days?|weeks?|months?|hours?)\b")
_EVERY = re.compile(r"\b(?:doubl|tripl|chang|updat|revis|rewrit|amend|replac|re-?issu|renew)\w*[^.;\d]{0,30}\bevery $")
_SO_FAR = re.compile(
    r"\b(?:since|(?:changed|moved|budged|touched|updated|edited) in|(?:over|in|for) the (?:same|last|past)|(?<!look )(?<!looking )past|last)\s*$"
)
_SIZED = re.compile(r"\d[km]?-(?:line|word|row|page|seat|person|token|hour|store|bed|seater|man|strong)\b")
_WINDOW_BEFORE = re.compile(r"\bcontext (?:window|length|size)(?: is| of|:)?(?: about| around)? $")
_PEAK_BEFORE = re.compile(r"\bpeaks?\b(?: \w+){0,2} (?:about |around |~ ?)?$")
_OF_AN_ANSWER = re.compile(
    r"^\s*(?:payback )?(?:assumes?|includes?|counts?|depends?|rests?|hinges?|is based|comes? from|holds?|looks|seems|feels|sounds)\b"
)
_PRICE_CUT = re.compile(r"^ (?:[a-z]+ )?discount\b(?! (?:rate|factor))")
_NUMBERED = re.compile(r"\b(?:year|month|quarter|phase|week|day|step|stage|option|plan|team|round) $")
_OF_TRAFFIC = re.compile(
    r"^\s*of (?:the |our |all )?(?:calls|requests|traffic|volume|messages|tickets|queries|chats|prompts) (?:is |are |get |gets )?(?:go|goes|going|sent|routed|run|runs|hit|hits|use|uses|land|lands|handled) "
)
_TO_PAY_BACK = re.compile(r"^ to (?:pay|break|recoup|earn|get (?:it|our money) back)\b")
_A_DIFFERENCE = re.compile(
    r"^ (?:more|less|cheaper|dearer|higher|lower|fewer) than (?:their|his|her|its|the|what(?! (?:i|we|you)\b)|it|in|any|all)\b(?! (?:planned|expected|before|now|today))"
)
_ROUND_THE_CLOCK = re.compile(r"\b24 ?/ ?7\b|\b24x7\b")
_LIST_MARKER = re.compile(r"(?:^|\n)\s*$")


def decoy(text: str, q: Quantity, start: int, end: int) -> str:
    """Digits that are no input: years, list markers, counts of people, context windows, versions."""
    before, after = text[max(0, start - 30) : start], text[end : end + 40]
    bare = q.unit == "" and not q.scaled and q.period is None and q.per is None
    if bare and q.value == 1 and _WRONG_THING.match(after):
        return "one of them"
    if q.in_words and q.value == 1 and q.unit in ("requests", "examples") and q.period is None:
        return "one of them"
    if (q.unit == "other" and q.period is None) or re.match(r"\s*(?:daily |weekly |monthly )?active\b", after):
        return "a count of people or things"
    if is_year(text, q, start):
        return "a year"
    if q.in_words and q.value <= 12 and q.unit in ("", "requests") and q.period and re.match(r"\s+[a-z]{3,}s\b", after):
        return "a count of something else"  # "one of the two monthly amounts"
    if q.unit == "time" and re.search(r"\b(?:that|your|those|this) $", before) and _OF_AN_ANSWER.match(after):
        return "an answer that is spoken of"
    if q.unit == "percent" and _PRICE_CUT.match(after):
        if re.search(r"\b(?:already|negotiated|net|off)\b", text[end : end + 40] + " " + before):
            return "a price cut that is in the figure"
        also = re.search(r"\b(?:a|an|another|some) $", before) and re.match(r" discount (?:too|also|as well)\b", after)
        q.doubtful = q.doubtful or also is not None
    if q.unit == "time" and re.search(
        r"\b(?:depreciated?|written off|write[- ]?off|capitali[sz]ed?) (?:it )?over $", before
    ):
        return "how it is booked"
    if (
        q.unit == "time"
        and _TO_PAY_BACK.match(after)
        and re.search(r"\byou(?:'re| are)? (?:say|telling|claim|said)", text[:start])
    ):
        return "an answer that is spoken of"
    if _A_DIFFERENCE.match(after) and (q.currency or q.scaled or q.unit == "percent"):
        return "a difference"
    if bare and not q.in_words and re.search(r"\bpeaks?(?: at| of| is| around)? ~?$", before):
        return "the peak, not the average"
    if q.unit == "time" and re.match(r" (?:of (?:runway|cash|notice)|left|to go)\b", after):
        return "somebody's time"
    if bare and q.value <= 100 and re.match(r" of (?:the|our|those|these) \d+ [a-z]{3,}s\b", after):
        return "a count of people or things"
    if q.in_words and bare and q.value <= 12 and _NUMBERED.search(before):
        return "a number of something else"
    if (
        q.in_words
        and q.value <= 3
        and re.search(r"\b(?:page|line|paragraph|sentence|screen|click|person|colleague)s? or $", before)
    ):
        return "a count of something else"
    if bare and (
        re.match(r"/(?:19|20)\d\d\b", after) or (re.search(r"\b\d{1,2}/$", before) and 1990 <= q.value < 2100)
    ):
        return "a date"
    if bare and _ROUND_THE_CLOCK.search(text, max(0, start - 4), end + 3):
        return "round the clock"
    if re.search(r"\bper $", before) and q.currency is None and (q.scaled or q.value >= 100):
        return "what a price is for"
    if (
        q.unit == "percent"
        and q.value == 100
        and re.match(r"\s*(?:what (?:i|we)|agree|sure|exactly|clear|done|right\W|yes|behind)\b", after)
    ):
        return "how sure somebody is"
    if q.unit == "percent" and _OF_TRAFFIC.match(text[end : end + 60]):
        return "a share of the traffic"
    if q.unit == "percent" and (_OTHER_RATE.search(before) or _SHARE_OF_PEOPLE.match(after)):
        return "a rate of something else"
    if _PROMISE.search(before) and _IN_FACT.search(text[end : end + 80]):
        return "a promise"
    if ((_LIMIT_AFTER.match(after) and q.unit != "examples") or _LIMIT_BEFORE.search(before)) and q.currency is None:
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
    if q.period is None and q.currency is None and q.unit != "examples" and _IN_STORE.match(after):
        return "a stock of things"
    if q.currency is None and re.search(r"\bat $", before) and re.search(r"\d ?[ap]m$", text[start:end]):
        return "a time of the day"
    marker = _LIST_MARKER.search(before) and after[:1] in (".", ")", ":")
    if bare and q.value <= 50 and before.rstrip(" ")[-1:] == "(" and after[:1] == ")":
        return "a list marker"
    if bare and re.match(r"\s*(?:rounds?|times) of\b|\s*(?:[a-z]+ ){0,2}(?:are |is )?unlabell?ed\b", after):
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
    if bare and re.fullmatch(r"\d{1,2}\.\d{1,2}", q.digits) and text[end : end + 1] == "." and _DUE.search(before):
        return "a date"
    if bare and _PERSON_DAYS.match(after):
        q.doubtful = bool(
            re.match(r"[- ][a-z]+[- ][a-z]+ at\b|[^,;]{0,25} at [$€£\d]|[^,;]{0,25} at [a-z]{3} \d", after)
        )
        return "" if q.doubtful else "a count of days of work"
    if bare and q.value <= 31 and (_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before)):
        return "a date"
    if q.unit == "time" and is_of_a_person(text, end):
        return "somebody's time"
    if (
        q.unit == "time"
        and _EVERY.search(text[max(0, start - 60) : start])
        and not re.search(r"\bre-?(?:train|tun)", text)
    ):
        return "how often"
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


def is_of_a_person(text: str, end: int) -> bool:
    """Whether a time is somebody's: "12 years on the team", "45 minutes of a paralegal"."""
    return _OF_A_PERSON.match(text[end : end + 40]) is not None


def is_so_far(text: str, q: Quantity, start: int) -> bool:
    """Whether a time says for how long something has been so: "over the past twelve months"."""
    return q.unit == "time" and _SO_FAR.search(text[max(0, start - 30) : start]) is not None


def is_model_size(text: str, q: Quantity, start: int, end: int) -> bool:
    """Whether a figure is the "8b" of a model's name."""
    return q.scaled and q.unit == "" and q.currency is None and re.search(r"\db$", text[start:end]) is not None
