"""Fitting an issue: the plan, or why there is none and the nearest thing that would land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.galley import Piece
from broadsheet.fit.ladder import BUDGET, climb, landing, lands, rungs
from broadsheet.fit.measured import Measured, MeasuredPiece, MeasuredStory
from broadsheet.fit.rectangles import Rectangles
from broadsheet.fit.stock import shelve, stock
from broadsheet.fit.wishes import impossible, in_the_way
from broadsheet.issue.model import Issue, Order

MOST_PAGES = 64
_BUDGET = BUDGET // 4
"""For a search that only asks whether something lands."""

_WORDS_A_LINE = 6.0
"""Where there is no text to count."""


_LONGER_BY = (4, 8, 16, 32, 64)
_LONGER_STORIES = 2
"""Lines tried, at the end of how many of the longest stories, when an issue does not land for want of copy."""


@dataclass(frozen=True, slots=True)
class Longer:
    """A story that lets its issue land when it is so many words longer."""

    title: str
    words: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """What would land instead, and what is in the way.

    `pages` is a count that lands; `words_missing` and `words_over` are what the count asked for has too few or
    too many of, by area alone. `impossible` are sentences about wishes that no layout can grant; each of
    `in_the_way` is a wish without which the issue lands.
    """

    pages: int | None
    words_missing: int = 0
    words_over: int = 0
    longer: Longer | None = None
    impossible: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitted:
    """`pages` were asked for (or chosen, for "auto"); without a plan, `nearest` says what would land.

    `proved`: every search that found no plan came to its end, so that there is none.
    """

    pages: int
    plan: Flatplan | None
    nearest: Nearest | None = None
    proved: bool = True


def fit(issue: Issue, measured: Measured) -> Fitted:
    """Fit `issue` on the pages it asks for; for "auto" on the count near its copy that fits it best."""
    if issue.pages == "auto":
        return _fit_auto(measured, issue.order)
    return _fit_on(measured, issue.pages, issue.order)


def _fit_on(measured: Measured, pages: int, order: Order) -> Fitted:
    found = climb(measured, pages, order)
    nearest = None if found.plan else _nearest(measured, pages, order)
    return Fitted(pages, found.plan, nearest, found.complete)


def _fit_auto(measured: Measured, order: Order) -> Fitted:
    """The lowest rung, then the lowest cost, of the natural number of pages, one less and one more."""
    natural = natural_pages(measured)
    counts = (count for count in (natural - 1, natural, natural + 1) if 1 <= count <= MOST_PAGES)
    climbs = [(pages, climb(measured, pages, order)) for pages in counts]
    landed = [
        (found.plan.solver.rung, found.plan.solver.cost, pages, found)
        for pages, found in climbs
        if found.plan
    ]
    if landed:
        _, _, pages, found = min(landed)
        return Fitted(pages, found.plan, proved=found.complete)
    return _fit_on(
        measured, next(landing(measured, _outward(natural), order, budget=_BUDGET), natural), order
    )


def natural_pages(measured: Measured) -> int:
    """Pages that everything would fill if every story had its cheapest rectangle."""
    grid = measured.grid
    lowest = next(iter(rungs("near")))
    lines = sum(_cheapest_area(sized) for sized in shelve(measured, lowest.allowance).rectangles)
    lines += sum(measured.contents[:1])
    lines += sum(box.lines[0] for box in measured.furniture if not box.filler)
    lines += measured.nameplate * grid.columns
    return min(MOST_PAGES, max(1, round(lines / (grid.lines * grid.columns))))


def _cheapest_area(sized: Rectangles) -> int:
    areas = ((rectangle.cost, rectangle.span * rectangle.lines) for rectangle in sized.values())
    return min(areas, default=(0, 0))[1]


def _outward(pages: int) -> Iterator[int]:
    """Page counts by distance from `pages`, the smaller first: short of copy is worse than a cut."""
    yield pages
    for away in range(1, MOST_PAGES):
        yield from (count for count in (pages - away, pages + away) if 1 <= count <= MOST_PAGES)


def _nearest(measured: Measured, pages: int, order: Order) -> Nearest:
    missing, over = _words_off(measured, pages, order)
    cannot = tuple(impossible(measured, pages, order))
    return Nearest(
        pages=next(landing(measured, islice(_outward(pages), 1, None), order, budget=_BUDGET), None),
        words_missing=missing,
        words_over=over,
        longer=None if missing or over or cannot else _longer(measured, pages, order),
        impossible=cannot,
        in_the_way=in_the_way(measured, pages, order),
    )


def _words_off(measured: Measured, pages: int, order: Order) -> tuple[int, int]:
    """Words too few to fill `pages` at most, and words too many at least, by area alone."""
    *_, highest = rungs(order)
    supplies = stock(measured, pages, highest.allowance)
    if supplies is None:
        return 0, 0
    room = supplies.problem.room(0)
    areas = [item.areas for item in supplies.problem.items]
    least, most = sum(least for least, _ in areas), sum(most for _, most in areas)
    words = _words_per_line(measured)
    return round(max(0, room - most) * words), round(max(0, least - room) * words)


def _longer(measured: Measured, pages: int, order: Order) -> Longer | None:
    """The first of the longest stories that, a little longer, lets the issue land."""
    longest = sorted(measured.stories, key=lambda copy: -sum(piece.whole for piece in copy.pieces))
    for lines in _LONGER_BY:
        for copy in longest[:_LONGER_STORIES]:
            stories = tuple(_with_lines(c, lines) if c is copy else c for c in measured.stories)
            if lands(replace(measured, stories=stories), pages, order, budget=_BUDGET):
                return Longer(copy.story.title, round(lines * _words_per_line(measured)))
    return None


def _with_lines(copy: MeasuredStory, lines: int) -> MeasuredStory:
    more = MeasuredPiece(Piece("paragraph", len(copy.story.body)), (lines,))
    return replace(copy, pieces=(*copy.pieces, more))


def _words_per_line(measured: Measured) -> float:
    pieces = [piece for copy in measured.stories for piece in copy.pieces if piece.piece.is_text]
    lines = sum(piece.whole for piece in pieces)
    return sum(piece.piece.total_words for piece in pieces) / lines if lines else _WORDS_A_LINE
