"""Where a story's author would leave it: the mark in the text, and the cut point it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Crosshead,
    CutPoint,
    Definition,
    DefinitionList,
    Divider,
    Inline,
    InlineCode,
    Inlines,
    LineBreak,
    List,
    ListItem,
    NoteRef,
    Paragraph,
    Quote,
    Sentence,
    Text,
)

# Stands in running text where the mark was; the numbers of notes begin with 1.
MORE_MARK = NoteRef(0)
# Stands where the mark was between blocks.
MORE_BLOCK = Paragraph((Sentence((MORE_MARK,)),))

_Blocks = tuple[Block, ...]


def cut_at_mark(blocks: _Blocks) -> tuple[_Blocks, CutPoint | None]:
    """`blocks` without the mark, and the place nearest to it where they may be cut."""
    for at, block in enumerate(blocks):
        units = _units_before_mark(block)
        if units is not None:
            bare = _without_mark((block,))
            cut = CutPoint(at, units) if bare and units < tree.units(bare[0]) else CutPoint(at + len(bare))
            rest = (*blocks[:at], *bare, *blocks[at + 1 :])
            return rest, _before_crosshead(rest, cut)
    return blocks, None


def _before_crosshead(blocks: _Blocks, cut: CutPoint) -> CutPoint | None:
    """A crosshead or divider never comes last; None when nothing comes before."""
    while cut.units == 0 and cut.blocks and isinstance(blocks[cut.blocks - 1], Crosshead | Divider):
        cut = CutPoint(cut.blocks - 1)
    return cut if cut > CutPoint(0) else None


def without_mark(inlines: Inlines) -> Inlines:
    kept: list[Inline] = []
    for inline in _inlines_without_mark(inlines):
        if isinstance(inline, Text) and kept and isinstance(kept[-1], Text):
            kept[-1] = Text(kept[-1].text + inline.text)
        else:
            kept.append(inline)
    return tuple(kept)


def _units_before_mark(block: Block) -> int | None:
    """How many cut units of `block` end before the mark or with it; None when it is not in there."""
    match block:
        case Paragraph(sentences):
            return _sentences_before_mark(sentences)
        case List(items):
            return next((n for n, item in enumerate(items, 1) if _is_in(item.blocks)), None)
        case Quote(blocks):
            return 1 if _is_in(blocks) else None
        case DefinitionList(definitions):
            return 1 if any(_is_in(definition.blocks) for definition in definitions) else None
        case _:
            return None


def _is_in(blocks: Iterable[Block]) -> bool:
    return any(_units_before_mark(block) is not None for block in blocks)


def _sentences_before_mark(sentences: tuple[Sentence, ...]) -> int | None:
    """A mark in the white space before a sentence belongs to the one before."""
    for number, sentence in enumerate(sentences):
        before, found = _before_mark(sentence.inlines)
        if found:
            return number + 1 if before.strip() else number
    return None


def _before_mark(inlines: Inlines) -> tuple[str, bool]:
    """The words before the mark, and whether it is there."""
    words = ""
    for inline in inlines:
        if inline == MORE_MARK:
            return words, True
        if isinstance(inline, Text | InlineCode | LineBreak | NoteRef):
            words += tree.plain((inline,))
            continue
        inside, found = _before_mark(inline.children)
        words += inside
        if found:
            return words, True
    return words, False


def _without_mark(blocks: _Blocks) -> _Blocks:
    """`blocks` without the mark, and without those that held nothing else."""
    bare: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph(sentences):
                stripped = (Sentence(without_mark(sentence.inlines)) for sentence in sentences)
                kept = tuple(sentence for sentence in stripped if sentence.inlines)
                bare += [Paragraph(kept)] if kept else []
            case List(items):
                emptied = (ListItem(_without_mark(item.blocks)) for item in items)
                filled = tuple(item for item in emptied if item.blocks)
                bare += [msgspec.structs.replace(block, items=filled)] if filled else []
            case Quote(inside):
                quoted = _without_mark(inside)
                bare += [Quote(quoted)] if quoted else []
            case DefinitionList(items):
                bare.append(DefinitionList(tuple(Definition(d.term, _without_mark(d.blocks)) for d in items)))
            case _:
                bare.append(block)
    return tuple(bare)


def _inlines_without_mark(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Text | InlineCode | LineBreak | NoteRef):
            if inline != MORE_MARK:
                yield inline
        elif children := without_mark(inline.children):
            yield msgspec.structs.replace(inline, children=children)
