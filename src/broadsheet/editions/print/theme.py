"""A theme: its measurements (TOML), its drawing (Typst), and the grid they give on a paper."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

from broadsheet.units import Paper

TEMPLATES = resources.files("broadsheet.editions.print") / "templates"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body size and line pitch in points; `larger` are those an issue short of copy may take instead."""

    size: float
    pitch: float
    larger: tuple[tuple[float, float], ...] = ()


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points. `column` is the measure the sizes were drawn for: how many fit decides the number of columns."""

    margin_x: float
    margin_top: float
    margin_bottom: float
    gutter: float
    column: float

    def text_width(self, paper: Paper) -> float:
        return paper.width - 2 * self.margin_x


class Faces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Font families, first choice first."""

    text: tuple[str, ...]
    head: tuple[str, ...]
    mono: tuple[str, ...]
    fallback: tuple[str, ...]


class Copy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How text and pictures are treated. `picture_window` bounds a crop window's height, as shares of the
    picture's own height at the same width.
    """

    lede_words: int
    picture_window: tuple[float, float]


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    body: Body
    page: Page
    faces: Faces
    colours: dict[str, str]
    sizes: dict[str, float]
    copy: Copy


@cache
def load_theme(name: str) -> Theme:
    """The built-in theme called `name`."""
    data = (TEMPLATES / "themes" / f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(data), Theme)


def theme_names() -> tuple[str, ...]:
    found = (entry.name for entry in (TEMPLATES / "themes").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


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
