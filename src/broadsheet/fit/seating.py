"""Finding places for pull quotes and a column picture between the pieces of a galley.

Each goes near to where an editor would try first: a picture at the top of a column, a pull quote a little past
the middle, and never beside the words it repeats; of such places, where it breaks up a grey column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from broadsheet.fit.costs import QUOTE_DISTANCE
from broadsheet.fit.cuts import Cut
from broadsheet.fit.measured import MeasuredStory
from broadsheet.fit.rectangle import Insert, Mark

_IDEAL = {0: 0.58, 1: 0.25}
"""Where in the text the first and the second pull quote are tried first, as shares of it."""

_MOST_TRIED = 16
"""Placements looked at before a setting is given up; a few are nearly always enough."""

_MOST_COMPARED = 4
"""Placements, of those that break every column well, among which the least grey is taken."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A cut and its closing mark, to be poured into `span` columns of `depth` lines."""

    copy: MeasuredStory
    cut: Cut
    mark: Mark | None
    span: int
    depth: int


@dataclass(frozen=True, slots=True)
class Seated:
    """Inserts in their places, in the order of the text, and the grey lines they leave."""

    inserts: tuple[Insert, ...]
    grey: int


def seat(columns: Columns, wanted: tuple[Insert, ...], grey_after: int) -> Seated | None:
    """The places for `wanted` that leave the fewest grey lines; None where no column breaks as it may."""
    if not _may_ever_break(columns, wanted):
        return None
    tried = islice(places(columns, wanted), _MOST_TRIED)
    good = islice((placed for placed in tried if _columns_break(columns, placed)), _MOST_COMPARED)
    best: Seated | None = None
    for placed in good:
        grey = grey_lines(columns, placed, grey_after)
        if best is None or grey < best.grey:
            best = Seated(placed, grey)
        if not grey:
            break
    return best


def places(columns: Columns, wanted: tuple[Insert, ...]) -> Iterator[tuple[Insert, ...]]:
    """Everywhere that `wanted` may stand, wherever columns end, best first."""
    return _placements(columns, (), wanted)


def _placements(
    columns: Columns, placed: tuple[Insert, ...], wanted: tuple[Insert, ...]
) -> Iterator[tuple[Insert, ...]]:
    if not wanted:
        yield placed
        return
    for at in _gaps(columns, placed, wanted[0]):
        option = with_insert(placed, wanted[0], at)
        if _sound(columns, option):
            yield from _placements(columns, option, wanted[1:])


def with_insert(placed: tuple[Insert, ...], insert: Insert, at: int) -> tuple[Insert, ...]:
    here = Insert(at, insert.lines, insert.quote)
    return tuple(sorted((*placed, here), key=lambda other: other.at)) if placed else (here,)


def _gaps(columns: Columns, placed: tuple[Insert, ...], insert: Insert) -> list[int]:
    """Piece boundaries where `insert` may stand, best first."""
    taken = {other.at for other in placed}
    places = [at for at in columns.cut.gaps if at not in taken]
    offsets, depth = offsets_of(columns.cut, placed), columns.depth
    if insert.quote is None:
        return sorted(places, key=lambda at: (offsets[at] % depth, abs(offsets[at] - depth)))
    ideal = columns.span * depth * _IDEAL[insert.quote]
    return sorted(places, key=lambda at: (abs(offsets[at] - ideal), at))


def offsets_of(cut: Cut, placed: tuple[Insert, ...]) -> list[int]:
    """Line offset of every kept piece once `placed` stand before theirs."""
    shifted = list(cut.starts)
    for insert in placed:
        shifted[insert.at :] = [start + insert.lines for start in shifted[insert.at :]]
    return shifted


# -- what may stand where -------------------------------------------------------------------------------------


def _sound(columns: Columns, placed: tuple[Insert, ...]) -> bool:
    """No insert straddles a column's end or stands beside its own words."""
    offsets = offsets_of(columns.cut, placed)
    for insert in placed:
        top = offsets[insert.at] - insert.lines
        if top // columns.depth != (top + insert.lines - 1) // columns.depth:
            return False
        if insert.quote is not None and _beside_own_words(columns, offsets, insert):
            return False
    return True


def _beside_own_words(columns: Columns, offsets: list[int], insert: Insert) -> bool:
    """Next to the piece that holds them, close to them in the same column, or level with them in the next one."""
    assert insert.quote is not None
    spoken = columns.copy.spoken[insert.quote]
    if spoken is None or spoken >= len(offsets):
        return False
    if insert.at in (spoken, spoken + 1):
        return True
    column, first = divmod(offsets[insert.at] - insert.lines, columns.depth)
    level = range(first - 1, first + insert.lines + 1)
    close = range(first - QUOTE_DISTANCE, first + insert.lines + QUOTE_DISTANCE)
    places = (
        divmod(offsets[spoken] + line, columns.depth) for line in range(_kept_lines(columns.cut, spoken))
    )
    return any(
        line in (close if there == column else level) for there, line in places if abs(there - column) <= 1
    )


def _kept_lines(cut: Cut, piece: int) -> int:
    ends = (*cut.starts[1:], cut.lines)
    return ends[piece] - cut.starts[piece]


def _may_ever_break(columns: Columns, wanted: tuple[Insert, ...]) -> bool:
    """Whether each inner column may end where it does with some of the inserts above that line: else none help."""
    shifts = {0}
    for insert in wanted:
        shifts |= {shift + insert.lines for shift in shifts}
    inner = range(columns.depth, columns.span * columns.depth, columns.depth)
    return all(
        any(_text_may_break(columns, line - shift) for shift in shifts if shift <= line) for line in inner
    )


def _columns_break(columns: Columns, placed: tuple[Insert, ...]) -> bool:
    """Whether every inner column may end where it does."""
    inner = range(columns.depth, columns.span * columns.depth, columns.depth)
    return all(_may_break(columns, placed, line) for line in inner)


def _may_break(columns: Columns, placed: tuple[Insert, ...], line: int) -> bool:
    """Whether a column may end after `line` lines of text and inserts. Inserts are known not to straddle."""
    starts, above = columns.cut.starts, 0
    for insert in placed:
        if starts[insert.at] + above < line:
            above += insert.lines
    return _text_may_break(columns, line - above)


def _text_may_break(columns: Columns, line: int) -> bool:
    """Notes and the closing mark are whole, and the mark never opens a column."""
    cut = columns.cut
    if cut.forbidden >> line & 1 and line <= cut.lines:
        return False
    if line < cut.lines:
        return True
    return line == cut.lines and cut.notes > 0


# -- grey columns ---------------------------------------------------------------------------------------------


def grey_lines(columns: Columns, placed: tuple[Insert, ...], limit: int) -> int:
    """Lines over `limit` of runs of text without a crosshead, a picture or a pull quote in them."""
    return sum(max(0, run - limit) for run in _runs(columns, placed))


def _runs(columns: Columns, placed: tuple[Insert, ...]) -> Iterator[int]:
    offsets = offsets_of(columns.cut, placed)
    relief = [offsets[insert.at] - insert.lines for insert in placed]
    relief += [offsets[insert.at] for insert in placed]
    relief += [
        offset for offset, piece in zip(offsets, columns.copy.pieces, strict=False) if not piece.piece.is_text
    ]
    edges = range(0, (columns.span + 1) * columns.depth, columns.depth)
    for top, foot in pairwise(edges):
        stops = (top, *sorted(stop for stop in relief if top < stop < foot), foot)
        yield from (below - above for above, below in pairwise(stops))
