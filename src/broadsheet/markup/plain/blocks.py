"""Blocks as lines: apart by blank lines, and set apart by indents, never by marks of a markup language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from wcwidth import iter_graphemes

from broadsheet.issue.model import (
    Block,
    Code,
    Crosshead,
    DefinitionList,
    Divider,
    List,
    Paragraph,
    Picture,
    Quote,
    Table,
    Verse,
)
from broadsheet.markup.isolates import isolated
from broadsheet.markup.plain.directions import cleaned
from broadsheet.markup.plain.inlines import Hand
from broadsheet.markup.plain.line import BLANK, Line, cells
from broadsheet.markup.plain.room import STEP, Room, running, stacked
from broadsheet.markup.plain.tables import table_lines
from broadsheet.strings.phrases import localised

_DIVIDER = "*   *   *"
_TAB = 4
_WIDE = "WF"  # East Asian Width of what fills two cells
# Three lines above a crosshead say that it belongs to what follows.
_ABOVE_CROSSHEAD = 2


def block_lines(hand: Hand, blocks: Iterable[Block], room: Room) -> list[Line]:
    """The blocks under each other."""
    made: list[Line] = []
    for block in blocks:
        lines = _block(hand, block, room)
        if lines:
            gap = _ABOVE_CROSSHEAD if isinstance(block, Crosshead) else 1
            made += [BLANK] * gap if made else []
            made += lines
    return made


def picture_lines(hand: Hand, picture: Picture, room: Room) -> list[Line]:
    """What a picture says in words; nothing of one that only adorns."""
    caption = hand.words(picture.caption).replace("\n", " ").strip() or hand.plain(picture.alt)
    parts = [part for part in (caption, hand.field(picture.credit)) if part]
    if not parts:
        return []
    words = _sentences(parts)
    return running(hand, f"[{hand.colon(hand.strings.picture)}{_behind_colon(hand)}{words}]", room)


def _sentences(parts: list[str]) -> str:
    """Parts as sentences behind each other, in the punctuation they have themselves."""
    made = parts[0]
    for part in parts[1:]:
        is_wide = unicodedata.east_asian_width(made[-1]) in _WIDE
        ended = made[-1] in ".!?…。！？؟۔:"
        stop = "" if ended else "。" if is_wide else "."
        made += stop + ("" if is_wide else " ") + part
    return made


def _behind_colon(hand: Hand) -> str:
    return "" if hand.colon(hand.strings.picture).endswith("：") else " "


def _block(hand: Hand, block: Block, room: Room) -> list[Line]:
    match block:
        case Paragraph():
            return running(hand, paragraph_text(hand, block), room)
        case Crosshead(inlines=inlines):
            return running(hand, hand.words(inlines).strip(), room.fixed())
        case List() | DefinitionList() | Quote():
            return _of_blocks(hand, block, room)
        case Table():
            return table_lines(hand, block, room)
    return _as_it_stands(hand, block, room)


def _of_blocks(hand: Hand, block: List | DefinitionList | Quote, room: Room) -> list[Line]:
    match block:
        case List():
            return _list(hand, block, room)
        case DefinitionList():
            return _definitions(hand, block, room)
        case Quote(blocks=blocks):
            return block_lines(hand, blocks, room.inner(STEP, right=STEP).fixed())


def _as_it_stands(hand: Hand, block: Verse | Code | Divider | Picture, room: Room) -> list[Line]:
    match block:
        case Verse(stanzas=stanzas):
            inner = room.inner(STEP).fixed()
            return stacked(
                [line for verse in stanza for line in _verse(hand, hand.words(verse), inner)]
                for stanza in stanzas
            )
        case Code(text=text):
            return list(_code(hand, text, room.inner(STEP)))
        case Divider():
            middle = max(0, room.width - len(_DIVIDER)) // 2
            return [Line(hand.line(_DIVIDER), " " * (room.indent + middle))]
        case Picture():
            return picture_lines(hand, block, room)


def paragraph_text(hand: Hand, paragraph: Paragraph) -> str:
    return "".join(hand.words(sentence.inlines) for sentence in paragraph.sentences).strip()


def _verse(hand: Hand, text: str, room: Room) -> Iterator[Line]:
    """A line of verse; what it has too much hangs."""
    if not text.strip():
        return
    first, *rest = running(hand, text.strip(), room.inner(0, right=STEP))
    yield first
    for line in rest:
        yield Line(line.text, line.indent + " " * STEP)


def _code(hand: Hand, text: str, room: Room) -> Iterator[Line]:
    """Lines of code as they are, in pieces only where the sheet ends."""
    for line in text.rstrip("\n").split("\n"):
        piece = ""
        for cluster in iter_graphemes(_code_line(line)):
            if cells(piece + cluster) > room.width:
                yield _code_piece(hand, piece, room)
                piece = ""
            piece += cluster
        yield _code_piece(hand, piece, room)


def _code_piece(hand: Hand, piece: str, room: Room) -> Line:
    return Line(hand.line(isolated(piece, hand.direction)), " " * room.indent) if piece.strip() else BLANK


def _code_line(line: str) -> str:
    """Spaces are code too."""
    return " ".join(map(cleaned, line.expandtabs(_TAB).split(" ")))


def _list(hand: Hand, block: List, room: Room) -> list[Line]:
    numbers = range(block.start, block.start + len(block.items))
    if block.ordered:
        markers = [f"{localised(number, hand.strings)}." for number in numbers]
    else:
        markers = [hand.strings.bullet] * len(block.items)
    width = max(map(cells, markers), default=0)
    groups = [
        item_lines(hand, item.blocks, room, f"{' ' * (width - cells(marker))}{marker} ")
        for marker, item in zip(markers, block.items, strict=True)
    ]
    is_tight = all(len(item.blocks) <= 1 or _is_nested(item.blocks) for item in block.items)
    return stacked(groups, gap=0 if is_tight else 1)


def _is_nested(blocks: tuple[Block, ...]) -> bool:
    """Whether an item is a line with a list below it."""
    return isinstance(blocks[0], Paragraph) and all(isinstance(block, List) for block in blocks[1:])


def item_lines(hand: Hand, blocks: tuple[Block, ...], room: Room, marker: str) -> list[Line]:
    """Blocks behind a marker: an item of a list, or a note."""
    inner = room.inner(cells(marker))
    match blocks:
        case (Paragraph() as paragraph, *rest):
            first = running(hand, paragraph_text(hand, paragraph), room, marker)
            return stacked([first, block_lines(hand, rest, inner)], gap=0 if _is_nested(blocks) else 1)
    return [*running(hand, "", room, marker), *block_lines(hand, blocks, inner)] if blocks else []


def _definitions(hand: Hand, block: DefinitionList, room: Room) -> list[Line]:
    groups = []
    for definition in block.items:
        term = running(hand, hand.words(definition.term).strip(), room.fixed())
        groups.append([*term, *block_lines(hand, definition.blocks, room.inner(STEP))])
    return stacked(groups)
