"""How often what the answers rest on changes: "the price list is redone every quarter"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.statements.fact import Fact, rows

KNOWLEDGE = r"(?:what (?:it|the bot|the model) (?:needs|has|ought) to know|taxonom(?:y|ies)|regs|statutes?|guidance|intel|feeds?|signatures?|rubrics?|syllab\w+|curricul\w+|playbooks?|handbooks?|fares?|rates?|menus?|listings?|wordings?|manual|patch(?:es)?|(?:tone|style) guide|headlines|news|knowledge|facts?|content|docs?|documentation|documents|rules?|rule-?books?|polic(?:y|ies)|catalog\w*|catalogue|regulations?|info\w*|data|prices?|pricing|stock(?: levels)?|tables|texts|inventory|guidelines|products?|articles|kb|knowledge base|wiki|material|legislation|law|laws|tariffs?|formulary|manuals?|codes?|faqs?)"
CHANGE = r"(?:touch\w*|re-?sync\w*|reload\w*|re-?index\w*|land\w*|stream\w*|new version\w*|fresh\b|chang\w*|replac\w*|updat\w*|refresh\w*|mov\w+|rewrit\w*|edit\w*|shift\w*|evolv\w*|revis\w*|turn\w* over|rotat\w*|publish\w*|go(?:es)? stale|amend\w*|reissued|new\b)"
FREQUENCIES = rows(
    (
        "knowledge_change",
        "realtime",
        r"real[- ]?time|by the (?:minute|second|hour)|every (?:minute|hour|few (?:minutes|hours))|hourly|constantly|continuous\w*|minute by minute|all the time|live\b|every (?:few |couple of )?(?:seconds?|moments?|instants?)|(?:every|the very|any) (?:moment|instant|second)|by the second|minute to (?:the )?(?:next|minute)|up to the minute|on the fly|non-?stop|as it happens|within seconds|right this (?:moment|minute|second)|several times a day|multiple times a day",
    ),
    (
        "knowledge_change",
        "daily",
        r"\bdaily\b|every (?:single )?(?:day|night|morning)|each (?:day|night)|day to day|nightly|once a day|per day|day (?:after|by|to) day|one day to the next|(?:every|each) (?:working |business |week)?day|everyday|(?:each|every) (?:single )?(?:evening|dawn|noon|weekday)|twenty[- ]four hours|at midnight|overnight|from day to day",
    ),
    (
        "knowledge_change",
        "weekly",
        r"\bweekly\b|every (?:single |other )?week|each week|once in a week|once in the week|(?:each|every) (?:mon|tues|wednes|thurs|fri|satur|sun)day|once a week|once per week|per week|week (?:by|to|after) week|w(?:ee)?k by w(?:ee)?k|every seven days|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|every few days",
    ),
    (
        "knowledge_change",
        "monthly",
        r"\bmonthly\b|every (?:single )?month|each month|once (?:in )?(?:a|the) month|(?:once )?(?:per|every) month|month (?:to|by|after) month|(?:at |the )?(?:month end|end of (?:the )?month)|every (?:four|4) weeks|every thirty days|with (?:the|every|each) month|good for one month|of a month|twelve times a year|every few weeks",
    ),
    (
        "knowledge_change",
        "quarterly",
        r"\bquarterly\b|every quarter|each quarter|once (?:a|per) quarter|(?:four|4) times a year|every (?:three|3|third) months?|once in three months|three[- ]month(?:ly)?|every (?:ninety|90) days|quarter(?: end|[- ]wise| to quarter)|per quarter|(?:each|every|once per|with the|fiscal) (?:fiscal )?quarter|quarterly|quaterly|with the seasons|four (?:collections|editions) (?:per|a) year",
    ),
    (
        "knowledge_change",
        "yearly",
        r"\bonce per year\b|every (?:january|february|march|april|may|june|july|august|september|october|november|december)|\byearly\b|\bannual\w*|every year|each year|per year|once (?:in )?(?:a|the) year|one time (?:a|per) year|(?:each|every) (?:spring|summer|autumn|fall|winter|christmas|financial year|fiscal year|academic year|school year|new year|model year|budget speech)|every twelve months|for the year|year on year|annualy|turn of (?:the|each) year|year to year",
    ),
    (
        "knowledge_change",
        "rarely",
        r"\brarely\b|^\W*(?:basically |almost |practically |pretty much )?never\b|not changed since|never (?:really )?chang\w*|hardly (?:ever|changes?)|(?:almost|nearly) never|never chang\w*|seldom|barely|static\b|(?:does not|doesn'?t|don'?t) (?:really |ever )?chang\w*|stays? the same|once in a (?:blue moon|while)|every few years|every decade|once in (?:five|ten|twenty) years|in (?:years|ages|decades)\b|stable knowledge",
    ),
)
SPEAKS_OF_CHANGE = re.compile(
    rf"\b(?:it|the bot|the model) (?:answers?|reads?|draws?|works?) (?:from|on|off)\b[^.;\n]{{0,20}}?\b{CHANGE}|\b(?:live|real[- ]?time) (?:\w+ )?{KNOWLEDGE}\b|\b(?:is|are|gets?|being|been|was|were) (?:\w+ )?(?:amended|updated|revised|edited|refreshed|rewritten|replaced|reissued|republished)\b|knowledge is\b|\b{KNOWLEDGE}\b.{{0,30}}\bnot changed since\b|\b{KNOWLEDGE}\b[^.;\n]{{0,40}}?\b{CHANGE}|\b{CHANGE}\b[^.;\n]{{0,30}}?\b{KNOWLEDGE}\b|knowledge[_ ]change|knowledge\s?=|{KNOWLEDGE}\b[^.;\n]{{0,25}}?\b(?:static|rarely|hardly|stays? the same|live|real[- ]?time)\b"
)
_CHURN = (
    r"(?:re-?word\w*|differ(?:s|ent)?|swap\w*|redone|redo|reset|renew\w*|re-?(?:issued?|announced|leased?|worked|published?|printed|negotiated)|rewrite\w*|rework\w*|adjust\w*|alter\w*|switch\w*|"
    r"over(?:written|haul\w*)|supersed\w*|expire\w*|out of date|shelf life|good for|valid for|anew|editions?|versions?|supplements?|revisions?|corrections|refresh\w*|updates?|releases?|republish\w*|"
    r"publishes|posts?|uploads?|sends?|sent|comes? out|comes? in|goes? up|appears?|move\w*|shift\w*|float\w*|tick\w*|rise\w*|chang\w+|rotat\w*|turn\w* over|revis\w+|replac\w+|amend\w*|touched|new(?:est)?|fresh|latest|entries|drops?)"
)
_ANY_CHANGE = re.compile(rf"\b{_CHURN}\b")
_SOMETHING_ELSE = re.compile(
    r"\b(?:bills?|invoices?|invoiced|spend\w*|costs?|costing|paid|pay\w*|budgets?|traffic|volume|requests?|calls?|quer(?:y|ies)|users?|headcount|meet\w*|standup|prompts?|tasks?|spec\b|scope|models?|re-?train\w*|report(?:s|ing)?|growth|grow\w*|bitcoin|labels?|label\w+|examples?|savings?|tickets?|messages?|chats?|accuracy|license|subscription|run\b|runs|batch\w*|job)\b"
)
_FIXED = re.compile(
    r"\bevergreen\b|\btimeless\b|\bset in stone\b|\bfixed forever\b|\bfew and far between\b|\bstays? put\b|\bstay as they are\b|\bnever (?:gets? )?(?:altered|updated|edited|revised|touched)\b|\bno (?:updates|edits|churn|changes)\b|\bnot been updated in\b|\b(?:haven'?t|hasn'?t) been (?:updated|edited|revised|touched) in\b|\bunchanged\b|\bnot changing\b|\b(?:out of|no longer in) production\b|\b(?:content|docs?|documents?|facts|material|texts|rules|info\w*|knowledge|manuals?|sources?) (?:is|are|it answers from is) (?:practically |basically |all )?(?:fixed|frozen|final|permanent|archived|static|closed)\b|\b(?:doesn'?t|does not|don'?t|isn'?t going to|aren'?t going to) (?:exactly |really |ever )?(?:move|change|go out of date)\b|\bsame (?:price list|catalogue|rules|docs|manual|list) (?:since|as)\b"
)


def read_knowledge(text: str, of_knowledge: str, spoken_of: Sequence[str | None]) -> Fact | None:
    """How often the knowledge changes. `of_knowledge`: the text without what it says of the task; `spoken_of`: what was
    asked or is in focus."""
    speaks = SPEAKS_OF_CHANGE.search(of_knowledge)
    asked = "knowledge_change" in spoken_of
    around = text if asked else ""
    if speaks:
        around = of_knowledge[max(0, speaks.start() - 30) : speaks.end() + 45]
    found = _frequency(re.sub(r"\bnot (?!changed)\w+", " ", around)) if around else None
    if found is not None or spoken_of[0] == "task_stable":
        return found
    for part in _PARTS.split(text)[:_MOST_PARTS]:
        if any(c.isdigit() for c in part) or (_SOMETHING_ELSE.search(part) and not asked):
            continue
        if _OF_A_PROMPT.search(part) and _PROMPT.search(text) and not asked:
            continue
        if fixed := _FIXED.search(part):
            return Fact("knowledge_change", "rarely", fixed.group())
        if _ANY_CHANGE.search(part) and (often := _frequency(part)):
            return often
    return None


_OF_A_PROMPT = re.compile(
    r"\b(?:we|they|i)\b[^.;]{0,20}\b(?:rewr\w+|tweak\w*|edit\w*|touch\w*|rework\w*) (?:it|that|this)\b"
)
_PROMPT = re.compile(r"\b(?:prompt|task|spec)\b")
_PARTS = re.compile(r"[.;!?\n]|\bbut\b")
_MOST_PARTS = 12


def _frequency(text: str) -> Fact | None:
    return next((Fact(name, value, m.group()) for name, value, p in FREQUENCIES if (m := p.search(text))), None)


_OF_THINGS = re.compile(r"[.,;!?\n]|\bbut\b|\bwhile\b|\band\b")
_KNOWN = re.compile(rf"\b{KNOWLEDGE}\b|\bcatalogues?\b|\bpolic(?:y|ies)\b")
_LATEST = re.compile(r"\b(?:used to|no longer|now|not any ?more|actually|sorry)\b")


_PACE = r"(?:hourly|daily|weekly|monthly|quarterly|yearly|annually)"
_ONE_OR_THE_OTHER = re.compile(rf"\b{_PACE} or (?:maybe |perhaps |was it )?{_PACE}\b")
NOW_AND_THEN = re.compile(
    r"\b(?:every )?now and (?:then|again)\b|\bfrom time to time\b|\boccasionally\b|\bevery so often\b|\bsometimes\b|\bonce in a while\b"
)
"""How often? Nobody can tell from these."""


def two_paces(text: str) -> str:
    """ "The catalogue changes by the hour, the returns policy once a year": the words of both, "" where there is one."""
    if _LATEST.search(text):
        return ""
    either = _ONE_OR_THE_OTHER.search(text)
    if either:
        return either.group()
    said = [f for p in _OF_THINGS.split(text)[:_MOST_PARTS] if _KNOWN.search(p) and (f := _frequency(p))]
    if len({f.value for f in said}) < 2:
        return ""
    return f"{said[0].words} / {said[-1].words}"
