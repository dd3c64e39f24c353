"""The flowing layout: what stands over the thread, what stands in it, and what keeps an issue from flowing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from broadsheet.fit.flatplan import Flatplan, PlannedBox, PlannedStory
from broadsheet.fit.flowing import Flow
from broadsheet.fit.measured import Measured
from broadsheet.fit.stock import NOTHING_SPARE, Spare
from broadsheet.issue.model import Furniture, Issue
from tests.unit.fit.copy import filled
from tests.unit.fit.issues import ABOUT, issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter

ADVERT = Furniture(kind="advert", blocks=(filled(30),), place="anywhere")
FILLER = Furniture(kind="notice", blocks=(filled(30),), place="anywhere", filler=True)
LENGTHS = {"mill": 36, "ferry": 30, "library": 28}


def long(**fields: object) -> Issue:
    """Three stories for three pages."""
    return issue(*(tale(slug, count) for slug, count in LENGTHS.items()), **{"pages": 3, **fields})


def flowing(told: Issue | Measured, pages: int = 3, spare: Spare = NOTHING_SPARE) -> Flatplan | None:
    measured = told if isinstance(told, Measured) else Typewriter().measure(told)
    return Flow(measured, pages, spare).plan(6)


def flows(told: Issue | Measured, pages: int = 3, spare: Spare = NOTHING_SPARE) -> Flatplan:
    plan = flowing(told, pages, spare)
    assert plan is not None
    return plan


def box(plan: Flatplan, name: str) -> PlannedBox:
    return next(each for each in plan.boxes() if each.name == name)


def names(plan: Flatplan) -> list[str]:
    return [
        each.slug if isinstance(each, PlannedStory) else each.name for page in plan.pages for each in page
    ]


def test_the_plan_says_how_it_was_made() -> None:
    solver = flows(six(), 2).solver
    assert (solver.layout, solver.rung, solver.status, solver.cost) == ("flowing", 6, "optimal", solver.bound)
    assert solver.joins > 0


def test_the_editor_s_order_is_kept_whatever_is_cheaper() -> None:
    assert [planned.slug for planned in flows(six(), 2).stories()] == [told.slug for told in six().stories]


def test_the_lead_comes_first() -> None:
    slugs = [planned.slug for planned in flows(six(lead="voices"), 2).stories()]
    assert slugs == ["voices", *(told.slug for told in six().stories if told.slug != "voices")]


def test_nameplate_contents_and_the_lead_s_head_stand_over_all_columns() -> None:
    plan = flows(six(), 2)
    plate, contents, lead, *_ = plan.pages[0]
    over = [each.frame for each in (plate, contents, lead)]
    assert names(plan)[:3] == ["nameplate", "contents", "mill"]
    assert {(frame.column, frame.span) for frame in over} == {(0, 3)}
    assert all(upper.line + upper.lines == lower.line for upper, lower in pairwise(over))
    assert plan.top == over[-1].line + over[-1].lines
    assert all(frame.line == plan.top for frame in lead.frames[1:])


def test_the_lead_s_picture_stands_over_the_columns_or_at_the_top_of_the_first() -> None:
    (lead, *_) = flows(wishing(six(), "mill", image=True), 2).stories()
    in_column = [insert.at for insert in lead.rectangle.inserts if insert.quote is None]
    assert bool(lead.rectangle.wide_picture) != bool(in_column)
    assert in_column in ([], [0])


def test_without_a_wish_for_it_a_lead_has_no_picture() -> None:
    (lead, *_) = flows(wishing(six(), "mill", image=False), 2).stories()
    assert not lead.rectangle.wide_picture
    assert all(insert.quote is not None for insert in lead.rectangle.inserts)


def test_a_story_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    plan = flows(long())
    pages = [{frame.page for frame in planned.frames} for planned in plan.stories()]
    assert any(len(each) > 1 for each in pages)


def test_where_page_one_has_no_room_the_contents_stand_on_page_two() -> None:
    measured = Typewriter().measure(long())
    deep = replace(measured, contents=(50, 50, 50))
    plan = flows(deep)
    assert box(plan, "contents").frame.page == 2
    assert box(plan, "contents").frame.span == 1


def test_a_page_alone_that_has_no_room_for_the_contents_does_without() -> None:
    measured = replace(Typewriter().measure(issue(tale("mill", 40), furniture=())), contents=(50, 50, 50))
    assert "contents" not in names(flows(measured, 1))


# -- boxes ----------------------------------------------------------------------------------------------------


def test_furniture_for_the_end_ends_the_last_column() -> None:
    frame = box(flows(six(), 2), "about-1").frame
    assert (frame.page, frame.column, frame.line + frame.lines) == (2, 2, 60)


def test_a_box_stands_on_its_page() -> None:
    for page in (1, 2):
        told = six(furniture=(Furniture(kind="about", blocks=(filled(30),), place=f"page:{page}"),))
        assert box(flows(told, 2), "about-1").frame.page == page


def test_a_filler_waits_until_it_is_asked_for() -> None:
    slim = issue(tale("mill", 6), tale("ferry", 7), furniture=(FILLER,), pages=1)
    assert flowing(slim, 1) is None
    assert "notice-1" in names(flows(slim, 1, Spare(fillers=True)))


def test_a_block_at_the_end_fills_what_is_left() -> None:
    slim = issue(tale("mill", 7), tale("ferry", 6), furniture=(), pages=1)
    assert flowing(slim, 1) is None
    plan = flows(slim, 1, Spare(fillers=True, end_block=True))
    frame = box(plan, "end-block").frame
    assert names(plan)[-1] == "end-block"
    assert (frame.page, frame.column, frame.line + frame.lines) == (1, 2, 60)


def test_what_may_be_left_out_is_left_out_where_the_copy_does() -> None:
    plan = flows(six(furniture=(ABOUT, FILLER)), 2, Spare(fillers=True, end_block=True))
    assert {"notice-2", "end-block"}.isdisjoint(names(plan))


def test_many_boxes_between_stories_are_too_many() -> None:
    assert flowing(long(furniture=(ADVERT,) * 5)) is not None
    assert flowing(long(furniture=(ADVERT,) * 6)) is None


def test_of_too_many_boxes_fillers_are_left_out() -> None:
    told = long(furniture=(FILLER, FILLER, *(ADVERT,) * 5))
    plan = flows(told, spare=Spare(fillers=True))
    assert sum(name.startswith("advert") for name in names(plan)) == 5
    assert not any(name.startswith("notice") for name in names(plan))


# -- wishes ---------------------------------------------------------------------------------------------------


def test_a_story_begins_on_the_page_it_asks_for() -> None:
    for page in (1, 2):
        plan = flowing(wishing(six(), "repair", page=page), 2)
        assert plan is None or next(s for s in plan.stories() if s.slug == "repair").frame.page == page
    assert flowing(wishing(six(), "repair", page=1), 2) or flowing(wishing(six(), "repair", page=2), 2)


@pytest.mark.parametrize(
    ("slug", "wish"),
    [("seeds", {"columns": 2}), ("mill", {"columns": 2}), ("seeds", {"page": 3}), ("mill", {"page": 2})],
    ids=str,
)
def test_a_wish_that_a_thread_cannot_grant_keeps_an_issue_from_flowing(
    slug: str, wish: dict[str, int]
) -> None:
    assert flowing(wishing(six(), slug, **wish), 2) is None


def test_wishes_that_a_thread_grants_anyway_do_not() -> None:
    assert flowing(wishing(wishing(six(), "mill", columns=3, page=1), "seeds", columns=1), 2) is not None


def test_a_box_on_a_page_that_is_not_there_keeps_an_issue_from_flowing() -> None:
    assert flowing(six(furniture=(Furniture(kind="about", blocks=(filled(30),), place="page:3"),)), 2) is None


def test_a_lead_that_is_only_a_headline_flows_with_the_others() -> None:
    told = wishing(long(), "mill", keep="teaser")
    plan = flows(told, 1)
    lead = next(plan.stories())
    assert (lead.slug, lead.runs, lead.frame.span) == ("mill", (), 3)
