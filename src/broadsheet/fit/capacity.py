"""How much room the copy takes, by lines alone: what can be known before any rectangle is made."""

from __future__ import annotations

from broadsheet.fit.costs import KEPT_WHEN_LARGER
from broadsheet.fit.measured import Measured, MeasuredStory
from broadsheet.fit.rectangles import TEASER_AIR, spans
from broadsheet.fit.rungs import Rung
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import END_BLOCK_SHARE, most_air


def is_short(measured: Measured, pages: int) -> bool:
    """Whether the pages hold all of the copy, or nearly all: else it would be cut to make room for larger type."""
    text = sum(piece.whole for copy in measured.stories for piece in copy.pieces)
    other = measured.nameplate * measured.grid.columns + sum(measured.contents[:1])
    other += sum(copy.heads[0] for copy in measured.stories)
    other += sum(box.area for box in measured.furniture if not box.filler)
    return KEPT_WHEN_LARGER * text + other <= room(measured, pages)


def room(measured: Measured, pages: int) -> int:
    """Column lines of all pages."""
    return pages * measured.grid.lines * measured.grid.columns


def lines_missing(measured: Measured, pages: int, rung: Rung) -> int:
    """Column lines that nothing can fill, however large everything is set; 0 when there may be enough."""
    grid, spare = measured.grid, rung.spare
    most = measured.nameplate * grid.columns
    most += sum(_most(copy, measured, rung) for copy in measured.stories)
    boxes = (box for box in measured.furniture if spare.fillers or not box.filler)
    most += _airiest(measured.contents)
    most += sum(max(box.areas, default=0) if box.size else _airiest(box.lines) for box in boxes)
    most += int(END_BLOCK_SHARE * grid.columns * grid.lines) if spare.end_block else 0
    return max(0, room(measured, pages) - most)


def _airiest(lines: tuple[int, ...]) -> int:
    """Column lines of a box at most, by its height at each span."""
    return max((span * (least + most_air(least)) for span, least in enumerate(lines, 1)), default=0)


def _most(copy: MeasuredStory, measured: Measured, rung: Rung) -> int:
    """Column lines that a story takes at most: its head and picture as wide as they may be, all of its text."""
    allowance, grid = rung.allowance, measured.grid
    flows = rung.layout == "flowing"
    widths = (grid.columns if copy.lead else 1,) if flows else spans(copy, grid)
    above = (
        span * (copy.heads[span - 1] + (TEASER_AIR if copy.teaser else _picture(copy, span, allowance)))
        for span in widths
    )
    text = sum(piece.whole for piece in copy.pieces) + allowance.tracked + sum(copy.notes[-1:])
    mark = max(copy.mark.plain, copy.mark.qr) + allowance.mark_air if copy.mark else 0
    quotes = sum(lines + allowance.pull_air for lines in copy.pulls[: allowance.pull_quotes])
    most = max(above, default=0) + text + mark + quotes
    # In rectangles a story stands on one page.
    page = grid.columns * (measured.first_lines if copy.lead else grid.lines)
    return most if flows else min(page, most)


def _picture(copy: MeasuredStory, span: int, allowance: Allowance) -> int:
    rooms = (copy.pictures[span - 1], copy.pictures[0]) if copy.pictures else ()
    return round(max((made.most for made in rooms if made), default=0) * allowance.picture_stretch)
