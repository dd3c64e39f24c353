"""The flatplan: what goes where on every page. Fit's output, and what the finished PDF is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from broadsheet.fit.measured import Grid, Measured, MeasuredStory
from broadsheet.fit.rectangle import Rectangle
from broadsheet.issue.model import CutPoint

Status = Literal["optimal", "feasible"]
"""Whether it is proved that no plan of its class is cheaper."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A place on a page: 1-based page, 0-based start column and top line, in columns and lines."""

    page: int
    column: int
    line: int
    span: int
    lines: int


@dataclass(frozen=True, slots=True)
class PlannedStory:
    """A story in its frame."""

    copy: MeasuredStory
    frame: Frame
    rectangle: Rectangle

    @property
    def slug(self) -> str:
        return self.copy.story.slug

    @property
    def cut_point(self) -> CutPoint | None:
        return self.rectangle.cut.point if self.rectangle.cut else None

    @property
    def is_cut(self) -> bool:
        """Whether the story goes on elsewhere; a story that is only a headline has nothing to go on with."""
        shortened = self.copy.teaser and bool(self.copy.story.body)
        return self.cut_point is not None or shortened or self.copy.goes_on

    @property
    def level(self) -> int:
        """Level of the headline's size: 1 lead, 2 over several columns, 3 over one."""
        if self.copy.lead:
            return 1
        return 3 if self.frame.span == 1 else 2

    @property
    def body_top(self) -> int:
        """First line of the columns of text."""
        return self.frame.line + self.rectangle.head + self.rectangle.wide_picture


@dataclass(frozen=True, slots=True)
class PlannedBox:
    """Furniture, *In this issue* ("contents") or the nameplate in its frame; `index` counts the furniture."""

    name: str
    frame: Frame
    index: int | None = None


Planned = PlannedStory | PlannedBox


@dataclass(frozen=True, slots=True)
class Solver:
    """How the plan was found. `joins` is the work done; `bound` no plan of this class undercuts."""

    rung: int
    status: Status
    cost: int
    bound: int
    joins: int


@dataclass(frozen=True, slots=True)
class Flatplan:
    """Pages in order, each in reading order."""

    measured: Measured
    pages: tuple[tuple[Planned, ...], ...]
    solver: Solver

    @property
    def grid(self) -> Grid:
        return self.measured.grid

    def stories(self) -> Iterator[PlannedStory]:
        """The stories in reading order."""
        for page in self.pages:
            yield from (planned for planned in page if isinstance(planned, PlannedStory))
