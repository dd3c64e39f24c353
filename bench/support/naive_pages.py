"""What stands on pages that were flowed without a plan: read from the PDF alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.lines import lines_of, runs_by_block
from broadsheet.editions.print.readback.model import Geometry, Line
from broadsheet.editions.print.theme import PageGrid
from broadsheet.editions.print.verify.found import Ruler

_LONG_PARAGRAPH = 3  # lines: shorter ones have neither widow nor orphan
_LINES_UNDER_HEAD = 2
_SAME_SIZE = 0.02


@dataclass(frozen=True, slots=True)
class Flowed:
    """`lines` are those of all columns from the first one's top to where the matter ends."""

    pages: int
    lines: int
    widows: int
    orphans: int
    stranded_heads: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of the PDF: a heading or not, the columns of all its lines in order, and of those of body text."""

    heading: bool
    lines: tuple[tuple[int, int], ...]
    body: tuple[tuple[int, int], ...]


def read_flowed(pdf: bytes, grid: PageGrid) -> Flowed:
    """Read back pages set on `grid` by naive.typ."""
    geometry, ruler = read_geometry(pdf), Ruler(grid, (grid.size,))
    blocks = list(_blocks(geometry, ruler))
    return Flowed(
        pages=len(geometry.pages),
        lines=_end(geometry, ruler),
        widows=sum(_lone(block, -1) for block in blocks),
        orphans=sum(_lone(block, 0) for block in blocks),
        stranded_heads=_stranded(blocks),
    )


def _blocks(geometry: Geometry, ruler: Ruler) -> Iterator[_Block]:
    for index, runs in runs_by_block(geometry).items():
        lines = lines_of(runs, ruler.column)
        if lines:
            heading = geometry.elements[index].level is not None
            body = () if heading else tuple(_place(line) for line in lines if _is_body(line, ruler))
            yield _Block(heading, tuple(map(_place, lines)), body)


def _is_body(line: Line, ruler: Ruler) -> bool:
    return abs(line.size - ruler.grid.size) < _SAME_SIZE


def _place(line: Line) -> tuple[int, int]:
    return line.page, line.column


def _lone(block: _Block, end: int) -> bool:
    """Whether a paragraph of three lines or more leaves one line alone at its first or last column."""
    counts = list(Counter(block.body).values())
    return len(counts) > 1 and sum(counts) >= _LONG_PARAGRAPH and counts[end] == 1


def _stranded(blocks: list[_Block]) -> int:
    """Headings in two columns, or with fewer than two lines of their text below them although they have more."""
    heads = [index for index, block in enumerate(blocks) if block.heading]
    found = 0
    for start, end in zip(heads, [*heads[1:], len(blocks)], strict=True):
        text = [place for block in blocks[start + 1 : end] for place in block.body]
        below = text.count(blocks[start].lines[-1])
        found += len(set(blocks[start].lines)) > 1 or below < min(_LINES_UNDER_HEAD, len(text))
    return found


def _end(geometry: Geometry, ruler: Ruler) -> int:
    """Lines of all columns up to the last with anything in it."""
    grid = ruler.grid
    ends = [
        (run.page, ruler.column(run), run.baseline + 0.25 * run.size)
        for run in geometry.runs
        if run.x0 < run.x1
    ]
    ends += [
        (box.page, column, box.bottom)
        for box in geometry.boxes
        for column in range(grid.columns)
        if box.kind == "image" and box.x0 < ruler.edges(column)[1] - 1 and box.x1 > ruler.edges(column)[0] + 1
    ]
    page, column, bottom = max(ends)
    used = round((bottom - grid.margin_top + grid.pitch - grid.size) / grid.pitch)
    return ((page - 1) * grid.columns + column) * grid.lines + used
