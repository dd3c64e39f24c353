"""The flatplan: what goes where on every page. Fit's output, and what the finished PDF is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from broadsheet.fit.measured import Grid, Measured, MeasuredStory
from broadsheet.fit.rectangle import Rectangle
from broadsheet.issue.model import CutPoint

Layout = Literal["modular", "flowing"]
"""Whether stories are rectangles, or one thread through equal columns."""

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
    """A story in its frame; where it flows, that of its head, and the parts of columns it `runs` through.

    `cover` is the frame of its head and picture where these stand on a cover, and only its text in its frame.
    """

    copy: MeasuredStory
    frame: Frame
    rectangle: Rectangle
    runs: tuple[Frame, ...] = ()
    cover: Frame | None = None

    @property
    def slug(self) -> str:
        return self.copy.story.slug

    @property
    def page(self) -> int:
        """The page that its headline stands on."""
        return (self.cover or self.frame).page

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
    def frames(self) -> tuple[Frame, ...]:
        """Everywhere the story stands."""
        return (*((self.cover,) if self.cover else ()), self.frame, *self.runs)

    @property
    def columns(self) -> tuple[Frame, ...]:
        """The parts of columns that its galley fills, in the order of reading."""
        return self.runs or tuple(self._columns())

    def _columns(self) -> Iterator[Frame]:
        frame, rectangle = self.frame, self.rectangle
        top = frame.line + rectangle.head + rectangle.wide_picture
        columns = range(frame.column, frame.column + frame.span)
        for column in reversed(columns) if self.copy.turned else columns:
            yield Frame(frame.page, column, top, 1, rectangle.depth)


@dataclass(frozen=True, slots=True)
class PlannedBox:
    """A box in its frame: nameplate, cover, *In this issue*, end block, or furniture, which `index` counts."""

    name: str
    frame: Frame
    index: int | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        return (self.frame,)


Planned = PlannedStory | PlannedBox


@dataclass(frozen=True, slots=True)
class Solver:
    """How the plan was found. `joins` is the work done; `bound` no plan of this class undercuts."""

    layout: Layout
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

    @property
    def top(self) -> int:
        """Lines on page one above the columns that stories share."""
        over = (planned.frame for planned in self.pages[0] if self._is_over(planned))
        return max(frame.line + frame.lines for frame in over)

    def _is_over(self, planned: Planned) -> bool:
        flows = self.solver.layout == "flowing"
        if isinstance(planned, PlannedStory):
            return flows and planned.copy.lead
        return planned.name == "nameplate" or (flows and planned.name == "contents")

    def is_at_top(self, frame: Frame) -> bool:
        """Whether nothing stands above `frame` but the nameplate or what lies over all columns."""
        plate = next(box.frame.lines for box in self.boxes() if box.name == "nameplate")
        return frame.line in ((self.top, plate) if frame.page == 1 else (0,))

    def boxes(self) -> Iterator[PlannedBox]:
        for page in self.pages:
            yield from (planned for planned in page if isinstance(planned, PlannedBox))

    def stories(self) -> Iterator[PlannedStory]:
        """The stories in reading order."""
        for page in self.pages:
            yield from (planned for planned in page if isinstance(planned, PlannedStory))
