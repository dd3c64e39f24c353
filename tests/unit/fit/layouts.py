"""Small problems and drawn layouts for tests of the tiling and the search."""

from __future__ import annotations

from broadsheet.fit.problem import Box, Item, Problem
from broadsheet.fit.tiling import Placed

Sizes = dict[tuple[int, int], int]


def item(name: str, *sizes: tuple[int, int], cost: int = 0, **flags: bool) -> Item:
    """An item that may take these (span, lines), all at one cost."""
    return Item(name, dict.fromkeys(sizes, cost), **flags)


def lead(*sizes: tuple[int, int]) -> Item:
    return item("Lead", *sizes, lead=True)


def contents(*sizes: tuple[int, int]) -> Box:
    return Box(item("Contents", *sizes, contents=True), 0)


def problem(
    *stories: Item,
    boxes: tuple[Box, ...] = (),
    columns: int = 3,
    depths: tuple[int, ...] = (8,),
    **wanted: int,
) -> Problem:
    """`wanted` names stories and their pages; the lead asks for the first."""
    pages = tuple(0 if story.lead else wanted.get(story.name) for story in stories)
    return Problem(stories, boxes, pages, columns, depths, tuple(0 for _ in depths))


def drawn(asked: Problem, page: tuple[Placed, ...] | list[Placed], depth: int) -> list[str]:
    """The page as rows of initials: one letter a column and line."""
    rows = [["."] * asked.columns for _ in range(depth)]
    for placed in page:
        for line in range(placed.line, placed.line + placed.lines):
            for column in range(placed.column, placed.column + placed.span):
                rows[line][column] = asked.items[placed.item].name[0]
    return ["".join(row) for row in rows]
