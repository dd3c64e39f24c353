"""Pages from first to last: which stories share a page, by dynamic programming over sets of stories placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from broadsheet.fit.bounds import Bounds
from broadsheet.fit.problem import Problem, bits
from broadsheet.fit.tiling import IMPOSSIBLE, Placed, Tiler

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pages = tuple[tuple[Placed, ...], ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A layout of all pages, each in reading order. `moves` are the places by which stories left their ranks."""

    cost: int
    pages: Pages
    moves: int


@dataclass(frozen=True, slots=True)
class _State:
    """The cheapest way to have placed some items: its cost, and the members of every page so far."""

    cost: int
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be filled: its place in the issue, lines and column lines.

    `fixed` are the boxes that must be on it, `optional` those that may; `later` are the boxes of the pages after
    it, which have `later_room` column lines.
    """

    number: int
    depth: int
    room: int
    fixed: int
    optional: int
    later: int
    later_room: int

    @staticmethod
    def of(problem: Problem, number: int) -> Sheet:
        here, optional = problem.boxes_on(number), problem.flagged("optional")
        return Sheet(
            number=number,
            depth=problem.depths[number],
            room=problem.columns * problem.depths[number],
            fixed=here & ~optional,
            optional=here & optional,
            later=problem.boxes_from(number + 1),
            later_room=problem.room(number + 1),
        )


@dataclass(slots=True)
class Pagination:
    """One search over pages, for arrangements cheaper than `limit`.

    `floor` is what every arrangement costs at least, as far as that is known when the search is broken off.
    """

    problem: Problem
    tiler: Tiler
    bounds: Bounds
    limit: int
    floor: int = 0
    pages: tuple[Sheet, ...] = field(init=False)
    optional: int = field(init=False)
    _sets: dict[int, NDArray[np.int64]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pages = tuple(Sheet.of(self.problem, number) for number in range(len(self.problem.depths)))
        self.optional = self.problem.flagged("optional")

    @property
    def _everything(self) -> int:
        return self.problem.story_mask | self.problem.boxes_on(None)

    def cheapest(self) -> Arrangement | None:
        states = {self._everything: _State(0, ())}
        for page in self.pages:
            states = self._next_page(states, page)
            # Whatever was passed over costs no less than the limit.
            self.floor = min(
                [self.limit, *(self._least(left, state, page) for left, state in states.items())]
            )
        ended = [state for left, state in states.items() if not left & ~self.optional]
        return self._arranged(min(ended, key=lambda state: state.cost)) if ended else None

    def _least(self, left: int, state: _State, page: Sheet) -> int:
        """What an arrangement costs at least that has come to `state` with `page`."""
        return state.cost + self.bounds.least(left | page.later, page.later_room)

    def of(self, known: tuple[int, ...]) -> Arrangement | None:
        """The arrangement with these members on its pages, if it is one of this class."""
        if len(known) != len(self.pages):
            return None
        left, cost = self._everything, 0
        for page, members in zip(self.pages, known, strict=True):
            made = (
                self._page_cost(members, left, page, IMPOSSIBLE)
                if self._may_be(members, left, page)
                else None
            )
            if made is None:
                return None
            left, cost = left & ~members, cost + made
        return None if left & ~self.optional else self._arranged(_State(cost, known))

    def _may_be(self, members: int, left: int, page: Sheet) -> bool:
        stories = members & self.problem.story_mask
        there = not members & ~(left | page.fixed | page.optional) and not page.fixed & ~members
        return there and stories in self._story_sets(left & self.problem.story_mask, page)

    def _next_page(self, states: dict[int, _State], page: Sheet) -> dict[int, _State]:
        """States after `page`: what is still to be placed → the cheapest way there."""
        found: dict[int, _State] = {}
        for left, state in sorted(states.items()):
            for members in self._members(left, page):
                rest = left & ~members
                ceiling = self._ceiling(rest, page)
                if rest in found:
                    ceiling = min(ceiling, found[rest].cost)
                cost = self._page_cost(members, left, page, ceiling - state.cost)
                if cost is not None:
                    found[rest] = _State(state.cost + cost, (*state.chosen, members))
        return found

    def _ceiling(self, rest: int, page: Sheet) -> int:
        """What the pages up to `page` must cost less than, when `rest` is left for the others."""
        rest |= page.later
        if not self.bounds.may_fill(rest, page.later_room):
            return 0
        return self.limit - self.bounds.least(rest, page.later_room)

    def _page_cost(self, members: int, left: int, page: Sheet, ceiling: int) -> int | None:
        """The cost of `page` with `members`, if it is less than `ceiling`."""
        if self.bounds.least(members, page.room) >= ceiling:
            return None
        cost = self.tiler.page_cost(members, self._placed(left), page.depth)
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

    def _members(self, left: int, page: Sheet) -> Iterator[int]:
        """Every set of items that may fill `page`, by area, when `left` is still to be placed."""
        free, roaming = left & self.problem.story_mask, left & ~self.problem.story_mask
        for stories in self._story_sets(free, page):
            for boxes in _subsets(roaming | page.optional):
                self.tiler.spend(1)
                if self.bounds.may_fill(stories | page.fixed | boxes, page.room):
                    yield stories | page.fixed | boxes

    def _story_sets(self, free: int, page: Sheet) -> Iterator[int]:
        """Sets of the stories `free` that may stand on `page`: by order, by their wishes, not too large."""
        must = sum(1 << rank for rank in bits(free) if self.problem.wanted[rank] == page.number)
        if self.tiler.ordering.is_free:
            every = self._every_set(page)
            yield from every[(every & ~free == 0) & (every & must == must)].tolist()
            return
        first = self._placed(free)
        for stories in self._grown(0, free, page, first):
            rest = free ^ stories
            if stories & must == must and self.tiler.ordering.admits(bits(rest), first + stories.bit_count()):
                yield stories

    def _every_set(self, page: Sheet) -> NDArray[np.int64]:
        """All sets of stories that may stand on `page` when order is no matter."""
        if page.number not in self._sets:
            made = self._grown(0, self.problem.story_mask, page, 0)
            self._sets[page.number] = np.fromiter(made, np.int64)
        return self._sets[page.number]

    def _grown(self, chosen: int, higher: int, page: Sheet, first: int) -> Iterator[int]:
        """`chosen`, and all that grows from it by stories of `higher`, which follow it in the list."""
        yield chosen
        for rank in bits(higher):
            grown = chosen | 1 << rank
            if self._may_join(rank, page, first + chosen.bit_count()) and self._holds(grown, page):
                yield from self._grown(grown, higher & -(2 << rank), page, first)
            if self.tiler.ordering.pages_ascend:
                return  # the next story of the list, or none

    def _may_join(self, rank: int, page: Sheet, place: int) -> bool:
        wanted = self.problem.wanted[rank] in (None, page.number)
        return wanted and self.tiler.ordering.admits((rank,), place)

    def _holds(self, members: int, page: Sheet) -> bool:
        return self.bounds.areas(members)[0] <= page.room


def _subsets(mask: int) -> Iterator[int]:
    """Every subset of `mask`, itself first."""
    subset = mask
    while subset:
        yield subset
        subset = (subset - 1) & mask
    yield 0
