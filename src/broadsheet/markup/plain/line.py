"""Lines of text, 72 cells wide in every script, and what they make when they are put under each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wcwidth import wcswidth

WIDTH = 72
"""Cells of the sheet. Nobody's screen is narrower, and a quoted mail still stays below 78 (RFC 5322, 2.1.1)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands.

    `soft`: it flows on into the next one where a program fills lines anew (RFC 3676); `spaced`: a space stood where
    it was broken. `indent` is kept apart, because text that flows has none but on its first line.
    """

    text: str = ""
    indent: str = ""
    soft: bool = False
    spaced: bool = False


BLANK = Line()


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes: two for an ideograph, none for a mark of direction."""
    return len(text) if text.isascii() else wcswidth(text)


def as_text(lines: Iterable[Line]) -> str:
    """The lines as a file holds them."""
    return "\n".join((line.indent + line.text).rstrip() for line in lines) + "\n"
