"""What a finished page is made of, as values: structure elements, runs of glyphs, boxes, lines.

Lengths are points, x to the right and y down from the top left corner of the trimmed page; pages from 1.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

HYPHENS = frozenset("-\u00ad\u2010")
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class PageSize:
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element; `index` is its place in reading order, `parent` the index of the one around it.

    `kind` is the standard type (H1, P, LBody, Span …), `tag` the type as written, before the role map (Title,
    Em, Strong …). `pages` are those its content stands on.
    """

    index: int
    kind: str
    tag: str
    parent: int | None
    pages: tuple[int, ...]
    title: str = ""
    alt: str = ""
    language: str = ""

    @property
    def level(self) -> int | None:
        """1 to 6 for a heading, else None."""
        return _HEADINGS.index(self.kind) + 1 if self.kind in _HEADINGS else None


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs drawn in one go on one baseline, from the first ink at `x0` to the last at `x1`.

    White space alone has no ink: `x0 == x1`. `element` is None for artifacts and for text without a tag.
    `text` is for messages only: Persian and Arabic come out of a PDF wrong. `missing` counts the glyphs no
    font had.
    """

    page: int
    element: int | None
    artifact: bool
    baseline: float
    x0: float
    x1: float
    size: float
    text: str
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """The visible extent of an "image", a "shading", or a "path": a rule, frame, or stroke of a drawing."""

    page: int
    element: int | None
    kind: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """A whole document; `runs` and `boxes` are in the order in which they are drawn."""

    pages: tuple[PageSize, ...]
    elements: tuple[Element, ...]
    runs: tuple[Run, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the eye sees it; `runs` from left to right, raised and lowered ones among them.

    `baseline` and `size` are those of its main text.
    """

    page: int
    column: int
    baseline: float
    size: float
    runs: tuple[Run, ...]

    @property
    def x0(self) -> float:
        return min(run.x0 for run in self.runs)

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @property
    def text(self) -> str:
        """For messages only."""
        return "".join(run.text for run in self._as_read())

    @property
    def hyphenated(self) -> bool:
        """Whether the last glyph is a hyphen, of the text or of the line break."""
        return self._as_read()[-1].text.rstrip()[-1:] in HYPHENS

    def _as_read(self) -> tuple[Run, ...]:
        directions = [unicodedata.bidirectional(char) for run in self.runs for char in run.text]
        to_the_left = sum(direction in _RIGHT_TO_LEFT for direction in directions)
        return self.runs[::-1] if to_the_left > directions.count("L") else self.runs
