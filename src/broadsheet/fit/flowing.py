"""The flowing layout: under a top over the full width, all stories run as one thread through equal columns.

It is denser in solutions than rectangles, since only the lengths must come out, not the shapes: the last rung of
the ladder, and a layout of its own. The filling of the thread is exact (`thread`); what stands above it is tried in
turn: the air of *In this issue*, and the heights of the lead's picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit import pricing
from broadsheet.fit.costs import HEAD_CLEARANCE, WEIGHTS, Weights, aired
from broadsheet.fit.flatplan import Flatplan, Solver
from broadsheet.fit.measured import Measured, MeasuredBox, MeasuredStory
from broadsheet.fit.poured import Top, poured
from broadsheet.fit.rectangles import picture_heights
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import (
    CONTENTS,
    END_BLOCK,
    NOTHING_SPARE,
    Spare,
    box_costs,
    end_block_costs,
    lead_first,
    most_air,
    page_of,
    wanted_page,
)
from broadsheet.fit.strips import bodies, pictured_bodies, strips
from broadsheet.fit.thread import Block, Choice, Filling, Matter, Thread
from broadsheet.fit.tiling import Pulse, go_on

SHALLOWEST_COLUMN = HEAD_CLEARANCE
"""Lines at least of the columns under the top."""

_TOP_AIR, _TOP_AIR_ALONE = 2, 6
"""Lines that *In this issue*, or without it the nameplate, may be deeper than it must: more where the lead has no
picture to give way."""

_MOST_ROAMING = 5
"""Boxes between stories: every set of them is kept apart, so that more would take too long."""

_ALLOWANCE = Allowance(mark_air=2, pull_air=0)
"""Lengths come in every size as it is: more would only be slower."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The cheapest filling so far, and the work it took to find."""

    top: Top
    filling: Filling
    joins: int

    @property
    def cost(self) -> int:
        return self.top.cost + self.filling.cost


@dataclass(frozen=True, slots=True)
class Flow:
    """An issue to be set as a thread on `pages` pages. What `pulse` raises ends the work."""

    measured: Measured
    pages: int
    spare: Spare = NOTHING_SPARE
    weights: Weights = WEIGHTS
    pulse: Pulse = go_on

    def plan(self, rung: int) -> Flatplan | None:
        """The cheapest; None where none fills the pages, or a story asks for what only a rectangle has."""
        matter = self._matter() if self._may_flow() else None
        if matter is None:
            return None
        found: _Found | None = None
        for top in self._tops():
            found = self._filled(matter[top.picture > 0], top, found) or found
        return self._flatplan(found, rung) if found else None

    def _filled(self, matter: Matter, top: Top, best: _Found | None) -> _Found | None:
        """The thread under `top`, if that is cheaper than `best`."""
        self.pulse()
        columns = top.columns(self.measured.grid, self.pages)
        if columns[0].lines < SHALLOWEST_COLUMN or (best and top.cost >= best.cost):
            return None
        filling = Thread(columns, matter, self.weights).fill()
        if filling is None or (best and top.cost + filling.cost >= best.cost):
            return None
        return _Found(top, filling, matter.joins + (best.joins if best else 0))

    def _flatplan(self, found: _Found, rung: int) -> Flatplan:
        planned = tuple(poured(self.measured, found.filling, found.top, self.pages))
        numbers = range(1, self.pages + 1)
        on_pages = tuple(tuple(each for each in planned if each.frame.page == page) for page in numbers)
        solver = Solver("flowing", rung, "optimal", found.cost, found.cost, found.joins)
        return Flatplan(self.measured, on_pages, solver)

    def _may_flow(self) -> bool:
        """Whether no wish asks for a width that the thread does not have, or for a page that is not there."""
        measured, width = self.measured, self.measured.grid.columns
        boxes = [page_of(box, measured, self.pages) for box in measured.furniture if not box.filler]
        pages = [*boxes, *(wanted_page(copy, measured) for copy in measured.stories)]
        spans = [(copy.story.columns, width if self._leads(copy) else 1) for copy in measured.stories]
        there = range(self.pages + 1 - measured.first_page)
        return all(page is None or page in there for page in pages) and all(
            asked in (None, span) for asked, span in spans
        )

    def _leads(self, copy: MeasuredStory) -> bool:
        """Whether the head of `copy` stands over the thread; under a cover none does."""
        return copy.lead and not self.measured.cover

    # -- above the thread -------------------------------------------------------------------------------------

    def _tops(self) -> Iterator[Top]:
        measured, width = self.measured, self.measured.grid.columns
        if measured.cover:
            yield Top(0, 0, 0, 0, 0, 0, page=measured.first_page)
            return
        lead = lead_first(measured)[0]
        contents = measured.contents[width - 1] if measured.contents and self._contents_over() else 0
        for picture, cost in self._lead_pictures(lead):
            for air in range((_TOP_AIR if picture else _TOP_AIR_ALONE) + 1):
                yield Top(
                    plate=measured.nameplate + (0 if contents else air),
                    contents=contents + air if contents else 0,
                    head=lead.heads[width - 1],
                    picture=picture,
                    picture_cost=cost,
                    cost=cost + aired(air, contents or measured.nameplate, self.weights),
                )

    def _contents_over(self) -> bool:
        """Whether *In this issue* stands over the thread; where page one has no room for it, it is on page two."""
        measured, width = self.measured, self.measured.grid.columns
        head = lead_first(measured)[0].heads[width - 1]
        above = measured.nameplate + measured.contents[width - 1] + head
        return measured.grid.lines - above >= SHALLOWEST_COLUMN

    def _lead_pictures(self, lead: MeasuredStory) -> Iterator[tuple[int, int]]:
        """(lines, cost) of each height of the lead's picture over the full width, and of none there."""
        width = self.measured.grid.columns
        yield 0, 0
        room = lead.pictures[width - 1] if lead.pictures else None
        if room and lead.story.image is not False:
            for lines in picture_heights(room, _ALLOWANCE):
                made = pricing.picturing(lead, lines, span=width, wide=True, weights=self.weights)
                yield lines, pricing.total(made)

    # -- the thread -------------------------------------------------------------------------------------------

    def _matter(self) -> dict[bool, Matter] | None:
        """What the thread holds, by whether the lead's picture stands above it; None when a story cannot be set."""
        lead, *others = lead_first(self.measured)
        boxes = self._boxes()
        galleys = [ways(lead, _ALLOWANCE, self.weights) for ways in (pictured_bodies, bodies)]
        in_thread = others if self._leads(lead) else [lead, *others]
        stories = [(strips(copy, _ALLOWANCE, self.weights), self._page(copy)) for copy in in_thread]
        opens = self._leads(lead) and not lead.teaser
        ways = [made for made, _ in stories] + (galleys if opens else [])
        if boxes is None or not all(ways):
            return None
        choices = [Choice.of(made, page) for made, page in stories]
        under = [(Choice.of(made),) if opens else () for made in galleys]
        return {above: Matter((*under[above], *choices), *boxes) for above in (False, True)}

    def _page(self, copy: MeasuredStory) -> int | None:
        """The 1-based page that a story asks for."""
        page = wanted_page(copy, self.measured)
        return None if page is None else page + self.measured.first_page

    def _boxes(self) -> tuple[tuple[Block, ...], tuple[Block, ...]] | None:
        """The boxes between stories, and those at the end; None when there are too many of the former, or one that
        must be there is never one column wide.
        """
        blocks = [
            (box.page == -1, self._block(index, box))
            for index, box in enumerate(self.measured.furniture)
            if self.spare.fillers or not box.filler
        ]
        if not all(block.costs or block.optional for _, block in blocks):
            return None
        blocks = [(at_end, block) for at_end, block in blocks if block.costs]
        if any(self.measured.contents) and self.pages > 1 and not self._contents_over():
            blocks.append((False, self._contents()))
        if self.spare.end_block:
            blocks.append((True, self._end_block()))
        # Those that may be left out come last, and are left out where they are too many.
        roaming = sorted((block for at_end, block in blocks if not at_end), key=lambda block: block.optional)
        if sum(not block.optional for block in roaming) > _MOST_ROAMING:
            return None
        return tuple(roaming[:_MOST_ROAMING]), tuple(block for at_end, block in blocks if at_end)

    def _block(self, index: int, box: MeasuredBox) -> Block:
        page = page_of(box, self.measured, self.pages)
        sized = box_costs(box, self.measured.grid, self.weights)
        costs = {lines: cost for (span, lines), cost in sized.items() if span == 1}
        return Block(
            box.name,
            index,
            costs,
            None if page is None else page + self.measured.first_page,
            optional=box.filler,
        )

    def _contents(self) -> Block:
        lines = self.measured.contents[0]
        costs = {lines + air: aired(air, lines, self.weights) for air in range(most_air(lines) + 1)}
        return Block(CONTENTS, None, costs, page=2)

    def _end_block(self) -> Block:
        sized = end_block_costs(self.measured.grid, self.weights)
        costs = {lines: cost for (span, lines), cost in sized.items() if span == 1}
        return Block(END_BLOCK, None, costs, optional=True)
