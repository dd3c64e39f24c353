"""The rungs of the ladder, as values: what each lets the fit do.

0 nothing beyond the plain · 1 up to three lines of slack under *Continue at* ·
2 more picture heights, a second pull quote, and a lead without its picture · 3 stories in any order ·
4 a larger body for the whole issue, then a column fewer · 5 fillers, then one planned block at the end ·
6 the flowing layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit.costs import ORDER_WINDOW
from broadsheet.fit.flatplan import Layout
from broadsheet.fit.problem import Ordering
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import NOTHING_SPARE, Spare
from broadsheet.issue.model import Order

HIGHEST = 6
FOR_WANT_OF_COPY = 5
HIGHEST_AS_ASKED = 3
"""The last rung on which the issue is set in the format asked for."""


@dataclass(frozen=True, slots=True)
class Rung:
    """What may be done; `format` is one of the formats an issue is measured in."""

    number: int
    allowance: Allowance
    ordering: Ordering
    format: int = 0
    spare: Spare = NOTHING_SPARE
    layout: Layout = "modular"


def rungs(order: Order, formats: int = 1, layout: Layout = "modular") -> Iterator[Rung]:
    """What may be tried, in turn, for an issue whose editor asked for `order` and whose publisher for `layout`."""
    if layout == "flowing":
        yield from _flowing_rungs(formats)
        return
    wanted = {
        "near": Ordering(window=ORDER_WINDOW),
        "strict": Ordering(pages_ascend=True),
        "free": Ordering(),
    }[order]
    freest = wanted if order == "strict" else Ordering()
    stretched = Allowance(mark_air=3, pull_air=3, pull_quotes=2, picture_stretch=1.35, tracked=2)
    yield Rung(0, Allowance(bare_lead=False), wanted)
    yield Rung(1, Allowance(mark_air=3, pull_air=2, tracked=2, bare_lead=False), wanted)
    yield Rung(2, stretched, wanted)
    if order == "near":
        yield Rung(3, stretched, freest)
    for each in range(1, formats):
        yield Rung(4, stretched, wanted, each)
    # The larger the body, the smaller is the block that has to fill what remains.
    everything = Spare(fillers=True, end_block=True)
    for spare in (Spare(fillers=True), everything):
        for each in reversed(range(formats)):
            yield Rung(5, stretched, freest, each, spare)
    for spare in (NOTHING_SPARE, everything):
        for each in reversed(range(formats)):
            yield Rung(6, stretched, wanted, each, spare, layout="flowing")


def _flowing_rungs(formats: int) -> Iterator[Rung]:
    plain, order = Allowance(), Ordering(pages_ascend=True)
    for each in range(formats):
        yield Rung(4 if each else 0, plain, order, each, layout="flowing")
    for spare in (Spare(fillers=True), Spare(fillers=True, end_block=True)):
        for each in reversed(range(formats)):
            yield Rung(5, plain, order, each, spare, layout="flowing")
