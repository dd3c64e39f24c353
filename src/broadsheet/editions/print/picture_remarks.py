"""What is to be said of pictures that print leaves out, or shows although they are too coarse for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.box_sizes import drawn_width
from broadsheet.editions.print.copy import StoryCopy
from broadsheet.editions.print.dots import MINIMUM_DPI, dots_for, is_coarse
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.measured import Measured, MeasuredBox, MeasuredStory
from broadsheet.issue.model import Furniture, Issue, Picture


def picture_remarks(
    issue: Issue, copies: Iterable[StoryCopy], measured: Measured, grid: PageGrid
) -> tuple[Diagnostic, ...]:
    """A warning for each picture that is not set, or set coarse."""
    in_stories = (
        _left_out(picture, grid, Span(copy.story.file) if copy.story.file else None)
        for copy, heights in zip(copies, measured.stories, strict=True)
        for picture in _not_set(copy, heights, on_cover=copy.lead and measured.cover is not None)
    )
    boxes = zip(issue.furniture, measured.furniture, strict=True)
    in_boxes = _set_coarse(boxes, grid, Span(f"issues/{issue.id}/issue.toml"))
    return tuple(dict.fromkeys((*in_stories, *in_boxes)))


def _not_set(copy: StoryCopy, heights: MeasuredStory, *, on_cover: bool) -> Iterator[Picture]:
    """The pictures of a story for which print has no room at any width; the lead's may stand `on_cover`."""
    if copy.picture and not heights.pictures and not on_cover:
        yield copy.picture
    there = [each.piece.source for each in heights.pieces if each.piece.role == "picture"]
    for piece in copy.pieces:
        if isinstance(piece.source, Picture) and piece.source not in there:
            yield piece.source


def _left_out(picture: Picture, grid: PageGrid, span: Span | None) -> Diagnostic:
    if is_coarse(picture, grid.column_width):
        needed = f"one column needs {dots_for(grid.column_width)} across"
        return _coarse(picture, f"{needed}, so print leaves it out", span)
    message = f"{picture.file} is so tall that print, whose columns it would fill, leaves it out"
    return diagnose("print-tall-picture", message, span, hints=["Crop it to a wider shape."])


def _set_coarse(
    boxes: Iterable[tuple[Furniture, MeasuredBox]], grid: PageGrid, span: Span
) -> Iterator[Diagnostic]:
    """A box is set in any case: somebody has asked for it, or paid."""
    for piece, box in boxes:
        shapes = [(columns, lines) for columns, lines in enumerate(box.lines, 1) if lines]
        if piece.picture and shapes:
            width = min(drawn_width(piece, *shape, grid) for shape in shapes)
            if is_coarse(piece.picture, width):
                needed = f"the box {box.name} needs {dots_for(width)} across"
                yield _coarse(piece.picture, f"{needed}, so it will look coarse there", span)


def _coarse(picture: Picture, what: str, span: Span | None) -> Diagnostic:
    message = f"{picture.file} has {picture.width} × {picture.height} dots; {what}"
    hint = f"Print needs {MINIMUM_DPI} dots to the inch: use the picture as it left the camera."
    return diagnose("print-coarse-picture", message, span, hints=[hint])
