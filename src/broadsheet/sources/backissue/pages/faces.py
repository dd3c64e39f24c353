"""Type on a page: faces, and glyphs set in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEFTWARD = re.compile("[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Face:
    """A font at one size in points."""

    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """Points from the top left corner of the page as the text stands upright; `base` is the line it stands on.

    `turns` are the quarter turns to the left that the page would have to be given for that. `text` is " " for a space,
    and "" where pdfium thinks that words part. `inked`: its edges are those of its ink, as
    its width is not known.
    """

    text: str
    left: float
    right: float
    base: float
    face: Face
    turns: int
    inked: bool = False
