"""Words → phrases: words of one line side by side, which no gutter parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from broadsheet.sources.backissue.pages.words import Word

SAME_LINE = 0.3  # of the size, within which feet stand on one line
_WORD_SPACE = 0.6  # of the smaller size, the widest
_OVERLAP = 0.5  # of the smaller size, how far kerned words reach into one another
_ALIKE = 1.35  # sizes of one phrase differ by less


@dataclass(frozen=True, slots=True)
class Phrase:
    """`words` from left to right, one at least."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def base(self) -> float:
        return main_word(self.words).base

    @property
    def size(self) -> float:
        return main_word(self.words).face.size


def main_word(words: Sequence[Word]) -> Word:
    """The word whose foot and size are the line's: the longest one, so that no raised figure is."""
    return max(words, key=lambda word: len(word.text) * word.face.size)


def phrases_of(words: Iterable[Word]) -> list[Phrase]:
    """Words that stand on one line, no wider apart than words are."""
    groups: list[list[Word]] = []
    for line in lines_of(words):
        for word in line:
            if groups and _go_together(groups[-1][-1], word):
                groups[-1].append(word)
            else:
                groups.append([word])
    return [Phrase(tuple(group)) for group in groups]


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words whose feet stand on one line, from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.base, each.left)):
        if lines and word.base - lines[-1][0].base < SAME_LINE * min(word.face.size, lines[-1][0].face.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda each: each.left) for line in lines]


def _go_together(one: Word, other: Word) -> bool:
    sizes = one.face.size, other.face.size
    gap = other.left - one.right
    on_line = abs(one.base - other.base) < SAME_LINE * min(sizes)
    beside = -_OVERLAP * min(sizes) < gap < _WORD_SPACE * min(sizes)
    return on_line and beside and max(sizes) < _ALIKE * min(sizes)
