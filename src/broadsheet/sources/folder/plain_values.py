"""What JSON can hold: the form in which front matter is kept, whatever it was written in."""

from __future__ import annotations

import datetime as dt
import math
from typing import TypeAlias

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
_BIGGEST_INT = 2**63  # JSON readers keep less exactly; ours refuses from here on


def plain(value: object) -> Plain:
    """A TOML value as JSON can hold it."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, float | int):
        return value if isinstance(value, bool) else str(value)
    return plain_number(value)


def plain_number(number: float) -> float | str:
    """Numbers JSON has no way to write stay text."""
    is_too_big = isinstance(number, int) and abs(number) >= _BIGGEST_INT
    return str(number) if is_too_big or not math.isfinite(number) else number
