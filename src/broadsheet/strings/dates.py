"""Dates as a language writes them."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from typing import Literal, NamedTuple

from broadsheet.strings import Strings
from broadsheet.strings.phrases import localised

Pattern = Literal["day", "full", "month"]


class CalendarDate(NamedTuple):
    """A day in some calendar; months count from 1, weekdays from Monday = 0."""

    year: int
    month: int
    day: int
    weekday: int


def in_calendar(date: dt.date, calendar: str) -> CalendarDate:
    """`date` in `calendar`. Every calendar is still read as Gregorian: the others come with their month names."""
    del calendar
    return CalendarDate(date.year, date.month, date.day, date.weekday())


def format_date(date: dt.date, pattern: Pattern, strings: Strings, *, calendar: str = "gregorian") -> str:
    """`date` as "28 October" (day), "Sunday 1 November 2026" (full) or "November 2026" (month)."""
    there = in_calendar(date, calendar)
    patterns = {"day": strings.date_day, "full": strings.date_full, "month": strings.date_month}
    words = {
        "weekday": strings.weekdays[there.weekday],
        "day": _day(there.day, strings),
        "month": strings.months[there.month - 1],
        "year": localised(there.year, strings),
    }
    return reduce(lambda text, name: text.replace(f"{{{name}}}", words[name]), words, patterns[pattern])


def _day(day: int, strings: Strings) -> str:
    return strings.first_day if day == 1 and strings.first_day else localised(day, strings)
