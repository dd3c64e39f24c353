"""Walking, measuring and cutting the text tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from broadsheet.issue.model import (
    Block,
    Cell,
    Code,
    Crosshead,
    CutPoint,
    Definition,
    DefinitionList,
    Inline,
    InlineCode,
    Inlines,
    LineBreak,
    List,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Sentence,
    Story,
    Table,
    Text,
    Verse,
)

# Scripts written without spaces: each character counts as a word, as word processors do.
_CJK = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\S*\w\S*")


def plain(inlines: Iterable[Inline]) -> str:
    """The words of `inlines` without markup; a line break is a newline, a note's mark is nothing."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    if isinstance(inline, Text | InlineCode):
        return inline.text
    if isinstance(inline, LineBreak):
        return "\n"
    if isinstance(inline, NoteRef):
        return ""
    return plain(inline.children)


def note_numbers(inlines: Iterable[Inline]) -> Iterator[int]:
    """The numbers of the notes that `inlines` refer to."""
    for inline in inlines:
        if isinstance(inline, NoteRef):
            yield inline.number
        elif not isinstance(inline, Text | InlineCode | LineBreak):
            yield from note_numbers(inline.children)


def count_words(text: str) -> int:
    """Words of `text`: runs between white space with a letter or digit; every CJK character is one."""
    rest, ideographs = _CJK.subn(" ", text)
    return ideographs + len(_WORD.findall(rest))


def texts(block: Block) -> Iterator[str]:
    """The plain text of every unit of running text in `block`, in reading order (captions and notes excluded)."""
    match block:
        case Paragraph(sentences=sentences):
            yield "".join(plain(sentence.inlines) for sentence in sentences)
        case Crosshead(inlines=inlines):
            yield plain(inlines)
        case Code(text=text):
            yield text
        case Table(head=head, rows=rows):
            yield from (plain(cell.inlines) for row in (head, *rows) for cell in row)
        case Verse(stanzas=stanzas):
            yield from ("\n".join(map(plain, stanza)) for stanza in stanzas)
        case _:
            yield from _nested_texts(block)


def inlines_of(value: object) -> Iterator[Inlines]:
    """Every run of inlines in a block, an item or a tuple of such, captions among them, in reading order."""
    match value:
        case tuple():
            for item in value:
                yield from inlines_of(item)
        case Sentence(inlines=inlines) | Crosshead(inlines=inlines) | Cell(inlines=inlines):
            yield inlines
        case Picture(caption=caption):
            yield caption
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield from stanza
        case Definition(term=term, blocks=blocks):
            yield term
            yield from inlines_of(blocks)
        case Table(head=head, rows=rows, caption=caption):
            yield caption
            yield from inlines_of((head, *rows))
        case _:
            for part in (getattr(value, name, ()) for name in ("sentences", "items", "blocks")):
                yield from inlines_of(part)


def _nested_texts(block: Block) -> Iterator[str]:
    match block:
        case List(items=items):
            yield from _all_texts(inner for item in items for inner in item.blocks)
        case DefinitionList(items=definitions):
            for definition in definitions:
                yield plain(definition.term)
                yield from _all_texts(definition.blocks)
        case Quote(blocks=blocks):
            yield from _all_texts(blocks)


def _all_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from texts(block)


def words_of(blocks: Iterable[Block]) -> int:
    return sum(count_words(text) for text in _all_texts(blocks))


def sentences_of(blocks: Iterable[Block]) -> int:
    """Sentences in `blocks`; a block that is whole or absent counts as one when it has words."""
    return sum(_sentences_in(block) for block in blocks)


def _sentences_in(block: Block) -> int:
    match block:
        case Paragraph(sentences=sentences):
            return len(sentences)
        case List(items=items):
            return sum(sentences_of(item.blocks) for item in items)
        case Crosshead():
            return 0
        case _:
            return 1 if any(texts(block)) else 0


def units(block: Block) -> int:
    """How many cut units a block has: sentences of a paragraph, items of a list, else one."""
    match block:
        case Paragraph(sentences=sentences):
            return len(sentences)
        case List(items=items):
            return len(items)
        case _:
            return 1


def prefix(blocks: tuple[Block, ...], cut: CutPoint | None) -> tuple[Block, ...]:
    """The blocks up to `cut`; all of them without one."""
    if cut is None:
        return blocks
    kept = blocks[: cut.blocks]
    if cut.units == 0:
        return kept
    return (*kept, _first_units(blocks[cut.blocks], cut.units))


def _first_units(block: Block, count: int) -> Block:
    match block:
        case Paragraph(sentences=sentences):
            return msgspec.structs.replace(block, sentences=sentences[:count])
        case List(items=items):
            return msgspec.structs.replace(block, items=items[:count])
        case _:
            raise ValueError(f"a {type(block).__name__} is whole or absent")


def pictures_of(story: Story) -> Iterator[Picture]:
    """The story's picture, then those in its body, in reading order."""
    if story.picture:
        yield story.picture
    yield from (block for block in story.body if isinstance(block, Picture))


def as_sentences(inlines: Inlines, ends: tuple[int, ...]) -> tuple[Sentence, ...]:
    """Divide `inlines` at the offsets `ends` of their plain text; markup that spans an end is closed and reopened.

    A mark of no width (a note) at an end stays with the sentence before it.
    """
    found: list[Sentence] = []
    rest = inlines
    start = 0
    for end in ends[:-1]:
        head, rest = _split(rest, end - start)
        found.append(Sentence(head))
        start = end
    return (*found, Sentence(rest)) if rest else tuple(found)


def _split(inlines: Inlines, offset: int) -> tuple[Inlines, Inlines]:
    """`inlines` up to `offset` characters of plain text, and the rest."""
    for index, inline in enumerate(inlines):
        length = len(_plain(inline))
        if length > offset or (length == offset == 0 and not isinstance(inline, NoteRef)):
            head, tail = _split_one(inline, offset)
            return inlines[:index] + head, tail + inlines[index + 1 :]
        offset -= length
    return inlines, ()


def _split_one(inline: Inline, offset: int) -> tuple[Inlines, Inlines]:
    if offset == 0:
        return (), (inline,)
    if isinstance(inline, Text | InlineCode):
        left, right = inline.text[:offset], inline.text[offset:]
        replace = msgspec.structs.replace
        return (replace(inline, text=left),), (replace(inline, text=right),)
    if isinstance(inline, LineBreak | NoteRef):
        return (inline,), ()
    left_children, right_children = _split(inline.children, offset)
    replace = msgspec.structs.replace
    return (replace(inline, children=left_children),), (replace(inline, children=right_children),)
