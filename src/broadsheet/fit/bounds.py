"""A lower bound on the cost of filling a room exactly, with shapes forgotten.

Give every line of the room a price. Whatever the price, items that fill the room exactly cost at least what they
cost net of their lines' price, each at its own best size, plus the price of the room (a Lagrangian relaxation:
Fisher, "The Lagrangian relaxation method", Management Science 1981). The best of some prices is the bound.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from broadsheet.fit.problem import Item, Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Prices = NDArray[np.int64]

_STEPS = 40
_GROWTH = 1.2
_PRICES = sorted({round(_GROWTH**step) * sign for step in range(_STEPS) for sign in (1, -1)} | {0})
"""Tenths of a line of text for a line of room: copy is dear where there is too little, room where too much."""


@dataclass(slots=True)
class Bounds:
    """Bounds for sets of a problem's items."""

    problem: Problem
    _prices: Prices = field(init=False)
    _net: dict[int, Prices] = field(init=False)
    _areas: dict[int, tuple[int, int]] = field(init=False)
    _least: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._prices = np.array(_PRICES, np.int64)
        self._net = {0: np.zeros_like(self._prices)}
        self._areas = {0: (0, 0)}
        for index, item in enumerate(self.problem.items):
            least, most = item.areas
            net = _net_costs(item, self._prices)
            # What may be left out takes no room and costs nothing where that is better.
            self._net[1 << index] = np.minimum(net, 0) if item.optional else net
            self._areas[1 << index] = (0 if item.optional else least, most)

    def may_fill(self, members: int, room: int) -> bool:
        """Whether `members` can fill `room` column lines, by area alone."""
        least, most = self.areas(members)
        return least <= room <= most

    def least(self, members: int, room: int) -> int:
        """A cost that no way to fill `room` column lines exactly with `members` undercuts."""
        known = self._least.get((members, room))
        if known is None:
            known = self._least[members, room] = int((self._net_of(members) + self._prices * room).max())
        return known

    def areas(self, members: int) -> tuple[int, int]:
        """The smallest and the largest area of `members` together."""
        known = self._areas.get(members)
        if known is None:
            low = members & -members
            (least, most), (rest_least, rest_most) = self._areas[low], self.areas(members ^ low)
            known = self._areas[members] = (least + rest_least, most + rest_most)
        return known

    def _net_of(self, members: int) -> Prices:
        known = self._net.get(members)
        if known is None:
            low = members & -members
            known = self._net[members] = self._net[low] + self._net_of(members ^ low)
        return known


def _net_costs(item: Item, prices: Prices) -> Prices:
    """For each price the least cost of `item` net of its area's price."""
    areas = np.array([span * lines for span, lines in item.rectangles], np.int64)
    costs = np.array(list(item.rectangles.values()), np.int64)
    net: Prices = (costs[:, None] - areas[:, None] * prices).min(axis=0)
    return net
