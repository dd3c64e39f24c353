"""What can never be set on this paper, found before a search for a layout would fail for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.copy import StoryCopy
from broadsheet.editions.print.measurer import MINIMUM_DPI
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.costs import HEAD_CLEARANCE
from broadsheet.fit.measured import Measured, MeasuredStory

# Narrower than this, justified text has holes, and words and pictures stand out of their column.
NARROWEST_COLUMN = 100.0  # points
NARROWEST_EMS = 9  # of the body's size
FEWEST_LINES = 12

_MAIN_FILE = Span("broadsheet.toml")


def cramped(grid: PageGrid) -> Iterator[Diagnostic]:
    """An error when a page has too few lines, or its columns are too narrow for type to be set in them."""
    if grid.lines < FEWEST_LINES:
        message = f"a page of this paper holds {max(0, grid.lines)} lines; at least {FEWEST_LINES} are needed"
        hint = "Choose a larger `paper` or a smaller `body_size`."
        yield diagnose("print-page-too-small", message, _MAIN_FILE, hints=[hint])
    least = max(NARROWEST_COLUMN, NARROWEST_EMS * grid.size)
    if grid.column_width < least:
        message = f"a column is {grid.column_width:.0f} points wide; at least {least:.0f} are needed"
        fitting = _columns_of(grid, least)
        hint = f"Set `columns` to {fitting} or fewer." if fitting else "Choose a larger `paper`."
        yield diagnose("print-column-too-narrow", message, _MAIN_FILE, hints=[hint])


def _columns_of(grid: PageGrid, width: float) -> int:
    """How many columns at least `width` wide the type area holds."""
    area = grid.width - 2 * grid.margin_x
    return int((area + grid.gutter) // (width + grid.gutter))


def too_deep(measured: Measured) -> Iterator[Diagnostic]:
    """An error for everything that, at any width, is deeper than the page it has to stand on."""
    whole = measured.grid.lines
    first = whole - measured.nameplate
    for copy in measured.stories:
        room = first if copy.lead else whole
        if _head_and_text(copy, measured.grid.columns) > room:
            span = Span(copy.story.file) if copy.story.file else None
            yield _too_deep(f"the head of “{copy.story.title}”", room, span)
    if any(measured.contents) and _shallowest(measured.contents) > first:
        yield _too_deep("the list “In this issue”", first, None)
    for box in measured.furniture:
        if _shallowest(box.lines) > (first if box.page == 1 else whole):
            yield _too_deep(f"the box {box.name}", first if box.page == 1 else whole, None)


def _head_and_text(copy: MeasuredStory, columns: int) -> int:
    """Lines of the shallowest head and the least text under it."""
    heads = copy.heads[1:] if copy.lead and columns > 2 else copy.heads  # noqa: PLR2004 - see fit.stock
    return min(heads) + (0 if copy.teaser else HEAD_CLEARANCE)


def _shallowest(lines: tuple[int, ...]) -> int:
    return min((each for each in lines if each), default=0)


def _too_deep(what: str, room: int, span: Span | None) -> Diagnostic:
    hint = "Say it in fewer words, or choose a larger `paper` or a smaller `body_size`."
    message = f"{what} is deeper than the {max(0, room)} lines it could have on its page"
    return diagnose("print-too-deep", message, span, hints=[hint])


def coarse(copies: Iterable[StoryCopy], measured: Measured) -> Iterator[Diagnostic]:
    """A warning for every story's picture with too few dots for even one column."""
    for copy, heights in zip(copies, measured.stories, strict=True):
        if copy.picture and not heights.pictures:
            message = f"{copy.picture.file} has too few dots for print and is left out there"
            hint = f"Print needs {MINIMUM_DPI} dots to the inch: use the picture as it left the camera."
            yield diagnose("print-coarse-picture", message, Span(copy.story.file), hints=[hint])
