"""Parts and wholes: what is ours of a bill, parts in the scale of their total, so many right of so many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from advisor import FIELDS
from advisor.fields import Kind
from bot.language.arithmetic.amounts import part_in, take_over, times
from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.priors import SPOKEN_OF
from bot.language.figures.numerals import read_fraction
from bot.language.figures.quantity import Quantity
from bot.language.intent import Context

_OF_IT = re.compile(
    r"^\s*(?:(?:a|per) (?:month|year|quarter) |/ ?mo(?:nth)? |monthly )?(?:of|out of|from) (?:it|that|this|which|those|them|the total|the bill|the invoice)\b"
)


_REST = re.compile(r"\b(?:remaining|the rest|the remainder|the other|the balance)\b[^.;\d]{0,15}$")


_OURS = re.compile(
    r"\b(?:ours?|us|we|my|mine|this (?:one|workload|use case|bot|product)|prompt\w*|llms?|api|openai|anthropic|bedrock|azure openai|claude|gpt\S*|tokens|inference)\b"
)


_OUR_SHARE = re.compile(
    r"\bour (?:own )?(?:share|part|portion|bit|slice|piece)(?: of (?:it|that|this))? (?:is|would be|comes to|:|=) ?(?:about |around |roughly |only |just |~ ?)*[$€£]?$"
)


_OUT_OF = re.compile(r"\bout of (?:the |our )?(?:last )?$")


def so_many_right(text: str, found: Sequence[Attached]) -> None:
    """ "Out of 100 answers the bot got 12 wrong": a share."""
    for whole, part in pairwise(found):
        judged = re.match(r"\s*(?:of them )?(wrong|right|correct)\b", text[part.end :])
        if (
            not judged
            or not _OUT_OF.search(text[max(0, whole.start - 30) : whole.start])
            or part.quantity.low is None
            or not whole.quantity.value
        ):
            continue
        if part.quantity.value <= whole.quantity.value:
            share = part.quantity.value * 100 / whole.quantity.value
            share = 100 - share if judged.group(1) == "wrong" else share
            part.quantity.low = part.quantity.high = share
            part.quantity.unit, part.quantity.doubtful, whole.dropped = "percent", False, "of how many"
            part.candidates = [Candidate("current_accuracy", 3.5, judged.group(1))]


_OF_THOSE_LABELLED = re.compile(
    r"^\s*of (?:those|them|these|which) (?:are |have been |were )?(?:already |properly |hand-)?(?:labell?ed|annotated|tagged|reviewed|graded)\b"
)


_LABELLED_BEFORE = re.compile(r"\b(?:labell?ed|annotated|tagged|reviewed|graded)\b[^.;,\d]{0,15}$")


_OF_THEM = re.compile(r"^\s*of (?:them|those|these)\b")


_OF_WHICH = re.compile(r"\bof which (?:about |around |some )?$")


_LABELLED_BEHIND = re.compile(
    r"^\s*(?:are |is |were |have been |has been )(?:already |properly )?(?:labell?ed|annotated|tagged|reviewed)\b"
)


def those_are_labelled(text: str, found: Sequence[Attached]) -> None:
    """ "60,000 complaints and 8,500 of those are labelled": the second."""
    labelled = [
        i
        for i in found
        if _OF_THOSE_LABELLED.match(text[i.end :])
        or (_LABELLED_BEFORE.search(text[max(0, i.start - 40) : i.start]) and _OF_THEM.match(text[i.end :]))
        or (_OF_WHICH.search(text[max(0, i.start - 25) : i.start]) and _LABELLED_BEHIND.match(text[i.end :]))
    ]
    only = re.search(
        r"\b(?:only )?(half|a third|two thirds|a quarter|three quarters|\d{1,2} ?%) of (?:them|those|it|these) (?:is|are|was|were) (?:labell?ed|annotated|tagged)\b",
        text,
    )
    whole = [i for i in found if only and i.end <= only.start() and not (i.quantity.currency or i.quantity.period)]
    if only and len(whole) == 1 and not labelled:
        share = read_fraction(only.group(1).split(), 0)
        times(
            whole[0],
            share[0]
            if share
            else Decimal(only.group(1).rstrip(" %")) / 100
            if only.group(1)[0].isdigit()
            else Decimal("0.5"),
        )
        whole[0].candidates, whole[0].dropped = [Candidate("labelled_examples", 3.0, "labelled")], ""
    everyone = re.search(
        r"\bevery (?:single )?one (?:of them )?(?:is |was |has been )?(?:labell?ed|annotated|tagged)\b", text
    )
    stock = [
        i for i in found if everyone and i.end <= everyone.start() and not (i.quantity.currency or i.quantity.period)
    ]
    if len(stock) == 1 and not labelled:
        stock[0].candidates, stock[0].dropped = [Candidate("labelled_examples", 3.0, "labelled")], ""
    for item in found:
        if labelled and item.end <= labelled[0].start and item.quantity.unit in ("", "examples", "requests", "other"):
            if not (item.quantity.period or item.quantity.currency or item.quantity.per):
                item.dropped = "the whole that the labelled ones are a part of"
    if labelled:
        labelled[0].candidates, labelled[0].dropped = [Candidate("labelled_examples", 3.0, "labelled")], ""


def tokens_of_which(text: str, found: Sequence[Attached]) -> None:
    """ "2,300 tokens a call, of which 2,000 prompt and 300 completion": the parts, not the sum."""
    for i, whole in enumerate(found[:-2]):
        parts = found[i + 1 : i + 3]
        if whole.quantity.unit != "tokens" or "." in text[whole.end : parts[1].start]:
            continue
        if sum((p.quantity.value for p in parts), Decimal(0)) == whole.quantity.value:
            whole.dropped = "the sum of the two"
            for part, name in zip(parts, ("input_tokens_per_request", "output_tokens_per_request"), strict=True):
                if part.best is None or part.best.score < 2:
                    part.candidates = [Candidate(name, 3.0, "of which")]


def parts_in_thousands(text: str, found: list[Attached], context: Context) -> None:
    """ "Upfront 50K: 20 data, 20 training, 10 eval": parts are in the scale of their total."""
    held = context.inputs.get("ft_upfront_cost")
    bare = [i for i in found if not i.dropped and _is_bare(i) and _spoken_part(text, i)]
    total = next((i for i in found if i.best and i.best.field == "ft_upfront_cost" and i.quantity.scaled), None)
    whole = total.quantity.value if total is not None else held
    said = sum((i.quantity.value for i in bare), Decimal(0))
    if len(bare) < 2 or not isinstance(whole, Decimal) or not whole / 2 <= said * 1000 <= whole * Decimal("1.02"):
        return
    named = next((i for i in found if i not in bare and _is_bare(i) and i.quantity.value * 1000 == whole), None)
    if named is not None:
        named.dropped = "the total that is held"  # "split of that 80: prep 30, training 20"
    for item in bare:
        times(item, Decimal(1000))
        item.quantity.unit = "money"
        item.candidates = [Candidate(_spoken_part(text, item), 3.0, "a part of the total")]
    rest = _THE_REST.search(text)
    name = part_in(text[rest.end() : rest.end() + 25]) if rest else ""
    if rest and name and said * 1000 < whole:
        left = Quantity(0, 0, whole - said * 1000, whole - said * 1000, unit="money", scaled=True)
        found.append(Attached(left, rest.start(), rest.end(), [Candidate(name, 3.0, "the rest")]))


_THE_REST = re.compile(r"\b(?:the rest|the remainder|what'?s left)\b(?: is| goes (?:to|on)| for)?")


def _is_bare(item: Attached) -> bool:
    q = item.quantity
    return q.unit == "" and not (q.scaled or q.period or q.per or q.is_range or q.in_words) and q.low is not None


def _spoken_part(text: str, item: Attached) -> str:
    """The part of the upfront cost whose name touches a figure, before or behind it."""
    before = re.search(r"([a-z]+(?: [a-z]+)?)\s*[:=]?\s*$", text[max(0, item.start - 22) : item.start])
    behind = re.match(r"\s*(?:for |on )?([a-z]+)", text[item.end :])
    return (part_in(behind.group(1)) if behind else "") or (part_in(before.group(1)) if before else "")


_PAIRS = (("input_price_per_mtok", "output_price_per_mtok"), ("input_tokens_per_request", "output_tokens_per_request"))


def two_in_focus(text: str, found: Sequence[Attached], context: Context) -> None:
    """ "Prices dropped, 2 and 8 now", of the two prices that were spoken of."""
    for pair in _PAIRS:
        if set(context.focus) != set(pair) or len(found) != 2 or not all(_is_bare(i) for i in found):
            continue
        gap = text[found[0].end : found[1].start].strip()
        if gap in ("and", "/", "&", ",") and not any(i.best and i.best.score >= 2.2 for i in found):
            for item, name in zip(found, pair, strict=True):
                item.candidates, item.dropped = [Candidate(name, 3.0, SPOKEN_OF[1])], ""


def part_of_total(text: str, found: Sequence[Attached]) -> None:
    """ "Our AWS invoice is 48k a month, the bedrock prompts are 9.2k of it": the part is ours, where it says so."""
    for whole, part in pairwise(found):
        if _OUR_SHARE.search(text[max(0, part.start - 35) : part.start]) and whole.best and not whole.dropped:
            whole.dropped = "the whole that ours is a part of"
            take_over(part, whole)
    for i in range(1, len(found)):
        part, whole = found[i], next((w for w in reversed(found[:i]) if not w.dropped), None)
        of_it = _OF_IT.match(text[part.end :])
        alike = whole and part.quantity.unit in ("", "money", whole.quantity.unit) and part.quantity.unit != "percent"
        unnamed = whole is not None and (whole.best is None or whole.best.score < 1.0) and whole.quantity.period
        if of_it and whole is not None and unnamed and _OURS.search(text[part.end : part.end + of_it.end() + 30]):
            whole.candidates = [Candidate("prompting_cost_per_month", 2.0, "ours is a part of it")]
        if not of_it or whole is None or not alike or whole.quantity.low is None or part.quantity.low is None:
            continue
        if whole.best is None or FIELDS[whole.best.field].kind not in (Kind.MONEY_PER_MONTH, Kind.PER_MONTH):
            continue
        if part.quantity.value > whole.quantity.value:
            continue
        rest = next((r for r in found[i + 1 :] if _REST.search(text[part.end : r.start])), None)
        said = text[whole.end : part.start] + " " + text[part.end + of_it.end() : part.end + of_it.end() + 30]
        if rest is not None and not _OURS.search(text[whole.end : part.start]):
            part.dropped = whole.dropped = "a part that is not ours"
            if rest.best is None or rest.best.score < 1.5:
                take_over(rest, whole)
            else:
                rest.quantity.period = rest.quantity.period or whole.quantity.period
        elif _OURS.search(said) or re.search(r"\b(?:only|just)\b[^,;.]{0,12}$", text[whole.end : part.start]):
            whole.dropped = "the whole that ours is a part of"
            take_over(part, whole)
        else:
            whole.doubt("not_all_ours")
            part.dropped = "a part of the figure before"
