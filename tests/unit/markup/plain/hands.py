"""What the tests of text write with."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.issue.model import Block, Paragraph, Sentence, Text
from broadsheet.markup.plain.blocks import block_lines
from broadsheet.markup.plain.inlines import Hand, Links
from broadsheet.markup.plain.line import Line, as_text
from broadsheet.markup.plain.room import Room
from broadsheet.strings import Strings, load_strings

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


def words(language: str) -> Strings:
    return load_strings(language, {})[0]


def hand(language: str = "en", *, links: Links | None = None, notes: Iterable[int] = ()) -> Hand:
    strings = words(language)
    return Hand(language, strings, links or Links(strings), notes)


def paragraph(*texts: str) -> Paragraph:
    return Paragraph(tuple(Sentence((Text(text),)) for text in texts))


def shown(lines: Iterable[Line]) -> list[str]:
    return as_text(lines).removesuffix("\n").split("\n")


def written(*blocks: Block, language: str = "en", width: int = 72) -> list[str]:
    """The lines of `blocks` as they stand in the file."""
    return shown(block_lines(hand(language), blocks, Room(width=width)))


def bare(text: str) -> str:
    """`text` without the marks that only say which way it runs."""
    return text.translate(MARKS)
