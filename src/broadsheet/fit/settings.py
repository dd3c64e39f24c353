"""What the columns of a story may hold: a cut, a closing mark, pull quotes; their places come later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from broadsheet.fit import pricing
from broadsheet.fit.costs import Weights
from broadsheet.fit.cuts import Cut, cuts, with_tracking
from broadsheet.fit.measured import MarkRoom, MeasuredStory
from broadsheet.fit.rectangle import Insert, Mark


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a rung of the ladder lets the fit do beyond the plain; `tracked` counts paragraphs of a story.

    `bare_lead`: the lead may be set without its picture, though there is room for it at some width.
    """

    mark_air: int = 1
    pull_air: int = 1
    pull_quotes: int = 1
    picture_stretch: float = 1.0
    tracked: int = 1
    bare_lead: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """`lines` deep in one column, without a picture; `cost` is that of its parts."""

    cut: Cut
    mark: Mark | None
    quotes: tuple[Insert, ...]
    lines: int
    cost: int


Settings = Mapping[int, list[Setting]]


def settings(copy: MeasuredStory, allowance: Allowance, weights: Weights) -> Settings:
    """Every setting by its lines, the cheapest first; of equal ones that which keeps more text."""
    found: defaultdict[int, list[Setting]] = defaultdict(list)
    for setting in _settings(copy, allowance, weights):
        found[setting.lines].append(setting)
    for alike in found.values():
        alike.sort(key=lambda setting: (setting.cost, -setting.cut.words))
    return found


def _settings(copy: MeasuredStory, allowance: Allowance, weights: Weights) -> Iterator[Setting]:
    available = cuts(copy)
    # Without an address there is nowhere to go on: then the galley is all there is.
    goes_on = copy.goes_on and copy.mark is not None
    for cut in available:
        marks = [
            (mark, pricing.total(pricing.marking(mark, copy.mark, weights)))
            for mark in _marks(copy.mark, allowance, whole=cut.point is None and not goes_on)
        ]
        lost = pricing.losing(copy, cut, available[-1], weights).cost
        lost += pricing.total(pricing.ending(copy, cut, weights))
        for tracked in with_tracking(copy, cut, allowance.tracked):
            made = lost + pricing.tracking(tracked, weights).cost
            for quotes in _quotes(copy, tracked, allowance):
                cost = made + pricing.total(pricing.quoting(copy, tracked, quotes, weights))
                lines = tracked.depth + sum(quote.lines for quote in quotes)
                for mark, mark_cost in marks:
                    deep = lines + (mark.lines if mark else 0)
                    yield Setting(tracked, mark, quotes, deep, cost + mark_cost)


def _marks(room: MarkRoom | None, allowance: Allowance, *, whole: bool) -> Iterator[Mark | None]:
    """A story that print does not hold whole needs a mark; another may point to the web."""
    if whole:
        yield None
    if room is None:
        return
    for air in range(allowance.mark_air + 1):
        yield Mark(room.plain + air, qr=False, whole=whole)
        if room.qr and not whole:
            yield Mark(room.qr + air, qr=True, whole=False)


def _quotes(copy: MeasuredStory, cut: Cut, allowance: Allowance) -> Iterator[tuple[Insert, ...]]:
    """None, unless the editor asked for one; the first, with air; the first two."""
    if not (copy.story.pull_quote and copy.pulls):
        yield ()
    if not pricing.may_quote(copy, cut, 1):
        return
    for air in range(allowance.pull_air + 1):
        first = Insert(0, copy.pulls[0] + air, quote=0)
        yield (first,)
        if allowance.pull_quotes > 1 and pricing.may_quote(copy, cut, 2):
            yield (first, Insert(0, copy.pulls[1], quote=1))
