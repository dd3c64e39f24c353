"""A field keeps its own order in a line of the other direction (Unicode UAX #9: FSI and PDI)."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional

from broadsheet.markup.languages import Direction

OPENING = "\u2066\u2067\u2068"
POP = "\u2069"
_FIRST_STRONG = "\u2068"
# Figures follow the letters beside them: they need no isolation once those have it.
_STRAYING = {"rtl": {"L"}, "ltr": {"R", "AL", "AN"}}
_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def isolated(text: str, direction: Direction) -> str:
    """`text` isolated if it has letters that a line running in `direction` might put elsewhere."""
    if not any(bidirectional(char) in _STRAYING[direction] for char in text):
        return text
    return f"{_FIRST_STRONG}{text}{POP}"


def directions(text: str) -> Iterator[Direction]:
    """The directions of the letters of `text` that are in no isolate; the first one is that of a line by itself
    (UAX #9, P2 and P3).
    """
    depth = 0
    for char in text:
        if char in OPENING:
            depth += 1
        elif char == POP:
            depth = max(0, depth - 1)
        elif not depth and (kind := bidirectional(char)) in _STRONG:
            yield _STRONG[kind]
