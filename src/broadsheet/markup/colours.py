"""Colours (sRGB, "#rrggbb"): mixed, and whether what is set in one can be read on another."""

from __future__ import annotations

import colorsys
from itertools import chain

_STEPS = 40


def mix(one: str, other: str, share: float) -> str:
    """The colour that so much of `one` (0 to 1) makes on `other`."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(own * share + ground * (1 - share)):02x}" for own, ground in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, ground: str, least: float) -> str:
    """`colour`, or the nearest to it of the same hue, lighter or darker, whose contrast on `ground` is at least
    `least`.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in channels(colour)))
    goal = max((0.0, 1.0), key=lambda end: contrast(_colour(hue, end, saturation), ground))
    shares = (step / _STEPS for step in range(_STEPS + 1))
    tried = (_colour(hue, lightness + (goal - lightness) * share, saturation) for share in shares)
    return next(
        (each for each in chain((colour,), tried) if contrast(each, ground) >= least), _colour(hue, goal, 0)
    )


def _colour(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(
        f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, lightness, saturation)
    )


def _luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    low = 0.04045  # IEC 61966-2-1
    return channel / 12.92 if channel <= low else float(((channel + 0.055) / 1.055) ** 2.4)
