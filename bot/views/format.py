"""The one place where money, counts, shares and months become text."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from advisor import FIELDS, Range, Value
from advisor.fields import Kind

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

MISSING = "–"
_LOCALES = {
    "USD": "en_US",
    "GBP": "en_GB",
    "EUR": "en_IE",
    "INR": "en_IN",
    "CAD": "en_CA",
    "AUD": "en_AU",
    "CHF": "de_CH",
    "JPY": "en_US",
}
"""English as people of that currency write it, so that one thread does not mix two ways of grouping digits."""


@cache
def _patterns(currency: str) -> tuple[str, NumberPattern | None]:
    from babel import Locale

    name = _LOCALES.get(currency, "en_US")
    return name, Locale.parse(name).currency_formats.get("standard")


@cache
def _money(amount: float, currency: str) -> str:
    from babel.numbers import format_currency

    locale, _ = _patterns(currency)
    size = abs(amount)
    if size >= 100 or amount == round(amount):
        return format_currency(round(amount) + 0, currency, locale=locale, format=_whole(locale), currency_digits=False)
    if size >= 1:
        return format_currency(amount, currency, locale=locale)
    shown = f"{amount:.4g}"
    decimals = len(shown.partition(".")[2]) if "e" not in shown else 8
    return format_currency(
        Decimal(shown), currency, locale=locale, format=_whole(locale, max(2, decimals)), currency_digits=False
    )


@cache
def _whole(locale: str, decimals: int = 0) -> str:
    from babel import Locale

    pattern = Locale.parse(locale).currency_formats["standard"].pattern.split(";")[0]
    return pattern.replace(".00", "." + "0" * decimals if decimals else "")


def money(amount: float | Decimal | None, currency: str) -> str:
    """ "$10,000"; cents below 100, four significant digits below 1; a dash when missing."""
    return MISSING if amount is None else _money(float(amount), currency)


def count(value: float | Decimal | None) -> str:
    """ "412,000"; up to four significant digits below 1."""
    if value is None:
        return MISSING
    number = float(value)
    return f"{number:,.0f}" if abs(number) >= 100 or number == round(number) else f"{number:,.4g}"


def share(value: float | Decimal | None) -> str:
    """A fraction as per cent: "78%", "2.5%", "4,169%"."""
    if value is None:
        return MISSING
    percent = float(value) * 100
    if abs(percent) >= 1_000:
        return f"{percent:,.0f}%"
    return f"{percent:.2f}".rstrip("0").rstrip(".") + "%"


def months(value: float | None) -> str:
    """ "10.0 months"."""
    return MISSING if value is None else f"{value:.1f} months"


def number(field: str, value: float | None, currency: str) -> str:
    """A figure of an input without its period: money, per cent, months or a count."""
    if value is None:
        return MISSING
    kind = FIELDS[field].kind
    if kind in (Kind.GROWTH, Kind.YEARLY_RATE, Kind.FRACTION):
        return share(round(value, 4))
    if kind.is_money:
        return money(value, currency)
    return count(value) + (" months" if kind is Kind.MONTHS else "")


def field_value(name: str, value: Value | None, currency: str) -> str:
    """The value of an input as people write it, with its unit."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.replace("_", " ") if FIELDS[name].kind is Kind.CHOICE else value
    if isinstance(value, Range):
        return _range(name, value, currency)
    return _number(name, value, currency)


def _range(name: str, value: Range, currency: str) -> str:
    if value.low is None:
        return f"at most {_number(name, value.high, currency)}"
    if value.high is None:
        return f"at least {_number(name, value.low, currency)}"
    return f"{_number(name, value.low, currency)} to {_number(name, value.high, currency)}"


def _number(name: str, value: Decimal | None, currency: str) -> str:
    kind = FIELDS[name].kind
    if value is None:
        return MISSING
    if kind.is_money:
        return money(value, currency) + {
            Kind.MONEY_PER_MONTH: " a month",
            Kind.MONEY_PER_REQUEST: " a request",
            Kind.MONEY_PER_EXAMPLE: " an example",
            Kind.MONEY_PER_HOUR: " an hour",
            Kind.MONEY_PER_ERROR: " each",
            Kind.MONEY_PER_YEAR: " a year",
            Kind.MONEY_PER_MTOK: " a million tokens",
        }.get(kind, "")
    if kind in (Kind.FRACTION, Kind.GROWTH, Kind.YEARLY_RATE):
        return share(value) + {Kind.GROWTH: " a month", Kind.YEARLY_RATE: " a year"}.get(kind, "")
    suffix = {Kind.PER_MONTH: " a month", Kind.TOKENS: " tokens", Kind.MONTHS: " months", Kind.MILLISECONDS: " ms"}.get(
        kind, ""
    )
    return count(value) + suffix
