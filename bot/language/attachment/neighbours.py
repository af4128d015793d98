"""What the figures and words around a quantity say of it: beside the traffic, behind the upfront cost, the only one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.attachment.attached import THRESHOLD, Attached, shapes_of
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.convert import fits
from bot.language.attachment.corrections import inherit
from bot.language.attachment.cues import Cue
from bot.language.attachment.score import PLURAL
from bot.language.figures.units import NOUNS
from bot.language.intent import Context

_AND_THEN = re.compile(
    r"^\s*(?:up-?\s?front|one-?off|once|all[- ]?in|to (?:build|tune|train))?\s*(?:,|;|&|\+|and|plus|with|then)?\s*(?:and |then |plus |about |around )*[$€£]?$"
)
_TUNED = re.compile(r"\b(?:tuned|fine-?\s?tun\w*|lora|self-?hosted|our own model)\b")
_AND_OUTPUT = re.compile(r"^ ?(?:,|and|,? and|/) (?:the )?outputs?(?: price)? (?:to|at|is|for)? ?[$€£]?$")


def look_around(text: str, found: list[Attached], hits: Sequence[tuple[int, int, Cue]], context: Context) -> None:
    """Candidates and periods that one quantity has from another."""
    _beside_traffic(text, found)
    _for_so_many(text, found)
    for first, second in pairwise(found):  # "input price fell to $1.10 and output to $4.40"
        side = first.best.field if first.best and not first.dropped else ""
        if side == "input_price_per_mtok" and _AND_OUTPUT.match(text[first.end : second.start]):
            second.candidates = [Candidate("output_price_per_mtok", 3.0, "beside the price in")]
    for first, second in pairwise(found):  # "1.9 cents a call today, the tuned llama would be 0.2 cents a call"
        both = all(i.best and i.best.field == "prompting_cost_per_request" and not i.dropped for i in (first, second))
        if both and _TUNED.search(text[first.end : second.start]):
            second.candidates = [Candidate("ft_inference_cost_per_request", 2.0, "the tuned one's")]
    _only_history(found, context)
    _only_one(text, found, hits, context)
    inherit(text, found, context)
    for a, b in pairwise(found):
        if a.best and b.best and a.best.field == b.best.field == "prompting_cost_per_month" and b.quantity.period:
            if "." in text[a.end : b.start].strip(". "):
                continue  # a figure of another sentence
            a.quantity.period = a.quantity.period or (b.quantity.period if not a.quantity.per else None)
    _run_cost_behind_upfront(text, found)


def _beside_traffic(text: str, items: Sequence[Attached]) -> None:
    """ "S$12.8K a month for 900K calls": an amount that no word speaks of, beside nothing but traffic, is what it costs."""
    bare = [i for i in items if i.quantity.currency and i.quantity.period and not i.dropped and not i.candidates]
    rest = [i for i in items if i not in bare and not i.dropped]
    traffic = ("requests_per_month", "input_tokens_per_request", "output_tokens_per_request")
    if len(bare) == 1 and rest and all(i.best and i.best.field in traffic for i in rest):
        if not re.search(r"\btun\w+|\bhost\w*|\bserv\w+|\bgpus?\b|\bquote", text):
            bare[0].candidates = [Candidate("prompting_cost_per_month", 1.2, "beside the traffic")]


def _for_so_many(text: str, items: Sequence[Attached]) -> None:
    """ "$1,975 for the month, for 118K summaries": a count of things no word speaks of, that a bill is said to be for."""
    bills = [i for i in items if i.best and i.best.field == "prompting_cost_per_month" and i.quantity.period]
    for item in items:
        q = item.quantity
        bare = q.unit == "" and q.scaled and not (q.currency or q.period or item.candidates or item.dropped)
        if bare and bills and text[: item.start].endswith("for ") and PLURAL.match(text[item.end :]):
            q.unit, q.period = "requests", bills[0].quantity.period
            item.candidates = [Candidate("requests_per_month", 1.5, "what the bill is for")]


def _only_history(items: Sequence[Attached], context: Context) -> None:
    """ "The dashboard shows 640K for last month", asked for the volume: the newest figure there is."""
    fitting = [i for i in items if context.asked and fits(context.asked, i.quantity)]
    fitting = [i for i in fitting if i.dropped or i.best is None or i.best.field == context.asked or i.best.score < 2]
    if len(fitting) == 1 and fitting[0].dropped == "history":
        fitting[0].dropped = ""


def _only_one(text: str, items: Sequence[Attached], hits: Sequence[tuple[int, int, Cue]], context: Context) -> None:
    """A message with one figure and words for just one field: they belong together wherever they stand."""
    live = [i for i in items if not i.dropped]
    if len(live) != 1 or (live[0].best and live[0].best.score >= THRESHOLD):
        return
    q = live[0].quantity
    if not (q.currency or q.period or (q.scaled and not context.open)):
        return
    shapes = shapes_of(live[0].quantity)
    fields = {cue.field: text[a:b] for a, b, cue in hits if cue.shapes & shapes and cue.weight >= 2.4}
    if len(fields) == 1:
        live[0].candidates = [Candidate(name, 1.2, words) for name, words in fields.items()]


def subject_of_sentence(item: Attached, text: str, hits: Sequence[tuple[int, int, Cue]]) -> None:
    """A figure whose own words name no input: "Questions from employees, mostly HR: 5,200 a month" is traffic, as its
    sentence speaks of requests, or counts something a day, and not of money; "with the OpenAI API this comes to 2,950
    dollars a month" is the one input that its sentence speaks of."""
    q = item.quantity
    begin = max(text.rfind(c, 0, item.start) for c in ".;!?\n") + 1
    spoken = [(cue, text[a:b]) for a, b, cue in hits if begin <= a and b <= item.start]
    if q.unit == "" and q.period and q.currency is None and q.per is None:
        traffic = [words for cue, words in spoken if cue.field == "requests_per_month"]
        traffic += [m.group(1) for m in _WE_DO.finditer(text, begin, item.start)]
        if q.period not in ("year", "quarter"):
            nouns = [m.group(1) for m in _COUNTED_NOUN.finditer(text, begin, item.start)]
            traffic += [noun for noun in nouns if NOUNS.get(noun) != "other"]
        traffic += [q.period] if q.period not in ("month", "quarter", "year") else []
        if traffic and not any("money/month" in cue.shapes and cue.weight >= 2.0 for cue, _ in spoken):
            item.candidates = [Candidate("requests_per_month", 1.2, traffic[-1])]
    elif q.currency and q.period and q.per is None:
        strong = {cue.field: words for cue, words in spoken if "money/month" in cue.shapes and cue.weight >= 2.2}
        if len(strong) == 1:
            item.candidates = [Candidate(*next(iter((name, 1.2, words) for name, words in strong.items())))]


_WE_DO = re.compile(
    r"\bwe (?:screen|classify|review|summari[sz]e|route|triage|answer|extract|translate|score|tag|read|moderate|draft|parse|sort|check|index|transcribe|code|grade) (?:the |our |all )?([a-z]+s)\b"
)
_COUNTED_NOUN = re.compile(
    r"\b((?!(?:bots|apps|tools|products|teams|departments|services|workloads|projects|assistants|tasks|cases|ours|theirs|yours|hers|his|others|costs|fees|bills|prices|expenses|budgets|invoices|dollars|euros|pounds|bucks|tokens|months|days|weeks|hours|years|always|thus|this|plus|less|across|perhaps|numbers|figures|sales|savings|licen[cs]es|runs|pays|spends|hosts|users|thanks|yes|its|has|was|does|goes|gets|comes|makes|takes|needs|means|seems|says|let's|details|basics|models|gpus|endpoints)\b)[a-z]{3,}s)\b(?= ?[:=(-]| (?:is|are|at|of|run|runs|reviewed|processed|handled|sent|coming|come|average|around|about|roughly)\b|, (?:about |around |some |roughly |~ ?)?$)"
)


def _run_cost_behind_upfront(text: str, items: Sequence[Attached]) -> None:
    """ "80K upfront, 2K a month", "20 grand and 500 a month": the monthly figure right behind the upfront one runs it."""
    for first, second in pairwise(items):
        q = second.quantity
        monthly = q.period in ("month", "year") and q.per is None and q.unit in ("", "money")
        each = q.per == "request" and second.best is not None and second.best.score < 2.0
        upfront = first.best is not None and first.best.field == "ft_upfront_cost" and first.best.score >= 1.0
        if (
            not ((monthly or each) and upfront)
            or first.dropped
            or second.dropped
            or not _AND_THEN.match(text[first.end : second.start])
        ):
            continue
        if each or second.best is None or second.best.score < 1.2:
            name = "ft_inference_cost_per_request" if each else "ft_inference_cost_per_month"
            second.candidates = [Candidate(name, 3.0, "right behind the upfront cost")]
