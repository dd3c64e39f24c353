"""Pages from first to last: which stories share a page, by dynamic programming over sets of stories placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.fit.bounds import Bounds
from broadsheet.fit.costs import WEIGHTS, Weights
from broadsheet.fit.problem import Ordering, Problem, bits
from broadsheet.fit.tiling import IMPOSSIBLE, OutOfBudgetError, Placed, Tiler

Pages = tuple[tuple[Placed, ...], ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A layout of all pages, each in reading order. `moves` are the places by which stories left their ranks."""

    cost: int
    pages: Pages
    moves: int


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to.

    `complete`: it came to its end, so that `arrangement` is the cheapest of its class, or the class is empty.
    No arrangement of the class costs less than `bound`. `joins` is the work done.
    """

    arrangement: Arrangement | None
    complete: bool
    bound: int
    joins: int


def arrange(problem: Problem, ordering: Ordering, budget: int, weights: Weights = WEIGHTS) -> Search:
    """The cheapest arrangement of `problem` in this class, as far as `budget` lasts."""
    *_, last = searches(problem, ordering, budget, weights)
    return last


def searches(
    problem: Problem, ordering: Ordering, budget: int, weights: Weights = WEIGHTS
) -> Iterator[Search]:
    """Ever better answers: the editor's own order first, then what the order asked for allows.

    What a narrower search found is legal in the wider one, and there its cost is the limit to undercut.
    """
    bounds = Bounds(problem)
    bound = bounds.least(problem.everything, problem.room(0))
    if not bounds.may_fill(problem.everything, problem.room(0)):
        yield Search(None, complete=True, bound=bound, joins=0)
        return
    best: Arrangement | None = None
    joins = 0
    for step in ordering.widening():
        best = _priced(best, step, weights)
        tiler = Tiler(problem, step, weights, budget - joins)
        try:
            found = _Pages(problem, tiler, bounds, best.cost if best else IMPOSSIBLE).cheapest()
        except OutOfBudgetError:
            yield Search(_priced(best, ordering, weights), complete=False, bound=bound, joins=budget)
            return
        joins += tiler.joins
        best = found or best
        complete = step == ordering
        yield Search(best, complete, best.cost if best and complete else bound, joins)


def _priced(arrangement: Arrangement | None, ordering: Ordering, weights: Weights) -> Arrangement | None:
    """The same arrangement where moving costs nothing, if `ordering` says so."""
    if arrangement is None or ordering.window is not None:
        return arrangement
    return replace(arrangement, cost=arrangement.cost - weights.moved * arrangement.moves, moves=0)


@dataclass(frozen=True, slots=True)
class _State:
    """The cheapest way to have placed some items: its cost, and the members of every page so far."""

    cost: int
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pages:
    """One search over pages, for arrangements cheaper than `limit`."""

    problem: Problem
    tiler: Tiler
    bounds: Bounds
    limit: int

    @property
    def optional(self) -> int:
        return self.problem.flagged("optional")

    def cheapest(self) -> Arrangement | None:
        states = {self.problem.story_mask | self.problem.boxes_on(None): _State(0, ())}
        for page in range(len(self.problem.depths)):
            states = self._next_page(states, page)
        ended = [state for left, state in states.items() if not left & ~self.optional]
        return self._arranged(min(ended, key=lambda state: state.cost)) if ended else None

    def _next_page(self, states: dict[int, _State], page: int) -> dict[int, _State]:
        """States after `page`: what is still to be placed → the cheapest way there."""
        found: dict[int, _State] = {}
        for left, state in sorted(states.items()):
            for members in self._members(left, page):
                rest = left & ~members
                ceiling = self._ceiling(rest, page + 1)
                if rest in found:
                    ceiling = min(ceiling, found[rest].cost)
                cost = self._page_cost(members, left, page, ceiling - state.cost)
                if cost is not None:
                    found[rest] = _State(state.cost + cost, (*state.chosen, members))
        return found

    def _ceiling(self, rest: int, page: int) -> int:
        """What the pages before `page` must cost less than, when `rest` is left for the others."""
        rest |= self.problem.boxes_from(page)
        room = self.problem.room(page)
        if not self.bounds.may_fill(rest, room):
            return 0
        return self.limit - self.bounds.least(rest, room)

    def _page_cost(self, members: int, left: int, page: int, ceiling: int) -> int | None:
        """The cost of `page` with `members`, if it is less than `ceiling`."""
        depth = self.problem.depths[page]
        if self.bounds.least(members, self.problem.columns * depth) >= ceiling:
            return None
        cost = self.tiler.page_cost(members, self._placed(left), depth)
        return cost if cost is not None and cost < ceiling else None

    def _placed(self, left: int) -> int:
        """How many stories have been placed when `left` is left."""
        return (self.problem.story_mask & ~left).bit_count()

    def _arranged(self, state: _State) -> Arrangement:
        pages, left = [], self.problem.story_mask
        for members, depth, top in zip(state.chosen, self.problem.depths, self.problem.tops, strict=True):
            pages.append(tuple(self.tiler.layout(members, self._placed(left), depth, top)))
            left &= ~members
        order = [placed.item for page in pages for placed in page if placed.item < len(self.problem.stories)]
        moves = sum(abs(rank - place) for place, rank in enumerate(order))
        return Arrangement(state.cost, tuple(pages), moves)

    # -- sets for a page --------------------------------------------------------------------------------------

    def _members(self, left: int, page: int) -> Iterator[int]:
        """Every set of items that may fill `page`, by area, when `left` is still to be placed."""
        free, roaming = left & self.problem.story_mask, left & ~self.problem.story_mask
        here = self.problem.boxes_on(page)
        fixed = here & ~self.optional
        room = self.problem.columns * self.problem.depths[page]
        for stories in self._story_sets(free, page):
            for boxes in _subsets(roaming | here & self.optional):
                self.tiler.spend(1)
                if self.bounds.may_fill(stories | fixed | boxes, room):
                    yield stories | fixed | boxes

    def _story_sets(self, free: int, page: int) -> Iterator[int]:
        """Sets of the stories `free` that may stand on `page`: by order, by their wishes, not too large."""
        must = sum(1 << rank for rank in bits(free) if self.problem.wanted[rank] == page)
        first = self._placed(free)
        for stories in self._grown(0, free, page, first):
            rest = free ^ stories
            if stories & must == must and self.tiler.ordering.admits(bits(rest), first + stories.bit_count()):
                yield stories

    def _grown(self, chosen: int, higher: int, page: int, first: int) -> Iterator[int]:
        """`chosen`, and all that grows from it by stories of `higher`, which follow it in the list."""
        yield chosen
        for rank in bits(higher):
            grown = chosen | 1 << rank
            if self._may_join(rank, page, first + chosen.bit_count()) and self._holds(grown, page):
                yield from self._grown(grown, higher & -(2 << rank), page, first)
            if self.tiler.ordering.pages_ascend:
                return  # the next story of the list, or none

    def _may_join(self, rank: int, page: int, place: int) -> bool:
        return self.problem.wanted[rank] in (None, page) and self.tiler.ordering.admits((rank,), place)

    def _holds(self, members: int, page: int) -> bool:
        return self.bounds.areas(members)[0] <= self.problem.columns * self.problem.depths[page]


def _subsets(mask: int) -> Iterator[int]:
    """Every subset of `mask`, itself first."""
    subset = mask
    while subset:
        yield subset
        subset = (subset - 1) & mask
    yield 0
