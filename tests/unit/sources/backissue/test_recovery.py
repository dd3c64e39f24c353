"""A flattened issue whose contents list names its stories."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue import recover

ISSUE = """\
Harbour News
No. 143 · 1 November 2026

The last boat home
By Ida Marsh · 20 October 2026
It leaves at eleven, as it did
before the war. Nobody had ex-
pected that.
The master is content …
Read more: https://example.org/n/12

In this issue
After ninety years, the mill will turn again  1
The last boat home  1

After ninety years, the
mill will turn again
28 October
The wheel is back.
"""


def test_stories_are_found_with_all_that_is_said_of_them() -> None:
    made = recover(ISSUE.encode(), "old.txt")
    boat, mill = made.stories
    assert (boat.title.value, boat.body) == (
        "The last boat home",
        ["It leaves at eleven, as it did before the war. Nobody had expected that.", "The master is content"],
    )
    assert boat.byline
    assert boat.date
    assert boat.permalink
    assert boat.continues
    assert (boat.byline.value, boat.date.value, boat.permalink.value, boat.continues.value) == (
        ["Ida Marsh"],
        "2026-10-20",
        "https://example.org/n/12",
        True,
    )
    assert mill.title.value == "After ninety years, the mill will turn again"
    assert mill.date
    assert (mill.date.value, mill.body) == ("2026-10-28", ["The wheel is back."])


def test_every_value_says_where_it_comes_from() -> None:
    report = recover(ISSUE.encode(), "old.txt").report()
    byline = report["stories"][0]["byline"]
    assert byline["origin"] == {
        "page": 1,
        "line": 5,
        "text": "By Ida Marsh · 20 October 2026",
        "cues": ["byline"],
    }
    assert 0 < byline["confidence"] <= 1
    assert report["issue"]["date"]["value"] == "2026-11-01"
    assert [entry["page"] for entry in report["contents"]] == [1, 1]


def test_what_belongs_to_no_story_is_kept() -> None:
    made = recover(f"{ISSUE}\nPrinted by Port Ennis Press\n".encode(), "old.txt")
    assert made.running == ["Harbour News", "No. 143 · 1 November 2026"]
    assert "Printed by Port Ennis Press" in [*made.leftover, *made.stories[-1].body]
    assert recover(b"Just a line.\n", "old.txt").leftover == ["Just a line."]


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match=r"old\.pdf cannot be read as a PDF"):
        recover(b"%PDF-1.7", "old.pdf")


JUMPING = """\
Harbour News
No. 143 · 1 November 2026

In this issue
The last boat home  1
Soup on the quay  1

The last boat home
By Ida Marsh · 20 October 2026
It leaves at eleven, as it did
before the war, and nobody who
Continued on page 2

Soup on the quay
By Tom Reed · 21 October 2026
It is hot, and there is bread
with it on Thursdays.
{head}Continued from page 1
lives there had expected that.
The master is content.
"""


@pytest.mark.parametrize("head", ["", "The last boat home\n"])
def test_the_rest_of_a_story_goes_to_the_story_that_jumps(head: str) -> None:
    made = recover(JUMPING.format(head=head).encode(), "old.txt")
    boat, soup = made.stories
    assert " ".join(boat.body).endswith(
        "and nobody who lives there had expected that. The master is content."
    )
    assert soup.body == ["It is hot, and there is bread with it on Thursdays."]
