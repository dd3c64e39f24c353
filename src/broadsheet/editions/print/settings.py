"""What the publisher chose for print."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from broadsheet.editions.print.contrast import in_black, mixed
from broadsheet.editions.print.theme import Body, Format, Page, Theme, page_grid
from broadsheet.editions.print.theme_file import load_theme
from broadsheet.fit.flatplan import Layout
from broadsheet.markup.languages import direction, script_of
from broadsheet.units import PAPERS, Paper

_DRAWN_FOR = PAPERS["a4"]

SHORTEST_MEASURE, LONGEST_MEASURE = 13.5, 28.0
"""Ems of the body in a column: with fewer, justified text has holes; with more, the eye loses its line."""


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """`[print]` of broadsheet.toml; None is the theme's own. `body_size` in points, colours as #rrggbb or `black`."""

    theme: Theme = field(default_factory=lambda: load_theme("classic"))
    language: str = "en"
    layout: Layout = "modular"
    paper: Paper = PAPERS["a4"]
    columns: int | None = None
    body_size: float | None = None
    text_face: str | None = None
    head_face: str | None = None
    colours: dict[str, str] = field(default_factory=dict)
    black: bool = False
    cover: bool | None = None

    def formats(self) -> tuple[Format, ...]:
        """As asked for; then, for an issue short of copy, in larger bodies; then with a column fewer as well.

        What the publisher has set himself, body or columns, stays.
        """
        asked, rtl = self.dressed(), direction(self.language) == "rtl"
        grid = page_grid(asked, self.paper, columns=self.columns, rtl=rtl)
        bodies = (asked.body, *(Body(size, pitch) for size, pitch in asked.body.larger))
        columns = (grid.columns,) if self.columns else (grid.columns, grid.columns - 1)
        other = (
            Format(theme, page_grid(theme, self.paper, columns=count, rtl=rtl))
            for count in columns
            for theme in (self.dressed(body) for body in bodies)
            if count
        )
        return (
            Format(asked, grid),
            *(each for each in other if each != Format(asked, grid) and _is_readable(each)),
        )

    def dressed(self, body: Body | None = None) -> Theme:
        """The theme in the issue's script, with the publisher's faces, colours and body size; all else it measures
        goes with the body.
        """
        theme = self._own_faces(self.theme.in_script(script_of(self.language)))
        body = body or self._body(theme.body)
        scale = body.size / theme.body.size
        page = msgspec.structs.replace(theme.page, column=theme.page.column * scale)
        sizes = {name: value * scale for name, value in theme.sizes.items()}
        cover = theme.front.cover if self.cover is None else self.cover
        return msgspec.structs.replace(
            theme,
            body=body,
            page=page,
            sizes={**sizes, **self._lead_sizes(theme.page, sizes, scale)},
            colours=mixed({**(in_black(theme) if self.black else theme.colours), **self.colours}),
            front=msgspec.structs.replace(theme.front, cover=cover),
        )

    def _own_faces(self, theme: Theme) -> Theme:
        """The theme with the publisher's faces before those of the issue's script."""
        script = script_of(self.language)
        own = {
            "text": (self.text_face,) if self.text_face else (),
            "head": (self.head_face,) if self.head_face else (),
        }
        dress = theme.dress(script)
        if dress is None:
            faces = {role: (*first, *getattr(theme.faces, role)) for role, first in own.items()}
            return msgspec.structs.replace(theme, faces=msgspec.structs.replace(theme.faces, **faces))
        faces = {role: (*first, *getattr(dress, role)) for role, first in own.items()}
        return theme.redressed(script, msgspec.structs.replace(dress, **faces))

    def _body(self, own: Body) -> Body:
        """Leading stays what the theme's designer gave it: 9/12, 10/13, 11/14."""
        if self.body_size is None:
            return own
        return Body(self.body_size, own.pitch + round(self.body_size - own.size))

    def _lead_sizes(self, page: Page, sizes: dict[str, float], scale: float) -> dict[str, float]:
        """The lead's head spans the page: on a paper narrower than the one drawn for, it is as much smaller."""
        share = page.text_width(self.paper) / (page.text_width(_DRAWN_FOR) * scale)
        return {
            name: min(sizes[name], max(sizes[next_smaller], sizes[name] * share))
            for name, next_smaller in (("head1", "head2"), ("stand1", "stand2"))
        }


def _is_readable(made: Format) -> bool:
    return SHORTEST_MEASURE <= made.grid.column_width / made.grid.size <= LONGEST_MEASURE
