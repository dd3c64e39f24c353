"""A theme: its measurements, its drawing (Typst), and the grid they give on a paper."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from math import isfinite
from typing import Annotated

import msgspec
from msgspec import Meta

from broadsheet.units import Paper

TEMPLATES = resources.files("broadsheet.editions.print") / "templates"

IDEOGRAPHIC = "Hani"
"""What a theme calls the scripts of Chinese, Japanese and Korean together (ISO 15924)."""


def _is_finite(value: float) -> bool:
    return isfinite(value)


_FINITE = {"check": _is_finite}
Points = Annotated[float, Meta(ge=1, le=2000, extra=_FINITE)]
Margin = Annotated[float, Meta(ge=0, le=2000, extra=_FINITE)]
Ems = Annotated[float, Meta(ge=-1, le=5, extra=_FINITE)]
Share = Annotated[float, Meta(gt=0, lt=20, extra=_FINITE)]
Families = Annotated[tuple[str, ...], Meta(min_length=1, description="a list of one or more families")]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a theme's file."""


class Body(Part, frozen=True):
    """Body size and line pitch in points; `larger` are those an issue short of copy may take instead."""

    size: Points
    pitch: Points
    larger: tuple[tuple[Points, Points], ...] = ()


class Page(Part, frozen=True):
    """Points. `column` is the measure the sizes were drawn for: how many fit decides the number of columns."""

    margin_x: Margin
    margin_top: Margin
    margin_bottom: Margin
    gutter: Margin
    column: Points

    def text_width(self, paper: Paper) -> float:
        return paper.width - 2 * self.margin_x


class Faces(Part, frozen=True):
    """Font families, first choice first."""

    text: Families
    head: Families
    mono: Families
    fallback: Families


class Copy(Part, frozen=True):
    """How text and pictures are treated. `picture_window` bounds a crop window's height, as shares of the
    picture's own height at the same width.
    """

    lede_words: Annotated[int, Meta(ge=0, le=20)]
    picture_window: tuple[Share, Share]


class Front(Part, frozen=True):
    """Page one. `cover`: it shows the lead's head and picture and the contents, and the text begins on page two.
    `cover_window` bounds the height of its crop window, as `picture_window` in `Copy`. `picture_first`: the lead's
    picture stands over its head.
    """

    cover: bool = False
    cover_window: tuple[Share, Share] = (0.5, 1.5)
    picture_first: bool = False


class Contrast(Part, frozen=True):
    """The least contrast (WCAG 2.2, 1.4.3) of each pair of colours that stand as text on a ground."""

    least: Annotated[float, Meta(ge=4.5, le=21)]
    pairs: tuple[tuple[str, str], ...]


class Dress(Part, frozen=True):
    """What a script other than the theme's own takes differently.

    `text` and `head` are its faces, `body` and `sizes` what an issue in it is set in. `head_leading` and
    `text_leading` (em) come between lines of heads and of all other display matter on top of the theme's own.
    `beside`: its size where it stands in matter of the theme's own script, as a share of that.
    """

    text: Families
    head: Families
    body: Body | None = None
    sizes: dict[str, Points] = {}
    head_leading: Ems = 0.0
    text_leading: Ems = 0.0
    beside: Share = 1.0


class ThemeFile(Part, frozen=True):
    """What the file of a theme says. `colours` may be shares of another on the paper ("accent 12%"); `black` replaces
    them where all is to be black.
    """

    body: Body
    page: Page
    faces: Faces
    colours: dict[str, str]
    black: dict[str, str]
    contrast: Contrast
    sizes: dict[str, Points]
    copy: Copy
    front: Front = Front()
    scripts: dict[str, Dress] = {}
    base: str = ""


class Theme(ThemeFile, frozen=True):
    """A theme. `drawing` is the source of a Typst module with a function `make`, `own` the publication's file it is in,
    if it is, and `file` that of the measurements, if they are the publication's.
    """

    drawing: str = ""
    own: str = ""
    file: str = ""

    def dress(self, script: str) -> Dress | None:
        """What `script` (ISO 15924) takes differently; None where it takes nothing."""
        return self.scripts.get(IDEOGRAPHIC if script in _FORMS else script)

    def redressed(self, script: str, dress: Dress) -> Theme:
        """The theme with another dress for `script`."""
        name = IDEOGRAPHIC if script in _FORMS else script
        return msgspec.structs.replace(self, scripts={**self.scripts, name: dress})

    def in_script(self, script: str) -> Theme:
        """The theme as an issue in `script` is set in it."""
        dress = self.dress(script)
        if dress is None:
            return self
        return msgspec.structs.replace(
            self, body=dress.body or self.body, sizes={**self.sizes, **dress.sizes}
        )

    def families(self, script: str, role: str) -> tuple[str, ...]:
        """The faces of `script` for "text" or "head", then those of the theme's own script, then of all others."""
        own: tuple[str, ...] = getattr(self.faces, role)
        dress = self.dress(script)
        wanted = tuple(getattr(dress, role)) if dress else ()
        others = (family for each in self.scripts.values() for family in getattr(each, role))
        formed = (family.replace(FORM, _FORMS.get(script, "JP")) for family in (*wanted, *own, *others))
        return tuple(dict.fromkeys((*formed, *self.faces.fallback)))


FORM = "{form}"
"""In the name of a family, the form of its characters: one code point is drawn otherwise in each of these scripts."""

_FORMS = {"Jpan": "JP", "Hans": "SC", "Hant": "TC", "Kore": "KR"}


def in_every_form(family: str) -> tuple[str, ...]:
    """The families that `family` stands for."""
    return tuple(dict.fromkeys(family.replace(FORM, form) for form in _FORMS.values()))


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The baseline grid on a paper, in points; lines and columns are whole."""

    width: float
    height: float
    margin_x: float
    margin_top: float
    pitch: float
    size: float
    lines: int
    columns: int
    gutter: float
    rtl: bool

    @property
    def column_width(self) -> float:
        return (self.width - 2 * self.margin_x - (self.columns - 1) * self.gutter) / self.columns

    def measure(self, span: int) -> float:
        """Width of `span` columns."""
        return span * self.column_width + (span - 1) * self.gutter

    def depth(self, lines: float) -> float:
        """Height of `lines` lines: the last one carries no leading."""
        return lines * self.pitch - (self.pitch - self.size)


@dataclass(frozen=True, slots=True)
class Format:
    """What an issue is set in: a theme at one body size, and the grid it gives."""

    theme: Theme
    grid: PageGrid


def page_grid(theme: Theme, paper: Paper, *, columns: int | None = None, rtl: bool = False) -> PageGrid:
    """The theme's grid on `paper`: as many whole lines as fit, and `columns` or as many as the measure asks."""
    page, body = theme.page, theme.body
    natural = round((page.text_width(paper) + page.gutter) / (page.column + page.gutter))
    text_height = paper.height - page.margin_top - page.margin_bottom
    return PageGrid(
        width=paper.width,
        height=paper.height,
        margin_x=page.margin_x,
        margin_top=page.margin_top,
        pitch=body.pitch,
        size=body.size,
        lines=int((text_height + body.pitch - body.size) // body.pitch),
        columns=columns or max(1, natural),
        gutter=page.gutter,
        rtl=rtl,
    )
