"""What an editor could do about a plan: small changes tried out, and what every rung of the ladder would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.fit.changes import shortened, with_lines, with_story, words_per_line
from broadsheet.fit.cuts import cuts
from broadsheet.fit.flatplan import Flatplan, PlannedStory
from broadsheet.fit.ladder import Attempt, Shelves, attempt
from broadsheet.fit.measured import Measured
from broadsheet.fit.pricing import charges
from broadsheet.fit.rungs import Rung
from broadsheet.fit.stock import END_BLOCK
from broadsheet.fit.wishes import wishes
from broadsheet.issue.model import Order

_MOST_TRIED = 12
"""Changes that are tried out, each a search of its own."""

_MOST_STEPS = 3
_WISH_IN_WORDS = 5
"""What it takes to give up a wish, in words of text changed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change, in words; what it takes, in words of text; and how much less the best plan then costs."""

    words: str
    effort: int
    saves: int


@dataclass(frozen=True, slots=True)
class Advice:
    """The best plan of each rung, from the lowest; and the changes that save most for their effort, best first."""

    rungs: tuple[Attempt, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    words: str
    effort: int
    measured: Measured
    order: Order


def advise(shelves: Shelves, pages: int, order: Order, plan: Flatplan | None) -> Advice:
    """Advice for an issue on so many pages; `plan` is the one that was taken."""
    steps = cheapest_steps(shelves, pages, order, plan) if plan else ()
    return Advice(tuple(each_rung(shelves, pages, order)), steps)


def each_rung(shelves: Shelves, pages: int, order: Order) -> Iterator[Attempt]:
    """For each number of the ladder its first plan, or that it has none."""
    best: dict[int, Attempt] = {}
    for rung in shelves.rungs(order):
        known = best.get(rung.number)
        if known is None or known.plan is None:
            made = attempt(shelves, pages, rung)
            complete = made.complete and (known is None or known.complete)
            best[rung.number] = replace(made, complete=complete)
    yield from best.values()


def cheapest_steps(shelves: Shelves, pages: int, order: Order, plan: Flatplan) -> tuple[Step, ...]:
    """The changes that save most for each word they take."""
    rung = _rung_of(shelves, order, plan)
    changes = [change for number, change in zip(range(_MOST_TRIED), _changes(plan, order), strict=False)]
    steps = [step for change in changes if (step := _tried(change, pages, rung, plan))]
    return tuple(sorted(steps, key=lambda step: -step.saves / step.effort)[:_MOST_STEPS])


def _rung_of(shelves: Shelves, order: Order, plan: Flatplan) -> Rung:
    """The rung that `plan` stands on."""
    has_block = any(box.name == END_BLOCK for box in plan.boxes())
    return next(
        rung
        for rung in shelves.rungs(order)
        if (rung.number, rung.format) == (plan.solver.rung, plan.measured.format)
        and rung.spare.end_block >= has_block
    )


def _tried(change: _Change, pages: int, rung: Rung, plan: Flatplan) -> Step | None:
    alone = replace(rung, format=0)
    made = attempt(Shelves([change.measured]), pages, alone).plan
    saves = plan.solver.cost - made.solver.cost if made else 0
    return Step(change.words, change.effort, saves) if saves > 0 else None


def _changes(plan: Flatplan, order: Order) -> Iterator[_Change]:
    """Stories to be a little shorter or longer, the dearest first; then wishes to be given up."""
    measured = plan.measured
    for planned in sorted(plan.stories(), key=lambda planned: -planned.rectangle.cost):
        yield from _lengths(planned, measured, order)
    for wish in wishes(measured, order):
        yield _Change(f"Without the wish that {wish.words}", _WISH_IN_WORDS, *wish.lift(measured, order))


def _lengths(planned: PlannedStory, measured: Measured, order: Order) -> Iterator[_Change]:
    """A cut story as long as its room; a story with empty lines longer by them."""
    copy, rectangle = planned.copy, planned.rectangle
    if rectangle.cut is None:
        return
    title, lines_in_words = f"“{copy.story.title}”", words_per_line(measured)
    amounts = {charge.reason: charge.amount for charge in charges(copy, rectangle)}
    empty = amounts.get("mark-air", 0) + amounts.get("pull-quote-air", 0)
    if planned.cut_point is not None:
        room = rectangle.cut.depth + (rectangle.mark.lines if rectangle.mark else 0)
        over = max(1, cuts(copy)[-1].depth - room)
        words = max(1, round(over * lines_in_words))
        shorter = with_story(measured, shortened(copy, over))
        yield _Change(f"About {words} words fewer in {title}", words, shorter, order)
    elif empty:
        words = max(1, round(empty * lines_in_words))
        longer = with_story(measured, with_lines(copy, empty))
        yield _Change(f"About {words} words more in {title}", words, longer, order)
