"""Ways of writing that are put in one form before the words are read. To add one: a row, with an example."""

from __future__ import annotations

import re
from collections.abc import Callable

_CODES = {
    "us": "USD",
    "american": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "singapore": "SGD",
    "hong kong": "HKD",
    "new zealand": "NZD",
}


def _per_million_behind(match: re.Match[str]) -> str:
    """The price before its unit, unless the unit is already behind another price."""
    taken = match.string[: match.start()].rstrip()[-1:].isdigit()
    return match.group() if taken else f"{match.group(2)} {match.group(1)}"


def _words(match: re.Match[str]) -> str:
    return re.sub("[-_]", " ", match.group(1))


def _plus_or_minus(match: re.Match[str]) -> str:
    return {"-": " minus ", "+": " plus "}[match.group(1)]


def _side(match: re.Match[str]) -> str:
    return {"i": "input", "o": "output"}[match.group(1).lower()]


def _fraction(match: re.Match[str]) -> str:
    return f"{int(match.group(1)) / int(match.group(2)):g} "


def _code(match: re.Match[str]) -> str:
    return _CODES[match.group(1).lower()]


def _rupees_or_francs(match: re.Match[str]) -> str:
    return {"r": "Rs ", "f": "CHF "}[match.group(1)[0].lower()]


_I = re.IGNORECASE
_ROWS: tuple[tuple[str, str | Callable[[re.Match[str]], str], int], ...] = (
    # pattern, replacement, flags; an example behind
    (r"\bs/([\d.,km%$]{1,12})/([\d.,km%$]{1,12})/?(?!\w)", r"\1 -> \2", _I),  # s/1500/1800/
    (
        r",? ?\b(?:my two cents:?|god forbid|for what it'?s worth|roughly speaking|mind you|bless (?:them|him|her)|believe it or not|if you like|to be fair|hear me out)\b,?",
        "",
        _I,
    ),
    (
        r"(?<=\w) \((?![A-Z]{2,6}\)|(?i:current|required|target|today|now|monthly|yearly|annual|tuned|input|output|in|out)\b)[^()\d\n]{1,40}\)(?=\s?[:=]| [$€£]?\d[\d.,]*(?:k|m)?(?:$|,))",
        "",
        re.MULTILINE,
    ),  # labelled examples (ours): 11,400
    (r"\b(ca|approx|approximately|est)\. ?(?=[$€£~]?\d)", r"\1 ", _I),  # ca. 140
    (
        r"\bbetween [A-Za-z]+'s ([$€£]?\d\S*) and [A-Za-z]+'s (?=[$€£]?\d)",
        r"between \1 and ",
        _I,
    ),  # Tom's 45k and J's 60k
    (r"\b(less|more|fewer|lower|higher) then(?= ?[$€£~]?\d)", r"\1 than", _I),  # less then 10,000
    (r"\b(?:a|one) (cent|dollar|euro|pound) and a half\b", r"1.5 \1s", _I),  # a cent and a half
    (r"(?<=\d)[lL](?= (?:one|up|once|for|to|a |per )|$)", " lakh", 0),  # Rs 42L
    (r"\b(?:between|btw) ([$€£]?\d\S*) n (?=[$€£]?\d)", r"between \1 and ", _I),  # between 55 n 65k
    (r"\b(?:dol[ae]rs?|dollers?|dolllars?)\b", "dollars", _I),
    (r" ?\bor so(?=[,.;]|$| \()", "", _I),
    (r"\bsent from my [\w -]{2,30}\W*$", "", _I),
    (r"(?<!\S)--(?!format\b)([a-z][a-z_-]{1,40})", _words, _I),  # --prompting 5200/mo --tune-onetime 31000
    (
        r"(?:(?<=^)|(?<=[.,;!?] )|(?<=\bugh )|(?<=\bhi )|(?<=\bhey )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bok ))were (?=[a-z]+in'?g?\b|at\b|on\b|now\b|currently\b)",
        "we're ",
        _I,
    ),  # were payin 2K a month
    (r"(?<=[a-z] )4 (?=(?:the|a|our|us|me|my|this|it|all)\b)", "for ", 0),  # 2K a month 4 the API
    (r"(?<=\w) ?([-+])= ?(?=[$€£]?\d)", _plus_or_minus, 0),  # hosting -= 300
    (r"([^\w\s])\1{3,}", r"\1\1\1", 0),
    (r"(?<=\d)_(?=\d{3})", "", 0),  # 120_000
    (r"\+\d{1,3}(?:[ .-]\d{2,5}){2,5}", " ", 0),  # a telephone number
    (r"\bsub[- ]?second\b", "under 1 second", _I),
    (r"\bsub-(?=\d)", "under ", _I),  # sub-500 ms
    (r"\b(hundred|thousand|million|grand|dozen)-?ish\b", r"\1", _I),  # three thousand-ish
    (r"(?<=[\dkm])-(?=ish\b)|(?<=\w)-odd\b", "", _I),  # 20-ish, twenty-odd
    (r"(?<=\d)[.,]-(?=\s|$)", "", 0),  # EUR 9.750,-
    (r"\b(mio|mrd|tsd)\.", r"\1", _I),  # 1,2 Mio.
    (r"\bpr (?=(?:month|request|call|day|week|year)\b)", "per ", 0),
    (r"\b(us|american|canadian|australian|singapore|hong kong|new zealand) dollars?\b", _code, _I),
    (r"\bswiss (?=francs?\b)", "", _I),
    (r"\b(Rs|Fr)\. ?(?=\d)", _rupees_or_francs, _I),
    (r"\bTRY(?= ?\d)|(?<=[\dkKmM] )TRY\b|(?<=\d)TRY\b", "\u20ba", 0),  # Turkish lira: in small letters a verb
    (r"\bopen ai\b", "openai", _I),
    (
        r"((?:\bper|/) ?1 ?m(?:illion)? ?tok(?:en)?s?)\b\s*[:=]?\s*([$€£]?\d[\d.,]*)(?=\s|$)",
        _per_million_behind,
        _I,
    ),  # a column of a table: price_in /1M tok $2.50
    (r"\br[e\u00e9]sum[\u00e9](?=s?\b)", "resume", _I),
    (r"\b(mistral|llama|qwen|gemma|phi),? (?:the )?(\d{1,3}b)\b", r"\1 \2", _I),  # the small mistral, 7B
    (r"(?<=\d) ?T(EUR|USD|CHF|GBP|€)(?!\w)", r"k \1", 0),  # 14 TEUR
    (r"(?<![\w-])R ?(?=\d{2,}|\d[.,]\d|\d ?(?:k|m|million|bn)\b)", "ZAR ", 0),  # R96k; "R1" is part of a name
    (r"\bUS (?=cents?\b)", "", 0),
    (r"\b(i|o)/p\b", _side, _I),  # 620 i/p tokens
    (r"\b(in|out)p\. ?", r"\1put ", _I),  # outp. 180 tok
    (r"\bbtw (?=[$€£]?\d[\d.,]*k? (?:and|&|-))", "between ", _I),  # btw 70 and 75
    (r"\b([13])/([24]) (?=s(?:ec(?:ond)?s?)?\b)", _fraction, 0),  # 3/4 sec
    (r"=>(?= ?[$€£]?\d)", "=", 0),  # horizon => 48 months
    (r'"([a-z_]+)"\s*:\s*"?([\w.-]+)"?', r"\1: \2", _I),  # {"currency": "EUR"}
    (r"\b([A-Za-z]+(?:_[A-Za-z]+)+)(?=\s?[=:])", _words, 0),  # prompt_tokens: 1500
    (
        r"\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|thirty-six)-(year|month|week|quarter)s?\b",
        r"\1 \2",
        _I,
    ),  # a two-year view
)
_REWRITES = tuple((re.compile(pattern, flags), replacement) for pattern, replacement, flags in _ROWS)


def rewrite(text: str) -> str:
    """The text with every row applied, in order."""
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return text
