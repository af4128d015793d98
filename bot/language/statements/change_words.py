"""The words of relative changes: times, up and down, shares, ends of a range."""

from __future__ import annotations

import re
from decimal import Decimal

TIMES = (
    (
        re.compile(
            r"\bdoubl(?:e|es|ed|ing)\b(?![ -](?:check|coded|blind|digit|figure|barrel))|\btwice\b(?! (?:a|per|every) (?:day|week|month|year))|\btwo times (?:the|as)\b|(?<![\d.])2 ?x\b|\bx ?2\b"
        ),
        Decimal(2),
    ),
    (
        re.compile(
            r"\btripl(?:e|es|ed|ing)\b|\bthree times (?:the|as)\b|\bthrice\b|(?<![\d.])3 ?x\b|\bx ?3\b|\btrebl\w+"
        ),
        Decimal(3),
    ),
    (re.compile(r"\bquadrupl\w+\b|\bfour times (?:the|as)\b|(?<![\d.])4 ?x\b|\bx ?4\b"), Decimal(4)),
    (re.compile(r"\bquintupl\w+|\bfive times\b|(?<![\d.])5 ?x\b|\bx ?5\b|\bfivefold\b"), Decimal(5)),
    (re.compile(r"\bten times\b|\btenfold\b|(?<![\d.])10 ?x\b|\bx ?10\b|10 times\b"), Decimal(10)),
    (re.compile(r"\b(?:one|an?) (?:extra )?zero too many\b|\bextra zero\b|\btoo many zeros\b"), Decimal("0.1")),
    (
        re.compile(
            r"\b(?:missing|forgot|left out|needs|dropped) (?:a|one|another) zero\b|\b(?:a|one) zero (?:is )?(?:missing|short|too few)\b"
        ),
        Decimal(10),
    ),
    (re.compile(r"\b(?:divide|divided|split) (?:it |that |this |them )?(?:by|in) (?:two|2)\b"), Decimal("0.5")),
    (
        re.compile(
            r"\bhalv(?:e|es|ed|ing)\b|\bin half\b|\bby half\b|\bhalf (?:the|as|of the|that|our|of)\b|\bhalf price\b|\b(?:is|was|were) (?:only |just )?half\b(?! a)|\bgo(?:es)? to half\b"
        ),
        Decimal("0.5"),
    ),
)


FACTOR = re.compile(
    r"\bx ?(\d{1,3}(?:\.\d{1,3})?)\b(?! ?[a-z])|\b(\d{1,3}(?:\.\d{1,3})?) ?xs?\b|\b(\d{1,3}(?:\.\d{1,3})?|two|three|four|five|six|eight|ten|twenty) times (?:the|as|what|that we|more|our|today)|\bfactor (?:of )?(\d{1,3}|two|three|four|five|ten)\b|\btimes (\d{1,3}(?:\.\d{1,3})?|two|three|four|five|ten)\W*$"
)


_UP = r"contingency|buffer|mark-?up|surcharge|uplift|gone up|better|stretch\w*|prolong\w*|extend\w*|lengthen\w*|overruns?|pricier|costlier|too low|too small|understated|gain\w*|improv\w*|longer|up|rais\w*|increas\w*|bump\w*|grow\w*|grew|higher|more(?! like)|buys us|add\w*|tack|another|plus|ris(?:e|es|en|ing)|rose|jump\w*|go(?:es)? up|went up|climb\w*|hik\w+|lift\w*|dearer|extra|on top|inflat\w+|expand\w*"


_DOWN = r"worse|shorten\w*|rebate|tight\w+|squeez\w+|too high|too big|overstated|slip\w*|shorter|down|cut\w*|drop\w*|decreas\w*|reduc\w*|lower\w*|less|fall\w*|fell|shav\w*|off|minus|cheaper|trim\w*|slash\w*|tak(?:e|es|ing)|knock\w*|subtract\w*|fewer|los(?:e|es|ing|t)|shrink\w*|sav(?:e|es|ing)|lighter|slimmer|smaller|discount(?:ed)?\b(?! rate)|haircut|chop\w*|skim\w*|remove\w*|deduct\w*|shed"


DIRECTION = re.compile(
    rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b|(?P<plus>(?<![\w])\+(?=\s?[$€£\d]))|(?P<minus>(?<![\w$€£])-(?=\s?[$€£]?\d))"
)


BOUNDARY = re.compile(r"[,;\n?!]|\.(?=\s)|\band\b|\bbut\b|\bwhile\b")


TO = re.compile(r"(?:\bto|\bat|\bis|\bof|=)\s*(?:about|around|roughly|~|just|only)?\s*[$€£]?$")


FRACTION_WORDS = re.compile(
    r"\b(?:by |of )?(?:a|an|one|two|three) (?:half|third|quarter|fifth|tenth|thirds|quarters)\b|\bby half\b"
)


PERIODIC = re.compile(
    r"\b(?:per|a|each|every) (?:month|year|quarter|week)\b|monthly|yearly|annual\w*|mom\b|yoy\b|/mo\b|/yr\b|month[- ]over|year[- ]over"
)


LOW_END = ("low", "lower", "bottom", "smaller", "cheaper")


HIGH_END = ("high", "higher", "top", "upper", "bigger", "larger")


END = re.compile(
    rf"\b({'|'.join((*LOW_END, *HIGH_END))}|middle|mid)(?:[ -]?(?:end|point|one|value|figure|number|bound)\b| of the (?:two|range)\b)"
)


COUNTED = {"requests": "requests_per_month", "examples": "labelled_examples", "use_cases": "use_cases"}


COMPARED = re.compile(
    r"\s*(?:shorter|longer|higher|lower|cheaper|dearer|smaller|bigger|larger|leaner|slimmer|up|down)\b"
)


RESULT = re.compile(
    r"^\W*(?:making (?:it|that)|which (?:makes|gives|is)|so (?:it|that)(?:'s| is)|giving|to|i\.?e\.?)\b"
)


OF_THAT = re.compile(
    r"\d ?(?:%|per ?cent|pct) of (?:that|it|this|those|them|today|today'?s|now|the current|what it is(?: now| today)?)\b(?=\s*(?:$|[,.!?]|shows?|comes?|materiali|remains?|is left|gets?|turns?|really|actually|would|will))"
)


TO_A_PART = re.compile(
    r"\b(?:to|only|just)(?: got| had| get| have)? ((?:a|one|two|three) (?:half|thirds?|quarters?|fifths?|tenths?))\b(?! (?:million|of a million))"
)


POINTING = re.compile(r"\b(?:it|that|this|them|those|one|another|more|off|up|down)\b")


SPOKEN = re.compile(
    r"\bby (?:a|one|another) (year|quarter|month)\b|\banother (year|quarter|month)\b|\b(?:a|one|another) (year|quarter|month) (?:longer|shorter|more|less)\b"
)
