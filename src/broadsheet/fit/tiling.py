"""Tiling pages exactly with stories and boxes: a dynamic programme over guillotine cuts.

A part of the page is one item, or two parts side by side or one above the other (Gange, Marriott and Stuckey,
"Optimal guillotine layout", DocEng 2012). For every part there is, for every depth in lines, the least cost of
filling it exactly; min-plus convolution joins depths. The result is optimal among guillotine layouts. Reading
order is part of the search: the first of two parts is read first, so that each story's place in the issue is
known when its cost is added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from broadsheet.fit.costs import Weights
from broadsheet.fit.problem import Ordering, Problem, bits
from broadsheet.fit.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Costs = NDArray[np.int32]

IMPOSSIBLE = 1 << 28
"""Beyond all costs, and small enough that three of them add up in 32 bits, which are half the work of 64."""

Edge = tuple[int, int]
"""The spans of the heads at a part's upper start and end corner; 0 where a box stands, or the lead."""

_FULL_WIDTH: Edge = (0, 0)
"""Nothing stands beside a part of the full width: its edge does not matter."""

_AT_ONCE = 64
"""Joins made in one sweep: enough to keep numpy busy, few enough to stay in the processor's cache."""


Pulse = Callable[[], None]


def go_on() -> None:
    """The pulse of a search that nothing stops."""


class OutOfBudgetError(Exception):
    """The search has used its budget; what is known so far stands."""


class Placed(NamedTuple):
    """An item in its place: start column and top line, in the page's type area."""

    item: int
    column: int
    line: int
    span: int
    lines: int


class Part(NamedTuple):
    """`width` columns to be filled with `members`, the first of its stories at place `first` of the issue."""

    width: int
    members: int
    first: int


class Way(NamedTuple):
    """One way to make a part: of `head`, read first, and `tail`, beside or below it, at an `extra` cost.

    `edge` is the whole part's; `end` the tail's, None where it does not matter.
    """

    edge: Edge
    head: Part
    start: Edge
    tail: Part
    end: Edge | None
    beside: bool
    extra: int


@dataclass(frozen=True, slots=True)
class Tables:
    """Least costs by depth: for each edge a part can have, and over all of them. Empty: it cannot be filled."""

    by_edge: dict[Edge, Costs]
    lowest: Costs

    def of(self, edge: Edge | None) -> Costs:
        return self.lowest if edge is None else self.by_edge[edge]


@dataclass(slots=True)
class Tiler:
    """The tables of one search.

    `budget` bounds the joins, which bounds the time without making the result depend on the machine. `pulse` is
    called as they are spent; what it raises ends the search.
    """

    problem: Problem
    ordering: Ordering
    weights: Weights
    budget: int
    pulse: Pulse = go_on
    joins: int = 0
    _known: dict[Part, Tables] = field(default_factory=dict)
    _deepest: int = field(init=False)
    _least_areas: list[int] = field(init=False)
    _nothing: Tables = field(init=False)
    _reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        self._deepest = max(self.problem.depths)
        self._least_areas = [item.areas[0] for item in self.problem.items]
        self._nothing = Tables({}, np.full(self._deepest + 1, IMPOSSIBLE, np.int32))
        self._reading = Reading.of(self.problem, self.ordering)

    def page_cost(self, members: int, first: int, depth: int) -> int | None:
        """Least cost of a page `depth` lines deep that holds `members`, its stories at places `first` and on."""
        cost = int(self._tables(self._page(members, first)).lowest[depth])
        return None if cost >= IMPOSSIBLE else cost

    def layout(self, members: int, first: int, depth: int, top: int) -> list[Placed]:
        """The placement that `page_cost` priced, in reading order; `top` is the page's first free line."""
        return list(self._trace(self._page(members, first), None, Placed(0, 0, top, 0, depth)))

    def spend(self, joins: int) -> None:
        """Count work done. Raises `OutOfBudgetError`."""
        self.joins += joins
        self.pulse()
        if self.joins > self.budget:
            raise OutOfBudgetError

    def _page(self, members: int, first: int) -> Part:
        # In free order a story costs the same at every place: one table serves all of them.
        return Part(self.problem.columns, members, 0 if self.ordering.window is None else first)

    # -- the recurrence ---------------------------------------------------------------------------------------

    def _tables(self, part: Part) -> Tables:
        known = self._known.get(part)
        if known is None:
            known = self._known[part] = self._made(part)
        return known

    def _made(self, part: Part) -> Tables:
        if part.members & (part.members - 1) == 0:
            return self._leaf(part)
        if sum(self._least_areas[i] for i in bits(part.members)) > part.width * self._deepest:
            return self._nothing
        ways: defaultdict[Edge, list[Way]] = defaultdict(list)
        for way in self._ways(part):
            ways[way.edge].append(way)
        return self._over_edges({edge: self._joined(alike) for edge, alike in sorted(ways.items())})

    def _leaf(self, part: Part) -> Tables:
        index = part.members.bit_length() - 1
        item, costs = self.problem.items[index], self._nothing.lowest.copy()
        is_story = bool(part.members & self._reading.stories)
        moved = self.weights.moved * abs(index - part.first) if is_story and self.ordering.window else 0
        for (span, lines), cost in item.rectangles.items():
            if span == part.width and lines <= self._deepest:
                costs[lines] = cost + moved
        head = part.width if is_story and not part.members & self._reading.lead else 0
        return self._over_edges({self._edge(part.width, head, head): costs})

    def _over_edges(self, by_edge: dict[Edge, Costs]) -> Tables:
        possible = {edge: costs for edge, costs in by_edge.items() if costs.min() < IMPOSSIBLE}
        if not possible:
            return self._nothing
        return Tables(possible, np.minimum.reduce(list(possible.values())))

    def _edge(self, width: int, start: int, end: int) -> Edge:
        return _FULL_WIDTH if width == self.problem.columns else (start, end)

    def _ways(self, part: Part) -> Iterator[Way]:
        for head, tail, then in self._reading.splits(part.members, part.first):
            if self._reading.may_stack(head, tail):
                yield from self._stacks(
                    part, Part(part.width, head, part.first), Part(part.width, tail, then)
                )
            for left in range(1, part.width):
                yield from self._besides(
                    part.width, Part(left, head, part.first), Part(part.width - left, tail, then)
                )

    def _stacks(self, part: Part, head: Part, tail: Part) -> Iterator[Way]:
        upper, lower = self._tables(head), self._tables(tail)
        extra = self.weights.contents_low if tail.members & self._reading.contents else 0
        for edge in upper.by_edge if lower.by_edge else ():
            yield Way(self._edge(part.width, *edge), head, edge, tail, None, beside=False, extra=extra)

    def _besides(self, width: int, head: Part, tail: Part) -> Iterator[Way]:
        start, end = self._tables(head).by_edge, self._tables(tail).by_edge
        for left, inner in start if end else ():
            for other, right in end:
                # Two heads of one size side by side are a tombstone; a box at the top of either stands between.
                extra = self.weights.tombstone if inner == other != 0 else 0
                edge = self._edge(width, left, right)
                yield Way(edge, head, (left, inner), tail, (other, right), beside=True, extra=extra)

    def _joined(self, ways: list[Way]) -> Costs:
        """The least cost over all of `ways`, by depth."""
        self.spend(len(ways))
        best = self._nothing.lowest
        for beside, join in ((True, _side_by_side), (False, _stacked)):
            alike = [way for way in ways if way.beside is beside]
            for start in range(0, len(alike), _AT_ONCE):
                heads, tails = zip(
                    *(self._costs(way) for way in alike[start : start + _AT_ONCE]), strict=True
                )
                best = np.minimum(best, join(np.array(heads), np.array(tails)))
        return np.minimum(best, IMPOSSIBLE)

    def _costs(self, way: Way) -> tuple[Costs, Costs]:
        return self._tables(way.head).of(way.start) + way.extra, self._tables(way.tail).of(way.end)

    # -- the layout behind a cost -----------------------------------------------------------------------------

    def _trace(self, part: Part, edge: Edge | None, frame: Placed) -> Iterator[Placed]:
        """The items of `part`, which has the corner and the depth of `frame`."""
        if part.members & (part.members - 1) == 0:
            yield frame._replace(item=part.members.bit_length() - 1, span=part.width)
            return
        way, upper = self._chosen(part, edge, frame.lines)
        if way.beside:
            yield from self._trace(way.head, way.start, frame)
            yield from self._trace(way.tail, way.end, frame._replace(column=frame.column + way.head.width))
            return
        yield from self._trace(way.head, way.start, frame._replace(lines=upper))
        below = frame._replace(line=frame.line + upper, lines=frame.lines - upper)
        yield from self._trace(way.tail, way.end, below)

    def _chosen(self, part: Part, edge: Edge | None, depth: int) -> tuple[Way, int]:
        """The way that gave the cost, and the lines of its upper part."""
        goal = self._tables(part).of(edge)[depth]
        for way in self._ways(part):
            if edge is None or way.edge == edge:
                heads, tails = self._costs(way)
                for upper in (depth,) if way.beside else range(1, depth):
                    if heads[upper] + tails[depth if way.beside else depth - upper] == goal:
                        return way, upper
        raise AssertionError("every cost has a way")


def _side_by_side(heads: Costs, tails: Costs) -> Costs:
    cheapest: Costs = (heads + tails).min(axis=0)
    return cheapest


def _stacked(heads: Costs, tails: Costs) -> Costs:
    """Min-plus convolution of each pair of rows, and the least over all pairs."""
    depth = heads.shape[1]
    above = np.full((len(tails), depth - 1), IMPOSSIBLE, np.int32)
    # Row k, column h of a window is tail[h - k].
    windows = sliding_window_view(np.concatenate([above, tails], axis=1), depth, axis=1)[:, ::-1]
    joined: Costs = (windows + heads[:, :, None]).min(axis=(0, 1))
    return joined
