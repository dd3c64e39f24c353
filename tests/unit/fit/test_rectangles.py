"""A story as rectangles: what the wishes of its editor allow, and what costs more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from broadsheet.fit.costs import HEAD_CLEARANCE, WEIGHTS
from broadsheet.fit.measured import Grid, MeasuredStory
from broadsheet.fit.pricing import charges
from broadsheet.fit.rectangle import Rectangle
from broadsheet.fit.rectangles import rectangles
from broadsheet.fit.settings import Allowance
from broadsheet.issue.model import Cell, CutPoint, Paragraph, Picture, PullQuote, Table, Text
from tests.unit.fit.copy import filled, story, trackable
from tests.unit.fit.typewriter import GRID, measured_story

PICTURE = Picture(file="mill.png")
QUOTE = PullQuote("never heard")
STRETCHED = Allowance(mark_air=3, pull_air=3, pull_quotes=2, picture_stretch=1.35)


def body(paragraphs: int = 10) -> tuple[Paragraph, ...]:
    return tuple(filled(12, 14, 10) for _ in range(paragraphs))


def set_all(copy: MeasuredStory, grid: Grid = GRID, allowance: Allowance | None = None) -> list[Rectangle]:
    return list(rectangles(copy, grid, allowance or Allowance()).values())


def told(**wishes: Any) -> list[Rectangle]:  # noqa: ANN401 - any field of a story
    return set_all(measured_story(story(*body(), **wishes)))


def spans(found: list[Rectangle]) -> set[int]:
    return {rectangle.span for rectangle in found}


def has_picture(rectangle: Rectangle) -> bool:
    return bool(rectangle.wide_picture) or any(insert.quote is None for insert in rectangle.inserts)


def has_quote(rectangle: Rectangle) -> bool:
    return any(insert.quote is not None for insert in rectangle.inserts)


def is_whole(rectangle: Rectangle) -> bool:
    return rectangle.cut is not None and rectangle.cut.point is None


# -- spans ----------------------------------------------------------------------------------------------------


def test_a_story_takes_any_span() -> None:
    assert spans(told()) == {1, 2, 3}


def test_the_lead_takes_two_columns_where_there_are_three() -> None:
    copy = measured_story(story(*body()), lead=True)
    assert spans(set_all(copy)) == {2, 3}
    assert spans(set_all(copy, Grid(60, 2, 12))) == {1, 2}


def test_the_span_wanted_is_the_span_taken() -> None:
    assert spans(told(columns=1)) == {1}
    assert spans(set_all(measured_story(story(*body(), columns=1), lead=True))) == {1}
    assert told(columns=4) == []


# -- text -----------------------------------------------------------------------------------------------------


def test_no_column_is_shallower_than_a_head_needs() -> None:
    assert min(rectangle.depth for rectangle in told()) >= HEAD_CLEARANCE


def test_a_story_kept_whole_is_whole() -> None:
    found = told(keep="whole")
    assert found
    assert all(map(is_whole, found))


def test_a_whole_story_may_point_to_the_web_but_need_not() -> None:
    marks = [rectangle.mark for rectangle in told(keep="whole")]
    assert None in marks
    assert all(mark is None or mark.whole for mark in marks)


def test_a_story_that_goes_on_elsewhere_always_says_so() -> None:
    found = told(continues=True, keep="whole")
    assert found
    assert all(rectangle.mark and not rectangle.mark.whole for rectangle in found)


def test_a_story_whose_table_was_left_out_says_so() -> None:
    table = Table((Cell((Text("Day"),)),), ((Cell((Text("Monday"),)),),))
    copy = measured_story(story(*body(8), table, keep="whole"))
    without = replace(copy, pieces=copy.pieces[:-1])
    assert any(rectangle.mark is None for rectangle in set_all(copy))
    assert all(rectangle.mark and not rectangle.mark.whole for rectangle in set_all(without))


def test_without_an_address_no_story_is_cut_even_if_it_goes_on() -> None:
    for goes_on in (False, True):
        found = set_all(replace(measured_story(story(*body(), continues=goes_on)), mark=None))
        assert found
        assert all(map(is_whole, found))


def test_the_editors_own_place_for_a_cut_is_cheaper() -> None:
    plain, marked = (measured_story(story(*body(), more=more)) for more in (None, CutPoint(6)))
    at_more = [r for r in set_all(marked) if r.cut and r.cut.at_more]
    assert at_more
    dear = {cost_of_cut(plain, r) for r in set_all(plain) if r.cut and r.cut.point == CutPoint(6)}
    assert {round(WEIGHTS.more_factor * cost) for cost in dear} == {cost_of_cut(marked, r) for r in at_more}


def cost_of_cut(copy: MeasuredStory, rectangle: Rectangle) -> int:
    return next(c.cost for c in charges(copy, rectangle, WEIGHTS) if c.reason == "text-lost")


def test_a_shorter_text_never_stands_in_for_a_longer_one_of_the_same_lines() -> None:
    copy = measured_story(story(filled(12, 2, 2), *body(3)))
    points = {rectangle.cut.point for rectangle in set_all(copy) if rectangle.cut}
    assert CutPoint(0, 2) not in points


def test_a_paragraph_is_tracked_where_that_closes_a_rectangle() -> None:
    told = replace(measured_story(story(filled(30), filled(42), keep="whole", columns=1)), mark=None)
    (as_it_is,) = set_all(told)
    found = {rectangle.lines: rectangle for rectangle in set_all(trackable(told, -1, 1))}
    assert set(found) == {as_it_is.lines - 1, as_it_is.lines, as_it_is.lines + 1}
    assert found[as_it_is.lines] == as_it_is
    for away in (-1, 1):
        tracked = found[as_it_is.lines + away]
        assert tracked.cut is not None
        assert len(tracked.cut.tracked) == 1
        assert tracked.cost - as_it_is.cost == WEIGHTS.tracked


def test_the_bill_of_a_tracked_rectangle_comes_to_its_cost() -> None:
    copy = trackable(measured_story(story(*body())), -1, 1)
    found = [r for r in set_all(copy) if r.cut and r.cut.tracked and not is_whole(r)]
    assert found
    assert all(sum(charge.cost for charge in charges(copy, r)) == r.cost for r in found)


# -- pictures and pull quotes ---------------------------------------------------------------------------------


def test_a_picture_may_be_dropped_at_a_price() -> None:
    copy = measured_story(story(*body(), picture=PICTURE))
    for rectangle in set_all(copy):
        reasons = {charge.reason for charge in charges(copy, rectangle, WEIGHTS)}
        assert has_picture(rectangle) != ("picture-dropped" in reasons)


def test_a_picture_asked_for_is_set() -> None:
    assert all(map(has_picture, told(picture=PICTURE, image=True)))
    assert not any(map(has_picture, told(picture=PICTURE, image=False)))


def test_a_picture_is_no_larger_than_its_text_unless_asked_for() -> None:
    short = story(filled(30), filled(30), picture=PICTURE)
    assert all(r.wide_picture <= r.depth for r in set_all(measured_story(short)))
    asked = story(filled(30), filled(30), picture=PICTURE, image=True)
    assert any(r.wide_picture > r.depth for r in set_all(measured_story(asked)))


def test_a_picture_too_coarse_for_the_full_width_stands_in_a_column() -> None:
    copy = measured_story(story(*body(), picture=PICTURE, image=True, columns=2))
    coarse = replace(copy, pictures=(copy.pictures[0], None, None))
    found = set_all(coarse)
    assert found
    assert not any(rectangle.wide_picture for rectangle in found)


def test_a_pull_quote_is_set_or_not_as_asked() -> None:
    assert all(map(has_quote, told(pull_quotes=(QUOTE,), pull_quote=True)))
    assert not any(map(has_quote, told(pull_quotes=(QUOTE,), pull_quote=False)))


def test_a_short_story_has_a_pull_quote_only_when_asked() -> None:
    short = (filled(20), filled(20))
    assert not any(map(has_quote, set_all(measured_story(story(*short, pull_quotes=(QUOTE,))))))
    asked = measured_story(story(*short, pull_quotes=(QUOTE,), pull_quote=True))
    assert any(map(has_quote, set_all(asked)))


def test_a_second_pull_quote_needs_a_higher_rung() -> None:
    copy = measured_story(story(*body(20), pull_quotes=(QUOTE, PullQuote("nor seen"))))
    count = {
        allowance: max(len(r.inserts) for r in set_all(copy, GRID, allowance))
        for allowance in (None, STRETCHED)
    }
    assert count == {None: 1, STRETCHED: 2}


# -- costs ----------------------------------------------------------------------------------------------------


def test_a_higher_rung_never_makes_a_rectangle_dearer() -> None:
    copy = measured_story(story(*body(), picture=PICTURE, pull_quotes=(QUOTE, PullQuote("nor seen"))))
    plain, stretched = rectangles(copy, GRID, Allowance()), rectangles(copy, GRID, STRETCHED)
    assert set(plain) < set(stretched)
    assert all(stretched[size].cost <= rectangle.cost for size, rectangle in plain.items())


@pytest.mark.parametrize("priority", [1, 2, 3, 4])
def test_a_step_of_priority_doubles_what_lost_words_cost(priority: int) -> None:
    lower, higher = (measured_story(story(*body(), priority=p)) for p in (priority, priority + 1))
    size = (1, 20)
    costs = [cost_of_cut(copy, rectangles(copy, GRID, Allowance())[size]) for copy in (lower, higher)]
    ratio = (costs[1] - WEIGHTS.story_cut) / (costs[0] - WEIGHTS.story_cut)
    assert ratio == pytest.approx(2, rel=0.05)


def test_a_bare_teaser_is_its_headline() -> None:
    found = set_all(measured_story(story()))
    assert spans(found) == {1, 2, 3}
    assert all(rectangle.cut is None and rectangle.head == rectangle.lines for rectangle in found)
