"""What there is to choose from: boxes, those that are kept back, and where the contents stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.measured import Measured
from broadsheet.fit.problem import Box
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import NOTHING_SPARE, Spare, Stock, contents_on_front, shelve, stock
from broadsheet.issue.model import Furniture
from tests.unit.fit.copy import filled
from tests.unit.fit.issues import ABOUT, issue, six, tale
from tests.unit.fit.typewriter import GRID, Typewriter

FILLER = Furniture(kind="notice", blocks=(filled(20),), place="anywhere", filler=True)
TAIL = Furniture(kind="notice", blocks=(filled(20),), filler=True)
EVERYTHING = Spare(fillers=True, end_block=True)


def measured(*boxes: Furniture) -> Measured:
    return Typewriter().measure(issue(tale("mill", 3), tale("ferry", 3), furniture=boxes))


def supplies(told: Measured, pages: int = 2, spare: Spare = NOTHING_SPARE) -> Stock:
    found = stock(shelve(told, Allowance()), pages, spare)
    assert found is not None
    return found


def boxes(told: Measured, pages: int = 2, spare: Spare = NOTHING_SPARE) -> dict[str, Box]:
    return {box.item.name: box for box in supplies(told, pages, spare).problem.boxes}


# -- what is kept back ----------------------------------------------------------------------------------------


def test_fillers_and_the_end_block_are_kept_back() -> None:
    told = measured(ABOUT, FILLER)
    assert list(boxes(told)) == ["contents", "about-1"]
    assert list(boxes(told, spare=Spare(fillers=True))) == ["contents", "about-1", "notice-2"]
    assert list(boxes(told, spare=EVERYTHING)) == ["contents", "about-1", "notice-2", "end-block"]


def test_only_what_is_kept_back_may_be_left_out() -> None:
    found = boxes(measured(ABOUT, FILLER), spare=EVERYTHING)
    assert [name for name, box in found.items() if box.item.optional] == ["notice-2", "end-block"]


def test_a_filler_costs_more_than_the_same_box_of_the_editor_s() -> None:
    plain, filler = (
        boxes(measured(replace_filler(filler=filler)), spare=EVERYTHING)["notice-1"].item.rectangles
        for filler in (False, True)
    )
    assert plain.keys() == filler.keys()
    assert {filler[size] - plain[size] for size in plain} == {WEIGHTS.filler}


def replace_filler(*, filler: bool) -> Furniture:
    return Furniture(kind="notice", blocks=(filled(20),), place="anywhere", filler=filler)


def test_a_filler_that_asks_for_a_page_stands_there() -> None:
    told = Furniture(kind="notice", blocks=(filled(20),), place="page:2", filler=True)
    assert boxes(measured(told), spare=EVERYTHING)["notice-1"].page == 1


def test_the_end_block_closes_the_last_page() -> None:
    box = boxes(measured(ABOUT), 3, EVERYTHING)["end-block"]
    assert (box.page, box.item.closing) == (2, True)


def test_the_end_block_takes_half_a_page_at_most() -> None:
    sizes = boxes(measured(), spare=EVERYTHING)["end-block"].item.rectangles
    assert {span for span, _ in sizes} == {1, 2, 3}
    assert max(span * lines for span, lines in sizes) == 90
    assert min(lines for _, lines in sizes) == 5


def test_a_larger_end_block_is_dearer() -> None:
    sizes = boxes(measured(), spare=EVERYTHING)["end-block"].item.rectangles
    assert {cost - WEIGHTS.end_block for cost in sizes.values()} == {
        WEIGHTS.end_block_line * span * lines for span, lines in sizes
    }


def test_of_the_editor_s_boxes_at_the_end_the_last_that_is_no_filler_closes_the_issue() -> None:
    found = boxes(measured(ABOUT, ABOUT, TAIL), spare=EVERYTHING)
    assert [name for name, box in found.items() if box.item.closing] == ["about-2", "end-block"]
    assert {found[name].page for name in ("about-1", "about-2", "notice-3", "end-block")} == {1}


# -- contents -------------------------------------------------------------------------------------------------


def with_contents(*lines: int, pages: int = 2) -> dict[str, Box]:
    return boxes(replace(measured(), contents=lines), pages)


def test_the_contents_stand_on_page_one() -> None:
    box = boxes(measured())["contents"]
    assert (box.page, box.item.contents) == (0, True)


def test_where_page_one_has_no_room_the_contents_stand_anywhere_on_page_two() -> None:
    told = replace(measured(), contents=(52, 52, 52))
    assert not contents_on_front(told)
    box = boxes(told)["contents"]
    assert (box.page, box.item.contents) == (1, False)


def test_an_issue_of_one_page_without_room_has_no_contents() -> None:
    assert "contents" not in with_contents(52, 52, 52, pages=1)


def test_contents_that_stand_at_no_width_are_none() -> None:
    assert "contents" not in with_contents(0, 0, 0)


@pytest.mark.parametrize(
    ("lines", "room"),
    [
        ((51, 0, 0), True),  # under the nameplate, beside a lead of two columns
        ((0, 51, 0), False),  # the lead leaves one column
        ((0, 41, 0), True),  # under a lead of two columns, with four lines of its text
        ((0, 42, 0), False),
    ],
)
def test_page_one_has_room_beside_the_lead_or_under_it(lines: tuple[int, ...], room: bool) -> None:  # noqa: FBT001 - the verdict
    assert contents_on_front(replace(measured(), contents=lines)) == room


def test_on_a_page_of_one_column_the_contents_stand_under_the_lead_or_not_there() -> None:
    told = Typewriter(replace(GRID, columns=1)).measure(issue(tale("mill", 3)))
    assert contents_on_front(replace(told, contents=(39,)))
    assert not contents_on_front(replace(told, contents=(40,)))


# -- shelves --------------------------------------------------------------------------------------------------


def test_the_lead_comes_first_and_the_others_keep_their_order() -> None:
    told = Typewriter().measure(six(lead="voices"))
    shelf = shelve(told, Allowance())
    slugs = [copy.story.slug for copy in shelf.stories]
    assert slugs == ["voices", "mill", "ferry", "library", "repair", "seeds"]
    assert len(shelf.rectangles) == len(slugs)
