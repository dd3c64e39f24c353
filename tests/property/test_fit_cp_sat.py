"""The search against CP-SAT, which tries every layout: nothing is cheaper but what the search leaves out by rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from broadsheet.fit.problem import Item, Problem
from broadsheet.fit.search import arrange
from tests.support import cp_sat
from tests.support.cp_sat import NotProvedError, Tile, optimum
from tests.support.oracle import (
    BUDGET,
    ORDERINGS,
    WITHOUT_TOMBSTONES,
    Verdict,
    compared,
    index_of,
    instance,
    pages_of,
    table,
)
from tests.support.readable import guillotine, readable

PLAIN = {"near": 3, "strict": 4, "free": 4}
"""Blocks on a page that always stand as cuts divide it; where the order within a page counts, they are read so too."""

PINWHEEL = (
    Tile(0, 0, 0, 0, span=2, lines=2),
    Tile(1, 0, 0, 2, span=1, lines=4),
    Tile(2, 0, 1, 2, span=1, lines=2),
    Tile(3, 0, 2, 0, span=1, lines=4),
    Tile(4, 0, 1, 4, span=2, lines=2),
)
ZIGZAG = (
    Tile(0, 0, 0, 0, span=1, lines=4),
    Tile(1, 0, 1, 0, span=1, lines=2),
    Tile(2, 0, 0, 4, span=1, lines=2),
    Tile(3, 0, 1, 2, span=1, lines=4),
)
"""Two columns, read across although no cut goes across."""


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return [compared(seed) for seed in range(50)]


def undercut(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Those where CP-SAT found something cheaper, or anything at all."""
    return [v for v in verdicts if v.best and (v.ours is None or v.best.cost < v.ours)]


def dearer(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Those where the search found something that CP-SAT says there is not."""
    return [v for v in verdicts if v.ours is not None and (v.best is None or v.best.cost > v.ours)]


def test_no_optimum_of_cp_sat_is_dearer(verdicts: list[Verdict]) -> None:
    assert all(verdict.complete for verdict in verdicts)
    assert dearer(verdicts) == []


def test_what_is_cheaper_cannot_be_cut_or_read_by_parts(verdicts: list[Verdict]) -> None:
    assert [v for v in undercut(verdicts) if not v.reason] == []


def test_nothing_is_cheaper_where_pages_hold_few_blocks(verdicts: list[Verdict]) -> None:
    assert [v for v in undercut(verdicts) if v.most_blocks <= PLAIN[v.order]] == []


def test_the_instances_are_of_all_kinds(verdicts: list[Verdict]) -> None:
    assert {v.order for v in verdicts if v.equal and v.best} == set(ORDERINGS)
    assert any(verdict.best is None for verdict in verdicts)


@pytest.mark.soak
def test_two_hundred_more_agree() -> None:
    verdicts = [compared(seed) for seed in range(50, 250)]
    print("\n".join(table(verdicts)))  # noqa: T201 - the figures for the table of results
    assert all(verdict.complete for verdict in verdicts)
    assert dearer(verdicts) == []
    assert [v for v in undercut(verdicts) if not v.reason or v.most_blocks <= PLAIN[v.order]] == []


@pytest.mark.parametrize("seed", [4, 7, 12, 19])
def test_what_cp_sat_draws_fills_every_page_in_reading_order(seed: int) -> None:
    problem = instance(seed)
    best = optimum(problem, ORDERINGS["free"], WITHOUT_TOMBSTONES)
    assert best
    for page, depth in zip(pages_of(best.tiles), problem.depths, strict=True):
        cells = [
            (column, line)
            for tile in page
            for column in range(tile.column, tile.column + tile.span)
            for line in range(tile.line, tile.line + tile.lines)
        ]
        assert sorted(cells) == [(c, line) for c in range(problem.columns) for line in range(depth)]
        for one, other in combinations(page, 2):
            assert one.line + one.lines <= other.line or one.column + one.span <= other.column
    sizes = [problem.items[tile.item].rectangles[tile.span, tile.lines] for tile in best.tiles]
    assert best.cost - sum(sizes) in {0, WITHOUT_TOMBSTONES.contents_low}


@pytest.mark.parametrize("order", ORDERINGS)
def test_what_the_search_lays_out_can_be_read_by_parts(order: str) -> None:
    for problem in map(instance, range(30)):
        found = arrange(problem, ORDERINGS[order], BUDGET, WITHOUT_TOMBSTONES).arrangement
        for page in found.pages if found else ():
            assert guillotine(page)
            assert readable(page, index_of(problem, "lead"), index_of(problem, "contents"))


def test_a_pinwheel_is_found_by_cp_sat_alone() -> None:
    stories = tuple(Item(f"story-{tile.item}", {(tile.span, tile.lines): 7}) for tile in PINWHEEL)
    problem = Problem(stories, (), (None,) * 5, 3, (6,), (0,))
    best = optimum(problem, ORDERINGS["near"], WITHOUT_TOMBSTONES)
    assert best
    assert best.cost == 5 * 7
    assert not guillotine(best.tiles)
    found = arrange(problem, ORDERINGS["near"], BUDGET, WITHOUT_TOMBSTONES)
    assert found.complete
    assert found.arrangement is None


def test_a_pinwheel_is_no_guillotine_layout() -> None:
    assert not guillotine(PINWHEEL)
    assert not readable(PINWHEEL)
    assert guillotine(PINWHEEL[:1])


def test_columns_that_no_cut_crosses_are_not_read_across() -> None:
    first, beside, below, last = ZIGZAG
    assert guillotine(ZIGZAG)
    assert not readable(ZIGZAG)
    assert readable((first, below, beside, last))


def test_contents_are_not_read_after_a_part_without_the_lead() -> None:
    lead, beside, contents = Tile(0, 0, 0, 0, 1, 6), Tile(1, 0, 1, 0, 1, 2), Tile(2, 0, 2, 0, 1, 2)
    page = (lead, beside, contents, Tile(3, 0, 1, 2, 2, 4))
    assert readable(page)
    assert not readable(page, lead=0, contents=2)
    assert readable(page, lead=0, contents=1)


def test_contents_stand_under_nothing_but_the_lead_alone() -> None:
    lead, beside, contents = Tile(0, 0, 0, 0, 1, 4), Tile(1, 0, 1, 0, 1, 4), Tile(2, 0, 0, 4, 2, 2)
    assert readable((lead, beside, contents))
    assert not readable((lead, beside, contents), lead=0, contents=2)


def test_a_problem_that_is_too_large_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cp_sat, "WORK", 1e-6)
    with pytest.raises(NotProvedError):
        optimum(instance(12), ORDERINGS["near"], WITHOUT_TOMBSTONES)
