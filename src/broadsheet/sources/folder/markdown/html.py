"""HTML as authors write it inside Markdown, cut into pieces.

This is not a document parser, on purpose. Markdown hands HTML over in fragments: an opening tag here, its closing
tag three paragraphs later. A document parser would close the first, drop the second and forget the line of both.
The grammar is that of CommonMark 0.31 §6.6, with attributes read as forgivingly as browsers do. It knows nothing
of safety: no HTML outlives the border, because the model has no value that could hold any.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from broadsheet.sources.folder.markdown.tags import RAW_TEXT

# Possessive repeats: a `<` that opens no tag is given up in one pass, whatever follows it.
_PIECE = re.compile(
    r"""(?P<comment><!--) | (?P<cdata><!\[CDATA\[) | <[!?][^<>]*+>
      | <(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:_-]*+)(?P<attributes>(?>(?:[^<>"']|"[^"]*+"|'[^']*+')*))>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?""")
_EMPTY = re.compile(r"""(?:^|[\s"'])/\s*$""")
# Control characters that no XML edition may hold, and the code points Unicode sets aside for a program's own use
# (FDD0–FDEF), of which `typography` makes some.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class OpenTag(NamedTuple):
    """`<name …>`; `empty` when it was written `<name … />`."""

    name: str
    attributes: Mapping[str, str]
    line: int
    empty: bool


class CloseTag(NamedTuple):
    name: str


class Comment(NamedTuple):
    text: str
    line: int


class Characters(NamedTuple):
    """Text, its entities resolved."""

    text: str


Piece = OpenTag | CloseTag | Comment | Characters


def fit(text: str) -> str:
    """`text` without the characters that no edition can carry."""
    return _UNFIT.sub("", text)


def unescape(text: str) -> str:
    """`text` with its entities resolved."""
    return fit(html.unescape(text)) if "&" in text else text


def pieces(source: str, line: int) -> Iterator[Piece]:
    """The pieces of `source`, whose first line is `line`. What is no tag is text: nothing raises."""
    ends = _Ends(source)
    position = text_from = counted = 0
    while match := _PIECE.search(source, position):
        position = match.end()
        line += source.count("\n", counted, match.start())
        counted = match.start()
        piece, end = _read(match, ends, line)
        if end is None:  # never closed: text
            continue
        if match.start() > text_from:
            yield Characters(unescape(source[text_from : match.start()]))
        if piece:
            yield piece
        position = text_from = end
    if text_from < len(source):
        yield Characters(unescape(source[text_from:]))


def _read(match: re.Match[str], ends: _Ends, line: int) -> tuple[Piece | None, int | None]:
    """The piece that starts with `match` and where it ends; no end: it is not one."""
    if match["comment"]:
        end = ends.after("-->", match.end())
        return (Comment(match.string[match.end() : end - 3], line), end) if end else (None, None)
    if match["cdata"]:
        end = ends.after(r"\]\]>", match.end())
        return (Characters(match.string[match.end() : end - 3]), end) if end else (None, None)
    name = (match["name"] or "").lower()
    if not name:
        return None, match.end()  # a declaration
    if match["close"]:
        return CloseTag(name), match.end()
    if name in RAW_TEXT and (end := ends.after(f"</{name}[^<>]*>", match.end())):
        return None, end
    source = match["attributes"]
    return OpenTag(name, _attributes(source), line, bool(_EMPTY.search(source))), match.end()


class _Ends:
    """Where things end in a source; remembers what ends nowhere, so that many open comments cost one search."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._absent: set[str] = set()

    def after(self, closing: str, start: int) -> int | None:
        """The end of the first match of the pattern `closing` after `start`."""
        if closing in self._absent:
            return None
        match = re.compile(closing, re.IGNORECASE | re.ASCII).search(self._source, start)
        if match is None:
            self._absent.add(closing)
            return None
        return match.end()


def _attributes(source: str) -> dict[str, str]:
    """Names in lower case; of two alike the first holds, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
