"""The text objects of one page: where their glyphs stand, how large they are, what they say."""

from __future__ import annotations

from collections import Counter
from ctypes import addressof, c_float, c_ushort, sizeof
from typing import NamedTuple

from pypdfium2 import PdfTextPage, raw  # type: ignore[import-untyped]

from broadsheet.editions.print.readback.space import Affine, affine_of, bounds_of, rounded

_ROOMY = 1024
_NO_CHARACTER = 0
# Pdfium's own sign for a hyphen that divides a word at the end of a line.
_DIVIDING_HYPHEN = str.maketrans("\x02", "\u00ad")


class Glyphs(NamedTuple):
    baseline: float
    x0: float
    x1: float
    size: float
    text: str
    missing: int


class PageText:
    """Reads the text objects of the page of an open text page."""

    def __init__(self, textpage: PdfTextPage) -> None:
        self._textpage = textpage
        self._missing = _missing_by_object(textpage)
        self._buffer = (c_ushort * _ROOMY)()

    def glyphs(self, thing: raw.FPDF_PAGEOBJECT, to_page: Affine) -> Glyphs:
        """What text object `thing` draws; `to_page` maps its coordinates to the page's."""
        size = c_float()
        raw.FPDFTextObj_GetFontSize(thing, size)
        placed = to_page.after(affine_of(thing))
        ink = to_page.rect(bounds_of(thing))
        return Glyphs(
            baseline=rounded(placed.f),
            x0=rounded(ink.x0),
            x1=rounded(ink.x1),
            size=rounded(size.value * placed.vertical_scale),
            text=self._text(thing),
            missing=self._missing[addressof(thing.contents)],
        )

    def _text(self, thing: raw.FPDF_PAGEOBJECT) -> str:
        """Pdfium answers the bytes it needs, final zero included, and writes only if they suffice."""
        needed = raw.FPDFTextObj_GetText(thing, self._textpage, self._buffer, sizeof(self._buffer))
        if needed > sizeof(self._buffer):
            self._buffer = (c_ushort * needed)()
            raw.FPDFTextObj_GetText(thing, self._textpage, self._buffer, sizeof(self._buffer))
        # A copy of `needed` bytes, not of the whole buffer: there are hundreds of objects to a page.
        text = bytes(memoryview(self._buffer).cast("B")[: max(needed - 2, 0)]).decode("utf-16-le", "replace")
        return text.translate(_DIVIDING_HYPHEN)


def _missing_by_object(textpage: PdfTextPage) -> Counter[int]:
    """How many glyphs without a character each text object draws, by the object's address.

    Such a glyph is counted among the characters of the page but left out of its text, so on a sound page the
    last character has the same place in both, and one call answers for all.
    """
    count = textpage.count_chars()
    if count == 0 or raw.FPDFText_GetTextIndexFromCharIndex(textpage, count - 1) == count - 1:
        return Counter()
    silent = (at for at in range(count) if raw.FPDFText_GetUnicode(textpage, at) == _NO_CHARACTER)
    things = (raw.FPDFText_GetTextObject(textpage, at) for at in silent)
    return Counter(addressof(thing.contents) for thing in things if thing)
