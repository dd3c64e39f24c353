"""Text as lines of the length that print has; the reverse of what `paragraphs.py` does."""

from __future__ import annotations

import re

_LONGEST = 64  # characters of a line
_LONGEST_UNSPACED = 32  # of a script that puts no spaces between words
# Where `paragraphs.Joiner` puts a line break back as nothing: between two letters of such a script.
_PLACE = re.compile(
    "(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])(?=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])"
)
_MOST = 1.25  # of the longest line, up to which a text is one
_HYPHENS = "-\u2010\u00ad"


def wrapped(text: str) -> list[str]:
    """`text` in lines that, joined again, say the same: none ends in a hyphen, and none begins with an address, which
    would be taken for where a story goes on.
    """
    pieces = [part for word in text.split(" ") for part in (*_parts(word), " ")][:-1]
    longest = _LONGEST_UNSPACED if len(pieces) > len(text) / 2 else _LONGEST
    if len(text) <= longest * _MOST:
        return [text]
    lines: list[str] = []
    now = ""
    for piece in pieces:
        if now and len(now) + len(piece) > longest and _may_part(now, piece):
            lines.append(now.strip())
            now = ""
        now += piece
    return [line for line in (*lines, now.strip()) if line]


def _parts(word: str) -> list[str]:
    return _PLACE.split(word)


def _may_part(line: str, piece: str) -> bool:
    return line.rstrip()[-1:] not in set(_HYPHENS) and not piece.startswith((" ", "http", "www."))
