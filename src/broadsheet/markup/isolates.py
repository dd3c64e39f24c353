"""A field keeps its own order in a line of the other direction (Unicode UAX #9: FSI and PDI)."""

from __future__ import annotations

import unicodedata
from typing import Literal

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
# Figures follow the letters beside them: they need no isolation once those have it.
_STRAYING = {"rtl": {"L"}, "ltr": {"R", "AL", "AN"}}


def isolated(text: str, direction: Literal["rtl", "ltr"]) -> str:
    """`text` isolated if it has letters that a line running in `direction` might put elsewhere."""
    if not any(unicodedata.bidirectional(char) in _STRAYING[direction] for char in text):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
