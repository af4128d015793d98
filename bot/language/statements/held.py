"""Amounts that waited for the answer about their currency: "use dollars" takes those in dollars and asks for the others."""

from __future__ import annotations

import re
from decimal import Decimal

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
        if amount.currency == chosen:
            reading.set(amount.field, amount.value, f"said before, in {chosen}")
        elif not any(amount.field in d.fields for d in reading.doubts):
            value = amount.value
            words = (
                f"{value:,f} {amount.currency}" if isinstance(value, Decimal) else f"the amount in {amount.currency}"
            )
            reading.doubts.append(Doubt((amount.field,), None, words, "other_currency"))
