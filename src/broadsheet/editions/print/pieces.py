"""Pieces, pictures and running words as data for the templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from broadsheet.fit.galley import Piece
from broadsheet.issue import tree
from broadsheet.issue.model import Block, Cell, Code, Inlines, Picture, Sentence, Strong, Table, Text
from broadsheet.markup.breaks import breakable
from broadsheet.markup.typst import Node, nodes

Data = dict[str, Any]


def piece_data(piece: Piece, *, sentences: int | None = None) -> Data:
    """A piece for the templates; with `sentences` only so many of its first."""
    if piece.is_text:
        kept = piece.sentences[:sentences]
        return {
            "k": piece.role,
            "c": [node for sentence in kept for node in nodes(sentence.inlines)],
            "sentences": [nodes(sentence.inlines) for sentence in kept],
            "ends": [*piece.ends, len(piece.sentences)],
            "flush": piece.flush,
            "marker": piece.marker,
            "level": piece.level,
        }
    match piece.source:
        case Table() as table:
            return _table(table)
        case Code(text=text):
            return {"k": "code", "s": breakable(text)}
        case Picture() as picture:
            return {"k": "picture", "picture": picture_data(picture)}
        case tuple() as lines:
            return {"k": "stanza", "verse": [nodes(line) for line in lines]}
    return {"k": piece.role, "c": nodes(piece.content), "flush": piece.flush}


def _table(table: Table) -> Data:
    return {
        "k": "table",
        "caption": nodes(table.caption),
        "head": [_cell(cell) for cell in table.head],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "as-rows": [piece_data(row) for row in table_rows(table)],
    }


def _cell(cell: Cell) -> Data:
    return {"a": cell.align, "c": nodes(cell.inlines)}


def table_rows(table: Table) -> tuple[Piece, ...]:
    """A table too wide for its column, as a list: each row names its cells by the table's heads."""
    heads = [tree.plain(cell.inlines) for cell in table.head]
    return tuple(
        Piece("item", 0, sentences=(Sentence(_row_words(heads, row)),), words=(0,)) for row in table.rows
    )


def _row_words(heads: list[str], row: tuple[Cell, ...]) -> Inlines:
    words: list[Any] = [Strong(row[0].inlines)] if row else []
    for head, cell in zip(heads[1:], row[1:], strict=False):
        if tree.plain(cell.inlines).strip():
            words += [Text("; " if len(words) > 1 else ": "), Text(f"{head} " if head else ""), *cell.inlines]
    return tuple(words)


_SHORT_CREDIT = 30  # characters: fits a line of the narrowest column


def unbroken(words: str) -> str:
    """A short credit or date stays on one line: neither is divided."""
    return words.replace(" ", "\u00a0") if len(words) <= _SHORT_CREDIT else words


def picture_data(picture: Picture) -> Data:
    """`w` and `h` are the picture's own proportions; only their ratio matters to the templates."""
    return {
        "file": picture.asset,
        "alt": picture.alt,
        "caption": nodes(picture.caption),
        "credit": unbroken(picture.credit),
        "focus": list(picture.focus),
        "w": picture.width,
        "h": picture.height,
    }


def block_nodes(block: Block) -> Iterator[Node]:
    sentences = getattr(block, "sentences", None)
    if sentences is None:
        yield " ".join(tree.texts(block))
        return
    for sentence in sentences:
        yield from nodes(sentence.inlines)
