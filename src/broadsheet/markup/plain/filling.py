"""Text in lines that are as full as they may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wcwidth import iter_graphemes

from broadsheet.markup.plain.breaking import ADDRESS, HELD, units
from broadsheet.markup.plain.line import cells


class Filled(NamedTuple):
    """A line of a text; `spaced` when a space stood behind it."""

    text: str
    spaced: bool = False


def fill(text: str, width: int) -> list[Filled]:
    """`text`, whose spaces are single, in lines of at most `width` cells; only an address may be longer."""
    if cells(text) <= width:
        return [Filled(text.replace(HELD, " ").strip(" "))]
    lines = [line.replace(HELD, " ") for line in _lines(text, width)]
    return [Filled(line.strip(" "), line.endswith(" ")) for line in lines]


def _lines(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for unit in _fitting(text, width):
        size = cells(unit)
        if line and used + cells(unit.rstrip()) > width:
            yield line
            line, used = "", 0
        line += unit
        used += size
    if line:
        yield line


def _fitting(text: str, width: int) -> Iterator[str]:
    """The units of `text`, those that no line can hold in pieces."""
    for unit in units(text):
        if cells(unit.rstrip()) <= width:
            yield unit
        else:
            yield from _pieces(unit)


def _pieces(unit: str) -> Iterator[str]:
    """What readers take for single characters, but addresses whole; spaces stay with what is before them."""
    bare = unit.rstrip(" ")
    parts: list[str] = []
    start = 0
    for found in ADDRESS.finditer(bare):
        parts += [*iter_graphemes(bare[start : found.start()]), found[0]]
        start = found.end()
    parts += iter_graphemes(bare[start:])
    parts[-1] += unit[len(bare) :]
    yield from parts
