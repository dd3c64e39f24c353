"""Furniture as data for the templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from broadsheet.editions.print.pieces import block_nodes, picture_data
from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Crosshead,
    DefinitionList,
    Furniture,
    List,
    Picture,
    Quote,
    Strong,
)
from broadsheet.markup.typst import Node, nodes
from broadsheet.strings import Strings
from broadsheet.strings.phrases import localised

Data = dict[str, Any]


def furniture_data(piece: Furniture, strings: Strings) -> Data:
    """A box for the templates; `days` are the rows of a dates box."""
    return {
        "kind": piece.kind,
        "title": piece.title,
        "blocks": list(_box_blocks(piece.blocks)),
        "address": [node for block in piece.address for node in block_nodes(block)],
        "days": _days(piece, strings) if piece.kind == "dates" else [],
        "picture": picture_data(piece.picture) if piece.picture else None,
    }


def _box_blocks(blocks: tuple[Block, ...]) -> Iterator[Data]:
    for block in blocks:
        match block:
            case List(items=items):
                for number, item in enumerate(items, block.start):
                    words = [node for inner in item.blocks for node in block_nodes(inner)]
                    yield {"k": "item", "marker": f"{number}." if block.ordered else "", "c": words}
            case Crosshead(inlines=inlines):
                yield {"k": "crosshead", "c": nodes(inlines)}
            case Quote(blocks=inner):
                yield from _box_blocks(inner)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    words = [node for inner in definition.blocks for node in block_nodes(inner)]
                    yield {"k": "paragraph", "c": [*nodes((Strong(definition.term),)), " ", *words]}
            case Picture():
                continue
            case _:
                yield {"k": "paragraph", "c": list(block_nodes(block))}


def _days(piece: Furniture, strings: Strings) -> list[Data]:
    """A definition list whose terms are dates, as rows of day, weekday and words."""
    return [
        {**_day(tree.plain(definition.term).strip(), strings), "c": _lines(definition.blocks)}
        for block in piece.blocks
        if isinstance(block, DefinitionList)
        for definition in block.items
    ]


def _day(term: str, strings: Strings) -> Data:
    try:
        date = dt.date.fromisoformat(term)
    except ValueError:
        return {"day": term, "weekday": ""}
    return {"day": localised(date.day, strings), "weekday": strings.weekdays_short[date.weekday()]}


def _lines(blocks: tuple[Block, ...]) -> list[Node]:
    found: list[Node] = []
    for index, block in enumerate(blocks):
        if index:
            found.append({"k": "br"})
        found.extend(block_nodes(block))
    return found
