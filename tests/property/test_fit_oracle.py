"""The search against an oracle: plain recursion over every guillotine layout, which shares no code with it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.problem import Box, Item, Ordering, Problem
from broadsheet.fit.search import arrange

ORDERINGS = {
    "kept": Ordering(window=0),
    "near": Ordering(window=1),
    "strict": Ordering(pages_ascend=True),
    "free": Ordering(),
}


@dataclass(frozen=True)
class Tile:
    name: str
    column: int
    line: int
    span: int
    lines: int


@dataclass(frozen=True)
class Layout:
    """Tiles in reading order, and what their arrangement costs beyond their own rectangles."""

    tiles: tuple[Tile, ...]
    extra: int

    def at_top(self, column: int) -> Tile:
        """The tile at the top in a column."""
        top = min(tile.line for tile in self.tiles)
        return next(t for t in self.tiles if t.line == top and t.column <= column < t.column + t.span)


class Oracle:
    def __init__(self, problem: Problem, order: str) -> None:
        self.problem, self.order = problem, order
        self.items = {item.name: item for item in problem.items}
        self.ranks = {item.name: rank for rank, item in enumerate(problem.stories)}

    def optimum(self) -> int | None:
        return min((cost for names in permutations(self.items) for cost in self.issues(names)), default=None)

    def issues(self, names: tuple[str, ...]) -> Iterator[int]:
        """Costs of all issues that are read in this order."""
        moved = self.moved(names)
        if moved is None:
            return
        for ends in combinations_with_replacement(range(len(names) + 1), len(self.problem.depths) - 1):
            pages = [names[first:last] for first, last in pairwise((0, *ends, len(names)))]
            costs = [self.page(page, number) for number, page in enumerate(pages)]
            if self.wishes_hold(pages) and None not in costs:
                yield moved + sum(cost for cost in costs if cost is not None)

    def moved(self, names: tuple[str, ...]) -> int | None:
        """What leaving the editor's order costs; None where it is forbidden."""
        places = [self.ranks[name] for name in names if name in self.ranks]
        away = [abs(rank - place) for place, rank in enumerate(places)]
        window = {"kept": 0, "near": 1}.get(self.order, len(places))
        if max(away, default=0) > window:
            return None
        return WEIGHTS.moved * sum(away) if self.order == "near" else 0

    def wishes_hold(self, pages: list[tuple[str, ...]]) -> bool:
        page_of = {name: number for number, page in enumerate(pages) for name in page}
        stories = [page_of[item.name] for item in self.problem.stories]
        if self.order == "strict" and stories != sorted(stories):
            return False
        wanted = [*self.problem.wanted, *(box.page for box in self.problem.boxes)]
        wishes = zip(self.problem.items, wanted, strict=True)
        return all(page is None or page_of[item.name] == page for item, page in wishes)

    def page(self, names: tuple[str, ...], number: int) -> int | None:
        layouts = self.layouts(names, self.problem.columns, self.problem.depths[number])
        return min((self.cost(layout) for layout in layouts), default=None)

    def cost(self, layout: Layout) -> int:
        own = (self.items[tile.name].rectangles[tile.span, tile.lines] for tile in layout.tiles)
        return layout.extra + sum(own)

    def layouts(self, names: tuple[str, ...], width: int, depth: int) -> Iterator[Layout]:
        """Every guillotine layout of `names`, read in this order, that fills width × depth exactly."""
        if len(names) == 1 and (width, depth) in self.items[names[0]].rectangles:
            yield Layout((Tile(names[0], 0, 0, width, depth),), 0)
        for middle in range(1, len(names)):
            first, second = names[:middle], names[middle:]
            if self.reads(first, second):
                yield from self.side_by_side(first, second, width, depth)
                if not self.has(second, "contents") or len(first) == 1:
                    yield from self.stacked(first, second, width, depth)

    def side_by_side(
        self, first: tuple[str, ...], second: tuple[str, ...], width: int, depth: int
    ) -> Iterator[Layout]:
        for left in range(1, width):
            for start in self.layouts(first, left, depth):
                for end in self.layouts(second, width - left, depth):
                    heads = start.at_top(left - 1), end.at_top(0)
                    extra = WEIGHTS.tombstone if self.is_tombstone(*heads) else 0
                    yield joined(start, end, left, 0, extra)

    def stacked(
        self, first: tuple[str, ...], second: tuple[str, ...], width: int, depth: int
    ) -> Iterator[Layout]:
        extra = WEIGHTS.contents_low if self.has(second, "contents") else 0
        for upper in range(1, depth):
            for start in self.layouts(first, width, upper):
                for end in self.layouts(second, width, depth - upper):
                    yield joined(start, end, 0, upper, extra)

    def is_tombstone(self, one: Tile, other: Tile) -> bool:
        heads = {one.name, other.name} <= set(self.ranks)
        return heads and one.span == other.span and not self.has((one.name, other.name), "lead")

    def reads(self, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        """The lead is first, the contents come directly after its part, the closing box is last."""
        if self.has(second, "lead") or self.has(first, "closing"):
            return False
        return not self.has(second, "contents") or self.has(first, "lead")

    def has(self, names: tuple[str, ...], flag: str) -> bool:
        return any(getattr(self.items[name], flag) for name in names)


def joined(start: Layout, end: Layout, columns: int, lines: int, extra: int) -> Layout:
    moved = (Tile(t.name, t.column + columns, t.line + lines, t.span, t.lines) for t in end.tiles)
    return Layout((*start.tiles, *moved), start.extra + end.extra + extra)


# -- instances ------------------------------------------------------------------------------------------------


def instance(seed: int) -> Problem:
    """Four items or fewer, on one page or two; small, so that the oracle ends, and often without a solution."""
    rng = random.Random(seed)
    columns, pages = rng.choice((2, 3)), rng.choice((1, 2))
    depths = tuple(rng.randint(5, 8) for _ in range(pages))
    boxes = rng.choice((0, 1, 1, 2))
    stories = tuple(
        Item(f"story-{i}", sizes(rng, columns, max(depths)), lead=i == 0 and rng.random() < 0.8)
        for i in range(4 - boxes)
    )
    kinds = ("contents", "closing", "") if stories[0].lead else ("closing", "")
    made = tuple(box(rng, kind, columns, depths) for kind in rng.sample(kinds, boxes))
    wanted = [0 if item.lead else rng.choice((None, None, None, pages - 1)) for item in stories]
    return Problem(stories, made, tuple(wanted), columns, depths, tuple(0 for _ in depths))


def sizes(rng: random.Random, columns: int, deepest: int) -> dict[tuple[int, int], int]:
    every = [(span, lines) for span in range(1, columns + 1) for lines in range(1, deepest + 1)]
    some = round(len(every) * rng.uniform(0.15, 0.7))
    return {size: rng.randint(0, 300) for size in rng.sample(every, max(1, some))}


def box(rng: random.Random, kind: str, columns: int, depths: tuple[int, ...]) -> Box:
    item = Item(
        kind or "advert",
        sizes(rng, columns, max(depths)),
        contents=kind == "contents",
        closing=kind == "closing",
    )
    page = {"contents": 0, "closing": len(depths) - 1}.get(kind)
    return Box(item, page)


def optima(order: str, seeds: range) -> list[int | None]:
    """What the search finds, after the oracle has agreed."""
    found = []
    for seed in seeds:
        problem = instance(seed)
        search = arrange(problem, ORDERINGS[order], budget=100_000)
        cost = search.arrangement.cost if search.arrangement else None
        assert search.complete
        assert cost == Oracle(problem, order).optimum(), f"seed {seed}"
        assert cost is None or search.bound == cost
        found.append(cost)
    return found


@pytest.mark.parametrize("order", ORDERINGS)
def test_the_search_finds_the_optimum_of_the_oracle(order: str) -> None:
    found = optima(order, range(40))
    assert 0 < found.count(None) < len(found), "instances with and without a solution"


@pytest.mark.soak
@pytest.mark.parametrize("order", ORDERINGS)
def test_the_search_finds_every_optimum_of_the_oracle(order: str) -> None:
    optima(order, range(40, 240))


@pytest.mark.parametrize("order", ORDERINGS)
@given(st.integers(0, 500), st.data())
def test_one_more_rectangle_never_makes_an_issue_dearer(order: str, seed: int, data: st.DataObject) -> None:
    problem = instance(seed)
    index = data.draw(st.integers(0, len(problem.stories) - 1))
    size = (data.draw(st.integers(1, problem.columns)), data.draw(st.integers(1, max(problem.depths))))
    story = problem.stories[index]
    richer = replace(story, rectangles={size: data.draw(st.integers(0, 300)), **story.rectangles})
    stories = (*problem.stories[:index], richer, *problem.stories[index + 1 :])
    before = arrange(problem, ORDERINGS[order], budget=100_000).arrangement
    after = arrange(replace(problem, stories=stories), ORDERINGS[order], budget=100_000).arrangement
    assert before is None or (after is not None and after.cost <= before.cost)
