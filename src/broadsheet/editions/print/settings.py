"""What the publisher chose for print."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from broadsheet.editions.print.theme import Body, Theme, load_theme
from broadsheet.units import PAPERS, Paper


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
        """The theme with the publisher's faces, colours and body size; every other size goes with the body."""
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
        sizes = {name: value * size / own.size for name, value in theme.sizes.items()}
        return msgspec.structs.replace(
            theme, faces=faces, body=body, sizes=sizes, colours={**theme.colours, **self.colours}
        )
