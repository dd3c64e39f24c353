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
    Issue,
    List,
    Picture,
    Quote,
    Strong,
)
from broadsheet.markup.typst import Node, nodes
from broadsheet.strings import Strings

Data = dict[str, Any]


def furniture_data(piece: Furniture, issue: Issue, strings: Strings) -> Data:
    publication = issue.publication
    address = [*publication.address, *([publication.contact] if publication.contact else [])]
    with_address = piece.kind in ("about", "address") and bool(address)
    return {
        "kind": piece.kind,
        "title": piece.title,
        "blocks": list(_box_blocks(piece.blocks)),
        "address": _address(address) if with_address else [],
        "days": _days(piece, strings) if piece.kind == "dates" else [],
        "picture": picture_data(piece.picture) if piece.picture else None,
    }


def _address(lines: list[str]) -> list[Node]:
    found: list[Node] = []
    for index, line in enumerate(lines):
        if index:
            found.append({"k": "br"})
        found.append(
            {"k": "link", "u": f"mailto:{line}", "c": [line]} if "@" in line and " " not in line else line
        )
    return found


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
    return {"day": str(date.day), "weekday": strings.weekdays_short[date.weekday()]}


def _lines(blocks: tuple[Block, ...]) -> list[Node]:
    found: list[Node] = []
    for index, block in enumerate(blocks):
        if index:
            found.append({"k": "br"})
        found.extend(block_nodes(block))
    return found
