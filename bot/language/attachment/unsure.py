"""Figures that somebody is not sure of, or that stand for more than this scenario: which of them have to be asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.several import month_by_month, one_or_the_other, several_offers

_NOT_SURE = re.compile(
    r"\bcan'?t remember (?:if|whether|which)\b|\b(?:not sure|unsure|no idea|no clue|not certain|(?:can'?t|cannot|couldn'?t) (?:tell|say)(?: you)?) (?:if|whether|which|is|yet (?:if|whether))\b(?! (?:that'?s|that is|thats|it'?s|this is) (?:a ?lot|much|high|low|good|bad|normal|too|expensive|cheap|ok))|\bmight be \w+,? (?:or )?(?:might|maybe)\b|\bmixes? them up\b|\bwhichever\b"
    r"|\b(?:i|we) (?:forget|can'?t (?:remember|recall))\b|\b(?:might(?:'ve| have)?|may have|could have) (?:been|be) (?:for |about |from )?(?:an?other|a different|someone else'?s|somebody else'?s)\b|\bcould(?: not|n'?t) (?:tell|say) (?:me|us)?\b"
    r"|\bi(?:'?d| would) have to (?:look|ask|check)\b|\bi (?:don'?t|do not) (?:buy|believe|trust) (?:it|that)\b|\b(?:split|share|discount) (?:is )?(?:still )?(?:to be|being) (?:negotiated|agreed|decided|settled)\b|\bwho knows\b|\b(?:ran wild|an? (?:one-?off )?(?:spike|outlier)|not (?:a )?(?:normal|typical|usual) (?:month|one)|isn'?t (?:a )?(?:normal|typical|usual) (?:month|one))\b|\b(?:can'?t|cannot|don'?t) remember(?: which)?\W*(?:$|i gave)|\bno (?:clue|idea) what\b|\bnot sure\W*$|\b(?:he|she|they) (?:was|were|might be|may be) (?:quoting|talking about|thinking of|counting)\b|\bdo(?:es)? (?:that|those|these|they|it) count\b"
    r"|\b(?:i'?d|don'?t) (?:take|trust) (?:it|that|this) (?:with|much)\b|\bcould be (?:off|wrong) by\b|\b(?:if|whether) (?:that'?s|that is|it'?s|it is|this is) (?:still |even )?(?:right|correct|true|current|up to date)\b"
)
"""The figure before these words is in doubt."""
_STOP = re.compile(r"[.;!?](?=\s)|\n")
_ALL_THE_SAME = re.compile(
    r"\b(?:run|take|use|put|try|do|show) (?:it|that|them) (?:anyway|all the same|for now|regardless)\b|\bgo with (?:it|that)\b"
)
_NOT_ALL_OURS = re.compile(
    r"\bshared (?:with|between|across|by)\b|\b(?:somewhere|also|too|as well) in (?:there|it|that)\b|\b(?:booked|included|counted|lumped|buried|mixed) (?:in )?(?:there|in it|into (?:it|that))(?: too| as well)?\b"
    r"|\b(?:only|just) tune (?:it )?for (?:the )?[a-z]+|\b(?:some|a) (?:small |big |large )?part of (?:that|it)\b|\b(?:covers?|includes?|is for) [^.;]{0,60}\b(?:besides us|besides ours|as well|too)\b|\b(?:whole|entire) (?:company|group|firm|org\w*|department|bank|hospital)\b|\bcompany[- ]?wide\b|\bacross (?:everything|all (?:our |the )?(?:products|teams|projects|apps|departments))\b"
    r"|\b(?:covers?|includes?|contains?|is for) (?:two|three|several|both|all|other|more) (?:of our )?(?:teams|products|projects|apps|departments|workloads|bots|things)\b|\bcan'?t (?:tell|keep|split) them apart\b|\bcan'?t (?:separate|split) (?:it|them)\b|\b(?:and|with) (?:some )?other (?:stuff|things) (?:in|on) (?:it|there)\b"
)
"""A bill or a host that others use, too."""
_SHARE_KNOWN = re.compile(
    r"\b(?:half|third|quarter|fifth|tenth)\b|\d[\d.,]*k? (?:a month |per month |monthly )?of (?:that|it|this)\b|\d ?%|\b(?:each team pays|our (?:share|part|bit|piece|slice|portion)|we (?:pay|carry|get) (?:all|the whole))\b"
)
_IN_STEPS = re.compile(
    r"^[^.;]{0,30}\bfor the first [\d,.]+ ?(?:k|m|b|million|thousand)?\b|^[^.;]{0,20}\b(?:up to|until) [\d,.]+ ?(?:k|m|b|million)\b[^.;]{0,12},? (?:then|after)\b"
)
"""A price that depends on how much is used."""
_WHETHER_THE = re.compile(r"\b(?:not sure|unsure|wonder\w*) (?:if |whether |that )?(?:the |that |our )?[$€£]?$")
_HOW_MANY_OF_THEM = re.compile(r"^[;,. ]+(?:and )?how many (?:of (?:them|those) )?(?:we|it|they)\b")
_THOUSAND_OR_MILLION = re.compile(
    r"\bper (?:thousand|1,?000|1?k) or (?:per )?(?:million|1?m)\b|\bper (?:million|1?m) or (?:per )?(?:thousand|1?k)\b"
)
_ALL_IN_ONE = re.compile(
    r"\b(?:setup|set-up|build|tuning|training) (?:and|plus|&) (?:hosting|running|serving)(?:,? (?:in one|together|included|in it|all in)\b|\W*$)"
)
"""One sum for what is paid once and what is paid every month."""
_A_ROUND = re.compile(r"^\s*(?:a|per|each|every) (?:round|run|iteration|attempt|pass|try|cycle)\b")
_KICK_OFF = re.compile(
    r"^[^.;\d]{0,12}\b(?:to kick off|to start|as a deposit|deposit|down payment|first instal?lment|in advance)\b[^.;\d]{0,15}\b(?:balance|rest|remainder)\b"
)
_FOR_WHAT = re.compile(
    r"^ (?:for|on) (?:the )?(hosting|serving|prompts|prompting|training|evals|engineering|upfront)\b"
)
_FOR = {
    "host": "ft_inference_cost_per_month",
    "serv": "ft_inference_cost_per_month",
    "prom": "prompting_cost_per_month",
    "trai": "ft_training_cost",
    "eval": "ft_eval_cost",
    "engi": "ft_engineering_cost",
    "upfr": "ft_upfront_cost",
}
_TAKES_SEVERAL = re.compile(r"\btakes? (?:several|a few|many|a couple)\W*$")
_ONLY_SOMETIMES = re.compile(
    r"\b(?:only|just) (?:spin|run|start|need|use|fire|switch|turn|have)\w*\b[^.;]{0,25}\b(?:when|if|while|for|up|on)\b|\b(?:on demand|when needed|as needed|now and then|from time to time|scale to zero)\b|\b(?:switch|turn|shut)(?:ed)? (?:it |them )?(?:off|down) (?:when|whenever|overnight|at night|on weekends)\b"
)
"""A price per hour, and nobody says of how many hours."""
_OF_CREDITS = re.compile(r"^\s*(?:api |prepaid )?(?:credits?|tokens' worth|coins|points of credit|vouchers?)\b")
_A_FEW_OF_THOSE = re.compile(
    r"^[^.;\d]{0,30}\b(?:need|expect|do|run|plan|be|have|takes?)\b[^.;\d]{0,10}\b(?:a few|several|some|a couple|a handful|many|a number|more) ?(?:of (?:those|them|these)|runs|rounds|tries|attempts|iterations)\b"
)
"""The price of one, and nobody says of how many."""
_SO_FAR = re.compile(
    r"^[^.;\d]{0,25}\bsince (?:the )?(?:launch|go-?live|start|we (?:started|launched|began)|day one|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|summer|spring|autumn|easter|christmas)\b"
)
"""A sum over a time that nobody says the length of."""
_SOME_OF_THEM = re.compile(
    r"^[^.;\d]{0,45}\b(?:some|part|a few|many|most|not all|a bunch|a lot|loads|plenty) (?:of (?:them|it|those|which) )?(?:are |is |were )?(?:already )?(?:labell?ed|annotated|tagged)\b"
)
_WHO_IS_RIGHT = re.compile(
    r"\b(?:who|which(?: one)?)(?:'?s| is) (?:right|correct|true|the (?:right|real) one)\b|\b(?:whom?|which(?: one)?) to (?:believe|trust)\b"
    r"|\b(?:nobody|no one) (?:has |is )?(?:yet )?(?:decided|agreed)\b|\bnot (?:yet )?decided\b|\bundecided\b"
)
_UNFINISHED = re.compile(r"^\s*(?:and|or|to)\s*[.]*$")
"""A range that breaks off: "somewhere 40k and"."""
_ONE_OF_THEM = re.compile(
    r"\bone of (?:the|those|these|our|my|your) (?:\w+ ){0,2}(?:lines|figures|amounts|numbers|costs|prices|parts|items|values|inputs)\b"
)
_IN_IT_ALREADY = re.compile(
    r"\b(?:no clue|no idea|not sure|unsure|don'?t know|unclear|can'?t tell) (?:if|whether)\b[^.;]{0,40}\b(?:already (?:in|off|included|taken|deducted)|in (?:that|there|it) already|included)\b"
)


def mark_unsure(text: str, live: Sequence[Attached], others: Sequence[Attached] = ()) -> None:
    """Mark the figures that words around them put in doubt. `others`: those that were left, too."""
    one_or_the_other(text, live)
    for item in live:
        _by_the_words_behind(item, text)
    _who_is_right(text, live)
    for hedge in () if _ALL_THE_SAME.search(text) else _NOT_SURE.finditer(text):
        _before_a_hedge(text, hedge, live, others)
    if _IN_IT_ALREADY.search(text):  # "no clue if the discount is already in the 9K"
        for item in live:
            if item.quantity.currency or item.quantity.scaled:
                item.doubt("not_sure")
    for match in _ONE_OF_THEM.finditer(text):  # "one of the build lines should be 17.5K"
        for item in [i for i in live if i.start >= match.end()][:1]:
            item.doubt("which_of_them")
    several_offers(text, live)
    month_by_month(text, live)
    _not_all_ours(text, live)


def _by_the_words_behind(item: Attached, text: str) -> None:
    """What right behind (or before) one figure leaves it open."""
    q, behind, ahead = item.quantity, text[item.end :], text[max(0, item.start - 40) : item.start]
    amount = (q.currency or q.scaled or q.unit == "money") and q.unit in ("", "money")
    once = amount and not q.period and not q.per
    if _UNFINISHED.match(behind) or ahead.endswith("?,"):
        item.doubt("unclear_number")
    if once and _SO_FAR.match(behind):
        item.doubt("how_long")
    if q.period == "hour" and q.currency and _ONLY_SOMETIMES.search(behind):
        item.doubt("which_hours")
    if q.unit == "" and _OF_CREDITS.match(behind):
        item.doubt("in_credits")
    several = _A_FEW_OF_THOSE.match(behind) or _TAKES_SEVERAL.search(behind) or _HOW_MANY_OF_THEM.match(behind)
    if several and (amount or (q.unit == "" and q.value >= 100)) and not q.period:
        item.doubt("of_how_many")
    if _A_ROUND.match(behind) and q.currency and not q.period:
        item.doubt("of_how_many")
    bare = q.unit == "" and not (q.currency or q.scaled or q.period or q.per or q.in_words)
    if bare and 0 < q.value < 100 and re.match(r" up-?\s?front\b", behind):
        item.doubt("unclear_number")  # thirty what?
        item.candidates = [Candidate("ft_upfront_cost", 2.0, "upfront")]
    named = _FOR_WHAT.match(behind) if bare and 0 < q.value < 100 and item.best is None else None
    if named:
        item.doubt("unclear_number")  # twelve what?
        item.candidates = [Candidate(_FOR[named.group(1)[:4]], 2.0, named.group(1))]
    if re.fullmatch(r"\d{1,3},\d{2}", q.digits) and q.scaled and q.currency in (None, "USD"):
        item.doubt("unclear_number")  # "12,00k"
    if _WHETHER_THE.search(ahead):
        item.doubt("not_sure")
    if q.per in ("mtok", "ktok") and _THOUSAND_OR_MILLION.search(text):
        item.doubt("per_what")
    if amount and (_ALL_IN_ONE.search(behind[:60]) or _KICK_OFF.match(behind)):
        item.doubt("not_all_of_it")
    if q.per == "mtok" and _IN_STEPS.match(behind):
        item.doubt("in_steps")
    if q.unit in ("", "examples", "other", "requests") and not q.period and _SOME_OF_THEM.match(behind):
        item.doubt("how_many_labelled")


def _who_is_right(text: str, live: Sequence[Attached]) -> None:
    if not _WHO_IS_RIGHT.search(text):
        return
    for item in live:
        units_beside = {o.quantity.unit for o in live if o is not item}
        if len(live) == 1 or units_beside & {"", item.quantity.unit} or not item.quantity.unit:
            item.doubt("one_or_other")


def _before_a_hedge(text: str, hedge: re.Match[str], live: Sequence[Attached], others: Sequence[Attached]) -> None:
    """ "30k, not sure if that is per quarter": the figure before the doubt, or the first one of the same sentence."""
    stop = next((m.start() for m in _STOP.finditer(text, hedge.end())), len(text))
    before = [i for i in live if i.end <= hedge.start()] or [i for i in live if i.start < stop][:1]
    for item in before[-1:]:
        if item.quantity.is_range and "look" in hedge.group():
            continue  # "under 4K, I'd have to look up how much exactly"
        if not any(item.end <= o.start and o.end <= hedge.start() for o in others if o.dropped):
            item.doubt("not_sure")
    if len(before) > 1 and re.search(r"\bor (?:about |maybe )?[$€£]?$", text[before[-2].end : before[-1].start]):
        before[-2].doubt("not_sure")


def _not_all_ours(text: str, live: Sequence[Attached]) -> None:
    """A bill of which nobody says what part is ours."""
    shared = _NOT_ALL_OURS.search(text)
    if shared is None or _SHARE_KNOWN.search(text):
        return
    money = [i for i in live if i.best and i.best.field.endswith("cost_per_month") and i.best.score >= 0.6]
    if not money and len(live) == 1 and live[0].quantity.period and live[0].quantity.unit in ("", "money"):
        money = list(live)
    if money:
        nearest = min(money, key=lambda i: (i.start > shared.end() + 40, abs(i.end - shared.start())))
        nearest.doubt("not_all_ours")
