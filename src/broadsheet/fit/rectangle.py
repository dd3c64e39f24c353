"""The values a story's setting is made of."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.fit.cuts import Cut


@dataclass(frozen=True, slots=True)
class Insert:
    """Something set between two pieces: before piece `at`, `lines` deep; `quote` is None for the picture."""

    at: int
    lines: int
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The closing line or lines; `whole` when the story is not cut and the mark only points to the web."""

    lines: int
    qr: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Rectangle:
    """One way to set a story, and its cost.

    One that `flows` is a strip one column wide, `depth` lines of it the galley, which columns break.
    """

    span: int
    lines: int
    cost: int
    head: int
    depth: int = 0
    wide_picture: int = 0
    cut: Cut | None = None
    inserts: tuple[Insert, ...] = ()
    mark: Mark | None = None
    flows: bool = False
