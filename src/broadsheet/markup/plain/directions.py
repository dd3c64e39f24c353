"""The direction of lines that stand alone: a text file has no `dir`, so each line must say by itself how it runs.

Programs take the direction of a line from its first letter (Unicode UAX #9, P2 and P3), or that of the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.markup.isolates import OPENING, POP, directions
from broadsheet.markup.languages import Direction

_MARKS = {"rtl": "\u200f", "ltr": "\u200e"}
_ISOLATING = re.compile("[\u2066-\u2069]")
# Letters that run from right to left, and what isolates.
_SIDED = re.compile(
    "[\u0590-\u08ff\u200f\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# White space of every kind but those that join words or have a width of their own.
_SPACES = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
# Hyphens and breaks that were offered are not taken here; overrides would reverse the words that follow; a byte order
# mark and what is no character mean nothing inside a text.
_DROPPED = dict.fromkeys((0x00AD, 0x200B, 0xFEFF, 0x202D, 0x202E, 0xFFFE, 0xFFFF))
# The old embeddings disturb what is around them; isolates (Unicode 6.3) took their place.
_READ_AS = {0x202A: "\u2066", 0x202B: "\u2067", 0x202C: "\u2069"}
_CLEAN: dict[int, str | None] = {**_DROPPED, **_READ_AS}


def cleaned(text: str) -> str:
    """`text` with single spaces, without what has no business in lines; isolates are closed where they were opened."""
    text = _SPACES.sub(" ", text)
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROLS.sub("", text).translate(_CLEAN)
    return "".join(_balanced(text)) if _ISOLATING.search(text) else text


def directed(text: str, direction: Direction) -> str:
    """`text` as a line that takes `direction` by itself."""
    if direction == "ltr" and (text.isascii() or not _SIDED.search(text)):
        return text
    first = next(directions(text), None)
    # A line without letters, as a rule of dashes, is taken for one from left to right.
    is_right = first == direction or (first is None and direction == "ltr")
    return text if is_right or not text else _MARKS[direction] + text


def closed(lines: Iterable[str]) -> Iterator[str]:
    """Lines that were one text: what is isolated and goes on in the next line is closed and opened anew."""
    opened: list[str] = []
    for line in lines:
        before = "".join(opened)
        for mark in _ISOLATING.findall(line):
            if mark != POP:
                opened.append(mark)
            elif opened:
                opened.pop()
        yield before + line + POP * len(opened)


def _balanced(text: str) -> Iterator[str]:
    depth = 0
    for char in text:
        if char in OPENING:
            depth += 1
        elif char == POP:
            if not depth:
                continue
            depth -= 1
        yield char
    yield POP * depth
