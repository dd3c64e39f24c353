"""Dates as a language writes them, in the calendar its readers count by."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from typing import Literal

from broadsheet.strings import Strings
from broadsheet.strings.calendars import CalendarDate, in_calendar
from broadsheet.strings.hebrew_numerals import hebrew_numeral
from broadsheet.strings.phrases import localised
from broadsheet.strings.tags import primary

Pattern = Literal["day", "weekday", "full", "month", "year"]


def format_date(date: dt.date, pattern: Pattern, strings: Strings, *, calendar: str) -> str:
    """`date` in `calendar`, as `date_words`."""
    return date_words(in_calendar(date, calendar), pattern, strings)


def date_words(there: CalendarDate, pattern: Pattern, strings: Strings) -> str:
    """A date as "28 October" (day), "Sunday 28 October" (weekday), "28 October 2026" (year), "Sunday 28 October 2026"
    (full) or "October 2026" (month).
    """
    patterns = {
        "day": strings.date_day,
        "weekday": strings.date_weekday,
        "full": strings.date_full,
        "month": strings.date_month,
        "year": strings.date_year,
    }
    is_named = there.day == 1 and strings.first_day
    words = {
        "weekday": strings.weekdays[there.weekday],
        "day": strings.first_day if is_named else day_number(there, strings),
        "month": month_name(there, strings),
        "year": _year(there, strings),
    }
    return reduce(lambda text, name: text.replace(f"{{{name}}}", words[name]), words, patterns[pattern])


def day_number(there: CalendarDate, strings: Strings) -> str:
    return _number(there.day, there, strings)


def month_name(there: CalendarDate, strings: Strings) -> str:
    own = {
        "persian": strings.months_persian,
        "islamic-umalqura": strings.months_islamic,
        "hebrew": strings.months_hebrew,
    }
    return own.get(there.calendar, strings.months)[there.month - 1]


def _year(there: CalendarDate, strings: Strings) -> str:
    own = {
        "persian": strings.year_persian,
        "islamic-umalqura": strings.year_islamic,
        "hebrew": strings.year_hebrew,
        "buddhist": strings.year_buddhist,
    }
    return own.get(there.calendar, "{n}").replace("{n}", _number(there.year, there, strings))


def _number(number: int, there: CalendarDate, strings: Strings) -> str:
    in_letters = there.calendar == "hebrew" and primary(strings.language) == "he"
    return hebrew_numeral(number) if in_letters else localised(number, strings)
