"""A measurer for tests: a typewriter, whose every line holds six words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from broadsheet.fit.galley import Piece, cast
from broadsheet.fit.measured import (
    Grid,
    MarkRoom,
    Measured,
    MeasuredBox,
    MeasuredPiece,
    MeasuredStory,
    PictureRoom,
)
from broadsheet.issue import tree
from broadsheet.issue.model import Code, Furniture, Issue, Story, Table

WORDS_A_LINE = 6
GRID = Grid(60, 3, 12.0)
LINES = {"crosshead": 2, "divider": 1, "picture": 9}


@dataclass(frozen=True, slots=True)
class Typewriter:
    """Implements `broadsheet.fit.measured.Measurer`."""

    grid: Grid = GRID
    nameplate: int = 9

    def measure(self, issue: Issue) -> Measured:
        columns = self.grid.columns
        lead = issue.lead or issue.stories[0].slug
        copies = (measured_story(s, lead=s.slug == lead, columns=columns) for s in issue.stories)
        boxes = (self._box(number, piece) for number, piece in enumerate(issue.furniture, 1))
        contents = (2 + len(issue.stories),) * columns
        return Measured(self.grid, self.nameplate, contents, tuple(copies), tuple(boxes))

    def _box(self, number: int, piece: Furniture) -> MeasuredBox:
        words = tree.words_of(piece.blocks)
        lines = tuple(3 + lines_for(words, span) for span in range(1, self.grid.columns + 1))
        wanted = {"end": -1, "anywhere": None}
        page = wanted[piece.place] if piece.place in wanted else int(piece.place.removeprefix("page:"))
        return MeasuredBox(f"{piece.kind}-{number}", lines, page, piece.filler)


def measured_story(story: Story, *, lead: bool = False, columns: int = 3) -> MeasuredStory:
    """`story` in lines. A teaser or a story without text is its head alone."""
    teaser = story.keep == "teaser" or not tree.words_of(story.body)
    spans = range(1, columns + 1)
    heads = tuple(4 + 2 * lines_for(tree.count_words(story.title), span) for span in spans)
    copy = MeasuredStory(story, lead, teaser, heads, mark=MarkRoom(1, 4))
    if teaser:
        return copy
    pieces = tuple(MeasuredPiece(piece, heights(piece)) for piece in cast(story))
    return replace(
        copy,
        pieces=pieces,
        notes=tuple(2 * number for number in range(1, len(story.notes) + 1)),
        pictures=tuple(PictureRoom(7 * s, 10 * s, 12 * s) for s in spans) if story.picture else (),
        pulls=tuple(3 + lines_for(tree.count_words(quote.text)) for quote in story.pull_quotes),
        spoken=tuple(_piece_saying(pieces, quote.text) for quote in story.pull_quotes),
    )


def heights(piece: Piece) -> tuple[int, ...]:
    """One height for each of `piece.ends`, and the whole."""
    if piece.is_text:
        return tuple(lines_for(piece.words[end - 1]) for end in (*piece.ends, len(piece.sentences)))
    match piece.source:
        case Table(rows=rows):
            return (1 + len(rows),)
        case Code(text=text):
            return (1 + text.count("\n"),)
        case tuple() as lines:
            return (len(lines),)
    return (LINES[piece.role],)


def lines_for(words: int, span: int = 1) -> int:
    return max(1, -(-words // (WORDS_A_LINE * span)))


def _piece_saying(pieces: tuple[MeasuredPiece, ...], words: str) -> int | None:
    return next((i for i, piece in enumerate(pieces) if _spoken(words) in _spoken(_text(piece.piece))), None)


def _text(piece: Piece) -> str:
    return "".join(tree.plain(sentence.inlines) for sentence in piece.sentences)


def _spoken(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))
