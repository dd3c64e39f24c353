"""What the publisher chose for print."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from broadsheet.editions.print.theme import Body, Format, Page, Theme, load_theme, page_grid
from broadsheet.fit.flatplan import Layout
from broadsheet.units import PAPERS, Paper

_DRAWN_FOR = PAPERS["a4"]

SHORTEST_MEASURE, LONGEST_MEASURE = 13.5, 28.0
"""Ems of the body in a column: with fewer, justified text has holes; with more, the eye loses its line."""


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """`[print]` of broadsheet.toml; None is the theme's own. `body_size` in points, colours as #rrggbb."""

    theme: str = "classic"
    layout: Layout = "modular"
    paper: Paper = PAPERS["a4"]
    columns: int | None = None
    body_size: float | None = None
    text_face: str | None = None
    head_face: str | None = None
    colours: dict[str, str] = field(default_factory=dict)

    def formats(self, *, rtl: bool = False) -> tuple[Format, ...]:
        """As asked for; then, for an issue short of copy, in larger bodies; then with a column fewer as well.

        What the publisher has set himself, body or columns, stays.
        """
        asked = self.dressed()
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
        """The theme with the publisher's faces, colours and body size; all else it measures goes with the body."""
        theme = load_theme(self.theme)
        faces = msgspec.structs.replace(
            theme.faces,
            text=(*((self.text_face,) if self.text_face else ()), *theme.faces.text),
            head=(*((self.head_face,) if self.head_face else ()), *theme.faces.head),
        )
        body = body or self._body(theme.body)
        scale = body.size / theme.body.size
        page = msgspec.structs.replace(theme.page, column=theme.page.column * scale)
        sizes = {name: value * scale for name, value in theme.sizes.items()}
        return msgspec.structs.replace(
            theme,
            faces=faces,
            body=body,
            page=page,
            sizes={**sizes, **self._lead_sizes(theme.page, sizes, scale)},
            colours={**theme.colours, **self.colours},
        )

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
