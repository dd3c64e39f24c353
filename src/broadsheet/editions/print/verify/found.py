"""Body text as it stands in the finished PDF, on the grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.editions.print.readback.lines import lines_of, runs_by_block
from broadsheet.editions.print.readback.model import Geometry, Line, Run
from broadsheet.editions.print.theme import PageGrid
from broadsheet.editions.print.verify.expected import Place, Stretch
from broadsheet.fit.flatplan import Flatplan, PlannedStory

# Lines. Rounding in the PDF is a thousandth of a point; a baseline off by more is off the grid.
OFF_GRID = 0.02
_SIZE_TOLERANCE = 0.02  # points


@dataclass(frozen=True, slots=True)
class Ruler:
    """From points in the PDF to columns and lines of the grid. Body text has one of `sizes` (points)."""

    grid: PageGrid
    sizes: tuple[float, ...]

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


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block of body text in the PDF: its lines in reading order, and the stretches they make."""

    kind: str
    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]
    off_grid: tuple[Line, ...]


def body_blocks(geometry: Geometry, ruler: Ruler, plan: Flatplan) -> Iterator[FoundBlock]:
    """Blocks with type of body size inside the columns of a story, in the order of the tags.

    One run of that size makes a block body text: some of its lines may be code alone, which is set smaller.
    """
    bodies = [planned for planned in plan.stories() if not planned.copy.teaser]
    for index, runs in runs_by_block(geometry).items():
        element = geometry.elements[index]
        if element.level is not None or not any(_body_size(run, ruler) for run in runs):
            continue
        lines = lines_of(runs, ruler.column)
        homes = [next((body for body in bodies if _within(line, ruler, body)), None) for line in lines]
        within = [line for line, home in zip(lines, homes, strict=True) if home]
        if any(home and home.copy.turned and not home.runs for home in homes):
            within.sort(key=lambda line: (line.page, -line.column))  # stable: each column keeps its order
        if within:
            yield _found(element.kind, tuple(within), ruler)


def _body_size(run: Run, ruler: Ruler) -> bool:
    return any(abs(run.size - size) < _SIZE_TOLERANCE for size in ruler.sizes)


def _within(line: Line, ruler: Ruler, planned: PlannedStory) -> bool:
    """Whether a line is in the columns of text of a planned story; half a line of leeway."""
    return any(
        (line.page, line.column) == (column.page, column.column)
        and column.line - 0.5 < ruler.line(line.baseline) < column.line + column.lines
        for column in planned.columns
    )


def _found(kind: str, lines: tuple[Line, ...], ruler: Ruler) -> FoundBlock:
    stretches: list[Stretch] = []
    off_grid: list[Line] = []
    for line in lines:
        number = ruler.line(line.baseline)
        if abs(number - round(number)) > OFF_GRID:
            off_grid.append(line)
        place = Place(line.page, line.column)
        last = stretches[-1] if stretches else None
        if last and last.place == place and last.first + last.count == round(number):
            stretches[-1] = Stretch(place, last.first, last.count + 1)
        else:
            stretches.append(Stretch(place, round(number), 1))
    return FoundBlock(kind, lines, tuple(stretches), tuple(off_grid))
