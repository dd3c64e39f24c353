"""Furniture as data for the templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from broadsheet.editions.print.pieces import block_nodes, picture_data
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
from broadsheet.issue.wording import days
from broadsheet.markup.typst import Node, nodes
from broadsheet.strings import Strings
from broadsheet.strings.calendars import CalendarDate
from broadsheet.strings.dates import date_words, day_number, month_name
from broadsheet.strings.phrases import localised

Data = dict[str, Any]

_DISPLAYED = frozenset({"advert", "notice"})


def is_artwork(piece: Furniture) -> bool:
    """Whether a box is a finished picture, as an advert mostly is: shown whole, without a frame."""
    return piece.kind == "advert" and piece.picture is not None and not piece.blocks


def furniture_data(piece: Furniture, strings: Strings, *, calendar: str) -> Data:
    """A box for the templates; `days` are the rows of a dates box, in `calendar`.

    `mark` is the word that tells readers an advert from the rest, where no title of its own does. `artwork` is a
    finished picture; `display` says that few words may be set as large as the box allows.
    """
    return {
        "kind": piece.kind,
        "title": piece.title,
        "mark": strings.advert if piece.kind == "advert" and not piece.title else "",
        "artwork": is_artwork(piece),
        "display": bool(piece.size) and piece.kind in _DISPLAYED,
        "blocks": list(_box_blocks(piece.blocks, strings)),
        "address": [node for block in piece.address for node in block_nodes(block)],
        "days": _days(piece, strings, calendar) if piece.kind == "dates" else [],
        "picture": picture_data(piece.picture) if piece.picture else None,
    }


def _box_blocks(blocks: tuple[Block, ...], strings: Strings) -> Iterator[Data]:
    for block in blocks:
        match block:
            case List(items=items):
                for number, item in enumerate(items, block.start):
                    words = [node for inner in item.blocks for node in block_nodes(inner)]
                    marker = f"{localised(number, strings)}." if block.ordered else ""
                    yield {"k": "item", "marker": marker, "c": words}
            case Crosshead(inlines=inlines):
                yield {"k": "crosshead", "c": nodes(inlines)}
            case Quote(blocks=inner):
                yield from _box_blocks(inner, strings)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    words = [node for inner in definition.blocks for node in block_nodes(inner)]
                    yield {"k": "paragraph", "c": [*nodes((Strong(definition.term),)), " ", *words]}
            case Picture():
                continue
            case _:
                yield {"k": "paragraph", "c": list(block_nodes(block))}


def _days(piece: Furniture, strings: Strings, calendar: str) -> list[Data]:
    """A definition list as rows: day, weekday and words of a date, or a term that is none as it stands.

    The first row of each month names it, when the box has days of more than one.
    """
    entries = list(days(piece, calendar))
    dates = [date for _, date in entries]
    named = _month_names(dates, strings)
    return [
        {**_day(entry, date, strings), "month": month, "c": _lines(entry.blocks)}
        for (entry, date), month in zip(entries, named, strict=True)
    ]


def _month_names(dates: list[CalendarDate | None], strings: Strings) -> Iterator[str]:
    several = len({_month(date) for date in dates if date}) > 1
    before = None
    for date in dates:
        begins = date is not None and _month(date) != before
        yield month_name(date, strings) if several and date and begins else ""
        before = _month(date) if date else before


def _month(date: CalendarDate) -> tuple[str, int, int]:
    return date.calendar, date.year, date.month


def _day(entry: Definition, date: CalendarDate | None, strings: Strings) -> Data:
    if date is None:
        return {"day": nodes(entry.term), "weekday": ""}
    return {
        "day": day_number(date, strings),
        "weekday": strings.weekdays_short[date.weekday],
        "in-full": date_words(date, "weekday", strings),
    }


def _lines(blocks: tuple[Block, ...]) -> list[Node]:
    found: list[Node] = []
    for index, block in enumerate(blocks):
        if index:
            found.append({"k": "br"})
        found.extend(block_nodes(block))
    return found
