"""Wrapped lines put together again: paragraphs, and words that hyphens divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from broadsheet.issue.endings import announces, is_finished
from broadsheet.sources.backissue.model import Line

_HYPHENS = "-\u2010\u00ad"
_SHORT = 0.8  # of the longest lines around
_WORD = re.compile(r"\w+(?:-\w+)*")
_UNSPACED = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")


def is_word_divided(line: str) -> bool:
    """Whether a hyphen at the end of `line` may divide a word."""
    return line[-1:] in set(_HYPHENS) and line[-2:-1].isalpha()


class Joiner:
    """Joins lines by what the whole issue says: a word is divided where the issue has it whole elsewhere. `marked`: the
    source itself says where paragraphs begin.
    """

    def __init__(self, lines: Iterable[Line], *, marked: bool = False) -> None:
        self._marked = marked
        self._words = {word.casefold() for text in _whole(lines) for word in _WORD.findall(text)}

    def joined(self, texts: Sequence[str]) -> str:
        """`texts`, lines of one paragraph, as running text."""
        said = ""
        for text in texts:
            said = self._with(said, text) if said else text
        return said.replace("\u00ad", "")

    def _with(self, said: str, text: str) -> str:
        if is_word_divided(said) and text[:1].isalpha():
            return said[:-1] + ("-" if self._is_compound(said, text) else "") + text
        if _UNSPACED.match(said[-1]) and _UNSPACED.match(text[0]):
            return said + text
        return f"{said} {text}"

    def _is_compound(self, said: str, text: str) -> bool:
        if said[-1] == "\u00ad":
            return False
        first, second = re.findall(r"\w+", said)[-1].casefold(), re.findall(r"\w+", text)[0].casefold()
        if f"{first}-{second}" in self._words or text[:1].isupper():
            return True
        return first + second not in self._words and {first, second} <= self._words

    def paragraphs(self, lines: Sequence[Line]) -> list[str]:
        """`lines` as paragraphs: a new one where space says so, or behind a short line that ends a sentence."""
        longest = max((len(line.text) for line in lines), default=0)
        groups: list[list[str]] = []
        for before, line in zip((None, *lines), lines, strict=False):
            if before is None or (self._marked and line.opens) or _parts(before, line, longest):
                groups.append([])
            groups[-1].append(line.text)
        return [self.joined(group) for group in groups]


def _whole(lines: Iterable[Line]) -> Iterator[str]:
    """The texts of `lines` without the parts of words that hyphens divide."""
    divided = False
    for line in lines:
        text = line.text.partition(" ")[2] if divided else line.text
        divided = line.text[-1] in _HYPHENS
        yield text.rpartition(" ")[0] if divided else text


def _parts(before: Line, line: Line, longest: int) -> bool:
    ends = is_finished(before.text) or announces(before.text)
    if line.opens is not None and line.column == before.column:
        return line.opens and ends
    return ends and len(before.text) < _SHORT * longest
