"""Text whose columns stand side by side."""

from __future__ import annotations

from itertools import zip_longest

from broadsheet.sources.backissue.pages.grid import grid_text
from tests.support.back_issue_pages import texts

LEFT = [
    "The last boat home", "It leaves at eleven, as it did", "before the war. Nobody had ex-", "pected that.",
    "   The master is content with", "his old engine, and says that", "it will outlast him.",
]  # fmt: skip
RIGHT = [
    "A new roof", "The slates came by water from", "the quarries in the north, a", "thousand of them.",
    "", "The roof will be whole before", "the winter if it stays dry.",
]  # fmt: skip


def side_by_side(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{one:<38}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue=""))


PAGE = "            Harbour News, number 12, for members and friends\n\n" + side_by_side(LEFT * 2, RIGHT * 2)


def test_columns_are_read_one_after_the_other() -> None:
    made = grid_text(PAGE)
    assert made
    read = [" ".join(text.split()) for text in (*LEFT * 2, *RIGHT * 2) if text]
    assert texts(made.lines) == ["Harbour News, number 12, for members and friends", *read]
    assert [line.text for line in made.lines if line.opens] == ["The master is content with"] * 2


def test_text_in_one_column_is_left_to_others() -> None:
    assert grid_text("\n".join(LEFT * 5)) is None
    assert grid_text("") is None


def test_pages_are_counted_by_form_feeds() -> None:
    made = grid_text(f"{PAGE}\f{PAGE}\f")
    assert made
    assert made.pages == 2
    assert {line.page for line in made.lines} == {1, 2}


def test_columns_of_leftward_scripts_begin_at_the_right() -> None:
    hebrew = ["הספרייה פתוחה בכל יום"] * 14
    made = grid_text(side_by_side(["הסירה יוצאת בצהריים"] * 14, hebrew))
    assert made
    assert texts(made.lines)[0] == hebrew[0]
