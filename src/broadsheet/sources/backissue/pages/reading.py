"""A PDF of any layout program → its lines in reading order, with their type; what runs at the edges of pages apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing

from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

from broadsheet.sources.backissue.model import Line, Manuscript, RecoveredPicture
from broadsheet.sources.backissue.pages.cutting import Box, Cutter
from broadsheet.sources.backissue.pages.entries import with_pages
from broadsheet.sources.backissue.pages.objects import Picture, Rule
from broadsheet.sources.backissue.pages.phrases import Phrase, phrases_of
from broadsheet.sources.backissue.pages.protruding import extents_of, without_leaders
from broadsheet.sources.backissue.pages.rows import Row, rows_of
from broadsheet.sources.backissue.pages.running import running_phrases
from broadsheet.sources.backissue.pages.sheets import Sheet, sheet_of

_MOST_PAGES = 2000


def read_pdf(data: bytes, name: str) -> Manuscript:
    """The PDF `data` as a manuscript; `name` is that of its file. ValueError says why it cannot be read."""
    sheets = _sheets(data, name)
    if not any(sheet.words or sheet.turned for sheet in sheets):
        raise ValueError(
            f"{name} has no text: its pages are pictures, in which letters must first be recognised"
        )
    leftward = _is_leftward(sheets)
    phrases = [without_leaders(with_pages(phrases_of(sheet.words))) for sheet in sheets]
    running = running_phrases([sheet.height for sheet in sheets], phrases)
    copy = _Copy(leftward=leftward)
    for sheet, own, edges in zip(sheets, phrases, running, strict=True):
        gone = set(map(id, edges))
        copy.add(sheet, [phrase for phrase in own if id(phrase) not in gone], edges)
    return copy.manuscript


def _sheets(data: bytes, name: str) -> list[Sheet]:
    try:
        with closing(PdfDocument(data)) as document:
            if len(document) > _MOST_PAGES:
                raise ValueError(f"{name} has {len(document)} pages; no issue has more than {_MOST_PAGES}")
            return [sheet_of(document, index) for index in range(len(document))]
    except (PdfiumError, ArithmeticError, MemoryError, OSError) as fault:
        raise ValueError(f"{name} cannot be read as a PDF: {' '.join(str(fault).split())}") from fault


def _is_leftward(sheets: Sequence[Sheet]) -> bool:
    ways = Counter(word.leftward for sheet in sheets for word in sheet.words if word.text.isalpha())
    return ways[True] > ways[False]


class _Copy:
    """The manuscript as it grows, page by page."""

    def __init__(self, *, leftward: bool) -> None:
        self.manuscript = Manuscript([], pages=0)
        self._leftward = leftward
        self._column = 0
        self._number = 0

    def add(self, sheet: Sheet, phrases: Sequence[Phrase], running: Sequence[Phrase]) -> None:
        """Add a page; `running` are the phrases of its running head and foot."""
        self.manuscript.pages += 1
        words = [word for phrase in running for word in phrase.words]
        self.manuscript.running += self._lines(sheet, rows_of(words, leftward=self._leftward))
        boxes = _boxes(sheet, phrases, leftward=self._leftward)
        for region in Cutter(boxes, leftward=self._leftward).regions():
            self._add_region(sheet, region)
        for turned in sheet.turned:
            self.manuscript.lines += self._lines(sheet, rows_of(turned, leftward=self._leftward))

    def _add_region(self, sheet: Sheet, region: Sequence[Phrase | Picture]) -> None:
        words = [word for each in region if isinstance(each, Phrase) for word in each.words]
        rows = rows_of(words, leftward=self._leftward)
        lines = list(self._lines(sheet, rows))
        self.manuscript.lines += lines
        for picture in sorted(
            (each for each in region if isinstance(each, Picture)), key=lambda each: each.top
        ):
            number = next(
                (line.number for line, row in zip(lines, rows, strict=True) if row.base > picture.bottom),
                self._number + 1,
            )
            self.manuscript.pictures.append(RecoveredPicture(picture.data, self.manuscript.pages, number))

    def _lines(self, sheet: Sheet, rows: Sequence[Row]) -> Iterator[Line]:
        self._column += 1
        for row in rows:
            self._number += 1
            links = dict.fromkeys(link.url for link in sheet.links for word in row.words if link.covers(word))
            yield Line(
                row.text, self.manuscript.pages, self._number, self._column, row.opens, row.type, tuple(links)
            )


def _boxes(sheet: Sheet, phrases: Sequence[Phrase], *, leftward: bool) -> list[Box[Phrase | Picture]]:
    extents = extents_of(phrases, leftward=leftward)
    boxes: list[Box[Phrase | Picture]] = [
        Box(each, left, each.top, right, _bottom(each, sheet.rules), each.size)
        for each, (left, right) in zip(phrases, extents, strict=True)
    ]
    boxes += [Box(each, each.left, each.top, each.right, each.bottom, 0) for each in sheet.pictures]
    return boxes + [Box(None, each.left, each.y, each.right, each.y + 0.1, 0) for each in sheet.rules]


def _bottom(phrase: Phrase, rules: Sequence[Rule]) -> float:
    """The foot of `phrase` with its descenders, short of a rule that is set close below large type."""
    below = [rule.y for rule in rules if rule.left < phrase.right and phrase.left < rule.right]
    return min([phrase.bottom, *(y for y in below if y > phrase.base)])
