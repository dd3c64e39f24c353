"""Heights from the typesetter: one measuring pass, every height a whole number of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.editions.print.copy import StoryCopy
from broadsheet.editions.print.pieces import table_rows
from broadsheet.editions.print.theme import PageGrid, Theme
from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.fit.costs import LONGEST_SOLID
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

# Below this a photograph in print is visibly coarse.
MINIMUM_DPI = 120
_SMALLEST_PICTURE = 40.0  # points: a window shallower than this shows nothing

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TypstMeasurer:
    """Measures the copy that lies in `folder`. Implements `broadsheet.fit.measured.Measurer`."""

    typesetter: Typesetter
    folder: Path
    theme: Theme
    grid: PageGrid
    copies: tuple[StoryCopy, ...]

    def measure(self, issue: Issue) -> Measured:
        stories, (rest,) = self.typesetter.query(self.folder, "measure.typ", ["<story>", "<rest>"])
        return Measured(
            grid=Grid(self.grid.lines, self.grid.columns, self.grid.pitch),
            nameplate=rest["nameplate"],
            contents=tuple(rest["contents"]),
            stories=tuple(self._story(copy, found) for copy, found in zip(self.copies, stories, strict=True)),
            furniture=tuple(
                MeasuredBox(f"{piece.kind}-{i + 1}", tuple(lines), page_of(piece), piece.filler)
                for i, (piece, lines) in enumerate(zip(issue.furniture, rest["furniture"], strict=True))
            ),
        )

    def _story(self, copy: StoryCopy, found: Answer) -> MeasuredStory:
        mark = found["mark"]
        return MeasuredStory(
            story=copy.story,
            lead=copy.lead,
            teaser=copy.teaser,
            heads=tuple(found["head"]),
            pieces=tuple(self._pieces(copy.pieces, found["pieces"])),
            notes=tuple(found["notes"]),
            pictures=self._rooms(copy.picture, found["picture"]),
            pulls=tuple(found["pulls"]),
            spoken=copy.spoken,
            mark=MarkRoom(mark["plain"], mark["qr"]),
        )

    def _pieces(self, pieces: tuple[Piece, ...], found: list[Answer]) -> Iterator[MeasuredPiece]:
        deepest = int(LONGEST_SOLID * self.grid.lines)
        for piece, answer in zip(pieces, found, strict=True):
            if "rows" in answer:
                yield from self._rows(piece, answer["rows"])
            elif "rest" in answer:
                assert isinstance(piece.source, Picture)
                room = self._room(piece.source, 1, answer["rest"])
                if room and room.natural <= deepest:
                    yield MeasuredPiece(piece, (room.natural,))
            elif piece.is_text or answer["lines"][-1] <= deepest:
                yield MeasuredPiece(piece, tuple(answer["lines"]))

    def _rows(self, piece: Piece, rows: list[list[int]]) -> Iterator[MeasuredPiece]:
        """A table as a list of its rows; the cut after it stands after its last row."""
        from dataclasses import replace

        assert isinstance(piece.source, Table)
        made = table_rows(piece.source)
        for index, (row, lines) in enumerate(zip(made, rows, strict=True)):
            last = index + 1 == len(made)
            words = piece.words if last else (0,)
            yield MeasuredPiece(
                replace(row, block=piece.block, words=words, closes=piece.closes if last else None),
                tuple(lines),
            )

    def _rooms(self, picture: Picture | None, rests: list[float] | None) -> tuple[PictureRoom | None, ...]:
        if picture is None or rests is None:
            return ()
        rooms = tuple(self._room(picture, span, rest) for span, rest in enumerate(rests, 1))
        return rooms if any(rooms) else ()

    def _room(self, picture: Picture, span: int, rest: float) -> PictureRoom | None:
        """Heights in lines of a picture over `span` columns; `rest` is the caption's part, in points."""
        width = self.grid.measure(span)
        drawing = picture.asset.endswith(".svg")
        if not drawing and picture.width * 72 / width < MINIMUM_DPI:
            return None
        own = width * picture.height / picture.width
        low, high = self.theme.copy.picture_window
        least, natural, most = (
            self._lines(max(_SMALLEST_PICTURE, own * share) + rest) for share in (low, 1.0, high)
        )
        deepest = int(LONGEST_SOLID * self.grid.lines)
        if least > deepest:
            return None
        return PictureRoom(least, min(natural, deepest), min(most, deepest))

    def _lines(self, points: float) -> int:
        return round((points + self.grid.pitch - self.grid.size) / self.grid.pitch)


def page_of(piece: Furniture) -> int | None:
    """Page a piece of furniture must be on: 1-based, -1 the last, None any."""
    if piece.place == "anywhere":
        return None
    return -1 if piece.place == "end" else int(piece.place.removeprefix("page:"))
