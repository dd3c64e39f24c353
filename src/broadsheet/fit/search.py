"""Pages from first to last: which stories share a page, by dynamic programming over sets of stories placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit.tiling import Item, OutOfBudget, Ordering, Placed, Tiler, bits
from broadsheet.fit.costs import WEIGHTS, Weights

MOST_ON_A_PAGE = 7


@dataclass(frozen=True, slots=True)
class Box:
    """A box among the items, and the page it must be on (0-based; None: any)."""

    item: Item
    page: int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Items to be laid on pages exactly. `depths` are the free lines of each page; `wanted` the pages of stories."""

    stories: tuple[Item, ...]
    boxes: tuple[Box, ...]
    wanted: tuple[int | None, ...]
    columns: int
    depths: tuple[int, ...]
    tops: tuple[int, ...]

    @property
    def bound(self) -> int:
        """A cost no layout can undercut: every item at its cheapest, geometry forgotten."""
        return sum(item.least_cost for item in self.stories) + sum(box.item.least_cost for box in self.boxes)

    @property
    def items(self) -> list[Item]:
        return [*self.stories, *(box.item for box in self.boxes)]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A layout of all pages, each in reading order. `proved`: no cheaper one exists in this class."""

    cost: int
    pages: tuple[tuple[Placed, ...], ...]
    proved: bool
    joins: int


@dataclass(frozen=True, slots=True)
class _State:
    cost: int
    chosen: tuple[int, ...]


def arrange(problem: Problem, ordering: Ordering, budget: int, weights: Weights = WEIGHTS) -> Arrangement | None:
    """The cheapest arrangement, or None where there is none.

    A first search in the editor's own order gives an incumbent; the full search may then use up its budget of
    joins and still leave a plan, marked as not proved.
    """
    incumbent: Arrangement | None = None
    spent = 0
    for step in _widening(ordering):
        tiler = Tiler(
            problem.items, len(problem.stories), problem.columns, max(problem.depths), step, weights, budget - spent
        )
        try:
            found = _over_pages(problem, tiler, incumbent.cost if incumbent else None)
        except OutOfBudget:
            return incumbent
        spent += tiler.joins
        if found is not None:
            last = step == ordering
            incumbent = _arranged(problem, tiler, found, proved=last)
        elif incumbent and step == ordering:
            incumbent = Arrangement(incumbent.cost, incumbent.pages, proved=True, joins=spent)
    return incumbent


def _widening(ordering: Ordering) -> Iterator[Ordering]:
    """Cheap searches first: the editor's order kept exactly, then what the order asked for allows."""
    if ordering.window != 0:
        yield Ordering(window=0)
    yield ordering


def _over_pages(problem: Problem, tiler: Tiler, ceiling: int | None) -> _State | None:
    """The cheapest choice of members for every page; None where none is cheaper than `ceiling`."""
    stories = (1 << len(problem.stories)) - 1
    roaming = sum(1 << (len(problem.stories) + i) for i, box in enumerate(problem.boxes) if box.page is None)
    states = {stories | roaming: _State(0, ())}
    for page in range(len(problem.depths)):
        states = _next_page(problem, tiler, states, page, ceiling)
    return states.get(0)


def _next_page(
    problem: Problem, tiler: Tiler, states: dict[int, _State], page: int, ceiling: int | None
) -> dict[int, _State]:
    """States after `page`: what is still to be placed → the cheapest way there."""
    found: dict[int, _State] = {}
    for left, state in sorted(states.items()):
        for members in _members(problem, tiler, left, page):
            rest = left & ~members
            if not _rest_fits(problem, tiler, rest, page + 1):
                continue
            first = len(problem.stories) - (left & ((1 << len(problem.stories)) - 1)).bit_count()
            cost = tiler.page_cost(members, first, problem.depths[page])
            if cost is None:
                continue
            total = state.cost + cost
            if ceiling is not None and total + _least(problem, rest) >= ceiling:
                continue
            if rest not in found or total < found[rest].cost:
                found[rest] = _State(total, (*state.chosen, members))
    return found


def _members(problem: Problem, tiler: Tiler, left: int, page: int) -> Iterator[int]:
    """Every set of items that may fill `page` when `left` is still to be placed."""
    count = len(problem.stories)
    fixed = sum(1 << (count + i) for i, box in enumerate(problem.boxes) if box.page == page)
    free = left & ((1 << count) - 1)
    roaming = left >> count << count
    must = sum(1 << i for i in bits(free) if problem.wanted[i] == page)
    barred = sum(1 << i for i in bits(free) if problem.wanted[i] not in (None, page))
    for stories in tiler.page_sets(free, count - free.bit_count(), MOST_ON_A_PAGE):
        if stories & must != must or stories & barred:
            continue
        boxes = roaming
        while True:
            members = stories | fixed | boxes
            if tiler.area_fits(members, problem.depths[page]):
                yield members
            if not boxes:
                break
            boxes = (boxes - 1) & roaming


def _rest_fits(problem: Problem, tiler: Tiler, rest: int, page: int) -> bool:
    """Whether what is left can fill the pages that are left, by area."""
    count = len(problem.stories)
    fixed = sum(
        1 << (count + i) for i, box in enumerate(problem.boxes) if box.page is not None and box.page >= page
    )
    room = problem.columns * sum(problem.depths[page:])
    if not room:
        return rest == 0
    least, most = tiler.area(rest | fixed)
    return least <= room <= most


def _least(problem: Problem, rest: int) -> int:
    items = problem.items
    return sum(items[i].least_cost for i in bits(rest))


def _arranged(problem: Problem, tiler: Tiler, state: _State, *, proved: bool) -> Arrangement:
    pages, first = [], 0
    for page, members in enumerate(state.chosen):
        pages.append(tuple(tiler.layout(members, first, problem.depths[page], problem.tops[page])))
        first += (members & ((1 << len(problem.stories)) - 1)).bit_count()
    return Arrangement(state.cost, tuple(pages), proved, tiler.joins)
