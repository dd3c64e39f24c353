"""What can never be set on this paper, found before a search for a layout would fail for it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.costs import HEAD_CLEARANCE
from broadsheet.fit.measured import BoxSize, Grid, Measured, MeasuredBox, MeasuredStory
from broadsheet.fit.rectangles import narrowest

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
    first = measured.first_lines
    for copy in measured.stories:
        room = first if copy.lead else whole
        if _head_and_text(copy, measured.grid) > room:
            span = Span(copy.story.file) if copy.story.file else None
            yield _too_deep(f"the head of “{copy.story.title}”", room, span)
    if any(measured.contents) and _shallowest(measured.contents) > first:
        yield _too_deep("the list “In this issue”", first, None)
    for box in measured.furniture:
        yield from _box_faults(box, measured)


def _box_faults(box: MeasuredBox, measured: Measured) -> Iterator[Diagnostic]:
    """What keeps a box from every page: its size, its matter, or its depth."""
    room = measured.first_lines if box.page == measured.first_page else measured.grid.lines
    if box.size and not any(box.size.lines):
        yield _too_wide(box.name, box.size, measured.grid.columns)
    elif box.size and not any(box.size.roomy):
        yield _overset(box.name, box.size)
    elif _shallowest(box.lines) > room:
        yield _too_deep(f"the box {box.name}", room, None, sold=box.size is not None)


def _too_wide(name: str, size: BoxSize, columns: int) -> Diagnostic:
    message = f"the box {name} has the size “{size.words}”, and a page has {_columns(columns)}"
    hint = f'Give it {_columns(columns)} or fewer, or a share of the page such as `size = "quarter"`.'
    return diagnose("print-wide-box", message, hints=[hint])


def _overset(name: str, size: BoxSize) -> Diagnostic:
    """The shape that lacks least is named."""
    shapes = zip(size.lines, size.needs, strict=True)
    lacking = [(need - has, span, has) for span, (has, need) in enumerate(shapes, 1) if has]
    lack, span, has = min(lacking)
    message = (
        f"the box {name} needs {has + lack} lines in {_columns(span)}, "
        f"and its size “{size.words}” has {has} there"
    )
    return diagnose(
        "print-overset-box", message, hints=["Say it in fewer words, or give it a larger `size`."]
    )


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"


def _head_and_text(copy: MeasuredStory, grid: Grid) -> int:
    """Lines of the shallowest head and the least text under it."""
    return min(copy.heads[narrowest(copy, grid) - 1 :]) + (0 if copy.teaser else HEAD_CLEARANCE)


def _shallowest(lines: tuple[int, ...]) -> int:
    return min((each for each in lines if each), default=0)


def _too_deep(what: str, room: int, span: Span | None, *, sold: bool = False) -> Diagnostic:
    less = "Give it a smaller `size`" if sold else "Say it in fewer words"
    hint = f"{less}, or choose a larger `paper` or a smaller `body_size`."
    message = f"{what} is deeper than the {max(0, room)} lines it could have on its page"
    return diagnose("print-too-deep", message, span, hints=[hint])
