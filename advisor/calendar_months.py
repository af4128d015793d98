"""Calendar arithmetic: months after a day, and the month in which a day falls."""

from __future__ import annotations

import calendar
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day `months` later, the last day of the month where it does not exist."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(day: date, on: date) -> int:
    """The month m >= 1 of a series from `on` in which `day` falls: month m starts m - 1 months after `on`.

    0 for a day before `on`.
    """
    if day < on:
        return 0
    months = (day.year - on.year) * 12 + day.month - on.month
    return months + 1 if add_months(on, months) <= day else months
