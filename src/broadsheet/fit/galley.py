"""The galley: a story as one long column of pieces, with the places where print may cut it.

Rules for a cut (docs/explanation/copyfitting.md): after a sentence; never after a crosshead, a colon or a
sentence that announces what follows; never inside a quotation, a table, a stanza or a list that is one sentence;
never one sentence alone unless the story has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Code,
    Crosshead,
    CutPoint,
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
    Text,
    Verse,
)

Role = Literal["paragraph", "item", "quote", "crosshead", "divider", "table", "code", "stanza", "picture"]

# A sentence that ends in one of these announces what follows it.
_ANNOUNCING = (":", "：", "؛", ";", "；", ",", "،", "、", "—", "–")
_FINAL = tuple(".!?…。！？؟۔．”’»“\"')）」』")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the galley, or part of one: what is measured and set as a unit.

    `ends` are the numbers of sentences after which a cut may fall inside; `closes` is the cut point after the
    whole piece, None where none may fall. `words` and `notes` are running totals, one entry a sentence (one for
    the whole of other pieces): words so far, and the highest note referred to so far.
    """

    role: Role
    block: int
    sentences: tuple[Sentence, ...] = ()
    content: Inlines = ()
    source: Block | tuple[Inlines, ...] | None = None
    marker: str = ""
    level: int = 0
    flush: bool = False
    ends: tuple[int, ...] = ()
    closes: CutPoint | None = None
    words: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether the piece is running text that may break between lines."""
        return self.role in ("paragraph", "item", "quote")


def cast(story: Story) -> tuple[Piece, ...]:
    """The galley of `story`'s body, in order. A picture that leads the story is not in it."""
    pieces: list[Piece] = []
    for index, block in enumerate(story.body):
        made = list(_pieces(block, index))
        if made and made[-1].closes is None and _may_close(block):
            made[-1] = replace(made[-1], closes=CutPoint(index + 1))
        pieces.extend(made)
    return tuple(_with_flush(pieces))


def _pieces(block: Block, index: int) -> Iterator[Piece]:
    match block:
        case Paragraph(sentences=sentences):
            yield _text("paragraph", index, sentences, divisible=True)
        case Crosshead(inlines=inlines):
            yield Piece("crosshead", index, content=inlines)
        case List():
            yield from _items(block, index)
        case DefinitionList(items=items):
            for definition in items:
                yield _text("paragraph", index, (Sentence((Strong(definition.term),)),))
                yield from _inside(definition.blocks, index, "item")
        case Quote(blocks=blocks):
            yield from _inside(blocks, index, "quote")
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield Piece("stanza", index, source=stanza, words=(_words(stanza),))
        case Table():
            yield Piece("table", index, source=block, words=(tree.words_of((block,)),))
        case Code():
            yield Piece("code", index, source=block, words=(tree.words_of((block,)),))
        case Picture():
            yield Piece("picture", index, source=block)
        case Divider():
            yield Piece("divider", index)


def _text(role: Role, index: int, sentences: tuple[Sentence, ...], *, divisible: bool = False) -> Piece:
    words = accumulate(tree.count_words(tree.plain(sentence.inlines)) for sentence in sentences)
    notes = accumulate((max(tree.note_numbers(sentence.inlines), default=0) for sentence in sentences), max)
    ends = tuple(k for k in range(1, len(sentences)) if not _announces(sentences[k - 1])) if divisible else ()
    return Piece(role, index, sentences=sentences, ends=ends, words=tuple(words), notes=tuple(notes))


def _items(block: List, index: int, level: int = 0) -> Iterator[Piece]:
    """A list's items. A cut may fall after an item that ends a sentence; a list that is one sentence is whole."""
    for number, item in enumerate(block.items, 1):
        marker = f"{block.start + number - 1}." if block.ordered else "•"
        made = list(_inside(item.blocks, index, "item", level))
        if made and made[0].role == "item":
            made[0] = replace(made[0], marker=marker)
        if made and level == 0 and number < len(block.items) and _ends_sentence(item.blocks):
            made[-1] = replace(made[-1], closes=CutPoint(index, number))
        yield from made


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


def _may_close(block: Block) -> bool:
    if isinstance(block, Crosshead | Divider):
        return False
    if isinstance(block, Picture | Table | Code | Verse):
        return True
    text = "".join(tree.texts(block)).rstrip()
    return not text.endswith(_ANNOUNCING[:2])


def _announces(sentence: Sentence) -> bool:
    return tree.plain(sentence.inlines).rstrip().endswith(_ANNOUNCING)


def _ends_sentence(blocks: tuple[Block, ...]) -> bool:
    found = [text for block in blocks for text in tree.texts(block)]
    return bool(found) and found[-1].rstrip().endswith(_FINAL)


def _words(lines: tuple[Inlines, ...]) -> int:
    return sum(tree.count_words(tree.plain(line)) for line in lines)


def _with_flush(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What stands flush with what is above: a paragraph without an indent after anything but a paragraph, a
    crosshead without air where the text begins."""
    before: Role | None = None
    for piece in pieces:
        opens = before is None if piece.role == "crosshead" else before != "paragraph"
        yield replace(piece, flush=opens) if piece.role in ("paragraph", "crosshead") else piece
        before = piece.role
