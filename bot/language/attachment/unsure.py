"""Figures that somebody is not sure of, or that stand for more than this scenario: which of them have to be asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate

_NOT_SURE = re.compile(
    r"\bcan'?t remember (?:if|whether|which)\b|\b(?:not sure|unsure|no idea|no clue|not certain|(?:can'?t|cannot|couldn'?t) tell(?: you)?) (?:if|whether|which|is|yet (?:if|whether))\b(?! (?:that'?s|that is|thats|it'?s|this is) (?:a ?lot|much|high|low|good|bad|normal|too|expensive|cheap|ok))|\bmight be \w+,? (?:or )?(?:might|maybe)\b|\bmixes? them up\b|\bwhichever\b"
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
_BY_THEN = re.compile(
    r"\b(?:by|until|till|come) (?:the )?(?:end of (?:the |this |next )?\w+|christmas|easter|year[- ]?end|next \w+|summer|autumn|spring|winter|q[1-4]|jan\w*|feb\w*|march|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b[^.;\d]{0,25}\b(?:should|will|expect|hope|plan|maybe|probably|reach|hit|target|be at|want)\b[^.;\d]{0,15}$|\b(?:we|it)'ll (?:be|have|hit|reach)\b[^.;\d]{0,20}$"
)
_WHO_IS_RIGHT = re.compile(
    r"\b(?:who|which(?: one)?)(?:'?s| is) (?:right|correct|true|the (?:right|real) one)\b|\b(?:whom?|which(?: one)?) to (?:believe|trust)\b"
    r"|\b(?:nobody|no one) (?:has |is )?(?:yet )?(?:decided|agreed)\b|\bnot (?:yet )?decided\b|\bundecided\b"
)
_UNFINISHED = re.compile(r"^\s*(?:and|or|to)\s*[.]*$")
"""A range that breaks off: "somewhere 40k and"."""
_EITHER = re.compile(r"^\s*,?\s*or\s+(?:maybe |even |perhaps |more like |was it |is it |it was |it is )*[$€£]?$")
_OR_WAS_IT = re.compile(r"\bor (?:was|is) it (?:maybe |more like |about )?[$€£]?$")


def mark_unsure(text: str, live: Sequence[Attached], others: Sequence[Attached] = ()) -> None:
    """Mark the figures that words around them put in doubt."""
    _one_or_the_other(text, live)
    for item in live:
        q, behind = item.quantity, text[item.end :]
        if _UNFINISHED.match(behind):
            q.doubtful = True
        amount = q.currency or q.scaled or q.unit == "money"
        if amount and not q.period and not q.per and _SO_FAR.match(behind) and q.unit in ("", "money"):
            q.doubtful = True
        if q.period == "hour" and q.currency and _ONLY_SOMETIMES.search(behind):
            q.doubtful = True
        if q.unit == "" and _OF_CREDITS.match(behind):
            q.doubtful = True
        if (
            (_A_FEW_OF_THOSE.match(behind) or _TAKES_SEVERAL.search(behind))
            and q.unit in ("", "money")
            and not q.period
        ):
            q.doubtful = q.doubtful or q.value >= 100
        bare = q.unit == "" and not (q.currency or q.scaled or q.period or q.per or q.in_words)
        if bare and 0 < q.value < 100 and re.match(r" up-?\s?front\b", behind):
            q.doubtful = True  # thirty what?
            item.candidates = [Candidate("ft_upfront_cost", 2.0, "upfront")]
        ahead = text[max(0, item.start - 40) : item.start]
        if _WHETHER_THE.search(ahead) or ahead.endswith("?,") or _HOW_MANY_OF_THEM.match(behind):
            q.doubtful = True
        if q.per in ("mtok", "ktok") and _THOUSAND_OR_MILLION.search(text):
            q.doubtful = True
        if (q.currency or q.scaled) and _ALL_IN_ONE.search(behind[:60]) and q.unit in ("", "money"):
            q.doubtful = True
        if _A_FEW_OF_THOSE.match(behind) and (q.currency or q.scaled):
            q.doubtful = True
        if q.per == "mtok" and _IN_STEPS.match(behind):
            q.doubtful = True
        if q.unit in ("", "examples", "other", "requests") and not q.period and _SOME_OF_THEM.match(behind):
            q.doubtful = True
    if len(live) == 1 and _WHO_IS_RIGHT.search(text):
        live[0].quantity.doubtful = True
    if len(live) > 1 and _WHO_IS_RIGHT.search(text):
        for item in live:
            units_beside = {o.quantity.unit for o in live if o is not item}
            item.quantity.doubtful = bool(units_beside & {"", item.quantity.unit}) or not item.quantity.unit
    for hedge in (
        () if _ALL_THE_SAME.search(text) else _NOT_SURE.finditer(text)
    ):  # "30k, not sure if that is per quarter": the figure before the doubt
        stop = next((m.start() for m in _STOP.finditer(text, hedge.end())), len(text))
        before = [i for i in live if i.end <= hedge.start()] or [i for i in live if i.start < stop][:1]
        for item in before[-1:]:
            if item.quantity.is_range and "look" in hedge.group():
                continue  # "under 4K, I'd have to look up how much exactly"
            nearer = any(item.end <= o.start and o.end <= hedge.start() for o in others if o.dropped)
            item.quantity.doubtful = item.quantity.doubtful or not nearer
        if len(before) > 1 and re.search(r"\bor (?:about |maybe )?[$€£]?$", text[before[-2].end : before[-1].start]):
            before[-2].quantity.doubtful = True
    if _IN_IT_ALREADY.search(text):  # "no clue if the discount is already in the 9K"
        for item in live:
            if item.quantity.currency or item.quantity.scaled:
                item.quantity.doubtful = True
    for match in _ONE_OF_THEM.finditer(text):  # "one of the build lines should be 17.5K"
        for item in [i for i in live if i.start >= match.end()][:1]:
            item.quantity.doubtful = True
    _several_offers(text, live)
    _month_by_month(text, live)
    _not_all_ours(text, live)


_PEOPLE_USE_IT = re.compile(
    r"^ (?:[a-z]+ ){0,5}(?:use|uses|using|work with|works with|rely on) (?:it|this|that|the [a-z]+|[a-z]+bot)\b"
)


def people_who_use_it(text: str, found: Sequence[Attached]) -> None:
    """ "2,100 advisers use the thing daily": how many requests each of them makes is not said."""
    for item in found:
        q = item.quantity
        if q.currency or q.per or q.unit not in ("", "other", "requests") or not _PEOPLE_USE_IT.match(text[item.end :]):
            continue
        if any(o is not item and o.best and o.best.field == "requests_per_month" and not o.dropped for o in found):
            item.dropped = item.dropped or "a count of people or things"
        elif q.period or re.search(
            r"\b(?:daily|every day|all day|constantly|weekly)\b", text[item.end : item.end + 60]
        ):
            q.doubtful, item.dropped = True, ""
            item.candidates = [Candidate("requests_per_month", 2.0, "people who use it")]


def by_then(text: str, found: Sequence[Attached]) -> None:
    """ "By christmas we should be at 2M": no figure of today; in doubt where it is the only one of its kind."""
    for item in found:
        q = item.quantity
        if item.dropped or not (q.unit in ("requests", "") and (q.period or q.scaled)) or q.currency:
            continue
        if not _BY_THEN.search(text[max(0, item.start - 80) : item.start]):
            continue
        if any(o is not item and o.best and o.best.field == "requests_per_month" and not o.dropped for o in found):
            item.dropped = "not yet so"
        else:
            q.doubtful = True


def _one_or_the_other(text: str, live: Sequence[Attached]) -> None:
    for first, second in pairwise(live):
        gap = text[first.end : second.start]
        broken = gap == " " and first.quantity.digits.count(",") == 1 and second.quantity.value < 10
        if broken or (first.quantity.unit == "" and second.quantity.unit == "time" and _EITHER.match(gap)):
            first.quantity.doubtful = second.quantity.doubtful = True  # "8,50 0"; "2 or 3 years"
        unsure = re.search(r"\bcould be (?:about )?[$€£]?$", gap) and re.search(
            r"could be (?:about )?[$€£]?$", text[: first.start]
        )
        alike = second.quantity.unit in ("", first.quantity.unit) or (
            first.quantity.unit == "" and second.quantity.unit in ("percent", "use_cases", "examples", "requests")
        )
        if (_EITHER.match(gap) or _OR_WAS_IT.search(gap[-60:]) or unsure) and alike:
            first.quantity.doubtful = second.quantity.doubtful = True


_ONE_OF_THEM = re.compile(
    r"\bone of (?:the|those|these|our|my|your) (?:\w+ ){0,2}(?:lines|figures|amounts|numbers|costs|prices|parts|items|values|inputs)\b"
)
_OFFERS = re.compile(
    r"\b(?:two|three|2|3|several|both|different) (?:[a-z]+ )?(?:offers|quotes|bids|estimates|proposals|numbers|figures)\b"
)
_CHOSEN = re.compile(r"\b(?:signed|picked|chose|chosen|took|taking|went with|going with|go with|accepted|decided)\b")
_NOT_CHOSEN = re.compile(
    r"\b(?:haven'?t|have not|not|yet to|still) (?:yet )?(?:signed|picked|chosen|decided|pick|choose|decide|open)\b"
)


def _several_offers(text: str, live: Sequence[Attached]) -> None:
    """ "Two offers on my desk, 24K and 41K": none of them, until one is chosen; of the chosen one the figure."""
    offers = _OFFERS.search(text)
    money = [
        i
        for i in live
        if offers
        and i.start >= offers.end()
        and i.quantity.unit in ("", "money")
        and (i.quantity.scaled or i.quantity.currency)
    ]
    if offers is None or len(money) < 2:
        return
    first, second = money[:2]
    if first.quantity.period != second.quantity.period:
        return
    cheaper = re.search(r"\b(?:cheaper|lower|smaller|cheapest)\b", text) and not re.search(
        r"\b(?:dearer|higher)\b", text
    )
    if (
        _CHOSEN.search(text)
        and not _NOT_CHOSEN.search(text)
        and (cheaper or re.search(r"\b(?:dearer|higher|pricier)\b", text))
    ):
        by_size = sorted((first, second), key=lambda i: i.quantity.value)
        taken, other = by_size if cheaper else by_size[::-1]
        other.dropped = "an offer that was not taken"
        taken.candidates = max((first, second), key=lambda i: i.best.score if i.best else 0).candidates
        taken.quantity.period = first.quantity.period
        return
    first.quantity.doubtful = second.quantity.doubtful = True


_IN_IT_ALREADY = re.compile(
    r"\b(?:no clue|no idea|not sure|unsure|don'?t know|unclear|can'?t tell) (?:if|whether)\b[^.;]{0,40}\b(?:already (?:in|off|included|taken|deducted)|in (?:that|there|it) already|included)\b"
)
_IN_A_MONTH = re.compile(
    r"^\s*(?:in|for) (?:jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b"
)


def _month_by_month(text: str, live: Sequence[Attached]) -> None:
    """ "4k in march, 11k in april, 31k in may": bills so far apart that none is a usual month's."""
    bills = [i for i in live if _IN_A_MONTH.match(text[i.end :]) and i.quantity.unit in ("", "money")]
    if len(bills) > 1 and max(i.quantity.value for i in bills) > 2 * min(i.quantity.value for i in bills):
        for item in bills:
            item.quantity.doubtful = True


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
        nearest.quantity.doubtful = True
