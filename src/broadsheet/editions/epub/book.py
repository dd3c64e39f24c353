"""A book as values that its templates print: chapters, boxes, and what machines are told about it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from broadsheet.edition import Order
from broadsheet.editions.epub.hand import Gallery, figure_xhtml
from broadsheet.issue.carried import Carried
from broadsheet.issue.model import Issue
from broadsheet.markup.languages import Direction
from broadsheet.screen.moments import moment_of
from broadsheet.screen.parts import Article, Box, Parts
from broadsheet.strings import Strings
from broadsheet.strings.phrases import localised, numbered

_MEDIA = {"jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story in a file of its own; `page` is the print page that begins with it, in words, "" for none."""

    file: str
    article: Article
    page: str


@dataclass(frozen=True, slots=True)
class Book:
    """All that the templates print. `modified` is in UTC, `position` the number of the issue as a number."""

    identifier: str
    title: str
    language: str
    direction: Direction
    modified: str
    position: str
    folio: Markup
    note: Markup
    address: Markup
    chapters: tuple[Chapter, ...]
    boxes: tuple[Box, ...]
    pictures: tuple[tuple[str, str], ...]
    has_alternatives: bool
    figure: Any = figure_xhtml

    @property
    def languages(self) -> tuple[str, ...]:
        """That of the publication, then those of stories."""
        return tuple(dict.fromkeys((self.language, *(each.article.language for each in self.chapters))))

    @property
    def pages(self) -> tuple[Chapter, ...]:
        """The chapters with which print pages begin, in the order of reading, as a page list has to be."""
        return tuple(chapter for chapter in self.chapters if chapter.page)


def book_of(order: Order, parts: Parts, stories: tuple[Carried, ...], gallery: Gallery) -> Book:
    """The book of `stories`; the pictures they show are in `gallery` when it is done."""
    issue, strings = order.issue, order.strings
    pages = _first_on_pages(order.fit or {})
    chapters = tuple(
        Chapter(f"story-{number:02}.xhtml", parts.article(carried), _page(pages, carried.story.slug, strings))
        for number, carried in enumerate(stories, 1)
    )
    boxes = tuple(map(parts.box, issue.furniture))
    note = parts.html.blocks(issue.note)
    return Book(
        identifier=f"urn:uuid:{identifier(issue)}",
        title=_title(issue, strings),
        language=issue.publication.language,
        direction=parts.direction,
        modified=moment_of(issue).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        position=issue.number if issue.number.isascii() and issue.number.isdigit() else "",
        folio=parts.folio(),
        note=note,
        # A box has it already.
        address=parts.html.line_break.join(
            ()
            if any(piece.address or piece.kind == "address" for piece in issue.furniture)
            else parts.address()
        ),
        chapters=chapters,
        boxes=boxes,
        pictures=tuple((name, _MEDIA[name.rpartition(".")[2]]) for name in sorted(gallery.pictures)),
        has_alternatives=bool(gallery.pictures) or order.page_one is not None,
    )


def identifier(issue: Issue) -> uuid.UUID:
    """The same for ever for the same issue of the same publication (RFC 9562, 5.5)."""
    publication = issue.publication
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{publication.url or publication.name}/{issue.id}/")


def _title(issue: Issue, strings: Strings) -> str:
    number = numbered(strings.number, issue.number, strings) if issue.number else issue.id
    return f"{issue.publication.name} {number}" + (f" · {issue.title}" if issue.title else "")


def _first_on_pages(fit: Mapping[str, Any]) -> dict[str, int]:
    """The stories that are the first on their page of the print edition, with that page."""
    found: dict[int, str] = {}
    for story in fit.get("stories", ()):
        if page := story.get("page"):
            found.setdefault(page, story["slug"])
    return {slug: page for page, slug in found.items()}


def _page(pages: Mapping[str, int], slug: str, strings: Strings) -> str:
    return localised(pages[slug], strings) if slug in pages else ""


def accessibility(book: Book) -> Iterator[tuple[str, str]]:
    """What is said of how the book can be read (schema.org, EPUB Accessibility 1.1)."""
    yield "accessMode", "textual"
    yield from [("accessMode", "visual")] if book.has_alternatives else []
    yield "accessModeSufficient", "textual"
    for feature in ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"):
        yield "accessibilityFeature", feature
    yield from [("accessibilityFeature", "alternativeText")] if book.has_alternatives else []
    for feature in ("pageNavigation", "pageBreakMarkers") if book.pages else ():
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
