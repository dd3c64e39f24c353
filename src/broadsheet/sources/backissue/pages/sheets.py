"""A page as it is laid out: words by the way they run, rules, pictures and links."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from ctypes import byref, c_int, create_string_buffer
from dataclasses import dataclass, replace

from pypdfium2 import PdfDocument, PdfPage, raw  # type: ignore[import-untyped]

from broadsheet.sources.backissue.pages.faces import Glyph
from broadsheet.sources.backissue.pages.glyphs import glyphs_of
from broadsheet.sources.backissue.pages.objects import Picture, Rule, drawn_on
from broadsheet.sources.backissue.pages.vertical import upended
from broadsheet.sources.backissue.pages.words import Word, words_of

_FEW = 20  # glyphs that stand on their heads, no text of its own
_MOST_LINKS = 2000  # of one page


@dataclass(frozen=True, slots=True)
class Link:
    """Points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    url: str

    def covers(self, word: Word) -> bool:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of `height` points: `words` are upright, `turned` those of each other direction."""

    height: float
    words: tuple[Word, ...]
    turned: tuple[tuple[Word, ...], ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()


def sheet_of(document: PdfDocument, index: int) -> Sheet:
    """Page `index` from 0. Of a page that is turned as a whole only the words are read."""
    with closing(document[index]) as page:
        by_turn: dict[int, list[Glyph]] = {}
        turns = 0
        left, bottom, right, top = page.get_cropbox()
        for glyph in upended(glyphs_of(page), right - left):
            turns = glyph.turns if glyph.text.strip() else turns
            by_turn.setdefault(turns, []).append(glyph)
        upright = max(by_turn, key=lambda turn: len(by_turn[turn]), default=0)
        over = by_turn.get((upright + 2) % 4, [])
        if sum(bool(glyph.text.strip()) for glyph in over) < _FEW:
            size = (right - left, top - bottom)[:: -1 if upright % 2 else 1]
            by_turn[upright] = by_turn.get(upright, []) + [_overturned(glyph, *size) for glyph in over]
            by_turn.pop((upright + 2) % 4, None)
        words = tuple(words_of(by_turn.pop(upright, ())))
        turned = tuple(tuple(words_of(glyphs)) for _, glyphs in sorted(by_turn.items()))
        if upright:
            return Sheet(right - left if upright % 2 else top - bottom, words, turned)
        rules, pictures = drawn_on(page)
        links = tuple(_links(document, page, left, top))
        return Sheet(top - bottom, words, turned, tuple(rules), tuple(pictures), links)


def _overturned(glyph: Glyph, width: float, height: float) -> Glyph:
    """A glyph that stands on its head or in a mirror, as the E of the XeTeX logo, where it is among upright ones."""
    if not glyph.text.strip():
        return glyph
    base = height - glyph.base
    return replace(
        glyph, left=width - glyph.right, right=width - glyph.left, base=base, turns=(glyph.turns + 2) % 4
    )


def _links(document: PdfDocument, page: PdfPage, left: float, top: float) -> Iterator[Link]:
    position, link, rect = c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, byref(position), byref(link)):
            return
        url = _url(document, link)
        if url and raw.FPDFLink_GetAnnotRect(link, byref(rect)):
            yield Link(rect.left - left, top - rect.top, rect.right - left, top - rect.bottom, url)


def _url(document: PdfDocument, link: raw.FPDF_LINK) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    buffer = create_string_buffer(raw.FPDFAction_GetURIPath(document, action, None, 0) or 1)
    raw.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")
