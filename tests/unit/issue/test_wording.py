"""Numbers and dates as every edition says them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest

from broadsheet.issue.model import Definition, DefinitionList, Furniture, Text
from broadsheet.issue.wording import days, full_date, furniture_title, numbering, story_date
from broadsheet.strings import load_strings
from tests.unit.editions.mail.mails import issue, paragraph, story

ENGLISH, _ = load_strings("en", {})
PERSIAN, _ = load_strings("fa", {})
DAY = dt.date(2026, 10, 28)


@pytest.mark.parametrize(
    ("volume", "number", "said"),
    [("", "", ""), ("12", "", "Vol.~12"), ("", "143", "No.~143"), ("12", "143", "Vol.~12, No.~143")],
)
def test_numbering_says_what_there_is(volume: str, number: str, said: str) -> None:
    assert numbering(issue(volume=volume, number=number), ENGLISH) == said.replace("~", "\u00a0")


def test_the_day_of_an_issue_is_said_in_full() -> None:
    assert full_date(issue(date=dt.date(2026, 11, 1)), ENGLISH) == "Sunday 1 November 2026"


@pytest.mark.parametrize(
    ("date", "said"),
    [(DAY, "28 October"), (dt.date(2025, 10, 28), "28 October 2025"), (None, "")],
)
def test_a_day_has_its_year_when_that_is_not_the_issues(date: dt.date | None, said: str) -> None:
    assert story_date(story(date=date), issue(date=dt.date(2026, 11, 1)), ENGLISH) == said


@pytest.mark.parametrize(("date", "said"), [(DAY, "۶ آبان"), (dt.date(2026, 3, 12), "۲۱ اسفند ۱۴۰۴")])
def test_a_story_in_another_language_counts_years_as_its_readers_do(date: dt.date, said: str) -> None:
    foreign = story(language="fa", date=date)
    assert story_date(foreign, issue(foreign, date=dt.date(2026, 11, 1)), PERSIAN) == said


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [("advert", "", "Advertisement"), ("advert", "The bakery", "The bakery"), ("notice", "", "")],
)
def test_an_advert_is_marked_as_one_unless_it_has_a_title(
    kind: Literal["advert", "notice"], title: str, said: str
) -> None:
    piece = Furniture(kind=kind, title=title)
    assert furniture_title(piece, ENGLISH) == said


def test_days_are_those_terms_that_are_dates() -> None:
    entries = tuple(
        Definition((Text(term),), (paragraph("Open day."),))
        for term in ("2026-11-14", "soon", "2026-11-31", " 2026-12-01 ")
    )
    piece = Furniture(kind="dates", blocks=(paragraph("Come."), DefinitionList(entries)))
    found = list(days(piece, "gregorian"))
    assert [entry for entry, _ in found] == list(entries)
    assert [(day.month, day.day) if day else None for _, day in found] == [(11, 14), None, None, (12, 1)]
