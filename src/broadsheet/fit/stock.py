"""All that one rung of the ladder can choose from, as a problem for the search."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.fit.costs import WEIGHTS, Weights
from broadsheet.fit.measured import Measured, MeasuredBox, MeasuredStory
from broadsheet.fit.problem import Box, Item, Problem
from broadsheet.fit.rectangles import Rectangles, rectangles
from broadsheet.fit.settings import Allowance

BOX_AIR = 8
"""Lines a box may be deeper than its words."""

NOWHERE = -1
"""The page of a story whose wish cannot come true."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stories with their rectangles, for any number of pages: the lead first, then in the editor's order."""

    measured: Measured
    stories: tuple[MeasuredStory, ...]
    rectangles: tuple[Rectangles, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is for one number of pages.

    The problem's stories are those of the shelf; `boxes` name its boxes in their order: the index of furniture,
    None for *In this issue*.
    """

    shelf: Shelf
    boxes: tuple[int | None, ...]
    problem: Problem


def shelve(measured: Measured, allowance: Allowance, weights: Weights = WEIGHTS) -> Shelf:
    """Every rectangle of every story."""
    stories = tuple(sorted(measured.stories, key=lambda copy: not copy.lead))
    sized = tuple(rectangles(copy, measured.grid, allowance, weights) for copy in stories)
    return Shelf(measured, stories, sized, weights)


def stock(measured: Measured, pages: int, allowance: Allowance, weights: Weights = WEIGHTS) -> Stock | None:
    """Every rectangle of every item; None when some item has none at all, or asks for a page there is not."""
    return stock_for(shelve(measured, allowance, weights), pages)


def stock_for(shelf: Shelf, pages: int) -> Stock | None:
    """As `stock`, of what has been shelved."""
    measured, grid = shelf.measured, shelf.measured.grid
    boxes = _boxes(measured, pages, shelf.weights)
    problem = Problem(
        stories=tuple(
            _item(copy, sized) for copy, sized in zip(shelf.stories, shelf.rectangles, strict=True)
        ),
        boxes=tuple(box for _, box in boxes),
        wanted=tuple(wanted_page(copy) for copy in shelf.stories),
        columns=grid.columns,
        depths=(grid.lines - measured.nameplate, *(grid.lines for _ in range(pages - 1))),
        tops=(measured.nameplate, *(0 for _ in range(pages - 1))),
    )
    return Stock(shelf, tuple(index for index, _ in boxes), problem) if _has_places(problem) else None


def _item(copy: MeasuredStory, sized: Rectangles) -> Item:
    costs = {size: rectangle.cost for size, rectangle in sized.items()}
    return Item(copy.story.slug, costs, lead=copy.lead)


def _has_places(problem: Problem) -> bool:
    """Whether there is room under the nameplate, every item has a rectangle, and every page asked for is there."""
    pages = range(len(problem.depths))
    asked = (*problem.wanted, *(box.page for box in problem.boxes))
    return (
        min(problem.depths) > 0
        and all(item.rectangles for item in problem.items)
        and all(page is None or page in pages for page in asked)
    )


def wanted_page(copy: MeasuredStory) -> int | None:
    """The 0-based page a story asks for. The lead asks for the first, and for no other."""
    if not copy.lead:
        return None if copy.story.page is None else copy.story.page - 1
    return 0 if copy.story.page in (None, 1) else NOWHERE


def page_of(box: MeasuredBox, pages: int) -> int | None:
    """0-based page of a box; counted from the end where negative."""
    if box.page is None:
        return None
    return box.page - 1 if box.page > 0 else pages + box.page


def _boxes(measured: Measured, pages: int, weights: Weights) -> list[tuple[int | None, Box]]:
    """*In this issue* and the furniture that is no filler, each with its index among the furniture."""
    deepest = measured.grid.lines
    made: list[tuple[int | None, Box]] = []
    if any(measured.contents):
        made.append(
            (None, Box(Item("contents", _costs(measured.contents, deepest, weights), contents=True), 0))
        )
    furniture = [(index, box) for index, box in enumerate(measured.furniture) if not box.filler]
    closing = max((index for index, box in furniture if box.page == -1), default=None)
    for index, box in furniture:
        item = Item(box.name, _costs(box.lines, deepest, weights), closing=index == closing)
        made.append((index, Box(item, page_of(box, pages))))
    return made


def _costs(lines: tuple[int, ...], deepest: int, weights: Weights) -> dict[tuple[int, int], int]:
    return {
        (span, least + air): weights.box_air * air**2 + weights.box_widened * (span - 1)
        for span, least in enumerate(lines, 1)
        for air in range(BOX_AIR + 1)
        if least and least + air <= deepest
    }
