"""Page and look → HTML whose styles stand in every element, as most mail programs need them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from broadsheet.editions.mail.page import Page, figure_html
from broadsheet.markup.languages import direction, is_cased
from broadsheet.screen.look import Look
from broadsheet.screen.templates import environment

if TYPE_CHECKING:
    from css_inline import CSSInliner
    from jinja2 import Environment

_NARROW_NAME = 34  # pixels: the largest nameplate on a telephone
_ROOMY_NAME = 12  # letters; a longer name is set smaller


def print_mail(page: Page, look: Look) -> str:
    """The finished HTML."""
    written = (
        _templates()
        .get_template("mail.html")
        .render(page=page, look=_dress(look, page), figure_html=figure_html)
    )
    return _inliner().inline(written)


def _dress(look: Look, page: Page) -> dict[str, Any]:
    """The look with what follows from the language and the name."""
    sizes = look.sizes
    shrunk = min(1.0, (_ROOMY_NAME + 6) / max(len(page.name), 1))
    nameplate = round(sizes.nameplate * max(shrunk, 0.5))
    cased = is_cased(page.language)
    return {
        "style": look.style,
        "faces": look.faces,
        "light": look.light,
        "dark": look.dark,
        "sheet": look.sheet,
        "sizes": msgspec.structs.replace(sizes, nameplate=nameplate),
        "narrow_name": min(_NARROW_NAME, round(nameplate * 0.8)),
        "start": "left" if direction(page.language) == "ltr" else "right",
        "name_leading": max(1.1, look.sizes.head_leading - 0.05),
        "standfirst_leading": round((look.sizes.leading + look.sizes.head_leading) / 2, 2),
        # No script but those with capitals is slanted, spaced or set in capitals.
        "slant": "italic" if cased else "normal",
        "tracking": "0.06em" if cased else "normal",
        "capitals": "uppercase" if cased else "none",
    }


@cache
def _templates() -> Environment:
    return environment(__package__ or "", "html")


@cache
def _inliner() -> CSSInliner:
    from css_inline import CSSInliner

    return CSSInliner(keep_style_tags=False, load_remote_stylesheets=False)
