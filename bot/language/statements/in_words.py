"""Inputs said in words without a figure: "no labelled data", "volume is flat", "it doubles every year"; and withdrawn ones."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor import FIELDS
from bot.language.figures import units
from bot.language.figures.numerals import read_words
from bot.language.intent import Doubt
from bot.language.reading import Reading
from bot.language.requests.arguments import field_named
from bot.language.requests.intents import UNSET
from bot.language.statements.models import MODEL

_IN_WORDS: tuple[tuple[str, Decimal, re.Pattern[str]], ...] = tuple(
    (f, Decimal(v), re.compile(p))
    for f, v, p in (
        (
            "discount_rate_per_year",
            0,
            r"\bno discounting\b|\bno discount(?: rate)?\b(?! (?:for|on|from|off))|\bdiscount(?:ing)?(?: rate)?(?: is| of| to| at|:| =)? (?:zero|nil|none)\b|\bwithout discounting\b",
        ),
        (
            "use_cases",
            1,
            r"\b(?:a|one) single (?:use case|task)|\bonly one (?:use case|task)|\bjust (?:the )?one (?:use case|task)|\bone use case only",
        ),
        (
            "labelled_examples",
            0,
            r"\b(?:labell?ed |training |gold )?(?:examples|labels|samples|(?<=training )data|(?<=labelled )data|labell?ed)\s?[:=?]\s?(?:none|nothing|zero|nil|nada|nope|no\b)|\b(?:no|zero|not (?:one|a single)|without(?: any)?|lack(?:ing)?(?: any)?|(?:don'?t|do not|haven'?t) (?:have|got|own)(?: any| a single| one)?|nothing in the way of|0) (?:labell?ed|training|annotated|tagged|gold|usable) [a-z]+\b|\b(?:no|zero|don'?t have (?:any )?|haven'?t (?:any |got (?:any )?)?) ?(?:labels|examples|annotations|training set|ground truth)\b(?! (?:per|an?)\b)|\bno (?:fine-?\s?tuning|tuning) (?:data|examples|set)\b|\bnothing (?:is )?labell?ed\b|(?<!\d )\bunlabell?ed\b|\bno data to train",
        ),
        (
            "ft_upfront_cost",
            0,
            r"\b(?:no|zero|without) up-?\s?front\b|\bnothing up-?\s?front\b|\bup-?\s?front (?:is |cost is |cost of )?(?:zero|nothing|free)\b",
        ),
        (
            "growth_rate_per_month",
            0,
            r"\b(?:it|that|this|volume|traffic|usage|demand) (?:won'?t|will not|isn'?t going to|is not going to|doesn'?t|does not) (?:really )?grow\b(?! (?:by|more|less|much))|\b(?:no|zero) (?:\w+ )?growth\b(?! assum)|\bgrowth(?: is| was| were| of| at|:| =)? (?:nil|zero|none|flat)\b|\b(?:volume|traffic|demand|requests?|usage)\b.{0,20}\b(?:(?<!no )flat(?! (?:fee|rate|price))|constant|not growing|isn'?t growing|stays the same)\b|\bflat (?:volume|traffic|demand)\b",
        ),
        (
            "ft_inference_cost_per_month",
            0,
            r"\b(?:zero|nothing|free) to (?:host|run|serve)\b|\b(?:no|zero) (?:hosting|run|running|serving|inference) costs?\b|\b(?:hosting|serving|inference|running it)(?: it| the [a-z]+(?: [a-z]+)?)? (?:is|was|were|would be|becomes?|costs?) (?:free|nothing|zero)\b|\bfree (?:hosting|endpoint|serving)\b",
        ),
    )
)
_NO_MORE = re.compile(
    r"\b(?:(?:don'?t|do not|no longer) (?:really )?(?:have|need|want|use) (?:a|an|any|the)|(?:there(?:'s| is)|we have|we'?ve got) no) (?=.{2,40}\b(?:any ?(?:more|longer)|(?:strike|drop|scrap|forget|remove) (?:that|it))\b)"
)
_IF_WE_LOSE = re.compile(r"\bif (?:we|they|you) (?:lose|drop|cancel|scrap)\b")
_TAKE_OUT = re.compile(r"\btake (?:the |my |our )?([a-z ]{3,30}?) out\b|^\W*([a-z ]{3,25}?) off\W*$")
_REMOVED = re.compile(
    r"^\W*(?:the )?([a-z -]{3,30}?)(?: line| number| figure| row)?\s?[:,-] ?(?:remove|delete|drop|unset|clear)(?: it| that)?\W*$"
)
"""The name before the verb: "eval line: remove"."""
_SOME_LABELLED = re.compile(r"\d\S* (?:[a-z]+ )?(?:labell?ed|annotated)\b")
_NEEDS_CHANGING = re.compile(
    r"\bthe ([a-z -]{3,25}?)(?: figure| number| value| one)? (?:(?:also |still )?needs? (?:changing|updating|fixing|correcting|a fix|an update|to (?:change|be (?:changed|updated|fixed|corrected)))|has to (?:change|be (?:changed|updated))|is (?:way |a bit |clearly |also )?(?:wrong|off|outdated|out of date|stale|not right|too (?:high|low)))\b"
)
"""An input that somebody wants changed, and no figure."""
_LOOKS_OFF = re.compile(
    r"\b(?:number|figure|that|it) (?:looks|seems|is|sounds) (?:way |a bit |clearly )?(?:off|wrong|too (?:high|low))\b"
)
_VAGUE = re.compile(
    r"\b(?:(?:low|mid|high|several|hundreds of|tens of) (?:hundred |thousand )?(?:thousands|millions|hundreds)|tons|loads|lots|heaps|masses|a ton|a lot|a bunch|very much)(?: of)? (?:[a-z]+ )?(traffic|requests|calls|volume|letters|summaries|reports|invoices|claims|contracts|emails|reviews|questions|queries|chats|messages|tickets|docs|documents|users|examples|labels|labelled data|training data)\b"
)
_VAGUE_MONEY = re.compile(
    r"\b(?:pay|paying|spend|spending|costs?|costing|burn|burning|bills?|invoices?)\b.{0,30}\b(?:(?:small |absolute |bloody |complete )?fortune|a lot|lots|loads|tons?|a bomb|arm and a leg|too much|through the (?:nose|roof)|(?:crazy|silly|stupid) money|insane|scary|horrible|terrible|awful|steep|brutal|obscene|silly|huge|massive|enormous|eye-?watering|ridiculous|outrageous|painful)\b"
)
_RELABEL = re.compile(
    rf"\b(?:all|those|these|the) (?:\w+ )?(?:numbers|figures|amounts|prices|values|sums)\b.{{0,8}}\b(?:are|were) (?:all )?(?:in )?({units.CURRENCY_NAMES})\b"
    rf"|\ball (?:of )?(?:that|this|it) (?:is|was) (?:in )?({units.CURRENCY_NAMES})\b"
    rf"|\b(?:those|these|they)(?:'re| are| were) (?:all )?(?:in )?({units.CURRENCY_NAMES})\b"
    rf"|\bi (?:meant|mean) (?:in )?({units.CURRENCY_NAMES})\b|\bin ({units.CURRENCY_NAMES}),? not\b"
)
_TO_ZERO = re.compile(r"\b(?:set|put|make|change) (?:the |our )?([a-z -]{3,30}) (?:to|at) (?:zero|nil|nothing)\b")
_DOUBLING = re.compile(
    r"\b(doubl\w+|tripl\w+) (?:every|each|per) (?:(?P<number>\d{1,2}|two|three|four|five|six|nine|twelve|eighteen) )?(year|quarter|month)s?\b"
)
_NOT_A_NUMBER = re.compile(r"(?<![\w-])(?:nan|infinity|infinite|inf|∞)(?![\w-])")
_IN_CURRENCY = re.compile(rf"\b(?:in|to|into|is|are|all)(?: all| actually)? ({units.CURRENCY_NAMES})\b")
_USE_CURRENCY = re.compile(
    rf"^\W*(?:(?:use|take|let'?s use|in|all in|make it|everything in) )?({units.CURRENCY_NAMES})\W*(?:please|then)?\W*$"
)


def read_in_words(reading: Reading) -> None:
    """Set the inputs that are said without a figure."""
    for name, value, pattern in _IN_WORDS:
        match = pattern.search(reading.request)
        some = match and match.group().startswith("unlab") and _SOME_LABELLED.search(reading.request)
        if match and not some and name not in reading.inputs:
            reading.set(name, value, match.group())
    nought = _TO_ZERO.search(reading.text)
    name = field_named(nought.group(1), among=reading.context.inputs) if nought else None
    if nought and name and name not in reading.inputs:
        reading.set(name, Decimal(0), nought.group())
    doubling = _DOUBLING.search(reading.text)
    spelt = read_words([doubling["number"]], 0) if doubling and doubling["number"] else None
    if doubling and "growth_rate_per_month" not in reading.inputs:
        times = 2.0 if doubling.group(1).startswith("doubl") else 3.0
        number = doubling["number"]
        many = float(number) if number and number.isdigit() else float(spelt[0]) if spelt else 1.0
        months = many * float(units.MONTHS_IN[doubling.group(3)])
        reading.set("growth_rate_per_month", Decimal(str(round(times ** (1 / months) - 1, 10))), doubling.group())


def ask_about_no_numbers(reading: Reading) -> None:
    """ "NaN requests", "infinite volume": a word where a number should stand; a currency changed by its name."""
    match = _NOT_A_NUMBER.search(reading.request)
    if match:
        name = field_named(reading.text[: match.start()][-25:]) or field_named(reading.text)
        if name and name not in reading.inputs:
            reading.doubts.append(Doubt((name,), None, match.group(), "unclear_number"))
    pointing = re.search(
        r"\b(?:halve|double|triple|drop|bring|push|cut|bump|raise|lower|increase|decrease|reduce) (?:it|that|this)\b|\bmake (?:it|that) (?:half|double|triple)\b",
        reading.text,
    )
    if pointing and reading.context.open and not reading.inputs and not reading.doubts and not reading.quantities:
        held = tuple(f for f in reading.context.inputs if f in FIELDS and FIELDS[f].kind.is_numeric)
        why = "how_much" if reading.context.focus else "which_field"
        reading.doubts.append(Doubt(reading.context.focus[:1] or held[:4], None, pointing.group(), why))
    wrong = _NEEDS_CHANGING.search(reading.text)
    name = field_named(wrong.group(1), among=reading.context.inputs) if wrong else None
    if wrong and name and name not in reading.inputs and not any(name in d.fields for d in reading.doubts):
        behind = [q for q in reading.quantities if reading.tokens[q.first].start >= wrong.end()]
        if not behind:
            reading.doubts.append(Doubt((name,), None, wrong.group(), "what_instead"))
    off = _LOOKS_OFF.search(reading.text)
    if off and reading.context.focus and not reading.inputs and not reading.doubts and not reading.quantities:
        reading.doubts.append(Doubt(reading.context.focus[:1], None, off.group(), "what_instead"))
    chosen = _USE_CURRENCY.match(reading.text)
    known = reading.context.inputs.get("currency")
    money = any(FIELDS[f].kind.is_money for f in reading.context.inputs if f in FIELDS)
    if chosen and not reading.quantities and known and money and units.CURRENCIES[chosen.group(1)] != known:
        words = f"{known} and {units.CURRENCIES[chosen.group(1)]}"
        reading.doubts.append(Doubt(("currency",), None, words, "no_rate"))
        return
    if chosen and not reading.quantities and not reading.inputs:
        reading.set("currency", units.CURRENCIES[chosen.group(1)], chosen.group())
        return
    vague = _VAGUE.search(reading.request)
    about = (
        "labelled_examples"
        if vague and vague.group(1)[:2] in ("ex", "la", "tr") and vague.group(1) != "traffic"
        else "requests_per_month"
    )
    if vague and about not in reading.inputs and about not in reading.context.inputs:
        reading.doubts.append(Doubt((about,), None, vague.group(), "how_many"))
    money = _VAGUE_MONEY.search(reading.request)
    bills = ("prompting_cost_per_month", "prompting_cost_per_request")
    amounts = any(q.currency or q.unit == "money" or (q.scaled and not q.unit) for q in reading.quantities)
    tuning = money and re.search(
        r"\btun(?:e|ed|ing)\b|fine-?tun|\bhost\w*|\blabel", reading.request[max(0, money.start() - 30) : money.end()]
    )
    if (
        money
        and not tuning
        and not amounts
        and not any(b in reading.inputs or b in reading.context.inputs for b in bills)
    ):
        reading.doubts.append(Doubt((bills[0],), None, money.group(), "how_many"))
    relabelled = None if reading.quantities else _RELABEL.search(reading.request)
    if relabelled:
        reading.set("currency", units.CURRENCIES[next(g for g in relabelled.groups() if g)], relabelled.group())
        return
    match = _IN_CURRENCY.search(reading.request)
    if (
        match
        and reading.context.asked != "currency"
        and reading.context.open
        and not reading.quantities
        and "currency" not in reading.inputs
    ):
        known = reading.context.inputs.get("currency") or "USD"
        said = units.CURRENCIES[match.group(1)]
        if said != known:
            reading.doubts.append(Doubt(("currency",), None, f"{known} and {said}", "two_currencies"))


_ACCURACIES = ("current_accuracy", "target_accuracy")


def read_unset(reading: Reading) -> None:
    """Withdraw the input that a message takes back: "scrap the hosting number"."""
    if not reading.context.open or _IF_WE_LOSE.search(reading.text):
        return
    figures = [
        reading.tokens[q.first].start
        for q in reading.quantities
        if q.scaled or q.currency or q.unit in ("percent", "times")
    ]
    behind = _REMOVED.match(reading.text)
    name = field_named(behind.group(1), among=reading.context.inputs) if behind else None
    if behind and name and name not in reading.inputs:
        reading.inputs[name], reading.words[name] = None, behind.group()
        return
    for pattern in (_NO_MORE, _TAKE_OUT, UNSET):
        match = pattern.search(reading.text)
        if match and any(at > match.start() for at in figures):
            continue
        rest = reading.text[match.end() :] if match else ""
        if match and MODEL.match(rest):
            continue  # "scratch gpt-4o, it's gpt-4.1-mini we're on"
        if match and match.group().startswith("lose"):
            rest = rest[:20]  # "we lose our biggest customer, take a third off the requests"
        if match and pattern is _TAKE_OUT:
            rest = match.group(1) or match.group(2)
        both = {f for f in _ACCURACIES if f in reading.context.inputs}
        if match and len(both) == 2 and re.match(r"accuracy\W*$", rest):
            reading.doubts.append(Doubt(tuple(_ACCURACIES), None, match.group() + rest, "which_input"))
            return
        name = (
            _canonical(rest[:60])
            or field_named(rest[:60], among=reading.context.inputs)
            or _other_named(rest[:60], reading)
        )
        if match and name and reading.inputs.get(name) in (None, Decimal(0)):
            reading.inputs[name] = None
            reading.words[name] = match.group() + rest[:40]
            return


def _canonical(text: str) -> str | None:
    """The input that a phrase begins with by its own name: "ft model"."""
    said = re.sub(r"\W+", "_", text.strip())
    return max((f for f in FIELDS if said == f or said.startswith(f + "_")), key=len, default=None)


def _other_named(text: str, reading: Reading) -> str | None:
    """The yes/no fact, choice or model that the scenario holds and a phrase names by its label."""
    held = [f for f in reading.context.inputs if f in FIELDS and not FIELDS[f].kind.is_numeric]
    return next((f for f in held if FIELDS[f].label.lower() in text or f.replace("_", " ") in text), None)
