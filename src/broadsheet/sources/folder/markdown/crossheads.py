"""The levels of a story's headings, from whatever levels its site used."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.sources.folder.markdown.elements import Element
from broadsheet.sources.folder.markdown.tags import HEADINGS


def level(root: Element) -> tuple[Element, ...]:
    """Rename the headings in `root`, so that h1 is the first level below the headline; those that had to be raised.

    The shallowest used becomes 1, none is left out between, and none is more than one deeper than the heading
    before it: PDF/UA-1 §7.4.2 forbids headings that skip a level.
    """
    headings = list(_headings(root))
    ranks = {name: rank for rank, name in enumerate(sorted({each.name for each in headings}), 1)}
    raised: list[Element] = []
    last = 0
    for heading in headings:
        rank = ranks[heading.name]
        if rank > last + 1:
            raised.append(heading)
        last = min(rank, last + 1)
        heading.name = f"h{last}"
    return tuple(raised)


def _headings(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.name in HEADINGS:
                yield child
            yield from _headings(child)
