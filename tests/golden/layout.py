"""A finished PDF as text: what stands where, in reading order, so that a change of layout is seen in a diff.

A line a block: page, its kind, then for each stretch the column, first line and number of lines, then its first
words. Columns and lines are those of the grid; display type, which is off the grid, stands at tenths of a line.
Pictures follow at the end of their page with the area they cover.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.lines import ancestors, lines_of, runs_by_block
from broadsheet.editions.print.readback.model import Box, Geometry, Line
from broadsheet.editions.print.theme import PageGrid
from broadsheet.editions.print.verify.found import Ruler

WORDS = 6


def layout(pdf: bytes, grid: PageGrid) -> str:
    geometry, ruler = read_geometry(pdf), Ruler(grid, (grid.size,))
    pages: dict[int, list[str]] = defaultdict(list)
    for index, runs in runs_by_block(geometry).items():
        lines = lines_of(runs, ruler.column)
        if lines:
            pages[lines[0].page].append(_block(_kind(geometry, index), lines, ruler))
    for page, described in _pictures(geometry, ruler):
        pages[page].append(described)
    return "\n\n".join("\n".join([f"page {page}", *pages[page]]) for page in sorted(pages)) + "\n"


def _kind(geometry: Geometry, index: int) -> str:
    """The kind of a block; that of the heading where it is part of one."""
    around = (geometry.elements[index], *ancestors(geometry.elements, index))
    return next((element.kind for element in around if element.level), around[0].kind)


def _block(kind: str, lines: Sequence[Line], ruler: Ruler) -> str:
    columns: dict[tuple[int, int], list[float]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(ruler.line(line.baseline))
    where = ", ".join(_stretch(column, at) for (_, column), at in columns.items())
    words = " ".join(lines[0].text.replace("\u00ad", "-").split()[:WORDS])
    return f"  {kind:<8} {where:<32} {words}".rstrip()


def _stretch(column: int, lines: Sequence[float]) -> str:
    """Column and first line from 1, as people count, and how many lines."""
    return f"c{column + 1} l{lines[0] + 1:.1f} +{len(lines)}"


def _pictures(geometry: Geometry, ruler: Ruler) -> Iterator[tuple[int, str]]:
    """Every figure, by what it draws: page and description."""
    drawn: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in geometry.boxes:
        if box.element is not None:
            around = (geometry.elements[box.element], *ancestors(geometry.elements, box.element))
            figure = next((element for element in around if element.kind == "Figure"), None)
            if figure:
                drawn[box.page, figure.index].append(box)
    for (page, index), boxes in drawn.items():
        alt = " ".join(geometry.elements[index].alt.split()[:WORDS])
        yield page, f"  picture  {_area(boxes, ruler):<32} {alt}".rstrip()


def _area(boxes: Sequence[Box], ruler: Ruler) -> str:
    """Left and right edge in points, first and last line."""
    grid = ruler.grid
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    lines = [(y - grid.margin_top) / grid.pitch + 1 for y in (top, bottom)]
    return f"x {left:.0f}–{right:.0f} l{lines[0]:.1f}–{lines[1]:.1f}"
