"""The galley: a story as one long column of pieces, with the places where print may cut it.

Rules for a cut (docs/explanation/copyfitting.md): after a sentence; never after a crosshead, a colon or another
mark that announces what follows; never inside a quotation, a table, a stanza or a list that is one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from broadsheet.issue import tree
from broadsheet.issue.endings import announces, ends_sentence, may_close
from broadsheet.issue.model import (
    Block,
    Code,
    Crosshead,
    CutPoint,
    Definition,
    DefinitionList,
    Divider,
    Inlines,
    List,
    Paragraph,
    Picture,
    Quote,
    Sentence,
    Story,
    Strong,
    Table,
    Verse,
)

Role = Literal["paragraph", "item", "quote", "crosshead", "divider", "table", "code", "stanza", "picture"]

BULLET = "•"  # the marker of an item without a number; an edition may set another, and other digits


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the galley, or part of one: what is measured and set as a unit.

    `ends` are the numbers of sentences after which a cut may fall inside; `closes` is the cut point after the
    whole piece, None where none may fall. `words` and `notes` are running totals, one entry a sentence (one for
    the whole of other pieces): words so far, and the highest note referred to so far. `holds`: no column ends
    between this piece and the next.
    """

    role: Role
    block: int
    sentences: tuple[Sentence, ...] = ()
    content: Inlines = ()
    source: Block | tuple[Inlines, ...] | None = None
    marker: str = ""
    level: int = 0
    flush: bool = False
    holds: bool = False
    ends: tuple[int, ...] = ()
    closes: CutPoint | None = None
    words: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether the piece is running text that may break between lines."""
        return self.role in ("paragraph", "item", "quote")

    @property
    def total_words(self) -> int:
        return self.words[-1] if self.words else 0

    @property
    def highest_note(self) -> int:
        return self.notes[-1] if self.notes else 0


def cast(story: Story) -> tuple[Piece, ...]:
    """The galley of `story`'s body, in order, with all its pictures."""
    pieces: list[Piece] = []
    for index, block in enumerate(story.body):
        made = list(_pieces(block, index))
        if made and may_close(block):
            made[-1] = replace(made[-1], closes=CutPoint(index + 1))
        pieces.extend(made)
    return tuple(_with_flush(pieces))


# -- blocks ---------------------------------------------------------------------------------------------------


def _pieces(block: Block, index: int) -> Iterator[Piece]:
    match block:
        case Paragraph(sentences=sentences):
            yield _divisible(_text("paragraph", index, sentences))
        case List():
            yield from _items(block, index)
        case DefinitionList(items=items):
            for definition in items:
                yield from _definition(definition, index)
        case Quote(blocks=blocks):
            yield from _inside(blocks, index, "quote")
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield _solid("stanza", index, stanza, source=stanza)
        case _:
            yield _whole_block(block, index)


def _whole_block(block: Crosshead | Table | Code | Divider | Picture, index: int) -> Piece:
    match block:
        case Crosshead(inlines=inlines):
            return replace(_solid("crosshead", index, (inlines,)), content=inlines)
        case Table(head=head, rows=rows):
            cells = tuple(cell.inlines for row in (head, *rows) for cell in row)
            return _solid("table", index, cells, source=block)
        case Code():
            return Piece("code", index, source=block, words=(tree.words_of((block,)),))
        case Picture():
            return Piece("picture", index, source=block)
        case Divider():
            return Piece("divider", index)


def _text(role: Role, index: int, sentences: tuple[Sentence, ...]) -> Piece:
    words = accumulate(tree.count_words(tree.plain(sentence.inlines)) for sentence in sentences)
    notes = accumulate((_highest_note((sentence.inlines,)) for sentence in sentences), max)
    return Piece(role, index, sentences=sentences, words=tuple(words), notes=tuple(notes))


def _divisible(piece: Piece) -> Piece:
    inner = enumerate(piece.sentences[:-1], 1)
    return replace(
        piece, ends=tuple(k for k, sentence in inner if not announces(tree.plain(sentence.inlines)))
    )


def _solid(
    role: Role, index: int, parts: tuple[Inlines, ...], *, source: Block | tuple[Inlines, ...] | None = None
) -> Piece:
    """A piece that is whole or absent; `parts` are its words."""
    words = sum(tree.count_words(tree.plain(part)) for part in parts)
    return Piece(role, index, source=source, words=(words,), notes=(_highest_note(parts),))


def _highest_note(parts: Iterable[Inlines]) -> int:
    return max((number for part in parts for number in tree.note_numbers(part)), default=0)


# -- blocks within blocks -------------------------------------------------------------------------------------


def _items(block: List, index: int, level: int = 0) -> Iterator[Piece]:
    """A list's items. A cut may fall after an item that ends a sentence, but the first does not stand alone."""
    for number, item in enumerate(block.items, 1):
        marker = f"{block.start + number - 1}." if block.ordered else BULLET
        made = list(_inside(item.blocks, index, "item", level))
        if made and made[0].role == "item":
            made[0] = replace(made[0], marker=marker)
        if made and level == 0 and 1 < number < len(block.items) and ends_sentence(item.blocks):
            made[-1] = replace(made[-1], closes=CutPoint(index, number))
        yield from made


def _definition(definition: Definition, index: int) -> Iterator[Piece]:
    term = _text("paragraph", index, (Sentence((Strong(definition.term),)),))
    yield replace(term, holds=bool(definition.blocks))
    yield from _inside(definition.blocks, index, "item")


def _inside(blocks: Iterable[Block], index: int, role: Role, level: int = 0) -> Iterator[Piece]:
    """Blocks within a list item, a quotation or a definition: flattened, and never cut inside."""
    for block in blocks:
        match block:
            case Paragraph(sentences=sentences):
                yield replace(_text(role, index, sentences), level=level)
            case List():
                yield from _items(block, index, level + 1)
            case _:
                yield from _pieces(block, index)


def _with_flush(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Paragraphs at the start and after anything that is not running text begin without an indent."""
    before: Role | None = None
    for piece in pieces:
        yield replace(piece, flush=before != "paragraph") if piece.role == "paragraph" else piece
        before = piece.role
