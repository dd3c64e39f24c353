"""What an issue says of itself on its pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from broadsheet.editions.print.copy import story_copies
from broadsheet.editions.print.copy_data import copy_data
from broadsheet.issue.model import Issue, Publication
from broadsheet.strings import load_strings
from tests.unit.editions.print.made import issue, paragraph, story


def data(told: Issue) -> dict[str, Any]:
    strings, _ = load_strings(told.publication.language, {})
    return copy_data(told, story_copies(told, lede_words=0), strings)


def colophon(**facts: Any) -> list[str]:  # noqa: ANN401 - any field of a publication
    paper = Publication(**{"name": "Harbour News", "language": "en", **facts})
    lines = data(issue(story(paragraph("It rained.")), publication=paper))["colophon"]
    return [str(line) for line in lines]


def test_the_colophon_has_every_fact_of_the_publication_in_its_order() -> None:
    facts = {
        "publisher": "Quill and Anchor",
        "place": "Port Ennis",
        "issn": "1234-5679",
        "url": "https://example.org",
    }
    assert colophon(**facts) == [
        "Harbour News",
        "Quill and Anchor",
        "Port Ennis",
        "ISSN 1234-5679",
        "example.org",
    ]


def test_the_colophon_says_nothing_of_what_is_not_known() -> None:
    assert colophon() == ["Harbour News"]
    assert colophon(place="Port Ennis") == ["Harbour News", "Port Ennis"]


def test_an_address_is_shown_as_readers_type_it() -> None:
    (_, shown) = colophon(url="https://www.example.org/news/")
    assert shown.replace("\u200b", "") == "example.org/news"


@pytest.mark.parametrize(
    ("language", "calendar", "full", "folio"),
    [
        ("en", "gregorian", "Sunday 1 November 2026", "November 2026"),
        ("fa", "persian", "یکشنبه ۱۰ آبان ۱۴۰۵", "آبان ۱۴۰۵"),
        ("he", "hebrew", "יום ראשון, כ״א בחשוון תשפ״ז", "חשוון תשפ״ז"),
    ],
)
def test_the_issue_is_dated_in_the_calendar_of_its_readers(
    language: str, calendar: str, full: str, folio: str
) -> None:
    paper = Publication(name="Harbour News", language=language, calendar=calendar)
    made = data(issue(story(paragraph("It rained.")), publication=paper))
    assert (made["nameplate"]["date"], made["folio"]["date"]) == (full, folio)
    assert made["title"] == f"Harbour News, {folio}"


@pytest.mark.parametrize(
    ("calendar", "day", "words"),
    [
        ("gregorian", "2026-01-02", "2 January"),
        ("gregorian", "2025-12-31", "31 December 2025"),
        ("persian", "2026-03-21", "1 Farvardin"),
        ("persian", "2026-03-20", "29 Esfand 1404"),  # the same year elsewhere
        ("hebrew", "2026-09-11", "29 Elul 5786"),
        ("islamic-umalqura", "1915-03-04", "4 March 1915"),  # beyond that calendar
    ],
)
def test_a_story_has_its_year_when_readers_count_another_one(calendar: str, day: str, words: str) -> None:
    paper = Publication(name="Harbour News", language="en", calendar=calendar)
    told = story(paragraph("It rained."), date=dt.date.fromisoformat(day))
    (made,) = data(issue(told, publication=paper))["stories"]
    assert made["date"].replace("\u00a0", " ") == words
