"""The EPUB edition: chapters from the issue, put into their container."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from broadsheet.edition import Made, Order
from broadsheet.editions.epub.book import Chapter, accessibility, book_of
from broadsheet.editions.epub.container import zipped
from broadsheet.editions.epub.hand import EpubHand, Gallery
from broadsheet.issue.carried import carried_stories
from broadsheet.markup.languages import is_cased
from broadsheet.screen.look import Look, look_of
from broadsheet.screen.parts import Parts
from broadsheet.screen.templates import environment, for_xml

if TYPE_CHECKING:
    from jinja2 import Environment

COVER_WIDTH = 1200  # pixels
_WHOLE = 2.0  # of its width, which no page is high
_ROOM = "EPUB"


class EpubEdition:
    """`issue.epub`."""

    name = "epub"
    owns = ("issue.epub",)

    def make(self, order: Order) -> Made:
        look, about_look = look_of(order.config, order.root, order.issue.publication.language, self.name)
        return Made({"issue.epub": zipped(dict(_files(order, look)), _ROOM)}, about_look)


EPUB = EpubEdition()


def _files(order: Order, look: Look) -> Iterator[tuple[str, bytes]]:
    """Everything in the book by name, in the order in which it is packed."""
    asked = order.config.epub
    stories = carried_stories(order.issue, "epub", asked.carry, asked.excerpt_words)
    gallery = Gallery(order)
    book = book_of(order, Parts(order.issue, order.strings, EpubHand(gallery)), stories, gallery)
    cover = order.page_one(COVER_WIDTH, _WHOLE) if order.page_one else None
    shared = {"book": book, "issue": order.issue, "strings": order.strings, "cover": cover}
    about = {"accessibility": tuple(accessibility(book)), "summary": order.strings.accessible}
    yield "package.opf", _printed("package.opf", {**shared, **about})
    yield "nav.xhtml", _printed("nav.xhtml", shared)
    yield "style.css", _printed("style.css", {"look": look, "cased": is_cased(book.language)})
    if cover:
        yield "cover.xhtml", _printed("cover.xhtml", shared)
        yield "cover.jpg", cover.data
    yield "front.xhtml", _printed("front.xhtml", shared)
    for chapter in book.chapters:
        yield chapter.file, _chapter(chapter, shared)
    if book.boxes:
        yield "back.xhtml", _printed("back.xhtml", shared)
    yield from ((f"pictures/{name}", shown.data) for name, shown in sorted(gallery.pictures.items()))


def _chapter(chapter: Chapter, shared: Mapping[str, Any]) -> bytes:
    return _printed("story.xhtml", {**shared, "chapter": chapter, "story": chapter.article})


def _printed(name: str, values: Mapping[str, Any]) -> bytes:
    text: str = _templates().get_template(name).render(values)
    return for_xml(text).encode()


@cache
def _templates() -> Environment:
    return environment(__package__ or "", "xhtml", "opf")
