"""A second opinion on the fit: the same rules for CP-SAT, over every layout rather than guillotine ones alone.

Nothing here is shared with the search but the problem itself. A layout is an exact packing of rectangles; reading
order is a permutation, in which of two items on a page the earlier one is above or on the start side of the later.
That the first stands at the start corner of its page and the last at the end corner follows from these two.
Tombstones have no price here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import NamedTuple

from ortools.sat.python import cp_model

from broadsheet.fit.costs import Weights
from broadsheet.fit.problem import Ordering, Problem
from tests.support.packing import NOTHING, Literal, Packing, Spot

WORK = 60.0
"""Deterministic seconds that a proof may take: far more than the small problems here need."""


class NotProvedError(Exception):
    """The solver stopped before it had a proof: the problem is too large to be a test."""


class Tile(NamedTuple):
    """An item in its place; columns and lines count from the start corner of its page."""

    item: int
    page: int
    column: int
    line: int
    span: int
    lines: int


@dataclass(frozen=True, slots=True)
class Optimum:
    """A cheapest layout, its tiles in reading order."""

    cost: int
    tiles: tuple[Tile, ...]


def optimum(problem: Problem, ordering: Ordering, weights: Weights) -> Optimum | None:
    """The proved optimum among all layouts, or None where it is proved that there is none.

    Raises `NotProvedError`.
    """
    posed = _Posed(Packing(problem), ordering, weights)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = WORK
    status = solver.solve(posed.model)
    if status == cp_model.INFEASIBLE:
        return None
    if status != cp_model.OPTIMAL:
        raise NotProvedError(solver.status_name(status))
    return Optimum(round(solver.objective_value), posed.tiles(solver))


@dataclass(slots=True)
class _Posed:
    """The packing with its reading order and what that costs."""

    packing: Packing
    ordering: Ordering
    weights: Weights
    before: dict[tuple[int, int], Literal] = field(default_factory=dict)
    costs: list[cp_model.LinearExpr] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._read()
        self._move()
        for index, item in enumerate(self.problem.items):
            if item.lead:
                self._open(index)
            if item.closing:
                self._close(index)
            if item.contents:
                box = self.problem.boxes[index - len(self.problem.stories)]
                assert box.page is not None
                self._announce(index, box.page)
        self.costs.extend(spot.cost(item) for spot, item in zip(self.spots, self.problem.items, strict=True))
        self.model.minimize(sum(self.costs))

    @property
    def problem(self) -> Problem:
        return self.packing.problem

    @property
    def model(self) -> cp_model.CpModel:
        return self.packing.model

    @property
    def spots(self) -> list[Spot]:
        return self.packing.spots

    def tiles(self, solver: cp_model.CpSolver) -> tuple[Tile, ...]:
        """The solution's tiles, in reading order."""
        count = len(self.spots)
        earlier = {
            i: sum(solver.value(self.before[j, i]) for j in range(count) if j != i) for i in range(count)
        }
        used = (i for i in range(count) if solver.value(self.spots[i].used))
        return tuple(self._tile(solver, i) for i in sorted(used, key=earlier.__getitem__))

    def _tile(self, solver: cp_model.CpSolver, index: int) -> Tile:
        spot = self.spots[index]
        page, top = solver.value(spot.page), solver.value(spot.top)
        return Tile(
            index,
            page,
            solver.value(spot.column),
            top - sum(self.problem.depths[:page]),
            solver.value(spot.span),
            solver.value(spot.lines),
        )

    # -- reading order ----------------------------------------------------------------------------------------

    def _read(self) -> None:
        """`before` is a linear order that goes through the pages, and on each down or towards the end side."""
        model, indices = self.model, range(len(self.spots))
        for i, j in combinations(indices, 2):
            self.before[i, j] = model.new_bool_var("before")
            self.before[j, i] = ~self.before[i, j]
        for i, j, k in permutations(indices, 3):
            model.add_bool_or(~self.before[i, j], ~self.before[j, k], self.before[i, k])
        for i, j in permutations(indices, 2):
            one, other = self.spots[i], self.spots[j]
            both = [self.before[i, j], one.used, other.used]
            above, beside = model.new_bool_var("above"), model.new_bool_var("beside")
            model.add(one.foot <= other.top).only_enforce_if(above)
            model.add(one.end <= other.column).only_enforce_if(beside)
            model.add(one.page <= other.page).only_enforce_if(both)
            model.add_bool_or(above, beside).only_enforce_if(both)

    def _place(self, story: int) -> cp_model.LinearExpr:
        others = (other for other in range(len(self.problem.stories)) if other != story)
        return sum([self.before[other, story] for other in others], start=NOTHING)

    def _move(self) -> None:
        """How far stories may leave the editor's order, and what that costs."""
        model, count = self.model, len(self.problem.stories)
        if self.ordering.window is not None:
            for rank in range(count):
                away = model.new_int_var(0, min(self.ordering.window, count), "away")
                model.add_abs_equality(away, self._place(rank) - rank)
                self.costs.append(self.weights.moved * away)
        if self.ordering.pages_ascend:
            for rank in range(count - 1):
                model.add(self.spots[rank].page <= self.spots[rank + 1].page)

    # -- what has a place of its own --------------------------------------------------------------------------

    def _follows_here(self, earlier: int, later: int) -> None:
        """Where both are on one page, `later` is read after `earlier`."""
        for one, other in zip(self.spots[earlier].on, self.spots[later].on, strict=True):
            self.model.add(self.before[earlier, later] == 1).only_enforce_if(one, other)

    def _open(self, lead: int) -> None:
        """The lead is the first on its page."""
        for other in range(len(self.spots)):
            if other != lead:
                self._follows_here(lead, other)

    def _close(self, closing: int) -> None:
        """On its page nothing follows a closing box but closing boxes that stand behind it in the list."""
        for other, item in enumerate(self.problem.items):
            if other != closing and not (item.closing and other > closing):
                self._follows_here(other, closing)

    def _announce(self, contents: int, page: int) -> None:
        """The contents stand at the top beside the lead's part, or directly under the lead alone.

        The lead's part is all that is read before the contents: together a rectangle at the start corner.
        """
        model, spot, top = self.model, self.spots[contents], sum(self.problem.depths[:page])
        lead = next(index for index, item in enumerate(self.problem.items) if item.lead)
        low = model.new_bool_var("low")
        self.costs.append(self.weights.contents_low * low)
        model.add(self.before[lead, contents] == 1)
        model.add(spot.top == self.spots[lead].foot).only_enforce_if(low)
        model.add(spot.column == 0).only_enforce_if(low)
        model.add(spot.top == top).only_enforce_if(~low)
        depth = model.new_int_var(1, self.problem.depths[page], "depth")
        model.add(depth >= self.spots[lead].foot - top)
        areas = [self.spots[lead].area(page)]
        for other in range(len(self.spots)):
            if other not in (lead, contents):
                first = self._first(other, contents, page)
                model.add_implication(low, ~first)
                model.add(depth >= self.spots[other].foot - top).only_enforce_if(first)
                areas.append(self.packing.counted(self.spots[other].area(page), first))
        for column in range(1, self.problem.columns):
            here = model.new_bool_var("here")
            model.add(spot.column == column).only_enforce_if(here)
            model.add(spot.column != column).only_enforce_if(~here)
            model.add(sum(areas) == column * depth).only_enforce_if(here)
        model.add(spot.column > 0).only_enforce_if(~low)

    def _first(self, other: int, contents: int, page: int) -> Literal:
        """Whether `other` is on the page of the contents and read before them."""
        here, earlier = self.spots[other].on[page], self.before[other, contents]
        first = self.model.new_bool_var("first")
        self.model.add_bool_and(here, earlier).only_enforce_if(first)
        self.model.add_bool_or(first, ~here, ~earlier)
        return first
