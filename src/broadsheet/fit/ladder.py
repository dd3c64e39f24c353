"""The relaxation ladder: rung by rung, the fit is allowed more until the issue lands.

0 nothing beyond the plain · 1 up to three lines of slack under *Continue at* · 2 more picture heights and a
second pull quote · 3 stories in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from broadsheet.fit.costs import ORDER_WINDOW
from broadsheet.fit.flatplan import Flatplan, Frame, Planned, PlannedBox, PlannedStory, Solver
from broadsheet.fit.measured import Measured
from broadsheet.fit.problem import Ordering
from broadsheet.fit.search import Arrangement, Search, arrange, searches
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import Stock, shelve, stock, stock_for
from broadsheet.fit.tiling import Placed
from broadsheet.issue.model import Order

BUDGET = 400_000
"""Joins a search may use on one rung: some seconds, and the same result on every machine."""

HIGHEST = 3


@dataclass(frozen=True, slots=True)
class Rung:
    """`words` say what had to give."""

    number: int
    allowance: Allowance
    ordering: Ordering
    words: str


@dataclass(frozen=True, slots=True)
class Climb:
    """The plan of the lowest rung that has one. `complete`: every search below it, or all, came to its end."""

    plan: Flatplan | None
    complete: bool


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
    yield Rung(
        2, stretched, wanted, "pictures stray further from their own shape, a story may have two pull quotes"
    )
    if order == "near":
        yield Rung(3, stretched, Ordering(), "stories stand in another order than the editor’s")


def plan_on(measured: Measured, pages: int, order: Order, *, highest: int = HIGHEST) -> Flatplan | None:
    """The plan of the lowest rung on which the issue lands on `pages` pages; None where none was found."""
    return climb(measured, pages, order, highest=highest).plan


def climb(measured: Measured, pages: int, order: Order, *, highest: int = HIGHEST) -> Climb:
    """As `plan_on`, and whether the search was exhaustive."""
    complete = True
    for rung in rungs(order):
        supplies = stock(measured, pages, rung.allowance) if rung.number <= highest else None
        if supplies is None:
            continue
        found = arrange(supplies.problem, rung.ordering, BUDGET)
        if found.arrangement:
            return Climb(_flatplan(supplies, found, found.arrangement, rung.number), complete)
        complete = complete and found.complete
    return Climb(None, complete)


def lands(measured: Measured, pages: int, order: Order, *, budget: int = BUDGET) -> bool:
    """Whether a plan is found on the highest rung; not whether it is a good one."""
    return any(landing(measured, (pages,), order, budget=budget))


def landing(
    measured: Measured, counts: Iterable[int], order: Order, *, budget: int = BUDGET
) -> Iterator[int]:
    """Those of `counts` on which the issue lands."""
    *_, highest = rungs(order)
    shelf = shelve(measured, highest.allowance)
    for pages in counts:
        supplies = stock_for(shelf, pages)
        found = searches(supplies.problem, highest.ordering, budget) if supplies else ()
        if any(search.arrangement for search in found):
            yield pages


# -- from an arrangement to a flatplan ------------------------------------------------------------------------


def _flatplan(supplies: Stock, found: Search, arrangement: Arrangement, rung: int) -> Flatplan:
    solver = Solver(
        rung=rung,
        status="optimal" if found.complete else "feasible",
        cost=arrangement.cost,
        bound=found.bound,
        joins=found.joins,
    )
    measured = supplies.shelf.measured
    plate = PlannedBox("nameplate", Frame(1, 0, 0, measured.grid.columns, measured.nameplate))
    first, *others = (
        _planned_page(supplies, page, number) for number, page in enumerate(arrangement.pages, 1)
    )
    return Flatplan(measured, ((plate, *first), *others), solver)


def _planned_page(supplies: Stock, page: tuple[Placed, ...], number: int) -> tuple[Planned, ...]:
    return tuple(_planned(supplies, placed, number) for placed in page)


def _planned(supplies: Stock, placed: Placed, page: int) -> Planned:
    frame = Frame(page, placed.column, placed.line, placed.span, placed.lines)
    shelf, count = supplies.shelf, len(supplies.shelf.stories)
    if placed.item < count:
        rectangle = shelf.rectangles[placed.item][placed.span, placed.lines]
        return PlannedStory(shelf.stories[placed.item], frame, rectangle)
    index = supplies.boxes[placed.item - count]
    if index is None:
        return PlannedBox("contents", frame)
    return PlannedBox(shelf.measured.furniture[index].name, frame, index)
