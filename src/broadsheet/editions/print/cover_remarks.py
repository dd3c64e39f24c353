"""What is to be said when the publisher asks for a cover that cannot be had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.copy import StoryCopy
from broadsheet.editions.print.dots import dots_for, is_coarse
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.measured import FEWEST_COVERED, Measured


def no_cover(
    copies: Iterable[StoryCopy], measured: Measured, grid: PageGrid, *, pages: int
) -> Iterator[Diagnostic]:
    """A warning where page one of so many pages is no cover."""
    if measured.cover:
        return
    lead = next(copy for copy in copies if copy.lead)
    message = f"page one is no cover: {_reason(lead, grid, pages)}"
    hint = "Change that, or leave `cover = true` out of [print]."
    yield diagnose("print-no-cover", message, Span("broadsheet.toml"), hints=[hint])


def _reason(lead: StoryCopy, grid: PageGrid, pages: int) -> str:
    picture, width = lead.picture, grid.measure(grid.columns)
    if pages < FEWEST_COVERED:
        count = "1 page" if pages == 1 else f"{pages} pages"
        return f"the issue has {count}, and a cover needs {FEWEST_COVERED}"
    if lead.teaser:
        return f"of “{lead.story.title}”, which leads the issue, only the headline is printed"
    if picture is None:
        return f"“{lead.story.title}”, which leads the issue, has no picture"
    if is_coarse(picture, width):
        dots = f"{picture.width} × {picture.height} dots"
        return f"{picture.file} has {dots}, and over all columns {dots_for(width)} across are needed"
    return f"{picture.file}, the head of “{lead.story.title}” and “In this issue” do not fill it together"
