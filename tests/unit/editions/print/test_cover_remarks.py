"""A cover that was asked for and cannot be had: one warning, with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.diagnostics.render import render
from broadsheet.editions.print.cover_remarks import no_cover
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.measured import Cover, Grid, Measured
from broadsheet.issue.model import Picture, Story
from tests.unit.editions.print.made import copy_of, paragraph, story

GRID = PageGrid(580, 842, 40, 58, 12, 9, 56, 3, 10, rtl=False)  # a type area of 500 points: 834 dots
BARE = Measured(Grid(56, 3, 12.0), 8, (), ())
TALK = paragraph("The tide came in.")


def photograph(width: int) -> Picture:
    return Picture("mill.jpg", alt="A mill", asset="mill.jpg", width=width, height=600)


def reason(told: Story, pages: int = 4) -> str:
    (found,) = no_cover((copy_of(told),), BARE, GRID, pages=pages)
    return found.message.removeprefix("page one is no cover: ")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (story(TALK), "“The mill”, which leads the issue, has no picture"),
        (story(TALK, keep="teaser"), "of “The mill”, which leads the issue, only the headline is printed"),
        (
            story(TALK, picture=photograph(800)),
            "mill.jpg has 800 × 600 dots, and over all columns 834 across are needed",
        ),
        (
            story(TALK, picture=photograph(900)),
            "mill.jpg, the head of “The mill” and “In this issue” do not fill it together",
        ),
    ],
)
def test_it_says_why(told: Story, why: str) -> None:
    assert reason(told) == why


@pytest.mark.parametrize(("pages", "count"), [(1, "1 page"), (2, "2 pages")])
def test_few_pages_are_named_first(pages: int, count: str) -> None:
    assert reason(story(TALK), pages) == f"the issue has {count}, and a cover needs 3"


def test_it_stands_with_the_setting() -> None:
    (found,) = no_cover((copy_of(story(TALK)),), BARE, GRID, pages=4)
    assert render(found) == (
        "warning[print-no-cover]: page one is no cover: “The mill”, which leads the issue, has no picture\n"
        "  --> broadsheet.toml\n"
        "  hint: Change that, or leave `cover = true` out of [print]."
    )


def test_of_a_cover_there_is_nothing_to_say() -> None:
    covered = replace(BARE, cover=Cover(8, 9, 30, 2, 7))
    assert list(no_cover((copy_of(story(TALK)),), covered, GRID, pages=4)) == []
