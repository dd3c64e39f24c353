"""The relaxation ladder: rung by rung, the fit is allowed more until the issue lands.

0 nothing beyond the plain · 1 up to three lines of slack under *Continue at* · 2 more picture heights and a
second pull quote · 3 stories in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit.costs import ORDER_WINDOW, WEIGHTS, Weights
from broadsheet.fit.flatplan import Flatplan, Frame, Planned, PlannedBox, PlannedStory, Solver
from broadsheet.fit.measured import Measured, MeasuredBox
from broadsheet.fit.rectangle import Rectangle
from broadsheet.fit.rectangles import Allowance, Rectangles, rectangles
from broadsheet.fit.search import Arrangement, Box, Problem, arrange
from broadsheet.fit.tiling import Item, Ordering, Placed
from broadsheet.issue.model import Order

BUDGET = 400_000
"""Joins a search may use on one rung: some seconds, and the same result on every machine."""

BOX_AIR = 8
"""Lines a box may be deeper than its words."""


@dataclass(frozen=True, slots=True)
class Rung:
    number: int
    allowance: Allowance
    ordering: Ordering
    words: str


def rungs(order: Order) -> Iterator[Rung]:
    """The rungs that may be tried for an issue whose editor asked for `order`."""
    wanted = {
        "near": Ordering(window=ORDER_WINDOW),
        "strict": Ordering(pages_ascend=True),
        "free": Ordering(),
    }[order]
    slack = Allowance(mark_air=3, pull_air=2)
    stretched = Allowance(mark_air=3, pull_air=3, pull_quotes=2, picture_stretch=1.35)
    yield Rung(0, Allowance(), wanted, "nothing had to give")
    yield Rung(1, slack, wanted, "up to three empty lines stand above “Continue at”")
    yield Rung(2, stretched, wanted, "pictures take heights further from their own shape, and a second pull quote may be set")
    if order == "near":
        yield Rung(3, stretched, Ordering(), "stories stand in another order than the editor’s")


@dataclass(frozen=True, slots=True)
class Stock:
    """All that one rung can choose from, for one number of pages."""

    measured: Measured
    rectangles: tuple[Rectangles, ...]
    boxes: tuple[MeasuredBox, ...]
    problem: Problem


def stock(measured: Measured, pages: int, allowance: Allowance, weights: Weights = WEIGHTS) -> Stock | None:
    """Every rectangle of every item; None when some item has none at all."""
    grid = measured.grid
    found = tuple(rectangles(copy, grid, allowance, weights) for copy in measured.stories)
    boxes = tuple(box for box in measured.furniture if not box.filler)
    contents = Item("contents", _box_costs(measured.contents, grid.lines, weights), contents=True)
    closing = max((i for i, box in enumerate(boxes) if _page_of(box, pages) == pages - 1), default=None)
    box_items = tuple(
        Box(Item(box.name, _box_costs(box.lines, grid.lines, weights), closing=i == closing), _page_of(box, pages))
        for i, box in enumerate(boxes)
    )
    stories = tuple(
        Item(copy.story.slug, {key: r.cost for key, r in sized.items()}, lead=copy.lead)
        for copy, sized in zip(measured.stories, found, strict=True)
    )
    if not all(item.rectangles for item in (*stories, contents, *(box.item for box in box_items))):
        return None
    problem = Problem(
        stories=stories,
        boxes=(Box(contents, 0), *box_items),
        wanted=tuple(_wanted(copy.story.page, lead=copy.lead) for copy in measured.stories),
        columns=grid.columns,
        depths=(grid.lines - measured.nameplate, *(grid.lines for _ in range(pages - 1))),
        tops=(measured.nameplate, *(0 for _ in range(pages - 1))),
    )
    return Stock(measured, found, boxes, problem)


def _wanted(page: int | None, *, lead: bool) -> int | None:
    if lead:
        return 0
    return page - 1 if page else None


def _page_of(box: MeasuredBox, pages: int) -> int | None:
    """0-based page of a box; counted from the end where negative."""
    if box.page is None:
        return None
    return box.page - 1 if box.page > 0 else pages + box.page


def _box_costs(lines: tuple[int, ...], deepest: int, weights: Weights) -> dict[tuple[int, int], int]:
    return {
        (span, least + air): weights.box_air * air**2 + weights.box_widened * (span - 1)
        for span, least in enumerate(lines, 1)
        for air in range(BOX_AIR + 1)
        if least and least + air <= deepest
    }


def plan_on(measured: Measured, pages: int, order: Order, *, highest: int = 3) -> Flatplan | None:
    """The plan of the lowest rung on which the issue lands on `pages` pages; None where it does not."""
    for rung in rungs(order):
        if rung.number > highest:
            break
        supplies = stock(measured, pages, rung.allowance)
        if supplies is None:
            continue
        found = arrange(supplies.problem, rung.ordering, BUDGET)
        if found:
            return _flatplan(supplies, found, rung.number)
    return None


def _flatplan(supplies: Stock, found: Arrangement, rung: int) -> Flatplan:
    solver = Solver(
        rung=rung,
        status="optimal" if found.proved else "feasible",
        cost=found.cost,
        bound=found.cost if found.proved else supplies.problem.bound,
        joins=found.joins,
    )
    pages = [[_planned(supplies, placed, number) for placed in page] for number, page in enumerate(found.pages, 1)]
    grid = supplies.measured.grid
    plate = PlannedBox("nameplate", Frame(1, 0, 0, grid.columns, supplies.measured.nameplate))
    pages[0].insert(0, plate)
    return Flatplan(supplies.measured, tuple(tuple(page) for page in pages), solver)


def _planned(supplies: Stock, placed: Placed, page: int) -> Planned:
    frame = Frame(page, placed.column, placed.line, placed.span, placed.lines)
    stories = len(supplies.rectangles)
    if placed.item < stories:
        rectangle: Rectangle = supplies.rectangles[placed.item][placed.span, placed.lines]
        return PlannedStory(supplies.measured.stories[placed.item], frame, rectangle)
    if placed.item == stories:
        return PlannedBox("contents", frame)
    box = supplies.boxes[placed.item - stories - 1]
    return PlannedBox(box.name, frame, supplies.measured.furniture.index(box))
