"""The colours of a theme: those that are shares of others, and those too faint to be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.theme import Theme, ThemeFile
from broadsheet.markup.colours import contrast, mix

_BLACK, _WHITE = "#000000", "#ffffff"
SHARE = re.compile(r"(?P<of>[a-z]+) (?P<percent>\d{1,3})%")


def mixed(colours: Mapping[str, str]) -> dict[str, str]:
    """`colours` with each "accent 12%" as the colour that so much of it makes on the paper."""
    paper = colours.get("paper", _WHITE)
    return {name: _mixed(value, colours, paper) for name, value in colours.items()}


def in_black(theme: ThemeFile) -> dict[str, str]:
    """The colours of the theme where all is to be black: one of which `black` says nothing is black too, or as much
    of black on the paper as it was a share of another.
    """
    others = {name: value if SHARE.fullmatch(value) else _BLACK for name, value in theme.colours.items()}
    return {**others, "paper": _WHITE, **theme.black}


def _mixed(value: str, colours: Mapping[str, str], paper: str) -> str:
    match = SHARE.fullmatch(value)
    return mix(colours[match["of"]], paper, int(match["percent"]) / 100) if match else value


def faint(theme: Theme, chosen: Collection[str] = ()) -> Iterator[Diagnostic]:
    """A warning for every pair of the theme's colours, as they are, that is too faint to be read; `chosen` are those
    of the publisher.
    """
    colours = mixed(theme.colours)
    for text, ground in theme.contrast.pairs:
        found = contrast(colours[text], colours[ground])
        if found < theme.contrast.least:
            message = (
                f"{text} {colours[text]} on {ground} {colours[ground]} has a contrast of {found:.1f}:1; "
                f"to be read it needs {theme.contrast.least:g}:1"
            )
            is_chosen = text in chosen or ground in chosen
            span = Span(theme.file if theme.file and not is_chosen else "broadsheet.toml")
            hint = "Choose a colour that stands out more."
            yield diagnose("print-low-contrast", message, span, hints=[hint])
