"""Copy as the JSON the templates read (`copy.json`)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from broadsheet.editions.print.copy import StoryCopy
from broadsheet.editions.print.theme import PageGrid, Theme
from broadsheet.fit.galley import Piece
from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Cell,
    Code,
    Crosshead,
    DefinitionList,
    Furniture,
    Inlines,
    Issue,
    List,
    Note,
    Picture,
    Quote,
    Sentence,
    Strong,
    Table,
    Text,
)
from broadsheet.markup.breaks import breakable
from broadsheet.markup.typst import Node, language_parts, nodes
from broadsheet.strings import Strings
from broadsheet.strings.dates import format_date

Data = dict[str, Any]


def copy_data(
    issue: Issue, copies: tuple[StoryCopy, ...], *, theme: Theme, grid: PageGrid, strings: Strings,
    colours: Mapping[str, str],
) -> Data:
    """Everything the templates need but the plan."""
    publication = issue.publication
    month = format_date(issue.date, "month", strings)
    number = _numbering(issue, strings)
    return {
        "title": ", ".join(part for part in (publication.name, number, month) if part),
        "description": publication.tagline,
        "spec": _spec(issue, theme, grid, strings, colours),
        "nameplate": {
            "name": publication.name,
            "tagline": publication.tagline,
            "number": number,
            "place": publication.place,
            "date": format_date(issue.date, "full", strings),
            "ears": list(publication.ears),
        },
        "folio": {"name": publication.name, "date": issue.title or month},
        "stories": [_story(copy, issue, strings) for copy in copies],
        "furniture": [_furniture(piece, issue, strings) for piece in issue.furniture],
    }


def _numbering(issue: Issue, strings: Strings) -> str:
    parts = (
        strings.volume.replace("{n}", issue.volume) if issue.volume else "",
        strings.number.replace("{n}", issue.number) if issue.number else "",
    )
    return strings.comma.join(part for part in parts if part)


def _spec(issue: Issue, theme: Theme, grid: PageGrid, strings: Strings, colours: Mapping[str, str]) -> Data:
    lang, region = language_parts(issue.publication.language)
    faces = {name: [*families, *theme.faces.fallback] for name, families in _faces(theme)}
    return {
        "grid": {**asdict(grid), "column_width": grid.column_width},
        "sizes": theme.sizes,
        "faces": faces,
        "colours": {**theme.colours, **colours},
        "lang": lang,
        "region": region,
        "words": {
            "name": issue.publication.name,
            "contents": strings.contents,
            "also": strings.also,
            "by": strings.by,
            "continue-at": strings.continue_at,
            "on-the-web": strings.on_the_web,
            "qr-alt": strings.qr_alt,
            "open": strings.quote_open,
            "close": strings.quote_close,
        },
    }


def _faces(theme: Theme) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "text", theme.faces.text
    yield "head", (*theme.faces.head, *theme.faces.text)
    yield "mono", theme.faces.mono


# -- stories --------------------------------------------------------------------------------------------------------


def _story(copy: StoryCopy, issue: Issue, strings: Strings) -> Data:
    story = copy.story
    lang, region = language_parts(story.language)
    return {
        "slug": story.slug,
        "lang": lang,
        "region": region,
        "lead": copy.lead,
        "teaser": copy.teaser,
        "eyebrow": story.eyebrow,
        "title": story.title,
        "short": story.short_title or story.title,
        "standfirst": nodes(copy.standfirst),
        "byline": _joined(story.bylines, strings),
        "date": _story_date(story.date, issue.date, strings) if story.date else "",
        "url": story.permalink,
        "shown-url": shown_url(story.permalink),
        "qr": qr_code(story.permalink) if story.permalink else "",
        "picture": picture_data(copy.picture) if copy.picture else None,
        "pulls": [{"text": breakable(pull.text), "speaker": pull.speaker} for pull in copy.pulls],
        "pieces": [piece_data(piece) for piece in copy.pieces],
        "notes": [_note(number, note) for number, note in enumerate(story.notes, 1)],
    }


def _joined(names: tuple[str, ...], strings: Strings) -> str:
    if len(names) < 2:
        return "".join(names)
    return strings.comma.join(names[:-1]) + strings.and_ + names[-1]


def _story_date(date: dt.date, issue_date: dt.date, strings: Strings) -> str:
    """A story's day; with its year when that is not the issue's."""
    day = format_date(date, "day", strings)
    return day if date.year == issue_date.year else f"{day} {date.year}"


def shown_url(url: str) -> str:
    """An address as readers type it: without scheme, `www.` and closing slash, breakable at its joints."""
    for prefix in ("https://", "http://", "www."):
        url = url.removeprefix(prefix)
    return breakable(url.rstrip("/"))


def qr_code(url: str) -> str:
    """The QR code of exactly `url`, as SVG without a margin (the page around it is its quiet zone)."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def picture_data(picture: Picture) -> Data:
    """`w` and `h` are the picture's own proportions; only their ratio matters to the templates."""
    return {
        "file": picture_file(picture),
        "alt": picture.alt,
        "caption": nodes(picture.caption),
        "credit": picture.credit,
        "focus": list(picture.focus),
        "w": picture.width,
        "h": picture.height,
    }


def picture_file(picture: Picture) -> str:
    """The picture's name in the build folder."""
    return picture.digest


def _note(number: int, note: Note) -> Data:
    words = [node for block in note.blocks for node in _note_nodes(block)]
    return {"s": str(number), "c": words}


def _note_nodes(block: Block) -> Iterator[Node]:
    sentences = getattr(block, "sentences", None)
    if sentences is None:
        yield " ".join(tree.texts(block))
        return
    for sentence in sentences:
        yield from nodes(sentence.inlines)


# -- pieces ---------------------------------------------------------------------------------------------------------


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
            return {"k": "stanza", "lines": [nodes(line) for line in lines]}
    return {"k": piece.role, "c": nodes(piece.content)}


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


# -- furniture ------------------------------------------------------------------------------------------------------


def _furniture(piece: Furniture, issue: Issue, strings: Strings) -> Data:
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
        found.append({"k": "link", "u": f"mailto:{line}", "c": [line]} if "@" in line and " " not in line else line)
    return found


def _box_blocks(blocks: tuple[Block, ...]) -> Iterator[Data]:
    for block in blocks:
        match block:
            case List(items=items):
                for number, item in enumerate(items, block.start):
                    words = [node for inner in item.blocks for node in _note_nodes(inner)]
                    yield {"k": "item", "marker": f"{number}." if block.ordered else "", "c": words}
            case Crosshead(inlines=inlines):
                yield {"k": "crosshead", "c": nodes(inlines)}
            case Quote(blocks=inner):
                yield from _box_blocks(inner)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    words = [node for inner in definition.blocks for node in _note_nodes(inner)]
                    yield {"k": "paragraph", "c": [*nodes((Strong(definition.term),)), " ", *words]}
            case Picture():
                continue
            case _:
                yield {"k": "paragraph", "c": list(_note_nodes(block))}


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
        found.extend(_note_nodes(block))
    return found
