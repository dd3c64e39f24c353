"""Tables of parts of a page: what adds up, what stands beside what, and in which order it is read."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from broadsheet.fit.bounds import Bounds
from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.problem import Box, Item, Ordering, Problem, bits
from broadsheet.fit.tiling import OutOfBudgetError, Placed, Tiler
from tests.unit.fit.layouts import drawn, item, lead, problem

FREE = Ordering()


def tiler(asked: Problem, ordering: Ordering = FREE, budget: int = 10_000) -> Tiler:
    return Tiler(asked, ordering, WEIGHTS, budget)


def cost(asked: Problem) -> int | None:
    return tiler(asked).page_cost(asked.everything, 0, asked.depths[0])


def random_page(seed: int, count: int = 5) -> Problem:
    rng = random.Random(seed)
    sizes = [(span, lines) for span in (1, 2, 3) for lines in range(2, 13)]
    return problem(
        *(Item(f"s{i}", {size: rng.randint(0, 99) for size in sizes}) for i in range(count)), depths=(12,)
    )


def layout(asked: Problem) -> list[Placed]:
    return tiler(asked).layout(asked.everything, 0, asked.depths[0], asked.tops[0])


# -- adding up ------------------------------------------------------------------------------------------------


def test_a_page_is_filled_to_the_line_or_not_at_all() -> None:
    assert cost(problem(item("a", (3, 8), cost=5))) == 5
    assert cost(problem(item("a", (3, 7)))) is None


def test_parts_stand_side_by_side_and_one_above_the_other() -> None:
    asked = problem(item("a", (2, 5), cost=1), item("b", (1, 5), cost=2), item("c", (3, 3), cost=4))
    assert cost(asked) == 7
    assert sorted(set(drawn(asked, layout(asked), 8))) in (["aab", "ccc"], ["baa", "ccc"])


def test_the_cheapest_rectangles_that_meet_are_taken() -> None:
    one = Item("a", {(3, 5): 0, (3, 6): 50})
    other = Item("b", {(3, 2): 10, (3, 3): 100})
    assert cost(problem(one, other)) == 60


@pytest.mark.parametrize("seed", range(5))
def test_the_layout_is_the_one_that_was_priced(seed: int) -> None:
    asked = random_page(seed)
    placed = layout(asked)
    rectangles = sum(asked.items[p.item].rectangles[p.span, p.lines] for p in placed)
    found = cost(asked)
    assert found is not None
    assert (found - rectangles) % WEIGHTS.tombstone == 0
    assert "." not in "".join(drawn(asked, placed, 12))
    assert sum(p.span * p.lines for p in placed) == 36


@pytest.mark.parametrize("seed", range(5))
def test_a_layout_is_in_reading_order(seed: int) -> None:
    """Of two frames the one read first ends above the other, or ends before the other begins."""
    for first, second in combinations(layout(random_page(seed)), 2):
        above = first.line + first.lines <= second.line
        before = first.column + first.span <= second.column
        assert above or before


# -- tombstones -----------------------------------------------------------------------------------------------


def test_heads_of_one_size_side_by_side_are_a_tombstone() -> None:
    assert cost(problem(item("a", (1, 8)), item("b", (1, 8)), columns=2)) == WEIGHTS.tombstone
    assert cost(problem(item("a", (1, 8)), item("b", (2, 8)))) == 0


def test_three_heads_in_a_row_are_two_tombstones() -> None:
    stories = [item(name, (1, 8)) for name in "abc"]
    assert cost(problem(*stories)) == 2 * WEIGHTS.tombstone


def test_the_leads_head_is_of_another_size() -> None:
    assert cost(problem(lead((1, 8)), item("b", (1, 8)), columns=2)) == 0


def test_a_box_at_the_top_stands_between() -> None:
    advert = Box(item("Advert", (1, 3)), 0)
    asked = problem(item("a", (1, 8)), item("b", (1, 5)), boxes=(advert,), columns=2)
    assert cost(asked) == 0
    assert drawn(asked, layout(asked), 8)[0] in ("aA", "Aa")


# -- budget and bound -----------------------------------------------------------------------------------------


def test_the_budget_bounds_the_joins() -> None:
    asked = random_page(1)
    with pytest.raises(OutOfBudgetError):
        tiler(asked, budget=10).page_cost(asked.everything, 0, 12)


@pytest.mark.parametrize("seed", range(5))
def test_no_page_undercuts_its_bound(seed: int) -> None:
    asked = random_page(seed)
    bounds = Bounds(asked)
    for members in range(1, asked.everything + 1):
        found = tiler(asked).page_cost(members, 0, 12)
        assert found is None or bounds.least(members, 36) <= found
        assert found is None or bounds.may_fill(members, 36)


def test_the_bound_knows_what_a_shortage_of_room_costs() -> None:
    """Two stories that cost ten a line given up, and ten lines too few."""
    story = Item("a", {(1, lines): 10 * (20 - lines) for lines in range(5, 21)})
    bounds = Bounds(problem(story, story, columns=1, depths=(30,)))
    assert 90 <= bounds.least(0b11, 30) <= 100


def test_bits_are_read_lowest_first() -> None:
    assert list(bits(0b10110)) == [1, 2, 4]
