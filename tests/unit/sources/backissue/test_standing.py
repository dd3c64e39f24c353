"""What an issue says of itself, and stories that its contents list leaves out."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.plates import of_the_issue
from broadsheet.sources.backissue.standing import kind_of, labelled, running_lines_of
from broadsheet.sources.backissue.vocabulary import vocabulary

ENGLISH = vocabulary("en")
ISSUE = """\
Harbour News
No. 143 · 1 November 2026

In this issue
The last boat home  1

The last boat home
20 October 2026
It leaves at eleven.
Soup is served
on the quay
By Tom Reed · 21 October 2026
It is hot.
page 1
About us
We print what happens
at the harbour.
Our address
Mole 1, Port Ennis
Harbour News
"""


def test_a_story_that_no_list_names_begins_above_its_credit() -> None:
    made = recover(ISSUE.encode(), "old.txt")
    titles = [(story.title.value, story.title.origin.cues, story.body) for story in made.stories]
    assert titles == [
        ("The last boat home", ("contents",), ["It leaves at eleven."]),
        ("Soup is served on the quay", ("place",), ["It is hot."]),
    ]


def test_the_issue_and_its_standing_matter() -> None:
    made = recover(ISSUE.encode(), "old.txt")
    assert {name: field.value for name, field in made.issue.items()} == {
        "nameplate": "Harbour News",
        "number": "143",
        "date": "2026-11-01",
        "about": "We print what happens at the harbour.",
        "address": "Mole 1, Port Ennis",
    }
    assert made.running[-2:] == ["page 1", "Harbour News"]


@pytest.mark.parametrize(
    ("language", "line", "number"),
    [
        ("en", "Issue 131 · 2020-12-18", "131"),
        ("de", "Nr. 91 · 2023-06-07", "91"),
        ("ja", "第7号 · 2026年11月1日", "7"),
        ("fa", "شمارهٔ ۱۴۳ · ۱۰ آبان ۱۴۰۵", "143"),
        ("ar", "العدد ١٤٧ · ١٧ يوليو ٢٠٢٠", "147"),
        ("en", "124th letter to members – Midsummer 2016", "124"),
        ("de", "12. Rundschreiben · Mai 2020", "12"),
        ("de", "Jahrgang 14 / Heft 3", "3"),
    ],
)
def test_the_number(language: str, line: str, number: str) -> None:
    found = of_the_issue(lines_of(line), vocabulary(language))
    assert found["number"].value == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("About us", "about"),
        ("OUR ADDRESS", "address"),
        ("Get in touch", "contact"),
        ("About the boat", None),
        ("A word about us", "about"),
        ("What the society is for", "about"),
        ("Objects of the Society", "aims"),
        ("Where we meet", "address"),
        ("Telephone and e-mail", "contact"),
        ("What we saw", None),
        ("The", None),
    ],
)
def test_heads_of_standing_matter(text: str, kind: str | None) -> None:
    assert kind_of(text, ENGLISH) == kind


@pytest.mark.parametrize("line", ["Harbour News", "HARBOUR NEWS  12", "page 3", "p. 3", "– 4 –"])
def test_running_lines_go(line: str) -> None:
    lines = lines_of(f"Harbour News\nNo. 143\nThe text.\n{line}\n")
    assert running_lines_of(lines, ENGLISH) == {3}


@pytest.mark.parametrize("line", ["2026-10-28", "Tide tables", "page after page"])
def test_other_lines_stay(line: str) -> None:
    assert not running_lines_of(lines_of(f"Harbour News\nNo. 143\n{line}\n"), ENGLISH)


def test_an_address_may_begin_with_the_name_of_the_issue() -> None:
    text = ISSUE.replace("Our address\n", "Our address\nHarbour News\n")
    made = recover(text.encode(), "old.txt")
    assert made.issue["address"].value == "Harbour News\nMole 1, Port Ennis"
    assert made.running[-1] == "Harbour News"


def test_references_are_standing_matter_each_on_its_line() -> None:
    given = "References\n[1] Ida Marsh: Nets and knots.\nPort Ennis 2019.\n[2] Tom Reed: Soup.\n"
    made = recover((ISSUE + given).encode(), "old.txt")
    assert (
        made.issue["references"].value
        == "[1] Ida Marsh: Nets and knots. Port Ennis 2019.\n[2] Tom Reed: Soup."
    )


def test_a_nameplate_that_was_copied_in_among_stories_is_none_of_them() -> None:
    plate = "THE LANTERN\nMonthly of the Evening Readers\nIssue 57\nMarch 2026\n"
    stories = "Soup is served\nBy Tom Reed · 21 October 2026\nIt is hot, and the bread is from the mill.\n"
    stories += "The school has bought a second kettle, which whistles.\nNobody minds.\nIt is blue.\nSo is the door.\n"
    stories += "Whoever paints it next may choose.\n"
    made = recover(f"{stories}{plate}Nets\nBy Ida Marsh\nThey dry.\n".encode(), "old.txt")
    assert (made.issue["nameplate"].value, made.issue["number"].value) == ("THE LANTERN", "57")
    assert made.running == plate.splitlines()


def test_a_foot_is_known_by_its_page() -> None:
    lines = lines_of(
        "Harbour News\nNo. 143\nSociety of the Mole   page 1\nIt is hot.\nSociety of the Mole   page 2\n"
        "Continued on page 3\nIt is dark.\nContinued on page 4\n"
    )
    assert running_lines_of(lines, ENGLISH) == {2, 4}


def test_an_address_may_stand_behind_the_word_for_it() -> None:
    assert labelled("Address: 3 Mole Street, Port Ennis", ENGLISH) == ("address", "3 Mole Street, Port Ennis")
    assert labelled("Contact：post@harbour.example", ENGLISH) == ("contact", "post@harbour.example")
    assert labelled("Address:", ENGLISH) is None
    assert labelled("Soup: it is hot", ENGLISH) is None
    made = recover(f"{ISSUE}Contact: post@harbour.example\n".encode(), "old.txt")
    assert made.issue["contact"].value == "post@harbour.example"


def test_an_issue_may_speak_of_itself_by_its_name() -> None:
    made = recover(ISSUE.replace("About us", "About the News").encode(), "old.txt")
    assert made.issue["about"].value == "We print what happens at the harbour."
