"""The pictures of the web edition: each as a file, in the widths that screens choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.edition import Order, Shown
from broadsheet.issue.model import Picture
from broadsheet.markup.languages import Direction
from broadsheet.screen.parts import Figure, Place, Source

FOLDER = "pictures"
HEAVIEST = 500_000
"""Bytes of a picture, which take half a second where telephones get 8 Mbit/s."""

COLUMN = 720
"""CSS pixels of the text's column, which no picture in it is wider than."""

_LIGHTER_PHOTOGRAPH = "Crop it, or take the grain out of it with a picture program."
_LIGHTER_DRAWING = "Save a photograph as JPEG; draw with fewer colours, or with lines instead of dots (SVG)."
_DENSITIES = (1, 2)
_LIGHT = 60_000  # bytes
_WHOLE: Mapping[Place, float] = {"lead": 1.2, "story": 1.2, "text": 1.5, "box": 1.5}
_CROPPED: Mapping[Place, float] = {"lead": 0.5625, "story": 0.5625, "text": 1.5, "box": 1.5}
_WIDTHS: Mapping[Place, int] = {"lead": COLUMN, "story": COLUMN, "text": COLUMN, "box": 360}
_FIRST = Markup(' fetchpriority="high"')
_LATER = Markup(' loading="lazy" decoding="async"')
_CLASSED = frozenset({"crosshead", "verse", "td-center", "th-center", "td-end", "th-end"})


class Gallery:
    """The pictures of an issue by file name."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._taken_from: dict[str, str] = {}
        self.files: dict[str, bytes] = {}

    def sources(self, picture: Picture, width: int, ratio: float) -> tuple[tuple[str, int, int], ...]:
        """Name, width and height in pixels of the picture for screens of every density, smallest first; a drawing, and
        one that is light enough, serves them all.
        """
        widest = width * _DENSITIES[-1]
        finest = self._drawn(picture, widest, ratio) or self.shown(picture, widest, ratio)
        is_enough = finest.name.endswith(".svg") or len(finest.data) <= _LIGHT
        coarser = () if is_enough else _DENSITIES[:-1]
        made = (*(self.shown(picture, width * density, ratio) for density in coarser), finest)
        # A small picture is the same for all.
        return tuple(dict.fromkeys((shown.name, shown.width, shown.height) for shown in made))

    def shown(self, picture: Picture, width: int, ratio: float) -> Shown:
        """The picture at most so many pixels wide, and at most so high for its width."""
        return self._kept(picture, self._order.show(picture, width, ratio))

    def _drawn(self, picture: Picture, width: int, ratio: float) -> Shown | None:
        drawing = self._order.draw(picture, width, ratio)
        return self._kept(picture, drawing) if drawing else None

    def _kept(self, picture: Picture, shown: Shown) -> Shown:
        self.files[shown.name] = shown.data
        self._taken_from.setdefault(shown.name, picture.file)
        return shown

    def heavy(self) -> Iterator[Diagnostic]:
        """A warning for every picture that takes long to load, said of its source."""
        weights: dict[str, tuple[int, str]] = {}
        for name, file in self._taken_from.items():
            weights[file] = max(weights.get(file, (0, "")), (len(self.files[name]), name))
        for file, (weight, name) in weights.items():
            if weight > HEAVIEST:
                message = f"{file} weighs {weight // 1000} kB on the web, even as small as it is shown there."
                hint = _LIGHTER_PHOTOGRAPH if name.endswith(".jpg") else _LIGHTER_DRAWING
                yield diagnose("web-heavy-picture", message, Span(file), hints=[hint])


@dataclass(frozen=True, slots=True)
class WebHand:
    """`Hand` in HTML. `at` is where the issue lies, seen from the page; pictures may be `cropped` to one shape."""

    gallery: Gallery
    at: str
    cropped: bool = False
    xml: bool = False
    headline: int = 1

    def named(self, name: str, within: Direction) -> str:  # noqa: ARG002 - style sheets know starts and ends
        return name if name in _CLASSED else ""

    def source(self, picture: Picture, place: Place) -> Source:
        width, ratio = _WIDTHS[place], (_CROPPED if self.cropped else _WHOLE)[place]
        first, *larger = self.gallery.sources(picture, width, ratio)
        shown = min(width, first[1])
        found = tuple((self._address(name), pixels) for name, pixels, _ in (first, *larger))
        return Source(found[0][0], shown, round(first[2] * shown / first[1]), found if larger else ())

    def figure(self, figure: Figure) -> Markup:
        return figure_html(figure)

    def mark(self, slug: str, number: int, mark: str) -> Markup:  # noqa: ARG002 - each story is a page of its own
        return Markup('<sup><a role="doc-noteref" id="ref-{0}" href="#note-{0}">{1}</a></sup>').format(
            number, mark
        )

    def _address(self, name: str) -> str:
        return f"{self.at}{FOLDER}/{name}"


def image_html(figure: Figure, *, first: bool = False) -> Markup:
    """The picture alone; one that is seen `first` is fetched first, others when they are nearly seen."""
    source = figure.source
    widths = ", ".join(f"{address} {pixels}w" for address, pixels in source.larger)
    sizes = f"(max-width: {source.width + 48}px) calc(100vw - 40px), {source.width}px"
    choice = Markup(' srcset="{}" sizes="{}"').format(widths, sizes) if widths else Markup("")
    when = _FIRST if first else _LATER
    return Markup('<img src="{}"{} alt="{}" width="{}" height="{}"{}>').format(
        source.address, choice, figure.alt, source.width, source.height, when
    )


def figure_html(figure: Figure, *, first: bool = False) -> Markup:
    """A picture with its caption and its credit."""
    words = Markup(" ").join(
        Markup("<span>{}</span>").format(part) for part in (figure.caption, figure.credit) if part
    )
    caption = Markup("<figcaption>{}</figcaption>").format(words) if words else Markup("")
    return Markup("<figure>{}{}</figure>").format(image_html(figure, first=first), caption)
