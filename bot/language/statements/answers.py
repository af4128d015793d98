"""Bare answers to a question that was asked, and figures put right: "per quarter, sorry", "years", "one zero too many"."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor import FIELDS, Range
from advisor.fields import Kind
from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import canonical
from bot.language.figures import units
from bot.language.figures.numerals import read_fraction
from bot.language.intent import Doubt
from bot.language.reading import Reading
from bot.language.requests.arguments import field_named
from bot.language.statements.yes_no import is_both, yes_or_no

_ANSWERS: dict[str | None, tuple[Decimal, re.Pattern[str]]] = {
    "growth_rate_per_month": (
        Decimal(0),
        re.compile(r"^\W*(?:flat|constant|steady|stable|no growth|same|unchanged)\b"),
    ),
    "use_cases": (
        Decimal(1),
        re.compile(r"^\W*(?:just (?:the )?one|only (?:the )?one|just this(?: one)?|a single one|one|single)\b"),
    ),
}
_PART = re.compile(r"\b(?:a|one|two|three) (?:half|thirds?|quarters?|fifths?)\b")
NONE = re.compile(
    r"^\W*(?:(?:lol|haha|well|um+|uh+|hm+|tbh|honestly|sadly|sorry|erm?)[, ]+)*(?:none|zero|nothing|nil|nada|zilch|not? any)\b(?!\w)"
)
_PERIOD_FIX = re.compile(
    r"\b(?:(?:a|the) whole|(?:in|for) (?:a|one|the)(?: whole)?) (?P<whole>year|quarter|week|month|day)\b|\b(?P<worth>year|quarter|week|month|day)'s worth\b|(?:\b(?:per|a|each|every)|/) ?(?P<unit>year|yr|quarter|month|mo|week|wk|day|annum|hour|hr)\b|\b(?P<adverb>annual|annually|yearly|quarterly|weekly|monthly|daily)\b"
)
_FIX_CUE = re.compile(
    r"\bthose (?:are|were)\b|\bthese (?:are|were)\b|\bthats\b|\bsry\b|\bsorry\b|\bmeant\b|\bwas (?:per|an?) (?:month|year|week|quarter|day)\b|\bi (?:gave|meant|said|quoted|told)\b|\bthat (?:[a-z]+ )?(?:was|is|were)\b|\bthat'?s\b|\bit(?:'s| is| was)\b|\bactually\b|\bnot (?:per|a|monthly|yearly|annual|month|mo|year|yr|week|day|/)|\b(?:figure|number)\b|\bshould be\b|\boops\b|\bexcuse me\b|\bpardon\b|\bmy bad\b|^(?:per|a|each|annual|year|quarter|week|dai)\w* ?\w*[.,! ]*$"
)
_BARE_FACTS: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (name, value, re.compile(rf"^\W*(?:it'?s |they'?re |all |very |pretty |quite |totally )*(?:{words})\b"))
    for name, value, words in (
        ("task_stable", True, r"frozen|fixed|locked|settled|stable|unchanged|final|set in stone|the same"),
        ("task_stable", False, r"in flux|changing|moving|unstable|evolving|up in the air|still \w+ing"),
        ("latency_critical", True, r"instant|fast|quick|critical|live|real[- ]?time|asap|people wait"),
        ("latency_critical", False, r"slow is|whenever|overnight|batch|offline|irrelevant|no rush|can wait"),
        ("sensitive_data", True, r"confidential|secret|private|sensitive|classified|restricted"),
        ("sensitive_data", False, r"public|open|harmless|nothing (?:secret|private|sensitive)|marketing|synthetic"),
    )
)
"""A predicate by itself, in answer to a yes/no question: "frozen since March"."""
_ALL_OF_THEM = re.compile(r"\b(?:both|all|those|these|they)\b")
_ONE_OF_THOSE = re.compile(r"\bone of (?:those|these|them|the (?:two|three|figures|numbers))\b")
_SCALE_FIX = re.compile(r"\b(?:meant|mean|in|that'?s|it'?s|should be|as)\b.{0,14}\b(thousands?|k|millions?|mil)\b")
_TIME_FIX = re.compile(
    r"^\W*(?:i meant |in |that'?s |should be )?(years|quarters|weeks|months|seconds|minutes|thousands|millions)\b(?:[ ,.!]+(?:of course|obviously|sorry|oops|i meant|not \w+))*\W*$"
)
_AFTER_PER = re.compile(r"\bper $")
_PER_MANY = re.compile(
    r"\bper (hundred|100|thousand|1,?000|1?k) (?:examples?|labels?|samples?|calls?|requests?|queries|messages)\b"
)
_PER_THOUSAND = re.compile(r"\bper (?:1k|1,?000|thousand|k)\b")


def ask_again(reading: Reading) -> None:
    """ "Snappy", asked for milliseconds: said, and still no figure."""
    asked = reading.context.asked
    if asked == "latency_target_ms" and reading.inputs == {"latency_critical": True} and not reading.quantities:
        reading.doubts.append(Doubt((asked,), None, reading.text, "how_many"))


def read_answer(reading: Reading, items: list[Attached]) -> None:
    """A bare yes or no to a question, or a corrected period for the figure in focus."""
    asked = reading.context.asked
    if asked and asked in FIELDS and FIELDS[asked].kind is Kind.FLAG:
        answer = yes_or_no(reading.text)
        if answer is not None:
            reading.set(asked, answer, reading.text)
            return
        said = next((value for name, value, p in _BARE_FACTS if name == asked and p.match(reading.text)), None)
        if said is not None:
            reading.set(asked, said, reading.text)
            return
        if is_both(reading.text):
            reading.doubts.append(Doubt((asked,), None, reading.text, "which_way"))
            return
    meant = asked or (reading.context.focus[0] if reading.context.focus and len(reading.text) < 10 else None)
    if (
        meant
        and meant in FIELDS
        and FIELDS[meant].kind in (Kind.COUNT, Kind.GROWTH, Kind.MONEY_ONCE, Kind.MONEY_PER_MONTH)
        and NONE.search(reading.text)
    ):
        reading.set(meant, Decimal(0), reading.text)
        return
    if asked is not None and asked in _ANSWERS and (match := _ANSWERS[asked][1].search(reading.text)):
        reading.set(asked, _ANSWERS[asked][0], match.group())
        return
    part = _PART.search(reading.text) if asked and asked in FIELDS and FIELDS[asked].kind is Kind.FRACTION else None
    if asked and part and (share := read_fraction(part.group().split(), 0)):
        reading.set(asked, share[0], part.group())
        return
    held = [f for f, _ in reading.context.pending]
    named = field_named(reading.text) if held and len(reading.text) < 60 else None
    if named is not None and named in held:
        reading.set(named, dict(reading.context.pending)[named], reading.text)
        return
    scale = _SCALE_FIX.search(reading.text)
    if scale and not items and reading.context.focus:
        base = reading.context.inputs.get(reading.context.focus[0])
        factor = units.SCALES[scale.group(1)]
        if isinstance(base, Decimal) and base < 1000:
            reading.set(reading.context.focus[0], base * factor, scale.group())
            return
    if asked and asked in FIELDS and FIELDS[asked].kind is Kind.CHOICE:
        for choice in FIELDS[asked].choices:
            if re.search(rf"\b{choice.replace('_', '[ _-]')}\b", reading.text):
                reading.set(asked, choice, reading.text)
                return
    if asked == "currency" and (said := re.search(rf"\b({units.CURRENCY_NAMES})\b", reading.text)):
        reading.set("currency", units.CURRENCIES[said.group(1)], said.group())
        return
    plain = [
        i
        for i in items
        if not (i.quantity.in_words and i.quantity.value <= 3) and not _AFTER_PER.search(reading.text[: i.start])
    ]
    if not plain and _fixed_unit(reading):
        return
    if _for_some_months(reading, items):
        return
    fix = _PERIOD_FIX.search(reading.request)
    figures = [i for i in items if not (i.quantity.in_words and (i.quantity.unit == "time" or i.quantity.value <= 3))]
    if not (fix and not figures and _FIX_CUE.search(reading.request)):
        return
    rates = [
        f
        for f in reading.context.focus or reading.context.inputs
        if f in FIELDS and FIELDS[f].kind in (Kind.MONEY_PER_MONTH, Kind.PER_MONTH, Kind.GROWTH)
    ]
    begin, stop = (reading.text.rfind(",", 0, fix.start()) + 1, reading.text.find(",", fix.end()))
    named = field_named(reading.text[begin : stop if stop > 0 else None], among=rates)
    if _ONE_OF_THOSE.search(reading.text) and len(rates) > 1:
        reading.doubts.append(Doubt(tuple(rates[:4]), None, fix.group(), "which_field"))
        return
    wanted = (
        [named] if named else rates if _ALL_OF_THEM.search(reading.text) else rates or list(reading.context.focus)[:1]
    )
    if len(wanted) > 1 and not _ALL_OF_THEM.search(reading.text):
        reading.doubts.append(Doubt(tuple(wanted[:4]), None, fix.group(), "which_field"))
        return
    for name in wanted:
        base = reading.context.inputs.get(name)
        unit = (
            fix.group("unit")
            or fix.group("whole")
            or fix.group("worth")
            or units.PERIOD_ADVERBS.get(fix.group("adverb") or "", "")
        )
        unit = units.TIME.get(unit, "year")
        if FIELDS[name].kind in (Kind.MONEY_PER_MONTH, Kind.PER_MONTH) and unit != "month":
            factor = units.PER_MONTH[unit]
            if isinstance(base, Decimal):
                reading.set(name, base * factor, fix.group())
            elif isinstance(base, Range):
                reading.set(name, base.scaled(factor), fix.group())
        elif FIELDS[name].kind is Kind.GROWTH and isinstance(base, Decimal) and unit == "year":
            reading.set(name, Decimal(str(round(float(1 + base) ** (1 / 12) - 1, 10))), fix.group())


_FOR_MONTHS = re.compile(
    r"\b(?:that|it|this)(?:'s| is| was) (?:the sum |the total )?(?:for|over) (?:the |all )?(?:last |past )?$"
)


def _for_some_months(reading: Reading, items: list[Attached]) -> bool:
    """ "That's for three months", of a bill that was taken for one month's."""
    name = reading.context.focus[0] if reading.context.focus else ""
    base = reading.context.inputs.get(name)
    times = [i for i in items if i.quantity.unit == "time" and _FOR_MONTHS.search(reading.text[: i.start])]
    monthly = name in FIELDS and FIELDS[name].kind in (Kind.MONEY_PER_MONTH, Kind.PER_MONTH)
    months = canonical("horizon_months", times[0].quantity) if len(times) == 1 and monthly else None
    if not isinstance(months, Decimal) or not isinstance(base, Decimal) or months <= 1:
        return False
    times[0].dropped = "the time that a figure is for"
    reading.inputs.pop("horizon_months", None)
    reading.set(name, base / months, reading.text)
    return True


def _fixed_unit(reading: Reading) -> bool:
    """ "years, sorry", "those prices were per thousand tokens", "you have those two the wrong way round"."""
    held = {f: v for f in reading.context.focus if isinstance(v := reading.context.inputs.get(f), Decimal)}
    time = _TIME_FIX.match(reading.text)
    if time:
        unit = time.group(1).removesuffix("s")
        scales = {
            Kind.MONTHS: units.MONTHS_IN.get(unit),
            Kind.MILLISECONDS: units.MILLISECONDS.get(unit),
        }
        for name in list(held)[:1]:
            factor = scales.get(FIELDS[name].kind, units.SCALES.get(unit))
            if factor is not None:
                reading.set(name, held[name] * factor, time.group())
    many = _PER_MANY.search(reading.text)
    if many:
        by = 100 if many.group(1) in ("hundred", "100") else 1000
        for name in [f for f in held if FIELDS[f].kind in (Kind.MONEY_PER_EXAMPLE, Kind.MONEY_PER_REQUEST)]:
            reading.set(name, held[name] / by, many.group())
        return bool(reading.inputs)
    thousand = _PER_THOUSAND.search(reading.text)
    if thousand:
        for name in [f for f in held if FIELDS[f].kind is Kind.MONEY_PER_MTOK]:
            reading.set(name, held[name] * 1000, thousand.group())
    return bool(reading.inputs)
