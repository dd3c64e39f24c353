"""The issue as pure values: what the editions render and `issue.json` holds.

Text is a tree. A `Paragraph` holds sentences, a `Sentence` holds inlines; the leading white space of a sentence
belongs to it, so that a paragraph is exactly the concatenation of its sentences in every script. Print cuts a
story at a `CutPoint`, which falls between nodes of this tree: inline markup survives a cut by construction.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec


class Node(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind", forbid_unknown_fields=True):
    """A value of the tree; `kind` names it in JSON."""


# -- inlines --------------------------------------------------------------------------------------------------------


class Text(Node, frozen=True, tag="text"):
    text: str


class Emphasis(Node, frozen=True, tag="emphasis"):
    children: tuple[Inline, ...]


class Strong(Node, frozen=True, tag="strong"):
    children: tuple[Inline, ...]


class SmallCaps(Node, frozen=True, tag="small-caps"):
    children: tuple[Inline, ...]


class Link(Node, frozen=True, tag="link"):
    """`url` is http, https, mailto, tel or a `#fragment`; anything else was dropped at the border."""

    url: str
    children: tuple[Inline, ...]


class Abbreviation(Node, frozen=True, tag="abbreviation"):
    expansion: str
    children: tuple[Inline, ...]


class LanguageSpan(Node, frozen=True, tag="language"):
    """Words in another language (BCP 47); their direction follows from it."""

    language: str
    children: tuple[Inline, ...]


class Raised(Node, frozen=True, tag="raised"):
    """Superscript or subscript."""

    position: Literal["super", "sub"]
    children: tuple[Inline, ...]


class InlineCode(Node, frozen=True, tag="code"):
    text: str


class NoteRef(Node, frozen=True, tag="note-ref"):
    """The mark of a note: the 1-based number of the `Note` in `Story.notes`."""

    number: int


class LineBreak(Node, frozen=True, tag="line-break"):
    pass


Inline = (
    Text
    | Emphasis
    | Strong
    | SmallCaps
    | Link
    | Abbreviation
    | LanguageSpan
    | Raised
    | InlineCode
    | NoteRef
    | LineBreak
)
Inlines = tuple[Inline, ...]


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cut may fall after a sentence, never inside."""

    inlines: Inlines


# -- blocks ---------------------------------------------------------------------------------------------------------


class Paragraph(Node, frozen=True, tag="paragraph"):
    sentences: tuple[Sentence, ...]


class Crosshead(Node, frozen=True, tag="crosshead"):
    """A small heading inside the text. `level` is 1 for the first level below the headline."""

    inlines: Inlines
    level: int = 1


class ListItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    blocks: tuple[Block, ...]


class List(Node, frozen=True, tag="list"):
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    term: Inlines
    blocks: tuple[Block, ...]


class DefinitionList(Node, frozen=True, tag="definitions"):
    items: tuple[Definition, ...]


class Quote(Node, frozen=True, tag="quote"):
    """A block quotation: whole or absent in print."""

    blocks: tuple[Block, ...]


class Cell(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    inlines: Inlines
    align: Literal["start", "center", "end"] = "start"


class Table(Node, frozen=True, tag="table"):
    """A table; every row of `head` and `rows` has the same number of cells."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()


class Verse(Node, frozen=True, tag="verse"):
    """Stanzas of lines; a stanza is never divided."""

    stanzas: tuple[tuple[Inlines, ...], ...]


class Code(Node, frozen=True, tag="code-block"):
    text: str
    language: str = ""


class Divider(Node, frozen=True, tag="divider"):
    """A thematic break between paragraphs."""


class Picture(Node, frozen=True, tag="picture"):
    """A picture with its words.

    `file` is the source's path relative to the publication folder. `asset` (its
    name by content, such as "9f2c….jpg"), `width` and `height` (pixels, or
    user units of a drawing) are filled when the picture has been re-encoded. An empty `alt` means decorative.
    `focus` is the point that stays in a crop window, as shares of width and height.
    """

    file: str
    alt: str = ""
    caption: Inlines = ()
    credit: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    asset: str = ""
    width: int = 0
    height: int = 0


class Note(Node, frozen=True, tag="note"):
    """A note to the text, set at the end of its story."""

    blocks: tuple[Block, ...]


Block = Paragraph | Crosshead | List | DefinitionList | Quote | Table | Verse | Code | Divider | Picture


# -- story and issue ------------------------------------------------------------------------------------------------


class CutPoint(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A prefix of a story: its first `blocks` blocks whole, then `units` cut units of the next one.

    A unit is a sentence of a paragraph or an item of a list.
    """

    blocks: int
    units: int = 0


class PullQuote(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Words lifted verbatim from the story, and who said them."""

    text: str
    speaker: str = ""


Keep = Literal["auto", "whole", "teaser"] | float
Carry = Literal["whole", "excerpt"]
ALL_EDITIONS = "all"


class Story(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One story, with the wishes its issue has for it. The fields mean what docs/reference/story.md says.

    `carry` has, by edition or for `ALL_EDITIONS`, what is carried of it; print, which cuts to fit, is not among them.
    """

    slug: str
    title: str
    language: str
    file: str = ""
    short_title: str = ""
    date: dt.date | None = None
    published: dt.datetime | None = None
    bylines: tuple[str, ...] = ()
    standfirst: Inlines = ()
    eyebrow: str = ""
    dateline: str = ""
    permalink: str = ""
    picture: Picture | None = None
    pull_quotes: tuple[PullQuote, ...] = ()
    priority: int = 3
    keep: Keep = "auto"
    min_words: int | None = None
    continues: bool = False
    carry: dict[str, Carry] = {}
    section: str = ""
    tags: tuple[str, ...] = ()
    alternates: dict[str, str] = {}
    body: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    more: CutPoint | None = None
    columns: int | None = None
    page: int | None = None
    image: bool | None = None
    pull_quote: bool | None = None
    extra: dict[str, Any] = {}


FurnitureKind = Literal["about", "masthead", "address", "dates", "advert", "notice"]


class Furniture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Standing matter: all on a page that is neither story nor picture of a story.

    `place` is "end", "anywhere" or "page:N"; `size`, where it has one, is one of those in `issue.sizes`. `address` is
    the publication's, set apart at the end of an about box.
    """

    kind: FurnitureKind
    title: str = ""
    blocks: tuple[Block, ...] = ()
    address: tuple[Block, ...] = ()
    picture: Picture | None = None
    place: str = "end"
    size: str = ""
    filler: bool = False


class Publication(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What stays the same from issue to issue."""

    name: str
    language: str
    tagline: str = ""
    url: str = ""
    contact: str = ""
    address: tuple[str, ...] = ()
    place: str = ""
    publisher: str = ""
    issn: str = ""
    about: tuple[Block, ...] = ()
    masthead: tuple[str, ...] = ()
    ears: tuple[str, ...] = ()
    timezone: str = "UTC"
    calendar: str = "gregorian"


Order = Literal["strict", "near", "free"]


class Issue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One dated publication: what is compiled into every edition."""

    id: str
    publication: Publication
    date: dt.date
    stories: tuple[Story, ...]
    number: str = ""
    volume: str = ""
    title: str = ""
    pages: int | Literal["auto"] = 4
    original_pages: int | None = None
    lead: str = ""
    order: Order = "near"
    furniture: tuple[Furniture, ...] = ()
    note: tuple[Block, ...] = ()
