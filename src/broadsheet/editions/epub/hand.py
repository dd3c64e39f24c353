"""How EPUB writes: XHTML, with notes that reading systems open in place."""

from __future__ import annotations

from markupsafe import Markup

from broadsheet.edition import Order, Shown
from broadsheet.issue.model import Picture
from broadsheet.markup.languages import Direction
from broadsheet.screen.parts import Figure, Place, Source

FOLDER = "pictures"
_WIDTH = 1440  # pixels of the longest lines of large tablets, and the web's, so that it is made once
_HIGHEST = 2.0  # of the width
_CLASSED = frozenset({"crosshead", "verse", "td-center", "th-center", "td-end", "th-end", "foreign"})


class Gallery:
    """The pictures of a book by file name, each in it once."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self.pictures: dict[str, Shown] = {}

    def shown(self, picture: Picture) -> Shown:
        asked = picture, _WIDTH, _HIGHEST
        shown = self._order.draw(*asked) or self._order.show(*asked)
        self.pictures[shown.name] = shown
        return shown


class EpubHand:
    """`Hand` in XHTML; elements say what they are, and need a class only where they do not."""

    xml = True
    headline = 1

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery

    def named(self, name: str, within: Direction) -> str:  # noqa: ARG002 - style sheets know starts and ends
        return name if name in _CLASSED else ""

    def source(self, picture: Picture, place: Place) -> Source:  # noqa: ARG002 - as wide as the reader's page
        shown = self._gallery.shown(picture)
        return Source(f"{FOLDER}/{shown.name}", shown.width, shown.height)

    def figure(self, figure: Figure) -> Markup:
        return figure_xhtml(figure)

    def mark(self, slug: str, number: int, mark: str) -> Markup:  # noqa: ARG002 - each story is a file of its own
        return Markup(
            '<sup><a epub:type="noteref" role="doc-noteref" id="ref-{0}" href="#note-{0}">{1}</a></sup>'
        ).format(number, mark)


def figure_xhtml(figure: Figure) -> Markup:
    """A picture with its caption and its credit."""
    words = Markup(" ").join(
        Markup("<span>{}</span>").format(part) for part in (figure.caption, figure.credit) if part
    )
    caption = Markup("<figcaption>{}</figcaption>").format(words) if words else Markup("")
    source = figure.source
    return Markup('<figure><img src="{}" alt="{}" width="{}" height="{}"/>{}</figure>').format(
        source.address, figure.alt, source.width, source.height, caption
    )
