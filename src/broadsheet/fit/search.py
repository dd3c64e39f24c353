"""The search for the cheapest arrangement of an issue: ever wider orders, each undercutting what the last one found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.fit.bounds import Bounds
from broadsheet.fit.costs import WEIGHTS, Weights
from broadsheet.fit.pagination import Arrangement, Pagination
from broadsheet.fit.problem import Ordering, Problem
from broadsheet.fit.tiling import IMPOSSIBLE, OutOfBudgetError, Pulse, Tiler, go_on


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to.

    `complete`: it came to its end, so that `arrangement` is the cheapest of its class, or the class is empty.
    No arrangement of the class costs less than `bound`. `joins` is the work done.
    """

    arrangement: Arrangement | None
    complete: bool
    bound: int
    joins: int


def arrange(problem: Problem, ordering: Ordering, budget: int, weights: Weights = WEIGHTS) -> Search:
    """The cheapest arrangement of `problem` in this class, as far as `budget` lasts."""
    return Quest(problem, ordering, budget, weights).last()


@dataclass(frozen=True, slots=True)
class Quest:
    """A search to be made. `known` are the members of every page of an arrangement that was good once.

    `pulse` is called throughout; what it raises ends the search.
    """

    problem: Problem
    ordering: Ordering
    budget: int
    weights: Weights = WEIGHTS
    known: tuple[int, ...] = ()
    pulse: Pulse = go_on

    def last(self) -> Search:
        *_, last = self.answers()
        return last

    def answers(self) -> Iterator[Search]:
        """Ever better answers: what was known, then the editor's own order, then what the order asked for allows.

        What a narrower search found is legal in the wider one, and there its cost is the limit to undercut. What
        was known may be found again: a search that comes to its end has one answer, whatever was known before.
        """
        bounds = Bounds(self.problem)
        bound = bounds.least(self.problem.everything, self.problem.room(0))
        if not bounds.may_fill(self.problem.everything, self.problem.room(0)):
            yield Search(None, complete=True, bound=bound, joins=0)
            return
        best, joins = self._known_arrangement(bounds)
        limit = best.cost + 1 if best else IMPOSSIBLE
        if best:
            yield Search(best, complete=False, bound=bound, joins=joins)
        for step in self.ordering.widening():
            tiler = Tiler(self.problem, step, self.weights, self.budget - joins, self.pulse)
            pages = Pagination(self.problem, tiler, bounds, limit)
            try:
                found = pages.cheapest()
            except OutOfBudgetError:
                bound = max(bound, pages.floor) if step == self.ordering else bound
                yield Search(best, complete=False, bound=bound, joins=self.budget)
                return
            joins += tiler.joins
            complete = step == self.ordering
            if found:
                best = found if complete else _priced(found, self.ordering, self.weights)
                limit = best.cost
            yield Search(best, complete, best.cost if best and complete else bound, joins)

    def _known_arrangement(self, bounds: Bounds) -> tuple[Arrangement | None, int]:
        """What was known, tiled anew, and the work of it; None where that cannot be done any more."""
        tiler = Tiler(self.problem, self.ordering, self.weights, self.budget, self.pulse)
        try:
            found = Pagination(self.problem, tiler, bounds, IMPOSSIBLE).of(self.known)
        except OutOfBudgetError:
            found = None
        return found, tiler.joins


def _priced(arrangement: Arrangement, ordering: Ordering, weights: Weights) -> Arrangement:
    """The same arrangement where moving costs nothing, if `ordering` says so."""
    if ordering.window is not None:
        return arrangement
    return replace(arrangement, cost=arrangement.cost - weights.moved * arrangement.moves, moves=0)
