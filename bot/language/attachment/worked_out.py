"""Figures that are worked out from others: so many each, a part of a total, what that comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from advisor import FIELDS
from advisor.fields import UPFRONT_PARTS, Kind
from bot.language.attachment.attached import Attached
from bot.language.attachment.candidate import Candidate
from bot.language.attachment.convert import canonical
from bot.language.attachment.priors import SPOKEN_OF
from bot.language.attachment.score import PLURAL
from bot.language.figures.quantity import Quantity
from bot.language.intent import Context

_EACH_BEFORE = re.compile(
    r"\b(?:each(?! (?:month|day|week|year|quarter|hour|request|call|query|document|example|one ))|every (?:one|user|agent|rep|customer|employee|broker|store|nurse|clerk|seat)|per (?:user|agent|rep|customer|employee|seat|store|head))\b[^.;,\d]{0,40}(?:\d[\d,.]*k? (?:[a-z]+ ){1,3})?(?:about |around |roughly |~ ?)?$"
)
_EACH_OF_OURS = re.compile(r"\beach of (?:the|our|my|those|these) [a-z]+(?: [a-z]+){1,3} (?:about |around |~ ?)?$")
_EACH_AFTER = re.compile(
    r"^\s*(?:(?:a|per|every) (?:day|week|month|hour) )?(?:each\b(?! (?:month|day|week|year))|apiece|a piece|(?:per|a|an|/) ?(?:agent|user|seat|rep|customer|employee|store|site|team|person|head|shift|branch|region|country|product|tenant|client|patient|conversation|chat|session|case)\b)"
)
_PER_USER_A_MONTH = re.compile(r"^\s*(?:(?:per|a|an|/) [a-z]+|[a-z]+s) (?:a|per|each|every) (day|week|month)\b")
_ACTIVE = re.compile(r"^\s*(?:daily |weekly |monthly )?active\b")
_BY_HAND = re.compile(r"\bby hand\b|\bmanually\b")
_SESSIONS = re.compile(r"\b(?:conversations?|chats?|sessions?|threads?|dialogues?|cases|claims|tickets|documents)\b")
_STEPS = re.compile(
    r"\b(?:(?:model|llm|api|gpt) )?(?:calls|requests|prompts|turns|steps|passes|messages|completions)\b"
)
_A_FEW_STEPS = re.compile(
    r"\bgo(?:es)? back and forth\b|\b(?:several|multiple|many|a few|a couple of|some) (?:(?:model|llm|api|gpt) )?(?:calls|requests|prompts|turns|steps|passes)\b"
)
_PRICE_OF_ONE = re.compile(r"^\s*(?:at|x|×|\*|@|times|of|for)\s*(?:about |around |~ ?)?[$€£]?$")
_A_POP = re.compile(r"^\s*(?:each|apiece|a piece|a pop|per head|per (?:person|run|model|engineer)|ea\b)")
_COMES_TO = re.compile(
    r"(?:\b(?:so|thus|hence)|\bwhich (?:is|makes|comes to|gives(?: us)?|adds up to)|\bthat(?:'s| is| makes| comes to| gives| adds up to)|\bthats|\bcomes to|\bmak(?:es|ing)(?: it)?|=|\bi\.?e\.?,?)\s*(?:only |just |about |around |roughly |~ ?|a total of )*[$€£]?$"
)
_NET = re.compile(r"^\s*(?:(?:a|per) month |/mo )?(?:net|all told|in total|total|altogether)\b")
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
_FOR_US = re.compile(r"^[^.;,\d]{0,12}\b(?:for|is|are) (?:us|ours|our (?:part|share|side))\b")


def work_out(text: str, found: list[Attached], context: Context) -> None:
    """Put together the figures that give one input, and drop those it is worked out from."""
    _price_of_a_batch(text, found)
    _sum_over_a_time(text, found)
    _every_so_often(text, found)
    _so_many_times_a_month(text, found)
    _so_many_right(text, found)
    _those_are_labelled(text, found)
    _tokens_of_which(text, found)
    _so_many_each(text, found)
    _steps_of_each(text, found)
    _parts_in_thousands(text, found, context)
    _two_in_focus(text, found, context)
    _count_times_price(text, found)
    _each_of_how_many(text, found, context)
    _part_of_total(text, found)
    _work_that_comes_to(text, found)
    _sum_of_parts(text, found)
    _volume_times_price(text, found)
    _what_it_comes_to(text, found, context)


_BATCH_OF = re.compile(r"^ ?(?:per|a|for a|for each|each|for every) (?:batch|pack|set|lot|bundle|block) of $")


def _price_of_a_batch(text: str, found: Sequence[Attached]) -> None:
    """ "$400 per batch of 500": what one of them costs; "35K now and the same again on delivery": twice."""
    for price, size in pairwise(found):
        if price.quantity.currency and _BATCH_OF.match(text[price.end : size.start]) and size.quantity.value > 1:
            _times(price, 1 / size.quantity.value)
            labels = re.search(r"\b(?:label\w*|annotat\w*|examples?)\b", text)
            name = "ft_labelling_cost_per_example" if labels else "prompting_cost_per_request"
            price.candidates = [Candidate(name, 3.0, "a batch of so many")]
            price.quantity.per, size.dropped = "example" if labels else "request", "how many a price is for"
    for item in found:
        again = re.match(r"[^.;\d]{0,25}\band the same (?:again|amount again)\b", text[item.end :])
        if again and (item.quantity.currency or item.quantity.scaled):
            _times(item, Decimal(2))


_OVER = re.compile(r"^\s*(?:for|over|in|across) (?:the |all |those |these )?(?:last |past |whole |full )*$")
_PAID = re.compile(
    r"\b(?:bills?|billed|invoices?|invoiced|spend|spent|actuals|paid|pay|charged?|usage|consumption|ledger|openai|anthropic|api|llm|tokens?)\b"
)
_TIMES_A_PERIOD = re.compile(
    r"^[^.;,\d]{0,30}?\b(twice|two times|three times) (?:a|per|every) (month|week|year|day|quarter)\b"
)
_MANY_TIMES = {"twice": 2, "two times": 2, "three times": 3}


def _sum_over_a_time(text: str, found: Sequence[Attached]) -> None:
    """ "The Anthropic line is 63k for the six months": what was paid over several months."""
    for paid, time in pairwise(found):
        q, t = paid.quantity, time.quantity
        if not (q.currency or q.scaled) or q.period or q.per or q.unit not in ("", "money") or t.unit != "time":
            continue
        months = canonical("horizon_months", t) if t.time in ("month", "quarter", "year", "week") else None
        if not isinstance(months, Decimal) or not 0 < months <= 36 or not _OVER.match(text[paid.end : time.start]):
            continue
        stop = min((at for c in ".;!?\n" if (at := text.find(c, time.end)) >= 0), default=len(text))
        sentence = text[max(text.rfind(c, 0, paid.start) for c in ".;!?\n") + 1 : stop]
        if not _PAID.search(sentence) or (paid.best and FIELDS[paid.best.field].kind is Kind.MONEY_ONCE):
            continue
        _times(paid, 1 / months)
        q.period, time.dropped = "month", "the time that was paid for"
        if paid.best is None or paid.best.score < 1.5:
            paid.candidates = [Candidate("prompting_cost_per_month", 2.0, "paid")]


_EVERY = re.compile(r"\bevery (?:other )?$")


def _every_so_often(text: str, found: Sequence[Attached]) -> None:
    """ "An invoice every two months, 8.4K each": one amount for several months, or for some weeks."""
    for time in found:
        t = time.quantity
        if (
            t.unit != "time"
            or t.time not in ("week", "month", "year")
            or not _EVERY.search(text[max(0, time.start - 20) : time.start])
        ):
            continue
        months = canonical("horizon_months", t)
        near = [
            i
            for i in found
            if i is not time
            and i.quantity.unit in ("", "money")
            and (i.quantity.currency or i.quantity.scaled)
            and abs(i.start - time.end) < 40
            and i.quantity.period is None
            and "." not in text[min(i.end, time.end) : max(i.start, time.start)].strip()
        ]
        if len(near) == 1 and isinstance(months, Decimal) and months > 0 and _PAID.search(text):
            _times(near[0], 1 / months)
            near[0].quantity.period, near[0].quantity.per, time.dropped = "month", None, "how often"
            near[0].candidates = [Candidate("prompting_cost_per_month", 2.6, "paid")]


def _so_many_times_a_month(text: str, found: Sequence[Attached]) -> None:
    """ "They bill us 7k for the API twice a month"; "bimonthly" is twice a month, or every second one."""
    for item in found:
        q, behind = item.quantity, text[item.end :]
        money = (q.currency or q.scaled) and q.unit in ("", "money") and q.per is None
        often = _TIMES_A_PERIOD.match(behind)
        if money and often and q.period in (None, often.group(2)):
            _times(item, Decimal(_MANY_TIMES[often.group(1)]))
            q.period = often.group(2)
        if money and re.search(r"\bbi-?(?:month|week|annual)\w*\b", text) and len(found) == 1:
            q.doubtful = True


_OUT_OF = re.compile(r"\bout of (?:the |our )?(?:last )?$")


def _so_many_right(text: str, found: Sequence[Attached]) -> None:
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


def _those_are_labelled(text: str, found: Sequence[Attached]) -> None:
    """ "60,000 complaints and 8,500 of those are labelled": the second."""
    labelled = [
        i
        for i in found
        if _OF_THOSE_LABELLED.match(text[i.end :])
        or (_LABELLED_BEFORE.search(text[max(0, i.start - 40) : i.start]) and _OF_THEM.match(text[i.end :]))
        or (_OF_WHICH.search(text[max(0, i.start - 25) : i.start]) and _LABELLED_BEHIND.match(text[i.end :]))
    ]
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


def _tokens_of_which(text: str, found: Sequence[Attached]) -> None:
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


def _count_of_things(text: str, item: Attached) -> bool:
    q = item.quantity
    if q.currency or q.per or q.low is None or q.is_range or q.value < 2:
        return False
    if _ACTIVE.match(text[item.end :]):
        return True
    if q.period:
        return False
    return q.unit == "other" or (q.unit == "" and PLURAL.match(text[item.end :]) is not None)


def _times(item: Attached, factor: Decimal) -> None:
    q = item.quantity
    q.low = None if q.low is None else q.low * factor
    q.high = None if q.high is None else q.high * factor
    q.scaled, q.doubtful = True, False


def _so_many_each(text: str, found: Sequence[Attached]) -> None:
    """ "12,000 brokers, each sends about 5 requests a month", "40 per user a month, and we have 1,500 users"."""
    for item in found:
        q = item.quantity
        before, after = text[max(0, item.start - 70) : item.start], text[item.end :]
        rate = _PER_USER_A_MONTH.match(after) if q.unit in ("", "requests") and not q.period else None
        if rate and any(_count_of_things(text, i) for i in found if i is not item):
            q.period = rate.group(1)
        if q.unit not in ("", "requests") or not q.period or q.currency or q.per or _ACTIVE.match(after):
            continue
        each = _EACH_BEFORE.search(before) or _EACH_AFTER.match(after)
        if item.best and FIELDS[item.best.field].kind.is_money and item.best.score >= 2:
            continue
        if not each or _BY_HAND.match(after.lstrip()) or item.dropped:
            continue
        counts = [i for i in found if i is not item and _count_of_things(text, i)]
        if not counts:
            unknown = _EACH_AFTER.match(after) or _EACH_OF_OURS.search(before)
            q.doubtful = q.doubtful or unknown is not None
            continue
        count = min(counts, key=lambda i: abs(i.start - item.start))
        _times(item, count.quantity.value)
        q.unit = "requests"
        item.candidates = [Candidate("requests_per_month", 3.0, "so many each")]
        count.dropped = "how many there are of those"


def _steps_of_each(text: str, found: Sequence[Attached]) -> None:
    """ "30k conversations monthly, each of them makes 4 model calls"; "several calls each" cannot be worked out."""
    for item in found:
        q = item.quantity
        if not q.period or q.currency or not _SESSIONS.search(text, item.start, min(len(text), item.end + 20)):
            continue
        behind = text[item.end : item.end + 90]
        if _A_FEW_STEPS.search(behind) and re.search(r"\beach\b|\binside\b|\bper\b|\bevery\b|\bone\b", behind):
            q.doubtful = True
        for other in found:
            o = other.quantity
            near = item.end <= other.start <= item.end + 60 and not text[item.end : other.start].count(".")
            if not near or o.period or o.currency or o.is_range or o.low is None or o.scaled or not 2 <= o.value <= 50:
                continue
            around = text[item.end : other.start] + " " + text[other.end : other.end + 25]
            steps = o.unit == "requests" or _STEPS.match(text[other.end :].lstrip())
            if steps and re.search(r"\beach\b|\bper (?:conversation|chat|session)|\bevery one\b", around):
                _times(item, o.value)
                item.candidates = [Candidate("requests_per_month", 3.0, "so many each")]
                other.dropped = "how many there are of those"


def _count_times_price(text: str, found: Sequence[Attached]) -> None:
    """ "4 runs at 600 bucks a pop", "two engineers at 9k each"."""
    for count, price in pairwise(found):
        q, gap = price.quantity, text[count.end : price.start]
        noun = re.match(r"\s*((?!at\b|of\b|for\b)[a-z]+(?: (?!at\b|of\b|for\b)[a-z]+)?)\s*", gap)
        counted = count.quantity.unit in ("", "other", "use_cases", "epochs") and not count.quantity.currency
        small = (
            counted and not count.quantity.is_range and 2 <= count.quantity.value <= 100 and not count.quantity.period
        )
        if not small or q.low is None or not _PRICE_OF_ONE.match(gap[noun.end(1) :] if noun else gap):
            continue
        if noun is None and count.quantity.unit == "":
            continue
        if not (q.currency or q.scaled or q.value >= 100) or q.unit not in ("", "money") or q.period:
            continue
        if not (_A_POP.match(text[price.end :]) or q.per == "request"):
            continue
        _times(price, count.quantity.value)
        price.dropped = ""
        q.per, q.unit = None, "money"
        count.dropped = "how many there are of those"
        name = _one_off(text[max(0, count.start - 40) : price.start])
        if name:
            price.candidates = [Candidate(name, 3.0, "so many at that price")]


_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_MONTHS_LISTED = re.compile(rf"\b{_MONTH}(?:,| and) (?:and )?{_MONTH}\b")


def _each_of_how_many(text: str, found: Sequence[Attached], context: Context) -> None:
    """ "9k each", asked for all that the engineering costs: each of how many?"""
    asked = FIELDS.get(context.asked or "")
    if asked is None or asked.kind not in (Kind.MONEY_ONCE, Kind.MONEY_PER_MONTH) or len(found) != 1:
        return
    if _MONTHS_LISTED.search(text):
        found[0].quantity.period = "month"
    elif re.match(r"\s*(?:each|apiece|a piece|a pop|per (?:head|person|model))\W*$", text[found[0].end :]):
        found[0].quantity.doubtful = True


def _parts_in_thousands(text: str, found: list[Attached], context: Context) -> None:
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
        _times(item, Decimal(1000))
        item.quantity.unit = "money"
        item.candidates = [Candidate(_spoken_part(text, item), 3.0, "a part of the total")]
    rest = _THE_REST.search(text)
    name = _part_in(text[rest.end() : rest.end() + 25]) if rest else ""
    if rest and name and said * 1000 < whole:
        left = Quantity(0, 0, whole - said * 1000, whole - said * 1000, unit="money", scaled=True)
        found.append(Attached(left, rest.start(), rest.end(), [Candidate(name, 3.0, "the rest")]))


_THE_REST = re.compile(r"\b(?:the rest|the remainder|what'?s left)\b(?: is| goes (?:to|on)| for)?")
_PART_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ft_data_prep_cost", re.compile(r"\b(?:data|prep|labell?ing|cleaning)\b")),
    ("ft_training_cost", re.compile(r"\btraining\b|\bcompute\b|\bgpu\b")),
    ("ft_eval_cost", re.compile(r"\bevals?\b|\bevaluation\b|\btesting\b|\bqa\b")),
    ("ft_engineering_cost", re.compile(r"\beng(?:ineering)?\b|\bdev\w*\b|\bpeople\b|\bintegration\b")),
)


def _is_bare(item: Attached) -> bool:
    q = item.quantity
    return q.unit == "" and not (q.scaled or q.period or q.per or q.is_range or q.in_words) and q.low is not None


def _part_in(text: str) -> str:
    return next((name for name, pattern in _PART_WORDS if pattern.search(text)), "")


def _spoken_part(text: str, item: Attached) -> str:
    """The part of the upfront cost whose name touches a figure, before or behind it."""
    before = re.search(r"([a-z]+(?: [a-z]+)?)\s*[:=]?\s*$", text[max(0, item.start - 22) : item.start])
    behind = re.match(r"\s*(?:for |on )?([a-z]+)", text[item.end :])
    return (_part_in(behind.group(1)) if behind else "") or (_part_in(before.group(1)) if before else "")


_PAIRS = (("input_price_per_mtok", "output_price_per_mtok"), ("input_tokens_per_request", "output_tokens_per_request"))


def _two_in_focus(text: str, found: Sequence[Attached], context: Context) -> None:
    """ "Prices dropped, 2 and 8 now", of the two prices that were spoken of."""
    for pair in _PAIRS:
        if set(context.focus) != set(pair) or len(found) != 2 or not all(_is_bare(i) for i in found):
            continue
        gap = text[found[0].end : found[1].start].strip()
        if gap in ("and", "/", "&", ",") and not any(i.best and i.best.score >= 2.2 for i in found):
            for item, name in zip(found, pair, strict=True):
                item.candidates, item.dropped = [Candidate(name, 3.0, SPOKEN_OF[1])], ""


_ONE_OFF: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ft_training_cost", re.compile(r"\btraining\b|\bruns?\b")),
    ("ft_engineering_cost", re.compile(r"\bengineers?\b|\bdev\w*|\bcontractors?\b")),
    ("ft_eval_cost", re.compile(r"\beval\w*")),
    ("ft_data_prep_cost", re.compile(r"\bannotators?\b|\blabell?ers?\b|\bdata\b")),
)
"""Whose price a count of things is of."""


def _one_off(text: str) -> str | None:
    return next((name for name, pattern in _ONE_OFF if pattern.search(text)), None)


def _part_of_total(text: str, found: Sequence[Attached]) -> None:
    """ "Our AWS invoice is 48k a month, the bedrock prompts are 9.2k of it": the part is ours, where it says so."""
    for whole, part in pairwise(found):
        if _OUR_SHARE.search(text[max(0, part.start - 35) : part.start]) and whole.best and not whole.dropped:
            whole.dropped = "the whole that ours is a part of"
            _take_over(part, whole)
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
                _take_over(rest, whole)
            else:
                rest.quantity.period = rest.quantity.period or whole.quantity.period
        elif _OURS.search(said) or re.search(r"\b(?:only|just)\b[^,;.]{0,12}$", text[whole.end : part.start]):
            whole.dropped = "the whole that ours is a part of"
            _take_over(part, whole)
        else:
            whole.quantity.doubtful = True
            part.dropped = "a part of the figure before"


def _take_over(item: Attached, whole: Attached) -> None:
    """The part has the field and the period of the whole."""
    item.candidates, item.inherits = whole.candidates, True
    item.quantity.period = item.quantity.period or whole.quantity.period
    item.quantity.unit = item.quantity.unit or whole.quantity.unit
    item.quantity.currency = item.quantity.currency or whole.quantity.currency
    item.quantity.doubtful, item.dropped = False, ""


_PRODUCTS = (
    ("requests_per_month", "prompting_cost_per_request", "prompting_cost_per_month"),
    ("requests_per_month", "ft_inference_cost_per_request", "ft_inference_cost_per_month"),
    ("labelled_examples", "ft_labelling_cost_per_example", "ft_data_prep_cost"),
)
"""How many, what one costs, and what all of them cost."""


_TEAM_FOR = re.compile(
    r"\b(?:engineers?|devs?|developers?|people|persons?|data scientists?) (?:for|over) (?:a|an|one|two|three|four|five|six|eight|\d{1,2}) (?:days?|weeks?|months?|quarters?|sprints?),? (?:that'?s|thats|which|so|is|=|comes to|booked|costs?)\b[^.;\d]{0,25}$"
)


def _work_that_comes_to(text: str, found: Sequence[Attached]) -> None:
    """ "Engineering is 13 man-days, so about 10.4K": what the work comes to."""
    for item in found:
        team = _TEAM_FOR.search(text[max(0, item.start - 75) : item.start])
        weak = item.best is None or item.best.score < 1.5
        if team and weak and (item.quantity.scaled or item.quantity.currency or item.quantity.value >= 1000):
            if item.quantity.unit in ("", "money") and not item.quantity.period:
                item.candidates = [Candidate("ft_engineering_cost", 2.0, "what the work comes to")]
    for work, item in pairwise(found):
        days = work.dropped == "a count of days of work"
        name = _part_in(text[max(0, work.start - 30) : work.start]) if days else ""
        if name and item.best is None and _COMES_TO.search(text[work.end : item.start]):
            item.candidates = [Candidate(name, 2.0, "what the work comes to")]


def _sum_of_parts(text: str, found: Sequence[Attached]) -> None:
    """ "18K engineering, 6K data prep and 4K training, so 28K in total": the upfront cost."""
    parts = [i for i in found if i.best and i.best.field in UPFRONT_PARTS and not i.dropped]
    said = sum((i.quantity.value for i in parts), Decimal(0))
    for item in found:
        q = item.quantity
        total = _COMES_TO.search(text[max(0, item.start - 30) : item.start]) or _NET.match(text[item.end :])
        alike = q.unit in ("", "money") and not (q.period or q.per)
        if item.dropped or not total or not alike or q.low is None:
            continue
        others = [p for p in parts if p is not item]
        if len(others) > 1 and said - (q.value if item in parts else 0) == q.value:
            item.candidates = [Candidate("ft_upfront_cost", 3.0, "what the parts come to")]


def _volume_times_price(text: str, found: Sequence[Attached]) -> None:
    """ "$0.0006 a call, so $900/mo at our 1.5M calls": the product of two others, or three figures that cannot all be."""
    for item in found:
        says = _COMES_TO.search(text[max(0, item.start - 30) : item.start]) or _NET.match(text[item.end :])
        q = item.quantity
        if not says or q.low is None or q.is_range or q.unit not in ("", "money") or item.dropped:
            continue
        for many, each, all_of_them in _PRODUCTS:
            volume = next((i for i in found if i.best and i.best.field == many and i is not item), None)
            price = next((i for i in found if i.best and i.best.field == each and i is not item), None)
            a, b = (None if i is None else value_of(i) for i in (volume, price))
            if volume is None or price is None or a is None or b is None:
                continue
            total = canonical(all_of_them, q)
            if not isinstance(total, Decimal) or (
                item.sure and not item.inherits and item.best and item.best.field not in (all_of_them, many)
            ):
                continue
            if abs(a * b - total) > abs(total) / 50:
                volume.quantity.doubtful = price.quantity.doubtful = q.doubtful = True
            elif FIELDS[all_of_them].kind is Kind.MONEY_ONCE:
                item.dropped = "what that comes to"
            item.candidates = [Candidate(all_of_them, 3.0, "so many at that price")]
            q.unit = "money"
            return


def _what_it_comes_to(text: str, found: Sequence[Attached], context: Context) -> None:
    """ "20k a month, minus the 15% we negotiated, so 17k net": the figure said last holds, where one stands between."""
    for i in range(1, len(found)):
        result = found[i]
        q = result.quantity
        gap = text[found[i - 1].end : result.start]
        behind = text[result.end :]
        if result.dropped or not (_COMES_TO.search(gap[-40:]) or _NET.match(behind)) or q.low is None:
            continue
        named = (
            result.best is not None
            and result.best.score >= 2.2
            and not result.inherits
            and result.best.words not in SPOKEN_OF
        )
        earlier = [e for e in found[:i] if not e.dropped or e.dropped == "how many there are of those"]
        for at in range(len(earlier) - 1, -1, -1):
            base = earlier[at]
            same = base.best is not None and not base.dropped and _same_kind(base, result)
            steps = [s for s in found if base.end <= s.start and s.end <= result.start]
            if not (base.quantity.period or base.quantity.currency or base.quantity.scaled):
                continue
            if any(s.quantity.currency for s in steps) and not base.quantity.currency:
                break  # volume times a price is no volume
            between = text[base.end : result.start]
            equal = base.quantity.value == q.value and base.quantity.currency
            worked = steps or equal or re.search(r"\bsplit\b|\bhalf\b|\bminus\b|\bless\b|\bafter\b", between)
            if not same or base.best is None or not worked or ";" in text[base.end : result.start]:
                continue
            if named and result.best is not None and result.best.field != base.best.field:
                break
            if not _for_us_or_net(text, base, result, steps):
                break
            base.dropped = "what a figure is worked out from"
            for step in steps:
                if step.quantity.unit in ("percent", "", "requests", "other") or _same_kind(step, result):
                    step.dropped = step.dropped or "what a figure is worked out from"
            _take_over(result, base)
            break
    del context


def _for_us_or_net(text: str, base: Attached, result: Attached, steps: Sequence[Attached]) -> bool:
    """Whether the steps between a figure and its result are ones that change it: a share, a discount, so many of each."""
    if _FOR_US.match(text[result.end :]) or re.match(r"\s*(?:(?:a|per) month |/mo )?net\b", text[result.end :]):
        return True
    if any(s.quantity.unit == "percent" and not s.sure for s in steps):
        return True
    if base.quantity.value == result.quantity.value:
        return True
    if not steps:
        return re.search(r"\bsplit\b|\bhalf\b|\bminus\b|\bless\b", text[base.end : result.start]) is not None
    values = {base.quantity.value * s.quantity.value for s in steps if not s.quantity.is_range}
    return result.quantity.value in values


def _same_kind(a: Attached, b: Attached) -> bool:
    q, r = a.quantity, b.quantity
    same_unit = q.unit == r.unit or not r.unit or (q.unit == "" and r.unit in ("money", "requests"))
    return same_unit and (r.period is None or q.period is None or r.period == q.period) and q.per == r.per


def value_of(item: Attached) -> Decimal | None:
    """The canonical value of a figure for the field it is most likely of; None for ranges and where it has none."""
    if item.best is None:
        return None
    value = canonical(item.best.field, item.quantity)
    return value if isinstance(value, Decimal) else None
