"""Tables that stay tables: columns side by side, as long as 72 cells can hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from broadsheet.issue.model import Cell, Table
from broadsheet.markup.isolates import isolated
from broadsheet.markup.plain.breaking import units
from broadsheet.markup.plain.directions import closed
from broadsheet.markup.plain.filling import fill
from broadsheet.markup.plain.inlines import Hand
from broadsheet.markup.plain.line import BLANK, Line, cells
from broadsheet.markup.plain.room import Room, running, stacked

Align = Literal["start", "center", "end"]

_GAP = 2  # cells between columns
_LEAST = 6  # cells of a column whose text is broken


@dataclass(frozen=True, slots=True)
class _Row:
    texts: tuple[str, ...]
    aligns: tuple[Align, ...]


def table_lines(hand: Hand, table: Table, room: Room) -> list[Line]:
    """The caption, then the columns; each cell announced by its head where they do not fit beside each other."""
    room = room.fixed()
    caption = hand.words(table.caption).strip()
    head = _row(hand, table.head)
    rows = [_row(hand, row) for row in table.rows]
    named = [head] if any(head.texts) else []
    wanted = _wanted([*named, *rows])
    widths = _widths(wanted, _least([*named, *rows]), room.width - _GAP * (len(wanted) - 1))
    if not any(wanted):
        body: list[Line] = []
    elif widths is None:
        body = _listed(hand, head, rows, room)
    else:
        body = [Line(hand.line(text), " " * room.indent) for text in _set(hand, named, rows, widths)]
        body = [line if line.text else BLANK for line in body]
    return stacked([running(hand, caption, room), body])


def _row(hand: Hand, row: Sequence[Cell]) -> _Row:
    texts = (" ".join(part for part in hand.words(cell.inlines).split(" ") if part) for cell in row)
    return _Row(tuple(text.strip() for text in texts), tuple(cell.align for cell in row))


def _wanted(rows: Sequence[_Row]) -> list[int]:
    """What each column takes unbroken."""
    columns = zip(*(row.texts for row in rows), strict=True)
    return [max(max(map(cells, text.split("\n"))) for text in column) for column in columns]


def _least(rows: Sequence[_Row]) -> list[int]:
    """What each column takes when no word in it is broken."""
    columns = zip(*(row.texts for row in rows), strict=True)
    return [max(max(map(_longest_word, text.split("\n"))) for text in column) for column in columns]


def _longest_word(text: str) -> int:
    return max((cells(unit.rstrip()) for unit in units(text)), default=0)


def _widths(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """The columns in `room` cells: those that want little get it, the others share the rest. None where words would
    have to be broken, or columns be too narrow to read.
    """
    if sum(wanted) <= room:
        return list(wanted)
    floors = [min(want, max(floor, _LEAST)) for want, floor in zip(wanted, least, strict=True)]
    if sum(floors) > room:
        return None
    widths = list(floors)
    for _ in range(room - sum(floors)):
        # The column that lacks most gets the next cell.
        index = max(range(len(widths)), key=lambda each: wanted[each] / max(1, widths[each]))
        widths[index] += 1
    return widths


def _set(hand: Hand, named: Sequence[_Row], rows: Sequence[_Row], widths: Sequence[int]) -> Iterator[str]:
    broken = [list(_lines(hand, row, widths)) for row in rows]
    for head in named:
        yield from _lines(hand, head, widths)
        yield (" " * _GAP).join("-" * width for width in widths)
    # Rows of several lines need air, or nobody sees where one ends.
    airy = any(len(lines) > 1 for lines in broken)
    for index, lines in enumerate(broken):
        if airy and index:
            yield ""
        yield from lines


def _lines(hand: Hand, row: _Row, widths: Sequence[int]) -> Iterator[str]:
    columns = [list(_cell(hand, text, width)) for text, width in zip(row.texts, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        padded = (
            _padded(part, width, align) for part, width, align in zip(parts, widths, row.aligns, strict=True)
        )
        yield (" " * _GAP).join(padded).rstrip()


def _cell(hand: Hand, text: str, width: int) -> Iterator[str]:
    """The lines of a cell, each apart from what stands beside it."""
    filled = (line.text for part in text.split("\n") for line in fill(part, max(1, width)))
    yield from (isolated(line, hand.direction) for line in closed(filled))


def _padded(text: str, width: int, align: Align) -> str:
    missing = max(0, width - cells(text))
    before = {"start": 0, "center": missing // 2, "end": missing}[align]
    return " " * before + text + " " * (missing - before)


def _listed(hand: Hand, head: _Row, rows: Sequence[_Row], room: Room) -> list[Line]:
    """Each row by itself, a line or more a cell."""
    return stacked(
        [
            line
            for name, text in zip(head.texts, row.texts, strict=True)
            if text
            for line in running(hand, f"{hand.colon(name)} {text}" if name else text, room)
        ]
        for row in rows
    )
