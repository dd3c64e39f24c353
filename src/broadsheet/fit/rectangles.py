"""A story as rectangles: for every span and depth the cheapest way to fill it exactly.

A rectangle of `span` columns by `lines` lines holds the head, perhaps a picture over the whole width, and equal
columns of `depth` lines, which the galley with its pull quotes, notes and closing mark fills without a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.fit import costs
from broadsheet.fit.costs import Weights
from broadsheet.fit.cuts import Cut, cuts
from broadsheet.fit.measured import Grid, MeasuredStory, PictureRoom
from broadsheet.fit.rectangle import Insert, Mark, Rectangle
from broadsheet.fit.seating import seat


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a rung of the ladder lets the fit do beyond the plain."""

    mark_air: int = 1
    pull_air: int = 1
    pull_quotes: int = 1
    picture_stretch: float = 1.0


Rectangles = dict[tuple[int, int], Rectangle]


def rectangles(copy: MeasuredStory, grid: Grid, allowance: Allowance, weights: Weights = costs.WEIGHTS) -> Rectangles:
    """The cheapest rectangle for every (span, lines) the story can fill."""
    found: Rectangles = {}
    spans = [copy.story.columns] if copy.story.columns else range(1, grid.columns + 1)
    for span in spans:
        if span > grid.columns or (copy.lead and not copy.story.columns and span < 2 <= grid.columns - 1):
            continue
        made = _teasers(copy, span, weights) if copy.teaser else _stories(copy, span, grid, allowance, weights)
        for rectangle in made:
            key = (span, rectangle.lines)
            if rectangle.lines <= grid.lines and (key not in found or rectangle.cost < found[key].cost):
                found[key] = rectangle
    return found


def _teasers(copy: MeasuredStory, span: int, weights: Weights) -> Iterator[Rectangle]:
    head = copy.heads[span - 1]
    for air in range(5):
        cost = weights.box_air * air**2 + weights.box_widened * (span - 1) // 2
        yield Rectangle(span, head + air, cost, head + air)


def _stories(
    copy: MeasuredStory, span: int, grid: Grid, allowance: Allowance, weights: Weights
) -> Iterator[Rectangle]:
    head = copy.heads[span - 1]
    deepest = grid.lines - head
    room = copy.pictures[span - 1] if copy.pictures and copy.story.image is not False else None
    setter = _Setter(copy, span, deepest, allowance, weights)
    plain = setter.best(None)
    if not (copy.pictures and copy.story.image):
        least = weights.lead_picture_dropped if copy.lead else weights.picture_dropped
        dropped = least if copy.pictures and copy.story.image is None else 0
        for body in plain.values():
            yield _whole(body, head, 0, body.cost + dropped, weights)
    if room:
        for lines, cost in picture_heights(room, allowance, weights):
            for body in plain.values():
                # Never a picture larger than the text it goes with, unless asked.
                if lines <= body.depth or copy.story.image:
                    yield _whole(body, head, lines, body.cost + cost, weights)
    column_room = copy.pictures[0] if copy.pictures and copy.story.image is not False else None
    if column_room and span > 1:
        narrow = weights.lead_picture_in_column if copy.lead else weights.picture_in_column
        for lines, cost in picture_heights(column_room, allowance, weights):
            for body in setter.best(lines).values():
                yield _whole(body, head, 0, body.cost + cost + narrow, weights)


def _whole(body: Rectangle, head: int, wide: int, cost: int, weights: Weights) -> Rectangle:
    lines = head + wide + body.depth
    if body.span == 1:
        cost += weights.tall_single * max(0, lines - weights.tall_after)
    return replace(body, lines=lines, head=head, wide_picture=wide, cost=cost)


def picture_heights(room: PictureRoom, allowance: Allowance, weights: Weights) -> Iterator[tuple[int, int]]:
    """(lines, cost) of every height a picture may take."""
    least = max(3, round(room.least / allowance.picture_stretch))
    most = round(room.most * allowance.picture_stretch)
    for lines in range(least, most + 1):
        yield lines, costs.squeezed(lines, room.natural, weights)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets one story's galley in `span` columns."""

    copy: MeasuredStory
    span: int
    deepest: int
    allowance: Allowance
    weights: Weights

    def best(self, picture: int | None) -> dict[int, Rectangle]:
        """For each column depth the cheapest body, with a picture `picture` lines deep in the columns if given."""
        by_depth: dict[int, list[tuple[int, int, Rectangle]]] = {}
        for serial, body in enumerate(self._settings(picture or 0)):
            by_depth.setdefault(body.depth, []).append((body.cost, serial, body))
        found = {}
        for depth, candidates in sorted(by_depth.items()):
            seated = self._cheapest_seated(sorted(candidates, key=lambda c: c[:2]), picture)
            if seated:
                found[depth] = seated
        return found

    def _settings(self, picture: int) -> Iterator[Rectangle]:
        """Bodies that fill their columns exactly, before anything has been given its place."""
        available = cuts(self.copy)
        for cut in available:
            lost = costs.text_lost(
                available[-1].lines - cut.lines,
                available[-1].lines,
                priority=self.copy.story.priority,
                lead=self.copy.lead,
                weights=self.weights,
            )
            for mark, mark_cost in self._marks(cut):
                for quotes, quote_cost in self._quotes(cut):
                    total = cut.lines + cut.notes + (mark.lines if mark else 0) + picture
                    total += sum(insert.lines for insert in quotes)
                    depth, over = divmod(total, self.span)
                    if over or not costs.HEAD_CLEARANCE <= depth <= self.deepest:
                        continue
                    shallow = max(0, self.weights.shallow_below - depth) if self.span > 1 else 0
                    cost = lost + mark_cost + quote_cost + self.weights.shallow * shallow
                    yield Rectangle(self.span, 0, cost, 0, depth, cut=cut, inserts=quotes, mark=mark)

    def _marks(self, cut: Cut) -> Iterator[tuple[Mark | None, int]]:
        room, weights = self.copy.mark, self.weights
        whole = cut.point is None and not self.copy.story.continues
        if whole:
            yield None, 0
        if room is None:
            return
        for air in range(self.allowance.mark_air + 1):
            cost = weights.mark_air * air + (weights.end_line if whole else weights.mark_without_code)
            yield Mark(room.plain + air, qr=False, whole=whole), cost
            if room.qr and not whole:
                yield Mark(room.qr + air, qr=True, whole=whole), weights.mark_air * air

    def _quotes(self, cut: Cut) -> Iterator[tuple[tuple[Insert, ...], int]]:
        story, heights, weights = self.copy.story, self.copy.pulls, self.weights
        possible = bool(heights) and story.pull_quote is not False and 3 * heights[0] <= cut.lines
        if not (story.pull_quote and heights):
            yield (), weights.pull_quote_dropped if possible else 0
        if not possible:
            return
        for air in range(self.allowance.pull_air + 1):
            one = Insert(0, heights[0] + air, quote=0)
            yield (one,), weights.mark_air * air
            if self.allowance.pull_quotes > 1 and len(heights) > 1 and 5 * sum(heights[:2]) <= cut.lines:
                yield (one, Insert(0, heights[1], quote=1)), weights.mark_air * air + weights.pull_quote_added

    def _cheapest_seated(
        self, candidates: list[tuple[int, int, Rectangle]], picture: int | None
    ) -> Rectangle | None:
        """The first candidate whose inserts find a place and whose columns break where they may."""
        best: Rectangle | None = None
        for cost, _, body in candidates:
            if best and cost >= best.cost:
                break
            seated = self._seated(body, picture)
            if seated and (best is None or seated.cost < best.cost):
                best = seated
        return best

    def _seated(self, body: Rectangle, picture: int | None) -> Rectangle | None:
        quotes = body.inserts
        wanted = ((Insert(0, picture),) if picture else ()) + quotes
        placed = seat(self.copy, body, wanted)
        if placed is None:
            return None
        inserts, grey = placed
        return replace(body, inserts=inserts, cost=body.cost + self.weights.grey_line * grey)
