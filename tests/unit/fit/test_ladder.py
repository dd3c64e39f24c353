"""What stands where on every rung of the ladder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.fit.flatplan import Flatplan, PlannedBox, PlannedStory
from broadsheet.fit.ladder import (
    Shelves,
    climb,
    plan_on,
)
from broadsheet.fit.measured import Measured
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import shelve, stock
from broadsheet.issue.model import Furniture, Issue
from tests.unit.fit.copy import filled
from tests.unit.fit.issues import ABOUT, issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter

ADVERT = Furniture(kind="advert", blocks=(filled(30),), place="anywhere")


def measured(told: Issue) -> Measured:
    return Typewriter().measure(told)


def planned(told: Issue) -> Flatplan:
    assert told.pages != "auto"
    plan = plan_on(Shelves([measured(told)]), told.pages, told.order)
    assert plan is not None
    return plan


def where(plan: Flatplan, slug: str) -> PlannedStory:
    return next(planned for planned in plan.stories() if planned.slug == slug)


def boxes(plan: Flatplan) -> list[str]:
    return [box.name for page in plan.pages for box in page if isinstance(box, PlannedBox)]


# -- places ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["near", "strict", "free"])
def test_the_lead_stands_first_under_the_nameplate(order: str) -> None:
    told = six(order=order, lead="voices")
    plate, lead, *_ = planned(told).pages[0]
    assert isinstance(lead, PlannedStory)
    assert (plate.frame.page, plate.frame.line, plate.frame.span) == (1, 0, 3)
    assert (lead.slug, lead.frame.column, lead.frame.line) == ("voices", 0, plate.frame.lines)
    assert lead.frame.span >= 2


def test_the_contents_stand_at_the_top_of_page_one_beside_the_lead() -> None:
    plan = planned(six())
    contents = next(box for box in plan.pages[0] if isinstance(box, PlannedBox) and box.name == "contents")
    lead = where(plan, "mill").frame
    assert contents.frame.line == lead.line
    assert contents.frame.column >= lead.column + lead.span


def test_furniture_for_the_end_ends_the_last_page() -> None:
    told = six(furniture=(ABOUT, Furniture(kind="dates", blocks=(filled(20),))))
    plan = planned(told)
    last, frame = plan.pages[-1][-1], plan.pages[-1][-1].frame
    assert isinstance(last, PlannedBox)
    assert last.name == "dates-2"
    assert (frame.column + frame.span, frame.line + frame.lines) == (3, 60)


def test_furniture_stands_on_its_page_or_anywhere() -> None:
    told = six(furniture=(replace_place("page:1"), ADVERT))
    plan = planned(told)
    pages = {box.name: box.frame.page for page in plan.pages for box in page if isinstance(box, PlannedBox)}
    assert pages["about-1"] == 1
    assert pages["advert-2"] in (1, 2)


def replace_place(place: str) -> Furniture:
    return Furniture(kind="about", title=ABOUT.title, blocks=ABOUT.blocks, place=place)


def test_fillers_are_not_used_on_these_rungs() -> None:
    filler = Furniture(kind="notice", blocks=(filled(20),), filler=True)
    assert boxes(planned(six(furniture=(ABOUT, filler)))) == boxes(planned(six()))


@pytest.mark.parametrize("spare", ["notice-1", "end-block"])
def test_a_filler_or_else_a_block_at_the_end_fills_what_nothing_else_does(spare: str) -> None:
    filler = Furniture(kind="notice", blocks=(filled(20),), place="anywhere", filler=True)
    furniture = (filler,) if spare == "notice-1" else ()
    plan = planned(issue(tale("mill", 4), tale("ferry", 4), furniture=furniture, pages=1))
    assert plan.solver.rung == 5
    assert boxes(plan) == ["nameplate", "contents", spare]


def test_a_block_at_the_end_stands_at_the_end_corner() -> None:
    plan = planned(issue(tale("mill", 4), tale("ferry", 4), furniture=(), pages=1))
    block = plan.pages[-1][-1]
    assert isinstance(block, PlannedBox)
    assert (block.name, block.index) == ("end-block", None)
    assert (block.frame.column + block.frame.span, block.frame.line + block.frame.lines) == (3, 60)


def test_every_item_is_planned_once() -> None:
    plan = planned(six())
    assert sorted(told.slug for told in plan.stories()) == sorted(told.slug for told in six().stories)
    assert boxes(plan) == ["nameplate", "contents", "about-1"]


def test_an_issue_may_have_no_contents_box() -> None:
    told = six()
    plan = plan_on(Shelves([replace(measured(told), contents=())]), 2, "near")
    assert plan is not None
    assert boxes(plan) == ["nameplate", "about-1"]


# -- wishes ---------------------------------------------------------------------------------------------------


def test_columns_and_page_are_kept() -> None:
    frame = where(planned(wishing(six(), "seeds", columns=1, page=1)), "seeds").frame
    assert (frame.span, frame.page) == (1, 1)


def test_a_wish_beyond_the_order_is_kept_on_the_last_rung() -> None:
    plan = planned(wishing(six(), "seeds", page=1))
    assert where(plan, "seeds").frame.page == 1


@pytest.mark.parametrize("wishes", [{"page": 3}, {"columns": 4}], ids=str)
def test_a_wish_that_cannot_come_true_keeps_the_issue_from_landing(wishes: dict[str, int]) -> None:
    found = climb(Shelves([measured(wishing(six(), "seeds", **wishes))]), 2, "near")
    assert (found.plan, found.complete) == (None, True)


def test_a_lead_on_another_page_cannot_be() -> None:
    assert stock(shelve(measured(wishing(six(), "mill", page=2)), Allowance()), 2) is None


def test_a_box_on_a_page_that_is_not_there_is_not_lost() -> None:
    assert stock(shelve(measured(six(furniture=(replace_place("page:3"),))), Allowance()), 2) is None


def test_the_same_issue_gives_the_same_plan() -> None:
    assert planned(six()) == planned(six())
