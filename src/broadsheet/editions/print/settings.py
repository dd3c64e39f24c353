"""What the publisher chose for print."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from broadsheet.editions.print.theme import Body, Page, Theme, load_theme
from broadsheet.units import PAPERS, Paper

_DRAWN_FOR = PAPERS["a4"]


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """`[print]` of broadsheet.toml; None is the theme's own. `body_size` in points, colours as #rrggbb."""

    theme: str = "classic"
    paper: Paper = PAPERS["a4"]
    columns: int | None = None
    body_size: float | None = None
    text_face: str | None = None
    head_face: str | None = None
    colours: dict[str, str] = field(default_factory=dict)

    def dressed(self) -> Theme:
        """The theme with the publisher's faces, colours and body size; all else it measures goes with the body."""
        theme = load_theme(self.theme)
        faces = msgspec.structs.replace(
            theme.faces,
            text=(*((self.text_face,) if self.text_face else ()), *theme.faces.text),
            head=(*((self.head_face,) if self.head_face else ()), *theme.faces.head),
        )
        own = theme.body
        size = self.body_size or own.size
        # Leading stays what the theme's designer gave it: 9/12, 10/13, 11/14.
        body = Body(size, own.pitch + round(size - own.size))
        scale = size / own.size
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

    def _lead_sizes(self, page: Page, sizes: dict[str, float], scale: float) -> dict[str, float]:
        """The lead's head spans the page: on a paper narrower than the one drawn for, it is as much smaller."""
        share = page.text_width(self.paper) / (page.text_width(_DRAWN_FOR) * scale)
        return {
            name: min(sizes[name], max(sizes[next_smaller], sizes[name] * share))
            for name, next_smaller in (("head1", "head2"), ("stand1", "stand2"))
        }
