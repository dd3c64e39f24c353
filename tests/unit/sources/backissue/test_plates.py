"""What an issue says of itself in its nameplate."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.plates import is_plate_line, of_the_issue, plate_lines
from broadsheet.sources.backissue.vocabulary import vocabulary

ENGLISH = vocabulary("en")


def said(text: str, language: str = "en") -> dict[str, str]:
    return {name: field.value for name, field in of_the_issue(lines_of(text), vocabulary(language)).items()}


@pytest.mark.parametrize(
    ("language", "line", "number", "date"),
    [
        ("en", "No. 7 - May 2019", "7", "2019-05-01"),
        ("en", "Issue 5 June 2018", "5", "2018-06-01"),
        ("en", "Vol. 6 No. 2, February 2017", "2", "2017-02-01"),
        ("en", "Summer 2015, No. 61", "61", "2015-06-01"),
        ("en", "Issue 23 | Autumn 2021", "23", "2021-09-01"),
        ("it", "Anno IX, numero 3 - Maggio 2019", "3", "2019-05-01"),
        ("es", "Nº 5. Mayo de 2016", "5", "2016-05-01"),
        ("de", "Nr. 4/2016 1. November 2016", "4", "2016-11-01"),
        ("fr", "n° 33 - printemps 2017", "33", "2017-03-01"),
        ("pt", "N.º 8 — Inverno de 2014", "8", "2014-12-01"),
        ("ar", "العدد ٧ - آذار ٢٠١٩", "7", "2019-03-01"),
        ("fa", "شماره ۱۸ – زمستان ۱۳۹۸", "18", "2020-01-01"),
        ("ja", "第27号 2018年春", "27", "2018-03-01"),
    ],
)
def test_the_number_is_no_day(language: str, line: str, number: str, date: str) -> None:
    found = said(f"The Loom\n{line}", language)
    assert found == {"nameplate": "The Loom", "number": number, "date": date}
    assert is_plate_line(line, vocabulary(language))


def test_the_date_of_a_story_is_not_that_of_the_issue() -> None:
    text = "The Loom\nBy Ida Marsh, 9 January 2017\nNo. 5\nFebruary 2017\n"
    assert said(text)["date"] == "2017-02-01"


@pytest.mark.parametrize(
    "line", ["as we said in No. 5 of June 2018", "It was in No. 5, June 2018.", "No. 5 is alive"]
)
def test_a_sentence_is_no_nameplate(line: str) -> None:
    assert not is_plate_line(line, ENGLISH)


TOP = "The Loom\nNews of the weavers\nNo. 5, June 2018\n\nA carpet is finished\nBy Ida Marsh\nIt took two years.\n"


def test_no_story_begins_in_a_nameplate() -> None:
    lines = lines_of(TOP)
    plate = plate_lines(lines, of_the_issue(lines, ENGLISH), [], ENGLISH)
    assert plate == {1, 2, 3}
    made = recover(TOP.encode(), "old.txt")
    assert [story.title.value for story in made.stories] == ["A carpet is finished"]


def test_a_head_is_no_nameplate_whatever_it_counts() -> None:
    lines = lines_of("The Loom\nNo. 5 · June 2018\nIt took two years.\n")
    assert not plate_lines(lines, of_the_issue(lines, ENGLISH), [Head(0, 2, 100.0)], ENGLISH)


def test_without_a_number_nobody_knows_where_a_nameplate_ends() -> None:
    lines = lines_of("A carpet is finished\n9 January 2017\nIt took two years.\n")
    assert not plate_lines(lines, of_the_issue(lines, ENGLISH), [], ENGLISH)


TEASERS = """\
The Loom
No. 5, June 2018

The long way round
Nine miles, two stiles and a tea room at the end.
https://loom.example/long

Boots wanted
Any condition short of holes.
https://loom.example/boots

A map from memory
It leaves out the motorway on purpose.
https://loom.example/map
"""


def test_stories_of_a_sentence_and_an_address_each_begin_behind_the_address_before() -> None:
    made = recover(TEASERS.encode(), "old.txt")
    assert [(story.title.value, story.permalink and story.permalink.value) for story in made.stories] == [
        ("The long way round", "https://loom.example/long"),
        ("Boots wanted", "https://loom.example/boots"),
        ("A map from memory", "https://loom.example/map"),
    ]
