"""From an arrangement of rectangles to the flatplan of a modular layout."""

from __future__ import annotations

from broadsheet.fit.cover import cover_frame, front_boxes
from broadsheet.fit.flatplan import Flatplan, Frame, Planned, PlannedBox, PlannedStory, Solver
from broadsheet.fit.pagination import Arrangement
from broadsheet.fit.search import Search
from broadsheet.fit.stock import Stock
from broadsheet.fit.tiling import Placed


def flatplan(supplies: Stock, found: Search, arrangement: Arrangement, rung: int) -> Flatplan:
    """`arrangement` of what is in stock, as `found` on a rung of the ladder."""
    solver = Solver(
        layout="modular",
        rung=rung,
        status="optimal" if found.complete else "feasible",
        cost=arrangement.cost,
        bound=found.bound,
        joins=found.joins,
    )
    measured = supplies.shelf.measured
    front = tuple(front_boxes(measured))
    pages = [
        _planned_page(supplies, page, number)
        for number, page in enumerate(arrangement.pages, measured.first_page)
    ]
    if measured.cover:
        return Flatplan(measured, (front, *pages), solver)
    return Flatplan(measured, ((*front, *pages[0]), *pages[1:]), solver)


def _planned_page(supplies: Stock, page: tuple[Placed, ...], number: int) -> tuple[Planned, ...]:
    return tuple(_planned(supplies, placed, number) for placed in page)


def _planned(supplies: Stock, placed: Placed, page: int) -> Planned:
    frame = Frame(page, placed.column, placed.line, placed.span, placed.lines)
    shelf, count = supplies.shelf, len(supplies.shelf.stories)
    if placed.item < count:
        rectangle = shelf.rectangles[placed.item][placed.span, placed.lines]
        copy = shelf.stories[placed.item]
        return PlannedStory(copy, frame, rectangle, cover=cover_frame(copy, shelf.measured))
    box = supplies.boxes[placed.item - count]
    if isinstance(box, str):
        return PlannedBox(box, frame)
    return PlannedBox(shelf.measured.furniture[box].name, frame, box)
