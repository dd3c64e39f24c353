"""Days in the readers' calendar, against dates that almanacs give."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from pyluach.dates import HebrewDate  # type: ignore[import-untyped]

from broadsheet.diagnostics import Span
from broadsheet.sources.folder.calendar_reach import beyond_calendar
from broadsheet.strings import languages, load_strings
from broadsheet.strings.calendars import in_calendar
from broadsheet.strings.dates import Pattern, format_date
from broadsheet.strings.hebrew_numerals import hebrew_numeral

SUNDAY = dt.date(2026, 11, 1)
CALENDARS = ("gregorian", "persian", "islamic-umalqura", "hebrew", "buddhist")
PATTERNS: tuple[Pattern, ...] = ("day", "month", "year", "full")
VARIANTS = ("en-US", "fa-AF", "ar-MA", "ar-LB", "pt-BR", "es-MX", "zh-Hant", "fr-CH", "de-AT")


def said(day: str, language: str, calendar: str, pattern: Pattern = "year") -> str:
    return format_date(dt.date.fromisoformat(day), pattern, load_strings(language, {})[0], calendar=calendar)


@pytest.mark.parametrize(
    ("calendar", "day", "words"),
    [
        ("persian", "2026-11-01", "10 Aban 1405"),
        ("persian", "2024-03-19", "29 Esfand 1402"),
        ("persian", "2024-03-20", "1 Farvardin 1403"),
        ("persian", "2025-03-20", "30 Esfand 1403"),  # a leap year
        ("persian", "2025-03-21", "1 Farvardin 1404"),
        ("persian", "2026-03-20", "29 Esfand 1404"),
        ("persian", "2026-03-21", "1 Farvardin 1405"),
        ("persian", "1979-02-11", "22 Bahman 1357"),
        ("islamic-umalqura", "2026-11-01", "21 Jumada I 1448"),
        ("islamic-umalqura", "2023-07-19", "1 Muharram 1445"),
        ("islamic-umalqura", "2024-03-11", "1 Ramadan 1445"),
        ("islamic-umalqura", "2024-04-10", "1 Shawwal 1445"),
        ("islamic-umalqura", "2024-06-16", "10 Dhu al-Hijjah 1445"),
        ("islamic-umalqura", "2026-06-15", "29 Dhu al-Hijjah 1447"),
        ("islamic-umalqura", "2026-06-16", "1 Muharram 1448"),
        ("hebrew", "2026-11-01", "21 Cheshvan 5787"),
        ("hebrew", "2026-09-11", "29 Elul 5786"),
        ("hebrew", "2026-09-12", "1 Tishrei 5787"),
        ("hebrew", "2026-12-05", "25 Kislev 5787"),
        ("hebrew", "2026-03-03", "14 Adar 5786"),
        ("hebrew", "2024-02-23", "14 Adar I 5784"),  # a leap year
        ("hebrew", "2024-03-24", "14 Adar II 5784"),
        ("hebrew", "2026-04-02", "15 Nisan 5786"),
        ("hebrew", "1948-05-14", "5 Iyar 5708"),
        ("buddhist", "2026-11-01", "1 November 2569 BE"),
        ("gregorian", "2026-11-01", "1 November 2026"),
    ],
)
def test_a_day_is_the_one_of_the_almanac(calendar: str, day: str, words: str) -> None:
    assert said(day, "en", calendar) == words


@pytest.mark.parametrize(
    ("language", "calendar", "full"),
    [
        ("fa", "persian", "یکشنبه ۱۰ آبان ۱۴۰۵"),
        ("fa-AF", "persian", "یکشنبه ۱۰ عقرب ۱۴۰۵"),
        ("fa", "islamic-umalqura", "یکشنبه ۲۱ جمادی‌الاول ۱۴۴۸"),
        ("ar", "islamic-umalqura", "الأحد، ٢١ جمادى الأولى ١٤٤٨ هـ"),
        ("ar-MA", "islamic-umalqura", "الأحد، 21 جمادى الأولى 1448 هـ"),
        ("ar", "persian", "الأحد، ١٠ آبان ١٤٠٥ هـ ش"),
        ("he", "hebrew", "יום ראשון, כ״א בחשוון תשפ״ז"),
        ("he", "gregorian", "יום ראשון, 1 בנובמבר 2026"),
        ("en", "hebrew", "Sunday 21 Cheshvan 5787"),
        ("en-US", "persian", "Sunday, Aban 10, 1405"),
        ("fr", "buddhist", "dimanche 1er novembre 2569 de l’ère bouddhique"),
        ("de", "persian", "Sonntag, 10. Aban 1405"),
        ("es", "hebrew", "domingo, 21 de jeshván de 5787"),
        ("ja", "buddhist", "仏暦2569年11月1日（日曜日）"),
        ("ja", "persian", "イラン暦1405年アーバーン月10日（日曜日）"),
        ("zh-TW", "islamic-umalqura", "回曆1448年主馬達·敖外魯月21日 星期日"),
        ("ko", "hebrew", "유대력 5787년 헤슈반월 21일 일요일"),
    ],
)
def test_a_date_is_said_in_the_words_of_the_language(language: str, calendar: str, full: str) -> None:
    assert said("2026-11-01", language, calendar, "full") == full


def test_the_months_adar_have_their_own_names_in_a_leap_year() -> None:
    days = ("2026-03-03", "2024-02-23", "2024-03-24", "2026-12-05")
    assert [said(day, "he", "hebrew") for day in days] == [
        "י״ד באדר תשפ״ו",
        "י״ד באדר א׳ תשפ״ד",
        "י״ד באדר ב׳ תשפ״ד",
        "כ״ה בכסלו תשפ״ז",
    ]


@pytest.mark.parametrize("language", [*languages(), *VARIANTS])
def test_every_calendar_has_names_in_every_language(language: str) -> None:
    strings, _ = load_strings(language, {})
    days = [SUNDAY + dt.timedelta(step) for step in range(0, 800, 13)]
    written = [
        format_date(day, pattern, strings, calendar=calendar)
        for day, pattern, calendar in product(days, PATTERNS, CALENDARS)
    ]
    assert [text for text in written if "{" in text or "}" in text or "  " in text] == []
    for months in (strings.months_persian, strings.months_islamic, strings.months_hebrew):
        assert len(set(months)) == len(months)


def test_digits_are_those_of_the_language_whatever_the_calendar() -> None:
    assert said("2026-11-01", "ar", "hebrew", "day") == "٢١ حشوان"
    assert said("2026-11-01", "he", "persian", "day") == "10 באבאן"


@pytest.mark.parametrize(
    ("number", "letters"),
    [
        (1, "א׳"),
        (10, "י׳"),
        (15, "ט״ו"),
        (16, "ט״ז"),
        (30, "ל׳"),
        (5785, "תשפ״ה"),
        (5800, "ת״ת"),
        (6000, "ו׳ אלפים"),
    ],
)
def test_hebrew_numbers_are_letters(number: int, letters: str) -> None:
    assert hebrew_numeral(number) == letters


def test_hebrew_letters_are_those_of_another_program() -> None:
    years = [year for year in range(5600, 6200) if year % 1000]
    assert [hebrew_numeral(year) for year in years] == [
        HebrewDate(year, 7, 1).hebrew_year() for year in years
    ]
    assert [hebrew_numeral(day) for day in range(1, 31)] == [
        HebrewDate(5787, 7, day).hebrew_day() for day in range(1, 31)
    ]


@pytest.mark.parametrize(
    ("calendar", "first", "last"),
    [
        ("persian", "0622-03-22", "9998-12-31"),
        ("islamic-umalqura", "1924-08-01", "2077-11-16"),
        ("hebrew", "0001-01-01", "9999-12-31"),
        ("buddhist", "0001-01-01", "9999-12-31"),
    ],
)
def test_a_calendar_reaches_from_its_first_day_to_its_last(calendar: str, first: str, last: str) -> None:
    for day in map(dt.date.fromisoformat, (first, last)):
        assert in_calendar(day, calendar).calendar == calendar


@pytest.mark.parametrize(
    ("calendar", "day"),
    [("persian", "0622-03-21"), ("islamic-umalqura", "1924-07-31"), ("islamic-umalqura", "2077-11-17")],
)
def test_beyond_its_reach_a_day_is_gregorian_and_says_so(calendar: str, day: str) -> None:
    date = dt.date.fromisoformat(day)
    assert in_calendar(date, calendar) == ("gregorian", date.year, date.month, date.day, date.weekday())
    assert said(day, "en", calendar) == said(day, "en", "gregorian")


def test_one_warning_speaks_for_all_days_beyond_the_calendar() -> None:
    issue, story = Span("issues/1/issue.toml", 1), Span("stories/mill.md")
    within, beyond = SUNDAY, dt.date(1915, 3, 4)
    (warning,) = beyond_calendar("islamic-umalqura", [(within, issue), (beyond, story), (beyond, issue)])
    assert (warning.code, warning.span) == ("config-date-outside-calendar", story)
    assert "1915-03-04, nor 1 more" in warning.message
    assert beyond_calendar("islamic-umalqura", [(within, issue)]) == ()
    assert beyond_calendar("gregorian", [(beyond, issue)]) == ()
