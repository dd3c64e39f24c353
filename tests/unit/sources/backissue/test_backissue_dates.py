"""Dates in running text, in twelve languages."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.sources.backissue.dates import dates_in, month_in


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "By Ida Marsh · Tuesday, 20th October 2026", "2026-10-20"),
        ("en", "Oct 20, 2026", "2026-10-20"),
        ("fr", "mardi 20 oct. 2026", "2026-10-20"),
        ("fr", "le 1er août 2026", "2026-08-01"),
        ("de", "20. Oktober 2026 | Von Emil Ahorn", "2026-10-20"),
        ("es", "20 de octubre de 2026", "2026-10-20"),
        ("pt", "20 de outubro de 2026", "2026-10-20"),
        ("it", "martedì 20 ottobre 2026", "2026-10-20"),
        ("fa", "۲۸ مهر ۱۴۰۵", "2026-10-20"),
        ("fa", "۱۴۰۵/۰۷/۲۸", "2026-10-20"),
        ("ar", "٢٠ أكتوبر ٢٠٢٦", "2026-10-20"),
        ("ar", "٢٠ تشرين الأول ٢٠٢٦", "2026-10-20"),
        ("he", "20 באוקטובר 2026", "2026-10-20"),
        ("ja", "文 青葉みどり 2026年10月20日", "2026-10-20"),
        ("zh", "2026年10月20日 星期二", "2026-10-20"),
        ("ko", "2026년 10월 20일", "2026-10-20"),
        ("en", "2026-10-20", "2026-10-20"),
        ("de", "20.10.2026", "2026-10-20"),
        ("en", "10/20/2026", "2026-10-20"),
        ("en", "Tuesday, 20-Oct-2026", "2026-10-20"),
        ("en", "20- Oct-2026", "2026-10-20"),
        ("fa", "20 اکتبر ماه 2026", "2026-10-20"),
        ("ar", "أكتوبر 2026 20", "2026-10-20"),
        ("he", "20 במרס 2026", "2026-03-20"),
        ("fa", "می‌دهند. 20 اکتبر 2026", "2026-10-20"),
        ("fa", "۲۸ مهرماه ۱۴۰۵", "2026-10-20"),
        ("fa", "۲۸ مهر‌ماه ۱۴۰۵", "2026-10-20"),
        ("ja", "令和8年10月20日", "2026-10-20"),
        ("ja", "平成元年 1 月 8 日", "1989-01-08"),
        ("zh", "二〇二六年十月二十日", "2026-10-20"),
        ("zh", "二〇二六年十二月廿五日", "2026-12-25"),
        ("ar", "20 تشرين الأول/أكتوبر 2026", "2026-10-20"),
        ("ar", "20 أكتوبر (تشرين الأول) 2026", "2026-10-20"),
        ("de", "20.10.26", "2026-10-20"),
        ("en", "20 Oct ’26", "2026-10-20"),
        ("en", "20-Oct-26", "2026-10-20"),
        ("it", "20-X-2026", "2026-10-20"),
        ("es", "octubre 20 de 2026", "2026-10-20"),
        ("de", "20.10.98", "1998-10-20"),
        ("de", "20. 10. 26", "2026-10-20"),
        ("ja", "2026．10．20", "2026-10-20"),
        ("ja", "’26.10.20", "2026-10-20"),
        ("zh", "26/10/20", "2026-10-20"),
        ("ar", "20 تشرين الأول سنة 2026", "2026-10-20"),
        ("ar", "20 من أكتوبر 2026", "2026-10-20"),
    ],
)
def test_dates_as_newsletters_write_them(language: str, text: str, date: str) -> None:
    (found,) = dates_in(text, language)
    assert found.date() == dt.date.fromisoformat(date)
    written = text[found.start : found.end]
    assert written.strip() == written
    assert not written.startswith("د. ")  # the short name of a day is no end of a word


def test_a_date_without_a_year_takes_the_one_it_is_given() -> None:
    (found,) = dates_in("20 October", "en")
    assert (found.date(), found.date(2026)) == (None, dt.date(2026, 10, 20))


def test_day_and_month_may_be_meant_the_other_way_round() -> None:
    (found,) = dates_in("03/04/2026", "en")
    assert (found.swaps, found.date(), found.date(swapped=True)) == (
        True,
        dt.date(2026, 4, 3),
        dt.date(2026, 3, 4),
    )


@pytest.mark.parametrize(
    "text", ["31 November 2026", "in 2026", "12 of them", "1.2.3", "No. 143", "10.0.12.24", "一二三"]
)
def test_what_is_no_date(text: str) -> None:
    assert [found.date() for found in dates_in(text, "en") if found.date()] == []


def test_all_dates_are_found_in_order() -> None:
    found = [each.date() for each in dates_in("from 1 May 2026 to 2026-06-03", "en")]
    assert found == [dt.date(2026, 5, 1), dt.date(2026, 6, 3)]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Issue 57 · March 2026", "en", "2026-03-01"),
        ("marzo de 2026", "es", "2026-03-01"),
        ("اسفند ۱۴۰۴", "fa", "2026-02-20"),
        ("2026年3月号", "ja", "2026-03-01"),
    ],
)
def test_a_month_without_a_day_is_its_first(text: str, language: str, day: str) -> None:
    assert month_in(text, language) == dt.date.fromisoformat(day)
