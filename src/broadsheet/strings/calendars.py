"""Days in the calendars that readers count by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from broadsheet.strings.tags import primary

_BUDDHIST_ERA = 543  # years, as Thailand counts them since 1941
_TISHREI, _ADAR = 7, 12  # as the library numbers months: from Nisan, though years change at Tishrei

YearMonthDay = tuple[int, int, int]

# Where readers count years otherwise than the Gregorian calendar.
_USUAL = {"fa": "persian", "th": "buddhist"}


class CalendarDate(NamedTuple):
    """A day in `calendar`; weekdays count from Monday = 0.

    `month` is the place of its name among those of the calendar, from 1, and grows within a year. Hebrew names are
    fourteen (Tishrei to Shevat, Adar, Adar I, Adar II, Nisan to Elul), of which a year has twelve or thirteen.
    """

    calendar: str
    year: int
    month: int
    day: int
    weekday: int


def usual_calendar(language: str) -> str:
    """The calendar that readers of a language (BCP 47) expect."""
    return _USUAL.get(primary(language), "gregorian")


def in_calendar(date: dt.date, calendar: str) -> CalendarDate:
    """`date` in `calendar`; in the Gregorian one where that is not known so early or late, as the answer says."""
    there = _CALENDARS[calendar](date) if calendar in _CALENDARS else None
    if there is None:
        return CalendarDate("gregorian", date.year, date.month, date.day, date.weekday())
    return CalendarDate(calendar, *there, date.weekday())


def _persian(date: dt.date) -> YearMonthDay | None:
    from persiantools.jdatetime import JalaliDate

    try:
        there = JalaliDate(date)  # type: ignore[no-untyped-call]
    except ValueError:  # before its first year
        return None
    return there.year, there.month, there.day


def _umm_al_qura(date: dt.date) -> YearMonthDay | None:
    from hijridate import Gregorian

    try:
        return Gregorian.fromdate(date).to_hijri().datetuple()
    except OverflowError:  # outside the calendars that were published
        return None


def _hebrew(date: dt.date) -> YearMonthDay:
    from pyluach.dates import HebrewDate  # type: ignore[import-untyped]

    there = HebrewDate.from_pydate(date)
    return there.year, _place_of_hebrew(there.month, there.year), there.day


def _place_of_hebrew(month: int, year: int) -> int:
    if month < _TISHREI:
        return month + 8
    is_leap = (7 * year + 1) % 19 < 7  # noqa: PLR2004 seven leap years in nineteen
    return month - 6 + (is_leap and month >= _ADAR)


def _buddhist(date: dt.date) -> YearMonthDay:
    return date.year + _BUDDHIST_ERA, date.month, date.day


# The libraries are imported when the first day is asked for: most publications need none.
_CALENDARS: Mapping[str, Callable[[dt.date], YearMonthDay | None]] = {
    "persian": _persian,
    "islamic-umalqura": _umm_al_qura,
    "hebrew": _hebrew,
    "buddhist": _buddhist,
}
