"""Where a long word or address may break: zero width spaces at the places readers expect."""

from __future__ import annotations

import re

ZERO_WIDTH_SPACE = "\u200b"

# A run without spaces that a narrow column may not hold, and of which hyphenation knows nothing.
_LONG = re.compile(r"\S{19,}")
_PLAIN_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
# After what joins the parts of an address, before what begins a part; in camelCase before the capital.
_JOINTS = re.compile(r"(?<=[/=&?_@-])(?=[^/=&?_@-])|(?<=[^./])(?=[.#~%][^./])|(?<=[a-z])(?=[A-Z])")
_TOO_LONG = 18
_STEP = 12


def breakable(text: str) -> str:
    """`text` with zero width spaces inside addresses, identifiers and other runs too long for a line."""
    return _LONG.sub(lambda match: _broken(match[0]), text)


def _broken(run: str) -> str:
    if _PLAIN_WORD.fullmatch(run.strip("“”‘’«»„\"'().,;:!?…")):
        return run  # hyphenation's business
    parts = _JOINTS.sub(ZERO_WIDTH_SPACE, run).split(ZERO_WIDTH_SPACE)
    return ZERO_WIDTH_SPACE.join(chunk for part in parts for chunk in _chunks(part))


def _chunks(part: str) -> list[str]:
    """A part that is still too long is divided anywhere: better a bad break than words lost over the edge."""
    if len(part) <= _TOO_LONG or _PLAIN_WORD.fullmatch(part):
        return [part]
    return [part[i : i + _STEP] for i in range(0, len(part), _STEP)]
