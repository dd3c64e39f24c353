"""Rectangles and affine maps: from the coordinates of a form or page of a PDF to ours."""

from __future__ import annotations

from ctypes import c_float
from math import hypot, inf
from typing import NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]


class Rect(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float

    def meet(self, other: Rect) -> Rect:
        """What both cover; turned inside out where they do not touch."""
        return Rect(
            max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1)
        )


EVERYWHERE = Rect(-inf, -inf, inf, inf)


class Affine(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f, as in the PDF specification (ISO 32000-1, 8.3.3)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def after(self, inner: Affine) -> Affine:
        """First `inner`, then this one."""
        return Affine(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def rect(self, rect: Rect) -> Rect:
        """The smallest upright rectangle around the image of `rect`, by its centre and half its sides."""
        x, y = (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2
        wide, high = (rect.x1 - rect.x0) / 2, (rect.y1 - rect.y0) / 2
        centre_x, centre_y = self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f
        wide, high = abs(self.a) * wide + abs(self.c) * high, abs(self.b) * wide + abs(self.d) * high
        return Rect(centre_x - wide, centre_y - high, centre_x + wide, centre_y + high)

    @property
    def vertical_scale(self) -> float:
        """How long a unit of height becomes: what a size of type is multiplied by."""
        return hypot(self.c, self.d)


def rounded(length: float) -> float:
    """A thousandth of a point: less than anyone prints, more than the noise of pdfium's 32-bit floats."""
    return round(length, 3)


def affine_of(thing: raw.FPDF_PAGEOBJECT) -> Affine:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def bounds_of(thing: raw.FPDF_PAGEOBJECT) -> Rect:
    """Left, bottom, right and top of what `thing` draws, in the coordinates of its page or form."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return Rect(left.value, bottom.value, right.value, top.value)
