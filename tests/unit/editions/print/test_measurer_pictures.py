"""Pictures in the text and boxes sold by their size, from the typesetter's answers to lines."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.fit.measured import MeasuredBox, MeasuredPiece
from broadsheet.issue.model import Furniture, Picture
from tests.unit.editions.print.made import issue, paragraph, story
from tests.unit.editions.print.test_measurer import GRID, REST, answer, measured

TALK = paragraph("The tide came in.", "It went out.")
CAPTION = 20.0  # points
DEEPEST = 42  # of the page's 60 lines


def photograph(width: int, height: int) -> Picture:
    return Picture("mill.jpg", alt="A mill", asset="m.jpg", width=width, height=height)


def rest(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - as JSON
    return {**REST, "cover": None, **fields}


def in_the_text(picture: Picture) -> tuple[MeasuredPiece, ...]:
    """The pieces of a story with `picture` behind its text; it has another one over it."""
    told = story(TALK, picture, picture=photograph(3000, 2000))
    answers = answer({"lines": [1, 2]}, {"rest": CAPTION}, picture=[CAPTION] * 3)
    return measured(issue(told), answers, rest=rest()).stories[0].pieces[1:]


def box(piece: Furniture, *lines: int) -> MeasuredBox:
    told = issue(story(TALK), furniture=(piece,))
    (found,) = measured(told, answer({"lines": [1, 2]}), rest=rest(furniture=[list(lines)])).furniture
    return found


@pytest.mark.parametrize(("width", "height"), [(900, 600), (600, 900), (600, 1200)])
def test_a_picture_in_the_text_has_its_own_proportions(width: int, height: int) -> None:
    (piece,) = in_the_text(photograph(width, height))
    natural = GRID.column_width * height / width + CAPTION
    assert abs(GRID.depth(piece.whole) - natural) <= GRID.pitch / 2


def test_one_deeper_than_a_column_has_room_for_is_cropped_to_that() -> None:
    (piece,) = in_the_text(photograph(600, 2400))
    assert piece.whole == DEEPEST
    assert GRID.column_width * 4 > GRID.depth(DEEPEST)


def test_one_that_would_be_cropped_too_far_is_left_out() -> None:
    assert in_the_text(photograph(600, 3600)) == ()


def test_a_box_without_a_size_is_as_deep_as_its_matter() -> None:
    assert box(Furniture(kind="advert", blocks=(TALK,)), 9, 6, 5).size is None
    assert box(Furniture(kind="advert", picture=photograph(3000, 2000)), 9, 19, 29).lines == (9, 0, 0)


def test_a_box_with_a_size_has_the_lines_that_make_it() -> None:
    words = box(Furniture(kind="notice", blocks=(TALK,), size="quarter"), 9, 6, 5)
    assert (words.name, words.lines) == ("notice-1", (45, 23, 15))
    assert box(Furniture(kind="advert", blocks=(TALK,), size="2x80mm"), 9, 6, 5).lines == (0, 19, 0)


def test_a_picture_with_a_size_may_be_wider_than_a_column() -> None:
    found = box(Furniture(kind="advert", picture=photograph(3000, 2000), size="half"), 10, 20, 30)
    assert found.lines == (0, 45, 30)
    assert found.size
    assert found.size.natural == (10, 20, 30)


def test_a_picture_with_a_size_is_not_set_coarser_than_it_must_be() -> None:
    found = box(Furniture(kind="advert", picture=photograph(560, 420), size="half"), 11, 22, 33)
    assert found.lines == (0, 45, 0)
