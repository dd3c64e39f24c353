"""Values → HTML and CSS."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from broadsheet.editions.web.gallery import figure_html, image_html
from broadsheet.markup.languages import direction, is_cased
from broadsheet.screen.look import Look
from broadsheet.screen.templates import environment

if TYPE_CHECKING:
    from jinja2 import Environment

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="{panel}"/>'
    '<path d="M7 8h18v4H7zM7 15h8v10H7zM18 15h7v2h-7zM18 19h7v2h-7zM18 23h7v2h-7z" fill="#fff"/></svg>\n'
)


def printed(name: str, values: Mapping[str, Any]) -> bytes:
    """A page, of which every value was escaped or is escaped now."""
    text = _templates().get_template(name).render(values, image_html=image_html, figure_html=figure_html)
    return text.encode()


def style_sheet(look: Look, language: str) -> bytes:
    """How pages look, in light, in dark and on paper."""
    return _templates().get_template("style.css").render(look=look, cased=is_cased(language)).encode()


def icon(look: Look) -> bytes:
    """A page of a newspaper in the publication's colour, for the tabs of browsers."""
    return _ICON.format(panel=look.light.panel).encode()


@cache
def _templates() -> Environment:
    made = environment(__package__ or "", "html")
    made.filters["direction"] = direction
    return made
