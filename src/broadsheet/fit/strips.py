"""A story as strips: every way to set it one column wide, for a thread that columns break where it may break."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from broadsheet.fit import pricing
from broadsheet.fit.costs import HEAD_CLEARANCE, Weights
from broadsheet.fit.measured import MeasuredStory
from broadsheet.fit.rectangle import Insert, Rectangle
from broadsheet.fit.rectangles import TEASER_AIR, picture_heights
from broadsheet.fit.seating import Columns, grey_lines, offsets_of, places
from broadsheet.fit.settings import Allowance, Setting, settings

_QUOTE_PLACES = 3
"""Places tried for a pull quote: those nearest to where it would stand first."""

_HEAD_AIR = 1
"""Lines of air that a head may have beyond its own: in a thread, all that gives way where nothing may be tracked."""

_MOST_ALIKE = 6
"""Strips kept of one length: the cheapest, each breaking where no cheaper one does."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One way to set a story in the thread. Bit k of `forbidden`: no column ends after k of its lines."""

    rectangle: Rectangle
    forbidden: int

    @property
    def lines(self) -> int:
        return self.rectangle.lines

    @property
    def cost(self) -> int:
        return self.rectangle.cost


def strips(copy: MeasuredStory, allowance: Allowance, weights: Weights) -> tuple[Strip, ...]:
    """The strips of a story that flows with its head, shortest first."""
    head = copy.heads[0]
    if copy.teaser:
        return tuple(_teasers(head, weights))
    return _best(_Setter(copy, allowance, weights).strips(head))


def bodies(copy: MeasuredStory, allowance: Allowance, weights: Weights) -> tuple[Strip, ...]:
    """The strips of a story whose head and picture stand elsewhere."""
    return _best(_Setter(copy, allowance, weights).bodies())


def pictured_bodies(copy: MeasuredStory, allowance: Allowance, weights: Weights) -> tuple[Strip, ...]:
    """The strips of a story whose head stands elsewhere: without its picture, or with it at the top of the column."""
    return _best(_Setter(copy, allowance, weights).pictured_bodies())


def _teasers(head: int, weights: Weights) -> Iterator[Strip]:
    for air in range(TEASER_AIR + 1):
        cost = pricing.total(pricing.teasing(air, head, 1, weights))
        yield Strip(Rectangle(1, head + air, cost, head + air, flows=True), _inside(0, head + air))


def _best(made: Iterable[Strip]) -> tuple[Strip, ...]:
    """Of strips that are equally long the cheapest, and of the others those that break where no cheaper one does."""
    by_lines: defaultdict[int, list[Strip]] = defaultdict(list)
    for strip in made:
        by_lines[strip.lines].append(strip)
    return tuple(kept for lines in sorted(by_lines) for kept in islice(_useful(by_lines[lines]), _MOST_ALIKE))


def _useful(alike: list[Strip]) -> Iterator[Strip]:
    seen: list[int] = []
    for strip in sorted(alike, key=lambda strip: strip.cost):
        if not any(cheaper & ~strip.forbidden == 0 for cheaper in seen):
            seen.append(strip.forbidden)
            yield strip


@dataclass(frozen=True, slots=True)
class _Setter:
    copy: MeasuredStory
    allowance: Allowance
    weights: Weights

    def strips(self, head: int) -> Iterator[Strip]:
        plain = _best(self.bodies())  # what is better alone is better under any head
        for picture, cost in self._pictures(wide=True):
            for body in plain:
                if picture <= body.rectangle.depth or self.copy.story.image is True:
                    for air in range(_HEAD_AIR + 1):
                        airy = cost + pricing.heading(air, self.weights).cost
                        yield self._under(head + air, picture, airy, body)

    def _under(self, head: int, picture: int, cost: int, body: Strip) -> Strip:
        """`body` under a head and a picture, with some lines of text before a column may end."""
        above, made = head + picture, body.rectangle
        rectangle = replace(
            made, lines=above + made.lines, cost=made.cost + cost, head=head, wide_picture=picture
        )
        clear = _inside(0, above + min(HEAD_CLEARANCE, made.lines))
        return Strip(rectangle, clear | body.forbidden << above)

    def pictured_bodies(self) -> Iterator[Strip]:
        plain = _best(self.bodies())  # what is better alone is better under any head
        for lines, cost in self._pictures(wide=False):
            for body in plain:
                if lines <= body.lines or self.copy.story.image is True:
                    yield self._with_column_picture(lines, cost, body)

    def _with_column_picture(self, lines: int, cost: int, body: Strip) -> Strip:
        made = body.rectangle
        picture = (Insert(0, lines),) if lines else ()
        rectangle = replace(
            made,
            lines=made.lines + lines,
            depth=made.depth + lines,
            cost=made.cost + cost,
            inserts=(*picture, *made.inserts),
        )
        return Strip(rectangle, _inside(0, lines) | body.forbidden << lines)

    def _pictures(self, *, wide: bool) -> Iterator[tuple[int, int]]:
        """(lines, cost) of no picture, and of each height it may take."""
        room = self.copy.pictures[0] if self.copy.pictures else None
        if not (self.copy.pictures and self.copy.story.image):
            yield 0, pricing.unpictured(self.copy, self.weights)
        if room and self.copy.story.image is not False:
            for lines in picture_heights(room, self.allowance):
                made = pricing.picturing(self.copy, lines, span=1, wide=wide, weights=self.weights)
                yield lines, pricing.total(made)

    def bodies(self) -> Iterator[Strip]:
        for alike in settings(self.copy, self.allowance, self.weights).values():
            for setting in alike:
                yield from self._seated(setting)

    def _seated(self, setting: Setting) -> Iterator[Strip]:
        """`setting` with its pull quotes in the places where they would be looked for first."""
        columns = Columns(self.copy, setting.cut, setting.mark, 1, max(1, setting.lines))
        for inserts in islice(places(columns, setting.quotes), _QUOTE_PLACES if setting.quotes else 1):
            grey = pricing.greying(grey_lines(columns, inserts, self.weights.grey_after), self.weights)
            rectangle = Rectangle(
                span=1,
                lines=setting.lines,
                cost=setting.cost + grey.cost,
                head=0,
                depth=setting.lines,
                cut=setting.cut,
                inserts=inserts,
                mark=setting.mark,
                flows=True,
            )
            yield Strip(rectangle, _forbidden(setting, inserts))


def _forbidden(setting: Setting, inserts: tuple[Insert, ...]) -> int:
    """Where no column may end: as the text says, never inside an insert, notes or mark, and never before the mark."""
    cut, mask = setting.cut, setting.cut.forbidden
    offsets = offsets_of(cut, inserts)
    for insert in inserts:
        top = offsets[insert.at] - insert.lines
        below = mask >> top << top + insert.lines
        mask = mask & ((1 << top + 1) - 1) | _inside(top, insert.lines) | below
    end = cut.lines + sum(insert.lines for insert in inserts)
    mask = mask & ((1 << end) - 1) | _inside(end, cut.notes)
    if setting.mark:
        before = end + cut.notes
        mask |= 1 << before | _inside(before, setting.mark.lines)
    return mask


def _inside(top: int, lines: int) -> int:
    """The bits strictly between the ends of something whole."""
    return ((1 << lines) - 1 & ~1) << top if lines else 0
