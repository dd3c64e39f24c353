"""Wrapped lines put together again: paragraphs, and words that hyphens divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from broadsheet.issue.endings import announces, is_finished
from broadsheet.sources.backissue.model import Line

_HYPHENS = "-\u2010\u00ad"
_SHORT = 0.8  # of the longest lines around
_WORD = re.compile(r"\w+(?:-\w+)*")
OPENING = "“„«‹\"'‘「『”»"
"""Quotation marks that may open a quotation."""

_ITEM = re.compile(r"(?:(?P<mark>[•‣▪◦·*–-])|(?P<number>\d{1,2})[.)])\s+\S")
_FIRST = frozenset("1•‣▪◦·*–-")
_BULLETS = frozenset("•‣▪◦")  # which stand for nothing but the items of a list
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
        """`lines` as paragraphs: a new one where space says so, or behind a short line that ends a sentence, and for
        every item of a list.
        """
        longest = max((len(line.text) for line in lines), default=0)
        items = _items_in(lines)
        listed = False
        groups: list[list[str]] = []
        for at, (before, line) in enumerate(zip((None, *lines), lines, strict=False)):
            if before is None or at in items or (self._marked and line.opens):
                parts = True
            else:
                parts = _ends_item(before, line) if listed else _parts(before, line, longest)
            if parts:
                groups.append([])
                listed = at in items
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
        return line.opens and (ends or _is_above_blank(before, line, longest))
    return ends and len(before.text) < _SHORT * longest


def _is_above_blank(before: Line, line: Line, longest: int) -> bool:
    """Whether, in flat text, a short line before a blank one ends what is said, though no full stop does."""
    short = len(before.text) < _SHORT * longest and not is_word_divided(before.text)
    return line.type is None and short and (line.text[0].isupper() or line.text[0] in OPENING)


def _ends_item(before: Line, line: Line) -> bool:
    """Whether an item of a list ends between two lines; an indent alone says nothing: items hang."""
    return bool(line.opens) and (line.type is None or is_finished(before.text))


def _items_in(lines: Sequence[Line]) -> set[int]:
    """The places of lines with which items of lists begin. A dash or a number does so where it stands for more than one
    item, the first behind the end of a sentence or a space.
    """
    found: set[int] = set()
    marks = [_mark(line.text) for line in lines]
    expected = ""
    for at, mark in enumerate(marks):
        begins = (
            at == 0 or lines[at].opens or is_finished(lines[at - 1].text) or announces(lines[at - 1].text)
        )
        first = begins and mark in _FIRST and _following(mark) in marks[at + 1 :]
        if mark and (mark in _BULLETS or mark == expected or first):
            found.add(at)
            expected = _following(mark)
    return found


def _mark(text: str) -> str:
    """The mark or number of an item with which `text` begins; "" where it begins with none."""
    made = _ITEM.match(text)
    return (made["mark"] or str(int(made["number"]))) if made else ""


def _following(mark: str) -> str:
    """What the item behind that with `mark` begins with."""
    return str(int(mark) + 1) if mark.isdecimal() else mark
