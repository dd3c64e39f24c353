"""Where a long word or address may break: zero width spaces at the places readers expect."""

from __future__ import annotations

import re

ZERO_WIDTH_SPACE = "\u200b"

# A run without spaces that a narrow column may not hold.
_LONG = re.compile(r"\S{19,}")
_LETTERS = re.compile(r"[^\W\d_]+")
# After what joins the parts of an address, before what begins a part; in camelCase before the capital.
_JOINTS = re.compile(r"(?<=[/=&?_@-])(?=[^/=&?_@-])|(?<=[^./])(?=[.#~%][^./])|(?<=[a-z])(?=[A-Z])")
_TOO_LONG = 18
_STEP = 12


def breakable(text: str) -> str:
    """`text` with zero width spaces inside addresses, identifiers and other long runs.

    Words of letters alone are left to hyphenation.
    """
    return _LONG.sub(lambda match: match[0] if _is_word(match[0]) else _broken(match[0], _LETTERS), text)


def breakable_address(address: str) -> str:
    """`address` with zero width spaces: an address is never hyphenated, so its long words are divided too."""
    return _broken(address, None) if len(address) > _TOO_LONG else address


def _is_word(run: str) -> bool:
    return bool(_LETTERS.fullmatch(run.strip("“”‘’«»„\"'().,;:!?…")))


def _broken(run: str, spared: re.Pattern[str] | None) -> str:
    parts = _JOINTS.split(run)
    return ZERO_WIDTH_SPACE.join(chunk for part in parts for chunk in _chunks(part, spared))


def _chunks(part: str, spared: re.Pattern[str] | None) -> list[str]:
    """A part that is still too long is divided anywhere: better a bad break than words lost over the edge."""
    if len(part) <= _TOO_LONG or (spared and spared.fullmatch(part)):
        return [part]
    return [part[i : i + _STEP] for i in range(0, len(part), _STEP)]
