"""The levels of a story's headings, from whatever levels its site used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from broadsheet.sources.folder.markdown.elements import Element
from broadsheet.sources.folder.markdown.tags import HEADINGS


def level(root: Element) -> tuple[Element, ...]:
    """Rename the headings in `root`, so that h1 is the first level below the headline; those that skip a level
    as they were written.

    The shallowest used becomes 1, none is left out between, and none is more than one deeper than the heading
    before it: PDF/UA-1 §7.4.2 forbids headings that skip a level.
    """
    headings = list(_headings(root))
    ranks = {name: rank for rank, name in enumerate(sorted({each.name for each in headings}), 1)}
    skipping = tuple(below for above, below in pairwise(headings) if _level(below) > _level(above) + 1)
    last = 0
    for heading in headings:
        last = min(ranks[heading.name], last + 1)
        heading.name = f"h{last}"
    return skipping


def _level(heading: Element) -> int:
    return int(heading.name[1:])


def _headings(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.name in HEADINGS:
                yield child
            yield from _headings(child)
