"""Filling a thread of columns exactly, line by line: a dynamic programme over stories and the lines used so far.

The stories stand in the editor's order. For every number of lines used there is the least cost of having set the
stories so far, with every column ending where it may; boxes may stand between any two stories. Nothing that could
win is skipped, so the filling found is the cheapest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from broadsheet.fit.costs import WEIGHTS, Weights
from broadsheet.fit.strips import Strip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Costs = NDArray[np.int32]

IMPOSSIBLE = 1 << 28


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the thread: 1-based page, 0-based column, first line and depth."""

    page: int
    column: int
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class Block:
    """A box of the thread: `costs` by its lines; never divided. `page` is 1-based, None any; `index` as planned."""

    name: str
    index: int | None
    costs: dict[int, int]
    page: int | None = None
    optional: bool = False


class Piece(NamedTuple):
    """What fills `lines` lines of the thread: a strip of the `story`-th story, or a box."""

    lines: int
    story: int | None = None
    strip: Strip | None = None
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Filling:
    """The thread from its first line to its last."""

    cost: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The strips of a story, shortest first, as arrays: a row each; column k of `forbidden` is for k lines."""

    strips: tuple[Strip, ...]
    costs: Costs
    forbidden: NDArray[np.bool_]
    groups: tuple[tuple[int, slice], ...]
    page: int | None = None

    @property
    def headed(self) -> bool:
        return self.strips[0].rectangle.head > 0

    @staticmethod
    def of(strips: tuple[Strip, ...], page: int | None = None) -> Choice:
        """`page` is that on which the story must begin."""
        longest = strips[-1].lines
        bits = "".join(bin(strip.forbidden)[:1:-1].ljust(longest, "0")[:longest] for strip in strips)
        forbidden = np.frombuffer(bits.encode(), np.uint8).reshape(len(strips), longest) == ord("1")
        starts = [n for n, strip in enumerate(strips) if not n or strips[n - 1].lines != strip.lines]
        ends = [*starts[1:], len(strips)]
        return Choice(
            strips,
            np.array([strip.cost for strip in strips], np.int32),
            forbidden,
            tuple((strips[a].lines, slice(a, b)) for a, b in zip(starts, ends, strict=True)),
            page,
        )


@dataclass(frozen=True, slots=True)
class Matter:
    """What the thread is to hold: stories in order, boxes that stand between them, and boxes that end it."""

    stories: Sequence[Choice]
    roaming: Sequence[Block] = ()
    closing: Sequence[Block] = ()

    @property
    def joins(self) -> int:
        """The work of one filling, in joins of the other search."""
        return sum(len(choice.strips) for choice in self.stories)

    @property
    def lines(self) -> tuple[int, int]:
        """The fewest and the most lines all of it can take."""
        sizes = [(choice.strips[0].lines, choice.strips[-1].lines) for choice in self.stories]
        blocks = (*self.roaming, *self.closing)
        sizes += [(0 if block.optional else min(block.costs), max(block.costs)) for block in blocks]
        return sum(least for least, _ in sizes), sum(most for _, most in sizes)


@dataclass(frozen=True, slots=True)
class _Reached:
    """For each number of lines used: the least cost, and a code for what came last (`_box_code`, or a strip's row)."""

    cost: Costs
    last: Costs

    @staticmethod
    def nowhere(size: int) -> _Reached:
        return _Reached(np.full(size, IMPOSSIBLE, np.int32), np.full(size, -1, np.int32))

    @property
    def range(self) -> slice:
        """From the fewest to the most lines that can have been used."""
        possible = np.flatnonzero(self.cost < IMPOSSIBLE)
        return slice(int(possible[0]), int(possible[-1]) + 1) if len(possible) else slice(0, 0)

    def offer(self, first: int, costs: Costs, last: Costs | int) -> None:
        """Take what is cheaper, from `first` lines used on, as far as the thread goes."""
        here = slice(first, first + len(costs))
        room = len(self.cost[here])
        cheaper = costs[:room] < self.cost[here]
        np.copyto(self.cost[here], costs[:room], where=cheaper)
        np.copyto(self.last[here], last if isinstance(last, int) else last[:room], where=cheaper)


_CODE = 1 << 12
"""Above the lines of every box."""


def _box_code(number: int, lines: int) -> int:
    return -2 - number * _CODE - lines


def _box_of(code: int) -> tuple[int, int]:
    """Number and lines of a box; the lines of one left out are 0."""
    return divmod(-2 - code, _CODE)


@dataclass(slots=True)
class Thread:
    """The columns, and what fills them."""

    columns: tuple[Column, ...]
    matter: Matter
    weights: Weights = WEIGHTS
    _edges: tuple[int, ...] = field(init=False)
    _stages: list[list[_Reached]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._edges = (0, *accumulate(column.lines for column in self.columns))

    def fill(self) -> Filling | None:
        """The cheapest filling; None where there is none."""
        least, most = self.matter.lines
        if not least <= self._edges[-1] <= most:
            return None
        start = self._nowhere()
        start[0].cost[0] = 0
        self._stages = [start]
        for choice in self.matter.stories:
            self._stages.append(self._with_boxes(self._with_story(choice)))
        for block in self.matter.closing:
            self._stages.append(self._with_closing(block))
        cost, boxes = min((int(end.cost[-1]), boxes) for boxes, end in self._ends())
        if cost >= IMPOSSIBLE:
            return None
        return Filling(cost, tuple(self._traced(boxes))[::-1])

    def _nowhere(self) -> list[_Reached]:
        """For every set of roaming boxes that may have been placed."""
        return [_Reached.nowhere(self._edges[-1] + 1) for _ in range(1 << len(self.matter.roaming))]

    def _ends(self) -> Iterator[tuple[int, _Reached]]:
        """The ends with every box that must be there."""
        required = sum(1 << n for n, block in enumerate(self.matter.roaming) if not block.optional)
        for boxes, reached in enumerate(self._stages[-1]):
            if boxes & required == required:
                yield boxes, reached

    # -- the recurrence -----------------------------------------------------------------------------------------

    def _with_story(self, choice: Choice) -> list[_Reached]:
        """After one more story."""
        found = self._nowhere()
        for before, after in zip(self._stages[-1], found, strict=True):
            used = before.range
            here = before.cost[used] + self._low_heads()[used] if choice.headed else before.cost[used]
            total = np.where(self._barred(choice, used), IMPOSSIBLE, choice.costs[:, None] + here)
            for lines, rows in choice.groups if total.size else ():
                best = total[rows].argmin(axis=0).astype(np.int32) + rows.start
                after.offer(used.start + lines, total[rows].min(axis=0), best)
        return found

    def _low_heads(self) -> Costs:
        """For each number of lines used: the cost of a head there, by the lines that are left of its column."""
        left = np.concatenate([np.arange(column.lines, 0, -1) for column in self.columns] + [np.zeros(1)])
        low = np.maximum(0, self.weights.head_low_below - left)
        costs: Costs = (self.weights.head_low * low).astype(np.int32)
        return costs

    def _barred(self, choice: Choice, used: slice) -> NDArray[np.bool_]:
        """For every strip and each number of lines used: whether a column would end where it may not."""
        barred = np.zeros((len(choice.strips), used.stop - used.start), bool)
        longest = choice.forbidden.shape[1]
        for edge in self._edges[1:-1]:
            first, last = max(used.start, edge - longest + 1), min(used.stop, edge)
            if first < last:
                here = choice.forbidden[:, edge - last + 1 : edge - first + 1][:, ::-1]
                barred[:, first - used.start : last - used.start] |= here
        if choice.page is not None:
            barred |= ~self._whole(1, choice.page)[used]
        return barred

    def _with_boxes(self, reached: list[_Reached]) -> list[_Reached]:
        """Any of the boxes may follow, each once."""
        for boxes, after in enumerate(reached):
            for number, block in enumerate(self.matter.roaming):
                if boxes & 1 << number:
                    self._place(block, number, reached[boxes ^ 1 << number], after)
        return reached

    def _with_closing(self, block: Block) -> list[_Reached]:
        found = self._nowhere()
        for before, after in zip(self._stages[-1], found, strict=True):
            if block.optional:
                after.offer(0, before.cost, _box_code(0, 0))
            self._place(block, 0, before, after)
        return found

    def _place(self, block: Block, number: int, before: _Reached, after: _Reached) -> None:
        for lines, cost in block.costs.items():
            costs = np.where(self._whole(lines, block.page), before.cost + cost, IMPOSSIBLE)
            after.offer(lines, costs.astype(np.int32), _box_code(number, lines))

    def _whole(self, lines: int, page: int | None) -> NDArray[np.bool_]:
        """For each number of lines used: whether `lines` more fit into the column, which is on `page`."""
        fits = np.zeros(self._edges[-1] + 1, bool)
        for column, top in zip(self.columns, self._edges, strict=False):
            if page in (None, column.page) and lines <= column.lines:
                fits[top : top + column.lines - lines + 1] = True
        return fits

    # -- the filling behind a cost ------------------------------------------------------------------------------

    def _traced(self, boxes: int) -> Iterator[Piece]:
        """From the last piece to the first."""
        used, stories = self._edges[-1], len(self.matter.stories)
        for stage in range(len(self._stages) - 1, 0, -1):
            code = int(self._stages[stage][boxes].last[used])
            if stage > stories:
                _, lines = _box_of(code)
                if lines:
                    yield Piece(lines, block=self.matter.closing[stage - stories - 1])
                used -= lines
                continue
            while code < -1:
                number, lines = _box_of(code)
                yield Piece(lines, block=self.matter.roaming[number])
                used, boxes = used - lines, boxes ^ 1 << number
                code = int(self._stages[stage][boxes].last[used])
            strip = self.matter.stories[stage - 1].strips[code]
            yield Piece(strip.lines, story=stage - 1, strip=strip)
            used -= strip.lines
