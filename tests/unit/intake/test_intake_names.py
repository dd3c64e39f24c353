from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.intake.names import day_from, free_name, issue_day, issue_name, picture_suffix, story_name
from broadsheet.sources.folder.slugs import default_slug
from tests.unit.intake.recovered import a_story, an_issue, sure


def test_an_issue_is_called_by_its_month_or_its_day() -> None:
    assert issue_name(an_issue(issue={"date": sure("2019-05-01")}), "a.txt") == "2019-05"
    assert issue_name(an_issue(issue={"date": sure("2019-05-12")}), "a.txt") == "2019-05-12"


def test_without_a_date_by_its_file_its_stories_its_number() -> None:
    dated = a_story("Late", date=sure("2018-02-03"))
    assert issue_name(an_issue(dated), "news-2019-05.pdf") == "2019-05"
    assert issue_name(an_issue(dated), "news.pdf") == "2018-02-03"
    assert issue_name(an_issue(issue={"number": sure("41")}), "news.pdf") == "no-41"
    assert issue_name(an_issue(), "Spring News!.pdf") == "spring-news"
    assert issue_name(an_issue(), "….pdf") == "issue"


@pytest.mark.parametrize("name", ["news-201905123.pdf", "news-2019-13.pdf", "no-1234567.pdf"])
def test_digits_that_are_no_date_say_none(name: str) -> None:
    assert issue_day(an_issue(), name) is None


def test_a_day_that_never_was_is_none() -> None:
    assert day_from("2019-02-29") is None
    assert day_from("2020-02-29") == dt.date(2020, 2, 29)
    assert issue_day(an_issue(issue={"date": sure("spring")}), "2019-02-30.txt") is None


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("2019-05", {"2019-04"}) == "2019-05"
    assert free_name("2019-05", {"2019-05", "2019-05-2"}) == "2019-05-3"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Don't share it", "dont-share-it"),
        ("Index", "story-index"),
        ("2019-05-01 Fair", "20190501-fair"),
        ("!?", "story"),
        ("قاض عادل", "قاض-عادل"),
    ],
)
def test_a_story_is_called_by_its_title(title: str, slug: str) -> None:
    assert story_name(title, ()) == slug
    assert default_slug(f"stories/2019-05/{slug}.md", "en") == slug


def test_a_long_name_ends_with_a_word_and_fits_any_disk() -> None:
    assert story_name("many words " * 20, ()) == "-".join(["many-words"] * 5 + ["many"])
    assert len(story_name("漢" * 200, ()).encode()) <= 200


def test_the_first_bytes_say_what_a_picture_is() -> None:
    assert [picture_suffix(data) for data in (b"\x89PNG", b"\xff\xd8\xff", b"GIF89a", b"RIFF")] == [
        ".png",
        ".jpg",
        ".gif",
        ".webp",
    ]
