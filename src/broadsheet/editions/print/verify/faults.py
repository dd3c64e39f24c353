"""What a reader would see as a mistake, counted on the finished PDF."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from broadsheet.editions.print.readback.lines import lines_of, missing_glyphs, runs_by_block
from broadsheet.editions.print.readback.model import Geometry, Line, Run
from broadsheet.editions.print.verify.expected import Place
from broadsheet.editions.print.verify.found import OFF_GRID, FoundBlock, Ruler
from broadsheet.fit.flatplan import Flatplan, Frame, PlannedBox

# Points. Hanging punctuation and hyphens may stand out of the measure by design; words may not.
OVERHANG = 6.0
_STRETCHED_SPACE = 2  # of the size
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


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: its name in `Faults`, its page, and words to find it by."""

    kind: str
    page: int
    words: str

    def __str__(self) -> str:
        return f"{_NAMES[self.kind]} on page {self.page}, “{self.words.strip()}”"


_NAMES = {
    "widows": "a widow",
    "orphans": "an orphan",
    "stranded_heads": "a head without two lines of its text",
    "overset_lines": "type outside its frame",
    "off_grid_baselines": "a line off the grid",
    "missing_glyphs": "a character no font has",
}


def find_faults(
    geometry: Geometry, ruler: Ruler, plan: Flatplan, found: list[FoundBlock]
) -> tuple[Fault, ...]:
    """Every fault, kind by kind."""
    return (
        *(_fault("widows", block.lines[-1]) for block in found if _lone(block, -1)),
        *(_fault("orphans", block.lines[0]) for block in found if _lone(block, 0)),
        *(_fault("stranded_heads", head) for head in _stranded(geometry, ruler)),
        *(Fault("overset_lines", run.page, run.text) for run in _overset(geometry, ruler, plan)),
        *(Fault("overset_lines", run.page, run.text) for run in _collisions(geometry)),
        *(_fault("off_grid_baselines", line) for block in found for line in block.off_grid),
        *(Fault("missing_glyphs", run.page, run.text) for run in missing_glyphs(geometry)),
    )


def _fault(kind: str, line: Line) -> Fault:
    return Fault(kind, line.page, line.text)


def tally(faults: Iterable[Fault]) -> Faults:
    """How many there are of each kind."""
    return Faults(**Counter(fault.kind for fault in faults))


def _lone(block: FoundBlock, end: int) -> bool:
    """Whether a paragraph of three lines or more leaves one line alone at its first or last column."""
    by_place: dict[Place, int] = defaultdict(int)
    for stretch in block.stretches:
        by_place[stretch.place] += stretch.count
    counts = list(by_place.values())
    return len(counts) > 1 and sum(counts) >= _LONG_PARAGRAPH and counts[end] == 1


def _stranded(geometry: Geometry, ruler: Ruler) -> Iterator[Line]:
    """Crossheads with fewer than two lines of their text below them in their column, though they have more."""
    head: Line | None = None
    below = elsewhere = 0
    for index, runs in runs_by_block(geometry).items():
        level = geometry.elements[index].level
        lines = lines_of(runs, ruler.column)
        if level is not None:
            if head and below < _LINES_UNDER_HEAD and elsewhere:
                yield head
            head, below, elsewhere = (lines[-1] if level == _CROSSHEAD_LEVEL else None), 0, 0
        elif head:
            here = sum((line.page, line.column) == (head.page, head.column) for line in lines)
            below, elsewhere = below + here, elsewhere + len(lines) - here
    if head and below < _LINES_UNDER_HEAD and elsewhere:
        yield head


def _overset(geometry: Geometry, ruler: Ruler, plan: Flatplan) -> Iterator[Run]:
    """Type that is in no frame, or stands out of its own."""
    areas: dict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
    for planned in (planned for page in plan.pages for planned in page):
        for frame in planned.frames:
            areas[frame.page].append(_area(frame, ruler, plate=_is_plate(planned)))
    for run in geometry.runs:
        drawn = run.element is not None and not run.artifact and run.x0 < run.x1
        if drawn and not any(_holds(area, run) for area in areas[run.page]):
            yield run


def _collisions(geometry: Geometry) -> Iterator[Run]:
    """The first run of every line that another block's line above runs into."""
    by_page: dict[int, list[tuple[float, int, Run]]] = defaultdict(list)
    for block, runs in runs_by_block(geometry).items():
        for run in runs:
            if run.x0 < run.x1:
                by_page[run.page].append((run.baseline, block, run))
    for drawn in by_page.values():
        yield from _colliding(sorted(drawn, key=lambda each: each[0])).values()


def _colliding(runs: list[tuple[float, int, Run]]) -> dict[tuple[int, float], Run]:
    found: dict[tuple[int, float], Run] = {}
    for index, (baseline, block, run) in enumerate(runs):
        for other_baseline, other_block, other in runs[index + 1 :]:
            if other_baseline - baseline > _INK_HEIGHT * other.size:
                break
            if other_block != block and min(run.x1, other.x1) - max(run.x0, other.x0) > 1:
                found.setdefault((other_block, other_baseline), other)
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
    # A space that a line ends with has no ink, though justification may stretch it and the reader of PDFs counts it.
    beyond = OVERHANG + (_STRETCHED_SPACE * run.size if run.text[-1:].isspace() else 0)
    return left - beyond <= run.x0 and run.x1 <= right + beyond and top <= run.baseline <= bottom + 0.1


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
