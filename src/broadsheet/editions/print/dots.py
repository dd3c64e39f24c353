"""Whether a picture has dots enough for the width at which it is printed."""

from __future__ import annotations

import math

from broadsheet.issue.model import Picture

# Below this a photograph in print is visibly coarse.
MINIMUM_DPI = 120

_POINTS_PER_INCH = 72


def is_coarse(picture: Picture, width: float) -> bool:
    """Whether the dots of `picture` show when it is `width` points wide; a drawing is sharp at any width."""
    return not picture.asset.endswith(".svg") and picture.width * _POINTS_PER_INCH / width < MINIMUM_DPI


def dots_for(width: float) -> int:
    """Dots across that a picture `width` points wide needs."""
    return math.ceil(width * MINIMUM_DPI / _POINTS_PER_INCH)
