"""Flat text as lines: pages by form feeds, wrapped lines as they are, blank lines only where they say something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.sources.backissue.model import Line, Manuscript
from broadsheet.sources.backissue.ruled import with_heads

INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What says where lines may break, which way text runs, or how bytes are ordered, and no word."""

_DOUBLED = 0.8  # of the lines followed by one blank line, from which blank lines part nothing


def flat_text(text: str) -> Manuscript:
    """Flat text as a manuscript."""
    lines = lines_of(text)
    return with_heads(Manuscript(lines, pages=lines[-1].page if lines else 1))


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that have words. A blank line opens a paragraph, unless one stands behind every line."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    says_nothing = _is_doubled([line.strip() for page in pages for line in page.split("\n")])
    return list(_lines(pages, says_nothing=says_nothing))


def _lines(pages: list[str], *, says_nothing: bool) -> Iterator[Line]:
    number = 0
    for page, text in enumerate(pages, 1):
        blanks = 1  # a page opens a paragraph as little as a column does, but nobody can tell
        for raw in text.split("\n"):
            number += 1
            if words := " ".join(INVISIBLE.sub("", raw).split()):
                opens = (blanks > 1) if says_nothing else bool(blanks)
                yield Line(words, page, number, column=page, opens=opens or None)
                blanks = 0
            else:
                blanks += 1


def _is_doubled(lines: list[str]) -> bool:
    """Whether nearly every line of words has one blank line behind it."""
    written = [index for index, line in enumerate(lines[:-1]) if line]
    followed = sum(not lines[index + 1] for index in written)
    return bool(written) and followed >= _DOUBLED * len(written)
