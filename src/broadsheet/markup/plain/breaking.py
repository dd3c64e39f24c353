"""Where lines may break, in every script (Unicode UAX #14), asked as seldom as can be.

The algorithm in Python takes some 75 microseconds a character, a second for an issue. So it is never asked about
words, only about their *shapes*, in which all letters are the same letter: an issue has few of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from broadsheet.markup.plain.line import cells

HELD = "\ufffe"
"""A space at which no line breaks; not U+00A0, which authors write and readers get. Becomes a space in the end."""

ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)|(?:mailto:|tel:)(?=[^ ]))[^\s<>\u2e80-\uffff]+"
    r"|[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+",
    re.IGNORECASE | re.ASCII,
)
"""What readers click on or copy: never broken, since half an address leads nowhere."""

_CHUNK = re.compile(" *[^ ]+ *")
# Words shorter than this are not parted at their hyphens and slashes: the edge is ragged anyway.
_SHORT = 24
# Scripts with breaks inside a run without spaces. Korean is read, and broken, by words.
_UNSPACED = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0003fffd]")
# Between two ideographs there is always a break.
_SURE = re.compile("(?<=一)(?=一)")
_RUNS = re.compile("a+|א+|0+|.", re.DOTALL)
# After these and a space, before a letter, as well.
_PLAIN_ENDS = frozenset(".,;:!?…’”%")


class _Shapes(dict[int, str]):
    """Which character stands for a character in a shape."""

    def __missing__(self, code: int) -> str:
        self[code] = shape = _shape_of(chr(code))
        return shape


def _shape_of(char: str) -> str:
    from uniseg.linebreak import line_break  # type: ignore[import-untyped]

    if char == HELD:
        return "\u00a0"
    kind, wide = line_break(char).name, _UNSPACED.match(char)
    if kind == "ID" and wide and category(char) in {"Lo", "Nl"}:
        return "一"
    if kind in {"H2", "H3"} or (kind == "AL" and not wide and char != "◌"):
        return "a"
    return {"HL": "א", "NU": "0"}.get(kind, char)


_SHAPES = _Shapes()


def units(text: str) -> Iterator[str]:
    """`text` in the smallest parts that a line may hold, each with the spaces behind it."""
    held = ""
    for chunk in _CHUNK.findall(text):
        if held and _parts(held, chunk):
            yield from _inside(held)
            held = ""
        held += chunk
    yield from _inside(held)


def _parts(before: str, after: str) -> bool:
    """Whether a line may end between `before`, which ends with a space, and `after`."""
    last, first = before.rstrip(" ")[-1:], after[0]
    if first.isalnum() and (last.isalnum() or last in _PLAIN_ENDS):
        return True
    whole = "".join(run[0] for run in _RUNS.findall((before + after).translate(_SHAPES)))
    behind = "".join(run[0] for run in _RUNS.findall(after.translate(_SHAPES)))
    return len(whole) - len(behind) in _breaks(whole)


def _inside(chunk: str) -> Iterator[str]:
    unspaced = not chunk.isascii() and _UNSPACED.search(chunk)
    if not unspaced and cells(chunk) <= _SHORT:
        yield chunk
        return
    shape = ADDRESS.sub(lambda found: "a" * len(found[0]), chunk).translate(_SHAPES)
    start = 0
    for segment in _SURE.split(shape):
        for length in _lengths(segment):
            yield chunk[start : start + length]
            start += length


def _lengths(segment: str) -> Iterator[int]:
    """How long the parts of a segment of a shape are."""
    if len(segment) == 1:
        yield 1
        return
    runs = _RUNS.findall(segment)
    breaks = _breaks("".join(run[0] for run in runs))
    length = 0
    for index, run in enumerate(runs):
        if index in breaks:
            yield length
            length = 0
        length += len(run)
    if length:
        yield length


@lru_cache(maxsize=1 << 14)
def _breaks(shape: str) -> frozenset[int]:
    """The places in `shape` where a line may break."""
    from uniseg.linebreak import line_break_breakables

    return frozenset(index for index, may in enumerate(line_break_breakables(shape)) if may and index)
