"""From a filled thread to frames on pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.fit.cover import cover_frame, front_boxes
from broadsheet.fit.flatplan import Frame, Planned, PlannedBox, PlannedStory
from broadsheet.fit.measured import Grid, Measured, MeasuredStory
from broadsheet.fit.rectangle import Rectangle
from broadsheet.fit.stock import CONTENTS, lead_first
from broadsheet.fit.thread import Column, Filling


@dataclass(frozen=True, slots=True)
class Top:
    """What stands over the thread on page one, in lines, from the nameplate down.

    `head` and `picture` are the lead's, `picture_cost` what that costs; `cost` is that of everything here. `page` is
    the first of the thread: under a cover nothing stands over it.
    """

    plate: int
    contents: int
    head: int
    picture: int
    picture_cost: int
    cost: int
    page: int = 1

    @property
    def lines(self) -> int:
        """All above the columns of page one."""
        return self.plate + self.contents + self.head + self.picture

    def columns(self, grid: Grid, pages: int) -> tuple[Column, ...]:
        """The columns of all pages, in the order of the thread."""
        made = []
        for page in range(self.page, pages + 1):
            first = self.lines if page == self.page else 0
            made += [Column(page, column, first, grid.lines - first) for column in range(grid.columns)]
        return tuple(made)


def poured(measured: Measured, filling: Filling, top: Top, pages: int) -> Iterator[Planned]:
    """Everything in its frames, in reading order."""
    grid = measured.grid
    if measured.cover:
        yield from front_boxes(measured)
    else:
        yield PlannedBox("nameplate", Frame(1, 0, 0, grid.columns, top.plate))
    if top.contents:
        yield PlannedBox(CONTENTS, Frame(1, 0, top.plate, grid.columns, top.contents))
    lead = lead_first(measured)[0]
    if lead.teaser:
        yield _lead(lead, Rectangle(grid.columns, top.head, 0, top.head, flows=True), (), top)
    yield from _threaded(measured, filling, top, pages)


def _threaded(measured: Measured, filling: Filling, top: Top, pages: int) -> Iterator[Planned]:
    lead, *others = lead_first(measured)
    stories, columns = (others if lead.teaser else [lead, *others]), top.columns(measured.grid, pages)
    used = 0
    for piece in filling.pieces:
        frames = tuple(_frames(columns, used, piece.lines))
        used += piece.lines
        if piece.block:
            yield PlannedBox(piece.block.name, frames[0], piece.block.index)
        elif piece.strip and piece.story is not None:
            copy, rectangle = stories[piece.story], piece.strip.rectangle
            leads = copy.lead and not measured.cover
            if leads:
                yield _lead(copy, rectangle, frames, top)
            else:
                yield replace(_story(copy, rectangle, frames), cover=cover_frame(copy, measured))


def _lead(copy: MeasuredStory, galley: Rectangle, runs: tuple[Frame, ...], top: Top) -> PlannedStory:
    """The lead: its head and picture over the full width, its galley in the thread."""
    above, width = top.head + top.picture, len(copy.heads)
    made = replace(
        galley,
        span=width,
        lines=above + galley.depth,
        head=top.head,
        wide_picture=top.picture,
        cost=galley.cost + top.picture_cost,
    )
    frame = Frame(1, 0, top.plate + top.contents, width, above)
    return PlannedStory(copy, frame, made, runs)


def _story(copy: MeasuredStory, rectangle: Rectangle, frames: tuple[Frame, ...]) -> PlannedStory:
    """A story whose head, with its picture, opens the first of its `frames`."""
    first, *rest = frames
    above = rectangle.head + rectangle.wide_picture
    head = replace(first, lines=above)
    below = replace(first, line=first.line + above, lines=first.lines - above)
    return PlannedStory(copy, head, rectangle, (below, *rest) if below.lines else tuple(rest))


def _frames(columns: tuple[Column, ...], used: int, lines: int) -> Iterator[Frame]:
    """The parts of columns that the thread's lines from `used` on take."""
    for column in columns:
        if lines and used < column.lines:
            count = min(lines, column.lines - used)
            yield Frame(column.page, column.column, column.line + used, 1, count)
            lines -= count
        used = max(0, used - column.lines)
