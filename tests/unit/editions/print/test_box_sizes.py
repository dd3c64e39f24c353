"""What a box sold by its size may be on a grid: shapes in lines, what its matter needs, where its picture is sharp."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.editions.print.box_sizes import box_size, drawn_width, shapes, sharp
from broadsheet.editions.print.dots import dots_for, is_coarse
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.measured import BoxSize
from broadsheet.issue.model import Furniture, FurnitureKind, Picture
from broadsheet.issue.sizes import size_of
from tests.unit.editions.print.made import paragraph

LANDSCAPE, PORTRAIT = (3000, 2000), (2000, 3000)
WORDS = (paragraph("Boats to let."),)


def grid(lines: int = 56, columns: int = 3) -> PageGrid:
    """Columns of 160 points, 10 apart, lines of 12."""
    width = 170 * columns - 10 + 80
    return PageGrid(width, 842, 40, 58, 12, 9, lines, columns, 10, rtl=False)


def advert(size: str, dots: tuple[int, int] | None = None, **fields: Any) -> Furniture:  # noqa: ANN401 - any field
    picture = Picture("tea.jpg", alt="Tea", asset="t.jpg", width=dots[0], height=dots[1]) if dots else None
    kind: FurnitureKind = fields.pop("kind", "advert")
    return Furniture(
        kind=kind, size=size, picture=picture, blocks=fields.pop("blocks", () if picture else WORDS)
    )


def sold(piece: Furniture, *measured: int) -> BoxSize:
    found = box_size(piece, measured, grid())
    assert found
    return found


def shapes_of(text: str, page: PageGrid) -> tuple[int, ...]:
    size = size_of(text)
    assert size
    return shapes(size, page)


# -- shapes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "lines"),
    [
        ("full", (0, 0, 56)),
        ("half", (0, 42, 28)),
        ("third", (56, 28, 19)),
        ("quarter", (42, 21, 14)),
        ("eighth", (21, 11, 7)),
    ],
)
def test_a_share_has_a_shape_at_every_width_that_the_page_is_deep_enough_for(
    size: str, lines: tuple[int, ...]
) -> None:
    assert shapes_of(size, grid()) == lines


def test_on_a_page_of_one_column_a_share_has_one_shape() -> None:
    assert shapes_of("quarter", grid(lines=30, columns=1)) == (8,)


@pytest.mark.parametrize(("deep", "lines"), [("60mm", 15), ("84.6mm", 20), ("84.7mm", 21), ("1mm", 1)])
def test_millimetres_are_rounded_up_to_lines(deep: str, lines: int) -> None:
    assert shapes_of(f"2x{deep}", grid()) == (0, lines, 0)


def test_more_columns_than_a_page_has_are_no_shape() -> None:
    assert shapes_of("4x60mm", grid()) == (0, 0, 0)


# -- what a box needs and what becomes it ---------------------------------------------------------------------


def test_a_box_without_a_size_is_not_sold() -> None:
    assert box_size(advert(""), (9, 6, 5), grid()) is None


def test_words_need_what_they_measure_and_are_best_wider_than_deep() -> None:
    found = sold(advert("quarter"), 30, 22, 12)
    assert (found.words, found.lines, found.needs) == ("quarter", (42, 21, 14), (30, 22, 12))
    assert found.roomy == (42, 0, 14)
    assert found.natural == (8, 17, 26)  # 160, 330 and 500 points, five wide to three deep


def test_a_finished_picture_needs_little_and_is_best_in_its_own_shape() -> None:
    found = sold(advert("quarter", LANDSCAPE), 10, 20, 29)
    assert found.natural == (10, 20, 29)
    assert found.needs == (5, 5, 5)
    assert found.roomy == (42, 21, 14)


def test_a_picture_with_words_stands_as_it_is_measured() -> None:
    assert sold(advert("quarter", LANDSCAPE, blocks=WORDS), 14, 24, 33).roomy == (42, 0, 0)


def test_columns_by_height_have_no_other_shape_to_be_compared_with() -> None:
    found = sold(advert("2x60mm", PORTRAIT), 20, 40, 60)
    assert (found.lines, found.natural[1]) == ((0, 15, 0), 15)


# -- sharpness ------------------------------------------------------------------------------------------------


def test_a_finished_picture_is_as_wide_as_its_box_and_its_shape_allow() -> None:
    piece = advert("half", LANDSCAPE)
    assert drawn_width(piece, 1, 56, grid()) == 160
    assert drawn_width(piece, 3, 14, grid()) == pytest.approx(grid().depth(14) * 1.5)
    assert drawn_width(advert("half", LANDSCAPE, blocks=WORDS), 3, 14, grid()) == 500 - 18


def test_widths_at_which_the_picture_would_be_coarse_are_not_offered() -> None:
    assert sharp((42, 21, 14), advert("quarter", (420, 280)), grid()) == (42, 0, 14)
    assert sharp((42, 21, 14), advert("quarter", LANDSCAPE), grid()) == (42, 21, 14)


def test_an_advert_that_is_coarse_everywhere_is_set_all_the_same() -> None:
    assert sharp((42, 21, 14), advert("quarter", (90, 60)), grid()) == (42, 21, 14)


def test_words_are_sharp() -> None:
    assert sharp((42, 21, 14), advert("quarter"), grid()) == (42, 21, 14)


def test_dots_are_counted_at_the_width_at_which_they_are_printed() -> None:
    assert dots_for(160) == 267
    photograph = Picture("m.jpg", asset="m.jpg", width=267, height=100)
    assert not is_coarse(photograph, 160)
    assert is_coarse(photograph, 161)
    assert not is_coarse(Picture("m.svg", asset="m.svg", width=9, height=9), 500)
