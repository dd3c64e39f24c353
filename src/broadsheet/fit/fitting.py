"""Fitting an issue: the plan, or why there is none and the nearest thing that would land."""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.ladder import Shelves, climb, landing
from broadsheet.fit.nearest import MOST_PAGES, QUICK, Nearest, nearest, outward
from broadsheet.fit.rectangles import Rectangles
from broadsheet.fit.rungs import HIGHEST_AS_ASKED, rungs
from broadsheet.issue.model import Issue, Order


@dataclass(frozen=True, slots=True)
class Fitted:
    """`pages` were asked for (or chosen, for "auto"); without a plan, `nearest` says what would land, if it was asked.

    `proved`: every search that found no plan came to its end, so that there is none.
    """

    pages: int
    plan: Flatplan | None
    nearest: Nearest | None = None
    proved: bool = True


def fit(issue: Issue, shelves: Shelves, *, explained: bool = True) -> Fitted:
    """Fit `issue` on the pages it asks for; for "auto" on the count near its copy that fits it best. What is nearest to
    a plan, where there is none, takes longer to find, and is left out unless failure is to be `explained`.
    """
    pages, order = issue.pages, issue.order
    fitted = _fit_auto(shelves, order) if pages == "auto" else _fit_on(shelves, pages, order)
    if fitted.plan or not explained:
        return fitted
    return replace(fitted, nearest=nearest(shelves, fitted.pages, order))


def _fit_on(shelves: Shelves, pages: int, order: Order) -> Fitted:
    found = climb(shelves, pages, order)
    return Fitted(pages, found.plan, proved=found.complete)


def _fit_auto(shelves: Shelves, order: Order) -> Fitted:
    """The lowest rung, then the lowest cost, of the natural number of pages, one less and one more."""
    natural = natural_pages(shelves)
    counts = [count for count in (natural, natural - 1, natural + 1) if 1 <= count <= MOST_PAGES]
    climbs = [(pages, climb(shelves, pages, order, highest=HIGHEST_AS_ASKED)) for pages in counts]
    landed = [
        (found.plan.solver.rung, found.plan.solver.cost, pages, found)
        for pages, found in climbs
        if found.plan
    ]
    if landed:
        _, _, pages, found = min(landed, key=lambda each: each[:3])
        return Fitted(pages, found.plan, proved=found.complete)
    for pages in counts:
        found = climb(shelves, pages, order, lowest=HIGHEST_AS_ASKED + 1)
        if found.plan:
            return Fitted(pages, found.plan, proved=found.complete)
    further = (count for count in outward(natural) if count not in counts)
    return _fit_on(shelves, next(landing(shelves, further, order, budget=QUICK), natural), order)


def natural_pages(shelves: Shelves) -> int:
    """Pages that everything would fill if every story had its cheapest rectangle."""
    measured, grid = shelves.asked, shelves.asked.grid
    lowest = next(rungs("near"))
    lines = sum(_cheapest_area(sized) for sized in shelves.of(lowest, MOST_PAGES).rectangles)
    lines += sum(measured.contents[:1])
    lines += sum(box.area for box in measured.furniture if not box.filler)
    lines += measured.nameplate * grid.columns
    return min(MOST_PAGES, max(1, round(lines / (grid.lines * grid.columns))))


def _cheapest_area(sized: Rectangles) -> int:
    areas = ((rectangle.cost, rectangle.span * rectangle.lines) for rectangle in sized.values())
    return min(areas, default=(0, 0))[1]
