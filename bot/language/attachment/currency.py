"""The currency of a message: said, stated once, of two kinds, or unlike the scenario's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor import FIELDS
from bot.language.attachment.attached import Attached
from bot.language.attachment.settled import COMMON_MONEY, Settled
from bot.language.figures.units import AMBIGUOUS_WORDS, CURRENCIES, CURRENCY_NAMES
from bot.language.intent import Context, Doubt

_OR_CURRENCY = re.compile(rf"\bor (?:was it |is it |maybe )?(?:in )?({CURRENCY_NAMES}|\$|€|£)(?!\w)")


_STATED_CURRENCY = re.compile(
    rf"\b(?:in|currency(?: is|:| =|=)?) ?(?:swiss |us |british |indian )?({CURRENCY_NAMES})\b"
)


def could_be_money(item: Attached) -> bool:
    best = item.best
    return best is not None and FIELDS[best.field].kind.is_money


def currencies(text: str, live: Sequence[Attached], context: Context, result: Settled) -> bool:
    """Set a new currency, or ask when there are two; True when money must wait for the answer."""
    for item in live:  # cents are of the scenario's currency
        if (
            "cents" in item.quantity.notes
            and item.quantity.currency == "USD"
            and context.inputs.get("currency") in _CENTS
        ):
            item.quantity.currency = str(context.inputs["currency"])
    said = list(dict.fromkeys(i.quantity.currency for i in live if i.quantity.currency))
    other = _OR_CURRENCY.search(text) if said else None
    if other and CURRENCIES[other.group(1)] not in said:
        said.append(CURRENCIES[other.group(1)])
    if said:
        for named in _STATED_CURRENCY.finditer(text):
            if named.group(1) not in AMBIGUOUS_WORDS and CURRENCIES[named.group(1)] not in said:
                said.append(CURRENCIES[named.group(1)])
    unclear = _WHICH_DOLLARS.search(text)
    stated = None if said else _STATED_CURRENCY.search(text)
    if stated and stated.group(1) not in AMBIGUOUS_WORDS and any(could_be_money(i) for i in live):
        said = [CURRENCIES[stated.group(1)]]
    if not said and not unclear:
        default = context.defaults.get("currency")
        if (
            default
            and default != "USD"
            and not context.open
            and any(i.best and FIELDS[i.best.field].kind.is_money for i in live)
        ):
            result.values.append(("currency", default, "the workspace's currency"))
        return False
    if unclear or ("kr" in said and context.inputs.get("currency") not in _CROWNS):
        words = unclear.group() if unclear else "kr (SEK, NOK or DKK)"
        fields = tuple(dict.fromkeys(i.best.field for i in live if i.best and FIELDS[i.best.field].kind.is_money))
        result.doubts.append(Doubt(("currency", *fields), None, words, "which_currency"))
        return True
    said = [str(context.inputs["currency"]) if s == "kr" else s for s in said]
    holds_money = any(FIELDS[f].kind.is_money for f in context.inputs if f in FIELDS)
    known = context.inputs.get("currency") or ("USD" if holds_money else None)
    fields = tuple(dict.fromkeys(i.best.field for i in live if i.best and i.quantity.currency)) or COMMON_MONEY[:1]
    if len(said) > 1:
        result.doubts.append(Doubt(("currency", *fields), None, " and ".join(str(s) for s in said), "two_currencies"))
        return True
    if (
        known
        and said[0] != known
        and not (said[0] == "USD" and all(i.quantity.per == "mtok" for i in live if i.quantity.currency))
    ):
        result.doubts.append(Doubt(("currency", *fields), None, f"{known} and {said[0]}", "two_currencies"))
        return True
    if said[0] != "USD" or (known is None and context.defaults.get("currency", "USD") != "USD"):
        if context.inputs.get("currency") != said[0]:
            result.values.append(("currency", str(said[0]), str(said[0])))
    return False


_CENTS = ("EUR", "CAD", "AUD", "NZD", "SGD", "HKD", "ZAR")
_CROWNS = ("SEK", "NOK", "DKK")


_WHICH_DOLLARS = re.compile(
    r"\bcould be (?:dollars|euros|pounds),? (?:or )?(?:could be |maybe )?(?:dollars|euros|pounds)|(?<!mexican )(?<!philippine )(?<!chilean )(?<!argentine )\bpesos?\b|\b(?:canadian|australian|american|us|singapore) or (?:in )?(?:canadian|australian|american|us|singapore)\b"
)
