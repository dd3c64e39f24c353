"""Text that runs from top to bottom, in columns from right to left, as on many pages in Japanese and Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from broadsheet.sources.backissue.pages.faces import Glyph

_EAST_ASIAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_FEWEST = 20  # pairs of glyphs of which one stands under the other
_ASCENT = 0.88  # of the size, how far the square of a glyph reaches above the line that it would stand on
_SAME = 0.3  # of the size, within which squares stand on one line, or in one column
_NEXT = 1.9  # of the size, how far the next square may begin


def upended(glyphs: Sequence[Glyph], width: float) -> list[Glyph]:
    """`glyphs` of a page of `width` points, as if those that stand under one another were set on a line, on a page that
    is turned a quarter to the left: so its columns become lines, from the right one down, and what is read first stands
    on top.
    """
    squares = [at for at, glyph in enumerate(glyphs) if _EAST_ASIAN.match(glyph.text) and not glyph.turns]
    pairs = list(pairwise(squares))
    under = [(at, next_) for at, next_ in pairs if _is_under(glyphs[at], glyphs[next_])]
    beside = sum(_is_beside(glyphs[at], glyphs[next_]) for at, next_ in pairs)
    if len(under) < _FEWEST or len(under) < beside:
        return list(glyphs)
    turned = {at for pair in under for at in pair}
    # Nothing parts two that stand under one another: pdfium thinks that every square is a word.
    within = {between for at, next_ in under for between in range(at + 1, next_)}
    return [
        _turned(glyph, width) if at in turned else glyph
        for at, glyph in enumerate(glyphs)
        if at not in within or glyph.text.strip()
    ]


def _turned(glyph: Glyph, width: float) -> Glyph:
    top = glyph.base - _ASCENT * glyph.face.size
    base = width - glyph.left - (1 - _ASCENT) * glyph.face.size
    return replace(glyph, left=top, right=top + glyph.face.size, base=base, turns=1, inked=False)


def _is_under(glyph: Glyph, other: Glyph) -> bool:
    """Whether `other` is the next in the column of `glyph`."""
    size = max(glyph.face.size, other.face.size)
    return (
        abs(glyph.left - other.left) < _SAME * size and _SAME * size < other.base - glyph.base < _NEXT * size
    )


def _is_beside(glyph: Glyph, other: Glyph) -> bool:
    size = max(glyph.face.size, other.face.size)
    return (
        abs(glyph.base - other.base) < _SAME * size and _SAME * size < other.left - glyph.left < _NEXT * size
    )
