"""Where a long word or address may break: zero width spaces at the places readers expect."""

from __future__ import annotations

import re

ZERO_WIDTH_SPACE = "\u200b"
SOFT_HYPHEN = "\u00ad"
WORD_JOINER = "\u2060"

# Scripts that break between any two characters need no help.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\uffef"
# A run without spaces that a narrow column may not hold.
_LONG = re.compile(rf"[^\s{_UNSPACED}]{{19,}}")
_LETTERS = re.compile(r"[^\W\d_]+")
# Longer than any word.
_ENDLESS = re.compile(rf"(?:(?![{_UNSPACED}])[^\W\d_]){{41,}}")
# First after a slash, where a break looks least like a hyphen.
_SLASHES = re.compile(r"(?<=/)(?=[^/])")
# Then after what joins the parts of an address, before what begins a part; in camelCase before the capital. A hyphen
# at the end of a line would seem to be the typesetter's.
_JOINTS = re.compile(r"(?<=[/=&?_@])(?=[^/=&?_@])|(?<=[^./-])(?=[.#~%-][^./-])|(?<=[a-z])(?=[A-Z])")
_TOO_LONG = 18
_LONG_PART = 22  # of an address that stands alone: so many letters fit beside a QR code
_STEP = 12
_LARGE_STEP = 6  # so many of the widest letters fit beside a QR code


def breakable(text: str) -> str:
    """`text` with zero width spaces inside addresses, identifiers and other long runs.

    Words of letters alone are left to hyphenation.
    """
    return _LONG.sub(lambda match: match[0] if _is_word(match[0]) else _broken(match[0], _LETTERS), text)


def breakable_title(text: str) -> str:
    """As `breakable`, for large type: words longer than those of any language get soft hyphens."""
    return _ENDLESS.sub(lambda match: SOFT_HYPHEN.join(_steps(match[0], _LARGE_STEP)), breakable(text))


def breakable_address(address: str) -> str:
    """`address` with zero width spaces: an address is never hyphenated, so its long words are divided too."""
    broken = _broken(address, None, _LONG_PART) if len(address) > _TOO_LONG else address
    return broken.replace("-", f"-{WORD_JOINER}")


def _is_word(run: str) -> bool:
    return bool(_LETTERS.fullmatch(run.strip("“”‘’«»„\"'().,;:!?…")))


def _broken(run: str, spared: re.Pattern[str] | None, longest: int = _TOO_LONG) -> str:
    parts = _SLASHES.split(run)
    return ZERO_WIDTH_SPACE.join(chunk for part in parts for chunk in _chunks(part, spared, longest))


def _chunks(part: str, spared: re.Pattern[str] | None, longest: int) -> list[str]:
    """A part too long for a line is divided at its joints, and if need be anywhere: better than off the edge."""
    if len(part) <= longest or (spared and spared.fullmatch(part)):
        return [part]
    pieces = _JOINTS.split(part)
    return (
        _steps(part, _STEP)
        if len(pieces) == 1
        else [chunk for piece in pieces for chunk in _chunks(piece, spared, longest)]
    )


def _steps(run: str, step: int) -> list[str]:
    return [run[i : i + step] for i in range(0, len(run), step)]
