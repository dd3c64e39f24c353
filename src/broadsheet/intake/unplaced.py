"""The last net: lines of a flat source that stand in nothing that was written of it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_LARGEST = 2_000_000  # characters; a source of more is no newsletter
_LINES = re.compile(r"[\n\r\f]+| {3,}")  # or what stands side by side in columns


def unplaced(text: str, written: Iterable[str]) -> list[str]:
    """The lines of `text` whose letters and digits do not follow one another in anything `written`, in their order.

    What stands side by side in columns are lines of their own. Wraps, hyphens, markup and quotation marks make no
    difference. A line that stands there several times is expected as often.
    """
    lines = [line for line in _LINES.split(text[:_LARGEST]) if _letters(line)]
    whole = "\n".join(map(_letters, written))
    there = {line: whole.count(line) for line in _repeated(lines)}
    missing: list[str] = []
    last = 0
    for line in lines:
        letters = _letters(line)
        if letters in there:
            there[letters] -= 1
            found = there[letters] >= 0
        else:
            at = whole.find(letters, last)  # most stand one after the other
            at = at if at >= 0 else whole.find(letters)
            found, last = at >= 0, max(at, 0)
        if not found:
            missing.append(line)
    return missing


def _repeated(lines: Iterable[str]) -> list[str]:
    return [line for line, count in Counter(map(_letters, lines)).items() if count > 1]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
