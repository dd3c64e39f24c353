"""A story as rectangles: for every span and depth the cheapest way to fill it exactly.

A rectangle of `span` columns by `lines` lines holds the head, perhaps a picture over the whole width, and equal
columns of `depth` lines, which the galley with its pull quotes, notes and closing mark fills without a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from broadsheet.fit import pricing
from broadsheet.fit.costs import HEAD_CLEARANCE, WEIGHTS, Weights
from broadsheet.fit.measured import Grid, MeasuredStory, PictureRoom
from broadsheet.fit.rectangle import Insert, Rectangle
from broadsheet.fit.seating import Columns, seat
from broadsheet.fit.settings import Allowance, Setting, Settings, settings

Rectangles = dict[tuple[int, int], Rectangle]

TEASER_AIR = 4
"""Lines a bare teaser may be deeper than its headline."""

_SHALLOWEST_PICTURE = 3

LEAD_SPAN = 2
_WIDE_GRID = 3
"""The lead takes at least two columns where there are three."""


def rectangles(
    copy: MeasuredStory, grid: Grid, allowance: Allowance, weights: Weights = WEIGHTS
) -> Rectangles:
    """The cheapest rectangle for every (span, lines) the story can fill."""
    made = _teasers(copy, grid, weights) if copy.teaser else _stories(copy, grid, allowance, weights)
    found: Rectangles = {}
    for rectangle in made:
        key = (rectangle.span, rectangle.lines)
        if rectangle.lines <= grid.lines and (key not in found or rectangle.cost < found[key].cost):
            found[key] = rectangle
    return found


def spans(copy: MeasuredStory, grid: Grid) -> Iterable[int]:
    """The spans a story may take: the editor's wish, else all; the lead's from two columns on."""
    if copy.story.columns is not None:
        return range(copy.story.columns, min(copy.story.columns, grid.columns) + 1)
    return range(narrowest(copy, grid), grid.columns + 1)


def narrowest(copy: MeasuredStory, grid: Grid) -> int:
    """The fewest columns a story takes without a wish."""
    return LEAD_SPAN if copy.lead and grid.columns >= _WIDE_GRID else 1


def _teasers(copy: MeasuredStory, grid: Grid, weights: Weights) -> Iterator[Rectangle]:
    for span in spans(copy, grid):
        for air in range(TEASER_AIR + 1):
            head = copy.heads[span - 1]
            cost = pricing.total(pricing.teasing(air, head, span, weights))
            yield Rectangle(span, head + air, cost, head + air)


def _stories(copy: MeasuredStory, grid: Grid, allowance: Allowance, weights: Weights) -> Iterator[Rectangle]:
    available = settings(copy, allowance, weights)
    for span in spans(copy, grid):
        setter = _Setter(copy, span, grid.lines, available, allowance, weights)
        plain = list(setter.bodies(()))
        if _may_be_bare(copy, allowance):
            yield from setter.without_picture(plain)
        yield from setter.with_wide_picture(plain)
        yield from setter.with_column_picture()


def _may_be_bare(copy: MeasuredStory, allowance: Allowance) -> bool:
    """Whether a story may stand without its picture. Page one wants one: the lead keeps it as long as may be."""
    wanted = copy.story.image or (copy.lead and copy.story.image is None and not allowance.bare_lead)
    return not (copy.pictures and wanted)


@dataclass(frozen=True, slots=True)
class _Body:
    """Columns that are full: the setting, the places of its inserts, the cost of both."""

    depth: int
    setting: Setting
    inserts: tuple[Insert, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets one story in `span` columns of a page `lines` deep."""

    copy: MeasuredStory
    span: int
    lines: int
    settings: Settings
    allowance: Allowance
    weights: Weights

    def without_picture(self, plain: Iterable[_Body]) -> Iterator[Rectangle]:
        dropped = pricing.unpictured(self.copy, self.weights)
        for body in plain:
            yield self._rectangle(body, dropped)

    def with_wide_picture(self, plain: Iterable[_Body]) -> Iterator[Rectangle]:
        for lines, cost in self._heights(wide=True):
            for body in plain:
                if self._outweighs(body.depth, lines):
                    yield self._rectangle(body, cost, wide=lines)

    def with_column_picture(self) -> Iterator[Rectangle]:
        for lines, cost in self._heights(wide=False) if self.span > 1 else ():
            for body in self.bodies((Insert(0, lines),)):
                if self._outweighs(body.setting.cut.lines, lines):
                    yield self._rectangle(body, cost)

    def _outweighs(self, text: int, picture: int) -> bool:
        """Never a picture larger than the text it goes with, unless asked."""
        return text >= picture or self.copy.story.image is True

    def _heights(self, *, wide: bool) -> Iterator[tuple[int, int]]:
        """(lines, cost) of every height the picture may take."""
        rooms = self.copy.pictures
        room = rooms[self.span - 1 if wide else 0] if rooms else None
        is_elsewhere = not wide and self.copy.picture_first and not self.allowance.bare_lead
        if room is None or self.copy.story.image is False or is_elsewhere:
            return
        for lines in picture_heights(room, self.allowance):
            made = pricing.picturing(self.copy, lines, span=self.span, wide=wide, weights=self.weights)
            yield lines, pricing.total(made)

    def bodies(self, picture: tuple[Insert, ...]) -> Iterator[_Body]:
        """For each depth the cheapest body, with `picture` in a column if there is one."""
        given = sum(insert.lines for insert in picture)
        for depth in range(HEAD_CLEARANCE, self.lines - self.copy.heads[self.span - 1] + 1):
            alike = self.settings.get(self.span * depth - given, ())
            body = self._cheapest(alike, depth, picture)
            if body:
                yield body

    def _cheapest(self, alike: Iterable[Setting], depth: int, picture: tuple[Insert, ...]) -> _Body | None:
        """The cheapest of settings (cheapest first) that finds its places."""
        best: _Body | None = None
        for setting in alike:
            if best and setting.cost >= best.cost:
                break
            columns = Columns(self.copy, setting.cut, setting.mark, self.span, depth)
            seated = seat(columns, picture + setting.quotes, self.weights.grey_after)
            if seated is None:
                continue
            cost = setting.cost + pricing.greying(seated.grey, self.weights).cost
            if best is None or cost < best.cost:
                best = _Body(depth, setting, seated.inserts, cost)
        return best

    def _rectangle(self, body: _Body, cost: int, wide: int = 0) -> Rectangle:
        head = self.copy.heads[self.span - 1]
        lines = head + wide + body.depth
        made = Rectangle(
            span=self.span,
            lines=lines,
            cost=body.cost + cost,
            head=head,
            depth=body.depth,
            wide_picture=wide,
            cut=body.setting.cut,
            inserts=body.inserts,
            mark=body.setting.mark,
        )
        shape = pricing.total(pricing.shaping(made, self.weights))
        return replace(made, cost=made.cost + shape) if shape else made


def picture_heights(room: PictureRoom, allowance: Allowance) -> range:
    """Every height a picture may take, in lines; further from its own shape on the higher rungs."""
    least = max(_SHALLOWEST_PICTURE, round(room.least / allowance.picture_stretch))
    return range(least, round(room.most * allowance.picture_stretch) + 1)
