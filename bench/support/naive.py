"""The naive way to fit an issue: every story cut in the same proportion, then flowed through equal columns.

It is given every help that needs no plan: the share is found by setting the issue twice, with all of its text and
with none, and every cut falls at the sentence end nearest to it. `guarded` leaves Typst's own care for widows,
orphans and headings switched on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import typst

from bench.support.naive_pages import Flowed, read_flowed
from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.theme import PageGrid, page_grid
from broadsheet.editions.print.theme_file import load_theme
from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Code,
    Crosshead,
    DefinitionList,
    Issue,
    List,
    Paragraph,
    Quote,
    Story,
    Table,
    Verse,
)
from broadsheet.markup.languages import direction
from broadsheet.units import paper

Data = dict[str, Any]

TEMPLATE = Path(__file__).with_name("naive.typ")
_PLATE_LINES = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a story for naive.typ, and the sentences it may be cut between."""

    kind: str
    sentences: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(map(tree.count_words, self.sentences))


@dataclass(frozen=True, slots=True)
class Naive:
    """The naive pages, without and with guard; `room` are all lines of the pages asked for, the nameplate's too.

    `share` of every story was kept; 1 when there was no more copy.
    """

    share: float
    room: int
    flowed: Flowed
    guarded: Flowed
    pdf: bytes

    def end(self, flowed: Flowed) -> int:
        """Lines left empty at the end; negative: lines for which there is no room."""
        return self.room - flowed.lines


def flow(root: Path, issue: Issue, paper_name: str, columns: int | None) -> Naive:
    """The pages of `issue` cut and flowed in the publication folder `root`."""
    grid = _grid(issue, paper_name, columns)
    press, room = _Press(root, issue, grid), int(issue.pages) * grid.columns * grid.lines
    share = press.share(room)
    pdf = press.pages(share)
    return Naive(share, room, press.read(pdf), press.read(press.pages(share, guard=True)), pdf)


def _grid(issue: Issue, paper_name: str, columns: int | None) -> PageGrid:
    sheet = paper(paper_name)
    assert sheet is not None
    rtl = direction(issue.publication.language) == "rtl"
    return page_grid(load_theme("classic"), sheet, columns=columns, rtl=rtl)


@dataclass(frozen=True, slots=True)
class _Press:
    root: Path
    issue: Issue
    grid: PageGrid

    def share(self, room: int) -> float:
        """The share of every story that fills the room beside heads and pictures, by proportion."""
        none, everything = (self.read(self.pages(share)).lines for share in (0.0, 1.0))
        return min(1.0, max(0.0, (room - none) / max(1, everything - none)))

    def pages(self, share: float, *, guard: bool = False) -> bytes:
        folder = self.root / "naive"
        folder.mkdir(exist_ok=True)
        (folder / "naive.typ").write_bytes(TEMPLATE.read_bytes())
        (folder / "naive.json").write_text(json.dumps(self._data(share, guard=guard)), encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False, font_paths=list(font_folders()))
        pdf = typst.compile(str(folder / "naive.typ"), root=str(self.root), font_paths=fonts)
        assert isinstance(pdf, bytes)
        return pdf

    def read(self, pdf: bytes) -> Flowed:
        return read_flowed(pdf, self.grid)

    def _data(self, share: float, *, guard: bool) -> Data:
        grid, publication = self.grid, self.issue.publication
        faces = load_theme("classic").faces
        return {
            "width": grid.width,
            "height": grid.height,
            "margin_x": grid.margin_x,
            "margin_top": grid.margin_top,
            # Two hundredths of a point more than the lines need: rounding must not push the last one out.
            "margin_bottom": grid.height - grid.margin_top - grid.depth(grid.lines) - 0.02,
            "columns": grid.columns,
            "gutter": grid.gutter,
            "size": grid.size,
            "pitch": grid.pitch,
            "plate": _PLATE_LINES,
            "name": publication.name,
            "lang": publication.language,
            "rtl": grid.rtl,
            "faces": [*faces.text, *faces.fallback],
            "guard": guard,
            "stories": [_story(story, share) for story in self.issue.stories],
        }


def _story(story: Story, share: float) -> Data:
    units = tuple(_units(story.body))
    kept = _cut(units, share * sum(unit.words for unit in units))
    return {
        "title": story.title,
        "lang": story.language,
        "deck": tree.plain(story.standfirst),
        "byline": ", ".join(story.bylines),
        "picture": story.picture.file if story.picture else "",
        "pieces": [{"k": unit.kind, "s": "".join(unit.sentences).strip()} for unit in kept],
    }


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    for block in blocks:
        match block:
            case Paragraph(sentences=sentences):
                yield Unit("text", tuple(tree.plain(sentence.inlines) for sentence in sentences))
            case Crosshead(inlines=inlines):
                yield Unit("head", (tree.plain(inlines),))
            case List(items=items):
                for item in items:
                    yield from (replace(unit, kind="item") for unit in _units(item.blocks))
            case Code(text=text):
                yield Unit("code", (text,))
            case _:
                yield from _others(block)


def _others(block: Block) -> Iterator[Unit]:
    match block:
        case Quote(blocks=blocks):
            yield from _units(blocks)
        case DefinitionList(items=items):
            for item in items:
                yield Unit("text", (tree.plain(item.term),))
                yield from _units(item.blocks)
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                yield Unit("item", ("; ".join(tree.plain(cell.inlines) for cell in row),))
        case Verse(stanzas=stanzas):
            yield from (Unit("text", ("\n".join(map(tree.plain, stanza)),)) for stanza in stanzas)


def _cut(units: tuple[Unit, ...], words: float) -> list[Unit]:
    """The units up to the sentence end nearest to `words`, without a head at the end."""
    kept: list[Unit] = []
    for unit in units:
        left = words - sum(each.words for each in kept)
        if unit.words <= left:
            kept.append(unit)
            continue
        prefixes = [unit.sentences[:count] for count in range(len(unit.sentences) + 1)]
        nearest = min(prefixes, key=lambda part: abs(left - sum(map(tree.count_words, part))))
        kept += [Unit(unit.kind, nearest)] if nearest else []
        break
    while kept and kept[-1].kind == "head":
        kept.pop()
    return kept
