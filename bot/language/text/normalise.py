"""Slack's text as a person sees it: markup, links, emoji and struck words taken out, characters made plain."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from advisor.fields import FIELDS
from bot.language.text.spelling import respell

MAX_LENGTH = 8_000
"""Longer messages are answered with a sentence, not read."""
MAX_DIGITS = 15
"""A longer run of digits is no quantity."""

_LINK = re.compile(r"<(?:https?|mailto|ftp)[^>\s|]{0,2000}(?:\|[^>]{0,300})?>|https?://[^\s>|)]{1,2000}")
_USER = re.compile(r"<@([UW][A-Z0-9]{2,20})(?:\|[^>]{0,80})?>")
_CHANNEL = re.compile(r"<#([CG][A-Z0-9]{2,20})(?:\|([^>]{0,80}))?>")
_SPECIAL = re.compile(r"<![^>]{0,100}>")
_STRUCK = re.compile(r"(?<![\w~])~(?=[^\s~])([^~\n]{0,200}[^\s~])~(?![\w~])")
_KEYCAP = re.compile("[0-9]\ufe0f?\u20e3")
_EMOJI = re.compile(r":\d{3,4}:|:(?!\d{1,2}:)[a-z][a-z0-9_+'-]{1,40}(?:::skin-tone-\d)?:")
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*(?![\w*])")
_ITALIC = re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,400}?)(?<=\S)_(?!\w)")
_CODE = re.compile(r"```|`")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u180e]")
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "-",
        "\u2014": " - ",
        "\u2212": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\u2026": "..",
        "\u2248": "~",
        "\u2265": ">=",
        "\u2264": "<=",
        "\u00d7": "x",
        "\u2192": "->",
        "\u00bd": ".5",
        "\u00bc": ".25",
        "\u00be": ".75",
        "\u2022": "\n",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\t": " ",
        "\r": "\n",
        "\u00b7": "\n",
    }
)
_FIELD_NAMES = re.compile(rf"\b(?:{'|'.join(sorted(FIELDS, key=len, reverse=True))})\b", re.IGNORECASE)
_GROUPED = re.compile(r"(?<=\d)_(?=\d{3})")
_PHONE = re.compile(r"\+\d{1,3}(?:[ .-]\d{2,5}){2,5}")
_KEY = re.compile(r"\b[A-Za-z]+(?:_[A-Za-z]+)+(?=\s?[=:])")
_SPELT_TIME = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|thirty-six)-(year|month|week|quarter)s?\b",
    re.IGNORECASE,
)
_ISH = re.compile(r"(?<=[\dkm])-(?=ish\b)|(?<=\w)-odd\b", re.IGNORECASE)
_LIRA = re.compile(r"\bTRY(?= ?\d)|(?<=[\dkKmM] )TRY\b|(?<=\d)TRY\b")
"""Turkish lira: in small letters it is a verb."""
_RAND = re.compile(r"(?<![\w-])R ?(?=\d{2,}|\d[.,]\d|\d ?(?:k|m|million|bn)\b)")
"""South African rand; a single digit is part of a name: "R1"."""
_PER_MILLION_FIRST = re.compile(
    r"((?:\bper|/) ?1 ?m(?:illion)? ?tok(?:en)?s?)\b\s*[:=]?\s*([$€£]?\d[\d.,]*)(?=\s|$)", re.IGNORECASE
)
"""A column of a table: "price_in /1M tok $2.50"."""
_SIZE_APART = re.compile(r"\b(mistral|llama|qwen|gemma|phi),? (?:the )?(\d{1,3}b)\b", re.IGNORECASE)
_DOLLARS = re.compile(r"\b(us|american|canadian|australian|singapore|hong kong|new zealand) dollars?\b", re.IGNORECASE)
_CODES = {
    "us": "USD",
    "american": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "singapore": "SGD",
    "hong kong": "HKD",
    "new zealand": "NZD",
}
_SUBSTITUTE = re.compile(r"\bs/([\d.,km%$]{1,12})/([\d.,km%$]{1,12})/?(?!\w)", re.IGNORECASE)
_IDIOMS = re.compile(
    r",? ?\b(?:for what it'?s worth|roughly speaking|mind you|bless (?:them|him|her)|believe it or not|or so(?=[,.;]|$)|if you like|to be fair|hear me out)\b,?",
    re.IGNORECASE,
)
_OPTION = re.compile(r"(?<!\S)--(?!format\b)([a-z][a-z_-]{1,40})", re.IGNORECASE)
"""As on a command line: "--prompting 5200/mo --tune-onetime 31000"."""
_SIGNATURE = re.compile(r"\bsent from my [\w -]{2,30}\W*$", re.IGNORECASE)
_WERE = re.compile(
    r"(?:(?<=^)|(?<=[.,;!?] )|(?<=\bugh )|(?<=\bhi )|(?<=\bhey )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bok ))were (?=[a-z]+in'?g?\b|at\b|on\b|now\b|currently\b)",
    re.IGNORECASE,
)
"""An apostrophe left out: "were payin 2K a month"."""
_ASIDE = re.compile(
    r"(?<=\w) \((?![A-Z]{2,6}\)|(?i:current|required|target|today|now|monthly|yearly|annual|tuned|input|output|in|out)\b)[^()\d\n]{1,40}\)(?=\s?[:=]| [$€£]?\d[\d.,]*(?:k|m)?$)",
    re.MULTILINE,
)
"""A remark between a label and its figure: "labelled examples (ours): 11,400"."""
_RUNS = re.compile(r"([^\w\s])\1{3,}")
_SUB = re.compile(r"\bsub-(?=\d)", re.IGNORECASE)
_OTHER_TONGUES = frozenset(
    [
        "del",
        "favor",
        "ayudas",
        "gastos",
        "cuanto",
        "como",
        "el",
        "los",
        "las",
        "que",
        "por",
        "pena",
        "vale",
        "nosotros",
        "para",
        "una",
        "cuesta",
        "wir",
        "und",
        "ist",
        "der",
        "das",
        "nicht",
        "lohnt",
        "sich",
        "uns",
        "mit",
        "kosten",
        "le",
        "les",
        "est",
        "nous",
        "pour",
        "avec",
        "des",
        "cela",
        "vaut",
        "peine",
        "il",
        "che",
        "vale",
        "conviene",
        "noi",
        "het",
        "een",
        "niet",
        "voor",
        "wij",
        "kost",
        "ons",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "a",
        "is",
        "are",
        "we",
        "our",
        "to",
        "of",
        "for",
        "and",
        "it",
        "worth",
        "what",
        "how",
        "do",
        "does",
        "should",
        "i",
        "on",
        "with",
        "pay",
    ]
)
_DIGIT_RUN = re.compile(rf"\d{{{MAX_DIGITS + 1},}}")


@dataclass(frozen=True, slots=True)
class Message:
    """A readable message. `lower` has the same length as `text`, so that spans hold for both."""

    text: str
    lower: str
    users: tuple[str, ...]
    channels: tuple[str, ...]
    too_long: bool = False
    long_digits: bool = False
    foreign: bool = False


def normalise(raw: str) -> Message:
    """Make a message readable. Linear in its length; never raises."""
    if len(raw) > MAX_LENGTH:
        return Message("", "", (), (), too_long=True)
    text = _KEYCAP.sub("\n", _INVISIBLE.sub("", raw))
    users = tuple(_USER.findall(text))
    channels = tuple(c[0] for c in _CHANNEL.findall(text))
    for pattern in (_LINK, _USER, _CHANNEL, _SPECIAL):
        text = pattern.sub(" ", text)
    text = html.unescape(html.unescape(text))
    text = unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)
    text = _STRUCK.sub(" ", text)
    text = _EMOJI.sub(" ", text)
    text = _CODE.sub("", text)
    text = _BOLD.sub(r"\1", text)
    text = _ITALIC.sub(r"\1", text)
    text = re.sub(r"[^\S\n]{1,400}", " ", text).strip()
    text = _SUBSTITUTE.sub(r"\1 -> \2", text)
    text = _IDIOMS.sub("", text)
    text = _ASIDE.sub("", text)
    text = _SIGNATURE.sub("", text)
    text = _OPTION.sub(lambda m: re.sub("[-_]", " ", m.group(1)), text)
    text = _WERE.sub("we're ", text)
    text = re.sub(r"(?<=[a-z] )4 (?=(?:the|a|our|us|me|my|this|it|all)\b)", "for ", text)
    text = re.sub(r"(?<=\w) ?([-+])= ?(?=[$€£]?\d)", lambda m: {"-": " minus ", "+": " plus "}[m.group(1)], text)
    text = _RUNS.sub(r"\1\1\1", text)
    text = _GROUPED.sub("", text)
    text = _PHONE.sub(" ", text)
    text = re.sub(r"\bsub[- ]?second\b", "under 1 second", text, flags=re.IGNORECASE)
    text = _SUB.sub("under ", text)
    text = _ISH.sub("", text)
    text = re.sub(r"(?<=\d)[.,]-(?=\s|$)", "", text)  # "EUR 9.750,-"
    text = re.sub(r"\b(mio|mrd|tsd)\.", r"\1", text, flags=re.IGNORECASE)
    text = re.sub(r"\bpr (?=(?:month|request|call|day|week|year)\b)", "per ", text)
    text = _DOLLARS.sub(lambda m: _CODES[m.group(1).lower()], text)
    text = re.sub(r"\bswiss (?=francs?\b)", "", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(Rs|Fr)\. ?(?=\d)", lambda m: {"r": "Rs ", "f": "CHF "}[m.group(1)[0].lower()], text, flags=re.IGNORECASE
    )
    text = _LIRA.sub("\u20ba", text)
    text = re.sub(r"\bopen ai\b", "openai", text, flags=re.IGNORECASE)
    text = _PER_MILLION_FIRST.sub(
        lambda m: m.group() if text[: m.start()].rstrip()[-1:].isdigit() else f"{m.group(2)} {m.group(1)}", text
    )
    text = re.sub(r"\br[e\u00e9]sum[\u00e9](?=s?\b)", "resume", text, flags=re.IGNORECASE)
    text = _SIZE_APART.sub(r"\1 \2", text)
    text = re.sub(r"(?<=\d) ?T(EUR|USD|CHF|GBP|€)(?!\w)", r"k \1", text)
    text = _RAND.sub("ZAR ", text)
    text = re.sub(r"\bUS (?=cents?\b)", "", text)
    text = _KEY.sub(lambda m: m.group().replace("_", " "), text)
    text = _SPELT_TIME.sub(r"\1 \2", text)
    text = respell(text)
    text = _FIELD_NAMES.sub(lambda m: m.group().replace("_", " "), text)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow when lowered; none of them matters to us
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    letters = [c for c in text if c.isalpha()]
    said = re.findall(r"[^\W\d_]+", lower)
    tongue = sum(w in _OTHER_TONGUES for w in said) - sum(w in _ENGLISH for w in said)
    foreign = tongue >= 2 or (len(letters) >= 3 and sum(c > "\u024f" for c in letters) > len(letters) / 2)
    return Message(text, lower, users, channels, long_digits=bool(_DIGIT_RUN.search(text)), foreign=foreign)
