"""Where the plan says every line of body text stands, column by column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit.flatplan import Flatplan, PlannedStory

STANZA_AIR = 1
"""Empty lines above a stanza, part of its height (templates/measure.typ)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a page: 1-based page, 0-based column from the start side."""

    page: int
    column: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines `first` to `first + count - 1` (0-based, in the type area) of one column."""

    place: Place
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class ExpectedBlock:
    """A block of a story's galley and the stretches it takes; `text` says that its lines are body lines."""

    slug: str
    role: str
    text: bool
    stretches: tuple[Stretch, ...]


def expected_blocks(plan: Flatplan) -> Iterator[ExpectedBlock]:
    """Every block of every story, in reading order."""
    for planned in plan.stories():
        if not planned.copy.teaser:
            yield from _of_story(planned)


def _of_story(planned: PlannedStory) -> Iterator[ExpectedBlock]:
    offset = 0
    for role, text, lines in _blocks(planned):
        yield ExpectedBlock(planned.slug, role, text, tuple(_stretches(planned, offset, lines)))
        offset += lines


def _blocks(planned: PlannedStory) -> Iterator[tuple[str, bool, int]]:
    """(role, is body text, lines) of what the columns hold, in order."""
    rectangle = planned.rectangle
    cut = rectangle.cut
    assert cut is not None
    ends = [*cut.starts[1:], cut.lines]
    for index, (start, end) in enumerate(zip(cut.starts, ends, strict=True)):
        for insert in rectangle.inserts:
            if insert.at == index:
                yield ("picture" if insert.quote is None else "pull quote"), False, insert.lines
        piece = planned.copy.pieces[index].piece
        if piece.role == "stanza":
            yield "air", False, STANZA_AIR
            yield "stanza", True, end - start - STANZA_AIR
        else:
            yield piece.role, piece.is_text, end - start
    if cut.notes:
        yield "notes", False, cut.notes
    if rectangle.mark:
        yield "mark", False, rectangle.mark.lines


def _stretches(planned: PlannedStory, offset: int, lines: int) -> Iterator[Stretch]:
    """Where `lines` lines of the galley stand, the first of them after `offset` others."""
    for column in planned.columns:
        if lines and offset < column.lines:
            count = min(lines, column.lines - offset)
            yield Stretch(Place(column.page, column.column), column.line + offset, count)
            lines -= count
        offset = max(0, offset - column.lines)
