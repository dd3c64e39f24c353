"""The glyphs of a page as pdfium gives them: characters with their places and faces, in no order to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import addressof, byref, c_double, c_float, c_int, create_string_buffer
from math import hypot, pi

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from broadsheet.sources.backissue.pages.faces import Face, Glyph

_LARGEST = 20_000.0  # points, beyond the largest page of ISO 32000-2, annex C
_MOST = 60_000  # glyphs of one page, a newspaper's being some 20,000
_DIVIDING_HYPHENS = {2, 0xFFFE}  # pdfium's own signs for a hyphen that divides a word at a line's end
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18  # of a font descriptor (ISO 32000-2, table 121)
_BOLD_WEIGHT = 600
_ITALIC_ANGLE = 4  # degrees
_BOLD = re.compile(r"bold|black|heavy|demi|\bcm(?:b|ss?b)x|sfbx|ecbx", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|\bcm(?:ti|sl|mi)\d|\bcmssi|sfti|ecti", re.IGNORECASE)
_NAME = 256


_NO_FACE = Face(0, bold=False, italic=False)
_SPACE, _GAP = (Glyph(text, 0, 0, 0, _NO_FACE, 0) for text in (" ", ""))


class _Faces:
    """The faces of the text objects of a page, each asked for once."""

    def __init__(self) -> None:
        self._known: dict[int, Face] = {}
        self._styles: dict[int, tuple[bool, bool]] = {}
        self._size, self._matrix = c_float(), raw.FS_MATRIX()

    def of(self, thing: raw.FPDF_PAGEOBJECT) -> Face:
        address = addressof(thing.contents)
        if address not in self._known:
            raw.FPDFTextObj_GetFontSize(thing, byref(self._size))
            raw.FPDFPageObj_GetMatrix(thing, byref(self._matrix))
            size = round(self._size.value * hypot(self._matrix.c, self._matrix.d), 2)
            bold, italic = self._style(thing)
            self._known[address] = Face(size, bold, italic)
        return self._known[address]

    def _style(self, thing: raw.FPDF_PAGEOBJECT) -> tuple[bool, bool]:
        font = raw.FPDFTextObj_GetFont(thing)
        if not font:
            return False, False
        address = addressof(font.contents)
        if address not in self._styles:
            self._styles[address] = _style(font)
        return self._styles[address]


def _style(font: raw.FPDF_FONT) -> tuple[bool, bool]:
    """Whether `font` is bold and whether it is italic, as far as its name and its descriptor say so."""
    buffer = create_string_buffer(_NAME)
    raw.FPDFFont_GetBaseFontName(font, buffer, _NAME)
    name = buffer.value.decode("latin-1").rpartition("+")[2]
    flags, angle = raw.FPDFFont_GetFlags(font), c_int()
    if not raw.FPDFFont_GetItalicAngle(font, byref(angle)):
        angle.value = 0
    known = flags >= 0
    bold = bool(_BOLD.search(name)) or (known and bool(flags & _BOLD_FLAG))
    bold = bold or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    italic = (known and bool(flags & _ITALIC_FLAG)) or abs(angle.value) >= _ITALIC_ANGLE
    return bold, italic or bool(_ITALIC.search(name))


def glyphs_of(page: PdfPage) -> Iterator[Glyph]:
    """The glyphs of `page`, and between them where words part."""
    text = page.get_textpage()
    try:
        yield from _Reader(text, page.get_cropbox()).glyphs()
    finally:
        text.close()


class _Reader:
    def __init__(self, text: raw.FPDF_TEXTPAGE, sides: tuple[float, float, float, float]) -> None:
        self._text, self._sides = text, sides
        self._faces = _Faces()
        self._box, self._x, self._y = raw.FS_RECTF(), c_double(), c_double()

    def glyphs(self) -> Iterator[Glyph]:
        for index in range(min(raw.FPDFText_CountChars(self._text), _MOST)):
            code = raw.FPDFText_GetUnicode(self._text, index)
            divides = code in _DIVIDING_HYPHENS
            thing = raw.FPDFText_GetTextObject(self._text, index)
            if not thing or not (divides or chr(code).strip()):
                yield _SPACE if thing and self._is_wide(index) else _GAP
            elif code:
                glyph = self._glyph(index, "\u2010" if divides else chr(code), self._faces.of(thing))
                if max(map(abs, (glyph.left, glyph.right, glyph.base, glyph.face.size))) < _LARGEST:
                    yield glyph

    def _is_wide(self, index: int) -> bool:
        """Whether a space takes room; those that pdfium puts in take none."""
        raw.FPDFText_GetLooseCharBox(self._text, index, byref(self._box))
        return bool(self._box.right > self._box.left or self._box.top > self._box.bottom)

    def _glyph(self, index: int, text: str, face: Face) -> Glyph:
        raw.FPDFText_GetLooseCharBox(self._text, index, byref(self._box))
        raw.FPDFText_GetCharOrigin(self._text, index, byref(self._x), byref(self._y))
        box, x, y = self._box, self._x.value, self._y.value
        left, bottom, right, top = self._sides
        turns = round(raw.FPDFText_GetCharAngle(self._text, index) / (pi / 2)) % 4
        match turns:
            case 0:
                start, end, base = box.left - left, box.right - left, top - y
            case 1:
                start, end, base = top - box.top, top - box.bottom, right - x
            case 2:
                start, end, base = right - box.right, right - box.left, y - bottom
            case _:
                start, end, base = box.bottom - bottom, box.top - bottom, x - left
        return Glyph(text, start, end, base, face, turns)
