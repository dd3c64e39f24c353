"""The finished PDF held against the plan, to the line.

Everything here is measured on the PDF: baselines of tagged blocks, extents of rules and pictures, bookmarks.
The plan is used only to say what should have been there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from broadsheet.editions.print.expected import ExpectedBlock, Place, Stretch, expected_blocks
from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.lines import lines_of, missing_glyphs, runs_by_block
from broadsheet.editions.print.readback.links import Bookmark, read_outline
from broadsheet.editions.print.readback.model import Box, Geometry, Line, Run
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.flatplan import Flatplan, PlannedStory

# Points. Hanging punctuation and hyphens may stand out of the measure by design; words may not.
OVERHANG = 6.0
# Lines. Rounding in the PDF is a thousandth of a point; a baseline off by more is off the grid.
OFF_GRID = 0.02
_SIZE_TOLERANCE = 0.02


@dataclass(frozen=True, slots=True)
class Faults:
    """What a reader would see as a mistake, counted on the PDF."""

    widows: int = 0
    orphans: int = 0
    stranded_heads: int = 0
    overset_lines: int = 0
    off_grid_baselines: int = 0
    missing_glyphs: int = 0

    @property
    def total(self) -> int:
        return sum(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. `gaps` are the empty lines at the foot of each column; `differences` name, in words, every
    place where the PDF is not what was planned."""

    pages: int
    faults: Faults
    gaps: dict[Place, int]
    contents: tuple[Bookmark, ...]
    hyphens_at_column_end: int
    differences: tuple[str, ...]

    @property
    def verified(self) -> bool:
        return not self.differences


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block of body text in the PDF: its lines in reading order, and the stretches they make."""

    kind: str
    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]
    off_grid: int


@dataclass(frozen=True, slots=True)
class Ruler:
    """From points in the PDF to columns and lines of the grid."""

    grid: PageGrid

    def column(self, run: Run) -> int:
        grid = self.grid
        steps = (run.x0 - grid.margin_x + grid.gutter / 2) / (grid.column_width + grid.gutter)
        column = min(grid.columns - 1, max(0, int(steps)))
        return grid.columns - 1 - column if grid.rtl else column

    def line(self, baseline: float) -> float:
        """Line number of a baseline, a whole number on the grid."""
        return (baseline - self.grid.margin_top - 0.75 * self.grid.size) / self.grid.pitch

    def edges(self, column: int) -> tuple[float, float]:
        """Left and right edge of a column counted from the start side."""
        grid = self.grid
        at = grid.columns - 1 - column if grid.rtl else column
        left = grid.margin_x + at * (grid.column_width + grid.gutter)
        return left, left + grid.column_width

    @property
    def foot(self) -> float:
        """Where the last line box ends."""
        return self.grid.margin_top + self.grid.depth(self.grid.lines)


def verify(plan: Flatplan, grid: PageGrid, pdf: bytes) -> Verification:
    """Read `pdf` back and compare it with `plan`. Raises `ReadbackError` when it cannot be read."""
    geometry = read_geometry(pdf)
    ruler = Ruler(grid)
    found = list(_body_blocks(geometry, ruler, plan))
    expected = [block for block in expected_blocks(plan) if block.text]
    outline = read_outline(pdf)
    return Verification(
        pages=len(geometry.pages),
        faults=_faults(geometry, ruler, plan, found),
        gaps=_gaps(geometry, ruler),
        contents=outline,
        hyphens_at_column_end=_hyphens(found),
        differences=(
            *_page_differences(plan, geometry),
            *_block_differences(expected, found),
            *_outline_differences(plan, outline),
        ),
    )


# -- reading --------------------------------------------------------------------------------------------------------


def _body_blocks(geometry: Geometry, ruler: Ruler, plan: Flatplan) -> Iterator[FoundBlock]:
    """Blocks with lines of body size inside the columns of a story, in the order of the tags."""
    bodies = [planned for planned in plan.stories() if not planned.copy.teaser]
    for index, runs in runs_by_block(geometry).items():
        lines = [
            line
            for line in lines_of(runs, ruler.column)
            if abs(line.size - ruler.grid.size) < _SIZE_TOLERANCE and any(_within(line, ruler, b) for b in bodies)
        ]
        if lines and geometry.elements[index].level is None:
            yield _found(geometry.elements[index].kind, tuple(lines), ruler)


def _within(line: Line, ruler: Ruler, planned: PlannedStory) -> bool:
    """Whether a line is in the columns of text of a planned story; half a line of leeway."""
    frame = planned.frame
    return (
        line.page == frame.page
        and frame.column <= line.column < frame.column + frame.span
        and planned.body_top - 0.5 < ruler.line(line.baseline) < frame.line + frame.lines
    )


def _found(kind: str, lines: tuple[Line, ...], ruler: Ruler) -> FoundBlock:
    stretches: list[Stretch] = []
    off_grid = 0
    for line in lines:
        number = ruler.line(line.baseline)
        off_grid += abs(number - round(number)) > OFF_GRID
        place = Place(line.page, line.column)
        last = stretches[-1] if stretches else None
        if last and last.place == place and last.first + last.count == round(number):
            stretches[-1] = Stretch(place, last.first, last.count + 1)
        else:
            stretches.append(Stretch(place, round(number), 1))
    return FoundBlock(kind, lines, tuple(stretches), off_grid)


# -- faults ---------------------------------------------------------------------------------------------------------


def _faults(geometry: Geometry, ruler: Ruler, plan: Flatplan, found: list[FoundBlock]) -> Faults:
    return Faults(
        widows=sum(_lone(block, -1) for block in found),
        orphans=sum(_lone(block, 0) for block in found),
        stranded_heads=sum(_stranded(geometry, ruler, found)),
        overset_lines=_overset(geometry, ruler, plan),
        off_grid_baselines=sum(block.off_grid for block in found),
        missing_glyphs=len(missing_glyphs(geometry)),
    )


def _lone(block: FoundBlock, end: int) -> bool:
    """Whether a paragraph of three lines or more leaves one line alone at its first or last column."""
    by_place: dict[Place, int] = defaultdict(int)
    for stretch in block.stretches:
        by_place[stretch.place] += stretch.count
    counts = list(by_place.values())
    return len(counts) > 1 and sum(counts) > 2 and counts[end] == 1


def _stranded(geometry: Geometry, ruler: Ruler, found: list[FoundBlock]) -> Iterator[bool]:
    """For every crosshead, whether fewer than two lines of its text stand below it in its column."""
    bodies = [(stretch.place, stretch.first, stretch.count) for block in found for stretch in block.stretches]
    for index, runs in runs_by_block(geometry).items():
        if geometry.elements[index].level == 2:  # noqa: PLR2004 - H2 is a crosshead
            head = lines_of(runs, ruler.column)[-1]
            place, line = Place(head.page, head.column), ruler.line(head.baseline)
            below = sum(count for at, first, count in bodies if at == place and first > line - 0.5)
            yield below < 2


def _overset(geometry: Geometry, ruler: Ruler, plan: Flatplan) -> int:
    """Lines of type that are in no frame, or stand out of theirs."""
    frames: dict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
    for page in plan.pages:
        for planned in page:
            frame = planned.frame
            first, last = sorted((ruler.edges(frame.column)[0], ruler.edges(frame.column + frame.span - 1)[0]))
            top = ruler.grid.margin_top + frame.line * ruler.grid.pitch
            bottom = top + ruler.grid.depth(frame.lines)
            frames[frame.page].append((first, last + ruler.grid.column_width, top, bottom))
    return sum(
        not any(_holds(frame, run, ruler.grid.pitch) for frame in frames[run.page])
        for run in geometry.runs
        if run.element is not None and not run.artifact and run.x0 < run.x1
    )


def _holds(frame: tuple[float, float, float, float], run: Run, pitch: float) -> bool:
    left, right, top, bottom = frame
    # The line over the nameplate stands above its frame, in the margin, by design: two lines at most.
    above = 2 * pitch if top < 100 else 0
    return (
        left - OVERHANG <= run.x0
        and run.x1 <= right + OVERHANG
        and top - above <= run.baseline <= bottom + 0.1
    )


def _hyphens(found: list[FoundBlock]) -> int:
    """Hyphens on the last line of a block's part in a column, where the paragraph goes on in the next."""
    count = 0
    for block in found:
        for line, following in zip(block.lines, block.lines[1:], strict=False):
            if (line.page, line.column) != (following.page, following.column):
                count += line.hyphenated
    return count


def _gaps(geometry: Geometry, ruler: Ruler) -> dict[Place, int]:
    """Whole empty lines at the foot of every column of every page."""
    lowest = {
        Place(page, column): ruler.grid.margin_top
        for page in range(1, len(geometry.pages) + 1)
        for column in range(ruler.grid.columns)
    }
    for page, x0, x1, bottom in _extents(geometry):
        if bottom > ruler.foot + ruler.grid.pitch:
            continue  # in the margin
        for column in range(ruler.grid.columns):
            left, right = ruler.edges(column)
            if x0 < right - 1 and x1 > left + 1:
                place = Place(page, column)
                lowest[place] = max(lowest[place], bottom)
    return {place: max(0, int((ruler.foot - low) / ruler.grid.pitch + OFF_GRID)) for place, low in lowest.items()}


def _extents(geometry: Geometry) -> Iterator[tuple[int, float, float, float]]:
    """(page, left, right, bottom) of everything with ink; a line box ends a quarter of its size below."""
    for run in geometry.runs:
        if run.x0 < run.x1:
            yield run.page, run.x0, run.x1, run.baseline + 0.25 * run.size
    for box in geometry.boxes:
        yield _box_extent(box)


def _box_extent(box: Box) -> tuple[int, float, float, float]:
    return box.page, box.x0, box.x1, box.bottom


# -- differences ----------------------------------------------------------------------------------------------------


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
        f"page {s.place.page} column {s.place.column + 1} lines {s.first + 1}–{s.first + s.count}" for s in stretches
    )


def _outline_differences(plan: Flatplan, outline: tuple[Bookmark, ...]) -> Iterator[str]:
    planned = [(planned.copy.story.title, planned.frame.page) for planned in plan.stories()]
    found = [(bookmark.title, bookmark.page) for bookmark in outline]
    if [page for _, page in planned] != [page for _, page in found]:
        yield f"the bookmarks name pages {[page for _, page in found]}, planned were {[page for _, page in planned]}"
