"""A finished PDF as a reader sees it: lines in paragraphs, and what is left of a column after each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.lines import ancestors, lines_of, runs_by_block
from broadsheet.editions.print.readback.model import Geometry, Line, Run
from broadsheet.editions.print.theme import PageGrid


@dataclass(frozen=True)
class Pages:
    """A finished PDF, the words it was made from, and the grid of its columns."""

    pdf: bytes
    source: str
    grid: PageGrid

    @cached_property
    def geometry(self) -> Geometry:
        return read_geometry(self.pdf)

    @cached_property
    def blocks(self) -> dict[int, tuple[Line, ...]]:
        """The lines of every block, by its element's index."""
        found = runs_by_block(self.geometry).items()
        return {index: lines_of(runs, self.column) for index, runs in found}

    @property
    def paragraphs(self) -> Iterator[tuple[Line, ...]]:
        """The lines of every block that is no heading."""
        elements = self.geometry.elements
        for index, lines in self.blocks.items():
            if all(each.level is None for each in (elements[index], *ancestors(elements, index))):
                yield lines

    def column(self, run: Run) -> int:
        """Counted from the left."""
        step = self.grid.column_width + self.grid.gutter
        return int((run.x0 - self.grid.margin_x + self.grid.gutter / 2) / step)

    def room(self, line: Line) -> float:
        """What is left of the column after `line`; less than nothing where its last glyph hangs."""
        left = self.grid.margin_x + line.column * (self.grid.column_width + self.grid.gutter)
        return line.x0 - left if self.grid.rtl else left + self.grid.column_width - line.x1

    @cached_property
    def body(self) -> float:
        """The size most is set in."""
        ink = Counter[float]()
        for run in self.geometry.runs:
            ink[run.size] += round(run.x1 - run.x0)
        return ink.most_common(1)[0][0]

    @property
    def neighbours(self) -> Iterator[tuple[Line, Line]]:
        """Every line of a paragraph with the one below it in its column."""
        for lines in self.paragraphs:
            yield from (both for both in pairwise(lines) if _in_one_column(*both))


def _in_one_column(line: Line, following: Line) -> bool:
    return (line.page, line.column) == (following.page, following.column)
