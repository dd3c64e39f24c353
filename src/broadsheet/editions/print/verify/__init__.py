"""The finished PDF held against the plan, to the line.

Everything here is measured on the PDF: baselines of tagged blocks, extents of rules and pictures, bookmarks.
The plan is used only to say what should have been there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.links import Bookmark, read_outline
from broadsheet.editions.print.readback.model import Geometry
from broadsheet.editions.print.theme import PageGrid
from broadsheet.editions.print.verify.expected import ExpectedBlock, Place, Stretch, expected_blocks
from broadsheet.editions.print.verify.faults import (
    Fault,
    Faults,
    find_faults,
    gaps_of,
    hyphens_at_column_end,
    tally,
)
from broadsheet.editions.print.verify.found import FoundBlock, Ruler, body_blocks
from broadsheet.fit.flatplan import Flatplan


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. `gaps` are the empty lines at the foot of each column; `differences` name, in words, every
    place where the PDF is not what was planned.
    """

    pages: int
    fault_places: tuple[Fault, ...]
    gaps: dict[Place, int]
    contents: tuple[Bookmark, ...]
    hyphens_at_column_end: int
    differences: tuple[str, ...]

    @property
    def faults(self) -> Faults:
        return tally(self.fault_places)

    @property
    def verified(self) -> bool:
        return not self.differences


def verify(plan: Flatplan, grid: PageGrid, pdf: bytes, *, scales: Iterable[float] = (1.0,)) -> Verification:
    """Read `pdf` back and compare it with `plan`. Raises `ReadbackError` when it cannot be read.

    Body text has the grid's size, times one of `scales`.
    """
    geometry = read_geometry(pdf)
    ruler = Ruler(grid, tuple(grid.size * scale for scale in scales))
    found = list(body_blocks(geometry, ruler, plan))
    expected = [block for block in expected_blocks(plan) if block.text]
    outline = read_outline(pdf)
    return Verification(
        pages=len(geometry.pages),
        fault_places=find_faults(geometry, ruler, plan, found),
        gaps=gaps_of(geometry, ruler),
        contents=outline,
        hyphens_at_column_end=hyphens_at_column_end(found),
        differences=(
            *_page_differences(plan, geometry),
            *_block_differences(expected, found),
            *_outline_differences(plan, outline),
        ),
    )


def _page_differences(plan: Flatplan, geometry: Geometry) -> Iterator[str]:
    if len(geometry.pages) != len(plan.pages):
        yield f"{len(plan.pages)} pages were planned, the PDF has {len(geometry.pages)}"


def _block_differences(expected: list[ExpectedBlock], found: list[FoundBlock]) -> Iterator[str]:
    for number, (plan, block) in enumerate(zip_longest(expected, found), 1):
        if plan is None:
            yield f"block {number} on page {block.stretches[0].place.page} was not planned: “{block.lines[0].text}”"
        elif block is None:
            yield f"block {number}, a {plan.role} of {plan.slug}, is missing from the PDF"
        elif plan.stretches != block.stretches:
            yield (
                f"block {number}, a {plan.role} of {plan.slug}: planned at {_said(plan.stretches)}, "
                f"found at {_said(block.stretches)}"
            )


def _said(stretches: tuple[Stretch, ...]) -> str:
    return ", ".join(
        f"page {s.place.page} column {s.place.column + 1} lines {s.first + 1}–{s.first + s.count}"
        for s in stretches
    )


def _outline_differences(plan: Flatplan, outline: tuple[Bookmark, ...]) -> Iterator[str]:
    planned = [planned.page for planned in plan.stories()]
    found = [bookmark.page for bookmark in outline]
    if planned != found:
        yield f"the bookmarks name pages {found}, planned were {planned}"
