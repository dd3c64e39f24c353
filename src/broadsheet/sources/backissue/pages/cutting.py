"""Boxes on a page → regions in reading order: a recursive XY-cut (G. Nagy and S. Seth, 1984) by the tallest gutter.

A gutter is a stripe of white from top to bottom between two columns. What crosses it ends it, and with it the band in
which the columns stand side by side. The order in which the boxes are given means nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import inf
from statistics import median
from typing import Generic, TypeVar

T = TypeVar("T")

_SCALE = 2  # stripes to a point
_GUTTER = 0.75  # em, the least width
_COLUMN = 7.0  # em, the least width
_LINES = 3  # the fewest of a column
_MANY_LINES = 6  # of a column, beside which one line is a column
_IN_STEP = 0.5  # em, by which columns of one width differ at most
_UNLIKE = (
    1.35  # times the size, from which type is no line of what stands beside it, as a nameplate and a date
)
_SAME_LINE = 0.3  # em
_CENTRED = 0.02  # of the width of a band
_NEARER = 0.3  # em, how much nearer a head stands to what it heads
_MOST_HEADING = 4  # lines that head a foot and do not reach over several columns
_DEEPEST = 40
_MOST_STRIPS, _MOST_GUTTERS = 1000, 400  # looked at; no page of a newsletter has as many


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    """Of what is read, or of a rule, which is not: `content` is None. `em` is the size of its type."""

    content: T | None
    left: float
    top: float
    right: float
    bottom: float
    em: float


@dataclass(frozen=True, slots=True)
class _Strip(Generic[T]):
    """Boxes no horizontal cut can part. `free`: where a gutter could begin, a bit for every stripe."""

    boxes: tuple[Box[T], ...]
    free: int


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Through the strips `start` to `end` of a band, at `x`."""

    start: int
    end: int
    x: float


class Cutter(Generic[T]):
    """Cuts one page; `leftward`: its columns are read from right to left."""

    def __init__(self, boxes: Sequence[Box[T]], *, leftward: bool) -> None:
        self._boxes = boxes
        self._leftward = leftward
        written = [box.em for box in boxes if box.content is not None and box.em > 0]
        self._em = median(written) if written else 10.0
        self._known: list[float] = []

    def regions(self) -> list[list[T]]:
        """What stands in the boxes, by region, in reading order; nothing is lost."""
        found = self._cut(list(self._boxes), 0)
        contents = ([box.content for box in boxes if box.content is not None] for boxes in found)
        return [region for region in contents if region]

    def _cut(self, boxes: list[Box[T]], depth: int) -> Iterator[list[Box[T]]]:
        strips = self._strips(boxes)
        gutter = self._tallest(strips) if depth < _DEEPEST else None
        if gutter is None:
            yield boxes
            return
        start = self._below_centred(strips, gutter)
        end = self._above_foot(strips, gutter)
        self._known.append(gutter.x)
        above, below = _boxes(strips[:start]), _boxes(strips[end:])
        within = _boxes(strips[start:end])
        left = [box for box in within if box.right <= gutter.x]
        right = [box for box in within if box.right > gutter.x]
        columns = (right, left) if self._leftward else (left, right)
        for part in (above, *columns, below):
            if part:
                yield from self._cut(part, depth + 1)

    def _strips(self, boxes: Sequence[Box[T]]) -> list[_Strip[T]]:
        if not boxes:
            return []
        groups: list[list[Box[T]]] = []
        bottom = 0.0
        for box in sorted(boxes, key=lambda each: each.top):
            if groups and box.top < bottom:
                groups[-1].append(box)
                bottom = max(bottom, box.bottom)
            else:
                groups.append([box])
                bottom = box.bottom
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        width = max(int((right - left) * _SCALE) + 1, 1)
        least = max(int(_GUTTER * self._em * _SCALE), 2)
        return [_Strip(tuple(group), _free(group, left, width, least)) for group in groups]

    def _tallest(self, strips: Sequence[_Strip[T]]) -> _Gutter | None:
        """The gutter that runs through most of the height."""
        return next(self._gutters(strips), None)

    def _gutters(self, strips: Sequence[_Strip[T]]) -> Iterator[_Gutter]:
        """All gutters between columns, the tallest first."""
        if len(strips) > _MOST_STRIPS:
            return
        left = min((box.left for strip in strips for box in strip.boxes), default=0.0)
        candidates: list[tuple[float, int, int, int]] = []
        for start in range(len(strips)):
            free = strips[start].free
            for end in range(start + 1, len(strips) + 1):
                through = free & strips[end].free if end < len(strips) else 0
                if through != free and free:
                    candidates.append((_height(strips[start:end]), start, end, free))
                free = through
                if not free:
                    break
        candidates.sort(key=lambda each: (-each[0], each[1]))
        for _, start, end, free in candidates[:_MOST_GUTTERS]:
            boxes = _boxes(strips[start:end])
            for x in self._places(free, left):
                if self._parts_columns(boxes, x):
                    yield _Gutter(start, end, x)

    def _places(self, free: int, left: float) -> Iterator[float]:
        """The middles of the gutters in `free`, the widest first."""
        least = _GUTTER * self._em
        runs = sorted(_runs(free), key=lambda run: run[0] - run[1])
        for start, end in runs:
            yield left + (start + end) / 2 / _SCALE + least / 2

    def _parts_columns(self, boxes: Sequence[Box[T]], x: float) -> bool:
        """Whether what stands on both sides of `x` are columns: wide enough, and of lines enough."""
        sides = [
            [box for box in boxes if box.content is not None and box.right <= x],
            [box for box in boxes if box.content is not None and box.left >= x],
        ]
        if not all(sides):
            return False
        widths = [max(box.right for box in side) - min(box.left for box in side) for side in sides]
        if min(widths) < _COLUMN * self._em:
            return False
        if _are_unlike(*sides):
            return True
        fewest, most = sorted(_count_lines(side, self._em) for side in sides)
        if fewest >= _LINES or most >= _MANY_LINES:
            return True
        return any(abs(x - other) < self._em for other in self._known) or self._is_in_step(x)

    def _is_in_step(self, x: float) -> bool:
        """Whether a gutter at `x` is as far from one of the page as that from another: columns are of one width."""
        least, most = _COLUMN * self._em, _IN_STEP * self._em
        pairs = permutations(self._known, 2)
        return any(abs(own - one) > least and abs(x - own - (own - one)) < most for one, own in pairs)

    def _below_centred(self, strips: Sequence[_Strip[T]], gutter: _Gutter) -> int:
        """The first strip of the columns below lines that stand centred over them and miss the gutter by chance."""
        boxes = _boxes(strips[gutter.start : gutter.end])
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        at = gutter.start
        while at < gutter.end - 1:
            own = strips[at].boxes
            middle = (min(box.left for box in own) + max(box.right for box in own)) / 2
            if not _is_on_one_side(strips[at], gutter.x) or abs(middle - (left + right) / 2) > _CENTRED * (
                right - left
            ):
                break
            at += 1
        return at

    def _above_foot(self, strips: Sequence[_Strip[T]], gutter: _Gutter) -> int:
        """The end of the columns above what stands below them and reaches over several, and above the lines on end
        that head it, which may be short.
        """
        end = self._above_wide(strips, gutter)
        at, near = end, _NEARER * self._em
        while gutter.start + 1 < at < len(strips) and _is_on_one_side(strips[at - 1], gutter.x):
            above, below = _gap(strips[at - 2], strips[at - 1]), _gap(strips[at - 1], strips[at])
            if above < below - near or end - at == _MOST_HEADING:
                break
            at -= 1
            if above >= below + near:
                end = at
        return end

    def _above_wide(self, strips: Sequence[_Strip[T]], gutter: _Gutter) -> int:
        """Where on one side of `gutter`, the other being empty, columns end within which another gutter runs, and
        lines reach over both of them.
        """
        last = gutter.end
        while last > gutter.start + 1 and _is_on_one_side(strips[last - 1], gutter.x):
            last -= 1
        if last == gutter.end:
            return last
        is_left = strips[last].boxes[0].right <= gutter.x
        within = _boxes(strips[gutter.start : gutter.end])
        inner = self._strips([box for box in within if (box.right <= gutter.x) is is_left])
        # A gutter that ends higher up is that of a picture and its caption, say.
        beside = strips[last].boxes[0].top
        found = next((each for each in self._gutters(inner) if _end(inner, each) >= beside), None)
        if found is None or not _is_crossed(inner, found) or self._tallest(inner[found.end :]):
            return gutter.end
        top = _end(inner, found)
        return next((at for at in range(last, gutter.end) if strips[at].boxes[0].top >= top), gutter.end)


def _is_on_one_side(strip: _Strip[T], x: float) -> bool:
    return all(box.right <= x for box in strip.boxes) or all(box.left >= x for box in strip.boxes)


def _end(strips: Sequence[_Strip[T]], gutter: _Gutter) -> float:
    """Where what stands below `gutter` begins."""
    return strips[gutter.end].boxes[0].top if gutter.end < len(strips) else inf


def _is_crossed(strips: Sequence[_Strip[T]], gutter: _Gutter) -> bool:
    """Whether what ends `gutter` reaches over it."""
    return gutter.end < len(strips) and any(
        box.left < gutter.x < box.right for box in strips[gutter.end].boxes
    )


def _gap(above: _Strip[T], below: _Strip[T]) -> float:
    return below.boxes[0].top - max(box.bottom for box in above.boxes)


def _boxes(strips: Sequence[_Strip[T]]) -> list[Box[T]]:
    return [box for strip in strips for box in strip.boxes]


def _height(strips: Sequence[_Strip[T]]) -> float:
    return max(box.bottom for box in strips[-1].boxes) - strips[0].boxes[0].top


def _free(boxes: Sequence[Box[T]], left: float, width: int, least: int) -> int:
    """A bit for every stripe at which `least` empty ones begin."""
    taken = 0
    for box in boxes:
        start = max(int((box.left - left) * _SCALE), 0)
        end = min(max(int((box.right - left) * _SCALE + 0.999), start + 1), width)
        taken |= ((1 << (end - start)) - 1) << start
    free = ~taken & ((1 << width) - 1)
    done = 1
    while done < least:  # ever longer runs of what is empty
        step = min(done, least - done)
        free &= free >> step
        done += step
    return free


def _runs(bits: int) -> Iterator[tuple[int, int]]:
    """The runs of ones, as the places of their first and last bit."""
    at = 0
    while bits:
        skipped = (bits & -bits).bit_length() - 1
        bits >>= skipped
        length = (~bits & (bits + 1)).bit_length() - 1
        yield at + skipped, at + skipped + length - 1
        bits >>= length
        at += skipped + length


def _are_unlike(one: Sequence[Box[T]], other: Sequence[Box[T]]) -> bool:
    """Whether all type of one side is much larger than all of the other."""
    sizes = [[box.em for box in side if box.em > 0] for side in (one, other)]
    if not all(sizes):
        return False
    return any(min(large) > _UNLIKE * max(small) for large, small in (sizes, sizes[::-1]))


def _count_lines(boxes: Sequence[Box[T]], em: float) -> int:
    """How many lines of type stand below one another."""
    feet = sorted(box.bottom for box in boxes)
    return 1 + sum(below - above > _SAME_LINE * em for above, below in pairwise(feet))
