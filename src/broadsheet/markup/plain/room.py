"""The room that a text has on the sheet, and running text in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from broadsheet.markup.plain.directions import closed
from broadsheet.markup.plain.filling import Filled, fill
from broadsheet.markup.plain.inlines import Hand
from broadsheet.markup.plain.line import BLANK, WIDTH, Line, cells

STEP = 4
"""Cells by which what is set apart is indented."""

_NARROWEST = 20  # cells that are always left for text, however deep it stands


@dataclass(frozen=True, slots=True)
class Room:
    """`width` cells after an indent of `indent`. Lines of text that is not `soft` stay as they are: an indent with
    a meaning must not get lost where lines are filled anew.
    """

    indent: int = 0
    width: int = WIDTH
    soft: bool = True

    def inner(self, by: int, *, right: int = 0) -> Room:
        """The room that is left behind an indent, and before one at the other end."""
        by = min(by, max(0, self.width - _NARROWEST))
        width = max(self.width - by - right, min(self.width - by, _NARROWEST))
        return replace(self, indent=self.indent + by, width=width)

    def fixed(self) -> Room:
        return replace(self, soft=False)


def running(hand: Hand, text: str, room: Room, marker: str = "") -> list[Line]:
    """`text` in lines, each of its own lines by itself; behind `marker`, which the other lines leave free; none without
    either.
    """
    if not text and not marker:
        return []
    inner = room.inner(cells(marker))
    hang = inner.indent - room.indent
    if hang < cells(marker):
        text, marker = marker + text, ""
    filled = [line for part in text.split("\n") for line in _softened(fill(_single(part), inner.width))]
    texts = list(closed(each.text for each, _ in filled))
    texts[0] = marker + texts[0]
    indents = [" " * (room.indent if marker else inner.indent), *[" " * inner.indent] * (len(texts) - 1)]
    return [
        Line(hand.line(made.rstrip(" ")), indent, soft=room.soft and soft, spaced=each.spaced)
        for (each, soft), made, indent in zip(filled, texts, indents, strict=True)
    ]


def stacked(groups: Iterable[list[Line]], gap: int = 1) -> list[Line]:
    """Groups of lines under each other, `gap` blank lines between them; empty groups leave no gap."""
    made: list[Line] = []
    for group in groups:
        if group:
            made += [BLANK] * gap if made else []
            made += group
    return made


def _single(text: str) -> str:
    """`text` with single spaces: runs of them meet where markup was."""
    return " ".join(part for part in text.split(" ") if part)


def _softened(lines: list[Filled]) -> Iterator[tuple[Filled, bool]]:
    """Each line, and whether it flows on: all but the last."""
    for index, line in enumerate(lines):
        yield line, index < len(lines) - 1
