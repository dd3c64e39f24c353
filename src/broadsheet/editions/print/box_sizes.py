"""Boxes sold by their size: shares of the type area and millimetres, as lines at every span of a grid."""

from __future__ import annotations

import math

from broadsheet.editions.print.dots import is_coarse
from broadsheet.editions.print.furniture import is_artwork
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.measured import BoxSize
from broadsheet.issue.model import Furniture, Picture
from broadsheet.issue.sizes import Cutout, Share, Size, size_of
from broadsheet.units import millimetres

_LANDSCAPE = 1.6
"""How much wider than deep a box of words is by its own proportions: wide enough for the eye, not a strip."""

_SHALLOWEST_ARTWORK = 40.0  # points: a picture less deep than this shows nothing
_ROUNDING = 1e-6  # lines
BOX_INSET = 18.0
"""Points between the two sides of a frame and what stands in it (templates/story.typ)."""


def shapes(size: Size, grid: PageGrid) -> tuple[int, ...]:
    """Lines at each span that make up `size`, to the nearest line; 0 where there is no such shape."""
    spans = range(1, grid.columns + 1)
    match size:
        case Cutout(columns, deep):
            lines = math.ceil(millimetres(deep) / grid.pitch - _ROUNDING)
            return tuple(lines if span == columns else 0 for span in spans)
        case Share(parts):
            area = grid.columns * grid.lines / parts
            rounded = (max(1, math.floor(area / span + 0.5)) for span in spans)
            return tuple(lines if lines <= grid.lines else 0 for lines in rounded)


def box_size(piece: Furniture, measured: tuple[int, ...], grid: PageGrid) -> BoxSize | None:
    """The size of a box whose matter was `measured` at each span; None for one that is not sold by its size."""
    size = size_of(piece.size)
    if size is None:
        return None
    lines = shapes(size, grid)
    if isinstance(size, Cutout):
        natural = tuple(max(1, deep) for deep in lines)  # there is no other shape to prefer
    elif is_artwork(piece):
        natural = measured
    else:
        natural = tuple(_balanced(span, grid) for span in range(1, grid.columns + 1))
    return BoxSize(piece.size, lines, _needs(piece, measured, grid), natural)


def sharp(lines: tuple[int, ...], piece: Furniture, grid: PageGrid) -> tuple[int, ...]:
    """`lines` at each span, but 0 where the box would show its picture coarse: unless it does so everywhere."""
    if piece.picture is None:
        return lines
    picture = piece.picture
    kept = tuple(
        0 if deep and is_coarse(picture, drawn_width(piece, span, deep, grid)) else deep
        for span, deep in enumerate(lines, 1)
    )
    return kept if any(kept) else lines


def drawn_width(piece: Furniture, span: int, lines: int, grid: PageGrid) -> float:
    """Points across that the picture of a box takes at most, in this shape."""
    assert piece.picture is not None
    if not is_artwork(piece):
        return grid.measure(span) - BOX_INSET
    return min(grid.measure(span), grid.depth(lines) * piece.picture.width / piece.picture.height)


def _balanced(span: int, grid: PageGrid) -> int:
    return max(1, round(grid.measure(span) / _LANDSCAPE / grid.pitch))


def _needs(piece: Furniture, measured: tuple[int, ...], grid: PageGrid) -> tuple[int, ...]:
    """Lines that the matter needs: a finished picture may be as small as it likes, but for its mark."""
    if piece.picture is None or not is_artwork(piece):
        return measured
    return tuple(_least(piece.picture, span, lines, grid) for span, lines in enumerate(measured, 1))


def _least(picture: Picture, span: int, lines: int, grid: PageGrid) -> int:
    whole = grid.measure(span) * picture.height / picture.width
    spared = max(0.0, whole - _SHALLOWEST_ARTWORK)
    return max(1, lines - math.floor(spared / grid.pitch))
