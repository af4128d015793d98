"""Facts that are said but not settled: somebody still checks, it is half the one and half the other, two models share it."""

from __future__ import annotations

import re

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.intent import Doubt
from bot.language.reading import Reading
from bot.language.statements.domains import domains_in
from bot.language.statements.fact import Fact
from bot.language.statements.knowledge import NOW_AND_THEN, SPEAKS_OF_CHANGE, two_paces
from bot.language.statements.models import models_shared
from bot.language.statements.yes_no import TAKEN_BACK

_STILL_OPEN = re.compile(
    r"\bif (?:legal|compliance|security|the dpo|they|management)\b.{0,20}\b(?:oks?|okays?|approves?|agrees?|allows?|signs? off|says? yes)\b|\b(?:hasn'?t|has not|haven'?t|have not|not|yet to|still (?:has|have|needs?) to) (?:yet )?(?:decided?|made up|cleared?|signed off|ruled|answered|confirm(?:ed)?|agreed?)\b|\bstill (?:checks?|checking|look(?:s|ing)|deciding|discussing|debating|arguing|reviewing|figuring|being (?:discussed|checked|decided|reviewed|argued))\b|\bwaiting (?:for|on) (?:legal|compliance|security|the dpo|an answer)|\b(?:not sure|unsure|unclear|no idea|no clue|don'?t know|nobody knows|open question|who knows)\b[^.;]{0,12}\b(?:if|whether|that counts)\b|\bwhether (?:that|it|they|we|this)(?: data)? (?:may|can|is allowed|counts?)\b|\bthere (?:may|might|could) (?:well )?be\b|\b(?:might|could) (?:well )?(?:hold|contain|include)\b|\bjury is (?:still )?out\b"
)
"""Nobody has decided yet."""
_SETTLED = re.compile(r"\b(?:so|but) (?:assume|treat|take|put|let'?s (?:say|assume)|call it|for now)\b")
_IN_BETWEEN = re.compile(
    r"\bsomewhere between\b|\b(?:half|part(?:ly)?)\b[^.;]{0,45}\b(?:half|part(?:ly)?)\b|\bmix(?:ture|ed)? of\b|\beither\b|\b(?:could be|is it) .{0,20}\bor\b|\bcross(?:es|ing)? over\b|\bor (?:maybe |perhaps |was it )?(?:legal|law|hr|medical|health|insurance|finance|customer support)\b|\b\d\d ?%[^.;]{0,40}\bthe rest\b"
)
"""What is said of two domains at once."""
_CALLED_STABLE = re.compile(r"\b(?:prompt|task|spec|scope)\b")
_STILL_MOVES = re.compile(
    r"\bkeeps? (?:on )?(?:asking for changes|changing|adding)\b|\bunless\b[^.;]{0,40}\b(?:redesign|chang|rewr|rework)\w*|\bexcept (?:that|when|for)\b[^.;]{0,60}\b(?:rewr|chang|edit|tweak)\w*|\brewr\w+ [^.;]{0,30}(?:times|again) (?:this|last|in the last) (?:week|month)\b|\b(?:we|they|someone|somebody|sales|marketing|product|legal)\b[^.;]{0,25}\b(?:still|then|might|may|keep)\b[^.;]{0,12}\b(?:rewr\w+|chang\w*|touch\w*|edit\w*|tweak\w*|again)|\bonly (?:touch|change|edit|rewrite)\w* it (?:when|if|after)\b.*\b(?:often|a lot|every|all the time|weekly|daily)\b"
)
_YES_AND_NO = re.compile(
    r"\byes\b[^.;]{0,40}\bno\b|\bno\b[^.;]{0,40}\byes\b|\bsome(?:times)?\b.{0,60}\b(?:mostly|usually|others?|most)\b"
)


def both_answers(reading: Reading) -> bool:
    """ "The insurance mailbox yes, the general one no", to a yes/no question: neither; what else it names is no fact."""
    asked = FIELDS.get(reading.context.asked or "")
    ask_first = _ASK_FIRST.search(reading.request)
    if asked is not None and asked.kind is Kind.FLAG and ask_first:
        reading.doubts.append(Doubt((asked.name,), None, ask_first.group(), "undecided"))
        return True
    match = _YES_THEN_NO.search(reading.request)
    if asked is None or asked.kind is not Kind.FLAG or match is None or TAKEN_BACK.search(reading.request):
        return False
    reading.doubts.append(Doubt((asked.name,), None, match.group(), "which_way"))
    return True


_ASK_FIRST = re.compile(
    r"\b(?:yes|no)\b.{0,25}\b(?:in practice|but|though)\b.{0,20}\b(?:have to|need to|must) (?:ask|check)\b"
)
_YES_THEN_NO = re.compile(r"\b[a-z]+ (?:yes|no)\b[,;.]? [^.;]{0,40}\b[a-z]+ (?:no|yes)\W*$")


def undecided(reading: Reading, stated: list[Fact]) -> list[Fact]:
    """The facts of a message that can be taken; for the others a doubt is added."""
    text = reading.request
    settled = []
    for fact in stated:
        words = _why_not(fact, text)
        if words and not any(fact.field in d.fields for d in reading.doubts):
            reading.doubts.append(Doubt((fact.field,), None, words, _WHY.get(fact.field, "undecided")))
        elif not words:
            settled.append(fact)
    return settled


_WHY = {"base_model": "which_model", "ft_model": "which_model"}


def _why_not(fact: Fact, text: str) -> str:
    """The words that leave a fact open; "" where it is settled."""
    if fact.field == "sensitive_data" and not _SETTLED.search(text):
        match = _STILL_OPEN.search(text)
        return match.group() if match else ""
    if fact.field == "latency_critical":
        match = _YES_AND_NO.search(text)
        return match.group() if match and not TAKEN_BACK.search(text) else ""
    if fact.field == "task_stable" and fact.value is True and _CALLED_STABLE.search(text):
        match = _STILL_MOVES.search(text)
        return match.group() if match and not TAKEN_BACK.search(text) else ""
    if fact.field == "knowledge_change":
        return two_paces(text)
    if fact.field == "domain":
        match = _IN_BETWEEN.search(text)
        return match.group() if match and len(domains_in(text)) > 1 else ""
    if fact.field in ("base_model", "ft_model"):
        return models_shared(text)
    return ""


def named_but_open(reading: Reading) -> None:
    """ "There may be client files in it, compliance still looks into that": a yes/no fact that nobody can tell yet."""
    text = reading.request
    asked = reading.context.asked
    spoken = asked == "knowledge_change" or SPEAKS_OF_CHANGE.search(text)
    vague = NOW_AND_THEN.search(text) if spoken else None
    if vague and "knowledge_change" not in reading.inputs:
        reading.doubts.append(Doubt(("knowledge_change",), None, vague.group(), "undecided"))
    shared = models_shared(text)
    if (
        shared
        and not reading.inputs.keys() & {"base_model", "ft_model"}
        and not any(d.why == "which_model" for d in reading.doubts)
    ):
        name = "ft_model" if _TO_TUNE.search(text) else "base_model"
        reading.doubts.append(Doubt((name,), None, shared, "which_model"))
    if asked == "sensitive_data" and "sensitive_data" not in reading.inputs and (still := _WITH_SOMEBODY.search(text)):
        reading.doubts.append(Doubt(("sensitive_data",), None, still.group(), "undecided"))
        return
    if "sensitive_data" in reading.inputs or any("sensitive_data" in d.fields for d in reading.doubts):
        return
    match = _STILL_OPEN.search(text)
    if match and _PERSONAL.search(text) and _MAY_GO.search(text):
        reading.doubts.append(Doubt(("sensitive_data",), None, match.group(), "undecided"))


_TO_TUNE = re.compile(r"\b(?:fine-?\s?)?tun(?:e|ing)\b")
_WITH_SOMEBODY = re.compile(
    r"\bstill with (?:the |our )?(?:dpo|legal|compliance|security|privacy|lawyers?|counsel|works council)\b"
)
_PERSONAL = re.compile(
    r"\b(?:client|customer|patient|personal|user|employee|medical|card)(?:'s|s)? (?:files?|data|records?|names?|details?|documents?|info\w*)\b|\bpii\b|\bgdpr\b|\bhipaa\b|\bsensitive\b|\bconfidential\b"
)
_MAY_GO = re.compile(
    r"\b(?:legal|compliance|security|dpo|privacy|counsel|works council)\b|\b(?:may|can|allowed to) (?:go|leave|be sent)\b|\bcounts?\b"
)
