"""What each choice for a story costs, one function a preference; `charges` itemises a finished rectangle.

The search adds these up in the order in which it makes its choices; the bill must come to the same sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from broadsheet.fit.costs import WEIGHTS, Weights, aired, squeezed, text_lost
from broadsheet.fit.cuts import Cut, cuts
from broadsheet.fit.measured import MarkRoom, MeasuredStory
from broadsheet.fit.rectangle import Insert, Mark, Rectangle
from broadsheet.fit.seating import Columns, grey_lines
from broadsheet.issue.model import List

Reason = Literal[
    "text-lost",
    "cut-in-list",
    "cut-under-crosshead",
    "tracked",
    "mark-air",
    "mark-without-code",
    "end-line",
    "pull-quote-dropped",
    "pull-quote-added",
    "pull-quote-air",
    "picture-dropped",
    "picture-in-column",
    "picture-squeezed",
    "grey",
    "shallow",
    "head-heavy",
    "tall",
    "head-air",
    "teaser-air",
    "teaser-widened",
]


@dataclass(frozen=True, slots=True)
class Charge:
    """A part of a rectangle's cost; `amount` counts what it was charged for (lines, columns, 1)."""

    reason: Reason
    cost: int
    amount: int = 1


def losing(copy: MeasuredStory, cut: Cut, whole: Cut, weights: Weights) -> Charge:
    """Text not kept; at the editor's own `<!-- more -->` it counts less."""
    if cut.point is None:
        return Charge("text-lost", 0, 0)
    lines = whole.lines - cut.untracked_lines
    lost = text_lost(lines, whole.lines, priority=copy.story.priority, lead=copy.lead, weights=weights)
    cost = weights.story_cut + lost
    return Charge("text-lost", round(cost * weights.more_factor) if cut.at_more else cost, lines)


def ending(copy: MeasuredStory, cut: Cut, weights: Weights) -> Iterator[Charge]:
    """Where a cut leaves the story: in a list, or hardly into a section."""
    if cut.point is None:
        return
    if cut.point.units and isinstance(copy.story.body[cut.point.blocks], List):
        yield Charge("cut-in-list", weights.cut_in_list)
    heads = [n for n in range(len(cut.starts)) if copy.pieces[n].piece.role == "crosshead"]
    if heads:
        lines = cut.lines - cut.starts[heads[-1]] - copy.pieces[heads[-1]].whole
        if lines < weights.section_begun:
            yield Charge("cut-under-crosshead", weights.cut_under_crosshead, lines)


def tracking(cut: Cut, weights: Weights) -> Charge:
    """Paragraphs set a line longer or shorter."""
    return Charge("tracked", weights.tracked * len(cut.tracked), len(cut.tracked))


def marking(mark: Mark | None, room: MarkRoom | None, weights: Weights) -> Iterator[Charge]:
    """The closing mark: empty lines above it, no code, or no need for it."""
    if mark is None or room is None:
        return
    air = mark.lines - (room.qr if mark.qr else room.plain)
    yield Charge("mark-air", weights.mark_air * air, air)
    if mark.whole:
        yield Charge("end-line", weights.end_line)
    elif not mark.qr:
        yield Charge("mark-without-code", weights.mark_without_code)


def quoting(copy: MeasuredStory, cut: Cut, quotes: tuple[Insert, ...], weights: Weights) -> Iterator[Charge]:
    """Pull quotes: the one that could stand and does not, one too many, air around them."""
    if not quotes and may_quote(copy, cut, 1):
        yield Charge("pull-quote-dropped", weights.pull_quote_dropped)
    if len(quotes) > 1:
        yield Charge("pull-quote-added", weights.pull_quote_added)
    air = sum(quote.lines - copy.pulls[quote.quote] for quote in quotes if quote.quote is not None)
    yield Charge("pull-quote-air", weights.mark_air * air, air)


_TEXT_FOR_QUOTES = {1: 3, 2: 5}
"""Lines of text a story keeps for each line of its pull quotes, by their number."""


def may_quote(copy: MeasuredStory, cut: Cut, count: int) -> bool:
    """Whether a story kept to `cut` is long enough for its first `count` pull quotes."""
    if copy.story.pull_quote is False or len(copy.pulls) < count:
        return False
    asked = count == 1 and copy.story.pull_quote is True
    return asked or _TEXT_FOR_QUOTES[count] * sum(copy.pulls[:count]) <= cut.lines


def unpictured(copy: MeasuredStory, weights: Weights) -> int:
    """No picture where there is one."""
    if not copy.pictures or copy.story.image is False:
        return 0
    return weights.lead_picture_dropped if copy.lead else weights.picture_dropped


def picturing(
    copy: MeasuredStory, lines: int, *, span: int, wide: bool, weights: Weights
) -> Iterator[Charge]:
    """A picture `lines` deep, over the whole width or in one column of a story of `span`."""
    room = copy.pictures[span - 1 if wide else 0]
    assert room is not None, "a picture is set only where it has room"
    yield Charge("picture-squeezed", squeezed(lines, room.natural, weights), lines - room.natural)
    if not wide:
        cost = weights.lead_picture_in_column if copy.lead else weights.picture_in_column
        yield Charge("picture-in-column", cost)


def shaping(rectangle: Rectangle, weights: Weights) -> Iterator[Charge]:
    """Shallow columns side by side, or under a head that is deeper; a strip from top to bottom."""
    span, depth, lines = rectangle.span, rectangle.depth, rectangle.lines
    if span > 1 and depth < weights.shallow_below:
        shallow = weights.shallow_below - depth
        yield Charge("shallow", weights.shallow * shallow, shallow)
    if depth < rectangle.head:
        heavy = rectangle.head - depth
        yield Charge("head-heavy", weights.head_heavy * heavy, heavy)
    if span == 1 and lines > weights.tall_after:
        tall = lines - weights.tall_after
        yield Charge("tall", weights.tall_single * tall, tall)


def greying(lines: int, weights: Weights) -> Charge:
    """Columns that run on without relief."""
    return Charge("grey", weights.grey_line * lines, lines)


def heading(air: int, weights: Weights) -> Charge:
    """Air above a head of the thread, beyond its own."""
    return Charge("head-air", weights.mark_air * air, air)


def teasing(air: int, head: int, span: int, weights: Weights) -> Iterator[Charge]:
    """A bare teaser: a box of one headline, `head` lines deep, which may be wide for half the price."""
    yield Charge("teaser-air", aired(air, head, weights), air)
    yield Charge("teaser-widened", weights.box_widened * (span - 1) // 2, span - 1)


def total(charges_made: Iterator[Charge]) -> int:
    return sum(charge.cost for charge in charges_made)


# -- the bill -------------------------------------------------------------------------------------------------


def charges(copy: MeasuredStory, rectangle: Rectangle, weights: Weights = WEIGHTS) -> tuple[Charge, ...]:
    """What `rectangle.cost` is made of, dearest first; nothing that costs nothing."""
    made = _teaser_bill(copy, rectangle, weights) if copy.teaser else _bill(copy, rectangle, weights)
    return tuple(sorted((charge for charge in made if charge.cost), key=lambda charge: -charge.cost))


def _teaser_bill(copy: MeasuredStory, rectangle: Rectangle, weights: Weights) -> Iterator[Charge]:
    head, span = copy.heads[rectangle.span - 1], 1 if rectangle.flows else rectangle.span
    yield from teasing(rectangle.lines - head, head, span, weights)


def _bill(copy: MeasuredStory, rectangle: Rectangle, weights: Weights) -> Iterator[Charge]:
    cut, span = rectangle.cut, rectangle.span
    assert cut is not None, "only a bare teaser keeps nothing"
    whole = cuts(copy)[-1]
    quotes = tuple(insert for insert in rectangle.inserts if insert.quote is not None)
    yield losing(copy, cut, whole, weights)
    yield from ending(copy, cut, weights)
    yield tracking(cut, weights)
    yield from marking(rectangle.mark, copy.mark, weights)
    yield from quoting(copy, cut, quotes, weights)
    yield from _picture_bill(copy, rectangle, weights)
    # The lead's galley in the thread has no head of its own.
    yield heading(max(0, rectangle.head - copy.heads[span - 1]), weights)
    if not rectangle.flows:
        yield from shaping(rectangle, weights)
    columns = Columns(copy, cut, rectangle.mark, 1 if rectangle.flows else span, rectangle.depth)
    yield greying(grey_lines(columns, rectangle.inserts, weights.grey_after), weights)


def _picture_bill(copy: MeasuredStory, rectangle: Rectangle, weights: Weights) -> Iterator[Charge]:
    if rectangle.wide_picture:
        yield from picturing(copy, rectangle.wide_picture, span=rectangle.span, wide=True, weights=weights)
        return
    in_column = [insert.lines for insert in rectangle.inserts if insert.quote is None]
    for lines in in_column:
        yield from picturing(copy, lines, span=rectangle.span, wide=False, weights=weights)
    if not in_column:
        yield Charge("picture-dropped", unpictured(copy, weights))
