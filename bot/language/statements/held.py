"""Amounts that wait: for the answer about their currency ("use dollars" takes those in dollars), or said of the past."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import canonical
from bot.language.figures.units import CURRENCIES, CURRENCY_NAMES
from bot.language.intent import Doubt
from bot.language.reading import Reading

_NAMED = re.compile(rf"\b({CURRENCY_NAMES})\b|([$€£¥₹])")


def take_held(reading: Reading) -> None:
    """Where a message answers with one currency, set the amounts held in it; ask for those held in another."""
    held = [h for h in reading.context.held if h.field not in reading.inputs]
    said = {CURRENCIES[m.group(1) or m.group(2)] for m in _NAMED.finditer(reading.text)}
    if not held or len(said) != 1:
        return
    chosen = said.pop()
    for amount in held:
        if amount.currency == chosen and "|" in amount.field:
            value = amount.value
            words = f"{value:,f} {chosen}" if isinstance(value, Decimal) else f"the amount in {chosen}"
            reading.doubts.append(Doubt(tuple(amount.field.split("|")), value, words, "which_field"))
        elif amount.currency == chosen:
            reading.set(amount.field, amount.value, f"said before, in {chosen}")
        elif not any(amount.field in d.fields for d in reading.doubts):
            value = amount.value
            words = (
                f"{value:,f} {amount.currency}" if isinstance(value, Decimal) else f"the amount in {amount.currency}"
            )
            reading.doubts.append(Doubt((amount.field,), None, words, "other_currency"))


def ask_about_the_past(reading: Reading, items: list[Attached]) -> None:
    """ "The invoice was $4,870 last month", and no other figure for it: whether that is today's, too."""
    told = {*reading.inputs, *(f for d in reading.doubts for f in d.fields)}
    if told:
        told |= reading.context.inputs.keys()
    past = [
        i for i in items if i.dropped == "history" and i.best is not None and i.best.score >= (2.0 if told else 1.0)
    ]
    if len(past) == 1 and past[0].best is not None and past[0].best.field not in told:
        name, item = past[0].best.field, past[0]
        value = canonical(name, item.quantity)
        words = reading.text[item.start : item.end].strip()
        reading.doubts.append(Doubt((name,), value, words, "of_the_past"))
