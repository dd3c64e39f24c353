"""Text whose columns stand side by side, as `pdftotext -layout` writes it: pages as grids of characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from broadsheet.sources.backissue.flat import INVISIBLE
from broadsheet.sources.backissue.model import Line, Manuscript
from broadsheet.sources.backissue.pages.cutting import Box, Cutter
from broadsheet.sources.backissue.pages.entries import pages_last, with_pages
from broadsheet.sources.backissue.pages.faces import Face
from broadsheet.sources.backissue.pages.phrases import Phrase, lines_of
from broadsheet.sources.backissue.pages.running import running_phrases
from broadsheet.sources.backissue.pages.words import Word

_RUN = re.compile(r"\S+(?: \S+)*")  # two blanks part what stands apart
_FAR = re.compile(r"\S {3,}\S")
_FACE = Face(2.0, bold=False, italic=False)  # a letter is half as wide as it is high
_LINE = 0.9  # of a line's height is taken
_SHARE = 0.25  # of the lines have wide blanks within
_FEWEST_LINES = 12
_INDENTED, _TOO_FAR = 2, 8  # letters
_MOST_PAGES = 2000


def grid_text(text: str) -> Manuscript | None:
    """`text` as a manuscript; None where no columns stand side by side in it."""
    even = INVISIBLE.sub("", text).expandtabs()
    pages = even.replace("\r\n", "\n").replace("\r", "\n").split("\f")[:_MOST_PAGES]
    if not _has_columns(pages):
        return None
    phrases = [with_pages(list(_phrases(page))) for page in pages]
    leftward = _is_leftward(phrases)
    running = running_phrases([float(page.count("\n") + 1) for page in pages], phrases)
    made = Manuscript([], pages=max((page for page, own in enumerate(phrases, 1) if own), default=1))
    column = number = 0
    for page, (own, edges) in enumerate(zip(phrases, running, strict=True), 1):
        regions = [edges, *_regions([each for each in own if each not in edges], leftward=leftward)]
        for region in regions:
            column += 1
            for said, opens in _lines(region, leftward=leftward):
                number += 1
                lines = made.running if region is edges else made.lines
                lines.append(Line(said, page, number, column, opens))
    return made


def _has_columns(pages: Sequence[str]) -> bool:
    lines = [line for page in pages for line in page.split("\n") if line.strip()]
    far = sum(bool(_FAR.search(line.strip())) for line in lines)
    return far >= max(_FEWEST_LINES, _SHARE * len(lines))


def _phrases(page: str) -> Iterator[Phrase]:
    for at, line in enumerate(page.split("\n"), 1):
        for run in _RUN.finditer(line):
            yield Phrase((Word(run[0], run.start(), run.end(), at, _FACE),))


def _is_leftward(pages: Sequence[Sequence[Phrase]]) -> bool:
    ways = Counter(word.leftward for page in pages for phrase in page for word in phrase.words)
    return ways[True] > ways[False]


def _regions(phrases: Sequence[Phrase], *, leftward: bool) -> list[list[Phrase]]:
    boxes = [Box(each, each.left, each.base - _LINE, each.right, each.base, each.size) for each in phrases]
    return Cutter[Phrase](boxes, leftward=leftward).regions()


def _lines(region: Sequence[Phrase], *, leftward: bool) -> Iterator[tuple[str, bool | None]]:
    """The lines of a region. Blank lines say nothing, as they stand beside lines of other columns; indents may."""
    lines = pages_last(lines_of(word for phrase in region for word in phrase.words), leftward=leftward)
    edges = Counter(round(_edge(line, leftward=leftward)) for line in lines)
    edge = max(edges, default=0, key=lambda x: edges[x - 1] + edges[x] + edges[x + 1])
    before = 0.0
    for line in lines:
        indent = abs(_edge(line, leftward=leftward) - edge)
        opens = _INDENTED <= indent < _TOO_FAR and before < _INDENTED and not leftward
        ordered = reversed(line) if leftward else line
        yield " ".join(word.text for word in ordered), opens or None
        before = indent


def _edge(line: Sequence[Word], *, leftward: bool) -> float:
    return line[-1].right if leftward else line[0].left
