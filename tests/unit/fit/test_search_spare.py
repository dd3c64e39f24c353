"""Boxes that may be left out, and several that close an issue, in the search over pages."""

from __future__ import annotations

from broadsheet.fit.problem import Box, Item, Ordering, Problem
from broadsheet.fit.search import Quest, Search, arrange
from tests.unit.fit.layouts import item, problem

NEAR = Ordering(window=2)
STRICT = Ordering(pages_ascend=True)
FREE = Ordering()
PLENTY = 100_000


def names(asked: Problem, found: Search) -> list[list[str]]:
    assert found.arrangement is not None
    return [[asked.items[placed.item].name for placed in page] for page in found.arrangement.pages]


def cost(found: Search) -> int:
    assert found.arrangement is not None
    return found.arrangement.cost


def test_two_closing_boxes_end_the_issue_in_their_order() -> None:
    ends = tuple(Box(item(name, (1, 3), (3, 3), closing=True), 0) for name in ("End", "Last"))
    asked = problem(item("a", (3, 5), (2, 3), (3, 2)), boxes=ends)
    found = arrange(asked, FREE, PLENTY)
    assert names(asked, found) == [["a", "End", "Last"]]


def test_a_box_that_may_be_left_out_is_left_out_where_nothing_is_missing() -> None:
    spare = Box(item("Filler", (3, 2), cost=1, optional=True), None)
    asked = problem(item("b", (3, 8), (3, 6)), boxes=(spare,))
    assert names(asked, arrange(asked, NEAR, PLENTY)) == [["b"]]


def test_a_box_that_may_be_left_out_stands_where_it_is_needed() -> None:
    spare = Box(item("Filler", (3, 2), optional=True), None)
    asked = problem(item("b", (3, 8)), item("c", (3, 6)), boxes=(spare,), depths=(8, 8))
    found = arrange(asked, NEAR, PLENTY)
    assert sorted(name for page in names(asked, found) for name in page) == ["Filler", "b", "c"]


def test_a_box_that_may_be_left_out_pays_only_where_it_stands() -> None:
    spare = Box(item("Filler", (3, 2), cost=50, optional=True), None)
    dear, cheap = (problem(Item("b", {(3, 8): cost, (3, 6): 0}), boxes=(spare,)) for cost in (60, 40))
    assert cost(arrange(dear, NEAR, PLENTY)) == 50
    assert cost(arrange(cheap, NEAR, PLENTY)) == 40


def test_of_boxes_that_may_be_left_out_each_is_used_or_not_by_itself() -> None:
    spares = tuple(Box(item(name, (3, lines), optional=True), 0) for name, lines in (("One", 1), ("Two", 2)))
    for lines, used in ((8, []), (7, ["One"]), (6, ["Two"]), (5, ["One", "Two"])):
        found = arrange(problem(item("b", (3, lines)), boxes=spares), NEAR, PLENTY)
        assert sorted(names(problem(item("b", (3, lines)), boxes=spares), found)[0]) == [*used, "b"]


def test_a_box_that_may_be_left_out_stands_on_its_page_or_nowhere() -> None:
    spare = Box(item("Filler", (3, 2), optional=True), 0)
    stories = (item("b", (3, 8)), item("c", (3, 6)))
    assert arrange(problem(*stories, boxes=(spare,), depths=(8, 8)), STRICT, PLENTY).arrangement is None


def test_what_was_known_may_have_left_boxes_out() -> None:
    spare = Box(item("Filler", (3, 2), optional=True), None)
    asked = problem(item("b", (3, 8)), item("c", (3, 8)), boxes=(spare,), depths=(8, 8))
    first = next(Quest(asked, NEAR, PLENTY, known=(0b01, 0b10)).answers())
    assert names(asked, first) == [["b"], ["c"]]
