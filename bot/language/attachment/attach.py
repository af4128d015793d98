"""Attachment: which field each quantity belongs to, by typed evidence with scores and a margin below which we ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.arithmetic.work_out import work_out
from bot.language.attachment.attached import THRESHOLD, Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.clauses import clause
from bot.language.attachment.context_words import complete
from bot.language.attachment.convert import canonical, fits
from bot.language.attachment.corrections import only_the_right_one
from bot.language.attachment.cues import Cue, cues
from bot.language.attachment.decoys import decoy, is_model_size, is_of_a_person, is_so_far
from bot.language.attachment.foreign import foreign_time, past_verb_only, todays_latency
from bot.language.attachment.neighbours import look_around, subject_of_sentence
from bot.language.attachment.own_names import named_before
from bot.language.attachment.score import PLURAL, score
from bot.language.attachment.several import by_then, people_who_use_it
from bot.language.figures.quantity import Quantity
from bot.language.figures.units import NOUNS
from bot.language.figures.years import is_year
from bot.language.intent import Context
from bot.language.text.tokens import Token

_OF_THOSE = re.compile(r"^\s*of (?:those|them|these)\b")
_WE_SEND = re.compile(r"\bwe (?:fire|send|push|make|process|run)(?: off)? (?:about |around |~ ?)?$")
_EACH_OF = re.compile(
    r"^\s*(?:[a-z]+ed )?(?:per|a|an|/)\s*(?:agent|user|seat|rep|customer|employee|store|site|team|person|head|shift|session|branch|region|country|product|tenant|client|patient)\b"
)
_BUSINESS = re.compile(
    r"\b(?:business|working|office) hours\b|\b(?:weekdays?|working days?|business days?)\b|\b9\s?(?:am)?\s?(?:-|to)\s?5\b|\bmon(?:day)?s?\s?(?:-|to|through|till)\s?fri(?:day)?s?\b|\bno weekends\b"
)
_OFFICE_HOURS = re.compile(r"\b(?:business|working|office|opening|support|service|store|shop|school) hours\b")
_FROM_TO = re.compile(
    r"\b\d{1,2} ?(?:am|h)? ?(?:-|–|to|till|until) ?\d{1,2}\b|\b\d{1,2} ?(?:hours|hrs|h)\b|\beight hours\b"
)
_NEGATIVE = re.compile(r"\b(?:minus|negative) [$€£]?$|\b(?:is|are|of|us|at|to|costs?|be|[:=]) -[$€£]?$")
_SAVES = re.compile(r"\bsav(?:e|es|ing|ings)(?: us| you)?(?: (?:about|around|roughly|of|up to))? ?[$€£]?$")
_WORKING_DAYS = re.compile(r"\b([12]\d) (?:working|business|week) ?days (?:a|per|in a|each|every|in the) month\b")
_GPU = re.compile(r"^ ?(?:nvidia )?(?:a10g?|a100s?|h100s?|h200s?|l4s?|l40s?|t4s?|v100s?|gpus?)\b")
_PERCENTILE = re.compile(r"\bp(?:50|9\d) ?(?:is |=|:)? ?(?:like |about |around |~ ?)?$")
_IS_NEGATIVE = re.compile(
    r"(?:\b(?:of|is|at|to|be|us|costs?|gives|shows|says|reads)|[:=]) ?(?:(?:minus|negative) |-)[$€£]?$"
)
"""In an open scenario "upfront minus 5k" is a change."""
_OR_PERIOD = re.compile(
    r"^[\s.,]*or (?:was (?:it|that) |is (?:it|that) |maybe |even )?(?:a|per|each|every) (?:day|week|month|year|quarter|hour)\b"
)
_PART_OF_DAY = re.compile(
    r"\b(?:daytime|at night|during the day|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:mornings?|afternoons?|evenings?))?|rest of the (?:day|week|time)|(?:busy|rush|peak) hours?|(?:while|when|as long as) (?:we'?re|we are|(?:the |our )?[a-z]+(?:'s| is| are)) open|(?:during|in) opening hours)\b"
)
_TWO_THINGS = re.compile(
    r"\b(?:openai|anthropic|prompt\w*|api)\b.{0,20}\b(?:plus|and|&|\+)\b.{0,20}\b(?:gpus?|endpoint|server|host\w*)\b|\b(?:prompt\w*|api)\b.{0,40}\b(?:host|serv)\w*|\b(?:host|serv)\w*.{0,40}\b(?:prompt\w*|api)\b|\bin and out\b"
)
_TOGETHER = re.compile(
    r"^[^.;\n]{0,45}\b(?:together|combined|for (?:the )?(?:pair|both|two))\b|^ (?:for|on) prompting and hosting\b"
)
_EACH_SENDS = re.compile(
    r"\beach of (?:our|the|my) \d+ [a-z]+ [a-z]+ (?:about |around |~ ?)?$|\b(?:each(?! (?:month|day|week|year|quarter|hour|request|call|of))|every (?:one|user|agent|rep|customer|employee)) (?:[a-z]+ ){1,3}(?:about |around |~ ?)?$"
)
_OF_TOKENS = re.compile(r"\b(?:tok\w*|out|outputs?|completions?|mtok)\b|\bin\s?[=:]|per (?:1 ?m|million)")
"""Where "in" may stand for the tokens sent: beside "out", or where tokens are spoken of."""


def attach(text: str, tokens: Sequence[Token], quantities: Sequence[Quantity], context: Context) -> list[Attached]:
    """Candidates for every quantity of a message, in order."""
    spans = [(tokens[q.first].start, tokens[q.last - 1].end) for q in quantities]
    if not quantities:
        return []
    hits = _cue_hits(text)
    label_first = _label_first(text, spans) and not (
        _labels_behind(text, spans, hits) or _introduced(text, spans, hits)
    )
    found = [Attached(q, *span) for q, span in zip(quantities, spans, strict=True)]
    for item in found:
        if item.quantity.unit == "times" and _GPU.match(text[item.end :]):
            item.quantity.unit = "gpus"
    _in_thousands(text, found)
    edges = _edges(text, found)
    complete(text, found, [clause(text, *span, *edge) for span, edge in zip(spans, edges, strict=True)])
    for item, (left_edge, right_edge) in zip(found, edges, strict=True):
        q, start, end = item.quantity, item.start, item.end
        tail = text[max(0, start - 60) : start]
        if q.unit == "" and q.period and q.currency is None and PLURAL.match(text[end:right_edge]):
            q.unit = "requests"
        asked = FIELDS.get(context.asked or "")
        if asked and asked.kind is Kind.TOKENS and _PERCENTILE.search(tail):
            item.dropped = "a percentile"
            continue
        if q.unit == "" and q.currency is None and _OF_THOSE.match(text[end:]):
            q.unit = ("" if _WE_SEND.search(tail) else _noun_before(text[:start])) or ("requests" if q.period else "")
        if (q.period or q.unit == "tokens") and _TOGETHER.match(text[end:right_edge]) and _TWO_THINGS.search(text):
            q.doubtful = True  # one figure for two inputs
        if q.unit == "requests" and q.period and _EACH_SENDS.search(text[max(0, start - 40) : start]):
            q.doubtful = True
        if q.unit == "requests" and _EACH_OF.match(text[end:]):
            q.doubtful = True
        if q.period in ("second", "minute", "hour") and _PART_OF_DAY.search(text) and not _HOURS_A_DAY.search(text):
            q.doubtful = True
        if _NEGATIVE.search(tail) and not (context.open and not _IS_NEGATIVE.search(tail)):
            q.doubtful = True
        if _SAVES.search(tail) and (q.currency or q.scaled) and not q.unit.strip("money") and not context.open:
            q.doubtful = True  # what somebody says it saves is none of the costs
        if q.period and _OR_PERIOD.match(text[end:]):
            q.doubtful = True
        open_for = _HOURS_A_DAY.search(text) if q.period in ("second", "minute", "hour") else None
        if open_for and open_for.group(1) != "24":
            _only_while_open(q, text, int(open_for.group(1)))
        if q.period in ("second", "minute", "hour") and _OFFICE_HOURS.search(text) and not _FROM_TO.search(text):
            item.doubt("which_hours")
        if q.period in ("second", "minute", "hour", "day") and _BUSINESS.search(text):
            q.period = f"business {q.period}"
            days = _WORKING_DAYS.search(text)
            if q.period == "business day" and days:
                q.low = None if q.low is None else q.low * int(days.group(1))
                q.high = None if q.high is None else q.high * int(days.group(1))
                q.period = "month"
        named = named_before(text, left_edge, start)
        named = named if named and fits(named[0], q) and canonical(named[0], q) is not None else None
        decoyed = "" if named else decoy(text, q, start, end)
        item.dropped = decoyed or foreign_time(text, start, end, left_edge, right_edge)
        if not item.dropped and q.time in ("ms", "second") and q.unit == "time" and todays_latency(text, start, end):
            item.dropped = "how long it takes today"
        if item.dropped == "history" and q.time in ("ms", "second") and tail.endswith("back in "):
            item.dropped = ""  # "we need the answer back in 1.5 seconds"
        quarter = q.period == "quarter" and len(found) == 1 and re.search(r"\bq[1-4] (?:invoice|bill|spend)\b", tail)
        if item.dropped == "history" and quarter:
            item.dropped = ""  # "the Q3 invoice was 21,900, the whole quarter"
        if item.dropped == "history" and "moved" in q.notes:
            item.dropped = ""  # "went up from 9K to 13K": the second is today's
        score(item, text, hits, left_edge, right_edge, label_first, context)
        if item.best is None or item.best.score < THRESHOLD:
            subject_of_sentence(item, text, hits)
        once = item.best is not None and FIELDS[item.best.field].kind is Kind.MONEY_ONCE and item.best.score >= 2
        if item.dropped == "history" and once and past_verb_only(text, start, end, left_edge, right_edge):
            item.dropped = ""  # "the quote was 58K": it still is
        if named:
            item.candidates, item.labelled = [Candidate(named[0], 9.0, named[1])], True
    look_around(text, found, hits, context)
    only_the_right_one(text, found)
    work_out(text, found, context)
    by_then(text, found)
    people_who_use_it(text, found)
    return found


_THOUSANDS = re.compile(
    r"\b(?:all|figures?|numbers?|amounts?|everything|values?)\b[^.;\d]{0,25}\bin (?:[$€£] ?|usd |eur |gbp |us dollars )?(?:thousands?|k\b|000s|tsd)|\(in (?:[$€£] ?)?(?:thousands?|k|000s)\)|\bin (?:[$€£] |usd |eur )?(?:thousands|000s)\b(?!\?)"
)


_MAYBE = re.compile(r"\b(?:may|might|could|should) be in (?:thousands|k|000s)\b")


def _in_thousands(text: str, items: Sequence[Attached]) -> None:
    """ "All figures in $ thousands: prompting 14 a month, build 95": the scale is said once for all amounts."""
    if _MAYBE.search(text):
        for item in items:
            item.quantity.doubtful = item.quantity.doubtful or (
                item.quantity.unit in ("", "money") and not item.quantity.scaled
            )
        return
    if not _THOUSANDS.search(text):
        return
    for item in items:
        q = item.quantity
        if (
            q.unit in ("", "money")
            and not (q.scaled or q.per or q.in_words)
            and q.value < 10_000
            and not is_year(text, q, item.start)
        ):
            q.low, q.high = (None if v is None else v * 1000 for v in (q.low, q.high))
            q.scaled, q.unit, q.currency = True, "money", q.currency or "USD"


def _edges(text: str, items: Sequence[Attached]) -> list[tuple[int, int]]:
    """How far the words of each quantity may stand: up to its neighbours; counts of people and model sizes are no
    neighbours, and a label with "=" may span them."""
    found: list[tuple[int, int]] = []
    real = [
        i
        for i in items
        if i.quantity.unit not in ("other", "gpus")
        and not (i.quantity.unit == "errors" and i.quantity.in_words)
        and not is_model_size(text, i.quantity, i.start, i.end)
        and not is_year(text, i.quantity, i.start)
        and not _is_one_or_a_few(text, i)
        and not (i.quantity.unit == "time" and _BASIS.match(text[i.end :]))
        and not is_so_far(text, i.quantity, i.start)
        and not re.match(r"(?:st|nd|rd|th)\b", text[i.end :])
        and not (i.quantity.unit == "time" and text.rfind("(", 0, i.start) > text.rfind(")", 0, i.start))
        and not (i.quantity.unit == "time" and is_of_a_person(text, i.end))
    ]
    for item in items:
        left = max((i.end for i in real if i.end <= item.start), default=0)
        right = min((i.start for i in real if i.start >= item.end), default=len(text))
        key = _NEXT_KEY.search(text, item.end, min(right + 2, len(text)))
        right = key.start() if key else right
        begin = max(text.rfind(c, 0, item.start) for c in ",;&\n") + 1
        if text[: item.start].rstrip(" $€£~*").endswith("=") and text.count("=", begin, item.start) == 1:
            left = min(left, begin)
        found.append((left, right))
    return found


def _only_while_open(q: Quantity, text: str, hours: int) -> None:
    """ "8 hours a day, 5 days a week, 60 calls an hour": a rate of the hours that are worked."""
    days, of_month = _DAYS_A_WEEK.search(text), _DAYS_A_MONTH.search(text)
    an_hour = {"second": 3600, "minute": 60, "hour": 1}[q.period or "hour"]
    month = Decimal(int(of_month.group(1))) if of_month else Decimal(30)
    factor = an_hour * hours * (Decimal(int(days.group(1))) * 52 / 12 if days else month)
    q.low = None if q.low is None else q.low * factor
    q.high = None if q.high is None else q.high * factor
    q.period = "month"


_HOURS_A_DAY = re.compile(
    r"\b(\d{1,2}) ?(?:hours|hrs|h) (?:(?:a|per|each|every) (?:working )?day|(?:that |when )?we(?:'re| are) open)\b"
)
_DAYS_A_MONTH = re.compile(r"\b([123]?\d) (?:(?:working|business|week) ?)?days (?:a|per|each|every|in the) month\b")
_DAYS_A_WEEK = re.compile(r"\b([1-7]) days (?:a|per|each|every) week\b")


def _is_one_or_a_few(text: str, item: Attached) -> bool:
    """ "for one example", "two associates": small numbers in words that count what a figure is for."""
    q = item.quantity
    if not q.in_words or q.period or q.currency or q.scaled:
        return False
    if q.value == 1 and q.unit in ("requests", "examples") and text[: item.start].endswith("for "):
        return True
    if (
        q.value <= 12
        and q.unit == ""
        and re.search(r"\b(?:year|month|quarter|phase|week|day) $", text[max(0, item.start - 10) : item.start])
    ):
        return True  # "in year two 130K"
    return q.value <= 12 and q.unit == "" and _PEOPLE.match(text[item.end :]) is not None


_BASIS = re.compile(
    r"^,? (?:so|call it|which is|that'?s|i\.e\.|=)(?: about| around| let'?s say| say| roughly)? ?[$€£]?\d"
)
"""What an amount is worked out from: "two of us for six weeks, so 48K"."""
_PEOPLE = re.compile(
    r"^ (?:[a-z]+ )?(?:associates|people|interns|engineers|devs|developers|contractors|nurses|lawyers|paralegals|analysts|annotators|students|freelancers|colleagues|experts|rounds|of us|reviewers|clerks|agents|doctors|folks|guys|persons)\b"
)
_NEXT_KEY = re.compile(r"\b[a-z]+(?: [a-z]+){0,4}(?==(?:[$€£~]?\.?\d|nan\b|none\b|null\b|n/a|\?))")
"""The name of the next figure, as programs write it: "requests per month=97000"."""


def _noun_before(text: str) -> str:
    """What "of those" points back to: the kind of the nearest counted noun; "" when there is none."""
    for word in reversed(re.findall(r"[a-z]+", text)):
        if NOUNS.get(word) in ("requests", "examples", "tokens"):
            return NOUNS[word]
    return ""


def _cue_hits(text: str) -> list[tuple[int, int, Cue]]:
    words = text.replace("_", " ")  # the names that an API's own reports use: prompt_tokens
    tokens = _OF_TOKENS.search(text) is not None
    return [
        (m.start(), m.end(), cue)
        for cue in cues()
        for m in cue.pattern.finditer(words)
        if tokens or m.group() not in ("in", "back")
    ]


def _labels_behind(text: str, spans: Sequence[tuple[int, int]], hits: Sequence[tuple[int, int, Cue]]) -> bool:
    """ "to tune it: 26K training, 11K evals": whether nothing stands before the figures and a label right behind each."""
    starts = {a for a, _, cue in hits if cue.weight >= 2}
    return len(spans) > 1 and all(
        _ALONE.search(text[:start]) and {end, end + 1} & starts and not _LABEL_BEHIND.match(text[end:])
        for start, end in spans
    )


def _introduced(text: str, spans: Sequence[tuple[int, int]], hits: Sequence[tuple[int, int, Cue]]) -> bool:
    """ "Here is the breakdown: 28K for engineering, 6K to clean the data": whether what stands before the first of
    several figures announces them and the words that name them stand behind."""
    head = text[: spans[0][0]].rstrip(" $€£~")
    behind = all(re.match(r" (?:for|to|on) ", text[end : end + 6]) for _, end in spans)
    return len(spans) > 1 and head.endswith(":") and behind and all(b != len(head) - 1 for _, b, _ in hits)


_ALONE = re.compile(r"(?:^|[,;:+(\n]|\band|\bplus)\s*[$€£~]*$")
_LABEL_BEHIND = re.compile(r"^ ?[\w-]+\s?[:=]")


def _label_first(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether labels stand before their values ("prompting 5k upfront 20k") rather than behind them."""
    if not spans:
        return True
    begin = max(text.rfind(c, 0, spans[0][0]) for c in "?!\n") + 1
    head = text[begin : spans[0][0]].strip(" ,;:-\n")
    return re.search(r"[a-z]{2}", head) is not None
