"""What is to be laid out: items with their rectangles, pages with their depths, and how freely stories move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A story or a box: the costs of its rectangles by (span, lines).

    `closing` boxes end the issue: last in reading order, the last of them at the end corner. One that is
    `optional` may be left out, at no cost.
    """

    name: str
    rectangles: Mapping[tuple[int, int], int]
    lead: bool = False
    contents: bool = False
    closing: bool = False
    optional: bool = False

    @property
    def areas(self) -> tuple[int, int]:
        """The smallest and the largest area, in column lines."""
        sizes = [span * lines for span, lines in self.rectangles]
        return min(sizes), max(sizes)


@dataclass(frozen=True, slots=True)
class Box:
    """A box among the items, and the page it must be on (0-based; None: any)."""

    item: Item
    page: int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Items to be laid on pages exactly; every item has a rectangle.

    The stories stand in the editor's order. Sets of items are bit masks over `items`: a story's bit is its
    rank, the boxes follow. `wanted` holds the pages (0-based) that stories ask for. `depths` are the free lines
    of each page, below its top line in `tops`.
    """

    stories: tuple[Item, ...]
    boxes: tuple[Box, ...]
    wanted: tuple[int | None, ...]
    columns: int
    depths: tuple[int, ...]
    tops: tuple[int, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return (*self.stories, *(box.item for box in self.boxes))

    @property
    def story_mask(self) -> int:
        return (1 << len(self.stories)) - 1

    @property
    def everything(self) -> int:
        return (1 << len(self.stories) + len(self.boxes)) - 1

    def boxes_on(self, page: int | None) -> int:
        """The boxes that must be on `page`; those without a wish for None."""
        count = len(self.stories)
        return sum(1 << (count + index) for index, box in enumerate(self.boxes) if box.page == page)

    def boxes_from(self, page: int) -> int:
        """The boxes that must be on `page` or a later one."""
        return sum(self.boxes_on(number) for number in range(page, len(self.depths)))

    @property
    def areas(self) -> tuple[int, int]:
        """The smallest and the largest area of all that must be placed, and of all there is."""
        areas = [item.areas for item in self.items]
        least = sum(least for (least, _), item in zip(areas, self.items, strict=True) if not item.optional)
        return least, sum(most for _, most in areas)

    def room(self, page: int) -> int:
        """Column lines of all pages from `page` on."""
        return self.columns * sum(self.depths[page:])

    def flagged(self, flag: str) -> int:
        """The items that are `flag`: "lead", "contents", "closing" or "optional"."""
        return sum(1 << index for index, item in enumerate(self.items) if getattr(item, flag))


@dataclass(frozen=True, slots=True)
class Ordering:
    """How freely stories move.

    `window` is the most places a story may leave the editor's order; None is any number. `pages_ascend` says
    that pages never go back along the list, whatever the order within one.
    """

    window: int | None = None
    pages_ascend: bool = False

    @property
    def is_free(self) -> bool:
        """Whether any story may stand anywhere."""
        return self.window is None and not self.pages_ascend

    def admits(self, ranks: Iterable[int], first: int) -> bool:
        """Whether stories of these (ascending) ranks can take the places first, first+1, …"""
        if self.window is None:
            return True
        return all(abs(rank - place) <= self.window for place, rank in enumerate(ranks, first))

    def widening(self) -> Iterator[Ordering]:
        """Orderings to search one after the other, each within the next, the last this one: cheap ones first."""
        if self.is_free:
            yield from Ordering(window=_NEAR).widening()
        elif self.window != 0:
            yield Ordering(window=0)
        yield self


_NEAR = 2
"""A window whose search is still cheap and nearly always finds a good plan."""


def bits(mask: int) -> Iterator[int]:
    """The set bits of `mask`, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
