"""Words right beside a figure that tell its field: right and wrong, labelled, in and out."""

from __future__ import annotations

import re

from bot.language.attachment.evidence import Evidence

_COMPARATIVE = re.compile(
    r"^\s*(?:off\b|better|worse|above|over today|cheaper|dearer|faster|slower|smaller|bigger|less|more|lower|higher|fewer|shorter|longer|error in|margin|discount)\b"
)
_ERROR_RATE = re.compile(r"\b(?:error|failure|mistake)s?[- ]?rate\b")
_GOLD_AFTER = re.compile(
    r"^\s*(?:[a-z]+ )?(?:with|w/) (?:gold|human|expert|verified|known|hand-\w+) (?:answers|labels|replies|outputs)\b"
)
_LABELLED_AFTER = re.compile(r"^ *,? *(?:[a-z]+ ){0,3}(?:annotated|labell?ed|tagged|hand-labell?ed|marked up)\b")
_LABELLED_BEFORE = re.compile(
    r"\b(?:labell?ed|annotated|tagged|marked up|graded|hand-labell?ed)\s+(?:about |around |some |already |~ ?|roughly )?$"
)
_SAYS = re.compile(
    r"\b(?:spec|sla|contract|boss|business|client|customer|product|legal|compliance|management|board)\w* (?:says|wants?|wanted|asks? for|asked for|needs?|insists on|demands|requires)\s*$"
)
_SIDE_OF_PRICE = re.compile(r"\b(in|out)puts?\b[^.;,]{0,20}$")
_SITS_AT = re.compile(r"\b(?:sit\w*|stuck|hover\w*|stand\w*|are|we're) at\s*$")
_TODAYS = re.compile(r"\b(?:today|now|currently|presently|at|near|we see|gave|gives|scored|scores|showed|measured)\s*$")
_TUNING_FOR = re.compile(r"\b(?:fine-?\s?)?tun(?:e|ing) [a-z][\w .-]{0,25} for (?:about |around )?[$€£]?$")
_WANT_TO_REACH = re.compile(
    r"\b(?:want|need|have|like|hope|aim|trying|try|expected?|supposed|got)(?:s|ed)? to (?:hit|get|reach|be|see|make|go)\b[^.;\d]{0,12}$"
)
_NOTHING_BELOW = re.compile(
    r"\b(?:(?:won'?t|can'?t|cannot|not|never|wouldn'?t|nobody|no one) [a-z' ]{0,25}(?:below|under|less than)|nothing (?:below|under|less than))\s*$"
)
_WRONG_AFTER = re.compile(
    r"^\s*(?:of (?:the |our |all |its )?\w+ )?(?:\w+ )?(?:are |is |come out |were |go |get |being )?(?:flat |just |plain )?(?:wrong|incorrect|errors?\b|error rate|mistakes|mis(?:classified|routed|labelled)|fail\w*)(?! (?:in|margin|bars?)\b)"
)
_WRONG_BEFORE = re.compile(
    r"\b(?:error|failure|mistake)s?[- ]?(?:rate|share)\b[^.;,\n\d]{0,25}$|\bwrong (?:in|on|about)?\s*(?:about |around |roughly |nearly |some |maybe |~ ?)?$"
)


def words_beside(e: Evidence) -> None:
    """Raise the fields that the words right before and behind a figure speak of."""
    _accuracy_and_labels(e)
    _tokens_and_prices(e)


def _accuracy_and_labels(e: Evidence) -> None:
    q, shapes, scores, text, item, before, after = (
        e.item.quantity,
        e.shapes,
        e.scores,
        e.text,
        e.item,
        e.before,
        e.after,
    )
    if q.unit == "percent" and (_WRONG_AFTER.match(after) or _WRONG_BEFORE.search(before)):
        wanted = re.search(r"\b(?:want|need|target|goal|aim|like)\b[^.;]{0,25}$", before)
        e.raise_by("target_accuracy" if wanted else "current_accuracy", 3.0, "wrong")
        q.notes.append("wrong")
    elif (
        (q.unit == "percent" or ("number" in shapes and re.search(r"\b(?:to|below|under)\s*$", before)))
        and _ERROR_RATE.search(text[max(0, item.start - 200) : item.start])
        and q.value < 50
    ):
        q.notes.append("wrong")
        if re.search(r"\b(?:to|below|under|target|goal|want)\b", before):
            e.raise_by("target_accuracy", 2.5, "to")
    if "number" in shapes and not q.currency and re.match(r"\s*(?:of them )?(?:wrong|right|correct)\b", after):
        e.raise_by("current_accuracy", 3.5, "wrong")
        q.doubtful = True  # of how many?
    if "number" in shapes and q.value < 5 and re.match(r"\s*(?:better|worse)\b", after):
        q.doubtful = True
    if "money" in shapes and _TUNING_FOR.search(before):
        e.raise_by("ft_upfront_cost", 1.6, "tuning it for")
    if q.unit in ("", "requests") and _GOLD_AFTER.match(after):
        e.raise_by("labelled_examples", 2.4, "labelled")
    if q.unit == "percent" and _COMPARATIVE.match(after):
        for name in ("current_accuracy", "target_accuracy", "ft_accuracy"):
            scores.pop(name, None)
    if q.unit == "percent" and re.match(r"\s*(?:\w+ ){0,2}or (?:better|higher|above|more)\b", after):
        e.raise_by("target_accuracy", 3.0, "or better")
    people = q.in_words and q.value <= 20
    if q.unit in ("", "requests") and not (q.currency or people) and _LABELLED_AFTER.match(after):
        e.raise_by("labelled_examples", 2.4, "labelled")
    elif q.unit in ("", "requests") and not q.currency and not q.period:
        if _LABELLED_BEFORE.search(before):
            e.raise_by("labelled_examples", 2.4, "labelled")
    rate = re.search(r"\bgrow\w*|\bdiscount\w*|\bwacc\b", text[max(0, item.start - 30) : item.start])
    if (
        q.unit == "percent"
        and not rate
        and re.search(
            r"(?:->|\bto|up to|reach|get to)\s*(?:about|around|~)?\s*$", text[max(0, item.start - 18) : item.start]
        )
    ):
        e.raise_by("target_accuracy", 0.8, "to")
    if "number" in shapes and 40 <= q.value <= 100 and re.search(r"%|per ?cent|accura|correct|\bacc\b", text):
        if _TODAYS.search(before):
            e.raise_by("current_accuracy", 2.0, "today")
        if _SITS_AT.search(before):
            e.raise_by("current_accuracy", 1.0, "sits at")
        if _SAYS.search(before):
            e.raise_by("target_accuracy", 2.6, "says")
    if "percent" in shapes and re.search(
        r"\bpromised (?:the |our |my )?(?:[a-z]+ )?$|\bdream\w* of $|\bsigned up (?:for|to) $", before
    ):
        e.raise_by("target_accuracy", 3.2, "promised")
    if "percent" in shapes and _WANT_TO_REACH.search(before):
        e.raise_by("target_accuracy", 1.0, "to reach")
    if shapes & {"percent", "number"} and 40 <= q.value <= 100 and _NOTHING_BELOW.search(before):
        e.raise_by("target_accuracy", 3.4, "nothing below")
    if (
        "number" in shapes
        and 50 <= q.value <= 100
        and re.search(r"\btarget|\bgoal\b", text[max(0, item.start - 30) : item.start])
    ):
        e.raise_by("target_accuracy", 1.2, "target")


def _tokens_and_prices(e: Evidence) -> None:
    q, shapes, text, item, before = e.item.quantity, e.shapes, e.text, e.item, e.before
    if (
        shapes & {"number", "tokens"}
        and not q.currency
        and q.period is None
        and re.match(
            r"\s*(?:tokens? )?(?:in|out)\b(?=\s*(?:[^\w\s'\"#]|$|\d|x\b|and\b|per\b|plus\b|each\b|then\b|at\b|with\b|for (?:each|every)\b|tok|(?:on|for|in) (?:average|gpt|claude|an? (?:average|typical|normal|usual|single))))",
            text[item.end :],
        )
    ):
        e.raise_by(
            "input_tokens_per_request"
            if re.match(r"\s*(?:tokens? )?in\b", text[item.end :])
            else "output_tokens_per_request",
            2.2,
            "in or out",
        )
    bare = "number" in shapes and not q.currency and q.period is None
    if bare and re.search(r"\btokens?\b", text):
        for name in ("input_tokens_per_request", "output_tokens_per_request"):
            if e.score(name) >= 1.0:
                e.raise_by(name, 0.8, "tokens")
    if "number" in shapes and not q.currency and re.search(r"\btokens?\b", text):
        kind = re.match(r"\s*(prompt|input|completion|output)\b", text[item.end :])
        if kind:
            side = "input" if kind.group(1) in ("prompt", "input") else "output"
            e.raise_by(f"{side}_tokens_per_request", 2.4, kind.group(1))
    if "tokens" in shapes and q.notes:
        for note in q.notes:
            if note in ("input", "in", "prompt"):
                e.raise_by("input_tokens_per_request", 2.0, note)
            if note in ("output", "out", "completion"):
                e.raise_by("output_tokens_per_request", 2.0, note)
    prices = ("input_price_per_mtok", "output_price_per_mtok")
    side = _SIDE_OF_PRICE.search(before) if "money" in shapes and q.value < 200 else None
    if side and all(name in e.context.inputs for name in prices):
        e.raise_by(prices[side.group(1)[0] == "o"], 2.6, side.group(1))
    for note in q.notes:
        if "money/mtok" in shapes or "money/ktok" in shapes:
            if note in ("input", "in", "prompt"):
                e.raise_by("input_price_per_mtok", 2.5, note)
            if note in ("output", "out", "completion"):
                e.raise_by("output_price_per_mtok", 2.5, note)
