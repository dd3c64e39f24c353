"""Every key of broadsheet.toml: its type, its limits, its default. The reference page is made from this."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from broadsheet.strings.tags import language_tag
from broadsheet.units import paper

FORMAT = 1

_MAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")
_URL = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
Calendar = Literal["gregorian", "persian", "islamic-umalqura", "hebrew", "buddhist"]
Carry = Literal["whole", "excerpt"]


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _is_url(text: str) -> bool:
    return not text or _URL.fullmatch(text) is not None


def _is_mail(text: str) -> bool:
    return not text or _MAIL.fullmatch(text) is not None


def _checked(check: Callable[[str], bool], description: str) -> Meta:
    return Meta(description=description, extra={"check": check})


def _is_paper(name: str) -> bool:
    return paper(name) is not None


def _is_language(tag: str) -> bool:
    return language_tag(tag) is not None


Line = Annotated[str, Meta(max_length=200, pattern=r"^[^\n]*\S[^\n]*\Z", description="a line of text")]
OptionalLine = Annotated[str, Meta(max_length=200, pattern=r"^[^\n]*\Z", description="a line of text")]
Lines = tuple[str, ...] | str
Language = Annotated[str, _checked(_is_language, 'a language tag such as "en", "pt-BR" or "fa"')]
Url = Annotated[str, _checked(_is_url, "an address such as https://example.org")]
Mail = Annotated[str, _checked(_is_mail, "an e-mail address")]
Zone = Annotated[str, _checked(_is_zone, 'a time zone such as "Europe/Lisbon"')]
PaperName = Annotated[
    str, _checked(_is_paper, '"A4", "A5", "Letter", "Tabloid" or millimetres such as "240x330"')
]
Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}\Z", description='a colour such as "#8a1c1c"')]
Name = Annotated[
    str,
    Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}\Z", description="a name of small letters, digits and hyphens"),
]
Layout = Literal["modular", "flowing"]
Pages = Annotated[int, Meta(ge=1, le=64)] | Literal["auto"]
Columns = Annotated[int, Meta(ge=1, le=5)]
Ears = Annotated[
    tuple[OptionalLine, ...], Meta(max_length=2, description="a list of one or two lines of text")
]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of broadsheet.toml."""


class Publication(Section, frozen=True):
    """Who publishes what for whom. `about` is Markdown; `ears` stand beside the nameplate, left then right."""

    name: Line
    language: Language
    tagline: OptionalLine = ""
    url: Url = ""
    contact: Mail = ""
    address: Lines = ()
    place: OptionalLine = ""
    publisher: OptionalLine = ""
    issn: Annotated[
        str, Meta(pattern=r"^(\d{4}-\d{3}[\dX])?\Z", description='an ISSN such as "1234-5679"')
    ] = ""
    about: str = ""
    masthead: Lines = ()
    ears: Ears = ()
    timezone: Zone = "UTC"
    calendar: Calendar | None = None


class Fonts(Section, frozen=True):
    """Families by name; without one, the theme's."""

    text: Line | None = None
    head: Line | None = None


class Colours(Section, frozen=True):
    """Without one, the theme's."""

    accent: Colour | None = None
    ink: Colour | None = None


class Print(Section, frozen=True):
    """The print edition. `columns` and `body_size` (points) without a value: the theme's, or what fits. `cover`
    without one: the theme's.
    """

    paper: PaperName = "A4"
    pages: Pages = 4
    columns: Columns | None = None
    theme: Name = "classic"
    layout: Layout = "modular"
    body_size: Annotated[float, Meta(ge=7, le=24)] | None = None
    fonts: Fonts = Fonts()
    colours: Colours | Literal["black"] = Colours()
    cover: bool | None = None


class MailEdition(Section, frozen=True):
    carry: Carry = "excerpt"
    excerpt_words: Annotated[int, Meta(ge=10, le=1000)] = 80


class WholeEdition(Section, frozen=True):
    """The text and EPUB editions."""

    carry: Carry = "whole"
    excerpt_words: Annotated[int, Meta(ge=10, le=1000)] = 80


class WebEdition(Section, frozen=True):
    """The web edition; `search` has all issues indexed, which needs the package in `broadsheet[search]`."""

    carry: Carry = "whole"
    excerpt_words: Annotated[int, Meta(ge=10, le=1000)] = 80
    search: bool = False


class ReaderList(Section, frozen=True):
    """A list readers can join. Without a language of its own: the publication's."""

    id: Name
    name: Line
    language: Language | None = None


class Segment(Section, frozen=True):
    """Some of the readers: those on one of `lists` who read one of `languages`; all where nothing is said."""

    lists: tuple[Name, ...] = ()
    languages: tuple[Language, ...] = ()


class Delivery(Section, frozen=True):
    """`sender` is the name and address mail comes from; the relay and its password come from the environment."""

    sender: Line | None = None
    reply_to: Mail | None = None
    per_minute: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    connections: Annotated[int, Meta(ge=1, le=200)] = 4


class Desk(Section, frozen=True):
    """Where the desk listens, and the address readers and editors reach it by."""

    host: Line = "127.0.0.1"
    port: Annotated[int, Meta(ge=1, le=65535)] = 8000
    url: Url = ""


class Config(Section, frozen=True):
    """broadsheet.toml as a whole."""

    format: Annotated[int, Meta(ge=1)]
    publication: Publication
    print: Print = Print()
    mail: MailEdition = MailEdition()
    text: WholeEdition = WholeEdition()
    web: WebEdition = WebEdition()
    epub: WholeEdition = WholeEdition()
    strings: dict[str, Lines] = {}
    lists: tuple[ReaderList, ...] = ()
    segments: dict[str, Segment] = {}
    delivery: Delivery = Delivery()
    desk: Desk = Desk()


def as_lines(lines: Lines) -> tuple[str, ...]:
    """An address may be a list of lines or one text of several; blank lines go."""
    written = lines.split("\n") if isinstance(lines, str) else lines
    return tuple(line.strip() for line in written if line.strip())
