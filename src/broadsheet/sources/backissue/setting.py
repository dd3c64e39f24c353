"""How lines are set beside the text of an issue: larger, bolder, or as heads are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.model import Line, Type

_STEPS = (0.86, 0.96, 1.04, 1.15, 1.4, 1.9, 3.0)  # of the size of the text
_TEXT = 2  # the step of the text itself
_NEARLY = 0.05  # of a size, that makes no difference


class Look(TypedDict, total=False):
    """The fields of `Evidence` that say how a line is set."""

    size: int
    bold: bool
    italic: bool
    changes: bool
    head_type: bool


class Setting:
    """The looks of all lines; none where the source is flat text."""

    def __init__(self, lines: Sequence[Line], heads: Sequence[Head]) -> None:
        self._types = [line.type for line in lines]
        letters: Counter[Type] = Counter()
        for line in lines:
            if line.type:
                letters[line.type] += len(line.text)
        self._text = letters.most_common(1)[0][0] if letters else None
        self._heads = [found for head in heads if (found := self._types[head.start])]

    def of(self, at: int) -> Look:
        own = self._types[at]
        if own is None or self._text is None:
            return {}
        before = self._types[at - 1] if at else None
        return {
            "size": bisect_left(_STEPS, own.size / self._text.size) - _TEXT,
            "bold": own.bold and not self._text.bold,
            "italic": own.italic and not self._text.italic,
            "changes": before is None or not _alike(before, own),
            "head_type": any(_alike(own, head) for head in self._heads) and not _alike(own, self._text),
        }


def _alike(one: Type, other: Type) -> bool:
    same = (one.bold, one.italic) == (other.bold, other.italic)
    return same and abs(one.size - other.size) <= _NEARLY * other.size
