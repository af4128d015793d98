"""Figures that are real but not today's or not ours: of the past, of somebody else, said not to be so."""

from __future__ import annotations

import re

from bot.language.attachment.clauses import clause

_HISTORY = re.compile(
    r"\b(?:last (?:year|month|quarter|week|spring|summer|autumn|fall|winter|january|december)(?!'?s (?:tests?|evals?|evaluation|run|benchmark|measurement|audit|review))|used to|previously|(?<!pick )(?<!picking )(?<!picked )(?:up|down) from|a (?:year|month|quarter) ago|"
    r"years? ago|months? ago|(?<!come )(?<!comes )(?<!came )(?<!be )back in(?! (?:\d|under|less|about|a (?:second|minute|blink)|one|two|three))|before (?:that(?!:)|the(?! (?:call|meeting|weekend|deadline|board|demo)\b)|we|christmas)|originally|in the past|formerly|early on|started (?:at|with|out)|"
    r"in (?:19|20)\d\d|in q[1-4]|in (?:year|month) (?:one|two|three|1|2|3)|in the first (?:year|month|quarter)|historical\w*|at launch|at first|yesterday|once upon|old figure|the pilot|(?:jan(?:uary)?|feb(?:ruary)?|march|april|june|july|august|september|october|november|december) was(?: at)?)\b"
)
_PAST_VERB = re.compile(
    r"(?:(?<=[a-z] )|(?<=[a-z]\s\s))(?:were)\b(?! (?:priced|billed|estimated|put|set|quoted|told|given|offered|re\w+ed|raised|lowered|increased|changed|updated|corrected|cut|bumped))|(?<!\bor )\b(?:was|had been)\b(?! (?:priced|billed|estimated|put|set|quoted|told|given|offered|re\w+ed|raised|lowered|increased|changed|updated|corrected|cut|bumped))"
)
_TYPICAL = re.compile(r"\b(?:typical|normal|usual|representative)\b")
_TYPICAL_NEXT = re.compile(
    r"^[^.;,\d]{0,20},? ?\(?(?:and )?(?:which is |that'?s |and that'?s )?(?:a |an )?(?:pretty |fairly |quite |very )?(?:typical|normal|usual|average|representative)\b"
)
SAME_EVERY_MONTH = re.compile(
    r"\b(?:it'?s|it is|it has) (?:been )?(?:about |roughly |around |always |usually )*(?:that|the same|like that)(?: much)? (?:every|each) month\b|\bthis month (?:looks|is|will be|seems) (?:about |much |pretty much |roughly )?(?:the same|similar|no different)\b"
)
_NOW = re.compile(r"\b(?:now|today|currently|these days|nowadays|at present|this (?:year|month|quarter))\b")
_OTHERS = re.compile(
    r"\b(?:(?<!than their )(?<!than the )(?<!than our )(?<!than any )(?<!than your )(?:competitors?|competition|rivals?)|(?:someone|somebody) [^.;]{0,30}claim\w*|(?:another|other|neighbou?r\w*|sister) (?:agency|office|firm|brand|school|hospital|team|squad|company|group|department|division|unit|bu|business unit|org|client)|"
    r"a (?:company|firm|startup|team) (?:i|we) know|my (?:buddy|mate|cousin|brother|sister|neighbou?r)(?:'s \w+)?|a client of ours|a friend|my friend|friend'?s|(?<!client\. )they (?:pay|spend|burn|have|run)|others? (?:pay|spend)|peers?|(?:people|ppl|folks|everyone|they|some|blogs?) (?:say|says|claim|reckon)s?|(?:people|folks|others) (?:quote|charge|pay)|(?:hospital|company|firm|bank|shop|clinic|school|startup|office|agency|university|team) (?:down the road|next door|across the (?:street|road)|over there|around the corner)|industry average|(?<!if )i (?:read|heard)|"
    r"(?:case study|article|blog|newspaper|headline)|another customer|somebody else|someone else|my (?:old|previous|last|ex-?) ?(?:company|employer|team|job)|"
    r"[a-z]+'s (?:bot|assistant|pipeline|workload|squad|group|team|dept|department|company|org|unit|division)\b|market leaders?|state of the art|sota\b|gartner|forrester|mckinsey|idc\b|(?:analyst|benchmark)s? (?:say|claim|promise)\w*|(?:openai|anthropic|google|meta|microsoft) (?:\w+ )?(?:burns|spends|makes|earns)|the team next door|acme|elsewhere|benchmark says|the sales team|marketing(?:'s)? (?:team|pays|spends|budget)|folks at)\b"
)
_TEAM = re.compile(
    r"\b(?:[\w-]+ )?(?:team|squad|group|guys|folks|department|office|unit|tribe|crew|branch|division)\b|\b(?:theirs?|they)\b|\b(?:marketing|sales|hr|research|growth|search|ads|logistics|procurement) (?:burns?|pays?|spends?|has|have|runs?|uses?)\b"
)
_CONTRAST = re.compile(
    r"\bour own\b|[.;,\n] *(?:but |while |and )?our(?: own)? [a-z]+|[,;:] (?:while |and |but )?us:? (?:about |around |~)?[$€£]?\d|\bours\b|\b(?:but|while|whereas) we(?:'re)? (?:only |just |are )?(?:at|pay|spend|burn|run|do|have)\b|[.,;\n] *(?:well,? )?we (?:only |just )?(?:pay|spend|burn)\b|\bwe ourselves\b"
)
_CLIENTS = re.compile(r"\b(?:the|my|our|this) (?:client|customer)\b")
"""Whoever a consultant asks for: "they" are the client."""
_MEASURED = re.compile(r"\b(?:measured|checked|tested|evaluated|benchmarked|scored|last eval)\b[^.;]{0,15}$")
_TAKEN_AWAY = re.compile(
    r"(?: [a-z]+)?,? but (?:they|that|it)(?:'s| has|'ve| have| was)? (?:since )?(?:been )?(?:withdrawn|pulled out|backed out|expired|gone|off the table)\b|(?: [a-z]+)?[.!,] ?(?:but )?we (?:don'?t|do not|aren'?t|never did)\W"
)
_THEY_ASK = re.compile(
    r"\bthey(?:'d| would|'re| are)? (?:want|ask|asking|charge|quoted?|offer|need|propose|say|said|estimate)\w*\b"
)
_QUOTED_LINE = re.compile(r" ?>")
_SINCE = re.compile(r"\b(?:but|and) (?:now|today|since)\b[^.;]{0,50}\d")
_IN_A_MONTH = re.compile(r"^ (?:for [a-z ]{1,15} )?in (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b")
_OURS = re.compile(r"\b(?:we|our|ours|us|i|my|mine|ourselves|here)\b")
_GONE = re.compile(
    r"^\s*(?:was|were) (?:merely |just |only |all )?(?:an? )?(?:old |early |rough )?(?:rounded|approximate|rough|estimate|guess|typo|mistake|thrown|discarded|dropped|deleted|lost)|"
    r"^\s*(?:\w+ )?in (?:19|20)\d\d\b"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|isn'?t|wasn'?t|aren'?t|instead of|rather than|never|no longer|disregard|(?:don'?t|do not|doesn'?t|does not) (?:have|use|take|pay|spend|cost)|forget(?: about)?|ignore|scratch|scrap|strike|where (?:it|you) (?:says?|ha(?:s|ve)|shows?)|drop the|isn'?t (?:costing|running|setting) us(?: back)?|(?:don'?t|do not) (?:write|put|enter|say|take|use))\s+(?:(?:[a-z]+'s|the|a|about|at|on|really|just|~|usd|it|is|our)\s+){0,2}[$€£]?)$"
)
_LABEL_AFTER_VERB = re.compile(r"\b(?:was|were)\b(?: [a-z]+){2,5}: ?[$€£]?$")
"""The verb is of another statement: "that was our own traffic btw: 40 a minute"."""


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
    if SAME_EVERY_MONTH.search(text[end : end + 70]):
        return ""
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
    if _TAKEN_AWAY.match(text[end : end + 80]):
        return "negated"
    if _NEGATED.search(text[max(left_edge, start - 45) : start]):
        return "negated"
    if re.search(r"\b(?:19|20)\d\d ?: ?[$€£]?$", text[max(0, start - 12) : start]) and _NOW.search(text[end:]):
        return "history"
    if _IN_A_MONTH.match(after) and re.search(r"\bnow\b|\btoday\b|\bcurrently\b", text[end:]):
        return "history"
    if re.search(r"\bin q[1-4]\b", before) and re.match(r" for the (?:whole |full )?quarter\b", text[end:]):
        return "" if not (_NOW.search(text[end:]) or _SINCE.search(text[end:])) else "history"
    if re.match(r" in q[1-4]\b", after) and (_NOW.search(text[end : end + 30]) or _SINCE.search(text[end:])):
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
        (past and not _LABEL_AFTER_VERB.search(before[-60:]) and not _MEASURED.search(before))
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
    of_them = _CLIENTS.search(text) or not _OURS.search(text)
    ours = of_them and re.match(r"they\b", others.group()) if others else None
    if others and not ours and not _OURS.search(sentence[others.end() :]):
        return "somebody else's"
    if re.match(
        r"[^.;\n\d]{0,20}\b(?:not (?:us|ours)|for theirs?|on theirs|is (?:the )?(?:other|another) (?:team|squad|group)'?s|is theirs)\b",
        text[end:],
    ):
        return "somebody else's"
    if (
        _TEAM.search(before)
        and not _THEY_ASK.search(before)
        and not _OURS.search(before)
        and _CONTRAST.search(text[end : end + 80])
    ):
        return "somebody else's"
    other = _OTHERS.search(before)
    if (other and not (of_them and re.match(r"they\b", other.group()))) or re.match(
        r"\s*(?:at|for|in) (?:another|a different|the other)(?! (?:thing|one|part|bit|side)\b)", after
    ):
        return "somebody else's"
    return ""


_TODAYS_LATENCY = re.compile(
    r"\b(?:now|today|currently|at the moment|right now|at present)\b[^.;,\d]{0,30}$|\b(?:it|answers?|repl(?:y|ies)|responses?|calls?) (?:now |currently )?takes? (?:about |around |us )?$"
)
_TODAYS_LATENCY_AFTER = re.compile(r"^\s*(?:now|today|currently|at the moment|right now|at present)\b")
_MUST_BE = re.compile(
    r"\b(?:must|has to|have to|should|needs? to|want\w*|target|max\w*|under|below|within|at most|limit)\b"
)


def todays_latency(text: str, start: int, end: int) -> bool:
    """Whether a time is how long an answer takes today, and not the target: "currently it takes three seconds"."""
    before = text[max(text.rfind(c, 0, start) for c in ".;!?\n,(") + 1 : start]
    said = _TODAYS_LATENCY.search(before) or _TODAYS_LATENCY_AFTER.match(text[end:])
    return said is not None and not _MUST_BE.search(before)


def past_verb_only(text: str, start: int, end: int, left_edge: int, right_edge: int) -> bool:
    """Whether nothing but "was" or "were" says that a figure is of the past."""
    left, right = clause(text, start, end, left_edge, right_edge)
    around = text[left:start][-60:] + " " + text[end:right][:40]
    return not _HISTORY.search(around) and not re.search(r"\b(?:ago|last|before|previously|back then|then)\b", around)
