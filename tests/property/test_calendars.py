"""What holds for every day in every calendar."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.strings import load_strings
from broadsheet.strings.calendars import CalendarDate, in_calendar
from broadsheet.strings.dates import month_name

DAYS = st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2200, 12, 31))
CALENDARS = st.sampled_from(["persian", "islamic-umalqura", "hebrew", "buddhist", "gregorian"])


def whole(date: CalendarDate) -> tuple[int, int, int]:
    return date.year, date.month, date.day


@given(DAYS, CALENDARS)
def test_tomorrow_is_the_next_day_or_the_first_of_a_later_month(day: dt.date, calendar: str) -> None:
    today, tomorrow = in_calendar(day, calendar), in_calendar(day + dt.timedelta(1), calendar)
    if today.calendar != tomorrow.calendar:  # at an end of the calendar's reach
        return
    assert whole(today) < whole(tomorrow)
    if tomorrow.day == 1:
        assert tomorrow.year - today.year in (0, 1)
        assert 28 <= today.day <= 31
    else:
        assert whole(tomorrow) == (today.year, today.month, today.day + 1)


@given(DAYS, CALENDARS, st.integers(1, 40_000))
def test_a_later_day_is_later_in_every_calendar(day: dt.date, calendar: str, later: int) -> None:
    there, then = in_calendar(day, calendar), in_calendar(day + dt.timedelta(later), calendar)
    assert there.calendar != then.calendar or whole(there) < whole(then)


@given(DAYS, CALENDARS)
def test_the_day_of_the_week_is_the_same_and_every_month_has_a_name(day: dt.date, calendar: str) -> None:
    there = in_calendar(day, calendar)
    assert there.weekday == day.weekday()
    assert month_name(there, load_strings("he", {})[0])


@given(DAYS)
def test_a_hebrew_year_has_one_month_adar_or_two(day: dt.date) -> None:
    dates = [in_calendar(day + dt.timedelta(step), "hebrew") for step in range(0, 800, 5)]
    months = {date.month for date in dates if date.year == dates[0].year + 1}
    assert len(months) in (12, 13)
    assert months & {6, 7, 8} == ({6} if len(months) == 12 else {7, 8})
