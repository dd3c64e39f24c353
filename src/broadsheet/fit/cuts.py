"""Where a story may be cut, and what each cut leaves, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.fit.costs import DEFAULT_MIN_WORDS, LINES_UNDER_CROSSHEAD
from broadsheet.fit.measured import MeasuredPiece, MeasuredStory
from broadsheet.issue.model import CutPoint, Story


@dataclass(frozen=True, slots=True)
class Cut:
    """A prefix of the galley.

    `point` is None for the whole story. `pieces` whole pieces are kept and `sentences` of the next. `lines` is
    text only, `notes` the lines of the notes it refers to. Bit k of `forbidden` says that a column may not end
    after k lines. `starts` are the line offsets of the kept pieces.
    """

    point: CutPoint | None
    pieces: int
    sentences: int
    lines: int
    notes: int
    words: int
    forbidden: int
    starts: tuple[int, ...]


def forbidden_breaks(piece: MeasuredPiece, lines: int) -> int:
    """Offsets within a piece of `lines` lines after which a column may not end, as bits.

    Running text leaves no single line behind or ahead; everything else is whole. A crosshead stays with two
    lines of its text, and does not open a column, where its air would be a hole.
    """
    role = piece.piece.role
    if role == "crosshead":
        return (1 << (lines + LINES_UNDER_CROSSHEAD)) - 1
    inside = ((1 << lines) - 1) & ~1
    if not piece.piece.is_text or lines < 4:
        return inside
    return inside & ((1 << 1) | (1 << (lines - 1)))


def cuts(copy: MeasuredStory) -> tuple[Cut, ...]:
    """Every cut the editor's wishes allow, shortest first; the whole story is the last."""
    found = tuple(_all_cuts(copy))
    if not found:
        return ()
    whole = found[-1]
    if copy.story.keep == "whole":
        return (whole,)
    least = least_words(copy.story, whole.words)
    return (*(cut for cut in found[:-1] if cut.words >= least), whole)


def least_words(story: Story, total: int) -> int:
    """The lower bound of `keep` and `min_words` on the words of a story that has `total`."""
    least = min(DEFAULT_MIN_WORDS if story.min_words is None else story.min_words, total)
    if isinstance(story.keep, float):
        least = max(least, -int(-story.keep * total // 1))
    return least


def _all_cuts(copy: MeasuredStory) -> Iterator[Cut]:
    forbidden = words = lines = sentences = highest_note = 0
    starts: list[int] = []
    last = len(copy.pieces) - 1
    for index, piece in enumerate(copy.pieces):
        starts.append(lines)
        for end, height in zip(piece.piece.ends, piece.lines, strict=False):
            if sentences + end > 1:
                note = max(highest_note, _at(piece.piece.notes, end))
                yield Cut(
                    point=CutPoint(piece.piece.block, end),
                    pieces=index,
                    sentences=end,
                    lines=lines + height,
                    notes=_note_lines(copy, note),
                    words=words + _at(piece.piece.words, end),
                    forbidden=forbidden | forbidden_breaks(piece, height) << lines,
                    starts=tuple(starts),
                )
        forbidden |= forbidden_breaks(piece, piece.whole) << lines
        lines += piece.whole
        words += piece.piece.words[-1] if piece.piece.words else 0
        sentences += len(piece.piece.sentences)
        highest_note = max(highest_note, *piece.piece.notes, 0)
        closes = piece.piece.closes
        if index == last or (closes is not None and sentences > 1):
            yield Cut(
                point=None if index == last else closes,
                pieces=index + 1,
                sentences=0,
                lines=lines,
                notes=_note_lines(copy, highest_note),
                words=words,
                forbidden=forbidden,
                starts=tuple(starts),
            )


def _at(totals: tuple[int, ...], count: int) -> int:
    return totals[count - 1] if totals else 0


def _note_lines(copy: MeasuredStory, highest: int) -> int:
    return copy.notes[highest - 1] if highest and copy.notes else 0
