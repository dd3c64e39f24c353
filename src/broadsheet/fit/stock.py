"""All that one rung of the ladder can choose from, as a problem for the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit.costs import HEAD_CLEARANCE, WEIGHTS, Weights, aired, misshapen
from broadsheet.fit.cuts import cuts
from broadsheet.fit.flatplan import Flatplan, Planned, PlannedStory
from broadsheet.fit.measured import BoxSize, Grid, Measured, MeasuredBox, MeasuredStory
from broadsheet.fit.problem import Box, Item, Problem
from broadsheet.fit.rectangles import Rectangles, rectangles, spans
from broadsheet.fit.settings import Allowance

_BOX_AIR = 8
"""Lines a box may be deeper than its words, whatever these take."""

SHALLOWEST_END_BLOCK = 5
END_BLOCK_SHARE = 0.5
"""Lines at least, and the share of a page at most, of a planned block at the end of the issue."""

NOWHERE = -1
"""The page of a story whose wish cannot come true."""

CONTENTS, END_BLOCK, COVER = "contents", "end-block", "cover"
"""Boxes that are no furniture of the editor's."""

IMPOSSIBLE = 1 << 16
"""Deeper than any page."""

Costs = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Spare:
    """What may stand on the pages only when copy is short."""

    fillers: bool = False
    end_block: bool = False


NOTHING_SPARE = Spare()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stories with their rectangles, for any number of pages: the lead first, then in the editor's order."""

    measured: Measured
    stories: tuple[MeasuredStory, ...]
    rectangles: tuple[Rectangles, ...]
    weights: Weights

    def by_slug(self) -> dict[str, tuple[MeasuredStory, Rectangles]]:
        pairs = zip(self.stories, self.rectangles, strict=True)
        return {copy.story.slug: (copy, sized) for copy, sized in pairs}


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is for one number of pages.

    The problem's stories are those of the shelf; `boxes` name its boxes in their order: furniture by its index.
    """

    shelf: Shelf
    boxes: tuple[int | str, ...]
    problem: Problem

    def members(self, plan: Flatplan) -> tuple[int, ...]:
        """The items that stand on each page of `plan`, by their names: what is no longer there is left out."""
        bits = {item.name: 1 << number for number, item in enumerate(self.problem.items)}
        pages = plan.pages[self.shelf.measured.first_page - 1 :]
        return tuple(sum(bits.get(_name(planned), 0) for planned in page) for page in pages)


def shelve(
    measured: Measured, allowance: Allowance, weights: Weights = WEIGHTS, *, known: Shelf | None = None
) -> Shelf:
    """Every rectangle of every story; `known` are those of an earlier state of the issue, with the same allowance."""
    stories, grid = lead_first(measured), measured.grid
    before = known.by_slug() if known and known.measured.grid == grid else {}
    sized = []
    for copy in stories:
        there, made = before.get(copy.story.slug, (None, {}))
        sized.append(made if there == copy else rectangles(copy, grid, allowance, weights))
    return Shelf(measured, stories, tuple(sized), weights)


def _name(planned: Planned) -> str:
    return planned.slug if isinstance(planned, PlannedStory) else planned.name


def most_air(lines: int) -> int:
    """Lines that a box whose words take `lines` may be deeper than they: a large one half as deep again."""
    return max(_BOX_AIR, lines // 2)


def lead_first(measured: Measured) -> tuple[MeasuredStory, ...]:
    """The lead, then the other stories in the editor's order."""
    return tuple(sorted(measured.stories, key=lambda copy: not copy.lead))


def stock(shelf: Shelf, pages: int, spare: Spare = NOTHING_SPARE) -> Stock | None:
    """Every rectangle of every item; None when some item has none at all, or asks for a page there is not."""
    measured, grid = shelf.measured, shelf.measured.grid
    boxes = tuple(_boxes(shelf, pages, spare))
    problem = Problem(
        stories=tuple(
            _item(copy, sized) for copy, sized in zip(shelf.stories, shelf.rectangles, strict=True)
        ),
        boxes=tuple(box for _, box in boxes),
        wanted=tuple(wanted_page(copy, measured) for copy in shelf.stories),
        columns=grid.columns,
        depths=(measured.first_lines, *(grid.lines for _ in range(measured.first_page, pages))),
        tops=(grid.lines - measured.first_lines, *(0 for _ in range(measured.first_page, pages))),
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


def wanted_page(copy: MeasuredStory, measured: Measured) -> int | None:
    """The page a story asks for, 0 the first that stories stand on. The lead asks for that, and for no other."""
    if not copy.lead:
        return None if copy.story.page is None else copy.story.page - measured.first_page
    return 0 if copy.story.page in (None, 1) else NOWHERE


def page_of(box: MeasuredBox, measured: Measured, pages: int) -> int | None:
    """The page of a box, counted as those of stories; its own number is from the end where negative."""
    if box.page is None:
        return None
    return (box.page if box.page > 0 else pages + 1 + box.page) - measured.first_page


def _boxes(shelf: Shelf, pages: int, spare: Spare) -> Iterator[tuple[int | str, Box]]:
    """*In this issue*, the furniture, and what is spare: closing boxes in the order in which they close the issue."""
    measured, weights = shelf.measured, shelf.weights
    on_front = contents_on_front(measured)
    if any(measured.contents) and (on_front or pages > 1):
        costs = _costs(measured.contents, measured.grid, weights)
        yield CONTENTS, Box(Item(CONTENTS, costs, contents=on_front), 0 if on_front else 1)
    furniture = [
        (index, box) for index, box in enumerate(measured.furniture) if spare.fillers or not box.filler
    ]
    closing = max((index for index, box in furniture if box.page == -1 and not box.filler), default=None)
    for index, box in furniture:
        costs = box_costs(box, measured.grid, weights)
        if costs or not box.filler:
            item = Item(box.name, costs, closing=index == closing, optional=box.filler)
            yield index, Box(item, page_of(box, measured, pages))
    if spare.end_block:
        sized = end_block_costs(measured.grid, weights)
        yield END_BLOCK, Box(Item(END_BLOCK, sized, closing=True, optional=True), pages - measured.first_page)


def contents_on_front(measured: Measured) -> bool:
    """Whether page one has room for *In this issue* beside the lead or under it; else it stands on page two."""
    lead, grid = lead_first(measured)[0], measured.grid
    under_plate = grid.lines - measured.nameplate
    for span in spans(lead, grid):
        beside = [lines for lines in measured.contents[: grid.columns - span] if lines]
        under = [lines for lines in measured.contents[:span] if lines]
        story = lead.heads[span - 1] + _least_depth(lead, span)
        if (
            min(beside, default=IMPOSSIBLE) <= under_plate
            or story + min(under, default=IMPOSSIBLE) <= under_plate
        ):
            return True
    return False


def _least_depth(copy: MeasuredStory, span: int) -> int:
    """Lines of the columns under a head when as much is cut as may be."""
    shortest = cuts(copy)[:1]
    if not shortest:
        return 0
    lines = shortest[0].depth + (copy.mark.plain if copy.mark and shortest[0].point else 0)
    return max(HEAD_CLEARANCE, -(-lines // span))


def box_costs(box: MeasuredBox, grid: Grid, weights: Weights) -> Costs:
    """What furniture costs in each shape it may have."""
    basic = weights.filler if box.filler else 0
    costs = _sold(box.lines, box.size, grid, weights) if box.size else _costs(box.lines, grid, weights)
    return {shape: basic + cost for shape, cost in costs.items()}


def _sold(lines: tuple[int, ...], size: BoxSize, grid: Grid, weights: Weights) -> Costs:
    """A box sold by its size: no air, and every width is as good but for its proportions."""
    return {
        (span, has): misshapen(has, natural, weights)
        for span, (has, natural) in enumerate(zip(lines, size.natural, strict=True), 1)
        if 0 < has <= grid.lines
    }


def _costs(lines: tuple[int, ...], grid: Grid, weights: Weights) -> Costs:
    return {
        (span, least + air): aired(air, least, weights) + weights.box_widened * (span - 1)
        for span, least in enumerate(lines, 1)
        for air in range(most_air(least) + 1)
        if least and least + air <= grid.lines
    }


def end_block_costs(grid: Grid, weights: Weights) -> Costs:
    """What a block at the end costs at each size it may have."""
    most = int(END_BLOCK_SHARE * grid.columns * grid.lines)
    return {
        (span, lines): weights.end_block + weights.end_block_line * span * lines
        for span in range(1, grid.columns + 1)
        for lines in range(SHALLOWEST_END_BLOCK, grid.lines + 1)
        if span * lines <= most
    }
