from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from broadsheet.sources.folder.dates import placed, read_moment, with_time
from broadsheet.strings import load_strings
from tests.unit.sources.folder.folders import CONFIG, STORY, load, said, story

DAY = dt.date(2026, 10, 28)
NINE = dt.datetime(2026, 10, 28, 9)  # noqa: DTZ001 a local time is what is tested
LISBON, CAIRO = ZoneInfo("Europe/Lisbon"), ZoneInfo("Africa/Cairo")


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-28", "2026/10/28", "2026.10.28", "20261028", " 2026-10-28 ", "28.10.2026", "28. 10. 2026",
        "28 October 2026", "28 Oct 2026", "28th of October, 2026", "October 28, 2026", "Oct. 28 2026",
        "Wed, 28 October 2026", "Wednesday 28 October 2026", "Wednesday, October 28, 2026",
        "2026年10月28日", "2026年10月28日水曜日", "2026년 10월 28일 수요일", "２０２６-１０-２８",
    ],
)  # fmt: skip
def test_a_day_can_be_written_in_many_ways(text: str) -> None:
    assert read_moment(text) == DAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "mercredi 28 octobre 2026"),
        ("fr", "28 oct. 2026"),
        ("es", "28 de octubre de 2026"),
        ("pt", "quarta-feira, 28 de outubro de 2026"),
        ("de", "Mittwoch, 28. Oktober 2026"),
        ("it", "28 ottobre 2026"),
        ("fa", "۲۸ اکتبر ۲۰۲۶"),
        ("ar", "٢٨ أكتوبر ٢٠٢٦"),
        ("ar-LB", "٢٨ تشرين الأول ٢٠٢٦"),
        ("he", "28 באוקטובר 2026"),
    ],
)
def test_a_day_can_be_written_in_the_language_of_the_story(language: str, text: str) -> None:
    assert read_moment(text, load_strings(language, {})[0].months) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-28 09:00", "2026-10-28T09:00:00", "2026-10-28T09:00:00.250", "28 October 2026 9:00",
        "October 28, 2026 at 9:00 am", "28 October 2026, 9:00 a.m.",
    ],
)  # fmt: skip
def test_a_time_may_follow(text: str) -> None:
    assert read_moment(text) == NINE


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-28T09:00:00Z", "2026-10-28 11:00:00 +0200", "2026-10-28T11:00:00+02:00", "2026-10-28T11:00+02",
        "Wed, 28 Oct 2026 09:00:00 GMT", "28 Oct 2026 04:00:00 EST", "2026-10-28 09:00 UTC",
        "28 Oct 2026 09:00:00 -0000", "2026-10-28 05:30 -0330",
    ],
)  # fmt: skip
def test_an_offset_makes_it_an_instant(text: str) -> None:
    moment = read_moment(text)
    assert isinstance(moment, dt.datetime)
    assert moment.astimezone(dt.UTC) == utc(2026, 10, 28, 9)


@pytest.mark.parametrize(
    "text",
    [
        "", "10/11/2026", "2026-02-30", "2026-13-01", "2026-10", "soon", "2026-10-28 25:00", "28 Brumaire 2026",
        "0000-01-01", "2026-10-28 09:00 Europe/Lisbon", "1793145600", "2026-10-28-ferry", "9" * 5000,
        "ju 28, 2026", "2026-10-28 09:00 +99:00",
    ],
)  # fmt: skip
def test_what_has_no_one_meaning_is_not_read(text: str) -> None:
    assert read_moment(text) is None


def test_a_time_may_stand_in_a_field_of_its_own(tmp_path: Path) -> None:
    assert with_time(DAY, "09:00:00") == NINE
    assert with_time(DAY, "") == with_time(DAY, "noonish") == DAY
    assert with_time(NINE, "10:00") == NINE
    made = story(tmp_path, '---\ntitle: T\ndate: 2026-10-28\ntime: "16:00:00"\n---\n')
    assert made.published == utc(2026, 10, 28, 16)
    assert made.extra == {}


def test_a_day_without_a_time_is_that_day_where_the_paper_is() -> None:
    assert placed(DAY, ZoneInfo("Pacific/Auckland")) == (DAY, utc(2026, 10, 27, 11))


def test_an_instant_has_the_day_it_falls_on_where_the_paper_is() -> None:
    late = utc(2026, 10, 28, 23, 30)
    assert placed(late, ZoneInfo("Europe/Berlin")) == (dt.date(2026, 10, 29), late)


def test_a_time_skipped_by_a_clock_change_moves_forward() -> None:
    skipped = dt.datetime(2026, 3, 29, 1, 30)  # noqa: DTZ001 Lisbon goes from 1:00 to 2:00
    assert placed(skipped, LISBON) == (dt.date(2026, 3, 29), utc(2026, 3, 29, 1, 30))
    assert utc(2026, 3, 29, 1, 30).astimezone(LISBON).hour == 2
    midnight_is_skipped = dt.date(2026, 4, 24)
    assert placed(midnight_is_skipped, CAIRO) == (midnight_is_skipped, utc(2026, 4, 23, 22))
    assert utc(2026, 4, 23, 22).astimezone(CAIRO).hour == 1


def test_a_time_that_occurs_twice_is_the_first() -> None:
    twice = dt.datetime(2026, 10, 25, 1, 30)  # noqa: DTZ001 Lisbon goes from 2:00 back to 1:00
    assert placed(twice, LISBON) == (dt.date(2026, 10, 25), utc(2026, 10, 25, 0, 30))


def test_the_ends_of_the_calendar_have_no_instant() -> None:
    assert placed(dt.date(1, 1, 1), ZoneInfo("Asia/Tokyo")) is None
    last = dt.datetime(9999, 12, 31, 23)  # noqa: DTZ001 a local time is what is tested
    assert placed(last, ZoneInfo("America/New_York")) is None


def test_a_story_without_a_date_takes_that_of_its_file_name(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            STORY: "---\ntitle: T\n---\n",
            "stories/2026-10-28-mill.md": "---\ntitle: M\n---\n",
            "stories/2026-10-01-x/index.md": "---\ntitle: X\n---\n",
            "issues/2026-11/issue.toml": "date = 2026-11-01\nstories = ['ferry', 'mill', 'x']",
        },
    )
    assert loaded.issue
    assert [made.date for made in loaded.issue.stories] == [None, DAY, dt.date(2026, 10, 1)]


def test_tomorrow_is_later_than_the_issue_and_not_than_today(tmp_path: Path) -> None:
    config = CONFIG + 'timezone = "Asia/Tokyo"\n'
    late = "---\ntitle: T\ndate: 2026-11-01T20:00:00Z\n---\n"
    assert said(load(tmp_path, {"broadsheet.toml": config, STORY: late}).diagnostics) == [
        ("source-future-date", f"{STORY}:3")
    ]
    assert load(tmp_path, {"broadsheet.toml": CONFIG, STORY: late}).diagnostics == ()
    old_issue = {"issues/2026-11/issue.toml": "date = 1999-01-01\nstories = ['ferry']"}
    assert load(tmp_path, {**old_issue, STORY: late.replace("2026", "1998")}).diagnostics == ()
