"""What the fit knows of a page: heights in whole lines, for each of the `Formats` an issue may be set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from broadsheet.fit.galley import Piece, cast
from broadsheet.issue.model import Story


@dataclass(frozen=True, slots=True)
class Grid:
    """The type area in lines and columns; `line_pt` is the pitch in points, `size_pt` the body's size."""

    lines: int
    columns: int
    line_pt: float
    size_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class MeasuredPiece:
    """A piece and its heights: one entry for each of `piece.ends`, then the whole piece.

    `tracks` are the lines (-1, 1) by which the whole changes when its letters stand a little closer or wider.
    """

    piece: Piece
    lines: tuple[int, ...]
    tracks: tuple[int, ...] = ()

    @property
    def whole(self) -> int:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class PictureRoom:
    """The heights, caption included, that a picture may take at one span, and the natural one."""

    least: int
    natural: int
    most: int


@dataclass(frozen=True, slots=True)
class MarkRoom:
    """Lines of the closing mark without and with a QR code (0: no code)."""

    plain: int
    qr: int


@dataclass(frozen=True, slots=True)
class MeasuredStory:
    """A story in lines. Tuples by span hold one entry for spans 1, 2, ….

    `heads` is the head, or the whole of a bare teaser. `pictures` has None where the span would show the
    picture below its minimum resolution. `notes[k]` is the height of the first k+1 notes. `spoken` names for
    each pull quote the piece that holds its words (None: not in the galley). Where `turned`, its columns run against
    those of the page: it is in a language of the other direction. `picture_first`: the theme wants its picture over
    its head, as wide as that.
    """

    story: Story
    lead: bool
    teaser: bool
    heads: tuple[int, ...]
    pieces: tuple[MeasuredPiece, ...] = ()
    notes: tuple[int, ...] = ()
    pictures: tuple[PictureRoom | None, ...] = ()
    pulls: tuple[int, ...] = ()
    spoken: tuple[int | None, ...] = ()
    mark: MarkRoom | None = None
    turned: bool = False
    picture_first: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether even the whole galley is not the whole story."""
        return self.story.continues or self.left_out

    @property
    def left_out(self) -> bool:
        """Whether a table, listing or stanza too deep for a column was left to the web edition."""
        wanted = Counter(piece.block for piece in cast(self.story) if piece.role != "picture")
        return bool(wanted - Counter(piece.piece.block for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class BoxSize:
    """The size in which a box was sold, and its `words`.

    At each span: the `lines` of this size (0: it has no such shape), those that the matter `needs`, and those that
    the box would have by its own proportions.
    """

    words: str
    lines: tuple[int, ...]
    needs: tuple[int, ...]
    natural: tuple[int, ...]

    @property
    def roomy(self) -> tuple[int, ...]:
        """`lines`, but 0 where the matter needs more."""
        return tuple(has if need <= has else 0 for has, need in zip(self.lines, self.needs, strict=True))


@dataclass(frozen=True, slots=True)
class MeasuredBox:
    """Furniture: its height at each span (0: it does not stand so wide), and its page.

    A page is 1-based, negative from the end, None: any. A box with a `size` has exactly its lines, others may have
    some air.
    """

    name: str
    lines: tuple[int, ...]
    page: int | None
    filler: bool = False
    size: BoxSize | None = None

    @property
    def areas(self) -> tuple[int, ...]:
        """The column lines of every shape it has without air."""
        return tuple(span * lines for span, lines in enumerate(self.lines, 1) if lines)

    @property
    def area(self) -> int:
        """The column lines it is likely to take: most boxes stay one column wide."""
        return min(self.areas, default=0) if self.size else self.lines[0]


FEWEST_COVERED = 3
"""A cover on fewer pages would leave too little room for what it announces."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Page one as a cover, in lines: the nameplate, the lead's head and picture, the line that points to its text, and
    *In this issue* (0: none).
    """

    nameplate: int
    head: int
    picture: int
    pointer: int
    contents: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything the fit may choose from, in the `format`-th of its `Formats`.

    `nameplate` are the lines it takes of page one: all of them where the page is a `cover`. `contents` is the height
    of *In this issue* at each span; 0 says that the box does not stand so wide; without any there is no such box.
    `plain` is the same without the cover, for few pages.
    """

    grid: Grid
    nameplate: int
    contents: tuple[int, ...]
    stories: tuple[MeasuredStory, ...]
    furniture: Sequence[MeasuredBox] = ()
    format: int = 0
    cover: Cover | None = None
    plain: Measured | None = None

    def on(self, pages: int) -> Measured:
        """What is chosen from on so many pages."""
        return self.plain if self.plain and pages < FEWEST_COVERED else self

    @property
    def first_page(self) -> int:
        """The first page that stories stand on."""
        return 2 if self.cover else 1

    @property
    def first_lines(self) -> int:
        """The lines that stories have on it."""
        return self.grid.lines if self.cover else self.grid.lines - self.nameplate


class Formats(Protocol):
    """An issue measured in every format it may be set in; a list of what was measured is one.

    The first is the one asked for. The others, for an issue short of copy, have ever larger bodies, then fewer
    columns. They may be measured only when asked for.
    """

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> Measured: ...
