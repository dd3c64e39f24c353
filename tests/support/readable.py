"""Whether a page is a guillotine layout that can be read in a given order: by the rules, and by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    @property
    def item(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def span(self) -> int: ...
    @property
    def lines(self) -> int: ...


def readable(tiles: Sequence[Placed], lead: int | None = None, contents: int | None = None) -> bool:
    """Whether straight cuts divide `tiles`, which stand in reading order, each time into a first and a second part.

    Where the contents come into the second part, the lead is in the first; alone, if that is above.
    """
    return len(tiles) == 1 or any(
        _divide(tiles[:k], tiles[k:], lead, contents)
        and readable(tiles[:k], lead, contents)
        and readable(tiles[k:], lead, contents)
        for k in range(1, len(tiles))
    )


def guillotine(tiles: Sequence[Placed]) -> bool:
    """Whether straight cuts divide `tiles` down to single ones, in whatever order they are read."""
    return len(tiles) == 1 or any(
        guillotine(first) and guillotine(second) for first, second in _cuts(tiles) if first and second
    )


def _divide(
    first: Sequence[Placed], second: Sequence[Placed], lead: int | None, contents: int | None
) -> bool:
    announced = contents in {tile.item for tile in second}
    if announced and lead not in {tile.item for tile in first}:
        return False
    return _beside(first, second) or (_above(first, second) and not (announced and len(first) > 1))


def _beside(first: Sequence[Placed], second: Sequence[Placed]) -> bool:
    return max(tile.column + tile.span for tile in first) <= min(tile.column for tile in second)


def _above(first: Sequence[Placed], second: Sequence[Placed]) -> bool:
    return max(tile.line + tile.lines for tile in first) <= min(tile.line for tile in second)


def _cuts(tiles: Sequence[Placed]) -> list[tuple[list[Placed], list[Placed]]]:
    """Every way to divide `tiles` by one straight cut; a part may be empty."""
    found = []
    for column in {tile.column for tile in tiles}:
        start = [tile for tile in tiles if tile.column + tile.span <= column]
        end = [tile for tile in tiles if tile.column >= column]
        found.append((start, end))
    for line in {tile.line for tile in tiles}:
        upper = [tile for tile in tiles if tile.line + tile.lines <= line]
        lower = [tile for tile in tiles if tile.line >= line]
        found.append((upper, lower))
    return [(one, other) for one, other in found if len(one) + len(other) == len(tiles)]
