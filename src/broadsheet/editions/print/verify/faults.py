"""What a reader would see as a mistake, counted on the finished PDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from broadsheet.editions.print.readback.lines import lines_of, missing_glyphs, runs_by_block
from broadsheet.editions.print.readback.model import Geometry, Run
from broadsheet.editions.print.verify.expected import Place
from broadsheet.editions.print.verify.found import OFF_GRID, FoundBlock, Ruler
from broadsheet.fit.flatplan import Flatplan, Frame, PlannedBox

# Points. Hanging punctuation and hyphens may stand out of the measure by design; words may not.
OVERHANG = 6.0
_CROSSHEAD_LEVEL = 2
_INK_HEIGHT = 0.5  # of the size: lower-case letters reach so high
_LINES_UNDER_HEAD = 2
_LONG_PARAGRAPH = 3  # lines: shorter ones have neither widow nor orphan


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


def count_faults(geometry: Geometry, ruler: Ruler, plan: Flatplan, found: Iterable[FoundBlock]) -> Faults:
    return Faults(
        widows=sum(_lone(block, -1) for block in found),
        orphans=sum(_lone(block, 0) for block in found),
        stranded_heads=sum(_stranded(geometry, ruler, found)),
        overset_lines=_overset(geometry, ruler, plan) + _collisions(geometry),
        off_grid_baselines=sum(block.off_grid for block in found),
        missing_glyphs=len(missing_glyphs(geometry)),
    )


def _lone(block: FoundBlock, end: int) -> bool:
    """Whether a paragraph of three lines or more leaves one line alone at its first or last column."""
    by_place: dict[Place, int] = defaultdict(int)
    for stretch in block.stretches:
        by_place[stretch.place] += stretch.count
    counts = list(by_place.values())
    return len(counts) > 1 and sum(counts) >= _LONG_PARAGRAPH and counts[end] == 1


def _stranded(geometry: Geometry, ruler: Ruler, found: Iterable[FoundBlock]) -> Iterator[bool]:
    """For every crosshead, whether fewer than two lines of its text stand below it in its column."""
    bodies = [(stretch.place, stretch.first, stretch.count) for block in found for stretch in block.stretches]
    for index, runs in runs_by_block(geometry).items():
        if geometry.elements[index].level == _CROSSHEAD_LEVEL:
            head = lines_of(runs, ruler.column)[-1]
            place, line = Place(head.page, head.column), ruler.line(head.baseline)
            below = sum(count for at, first, count in bodies if at == place and first > line - 0.5)
            yield below < _LINES_UNDER_HEAD


def _overset(geometry: Geometry, ruler: Ruler, plan: Flatplan) -> int:
    """Lines of type that are in no frame, or stand out of theirs."""
    areas: dict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
    for planned in (planned for page in plan.pages for planned in page):
        areas[planned.frame.page].append(_area(planned.frame, ruler, plate=_is_plate(planned)))
    return sum(
        not any(_holds(area, run) for area in areas[run.page])
        for run in geometry.runs
        if run.element is not None and not run.artifact and run.x0 < run.x1
    )


def _collisions(geometry: Geometry) -> int:
    """Lines of one block that are set over lines of another."""
    by_page: dict[int, list[tuple[float, int, Run]]] = defaultdict(list)
    for block, runs in runs_by_block(geometry).items():
        for run in runs:
            if run.x0 < run.x1:
                by_page[run.page].append((run.baseline, block, run))
    return sum(len(_colliding(sorted(runs, key=lambda each: each[0]))) for runs in by_page.values())


def _colliding(runs: list[tuple[float, int, Run]]) -> set[tuple[int, float]]:
    """(block, baseline) of every line that another block's line above runs into."""
    found = set()
    for index, (baseline, block, run) in enumerate(runs):
        for other_baseline, other_block, other in runs[index + 1 :]:
            if other_baseline - baseline > _INK_HEIGHT * other.size:
                break
            if other_block != block and min(run.x1, other.x1) - max(run.x0, other.x0) > 1:
                found.add((other_block, other_baseline))
    return found


def _is_plate(planned: object) -> bool:
    return isinstance(planned, PlannedBox) and planned.name == "nameplate"


def _area(frame: Frame, ruler: Ruler, *, plate: bool) -> tuple[float, float, float, float]:
    """Left, right, top and bottom within which a frame's baselines may lie, in points."""
    grid = ruler.grid
    edges = [*ruler.edges(frame.column), *ruler.edges(frame.column + frame.span - 1)]
    top = grid.margin_top + frame.line * grid.pitch
    # The line over the nameplate stands above its frame, in the margin, by design.
    return min(edges), max(edges), 0 if plate else top, top + grid.depth(frame.lines)


def _holds(area: tuple[float, float, float, float], run: Run) -> bool:
    left, right, top, bottom = area
    return left - OVERHANG <= run.x0 and run.x1 <= right + OVERHANG and top <= run.baseline <= bottom + 0.1


def hyphens_at_column_end(found: Iterable[FoundBlock]) -> int:
    """Hyphens on the last line of a block's part in a column, where the paragraph goes on in the next."""
    count = 0
    for block in found:
        for line, following in zip(block.lines, block.lines[1:], strict=False):
            if (line.page, line.column) != (following.page, following.column):
                count += line.hyphenated
    return count


def gaps_of(geometry: Geometry, ruler: Ruler) -> dict[Place, int]:
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
    return {
        place: max(0, int((ruler.foot - low) / ruler.grid.pitch + OFF_GRID)) for place, low in lowest.items()
    }


def _extents(geometry: Geometry) -> Iterator[tuple[int, float, float, float]]:
    """(page, left, right, bottom) of everything with ink; a line box ends a quarter of its size below."""
    for run in geometry.runs:
        if run.x0 < run.x1:
            yield run.page, run.x0, run.x1, run.baseline + 0.25 * run.size
    for box in geometry.boxes:
        yield box.page, box.x0, box.x1, box.bottom
