"""Slack's text as a person sees it: markup, links, emoji and struck words taken out, characters made plain."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from advisor.fields import FIELDS
from bot.language.text.rewrites import rewrite
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
_EMOJI = re.compile(r":\d{3,4}:|:[+-]1:|:(?!\d{1,2}:)[a-z][a-z0-9_+'-]{1,40}(?:::skin-tone-\d)?:")
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
    text = rewrite(text)
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
