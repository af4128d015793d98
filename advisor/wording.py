"""Short plain figures for the advisor's own sentences: counts, percentages, money with its currency code."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any


def count(value: float) -> str:
    """A count or an amount with at most two decimals where they matter."""
    if value == round(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:,.2f}" if abs(value) >= 1 else f"{value:.4g}"


def percent(value: float) -> str:
    return f"{round(value * 100, 2):g} %"


class _Formatter(string.Formatter):
    def __init__(self, currency: str) -> None:
        self.currency = currency

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "count":
            return count(value)
        if format_spec == "percent":
            return percent(value)
        if format_spec == "money":
            return f"{self.currency} {count(value)}"
        return str(value).replace("_", " ")


def fill(template: str, facts: Mapping[str, Any], currency: str) -> str:
    """A sentence of the data folder with its facts; kinds are `:count`, `:percent` and `:money`."""
    return _Formatter(currency).vformat(template, (), facts)
