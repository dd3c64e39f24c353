"""Fitting an issue: the plan, or why there is none and the nearest thing that would land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.ladder import plan_on, rungs, stock
from broadsheet.fit.measured import Measured
from broadsheet.issue.model import Issue

MOST_PAGES = 64
_SEARCHED_AWAY = 4
"""How many page counts on either side of the one asked for are tried when it does not land."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What would land instead: a page count, and how many words too few or too many there are for the one asked."""

    pages: int | None
    words_missing: int = 0
    words_over: int = 0


@dataclass(frozen=True, slots=True)
class Fitted:
    """`pages` were asked for (or chosen, for "auto"); without a plan, `nearest` says what would land."""

    pages: int
    plan: Flatplan | None
    nearest: Nearest | None = None


def fit(issue: Issue, measured: Measured) -> Fitted:
    """Fit `issue` on the pages it asks for; on the nearest count that lands when it asks for "auto"."""
    if issue.pages == "auto":
        return _fit_auto(issue, measured)
    plan = plan_on(measured, issue.pages, issue.order)
    if plan:
        return Fitted(issue.pages, plan)
    return Fitted(issue.pages, None, _nearest(issue, measured, issue.pages))


def _fit_auto(issue: Issue, measured: Measured) -> Fitted:
    natural = _natural_pages(measured)
    for pages in _outward(natural):
        plan = plan_on(measured, pages, issue.order)
        if plan:
            return Fitted(pages, plan)
    return Fitted(natural, None, _nearest(issue, measured, natural))


def _natural_pages(measured: Measured) -> int:
    """Pages that all the copy would fill uncut."""
    grid = measured.grid
    lines = sum(
        copy.heads[0] + sum(piece.whole for piece in copy.pieces) + (copy.pictures[0].natural if _pictured(copy.pictures) else 0)
        for copy in measured.stories
    )
    lines += measured.contents[0] + sum(box.lines[0] for box in measured.furniture if not box.filler)
    return max(1, round((lines + measured.nameplate * grid.columns) / (grid.lines * grid.columns)))


def _pictured(rooms: tuple[object, ...]) -> bool:
    return bool(rooms) and rooms[0] is not None


def _outward(pages: int) -> Iterator[int]:
    """Page counts by distance from `pages`, the smaller first: short of copy is worse than a cut."""
    yield pages
    for away in range(1, _SEARCHED_AWAY + 1):
        if pages - away >= 1:
            yield pages - away
        if pages + away <= MOST_PAGES:
            yield pages + away


def _nearest(issue: Issue, measured: Measured, pages: int) -> Nearest:
    missing, over = _words_off(issue, measured, pages)
    landing = next((n for n in _outward(pages) if n != pages and plan_on(measured, n, issue.order)), None)
    return Nearest(landing, missing, over)


def _words_off(issue: Issue, measured: Measured, pages: int) -> tuple[int, int]:
    """Words too few to fill `pages` at most, and words too many at least, by area alone."""
    widest = list(rungs(issue.order))[-1]
    supplies = stock(measured, pages, widest.allowance)
    if supplies is None:
        return 0, 0
    problem = supplies.problem
    room = problem.columns * sum(problem.depths)
    areas = [item.areas for item in problem.items]
    least, most = sum(a for a, _ in areas), sum(b for _, b in areas)
    words = _words_per_line(measured)
    return round(max(0, room - most) * words), round(max(0, least - room) * words)


def _words_per_line(measured: Measured) -> float:
    pieces = [piece for copy in measured.stories for piece in copy.pieces if piece.piece.is_text]
    lines = sum(piece.whole for piece in pieces)
    return sum(piece.piece.words[-1] for piece in pieces) / lines if lines else 6.0
