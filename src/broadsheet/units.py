"""Points, millimetres and paper sizes. All lengths in the program are PostScript points (1/72 inch)."""

from __future__ import annotations

import re
from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4
SMALLEST_SIDE_MM, LARGEST_SIDE_MM = 90, 900


def millimetres(value: float) -> float:
    """Points of a length in millimetres."""
    return value * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, upright, in points."""

    name: str
    width: float
    height: float


PAPERS = {
    paper.name.lower(): paper
    for paper in (
        Paper("A5", millimetres(148), millimetres(210)),
        Paper("A4", millimetres(210), millimetres(297)),
        Paper("A3", millimetres(297), millimetres(420)),
        Paper("Letter", 612, 792),
        Paper("Legal", 612, 1008),
        Paper("Tabloid", 792, 1224),
    )
}
_CUSTOM = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", re.IGNORECASE)


def paper(name: str) -> Paper | None:
    """The paper called `name` ("A4", "letter") or measured by it ("240x330", millimetres); None if neither."""
    known = PAPERS.get(name.strip().lower())
    if known:
        return known
    match = _CUSTOM.fullmatch(name.strip())
    if not match:
        return None
    sides = (float(match[1]), float(match[2]))
    if not all(SMALLEST_SIDE_MM <= side <= LARGEST_SIDE_MM for side in sides):
        return None
    return Paper(f"{match[1]}×{match[2]} mm", millimetres(sides[0]), millimetres(sides[1]))
