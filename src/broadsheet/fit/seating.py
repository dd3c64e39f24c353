"""Finding places for pull quotes and a column picture between the pieces of a galley.

Each goes to the feasible place nearest to where an editor would try first: a picture at the top of a column,
a pull quote a little past the middle and away from the words it repeats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.measured import MeasuredStory
from broadsheet.fit.rectangle import Insert, Rectangle


def seat(
    copy: MeasuredStory, body: Rectangle, wanted: tuple[Insert, ...]
) -> tuple[tuple[Insert, ...], int] | None:
    """Places for `wanted` (in the order of the text) and the grey lines left, or None where there is none."""
    placed: tuple[Insert, ...] = ()
    for insert in wanted:
        options = (with_insert(placed, insert, at) for at in _places(copy, body, placed, insert))
        placed_next = next((option for option in options if _sound(copy, body, option)), None)
        if placed_next is None:
            return None
        placed = placed_next
    if not _columns_break(copy, body, placed):
        return None
    return placed, grey_lines(copy, body, placed)


def with_insert(placed: tuple[Insert, ...], insert: Insert, at: int) -> tuple[Insert, ...]:
    return tuple(sorted((*placed, replace(insert, at=at)), key=lambda i: i.at))


def _places(
    copy: MeasuredStory, body: Rectangle, placed: tuple[Insert, ...], insert: Insert
) -> list[int]:
    """Piece boundaries where `insert` may stand, best first."""
    assert body.cut is not None
    starts = body.cut.starts
    taken = {other.at for other in placed}
    open_places = [
        at
        for at in range(1, len(starts))
        if copy.pieces[at].piece.is_text and copy.pieces[at - 1].piece.is_text and at not in taken
    ]
    offsets = offsets_of(body, placed)
    if insert.quote is None:
        return sorted(open_places, key=lambda at: (offsets[at] % body.depth, abs(offsets[at] - body.depth)))
    ideal = body.span * body.depth * (0.58 if insert.quote == 0 else 0.25)
    return sorted(open_places, key=lambda at: (abs(offsets[at] - ideal), at))


def offsets_of(body: Rectangle, placed: tuple[Insert, ...]) -> list[int]:
    """Line offset of every kept piece once `placed` stand before theirs."""
    assert body.cut is not None
    shifted = list(body.cut.starts)
    for insert in placed:
        for index in range(insert.at, len(shifted)):
            shifted[index] += insert.lines
    return shifted


def _sound(copy: MeasuredStory, body: Rectangle, placed: tuple[Insert, ...]) -> bool:
    """No insert straddles a column's end or stands beside its own words."""
    offsets = offsets_of(body, placed)
    for insert in placed:
        top = offsets[insert.at] - insert.lines
        if top // body.depth != (top + insert.lines - 1) // body.depth:
            return False
        if insert.quote is not None and _beside_own_words(copy, body, offsets, insert):
            return False
    return True


def _beside_own_words(copy: MeasuredStory, body: Rectangle, offsets: list[int], insert: Insert) -> bool:
    assert insert.quote is not None
    spoken = copy.spoken[insert.quote]
    if spoken is None or spoken >= len(offsets):
        return False
    if insert.at in (spoken, spoken + 1):
        return True
    top = offsets[insert.at] - insert.lines
    column, first = divmod(top, body.depth)
    words = range(offsets[spoken], offsets[spoken] + copy.pieces[spoken].whole)
    rows = range(first - 1, first + insert.lines + 1)
    return any(abs(line // body.depth - column) <= 1 and line % body.depth in rows for line in words)


def _columns_break(copy: MeasuredStory, body: Rectangle, placed: tuple[Insert, ...]) -> bool:
    """Whether every inner column may end where it does."""
    forbidden = _forbidden(body, placed)
    return not any(forbidden >> (column * body.depth) & 1 for column in range(1, body.span))


def _forbidden(body: Rectangle, placed: tuple[Insert, ...]) -> int:
    assert body.cut is not None
    cut = body.cut
    forbidden, end = cut.forbidden & ((1 << (cut.lines + 1)) - 1), cut.lines
    for insert in reversed(placed):
        at = cut.starts[insert.at]
        low, high = forbidden & ((1 << (at + 1)) - 1), forbidden >> (at + 1)
        forbidden = low | _solid(insert.lines) << at | high << (at + insert.lines + 1)
        end += insert.lines
    # Notes and the closing mark are whole, and the mark never opens a column.
    forbidden |= _solid(cut.notes) << end
    if body.mark:
        forbidden |= (1 | _solid(body.mark.lines)) << (end + cut.notes)
    return forbidden


def _solid(lines: int) -> int:
    return ((1 << lines) - 1) & ~1 if lines else 0


def grey_lines(copy: MeasuredStory, body: Rectangle, placed: tuple[Insert, ...]) -> int:
    """Lines over the limit in columns that run on without a crosshead, a picture or a pull quote."""
    return sum(max(0, run - WEIGHTS.grey_after) for run in _grey_runs(copy, body, placed))


def _grey_runs(copy: MeasuredStory, body: Rectangle, placed: tuple[Insert, ...]) -> Iterator[int]:
    offsets = offsets_of(body, placed)
    relief = [offsets[insert.at] for insert in placed]
    relief += [o for o, p in zip(offsets, copy.pieces, strict=False) if not p.piece.is_text]
    edges = [column * body.depth for column in range(body.span + 1)]
    for start, end in pairwise(edges):
        stops = [start, *(stop for stop in sorted(relief) if start < stop < end), end]
        yield from (b - a for a, b in pairwise(stops))
