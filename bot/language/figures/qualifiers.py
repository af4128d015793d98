"""What stands behind a number: unit nouns, per cent, currencies, periods and "per what"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.language.figures import units
from bot.language.figures.quantity import Quantity
from bot.language.text.tokens import Kind, Token

_PER = frozenset({"per", "a", "an", "each", "every", "/"})


_ERROR_NOUNS = frozenset(
    {
        "error",
        "mistake",
        "miss",
        "misclassification",
        "misroute",
        "misfire",
        "failure",
        "wrong",
        "slip",
        "misread",
        "bad",
        "incorrect",
    }
)


_GPU = re.compile(r"(?:h100|h200|b200|a100|a10g?|l40?s?|t4|mi300x?)s?$")
_CALLS = frozenset(w for w, kind in units.NOUNS.items() if kind == "requests")
_SPENT = frozenset({"cost", "costs", "spent", "spend", "paid", "pay", "burned", "burnt", "bill", "billed", "invoice"})
"""Before "27k in tokens" they make it money."""
_TOKENS = frozenset(w for w, kind in units.NOUNS.items() if kind == "tokens")
_COUNTED: dict[str, Decimal] = {
    **dict.fromkeys(("k", "1k", "thousand", "1000"), Decimal(1000)),
    **dict.fromkeys(("hundred", "100"), Decimal(100)),
    **dict.fromkeys(("10k", "10000"), Decimal(10_000)),
    **dict.fromkeys(("100k", "100000"), Decimal(100_000)),
    **dict.fromkeys(("m", "1m", "million", "1000000"), Decimal(10**6)),
}
"""Requests that a price may be quoted for: "85 cents per 1,000 requests"."""


def is_currency_word(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    if tokens[i].kind is Kind.SIGN or words[i] not in units.AMBIGUOUS_WORDS:
        following = tokens[i + 1] if i + 1 < len(tokens) else None  # "10k $5": the sign belongs to the next number
        return not (
            tokens[i].kind is Kind.SIGN
            and following is not None
            and following.kind is Kind.NUMBER
            and following.start == tokens[i].end
            and tokens[i].start > tokens[i - 1].end
        )
    return tokens[i].start <= tokens[i - 1].end + 1


def read_qualifiers(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
    """Unit nouns, percent, time units, periods and "per what", in any order, as long as they follow on."""
    skipped = 0
    while i < len(words):
        word = words[i]
        if tokens[i].start > tokens[i - 1].end and _is_key(words, i):
            break  # the name of the next figure
        step = _qualifier(tokens, words, i, q)
        if step:
            i += step
            skipped = 0
        elif (
            skipped == 0
            and word
            in (
                "api",
                "llm",
                "input",
                "output",
                "prompt",
                "of",
                "labelled",
                "labeled",
                "inference",
                "new",
                "good",
                "gold",
                "clean",
                "total",
                "more",
                "training",
                "annotated",
                "completion",
                "distinct",
                "different",
                "separate",
                "support",
                "user",
                "in",
                "out",
                "(",
                "customer",
                "loaded",
                "human-labelled",
                "curated",
                "nice",
                "fiscal",
                "full",
                "calendar",
            )
            and i + 1 < len(words)
            and q.unit in ("", "money")
            and not (word == "in" and _SPENT & set(words[max(0, q.first - 6) : q.first]))
            and (word != "(" or words[i + 1] in _PER or words[i + 1] in units.PERIOD_ADVERBS)
            and _leads_to_noun(tokens, words, i + 1, q)
        ):
            q.notes.append(word)
            i += 1
            skipped = 1
        else:
            break
    return min(i, len(words))


def _leads_to_noun(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> bool:
    del tokens
    if q.unit == "money":
        return words[i] in units.PERIOD_ADVERBS or (
            words[i] in ("per", "/")
            and q.period is None
            and (
                words[i - 1] in ("of", "total", "(", "api")
                or (words[i - 1] in ("in", "out") and any(w in units.MTOK for w in words[i + 1 : i + 3]))
            )
        )
    if words[i] in ("per", "/") and any(w in units.MTOK for w in words[i + 1 : i + 3]) and q.value < 1000:
        return True
    if words[i - 1] in ("fiscal", "full", "calendar"):
        return words[i] in units.MONTHS_IN or words[i].rstrip("s") in units.MONTHS_IN
    return units.NOUNS.get(words[i]) is not None or words[i] in ("use", "tasks", "jobs")


def _qualifier(tokens: Sequence[Token], words: Sequence[str], i: int, q: Quantity) -> int:
    word = words[i]
    nxt = words[i + 1] if i + 1 < len(words) else ""
    glued = tokens[i].start == tokens[i - 1].end
    if q.unit == "" and not q.scaled and q.currency is None and _GPU.match(word):
        q.unit = "gpus"
        return 1
    if word in ("bps", "bp") and q.unit == "":
        q.unit = "percent"
        q.low, q.high = (None if v is None else v / 100 for v in (q.low, q.high))
        return 1
    if word in units.PERCENT and q.unit == "":
        q.unit = "percent"
        return 2 if nxt in ("point", "points") else 1
    if word == "per" and nxt == "cent" and q.unit == "":
        q.unit = "percent"
        return 2
    if list(words[i : i + 3]) in (["m", "/", "m"], ["y", "/", "y"], ["m", "-", "m"]) and q.unit == "percent":
        q.period = "month" if word == "m" else "year"
        return 3
    if word == "-" and glued and nxt in units.TIME and q.unit == "" and q.currency is None and not q.scaled:
        q.unit, q.time = "time", units.TIME[nxt]
        return 2
    if word in units.CENTS and q.unit in ("", "money") and (glued or len(word) > 1):
        if q.currency is None:
            q.notes.append("cents")
        elif q.value < 1:
            q.doubtful = True  # "$0.4 cents"
        q.unit, q.currency = "money", q.currency or "USD"
        q.low, q.high = (None if v is None else v / 100 for v in (q.low, q.high))
        if word in units.CENTS_OF:
            q.currency = units.CENTS_OF[word]
        return 1
    if (
        word in units.CURRENCIES
        and q.currency is None
        and q.unit in ("", "money")
        and is_currency_word(tokens, words, i)
    ):
        q.unit, q.currency = "money", units.CURRENCIES[word]
        return 1
    if word == "r" and nxt == "/" and i + 2 < len(words) and words[i + 2] in units.TIME and q.unit == "":
        q.unit, q.period = "requests", units.TIME[words[i + 2]]
        return 3
    if word in units.RATE_WORDS and q.unit in ("", "requests"):
        q.unit, q.period = "requests", units.RATE_WORDS[word]
        return 1
    if word in units.PERIOD_ADVERBS and q.period is None and (word != "annual" or not nxt.isalpha()):
        q.period = units.PERIOD_ADVERBS[word]
        return 1
    if word == "p" and nxt == "/" and i + 2 < len(words) and words[i + 2] in ("m", "mo", "month"):
        q.period = "month"
        return 3
    if word == "p" and nxt == "." and words[i + 2 : i + 3] in (["a"], ["m"]):
        q.period = "year" if words[i + 2] == "a" else "month"
        return 4 if words[i + 3 : i + 4] == ["."] else 3
    if word == "by" and nxt in ("month", "day", "week", "year", "hour") and q.period is None:
        q.period = units.TIME[nxt]
        return 2
    if word in _PER or (word == "(" and nxt in ("per", "/")):
        return _per(words, i, q)
    if words[i + 1 : i + 2] in (["="], [":"]) and units.NOUNS.get(word, "other") != "other":
        return 0  # the name of the next figure
    if word == "use" and nxt in ("cases", "case") and q.unit == "" and words[i + 2 : i + 3] not in (["="], [":"]):
        q.unit = "use_cases"
        return 2
    if (
        word in units.TIME
        and q.unit == ""
        and q.currency is None
        and not q.scaled
        and (glued or len(word) > 1 or word in ("h", "d", "s", "y"))
    ):
        q.unit, q.time = "time", units.TIME[word]
        return 1
    if word == "m" and glued and q.unit == "" and not q.scaled and q.currency is None:
        q.unit, q.time = "time", "month"
        return 1
    if units.NOUNS.get(word) == "gpus" and (q.scaled or nxt in ("training", "time", "hours", "compute", "rent")):
        return 0
    if word == "prompts" and q.period and words[i - 1] in units.TIME and tokens[i - 2].kind is not Kind.NUMBER:
        return 0  # "4.4K/month prompts and 30K upfront": money
    if word in units.NOUNS and q.unit == "" and q.currency is None:
        q.unit = units.NOUNS[word]
        return 1
    if word in ("task", "workflow") and q.unit == "" and q.currency is None and q.value == 1 and q.digits:
        q.unit = "use_cases"
        return 1
    if word in ("tasks", "jobs", "workflows") and q.unit == "" and q.currency is None and q.value < 1000:
        q.unit = "use_cases"
        return 1
    if word == "x" and glued and q.unit == "":
        q.unit = "times"
        return 1
    return 0


def _is_key(words: Sequence[str], i: int) -> bool:
    """Whether a "key=" begins here."""
    for j in range(i + 1, min(i + 4, len(words))):
        if words[j] == "=":
            return words[i].isalpha()
        if not (words[j].isalpha() or words[j] == "_"):
            return False
    return False


def _per(words: Sequence[str], i: int, q: Quantity) -> int:
    """ "per month", "/mo", "a call", "per million input tokens", "per 1k", "per wrong answer"."""
    j = i + 1
    if words[i] == "(":
        j += 1
    one = j < len(words) and words[j] in ("1", "a", "one")
    if one:
        j += 1
    word = words[j] if j < len(words) else ""
    if word in (
        "single",
        "processed",
        "api",
        "llm",
        "labelled",
        "labeled",
        "training",
        "handled",
        "individual",
        "calendar",
        "prompted",
        "tuned",
        "generated",
        "served",
    ):
        j += 1
        word = words[j] if j < len(words) else ""
    if words[i] == "/" and word in units.TIME and q.period is not None and q.period != units.TIME[word]:
        q.doubtful = True  # "$20K/mo/yr"
        return j + 1 - i
    if word in units.TIME and (words[i] in ("per", "/", "each", "every", "(") or len(word) > 1) and q.period is None:
        if words[i] in ("each", "every") and q.unit == "time":
            return 0
        q.period = units.TIME[word]
        return j + 1 - i
    many = _COUNTED.get(word.replace(",", ""))
    if many and words[i] in ("per", "/", "a", "every") and (q.currency or 0 < q.value < 1):
        behind = next((w for w in words[j + 1 : j + 3] if w not in ("api", "llm", "prompted", "tuned")), "")
        if units.NOUNS.get(behind) == "requests":
            q.per, q.unit = "request", "money"
            q.low, q.high = (None if v is None else v / many for v in (q.low, q.high))
            return words.index(behind, j) + 1 - i
    if word == "m" and words[i] == "/" and (q.scaled or q.value >= 100) and q.period is None:
        q.period = "month"
        return j + 1 - i
    if word in units.MTOK and (q.currency or q.unit in ("", "money")) and words[i] in ("per", "/", "a", "(", "each"):
        q.per, q.unit = "mtok", "money"
        j += 1
        while (
            j < len(words)
            and words[j + 1 : j + 2] not in ([":"], ["="])
            and not _is_key(words, j)
            and words[j]
            in (
                "input",
                "output",
                "in",
                "out",
                "prompt",
                "completion",
                "tokens",
                "token",
                "tok",
                "toks",
            )
        ):
            q.notes.append(words[j])
            j += 1
        return j - i
    if (
        word == "1,000"
        and words[j + 1 : j + 2]
        and (words[j + 1] in ("input", "output", "prompt", "completion") or units.NOUNS.get(words[j + 1]) == "tokens")
    ):
        word = "1k"
    if word in ("k", "thousand", "1k") and (q.currency or 0 < q.value < 1) and words[i] in ("per", "/"):
        q.per, q.unit = "ktok", "money"
        j += 1
        if _CALLS & set(words) and not _TOKENS & set(words):
            q.per = "request"
            q.low, q.high = (None if v is None else v / 1000 for v in (q.low, q.high))
        while j < len(words) and (
            words[j] in ("input", "output", "in", "out", "prompt", "completion")
            or units.NOUNS.get(words[j]) == "tokens"
        ):
            q.notes.append(words[j])
            j += 1
        return j - i
    noun = units.NOUNS.get(word)
    if (noun == "requests" and words[i] != "every") or word in ("answer", "response", "inference", "go", "interaction"):
        if word in ("answer", "response") and q.unit != "money" and not q.currency:
            return 0
        if q.unit == "tokens" or q.unit in ("", "money"):
            q.per = "request"
            if q.unit == "" and not q.currency and q.value >= 10 and _TOKENS & set(words):
                q.unit = "tokens"  # "tokens are 1,850 per call"
            if q.unit == "" and (q.currency or q.value < 1):
                q.unit = "money"
            return j + 1 - i
    if noun == "examples":
        q.per = "example"
        return j + 1 - i
    if word in _ERROR_NOUNS and words[i] in ("per", "each", "a", "every", "/"):
        q.per = "error"
        return j + (2 if word in ("wrong", "bad", "incorrect") else 1) - i
    if word == "gpu" or (word == "h" and q.currency):
        q.per = "gpu"
        return j + 1 - i
    return 0
