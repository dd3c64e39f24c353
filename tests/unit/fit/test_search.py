"""The search over pages: where leads, boxes and stories go, and what it says when it stops early."""

from __future__ import annotations

import random

import pytest

from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.problem import Box, Item, Ordering, Problem
from broadsheet.fit.search import Quest, Search, arrange
from tests.unit.fit.layouts import contents, drawn, item, lead, problem

KEPT = Ordering(window=0)
NEAR = Ordering(window=2)
STRICT = Ordering(pages_ascend=True)
FREE = Ordering()
PLENTY = 100_000


def pages(asked: Problem, ordering: Ordering = NEAR) -> list[list[str]] | None:
    found = arrange(asked, ordering, PLENTY).arrangement
    if found is None:
        return None
    return [drawn(asked, page, depth) for page, depth in zip(found.pages, asked.depths, strict=True)]


def names(asked: Problem, found: Search) -> list[list[str]]:
    assert found.arrangement is not None
    return [[asked.items[placed.item].name for placed in page] for page in found.arrangement.pages]


def cost(found: Search) -> int:
    assert found.arrangement is not None
    return found.arrangement.cost


def random_problem(seed: int, stories: int = 7, depths: tuple[int, ...] = (12, 12, 12)) -> Problem:
    rng = random.Random(seed)
    made = [
        Item(f"s{i}", {(s, n): rng.randint(0, 400) for s in (1, 2, 3) for n in range(3, 13)})
        for i in range(stories)
    ]
    return problem(*made, depths=depths)


# -- the first page -------------------------------------------------------------------------------------------


def test_the_lead_stands_first_and_the_contents_beside_it() -> None:
    asked = problem(lead((2, 5)), item("b", (1, 2)), item("c", (3, 3)), boxes=(contents((1, 3)),))
    assert pages(asked) == [["LLC"] * 3 + ["LLb"] * 2 + ["ccc"] * 3]


def test_a_lead_over_the_full_width_has_the_contents_under_it_at_a_price() -> None:
    asked = problem(lead((3, 5)), item("b", (2, 3)), boxes=(contents((1, 3)),))
    found = arrange(asked, NEAR, PLENTY).arrangement
    assert found is not None
    assert drawn(asked, found.pages[0], 8) == ["LLL"] * 5 + ["Cbb"] * 3
    assert found.cost == WEIGHTS.contents_low


def test_the_contents_stand_under_nothing_but_the_lead() -> None:
    asked = problem(lead((2, 5)), item("b", (1, 5)), boxes=(contents((3, 3)),))
    assert pages(asked) is None


# -- boxes ----------------------------------------------------------------------------------------------------


def test_the_closing_box_stands_at_the_end_corner_of_the_last_page() -> None:
    end = Box(item("End", (1, 3), (2, 3), closing=True), 1)
    asked = problem(
        item("a", (3, 8)), item("b", (3, 5), (2, 8)), item("c", (1, 5)), boxes=(end,), depths=(8, 8)
    )
    found = arrange(asked, FREE, PLENTY)
    assert names(asked, found)[-1][-1] == "End"
    last = pages(asked, FREE)
    assert last is not None
    assert last[-1][-1][-1] == "E"


def test_a_box_without_a_wish_goes_where_it_fits() -> None:
    advert = Box(item("Advert", (3, 2)), None)
    assert pages(problem(item("b", (3, 8)), item("c", (3, 6)), boxes=(advert,), depths=(8, 8))) in (
        [["bbb"] * 8, ["ccc"] * 6 + ["AAA"] * 2],
        [["bbb"] * 8, ["AAA"] * 2 + ["ccc"] * 6],
    )


def test_a_box_stands_on_its_page_or_nowhere() -> None:
    advert = Box(item("Advert", (3, 2)), 0)
    assert (
        pages(problem(item("b", (3, 8)), item("c", (3, 6)), boxes=(advert,), depths=(8, 8)), STRICT) is None
    )


# -- order ----------------------------------------------------------------------------------------------------


def five(*depths: int) -> Problem:
    """Five stories, each of which fills exactly one page, and not that of its rank."""
    stories = [item("abcde"[rank], (3, lines)) for rank, lines in enumerate(depths)]
    return problem(*stories, depths=(4, 5, 6, 7, 8))


def test_near_lets_a_story_move_by_two_places() -> None:
    assert pages(five(6, 4, 5, 7, 8)) is not None
    assert pages(five(7, 4, 5, 6, 8)) is None
    assert pages(five(7, 4, 5, 6, 8), FREE) is not None


def test_moving_costs_by_the_place() -> None:
    found = arrange(five(6, 4, 5, 7, 8), NEAR, PLENTY).arrangement
    assert found is not None
    assert (found.moves, found.cost) == (4, 4 * WEIGHTS.moved)


def test_strict_pages_never_go_back_along_the_list() -> None:
    assert pages(five(4, 5, 6, 7, 8), STRICT) is not None
    assert pages(five(5, 4, 6, 7, 8), STRICT) is None


def test_strict_leaves_the_order_within_a_page_free() -> None:
    asked = problem(item("a", (2, 5)), item("b", (3, 3)), item("c", (1, 5)))
    assert pages(asked, STRICT) is not None


def test_a_story_stands_on_the_page_it_asks_for_or_nowhere() -> None:
    asked = problem(item("a", (3, 8)), item("b", (3, 8)), depths=(8, 8), b=0)
    assert pages(asked) == [["bbb"] * 8, ["aaa"] * 8]
    assert pages(asked, STRICT) is None


@pytest.mark.parametrize("seed", range(5))
def test_every_place_is_near_its_rank(seed: int) -> None:
    found = arrange(random_problem(seed), NEAR, PLENTY).arrangement
    assert found is not None
    read = [placed.item for page in found.pages for placed in page]
    assert max(abs(rank - place) for place, rank in enumerate(read)) <= 2


@pytest.mark.parametrize("seed", range(5))
def test_more_freedom_never_costs_more(seed: int) -> None:
    asked = random_problem(seed, stories=6)
    kept, near, strict, free = (
        cost(arrange(asked, ordering, PLENTY)) for ordering in (KEPT, NEAR, STRICT, FREE)
    )
    assert kept >= near >= free
    assert kept >= strict >= free


# -- budget ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_out_of_budget_the_best_so_far_stands_with_an_honest_bound(seed: int) -> None:
    asked = random_problem(seed)
    best = arrange(asked, FREE, PLENTY)
    near = list(Quest(asked, FREE, PLENTY).answers())[1]
    early = arrange(asked, FREE, near.joins + 100)
    assert not early.complete
    assert early.bound <= cost(best) <= cost(early)


def test_what_a_narrower_search_found_pays_nothing_for_moving_where_moving_is_free() -> None:
    asked = five(6, 4, 5, 7, 8)
    near = arrange(asked, NEAR, PLENTY)
    early = arrange(asked, FREE, near.joins)
    assert (cost(near), cost(early), early.complete) == (4 * WEIGHTS.moved, 0, False)


def test_without_a_budget_nothing_is_claimed() -> None:
    found = arrange(random_problem(1), NEAR, 10)
    assert (found.arrangement, found.complete) == (None, False)


def members(found: Search) -> tuple[int, ...]:
    """What stands on each page, as bit masks."""
    assert found.arrangement
    return tuple(sum(1 << placed.item for placed in page) for page in found.arrangement.pages)


@pytest.mark.parametrize("seed", range(3))
def test_what_was_known_stands_where_the_budget_ends(seed: int) -> None:
    asked = random_problem(seed)
    known = members(arrange(asked, NEAR, PLENTY))
    first = next(Quest(asked, NEAR, PLENTY, known=known).answers())
    assert first.arrangement == arrange(asked, NEAR, PLENTY).arrangement
    early = Quest(asked, NEAR, first.joins + 1, known=known).last()
    assert (early.arrangement, early.complete) == (first.arrangement, False)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("ordering", [NEAR, FREE])
def test_a_search_that_ends_has_one_answer_whatever_was_known(seed: int, ordering: Ordering) -> None:
    asked = random_problem(seed)
    known = members(arrange(asked, Ordering(window=0), PLENTY))
    fresh, helped = arrange(asked, ordering, PLENTY), Quest(asked, ordering, PLENTY, known=known).last()
    assert (helped.arrangement, helped.complete) == (fresh.arrangement, True)


@pytest.mark.parametrize("known", [(1,), (1, 1), (0, 0), (1 << 30, 1)])
def test_what_does_not_fit_any_more_is_passed_over(known: tuple[int, ...]) -> None:
    asked = random_problem(1)
    found = Quest(asked, NEAR, PLENTY, known=known).last()
    assert found.arrangement == arrange(asked, NEAR, PLENTY).arrangement


def test_a_pulse_may_end_a_search() -> None:
    beats: list[int] = []

    def pulse() -> None:
        beats.append(1)
        if len(beats) == 50:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        Quest(random_problem(1), NEAR, PLENTY, pulse=pulse).last()


def test_an_empty_class_is_a_complete_answer() -> None:
    found = arrange(problem(item("a", (3, 7))), FREE, 10)
    assert (found.arrangement, found.complete, found.joins) == (None, True, 0)


def test_a_second_search_finds_the_same_with_the_same_work() -> None:
    assert arrange(random_problem(4), FREE, PLENTY) == arrange(random_problem(4), FREE, PLENTY)
