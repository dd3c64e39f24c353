"""From table elements to a table whose rows are all of one length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from broadsheet.issue.model import Cell, Table
from broadsheet.sources.folder.markdown.elements import Element
from broadsheet.sources.folder.markdown.inlines import inlines_of, language_of
from broadsheet.sources.folder.markdown.reading import Reading

MAX_COLUMNS, MAX_ROWS = 20, 500

_EMPTY = Cell(())
_Row = tuple[Cell, ...]


def table_of(table: Element, reading: Reading, language: str) -> tuple[Table, ...]:
    """The table, or nothing when it has no words. Its first row is its head if all its cells are headings."""
    rows = list(_rows(table))
    has_head = bool(rows) and (rows[0][1] or all(cell.name == "th" for cell in _cells(rows[0][0])))
    grid = _grid([row for row, _ in rows[:MAX_ROWS]], reading, language)
    width = max(map(len, grid), default=0)
    _check(table, reading, columns=width, rows=len(rows))
    even = [(*row, *[_EMPTY] * (width - len(row)))[:MAX_COLUMNS] for row in grid]
    head = even.pop(0) if has_head else ()
    kept = tuple(row for row in even if any(cell.inlines for cell in row))
    captions = [child for child in table.children if isinstance(child, Element) and child.name == "caption"]
    caption = inlines_of((node for each in captions for node in each.children), reading, language)
    if not any(cell.inlines for cell in head):
        head = ()
    return (Table(head, kept, caption),) if head or kept else ()


def _check(table: Element, reading: Reading, *, columns: int, rows: int) -> None:
    if columns > MAX_COLUMNS:
        reading.findings.tally("source-over-limit", table.line, f"{MAX_COLUMNS} columns in a table")
    if rows > MAX_ROWS:
        reading.findings.tally("source-over-limit", table.line, f"{MAX_ROWS} rows in a table")


def _rows(element: Element) -> Iterator[tuple[Element, bool]]:
    """The rows in `element`, and whether each stands in the table's head."""
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.name == "tr":
            yield child, element.name == "thead"
        elif child.name in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if isinstance(cell, Element) and cell.name in ("td", "th")]


def _grid(rows: list[Element], reading: Reading, language: str) -> list[list[Cell]]:
    """The cells by row; a cell that spans others has its words in the first and leaves the rest empty."""
    grid: list[list[Cell]] = [[] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        for cell in _cells(row):
            while (y, len(grid[y])) in taken:
                grid[y].append(_EMPTY)
            inlines = inlines_of(cell.children, reading, language_of(cell, language))
            wide, high = _span(cell, "colspan", MAX_COLUMNS), _span(cell, "rowspan", len(rows) - y)
            x = len(grid[y])
            taken.update((y + down, x + right) for down in range(1, high) for right in range(wide))
            grid[y] += [Cell(inlines, _alignment(cell)), *[_EMPTY] * (wide - 1)]
    return grid


def _span(cell: Element, name: str, most: int) -> int:
    written = cell.attributes.get(name, "").strip()
    return min(max(int(written), 1), most) if written.isascii() and written.isdigit() else 1


def _alignment(cell: Element) -> Literal["start", "center", "end"]:
    style = cell.attributes.get("style", "").replace(" ", "").lower()
    written = style.partition("text-align:")[2] or cell.attributes.get("align", "").lower()
    if written.startswith("center"):
        return "center"
    return "end" if written.startswith(("right", "end")) else "start"
