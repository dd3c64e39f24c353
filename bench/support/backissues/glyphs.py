"""Words and lines of a PDF with their places, as its content stream has them, which for our own is reading order."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw as pdfium

_BROKEN_HYPHEN = 2
"""What pdfium gives for a hyphen at the end of a line."""

_LEFTWARD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufeff]")
_NUMBER = re.compile(r"\d+(?:[./:,\u066b\u066c]\d+)*")
_TURNED = str.maketrans("()[]«»", ")(][»«")
_SAME_PLACE = 0.01
"""Characters of one ligature begin so near to one another, in points."""

_SAME_LINE = 0.5
"""How far, in heights of a word, a word's foot may be from its line's."""


@dataclass(frozen=True, slots=True)
class Word:
    """Points from the top left corner of the page: `left`, `right`, `base` (the line it stands on), and its `size`."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        return self.words[0].base


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, in points."""

    width: float
    height: float
    words: tuple[Word, ...]


def sheets(pdf: bytes, *, backward: bool = True) -> list[Sheet]:
    """The pages of the PDF; `backward`: with the figures of words that run to the left turned round."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_sheet(page, backward=backward) for page in document]
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage, *, backward: bool) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        return Sheet(width, height, tuple(_words(text, height, backward=backward)))
    finally:
        text.close()
        page.close()


def _words(page: pypdfium2.PdfTextPage, height: float, *, backward: bool) -> Iterator[Word]:
    """Runs of characters between spaces; characters that pdfium puts in for a line's end part them too."""
    run: list[Word] = []
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        broken = code == _BROKEN_HYPHEN
        if not chr(code).strip() or (not broken and pdfium.FPDFText_IsGenerated(page, index) == 1):
            yield from _word(run, backward=backward)
            run = []
            continue
        glyph = _glyph(page, index, "-" if broken else chr(code), height)
        if run and abs(run[-1].base - glyph.base) >= _SAME_LINE * run[-1].size:
            yield from _word(run, backward=backward)
            run = []
        run.append(glyph)
    yield from _word(run, backward=backward)


def _word(run: Sequence[Word], *, backward: bool) -> Iterator[Word]:
    """The characters as one word. Where text runs to the left, pdfium turns brackets, and parts of addresses."""
    text = "".join(glyph.text for glyph in run)
    if all(unicodedata.category(character) == "Cf" for character in text):
        return
    if _LEFTWARD.search(text):
        text = _leftward(run).translate(_TURNED)
        text = text if backward else _NUMBER.sub(lambda found: found[0][::-1], text)
    elif not text.isdigit():
        text = "".join(glyph.text for glyph in sorted(run, key=lambda each: each.left))
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    left, right = min(glyph.left for glyph in run), max(glyph.right for glyph in run)
    yield replace(run[0], text=text, left=left, right=right)


def _leftward(run: Sequence[Word]) -> str:
    """From right to left. pdfium gives the parts of a ligature backwards, and some words that have one."""
    parts: list[list[Word]] = []
    for glyph in run:
        if parts and abs(parts[-1][0].left - glyph.left) < _SAME_PLACE:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    parts.sort(key=lambda part: -part[0].left)
    return "".join(glyph.text for part in parts for glyph in reversed(part))


def _glyph(page: pypdfium2.PdfTextPage, index: int, character: str, height: float) -> Word:
    left, bottom, right, top = page.get_charbox(index, loose=True)
    _, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, _, y)
    size = pdfium.FPDFText_GetFontSize(page, index)
    return Word(character, left, right, height - y.value, size if size > 1 else top - bottom)


def lines(sheet: Sheet) -> list[Line]:
    """The words in stream order, a new line where the foot of the words changes or they go back, as to a column."""
    found: list[list[Word]] = []
    for word in sheet.words:
        if found and _continues(found[-1][-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [Line(tuple(words)) for words in found]


def _continues(last: Word, word: Word) -> bool:
    gap = max(word.left - last.right, last.left - word.right)
    size = min(last.size, word.size)
    return abs(last.base - word.base) < _SAME_LINE * size and gap < 4 * size
