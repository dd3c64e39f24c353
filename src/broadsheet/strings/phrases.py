"""Small phrases put together from a language's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.strings import Strings

_WESTERN = "0123456789"
_SOUNDS_LIKE_I = re.compile(r"[iíïî]|hi(?![aeo])|y(?![aeiouáéíóú])", re.IGNORECASE)


def localised(number: int | str, strings: Strings) -> str:
    """`number` in the digits of the language."""
    return str(number).translate(str.maketrans(_WESTERN, strings.digits))


def numbered(pattern: str, number: int | str, strings: Strings) -> str:
    """`strings.page`, `strings.number` or `strings.volume` with its number: "Page 3", "第3期"."""
    return pattern.replace("{n}", localised(number, strings))


def listed(names: Sequence[str], strings: Strings) -> str:
    """Names as a sentence has them: "Ida Marsh, Tom Reed and Ada Fenn"."""
    if len(names) < 2:  # noqa: PLR2004 one name needs no joining
        return "".join(names)
    joiner = strings.and_
    if strings.and_before_i and _SOUNDS_LIKE_I.match(names[-1]):
        joiner = strings.and_before_i
    return f"{strings.comma.join(names[:-1])}{joiner}{names[-1]}"
