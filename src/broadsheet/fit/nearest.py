"""Why an issue does not land, and the nearest thing that would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from broadsheet.fit.capacity import lines_missing
from broadsheet.fit.changes import with_lines, with_picture, with_story, words_per_line
from broadsheet.fit.ladder import BUDGET, Shelves, climb, landing, lands
from broadsheet.fit.measured import Measured, MeasuredStory
from broadsheet.fit.rungs import HIGHEST_AS_ASKED, Rung
from broadsheet.fit.stock import stock
from broadsheet.fit.wishes import impossible, in_the_way
from broadsheet.issue.model import Order

MOST_PAGES = 64
QUICK = BUDGET // 4
"""For a search that only asks whether something lands."""

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
    too many of, by area alone. `longer` and `pictured` (a title) are stories that let it land when they are longer
    or have a picture. `impossible` are sentences about wishes that no layout can grant; `in_the_way` are wishes
    without which the issue lands: any of several sets of them.
    """

    pages: int | None
    words_missing: int = 0
    words_over: int = 0
    longer: Longer | None = None
    pictured: str | None = None
    impossible: tuple[str, ...] = ()
    in_the_way: tuple[tuple[str, ...], ...] = ()


def nearest(shelves: Shelves, pages: int, order: Order) -> Nearest:
    """For an issue without a plan on `pages` pages."""
    missing, over = _words_off(shelves, pages, order)
    cannot = tuple(impossible(shelves, pages, order))
    by_area = missing or over or cannot
    return Nearest(
        pages=next(_counts(shelves, pages, order), None),
        words_missing=missing,
        words_over=over,
        longer=None if by_area else _longer(shelves, pages, order),
        pictured=None if over or cannot else _pictured(shelves, pages, order),
        impossible=cannot,
        in_the_way=in_the_way(shelves, pages, order),
    )


def outward(pages: int) -> Iterator[int]:
    """Page counts by distance from `pages`, the smaller first: short of copy is worse than a cut."""
    yield pages
    for away in range(1, MOST_PAGES):
        yield from (count for count in (pages - away, pages + away) if 1 <= count <= MOST_PAGES)


def _counts(shelves: Shelves, pages: int, order: Order) -> Iterator[int]:
    """Counts on which the issue lands: a page less or more by any rung, else by distance in the format asked for."""
    near = [count for count in islice(outward(pages), 1, None) if abs(count - pages) == 1]
    yield from (count for count in near if climb(shelves, count, order).plan)
    further = islice(outward(pages), 1 + len(near), None)
    yield from landing(shelves, further, order, budget=QUICK)


def _words_off(shelves: Shelves, pages: int, order: Order) -> tuple[int, int]:
    """Words too few to fill `pages` at most, and words too many at least, by area alone.

    Too few on every rung, by the one that wants fewest; else too few in the format asked for.
    """
    *_, highest = (rung for rung in shelves.rungs(order) if rung.number <= HIGHEST_AS_ASKED)
    fewest = min(_words_missing(shelves, pages, rung) for rung in shelves.rungs(order))
    missing = fewest or _words_missing(shelves, pages, highest)
    if missing:
        return missing, 0
    supplies = stock(shelves.of(highest, pages), pages)
    if supplies is None:
        return 0, 0
    least, _ = supplies.problem.areas
    over = max(0, least - supplies.problem.room(0))
    return 0, round(over * words_per_line(shelves.asked))


def _words_missing(shelves: Shelves, pages: int, rung: Rung) -> int:
    measured = shelves.on(pages, rung.format)
    return round(lines_missing(measured, pages, rung) * words_per_line(measured))


def _longest(measured: Measured) -> list[MeasuredStory]:
    lengths = {copy.story.slug: sum(piece.whole for piece in copy.pieces) for copy in measured.stories}
    return sorted(measured.stories, key=lambda copy: -lengths[copy.story.slug])[:_LONGER_STORIES]


def _longer(shelves: Shelves, pages: int, order: Order) -> Longer | None:
    """The first of the longest stories that, a little longer, lets the issue land."""
    measured = shelves.on(pages)
    for lines in _LONGER_BY:
        for copy in _longest(measured):
            changed = shelves.changed(with_story(measured, with_lines(copy, lines)))
            if lands(changed, pages, order, budget=QUICK):
                return Longer(copy.story.title, round(lines * words_per_line(measured)))
    return None


def _pictured(shelves: Shelves, pages: int, order: Order) -> str | None:
    """The first of the longest stories without a picture that, with one, lets the issue land."""
    measured = shelves.on(pages)
    for copy in _longest(measured):
        changed = with_picture(measured, copy)
        if changed and lands(shelves.changed(changed), pages, order, budget=QUICK):
            return copy.story.title
    return None
