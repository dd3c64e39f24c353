"""Boxes sold by their size: exactly their lines, in the shape that becomes them, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.fit.capacity import lines_missing
from broadsheet.fit.costs import WEIGHTS, misshapen
from broadsheet.fit.fitting import fit
from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.flowing import Flow
from broadsheet.fit.ladder import Shelves
from broadsheet.fit.measured import BoxSize, Grid, Measured, MeasuredBox
from broadsheet.fit.problem import Ordering
from broadsheet.fit.report import fit_data
from broadsheet.fit.rungs import Rung
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import Spare, box_costs, shelve, stock
from broadsheet.fit.wishes import impossible, wishes
from tests.unit.fit.issues import issue, six, tale
from tests.unit.fit.typewriter import Typewriter

PAGE = Grid(56, 3, 12.0)
QUARTER = BoxSize("quarter", (45, 23, 15), (30, 16, 11), (9, 18, 27))
NARROWER = BoxSize("half", (0, 45, 30), (30, 16, 11), (9, 18, 27))


def sold(size: BoxSize = QUARTER, *, page: int | None = None, filler: bool = False) -> MeasuredBox:
    return MeasuredBox("advert-1", size.roomy, page, filler, size)


def with_box(box: MeasuredBox) -> Measured:
    return replace(Typewriter().measure(six(furniture=())), furniture=(box,))


def planned(box: MeasuredBox, pages: int = 2) -> Flatplan:
    told = six(furniture=(), pages=pages)
    plan = fit(told, Shelves([with_box(box)])).plan
    assert plan
    return plan


# -- shapes and costs -----------------------------------------------------------------------------------------


def test_a_sold_box_has_its_shapes_and_no_air() -> None:
    assert set(box_costs(sold(), PAGE, WEIGHTS)) == {(1, 45), (2, 23), (3, 15)}


def test_a_shape_costs_by_how_far_it_is_from_the_box_s_own_proportions() -> None:
    costs = box_costs(sold(), PAGE, WEIGHTS)
    assert costs[2, 23] == misshapen(23, 18) < costs[3, 15] == misshapen(15, 27) < costs[1, 45]
    assert misshapen(36, 18) == misshapen(9, 18) == WEIGHTS.box_misshapen
    assert misshapen(18, 18) == 0


def test_a_sold_filler_costs_what_a_filler_does_besides() -> None:
    plain, filler = (box_costs(sold(filler=each), PAGE, WEIGHTS) for each in (False, True))
    assert {filler[shape] - plain[shape] for shape in plain} == {WEIGHTS.filler}


def test_a_shape_that_is_too_shallow_for_the_matter_or_too_deep_for_the_page_is_not_offered() -> None:
    long = replace(QUARTER, needs=(30, 24, 14))
    assert set(box_costs(sold(long), PAGE, WEIGHTS)) == {(1, 45), (3, 15)}
    assert set(box_costs(sold(), replace(PAGE, lines=40), WEIGHTS)) == {(2, 23), (3, 15)}


def test_a_sold_box_takes_the_least_of_its_areas_and_no_more_than_the_largest() -> None:
    assert sold().areas == (45, 46, 45)
    assert sold().area == 45
    assert MeasuredBox("notice-1", (9, 6, 5), None).area == 9
    assert sold(replace(QUARTER, needs=(99, 99, 99))).area == 0


def test_a_sold_box_never_makes_up_for_copy_that_is_missing() -> None:
    told = Typewriter().measure(issue(tale("mill", 3), furniture=()))
    rung = Rung(0, Allowance(), Ordering())
    bare, boxed = (lines_missing(replace(told, furniture=boxes), 3, rung) for boxes in ((), (sold(),)))
    assert bare - boxed == max(sold().areas)


# -- in a plan ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [None, 2, -1])
def test_a_planned_box_has_exactly_its_size(page: int | None) -> None:
    (box,) = (box for box in planned(sold(page=page)).boxes() if box.index is not None)
    assert (box.frame.span, box.frame.lines) in {(1, 45), (2, 23), (3, 15)}
    assert page is None or box.frame.page == 2


def test_the_report_says_where_a_box_stands() -> None:
    told = six(furniture=())
    (box,) = fit_data(told.id, fit(told, Shelves([with_box(sold(page=2))])))["boxes"]
    assert (box["name"], box["page"]) == ("advert-1", 2)
    assert box["span"] * box["lines"] in {45, 46}
    assert min(box["column"], box["line"]) >= 1


def test_a_box_that_has_no_shape_keeps_the_issue_from_landing_unless_it_is_a_filler() -> None:
    cramped = replace(QUARTER, needs=(99, 99, 99))
    assert stock(shelve(with_box(sold(cramped)), Allowance()), 2) is None
    spare = Spare(fillers=True)
    supplies = stock(shelve(with_box(sold(cramped, filler=True)), Allowance()), 2, spare)
    assert supplies
    assert "advert-1" not in supplies.boxes


# -- in the thread --------------------------------------------------------------------------------------------


def flowing(box: MeasuredBox, spare: Spare | None = None) -> Flatplan | None:
    return Flow(with_box(box), 2, spare or Spare()).plan(6)


def test_in_the_thread_a_box_has_its_size_one_column_wide() -> None:
    plan = flowing(sold())
    assert plan
    (box,) = (box for box in plan.boxes() if box.index is not None)
    assert (box.frame.span, box.frame.lines) == (1, 45)


def test_a_box_that_is_always_wider_than_a_column_keeps_an_issue_from_flowing() -> None:
    assert flowing(sold(NARROWER)) is None
    assert flowing(sold(NARROWER, filler=True), Spare(fillers=True))


def test_that_it_does_so_is_said() -> None:
    said = list(impossible(Shelves([with_box(sold(NARROWER))], "flowing"), 2, "near"))
    assert said == [
        "The box advert-1 is at the size “half” wider than 1 column; in the flowing layout it has 1."
    ]
    assert list(impossible(Shelves([with_box(sold(NARROWER))]), 2, "near")) == []


# -- as a wish ------------------------------------------------------------------------------------------------


def test_a_size_is_a_wish_without_which_a_box_is_as_deep_as_its_matter() -> None:
    (wish,) = wishes(with_box(sold()), "near")
    assert wish.words == "the box advert-1 has the size “quarter”"
    changed, _ = wish.lift(with_box(sold()), "near")
    (box,) = changed.furniture
    assert (box.size, box.lines) == (None, QUARTER.needs)


def test_the_page_of_a_sold_box_is_a_wish_besides() -> None:
    words = [wish.words for wish in wishes(with_box(sold(page=2)), "near")]
    assert words == ["the box advert-1 stands on page 2", "the box advert-1 has the size “quarter”"]
