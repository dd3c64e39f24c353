"""Where a story may be cut, and what each cut leaves, in lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from broadsheet.fit.costs import DEFAULT_MIN_WORDS, LINES_UNDER_CROSSHEAD
from broadsheet.fit.measured import MeasuredPiece, MeasuredStory
from broadsheet.issue.model import Block, CutPoint, Picture, Story

_SHORTEST_DIVISIBLE = 4
"""A paragraph of fewer lines cannot be divided without leaving one of them alone."""

_MOST_TRACKED = 2
"""Paragraphs among which those to be tracked are chosen: the longest, where it shows least."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A prefix of the galley.

    `point` is None for the whole story. `pieces` whole pieces are kept and `sentences` of the next. `lines` is
    text only, `notes` the lines of the notes it refers to. `tracked` are pieces, by number, that are set a line
    longer or shorter (1, -1). Bit k of `forbidden` says that a column may not
    end after k lines. `starts` are the line offsets of the kept pieces; `gaps` those pieces before which a
    pull quote or a picture may stand. `at_more`: the editor's own place.
    """

    point: CutPoint | None
    pieces: int
    sentences: int
    lines: int
    notes: int
    words: int
    forbidden: int
    starts: tuple[int, ...]
    gaps: tuple[int, ...]
    at_more: bool = False
    tracked: tuple[tuple[int, int], ...] = ()

    @property
    def untracked_lines(self) -> int:
        """What the text would take as it is."""
        return self.lines - sum(growth for _, growth in self.tracked)

    @property
    def depth(self) -> int:
        """Lines of text and notes."""
        return self.lines + self.notes


def forbidden_breaks(piece: MeasuredPiece, lines: int) -> int:
    """Offsets within a piece of `lines` lines after which a column may not end, as bits.

    Running text leaves no single line behind or ahead; everything else is whole. A crosshead stays with two
    lines of its text, and does not open a column, where its air would be a hole.
    """
    if piece.piece.role == "crosshead":
        return (1 << (lines + LINES_UNDER_CROSSHEAD)) - 1
    inside = ((1 << lines) - 1) & ~1
    if piece.piece.is_text and lines >= _SHORTEST_DIVISIBLE:
        inside &= (1 << 1) | (1 << (lines - 1))
    return inside | (1 << lines if piece.piece.holds else 0)


def cuts(copy: MeasuredStory) -> tuple[Cut, ...]:
    """Every cut the editor's wishes allow, shortest first; the whole story is the last."""
    found = tuple(_all_cuts(copy))
    if not found:
        return ()
    whole = found[-1]
    if copy.story.keep == "whole":
        return (whole,)
    least = least_words(copy.story, whole.words)
    worthwhile = (cut for cut in found[:-1] if cut.words >= least and cut.depth < whole.depth)
    # Of cuts that leave equally many lines, the longest stands: the rest would lose words for nothing.
    longest = {(cut.lines, cut.notes, cut.at_more): cut for cut in worthwhile}
    return (*longest.values(), whole)


def with_tracking(copy: MeasuredStory, cut: Cut, most: int) -> Iterator[Cut]:
    """`cut` as it is, and with up to `most` of its paragraphs, the longest, a line longer or shorter."""
    yield cut
    for growth in (-1, 1):
        able = [n for n, piece in enumerate(copy.pieces[: cut.pieces]) if growth in piece.tracks]
        longest = sorted(able, key=lambda n: -copy.pieces[n].whole)[:_MOST_TRACKED]
        for count in range(1, min(most, len(longest)) + 1):
            for chosen in combinations(sorted(longest), count):
                yield _retracked(copy, cut, dict.fromkeys(chosen, growth))


def _retracked(copy: MeasuredStory, cut: Cut, growth: dict[int, int]) -> Cut:
    kept = _Kept()
    for number, piece in enumerate(copy.pieces[: cut.pieces]):
        whole = piece.whole + growth.get(number, 0)
        kept = kept.and_whole(replace(piece, lines=(*piece.lines[:-1], whole)))
    if cut.sentences:
        piece = copy.pieces[cut.pieces]
        kept = kept.and_part(piece, piece.piece.ends.index(cut.sentences))
    return replace(
        cut,
        lines=kept.lines,
        forbidden=kept.forbidden,
        starts=kept.starts,
        gaps=_gaps(copy, kept),
        tracked=tuple(growth.items()),
    )


def least_words(story: Story, total: int) -> int:
    """The lower bound of `keep` and `min_words` on the words of a story that has `total`."""
    least = DEFAULT_MIN_WORDS if story.min_words is None else story.min_words
    if isinstance(story.keep, float):
        # Rounded first, because 0.1 × 30 is a little more than 3.
        least = max(least, math.ceil(round(story.keep * total, 6)))
    return min(least, total)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the first `pieces` pieces come to."""

    pieces: int = 0
    lines: int = 0
    words: int = 0
    sentences: int = 0
    highest_note: int = 0
    forbidden: int = 0
    starts: tuple[int, ...] = ()

    def and_whole(self, piece: MeasuredPiece) -> _Kept:
        return _Kept(
            pieces=self.pieces + 1,
            lines=self.lines + piece.whole,
            words=self.words + piece.piece.total_words,
            sentences=self.sentences + _sentences(piece),
            highest_note=max(self.highest_note, piece.piece.highest_note),
            forbidden=self.forbidden | forbidden_breaks(piece, piece.whole) << self.lines,
            starts=(*self.starts, self.lines),
        )

    def and_part(self, piece: MeasuredPiece, entry: int) -> _Kept:
        """With part of the next piece: up to the `entry`-th of its ends."""
        sentences, height = piece.piece.ends[entry], piece.lines[entry]
        return _Kept(
            pieces=self.pieces,
            lines=self.lines + height,
            words=self.words + piece.piece.words[sentences - 1],
            sentences=self.sentences + sentences,
            highest_note=max(self.highest_note, piece.piece.notes[sentences - 1]),
            forbidden=self.forbidden | forbidden_breaks(piece, height) << self.lines,
            starts=(*self.starts, self.lines),
        )


def _all_cuts(copy: MeasuredStory) -> Iterator[Cut]:
    kept = _Kept()
    for piece in copy.pieces:
        for entry, sentences in enumerate(piece.piece.ends):
            part = kept.and_part(piece, entry)
            if _may_end(part):
                yield _cut(copy, part, CutPoint(piece.piece.block, sentences), sentences)
        kept = kept.and_whole(piece)
        if piece.piece.closes and kept.pieces < len(copy.pieces) and _may_end(kept):
            yield _cut(copy, kept, piece.piece.closes)
    if copy.pieces:
        yield _cut(copy, kept, None)


def _cut(copy: MeasuredStory, kept: _Kept, point: CutPoint | None, sentences: int = 0) -> Cut:
    body, more = copy.story.body, copy.story.more
    return Cut(
        point=point,
        pieces=kept.pieces,
        sentences=sentences,
        lines=kept.lines,
        notes=copy.notes[kept.highest_note - 1] if kept.highest_note else 0,
        words=kept.words,
        forbidden=kept.forbidden,
        starts=kept.starts,
        gaps=_gaps(copy, kept),
        at_more=bool(point and more) and _before_pictures(body, point) == _before_pictures(body, more),
    )


def _may_end(kept: _Kept) -> bool:
    """Never one sentence alone, and never less than two lines under a crosshead."""
    return kept.sentences > 1 and not kept.forbidden >> kept.lines & 1


def _gaps(copy: MeasuredStory, kept: _Kept) -> tuple[int, ...]:
    return tuple(at for at in range(1, len(kept.starts)) if _is_gap(copy, kept, at))


def _is_gap(copy: MeasuredStory, kept: _Kept, at: int) -> bool:
    """Between two pieces of running text, where a column might end too."""
    before, after = copy.pieces[at - 1].piece, copy.pieces[at].piece
    return before.is_text and after.is_text and not kept.forbidden >> kept.starts[at] & 1


def _sentences(piece: MeasuredPiece) -> int:
    """A piece that is whole or absent counts as one sentence when it has words; a crosshead is none."""
    if piece.piece.is_text:
        return len(piece.piece.sentences)
    return int(piece.piece.role != "crosshead" and piece.piece.total_words > 0)


def _before_pictures(body: tuple[Block, ...], point: CutPoint | None) -> CutPoint | None:
    """The same place in the text, before pictures that end there: they may stand elsewhere in print."""
    while point and not point.units and point.blocks and isinstance(body[point.blocks - 1], Picture):
        point = CutPoint(point.blocks - 1)
    return point
