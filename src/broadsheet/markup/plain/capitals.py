"""Text in capitals, where its script has them: the only emphasis that text has without marks."""

from __future__ import annotations

import unicodedata

from broadsheet.strings.tags import primary

_TURKIC = frozenset({"tr", "az"})
_TONOS = "\u0301"


def capitals(text: str, language: str) -> str:
    """`text` in capitals as its language writes them (Unicode SpecialCasing): Turkish keeps the dot of its i, Greek
    loses its accents.
    """
    if primary(language) in _TURKIC:
        text = text.replace("i", "İ")
    elif primary(language) == "el":
        bare = unicodedata.normalize("NFD", text).replace(_TONOS, "")
        text = unicodedata.normalize("NFC", bare)
    return text.upper()
