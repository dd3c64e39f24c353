"""The point of a picture that stays in a crop window, as authors write it."""

from __future__ import annotations

import re

from broadsheet.sources.folder.plain_values import Plain

CENTRE = (0.5, 0.5)
EXPECTED = 'two shares, from the left and from the top, such as "60% 40%"'

_SHARE = r"(\d{1,3}(?:\.\d{1,6})?)(%?)"
_TWO = re.compile(rf"\[?\s*{_SHARE}(?:\s*,\s*|\s+){_SHARE}\s*\]?")


def focus_in(value: Plain) -> tuple[float, float] | None:
    """The point of `[0.6, 0.4]`, "0.6 0.4" or "60% 40%", as shares."""
    if isinstance(value, str):
        match = _TWO.fullmatch(value.strip())
        value = [_share(match[1], match[2]), _share(match[3], match[4])] if match else None
    if not isinstance(value, list) or len(value) != len(CENTRE):
        return None
    shares = [float(share) for share in value if isinstance(share, int | float) and 0 <= share <= 1]
    return (shares[0], shares[1]) if len(shares) == len(CENTRE) else None


def _share(number: str, percent: str) -> float:
    return float(number) / 100 if percent else float(number)
