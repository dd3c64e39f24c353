"""The glyphs of a page as pdfium gives them: characters with their places and faces, in no order to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import addressof, byref, c_double, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from math import hypot, pi
from typing import TypeAlias

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from broadsheet.sources.backissue.pages.faces import LEFTWARD, Face, Glyph

_LARGEST = 20_000.0  # points, beyond the largest page of ISO 32000-2, annex C
_MOST = 60_000  # glyphs of one page, a newspaper's being some 20,000
_DIVIDING_HYPHENS = {2, 0xFFFE}  # pdfium's own signs for a hyphen that divides a word at a line's end
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18  # of a font descriptor (ISO 32000-2, table 121)
_BOLD_WEIGHT = 600
_MOSTLY_BOLD = 0.5  # of the letters of a page, from which weights are no sign
_ITALIC_ANGLE = 4  # degrees
_BOLD = re.compile(r"bold|black|heavy|demi|\bcm(?:b|ss?b)x|sfbx|ecbx", re.IGNORECASE)
_NOT_BOLD = re.compile(r"regular|roman|book|normal|medium|light|thin|ital|obli|slant", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|\bcm(?:ti|sl|mi)\d|\bcmssi|sfti|ecti", re.IGNORECASE)
_NAME = 256
_SAME_EDGE = 0.05  # points
_OVERHANG = 0.06  # of the size, how far ink reaches over without filling the space between words
_Edges: TypeAlias = tuple[float, float, float, float]  # left, bottom, right and top

_NO_FACE = Face(0, bold=False, italic=False)
_SPACE, _GAP = (Glyph(text, 0, 0, 0, _NO_FACE, 0) for text in (" ", ""))


@dataclass(frozen=True, slots=True)
class Pen:
    """Where it is before and after a glyph, in points along the line. `drawn`: the glyphs of the font are drawings, of
    which the boxes may be too wide where they are slanted.
    """

    start: float
    end: float
    drawn: bool = False


class _Faces:
    """The faces of the text objects of a page, each asked for once; `weighed`: weights of fonts say what is bold."""

    def __init__(self, *, weighed: bool) -> None:
        self._weighed = weighed
        self._known: dict[int, Face] = {}
        self._styles: dict[int, _Style] = {}
        self._widths: dict[tuple[int, int], float] = {}
        self._scales: dict[int, float] = {}
        self._size, self._matrix = c_float(), raw.FS_MATRIX()

    def of(self, thing: raw.FPDF_PAGEOBJECT) -> Face:
        address = addressof(thing.contents)
        if address not in self._known:
            raw.FPDFTextObj_GetFontSize(thing, byref(self._size))
            raw.FPDFPageObj_GetMatrix(thing, byref(self._matrix))
            size = round(self._size.value * hypot(self._matrix.c, self._matrix.d), 2)
            self._scales[address] = self._size.value * hypot(self._matrix.a, self._matrix.b)
            style = self._style(raw.FPDFTextObj_GetFont(thing))
            self._known[address] = Face(size, style.bold, style.italic)
        return self._known[address]

    def pen(self, thing: raw.FPDF_PAGEOBJECT, code: int, start: float) -> Pen:
        """How the character `code` of `thing` moves the pen from `start`."""
        self.of(thing)
        font = raw.FPDFTextObj_GetFont(thing)
        place = addressof(font.contents) if font else 0, code
        if place not in self._widths:
            width = c_float()
            known = font and raw.FPDFFont_GetGlyphWidth(font, code, 1, byref(width))
            self._widths[place] = width.value if known else 0.0
        end = start + self._widths[place] * self._scales[addressof(thing.contents)]
        return Pen(start, end, drawn=not self._style(font).named)

    def _style(self, font: raw.FPDF_FONT) -> _Style:
        if not font:
            return _Style(bold=False, italic=False, named=True)
        address = addressof(font.contents)
        if address not in self._styles:
            self._styles[address] = _style(font, weighed=self._weighed)
        return self._styles[address]


@dataclass(frozen=True, slots=True)
class _Style:
    """What a font says of itself; those whose glyphs are drawings (type 3) have no name."""

    bold: bool
    italic: bool
    named: bool


def _style(font: raw.FPDF_FONT, *, weighed: bool) -> _Style:
    buffer = create_string_buffer(_NAME)
    raw.FPDFFont_GetBaseFontName(font, buffer, _NAME)
    name = buffer.value.decode("latin-1").rpartition("+")[2]
    flags, angle = max(raw.FPDFFont_GetFlags(font), 0), c_int()
    if not raw.FPDFFont_GetItalicAngle(font, byref(angle)):
        angle.value = 0
    italic = bool(flags & _ITALIC_FLAG or abs(angle.value) >= _ITALIC_ANGLE or _ITALIC.search(name))
    bold = is_bold(name, flags, raw.FPDFFont_GetWeight(font) if weighed else 0)
    return _Style(bold=bold, italic=italic, named=bool(name))


def is_bold(name: str, flags: int, weight: int) -> bool:
    """As its name and the `flags` of its descriptor say. Its weight, of 1000, counts where the name has no style: it is
    guessed from the width of stems, which some programs measure at serifs.
    """
    if _BOLD.search(name) or flags & _BOLD_FLAG:
        return True
    return weight >= _BOLD_WEIGHT and not _NOT_BOLD.search(name)


def glyphs_of(page: PdfPage) -> list[Glyph]:
    """The glyphs of `page`, and between them where words part."""
    text = page.get_textpage()
    try:
        glyphs = list(_Reader(text, page.get_cropbox(), weighed=True).glyphs())
        letters = [glyph.face.bold for glyph in glyphs if glyph.text.strip()]
        if sum(letters) > _MOSTLY_BOLD * len(letters):
            glyphs = list(_Reader(text, page.get_cropbox(), weighed=False).glyphs())
        return glyphs
    finally:
        text.close()


class _Reader:
    def __init__(self, text: raw.FPDF_TEXTPAGE, sides: _Edges, *, weighed: bool) -> None:
        self._text, self._sides = text, sides
        self._faces = _Faces(weighed=weighed)
        self._box, self._ink = raw.FS_RECTF(), tuple(c_double() for _ in range(4))
        self._x, self._y = c_double(), c_double()

    def glyphs(self) -> Iterator[Glyph]:
        for index in range(min(raw.FPDFText_CountChars(self._text), _MOST)):
            code = raw.FPDFText_GetUnicode(self._text, index)
            divides = code in _DIVIDING_HYPHENS
            thing = raw.FPDFText_GetTextObject(self._text, index)
            if not thing or not (divides or chr(code).strip()):
                yield _SPACE if thing and self._is_wide(index) else _GAP
            elif code:
                glyph = self._glyph(index, "\u2010" if divides else chr(code), thing)
                if max(map(abs, (glyph.left, glyph.right, glyph.base, glyph.face.size))) < _LARGEST:
                    yield glyph

    def _is_wide(self, index: int) -> bool:
        """Whether a space takes room; those that pdfium puts in take none."""
        raw.FPDFText_GetLooseCharBox(self._text, index, byref(self._box))
        return bool(self._box.right > self._box.left or self._box.top > self._box.bottom)

    def _glyph(self, index: int, text: str, thing: raw.FPDF_PAGEOBJECT) -> Glyph:
        turns = round(raw.FPDFText_GetCharAngle(self._text, index) / (pi / 2)) % 4
        raw.FPDFText_GetCharOrigin(self._text, index, byref(self._x), byref(self._y))
        x, y = self._x.value, self._y.value
        origin, base = (self._span(way, (x, y, x, y))[0] for way in (turns, (turns + 1) % 4))
        raw.FPDFText_GetLooseCharBox(self._text, index, byref(self._box))
        box = self._box.left, self._box.bottom, self._box.right, self._box.top
        raw.FPDFText_GetCharBox(self._text, index, *map(byref, self._ink))
        left, right, bottom, top = (edge.value for edge in self._ink)
        ink = left, bottom, right, top
        face, (start, end) = self._faces.of(thing), self._span(turns, box)
        inked = all(abs(one - other) < _SAME_EDGE for one, other in zip(box, ink, strict=True))
        if LEFTWARD.match(text):  # letters that join have many widths, and pieces of one begin where it does
            return Glyph(text, start, end, base, face, turns, inked)
        pen = self._faces.pen(thing, raw.FPDFText_GetUnicode(self._text, index), origin)
        extent = extent_of((start, end), self._span(turns, ink)[1], pen, _OVERHANG * face.size)
        if extent and not self._is_piece(index):
            return Glyph(text, *extent, base, face, turns)
        return Glyph(text, min(start, origin) if inked else start, end, base, face, turns, inked)

    def _is_piece(self, index: int) -> bool:
        """Whether a character is one of several of one glyph, which begin in one place."""
        x, y = self._x.value, self._y.value
        for other in (index - 1, index + 1):
            known = raw.FPDFText_GetCharOrigin(self._text, other, byref(self._x), byref(self._y))
            if known and abs(x - self._x.value) + abs(y - self._y.value) < _SAME_EDGE:
                return True
        return False

    def _span(self, turns: int, box: _Edges) -> tuple[float, float]:
        """Where `box` begins and ends on a line that runs with `turns`, in points from where the page does."""
        (left, bottom, right, top), sides = box, self._sides
        match turns:
            case 0:
                return left - sides[0], right - sides[0]
            case 1:
                return sides[3] - top, sides[3] - bottom
            case 2:
                return sides[2] - right, sides[2] - left
            case _:
                return bottom - sides[1], top - sides[1]


def extent_of(box: tuple[float, float], ink: float, pen: Pen, overhang: float) -> tuple[float, float] | None:
    """Where a glyph begins and ends whose ink reaches over where the pen does by more than `overhang`, which is what is
    left of that.

    `box` is that of ink and pen together, `ink` the end of the ink. None where nothing reaches over, or those do not
    agree with `pen`, which is then that of another glyph with the same character.
    """
    agrees = abs(max(ink, pen.end) - box[1]) < _SAME_EDGE or (pen.drawn and pen.end < box[1])
    if not (agrees and box[0] - _SAME_EDGE < pen.start < pen.end):
        return None
    start, end = max(box[0], pen.start - overhang), min(box[1], pen.end + overhang)
    return (start, end) if (start, end) != box else None
