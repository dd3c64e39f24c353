"""What is drawn on a page besides text: level rules, which part what stands above and below, and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_uint
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

from pypdfium2 import PdfImage, PdfiumError, PdfPage, raw  # type: ignore[import-untyped]

_MOST = 20_000  # objects of one page
_DEEPEST = 8  # forms within forms
_LARGEST = 20_000.0  # points, beyond the largest page of ISO 32000-2, annex C
_THIN = 3.0  # points, of a rule at most
_SHORT = 24.0  # points, a side of a picture at least
_MOST_PIXELS = 25_000_000  # of one picture
_MOST_PICTURES = 40  # of one page
_WHOLE = 0.8  # of the page, from which a picture is its ground
_PAGE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]


class _Holder(NamedTuple):
    """A page or a form, with pdfium's functions for what it holds, and the way from its coordinates to the page's."""

    handle: PdfPage | raw.FPDF_PAGEOBJECT
    count: Callable[..., int]
    get: Callable[..., raw.FPDF_PAGEOBJECT]
    matrix: Matrix
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line, or an edge of a frame or panel, `y` points below the top of the page."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and where it stands, in points from the top left corner; `data` is a JPEG or PNG file."""

    left: float
    top: float
    right: float
    bottom: float
    data: bytes


def drawn_on(page: PdfPage) -> tuple[list[Rule], list[Picture]]:
    """The rules and pictures of an upright page, those in its forms too."""
    start, foot, end, head = page.get_cropbox()
    whole = (end - start) * (head - foot)
    rules: list[Rule] = []
    pictures: list[Picture] = []
    left_over = [_MOST]
    holder = _Holder(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _PAGE)
    for thing, matrix in _leaves(holder, left_over):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind not in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
            continue
        left, bottom, right, top = _bounds(thing, matrix)
        place = left - start, head - top, right - start, head - bottom
        if not all(abs(side) < _LARGEST for side in place):
            continue
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules += _edges(*place)
        elif min(right - left, top - bottom) >= _SHORT and (right - left) * (top - bottom) < _WHOLE * whole:
            data = _file_of(thing, page) if len(pictures) < _MOST_PICTURES else None
            pictures += [Picture(*place, data)] if data else []
    return rules, pictures


def _leaves(holder: _Holder, left_over: list[int]) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, Matrix]]:
    """Objects that hold no others, with the way from their coordinates to those of the page."""
    for index in range(holder.count(holder.handle)):
        left_over[0] -= 1
        if left_over[0] < 0:
            return
        thing = holder.get(holder.handle, index)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM:
            yield thing, holder.matrix
        elif holder.depth < _DEEPEST:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(thing, byref(own))
            matrix = _after(holder.matrix, (own.a, own.b, own.c, own.d, own.e, own.f))
            inner = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, matrix, holder.depth + 1
            yield from _leaves(_Holder(thing, *inner), left_over)


def _after(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer` (ISO 32000-2, 8.3.4)."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def _bounds(thing: raw.FPDF_PAGEOBJECT, matrix: Matrix) -> tuple[float, float, float, float]:
    """Left, bottom, right and top on the page."""
    sides = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(thing, *map(byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def _edges(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    """The level lines of what is drawn; upright lines have none."""
    if right - left <= _THIN:
        return
    if bottom - top <= _THIN:
        yield Rule(left, right, (top + bottom) / 2)
        return
    yield Rule(left, right, top)
    yield Rule(left, right, bottom)


def _file_of(thing: raw.FPDF_PAGEOBJECT, page: PdfPage) -> bytes | None:
    """The picture as a file: a JPEG as it is stored, all else as a PNG; None where it cannot be read."""
    width, height = c_uint(), c_uint()
    if not raw.FPDFImageObj_GetImagePixelSize(thing, byref(width), byref(height)):
        return None
    if not 0 < width.value * height.value <= _MOST_PIXELS:
        return None
    image = PdfImage(thing, page=page, pdf=page.pdf)
    file = BytesIO()
    try:
        if image.get_filters() == ["DCTDecode"]:
            return bytes(image.get_data())
        pixels: Any = image.get_bitmap(render=bool(raw.FPDFPageObj_HasTransparency(thing))).to_pil()
        pixels.save(file, "PNG")
    except (PdfiumError, OSError, ValueError):
        return None
    return file.getvalue()
