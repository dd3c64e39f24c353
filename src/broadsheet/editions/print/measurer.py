"""Heights from the typesetter: one measuring pass, every height a whole number of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from broadsheet.editions.print.box_sizes import box_size, sharp
from broadsheet.editions.print.copy import StoryCopy
from broadsheet.editions.print.dots import is_coarse
from broadsheet.editions.print.pieces import table_rows
from broadsheet.editions.print.theme import Format, PageGrid
from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.fit.costs import LONGEST_SOLID
from broadsheet.fit.cover import covered
from broadsheet.fit.galley import Piece
from broadsheet.fit.measured import (
    Grid,
    MarkRoom,
    Measured,
    MeasuredBox,
    MeasuredPiece,
    MeasuredStory,
    PictureRoom,
)
from broadsheet.issue.model import Furniture, Issue, Picture, Table
from broadsheet.markup.languages import direction

_SMALLEST_PICTURE = 40.0  # points: a window shallower than this shows nothing

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TypstMeasurer:
    """Measures the copy that lies in `folder`, in the format it is dressed for."""

    typesetter: Typesetter
    folder: Path
    made: Format
    copies: tuple[StoryCopy, ...]

    @property
    def grid(self) -> PageGrid:
        return self.made.grid

    def measure(self, issue: Issue, form: int = 0) -> Measured:
        """The issue in the format that the templates are dressed for, the `form`-th of its `Formats`."""
        stories, (rest,) = self.typesetter.query(self.folder, "measure.typ", ["<story>", "<rest>"])
        plain = Measured(
            grid=Grid(self.grid.lines, self.grid.columns, self.grid.pitch, self.grid.size),
            nameplate=rest["nameplate"],
            contents=tuple(rest["contents"]),
            stories=tuple(self._story(copy, found) for copy, found in zip(self.copies, stories, strict=True)),
            furniture=tuple(
                self._box(number, piece, tuple(lines))
                for number, (piece, lines) in enumerate(
                    zip(issue.furniture, rest["furniture"], strict=True), 1
                )
            ),
            format=form,
        )
        return self._with_cover(plain, rest["cover"])

    def _with_cover(self, plain: Measured, found: Answer | None) -> Measured:
        """Page one as a cover, where the theme has it so and the lead can fill it."""
        copy = next(copy for copy in self.copies if copy.lead)
        if not found or copy.picture is None:
            return plain
        window = self.made.theme.front.cover_window
        room = self._room(copy.picture, self.grid.columns, found["rest"], window)
        return covered(plain, found["head"], tuple(found["run-on"]), room)

    def _box(self, number: int, piece: Furniture, measured: tuple[int, ...]) -> MeasuredBox:
        name, page = f"{piece.kind}-{number}", page_of(piece)
        size = box_size(piece, measured, self.grid)
        lines = sharp(size.roomy, piece, self.grid) if size else _spans_of(piece, measured)
        return MeasuredBox(name, lines, page, piece.filler, size)

    def _story(self, copy: StoryCopy, found: Answer) -> MeasuredStory:
        mark = found["mark"]
        answers = zip(copy.pieces, found["pieces"], strict=True)
        pieces = tuple(tuple(self._pieces(piece, answer)) for piece, answer in answers)
        return MeasuredStory(
            story=copy.story,
            lead=copy.lead,
            picture_first=copy.lead and self.made.theme.front.picture_first,
            turned=(direction(copy.story.language) == "rtl") != self.grid.rtl,
            teaser=copy.teaser,
            heads=tuple(found["head"]),
            pieces=tuple(chain.from_iterable(pieces)),
            notes=tuple(found["notes"]),
            pictures=self._rooms(copy, found["picture"]),
            pulls=tuple(found["pulls"]),
            spoken=tuple(_moved(index, pieces) for index in copy.spoken),
            mark=MarkRoom(mark["plain"], mark["qr"]) if mark else None,
        )

    def _pieces(self, piece: Piece, answer: Answer) -> Iterator[MeasuredPiece]:
        """The piece as it will be set: a wide table as several, what is too deep for a column not at all."""
        if "rows" in answer:
            yield from _rows(piece, answer["rows"])
        elif "rest" in answer:
            assert isinstance(piece.source, Picture)
            room = self._room(piece.source, 1, answer["rest"])
            if room and room.natural <= self._deepest:
                yield MeasuredPiece(piece, (room.natural,))
        elif piece.is_text or answer["lines"][-1] <= self._deepest:
            yield MeasuredPiece(piece, tuple(answer["lines"]), tuple(answer.get("tracks", ())))

    @property
    def _deepest(self) -> int:
        return int(LONGEST_SOLID * self.grid.lines)

    def _rooms(self, copy: StoryCopy, rests: list[float] | None) -> tuple[PictureRoom | None, ...]:
        if copy.picture is None or rests is None:
            return ()
        rooms = tuple(self._room(copy.picture, span, rest) for span, rest in enumerate(rests, 1))
        return rooms if any(rooms) else ()

    def _room(
        self, picture: Picture, span: int, rest: float, window: tuple[float, float] | None = None
    ) -> PictureRoom | None:
        """Heights in lines of a picture over `span` columns; `rest` is the caption's part, in points."""
        width = self.grid.measure(span)
        if is_coarse(picture, width):
            return None
        own = width * picture.height / picture.width
        low, high = window or self.made.theme.copy.picture_window
        least, natural, most = (
            self._lines(max(_SMALLEST_PICTURE, own * share) + rest) for share in (low, 1.0, high)
        )
        if least > self._deepest:
            return None
        return PictureRoom(least, min(natural, self._deepest), min(most, self._deepest))

    def _lines(self, points: float) -> int:
        return round((points + self.grid.pitch - self.grid.size) / self.grid.pitch)


def _rows(piece: Piece, rows: list[list[int]]) -> Iterator[MeasuredPiece]:
    """A table as a list of its rows; its words, and the cut after it, stand after the last one."""
    assert isinstance(piece.source, Table)
    made = table_rows(piece.source)
    for row, lines in zip(made[:-1], rows[:-1], strict=True):
        yield MeasuredPiece(replace(row, block=piece.block), tuple(lines))
    for row, lines in zip(made[-1:], rows[-1:], strict=True):
        last = replace(row, block=piece.block, words=piece.words, notes=piece.notes, closes=piece.closes)
        yield MeasuredPiece(last, tuple(lines))


def _moved(index: int | None, pieces: tuple[tuple[MeasuredPiece, ...], ...]) -> int | None:
    """Where a piece of the copy stands among the measured ones; None for one that is not set."""
    if index is None or not pieces[index]:
        return None
    return sum(map(len, pieces[:index]))


def _spans_of(piece: Furniture, lines: tuple[int, ...]) -> tuple[int, ...]:
    """Heights at the spans a box without a size may take (0: not this one): a picture grows with its box, so it stays
    narrow.
    """
    return tuple(height if span == 1 or not piece.picture else 0 for span, height in enumerate(lines, 1))


def page_of(piece: Furniture) -> int | None:
    """Page a piece of furniture must be on: 1-based, -1 the last, None any."""
    if piece.place == "anywhere":
        return None
    return -1 if piece.place == "end" else int(piece.place.removeprefix("page:"))
