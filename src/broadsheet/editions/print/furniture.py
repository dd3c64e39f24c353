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
    Definition,
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
    """A definition list as rows: day, weekday and words of a date, or a term that is none as it stands.

    The first row of each month names it, when the box has days of more than one.
    """
    entries = [entry for block in piece.blocks if isinstance(block, DefinitionList) for entry in block.items]
    dates = [_date(tree.plain(entry.term).strip()) for entry in entries]
    named = _month_names(dates, strings)
    return [
        {**_day(entry, date, strings), "month": month, "c": _lines(entry.blocks)}
        for entry, date, month in zip(entries, dates, named, strict=True)
    ]


def _date(term: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(term)
    except ValueError:
        return None


def _month_names(dates: list[dt.date | None], strings: Strings) -> Iterator[str]:
    several = len({(date.year, date.month) for date in dates if date}) > 1
    before = None
    for date in dates:
        begins = date is not None and (date.year, date.month) != before
        yield strings.months[date.month - 1] if several and date and begins else ""
        before = (date.year, date.month) if date else before


def _day(entry: Definition, date: dt.date | None, strings: Strings) -> Data:
    if date is None:
        return {"day": nodes(entry.term), "weekday": ""}
    return {"day": localised(date.day, strings), "weekday": strings.weekdays_short[date.weekday()]}


def _lines(blocks: tuple[Block, ...]) -> list[Node]:
    found: list[Node] = []
    for index, block in enumerate(blocks):
        if index:
            found.append({"k": "br"})
        found.extend(block_nodes(block))
    return found
