"""A story's body as text that people can read and compare: one line a sentence, indented by depth.

Inlines are written `name(…)`; what a reader would not see in a terminal is written out: ⏎ for a line break, · for
a no-break space, ˙ for a narrow one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from broadsheet.issue.model import (
    Abbreviation,
    Block,
    Cell,
    Code,
    Crosshead,
    DefinitionList,
    Divider,
    Inline,
    InlineCode,
    LanguageSpan,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Raised,
    Table,
    Text,
    Verse,
)
from broadsheet.sources.folder.markdown import Body

_VISIBLE = str.maketrans({"\u00a0": "·", "\u202f": "˙"})


def dump(body: Body) -> str:
    return "\n".join(line.translate(_VISIBLE) for line in _body(body))


def _body(body: Body) -> Iterator[str]:
    yield from _blocks(body.blocks)
    for number, note in enumerate(body.notes, 1):
        yield f"note {number}"
        yield from _inside(_blocks(note.blocks))
    for quote in body.pull_quotes:
        yield f"pull quote: {quote.text}" + (f" ({quote.speaker})" if quote.speaker else "")
    if body.more:
        yield f"more: after {body.more.blocks} blocks and {body.more.units} units"


def _inside(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


@singledispatch
def _block(block: Block) -> Iterator[str]:
    raise NotImplementedError(block)


@_block.register
def _(block: Paragraph) -> Iterator[str]:
    yield "paragraph"
    yield from (f"  |{_line(sentence.inlines)}" for sentence in block.sentences)


@_block.register
def _(block: Crosshead) -> Iterator[str]:
    yield f"crosshead {block.level}: {_line(block.inlines)}"


@_block.register
def _(block: List) -> Iterator[str]:
    yield f"list from {block.start}" if block.ordered else "list"
    for item in block.items:
        yield "  item"
        yield from _inside(_inside(_blocks(item.blocks)))


@_block.register
def _(block: DefinitionList) -> Iterator[str]:
    yield "definitions"
    for definition in block.items:
        yield f"  term: {_line(definition.term)}"
        yield from _inside(_inside(_blocks(definition.blocks)))


@_block.register
def _(block: Quote) -> Iterator[str]:
    yield "quote"
    yield from _inside(_blocks(block.blocks))


@_block.register
def _(block: Table) -> Iterator[str]:
    yield f"table: {_line(block.caption)}" if block.caption else "table"
    for name, row in (("head", block.head), *(("row", row) for row in block.rows)):
        yield f"  {name}: {' | '.join(map(_cell, row))}".rstrip()


def _cell(cell: Cell) -> str:
    return _line(cell.inlines) + {"start": "", "center": " <centre>", "end": " <end>"}[cell.align]


@_block.register
def _(block: Verse) -> Iterator[str]:
    yield "verse"
    for number, stanza in enumerate(block.stanzas):
        yield from [""] if number else []
        yield from (f"  |{_line(line)}" for line in stanza)


@_block.register
def _(block: Code) -> Iterator[str]:
    yield f"code {block.language}".rstrip()
    yield from (f"  |{line}" for line in block.text.split("\n"))


@_block.register
def _(_block: Divider) -> Iterator[str]:
    yield "divider"


@_block.register
def _(block: Picture) -> Iterator[str]:
    yield f"picture {block.file}"
    yield from [f"  alt: {block.alt}"] if block.alt else []
    yield from [f"  caption: {_line(block.caption)}"] if block.caption else []
    yield from [f"  credit: {block.credit}"] if block.credit else []
    yield from [f"  focus: {block.focus[0]} {block.focus[1]}"] if block.focus != (0.5, 0.5) else []


def _line(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return "⏎"
        case InlineCode(text):
            inside = text
        case NoteRef(number):
            inside = str(number)
        case _:
            inside = _line(inline.children)
    return f"{_name(inline)}({inside}{_detail(inline)})"


def _name(inline: Inline) -> str:
    match inline:
        case LanguageSpan(language):
            return language
        case Raised(position):
            return position
        case _:
            return str(inline.__struct_config__.tag)


def _detail(inline: Inline) -> str:
    match inline:
        case Link(url):
            return f" → {url}"
        case Abbreviation(expansion):
            return f" = {expansion}"
        case _:
            return ""
