"""Tiling pages exactly with stories and boxes: a dynamic programme over guillotine cuts.

A rectangle of the page is one item, or two rectangles side by side or one above the other (Gange, Marriott and
Stuckey, "Optimal guillotine layout", DocEng 2012). `Tiler.costs(w, items, first)` is, for every depth in lines,
the least cost of filling `w` columns exactly with `items`; min-plus convolution joins depths. The result is
optimal among guillotine layouts. Reading order is part of the search: the first part of a split is read first,
so that each story's place in the issue is known when its cost is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from broadsheet.fit.costs import Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Costs = NDArray[np.int64]

IMPOSSIBLE = np.int64(1 << 40)


class OutOfBudget(Exception):
    """The search has used its budget of joins; what is known so far stands."""


@dataclass(frozen=True, slots=True)
class Item:
    """A story or a box: the costs of its rectangles by (span, lines)."""

    name: str
    rectangles: Mapping[tuple[int, int], int]
    lead: bool = False
    contents: bool = False
    closing: bool = False
    """The box that ends the issue: last in reading order, at the end corner."""

    @property
    def areas(self) -> tuple[int, int]:
        """The smallest and the largest area, in column lines."""
        sizes = [span * lines for span, lines in self.rectangles]
        return min(sizes), max(sizes)

    @property
    def least_cost(self) -> int:
        return min(self.rectangles.values())


@dataclass(frozen=True, slots=True)
class Ordering:
    """How freely stories move.

    `window` is the most places a story may leave the editor's order; None is any number. `pages_ascend` says
    that pages never go back along the list, whatever the order within one.
    """

    window: int | None = None
    pages_ascend: bool = False

    def admits(self, ranks: Iterable[int], first: int) -> bool:
        """Whether stories of these (ascending) ranks can take the places first, first+1, …"""
        if self.window is None:
            return True
        return all(abs(rank - place) <= self.window for place, rank in enumerate(ranks, first))


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in its place: start column and top line, in the page's type area."""

    item: int
    column: int
    line: int
    span: int
    lines: int


@dataclass(slots=True)
class Tiler:
    """The tables of one search.

    Sets of items are bit masks over `items`. The first `stories` of them are the stories in the editor's order,
    so that a story's bit is its rank; boxes follow. `budget` bounds the joins, which bounds the time without
    making the result depend on the machine.
    """

    items: list[Item]
    stories: int
    columns: int
    lines: int
    ordering: Ordering
    weights: Weights
    budget: int
    joins: int = 0
    _memo: dict[tuple[int, int, int], Costs] = field(default_factory=dict)
    _areas: list[tuple[int, int]] = field(init=False)
    _impossible: Costs = field(init=False)
    _story_mask: int = field(init=False)
    _lead: int = field(init=False)
    _contents: int = field(init=False)
    _closing: int = field(init=False)

    def __post_init__(self) -> None:
        self._areas = [item.areas for item in self.items]
        self._impossible = np.full(self.lines + 1, IMPOSSIBLE, np.int64)
        self._story_mask = (1 << self.stories) - 1
        self._lead = mask_of(self.items, "lead")
        self._contents = mask_of(self.items, "contents")
        self._closing = mask_of(self.items, "closing")

    # -- questions ----------------------------------------------------------------------------------------------------

    def page_cost(self, members: int, first: int, depth: int) -> int | None:
        """Least cost of a page `depth` lines deep that holds `members`, its stories at places `first` and on."""
        if not self.area_fits(members, depth):
            return None
        cost = self.costs(self.columns, members, first)[depth]
        return None if cost >= IMPOSSIBLE else int(cost)

    def area_fits(self, members: int, depth: int) -> bool:
        least, most = self.area(members)
        return least <= self.columns * depth <= most

    def area(self, members: int) -> tuple[int, int]:
        chosen = [self._areas[i] for i in bits(members)]
        return sum(a for a, _ in chosen), sum(b for _, b in chosen)

    def _admitted(self, members: int, first: int) -> bool:
        return self.ordering.admits(bits(members & self._story_mask), first)

    def _stories_in(self, members: int) -> int:
        return (members & self._story_mask).bit_count()

    # -- the recurrence -----------------------------------------------------------------------------------------------

    def costs(self, width: int, members: int, first: int) -> Costs:
        """For each depth the least cost of filling `width` columns with `members`; IMPOSSIBLE where none."""
        key = (width, members, first if self.ordering.window is not None else 0)
        known = self._memo.get(key)
        if known is None:
            known = self._memo[key] = self._costs(width, members, first)
        return known

    def _costs(self, width: int, members: int, first: int) -> Costs:
        if members & (members - 1) == 0:
            return self._leaf(width, members.bit_length() - 1, first)
        if self.area(members)[0] > width * self.lines:
            return self._impossible
        best = self._impossible.copy()
        for head, tail, then in self._splits(members, first):
            if self._may_stack(head, tail):
                upper, lower = self.costs(width, head, first), self.costs(width, tail, then)
                np.minimum(best, self._stacked(upper, lower) + self._stack_cost(tail), out=best)
            for left in range(1, width):
                start, end = self.costs(left, head, first), self.costs(width - left, tail, then)
                beside = start + end + self._beside_cost(left, width - left, head, tail)
                np.minimum(best, beside, out=best)
        return np.minimum(best, IMPOSSIBLE)

    def _leaf(self, width: int, index: int, first: int) -> Costs:
        costs = self._impossible.copy()
        item = self.items[index]
        moved = 0
        if index < self.stories and self.ordering.window is not None:
            moved = self.weights.moved * abs(index - first)
        for (span, lines), cost in item.rectangles.items():
            if span == width:
                costs[lines] = cost + moved
        return costs

    def _stacked(self, upper: Costs, lower: Costs) -> Costs:
        """Min-plus convolution: for each depth the best sum of an upper and a lower part."""
        self.joins += 1
        if self.joins > self.budget:
            raise OutOfBudget
        if upper.min() >= IMPOSSIBLE or lower.min() >= IMPOSSIBLE:
            return self._impossible
        depth = self.lines + 1
        padded = np.concatenate([np.full(depth - 1, IMPOSSIBLE, np.int64), lower])
        # Row k, column h of the window is lower[h - k].
        shifted = sliding_window_view(padded, depth)[::-1]
        finite = np.flatnonzero(upper < IMPOSSIBLE)
        joined: Costs = (shifted[finite] + upper[finite, None]).min(axis=0)
        return joined

    # -- what may stand where -----------------------------------------------------------------------------------------

    def _splits(self, members: int, first: int) -> Iterator[tuple[int, int, int]]:
        """(read first, read second, place of the second's first story) for every split the reading order allows."""
        if not self._admitted(members, first):
            return
        head = (members - 1) & members
        while head:
            tail = members ^ head
            if self._reads_first(head, tail):
                then = first + self._stories_in(head)
                if self._admitted(head, first) and self._admitted(tail, then):
                    yield head, tail, then
            head = (head - 1) & members

    def _reads_first(self, head: int, tail: int) -> bool:
        """The lead comes first, the contents next, the closing box last; else, in free order, the lowest rank."""
        if tail & self._lead or head & self._closing:
            return False
        if tail & self._contents and not head & self._lead:
            return False
        if self.ordering.window is not None or head & self._contents or tail & self._closing:
            return True
        return lowest(head & self._story_mask) < lowest(tail & self._story_mask)

    def _may_stack(self, head: int, tail: int) -> bool:
        """The contents are not put under anything but the lead alone."""
        return not tail & self._contents or head & (head - 1) == 0

    def _stack_cost(self, tail: int) -> int:
        return self.weights.contents_low if tail & self._contents else 0

    def _beside_cost(self, left: int, right: int, head: int, tail: int) -> int:
        """Two heads of one size side by side are a tombstone; a box at the top of either stands between."""
        heads_meet = self._opens_with_story(head) and self._opens_with_story(tail)
        return self.weights.tombstone if left == right and heads_meet else 0

    def _opens_with_story(self, members: int) -> bool:
        return bool(members & self._story_mask) and not members & self._contents

    # -- the layout behind a cost -------------------------------------------------------------------------------------

    def layout(self, members: int, first: int, depth: int, top: int) -> list[Placed]:
        """The placement that `page_cost` priced, in reading order; `top` is the page's first free line."""
        return list(self._trace(self.columns, members, first, (0, top), depth))

    def _trace(self, width: int, members: int, first: int, corner: tuple[int, int], depth: int) -> Iterator[Placed]:
        column, line = corner
        if members & (members - 1) == 0:
            yield Placed(members.bit_length() - 1, column, line, width, depth)
            return
        head, tail, then, left, upper = self._chosen(width, members, first, depth)
        if left:
            yield from self._trace(left, head, first, corner, depth)
            yield from self._trace(width - left, tail, then, (column + left, line), depth)
        else:
            yield from self._trace(width, head, first, corner, upper)
            yield from self._trace(width, tail, then, (column, line + upper), depth - upper)

    def _chosen(self, width: int, members: int, first: int, depth: int) -> tuple[int, int, int, int, int]:
        """The split that gave the cost: (head, tail, place, columns of the left part or 0, lines of the upper)."""
        goal = self.costs(width, members, first)[depth]
        for head, tail, then in self._splits(members, first):
            for left in range(1, width):
                parts = self.costs(left, head, first)[depth] + self.costs(width - left, tail, then)[depth]
                if parts + self._beside_cost(left, width - left, head, tail) == goal:
                    return head, tail, then, left, 0
            if self._may_stack(head, tail):
                upper, lower = self.costs(width, head, first), self.costs(width, tail, then)
                for lines in range(1, depth):
                    if upper[lines] + lower[depth - lines] + self._stack_cost(tail) == goal:
                        return head, tail, then, 0, lines
        raise AssertionError("every cost has a split")

    # -- sets for a page ----------------------------------------------------------------------------------------------

    def page_sets(self, free: int, first: int, most: int) -> Iterator[int]:
        """Sets of up to `most` of the stories `free` that may fill a page whose first place is `first`."""
        ranks = list(bits(free))
        for count in range(1, min(most, len(ranks)) + 1):
            if self.ordering.pages_ascend:
                yield sum(1 << rank for rank in ranks[:count])
                continue
            window = self.ordering.window
            near = ranks if window is None else [rank for rank in ranks if rank < first + count + window]
            for chosen in combinations(near, count):
                members = sum(1 << rank for rank in chosen)
                if self._admitted(members, first) and self._admitted(free ^ members, first + count):
                    yield members


def mask_of(items: Iterable[Item], flag: str) -> int:
    return sum(1 << i for i, item in enumerate(items) if getattr(item, flag))


def lowest(mask: int) -> int:
    """Place of the lowest set bit; beyond all places for an empty mask."""
    return (mask & -mask).bit_length() - 1 if mask else 1 << 20


def bits(mask: int) -> Iterator[int]:
    """The set bits of `mask`, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
