"""The relaxation ladder: rung by rung, the fit is allowed more until the issue lands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.fit.capacity import is_short, lines_missing
from broadsheet.fit.flatplan import Flatplan, Layout
from broadsheet.fit.flowing import Flow
from broadsheet.fit.measured import Formats, Measured
from broadsheet.fit.modular import flatplan
from broadsheet.fit.rungs import FOR_WANT_OF_COPY, HIGHEST, HIGHEST_AS_ASKED, Rung, rungs
from broadsheet.fit.search import Quest
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import Shelf, Stock, shelve, stock
from broadsheet.fit.tiling import Pulse, go_on
from broadsheet.issue.model import Order

BUDGET = 400_000
"""Joins a search may use on one rung: some seconds, and the same result on every machine."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a rung. `complete`: without a plan, there is none."""

    rung: Rung
    plan: Flatplan | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Climb:
    """The plan of the lowest rung that has one. `complete`: every search below it, or all, came to its end."""

    plan: Flatplan | None
    complete: bool


Key = tuple[int, Allowance, bool]
"""A format, what a rung allows, and whether page one is a cover."""


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier fit of the issue left: its plan, from which a search may start, and its rectangles."""

    plan: Flatplan | None = None
    made: Mapping[Key, Shelf] = field(default_factory=dict)


@dataclass(slots=True)
class Shelves:
    """The stories' rectangles in each format and with each allowance, made once, when first asked for.

    `layout` is the publisher's: the flowing one does not climb through the modular. What `pulse` raises ends the
    work.
    """

    formats: Formats
    layout: Layout = "modular"
    before: Before = field(default_factory=Before)
    pulse: Pulse = go_on
    made: dict[Key, Shelf] = field(default_factory=dict)

    def changed(self, measured: Measured) -> Shelves:
        """The same for another state of the issue, in the format asked for."""
        return Shelves([measured], self.layout, pulse=self.pulse)

    @property
    def asked(self) -> Measured:
        """The issue in the format asked for."""
        return self.formats[0]

    def rungs(self, order: Order) -> Iterator[Rung]:
        return rungs(order, len(self.formats), self.layout)

    def on(self, pages: int, form: int = 0) -> Measured:
        """The issue on so many pages, in one of its formats."""
        return self.formats[form].on(pages)

    def of(self, rung: Rung, pages: int) -> Shelf:
        measured = self.on(pages, rung.format)
        is_covered = measured.cover is not None
        key, other = ((rung.format, rung.allowance, each) for each in (is_covered, not is_covered))
        if key not in self.made:
            known = self.before.made.get(key) or self.made.get(other)
            self.made[key] = shelve(measured, rung.allowance, known=known)
        return self.made[key]


def plan_on(shelves: Shelves, pages: int, order: Order, *, highest: int = HIGHEST) -> Flatplan | None:
    """The plan of the lowest rung on which the issue lands on `pages` pages; None where none was found."""
    return climb(shelves, pages, order, highest=highest).plan


def climb(shelves: Shelves, pages: int, order: Order, *, lowest: int = 0, highest: int = HIGHEST) -> Climb:
    """As `plan_on`, and whether the search was exhaustive."""
    complete = True
    asked = (rung for rung in shelves.rungs(order) if lowest <= rung.number <= highest)
    for rung in _in_turn(shelves, pages, asked):
        made = attempt(shelves, pages, rung)
        if made.plan:
            return Climb(made.plan, complete)
        complete = complete and made.complete
    return Climb(None, complete)


def _in_turn(shelves: Shelves, pages: int, asked: Iterable[Rung]) -> Iterator[Rung]:
    """The rungs `asked` for; those meant for an issue short of copy come last of all where it is not."""
    postponed = []
    for rung in asked:
        meant_for_short = rung.format > 0 or rung.number == FOR_WANT_OF_COPY
        if meant_for_short and not is_short(shelves.on(pages, rung.format), pages):
            postponed.append(rung)
        else:
            yield rung
    yield from postponed


def attempt(shelves: Shelves, pages: int, rung: Rung) -> Attempt:
    """The best plan that one rung allows."""
    if rung.layout == "flowing":
        return Attempt(rung, _flowing(shelves, pages, rung), complete=True)
    supplies = _supplies(shelves, pages, rung)
    if supplies is None:
        return Attempt(rung, None, complete=True)
    before = shelves.before.plan
    known = supplies.members(before) if before else ()
    found = Quest(supplies.problem, rung.ordering, BUDGET, known=known, pulse=shelves.pulse).last()
    if found.arrangement is None:
        return Attempt(rung, None, found.complete)
    return Attempt(rung, flatplan(supplies, found, found.arrangement, rung.number), found.complete)


def _flowing(shelves: Shelves, pages: int, rung: Rung) -> Flatplan | None:
    return Flow(shelves.on(pages, rung.format), pages, rung.spare, pulse=shelves.pulse).plan(rung.number)


def _supplies(shelves: Shelves, pages: int, rung: Rung) -> Stock | None:
    """What there is on a rung. To make rectangles takes time, and in vain where all together do not fill the pages."""
    if lines_missing(shelves.on(pages, rung.format), pages, rung):
        return None
    return stock(shelves.of(rung, pages), pages, rung.spare)


def landing(shelves: Shelves, counts: Iterable[int], order: Order, *, budget: int = BUDGET) -> Iterator[int]:
    """Those of `counts` on which the issue lands in the format and the layout asked for, well or not."""
    *_, highest = (rung for rung in shelves.rungs(order) if rung.number <= HIGHEST_AS_ASKED)
    for pages in counts:
        if _lands(shelves, pages, highest, budget):
            yield pages


def lands(shelves: Shelves, pages: int, order: Order, *, budget: int = BUDGET) -> bool:
    """Whether a plan is found in the format and the layout asked for; not whether it is a good one."""
    return any(landing(shelves, (pages,), order, budget=budget))


def _lands(shelves: Shelves, pages: int, rung: Rung, budget: int) -> bool:
    if rung.layout == "flowing":
        return _flowing(shelves, pages, rung) is not None
    supplies = _supplies(shelves, pages, rung)
    if supplies is None:
        return False
    quest = Quest(supplies.problem, rung.ordering, budget, pulse=shelves.pulse)
    return any(found.arrangement for found in quest.answers())
