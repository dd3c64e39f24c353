"""Standing matter: what the issue asks for, else the about box of the publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.config.tables import TomlFile
from broadsheet.config.toml_lines import KeyPath
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.issue.model import (
    Block,
    Furniture,
    FurnitureKind,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Picture,
    Publication,
    Sentence,
    Text,
)
from broadsheet.sources.folder.issue_file import FurnitureTable
from broadsheet.sources.folder.markdown import BodyContext, read_body
from broadsheet.sources.folder.markdown.arrangement import without_pictures
from broadsheet.sources.folder.markdown.links import STRANGER, Guide
from broadsheet.sources.folder.markdown.typography import typeset_text
from broadsheet.sources.folder.pictures import WrittenPicture, picture_from
from broadsheet.strings import Strings


@dataclass(frozen=True, slots=True)
class House:
    """What the publication says about itself, in which words, and where its links lead."""

    publication: Publication
    strings: Strings
    guide: Guide = STRANGER


def usual_furniture(house: House) -> tuple[Furniture, ...]:
    """The about box with the address in it, at the end; the address alone where nothing is said about us."""
    publication = house.publication
    address = address_blocks(publication)
    if publication.about:
        title = house.strings.about
        return (Furniture(kind="about", title=title, blocks=publication.about, address=address),)
    return (Furniture(kind="address", blocks=address),) if address else ()


def address_blocks(publication: Publication) -> tuple[Block, ...]:
    """The postal address, a line each, and the e-mail address as a link."""
    lines: list[Inline] = [Text(line) for line in publication.address]
    if publication.contact:
        lines.append(Link(f"mailto:{publication.contact}", (Text(publication.contact),)))
    return lines_block(lines)


def lines_block(lines: Iterable[Inline]) -> tuple[Block, ...]:
    """One paragraph of lines that are never set as one."""
    broken: list[Inline] = [part for line in lines for part in (LineBreak(), line)][1:]
    return (Paragraph((Sentence(tuple(broken)),)),) if broken else ()


def furniture(
    table: FurnitureTable, path: KeyPath, *, source: TomlFile, house: House
) -> tuple[Furniture | None, tuple[Diagnostic, ...]]:
    """One piece of furniture; None when there is nothing in it."""

    def at(key: str) -> BodyContext:
        line = source.lines.of_text((*path, key))
        return BodyContext(source.file, line, house.publication.language, house.guide)

    blocks, found = _blocks(table, at("text"), house)
    picture, faults = _picture(table, at("image"))
    found = (*found, *faults)
    if not blocks and not picture:
        empty = _nothing_in_it(table, source.span(path))
        return None, found or (empty,)
    title = typeset_text(table.title, house.publication.language)
    return Furniture(
        kind=table.kind,
        title=title or (_usual_title(table.kind, house.strings) if blocks else ""),
        blocks=blocks,
        address=address_blocks(house.publication) if table.kind == "about" and not table.text.strip() else (),
        picture=picture,
        place=table.place,
        size=table.size,
        filler=table.filler,
    ), found


def _blocks(
    table: FurnitureTable, context: BodyContext, house: House
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """The text; without text or picture, what broadsheet.toml says for this kind."""
    if table.text.strip():
        body = read_body(table.text, context)
        blocks, pictures = without_pictures(body.blocks)
        return blocks, (*body.diagnostics, *(_misplaced(picture, context) for picture in pictures))
    publication = house.publication
    usual: dict[str, tuple[Block, ...]] = {
        "about": publication.about,
        "address": address_blocks(publication),
        "masthead": lines_block(map(Text, publication.masthead)),
    }
    return () if table.image else usual.get(table.kind, ()), ()


def _picture(table: FurnitureTable, context: BodyContext) -> tuple[Picture | None, tuple[Diagnostic, ...]]:
    return picture_from(WrittenPicture(table.image, table.alt), context) if table.image else (None, ())


def _misplaced(picture: Picture, context: BodyContext) -> Diagnostic:
    message = f"The picture {picture.file} was left out: it stands in the text of a box."
    span = Span(context.file, context.first_line)
    return diagnose("source-misplaced", message, span, hints=["Name it as the `image` of the box."])


def _usual_title(kind: FurnitureKind, strings: Strings) -> str:
    return {"about": strings.about, "dates": strings.dates}.get(kind, "")


def _nothing_in_it(table: FurnitureTable, span: Span) -> Diagnostic:
    message = f"There is nothing in this furniture of the kind `{table.kind}`."
    hint = "Give it a `text`, or an `image` and its `alt`."
    return diagnose("config-missing-key", message, span, hints=[hint])
