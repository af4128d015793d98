"""What is said in pages, weeks of work, boxes or "eighty-something": it has to be asked for in the unit that counts."""

from __future__ import annotations

import re

from advisor import FIELDS
from bot.language.intent import Doubt
from bot.language.reading import Reading
from bot.language.requests.arguments import field_named

_IN_PAGES = re.compile(
    r"\b(prompt|input|question|context|answer|reply|response|output|repl(?:y|ie)|completion)s?\b[^.;,\d]{0,30}\b(?:is|are|runs?|ha(?:s|ve)|about|around|take|takes)\b[^.;,]{0,20}\b(?:pages?|paragraphs?|sentences?|characters?|chars|lines|screens?)\b"
)


_TIME_OF_ENGINEERS = re.compile(
    r"\b(?:one|two|three|a|an|\d) (?:of (?:our|my|the) (?:own )?)?(?:senior |ml |data |backend )?(?:engineers?|devs?|developers?|people|persons?|data scientists?)(?: of ours)? (?:for|over) (?:a|an|one|two|three|four|five|six|eight|\d{1,2}) (?:days?|weeks?|months?|quarters?|years?|sprints?)\b"
)


_PRICE_OF_TIME = re.compile(r"[$€£]\d|\d ?k\b|\bfree\b|\bno (?:extra )?cost\b|\bcounted\b|\bon payroll\b")


_SOME_CASES = re.compile(
    r"\b(?:a handful of|a few|several|some|a couple of|various|many|a bunch of|a number of) (?:different |separate |other )?(?:use[- ]?cases|jobs|tasks)\b"
)


_SOMETHING = re.compile(r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\d0)[- ]something\b")


_AS_BEFORE = re.compile(
    r"\b([a-z][a-z ]{2,20}?) (?:is |are |stays? |will be )?(?:the )?same as (?:whatever |what )?(?:we |it )?(?:had |was |paid |were )?(?:last|before|previously|the previous|then)\b"
)


_SO_MANY_FIGURES = re.compile(
    r"\b(?:low|mid|high|lower|upper)[ -](?:four|five|six|seven|4|5|6|7)[ -]figures?\b(?! sum)"
)


_TRAIN_ON_THAT = re.compile(
    r"\b(?:that |which )?(?:we|you|it) (?:can|could|may|might) (?:train|learn|tune|fine-?tune) (?:it |a model )?(?:on|from|with)\W*$|\b(?:can|could|would) (?:u|you|we|it|one) (?:train|learn|tune|fine-?tune) (?:it |a model |something )?(?:on|from|with) (?:that|those|these|them|it)\b"
)


_NO_NUMBER = re.compile(r"(?:#ref!?|#n/a|#value!?|#name\??|#div/0!?|(?<![?\w])\?{2,3}(?!\?)|\bxx+\b)")
"""What a sheet shows where a figure should be."""


_HEAPS = re.compile(
    r"\b(?:boxes|shelves|folders|piles|stacks|heaps|drawers|cabinets|years|archives?) (?:and \w+ )?(?:of|worth of) [a-z]+"
)


def ask_about_measures(reading: Reading) -> None:
    """What is said in pages, weeks of work or boxes: it has to be asked for in tokens, money or a count."""
    pages = _IN_PAGES.search(reading.text)
    if pages:
        side = "output" if pages.group(1)[:3] in ("ans", "rep", "res", "out", "com") else "input"
        name = f"{side}_tokens_per_request"
        if not _told(reading, name):
            reading.doubts.append(Doubt((name,), None, pages.group(), "words_not_tokens"))
    work = _TIME_OF_ENGINEERS.search(reading.text)
    if work and not _PRICE_OF_TIME.search(
        reading.text[max(0, work.start() - 25) : _next_part(reading.text, work.end())]
    ):
        reading.inputs.pop("build_months", None)
        if not _told(reading, "ft_engineering_cost") and not _told(reading, "ft_upfront_cost"):
            reading.doubts.append(Doubt(("ft_engineering_cost",), None, work.group(), "how_much_is_it"))
    stock = _TRAIN_ON_THAT.search(reading.text) if reading.quantities else None
    if stock and not _told(reading, "labelled_examples") and not re.search(r"\blabell?ed\b|\bannotat", reading.text):
        reading.doubts.append(Doubt(("labelled_examples",), None, stock.group(), "how_many_labelled"))
    error = _NO_NUMBER.search(reading.text)
    name = field_named(reading.text[: error.start()][-25:]) if error else None
    if error and name and not _told(reading, name):
        reading.doubts.append(Doubt((name,), None, error.group().strip(), "unclear_number"))
    some = _SOMETHING.search(reading.text)
    name = field_named(reading.text[: some.start()][-40:]) if some else None
    if some and name and not _told(reading, name):
        reading.doubts.append(Doubt((name,), None, some.group(), "how_many"))
    before = _AS_BEFORE.search(reading.text)
    name = field_named(before.group(1)) if before else None
    if before and name and not _told(reading, name) and name not in reading.context.inputs:
        reading.doubts.append(Doubt((name,), None, before.group(), "no_base"))
    cases = _SOME_CASES.search(reading.text)
    if cases and not _told(reading, "use_cases") and "use_cases" not in reading.context.inputs:
        reading.doubts.append(Doubt(("use_cases",), None, cases.group(), "how_many"))
    sum_said = _SO_MANY_FIGURES.search(reading.text)
    if sum_said:
        around = (
            reading.text[sum_said.end() : sum_said.end() + 25]
            + " "
            + reading.text[max(0, sum_said.start() - 25) : sum_said.start()]
        )
        money = {f for f in FIELDS if FIELDS[f].kind.is_money}
        name = field_named(around, among=money) or "ft_upfront_cost"
        if not _told(reading, name):
            reading.doubts.append(Doubt((name,), None, sum_said.group(), "how_many"))
    heaps = _HEAPS.search(reading.text) if reading.context.asked == "labelled_examples" else None
    if heaps and not reading.quantities and not _told(reading, "labelled_examples"):
        reading.doubts.append(Doubt(("labelled_examples",), None, heaps.group(), "how_many"))


def _next_part(text: str, at: int) -> int:
    """Where the next sentence or the next item of a sum begins."""
    match = re.compile(r"[.;!?\n]|,? (?:plus|and)\b").search(text, at)
    return match.start() if match else len(text)


def _told(reading: Reading, name: str) -> bool:
    return name in reading.inputs or any(name in d.fields for d in reading.doubts)
