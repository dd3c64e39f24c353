"""The forme: a folder with exactly what the typesetter may read, and the plan as the templates read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from broadsheet.editions.print.pieces import piece_data
from broadsheet.editions.print.theme import TEMPLATES
from broadsheet.editions.print.theme_file import drawings
from broadsheet.fit.cuts import Cut
from broadsheet.fit.flatplan import Flatplan, PlannedBox, PlannedStory
from broadsheet.fit.rectangle import Insert
from broadsheet.fit.stock import COVER

Data = dict[str, Any]


def lay_out_folder(folder: Path, drawing: str, copy: Data, pictures: Mapping[str, bytes]) -> None:
    """Put templates, the theme's drawing, copy and pictures into the empty `folder`; pictures by their name there."""
    for entry in TEMPLATES.iterdir():
        if entry.name.endswith(".typ"):
            (folder / entry.name).write_bytes(entry.read_bytes())
    for name, module in drawings().items():
        (folder / name).write_text(module, encoding="utf-8")
    (folder / "theme.typ").write_text(drawing, encoding="utf-8")
    write_json(folder / "copy.json", copy)
    (folder / "pictures").mkdir()
    for name, data in pictures.items():
        (folder / "pictures" / name).write_bytes(data)


def write_json(path: Path, data: Data) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")


MAIN = {"modular": "pages.typ", "flowing": "flow.typ"}
"""The template that sets each layout."""


def plan_data(plan: Flatplan) -> Data:
    """The plan for the templates: frames of every page in reading order, with the pieces each story keeps."""
    pages = [[_frame(planned, plan) for planned in page] for page in plan.pages]
    return {
        "contents": [planned.slug for planned in plan.stories()],
        "pages": pages,
        "top": plan.top,
    }


def _frame(planned: PlannedStory | PlannedBox, plan: Flatplan) -> Data:
    """A frame, and whether it stands at the top or the foot of its column, or over the thread of columns."""
    frame = planned.frame
    place = {
        "column": frame.column,
        "line": frame.line,
        "span": frame.span,
        "lines": frame.lines,
        "at-top": plan.is_at_top(frame),
        "at-foot": frame.line + frame.lines == plan.grid.lines,
        "over": frame.page == 1 and frame.line < plan.top,
    }
    cover = plan.measured.cover
    if cover and isinstance(planned, PlannedBox) and planned.name == COVER:
        lead = next(story for story in plan.stories() if story.cover)
        sizes = {"head": cover.head, "picture": cover.picture, "level": 1, "to": lead.frame.page}
        return {"k": COVER, "slug": lead.slug, **sizes, **place}
    if isinstance(planned, PlannedBox):
        kind = planned.name if planned.index is None else "furniture"
        return {"k": kind, "index": planned.index, **place}
    if planned.copy.teaser:
        return {"k": "teaser", "slug": planned.slug, "level": planned.level, **place}
    return {
        "k": "story",
        "slug": planned.slug,
        "level": planned.level,
        "head": planned.rectangle.head,
        "picture": planned.rectangle.wide_picture,
        "run-on": planned.cover is not None,
        "pieces": _pieces(planned),
        **place,
    }


def _pieces(planned: PlannedStory) -> list[Data]:
    """What the galley became: kept pieces with their inserts, notes and closing mark, in order.

    Pictures and pull quotes are told whether they stand at the top of a column, or at its foot.
    """
    kept: list[Data] = []
    lines = 0
    tops = (0, *accumulate(column.lines for column in planned.columns))
    for data in _in_order(planned):
        data["at-top"] = lines in tops
        lines += data["lines"]
        data["at-foot"] = lines in tops
        kept.append(data)
    return kept


def _in_order(planned: PlannedStory) -> Iterator[Data]:
    rectangle = planned.rectangle
    cut = rectangle.cut
    assert cut is not None
    ends, tracked = (*cut.starts[1:], cut.lines), dict(cut.tracked)
    for index, (start, end) in enumerate(zip(cut.starts, ends, strict=True)):
        yield from (_insert(insert) for insert in rectangle.inserts if insert.at == index)
        sentences = cut.sentences if index == cut.pieces else None
        data = piece_data(planned.copy.pieces[index].piece, sentences=sentences)
        data.pop("sentences", None)
        yield {**data, "lines": end - start, "track": tracked.get(index, 0)}
    if cut.notes:
        yield {"k": "notes", "count": _highest_note(planned, cut), "lines": cut.notes}
    if rectangle.mark:
        yield {
            "k": "mark",
            "lines": rectangle.mark.lines,
            "qr": rectangle.mark.qr,
            "whole": rectangle.mark.whole,
        }


def _highest_note(planned: PlannedStory, cut: Cut) -> int:
    """The highest note that the kept text refers to."""
    pieces = [measured.piece for measured in planned.copy.pieces[: cut.pieces + 1]]
    whole = max((piece.highest_note for piece in pieces[: cut.pieces]), default=0)
    return max(whole, pieces[-1].notes[cut.sentences - 1]) if cut.sentences else whole


def _insert(insert: Insert) -> Data:
    if insert.quote is None:
        return {"k": "picture", "lines": insert.lines}
    return {"k": "pull", "quote": insert.quote, "lines": insert.lines}
