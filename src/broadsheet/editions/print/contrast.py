"""Colours: mixed, and whether what is set in one can be read on another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.theme import Theme, ThemeFile

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
    if not match:
        return value
    share = int(match["percent"]) / 100
    pairs = zip(_channels(colours[match["of"]]), _channels(paper), strict=True)
    return "#" + "".join(f"{round(own * share + ground * (1 - share)):02x}" for own, ground in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    low = 0.04045  # IEC 61966-2-1
    return channel / 12.92 if channel <= low else float(((channel + 0.055) / 1.055) ** 2.4)


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
