"""Sizes in which space on a page is sold: a share of the type area, or columns by millimetres."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """One of so many equal `parts` of the type area, in whatever shape."""

    parts: int


@dataclass(frozen=True, slots=True)
class Cutout:
    """So many columns, so many millimetres deep."""

    columns: int
    millimetres: float


Size = Share | Cutout

SHARES: Mapping[str, Share] = {
    "full": Share(1),
    "half": Share(2),
    "third": Share(3),
    "quarter": Share(4),
    "eighth": Share(8),
}
_CUTOUT = re.compile(r"([1-9])\s*[x×]\s*([1-9]\d{0,2}(?:\.\d)?)\s*mm")


def size_of(text: str) -> Size | None:
    """The size called `text` ("quarter"), or measured by it ("2x80mm"); None if it is neither."""
    if text in SHARES:
        return SHARES[text]
    match = _CUTOUT.fullmatch(text)
    return Cutout(int(match[1]), float(match[2])) if match else None
