"""An issue with one thing changed: what would be measured if an editor did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from broadsheet.fit.galley import Piece
from broadsheet.fit.measured import Measured, MeasuredPiece, MeasuredStory

_WORDS_A_LINE = 6.0
"""Where there is no text to count."""


def with_story(measured: Measured, copy: MeasuredStory) -> Measured:
    """With `copy` in the place of the story of the same name."""
    stories = tuple(copy if other.story.slug == copy.story.slug else other for other in measured.stories)
    return replace(measured, stories=stories)


def with_lines(copy: MeasuredStory, lines: int) -> MeasuredStory:
    """`copy` with one more paragraph of so many lines."""
    more = MeasuredPiece(Piece("paragraph", len(copy.story.body)), (lines,))
    return replace(copy, pieces=(*copy.pieces, more))


def shortened(copy: MeasuredStory, lines: int) -> MeasuredStory:
    """`copy` without so many of its last lines of text."""
    return replace(copy, pieces=tuple(_shortened(copy.pieces, lines))[::-1])


def _shortened(pieces: tuple[MeasuredPiece, ...], lines: int) -> Iterator[MeasuredPiece]:
    """From the last piece to the first."""
    for piece in reversed(pieces):
        gone = min(lines, piece.whole)
        lines -= gone
        if not gone:
            yield piece
        elif gone < piece.whole and piece.piece.is_text:
            kept = replace(piece.piece, ends=())
            yield MeasuredPiece(kept, (piece.whole - gone,))


def with_picture(measured: Measured, copy: MeasuredStory) -> Measured | None:
    """With a picture in `copy`, like the first there is elsewhere; None where there is none to go by."""
    rooms = next((other.pictures for other in measured.stories if any(other.pictures)), None)
    if rooms is None or copy.pictures or copy.teaser or copy.story.image is False:
        return None
    return with_story(measured, replace(copy, pictures=rooms))


def words_per_line(measured: Measured) -> float:
    pieces = [piece for copy in measured.stories for piece in copy.pieces if piece.piece.is_text]
    lines = sum(piece.whole for piece in pieces)
    return sum(piece.piece.total_words for piece in pieces) / lines if lines else _WORDS_A_LINE
