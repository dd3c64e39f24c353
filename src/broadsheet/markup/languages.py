"""What a language tag (BCP 47) says about setting its words."""

from __future__ import annotations

from typing import Literal

_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_RTL_SCRIPTS = frozenset({"arab", "hebr", "nkoo", "syrc", "thaa"})
# RFC 5646, 2.2.3 and 2.2.4: a script has four letters, a region two.
_SCRIPT_LETTERS, _REGION_LETTERS = 4, 2


def direction(language: str) -> Literal["rtl", "ltr"]:
    """The direction of a tag's script, where it names one, else of its language."""
    primary, *rest = language.lower().replace("_", "-").split("-")
    scripts = {part for part in rest if len(part) == _SCRIPT_LETTERS}
    right_to_left = scripts & _RTL_SCRIPTS if scripts else primary in _RTL_LANGUAGES
    return "rtl" if right_to_left else "ltr"


def language_and_region(language: str) -> tuple[str, str | None]:
    """("pt", "BR") of "pt-BR"; the region is None where the tag names none."""
    primary, *rest = language.replace("_", "-").split("-")
    return primary.lower(), next((part.upper() for part in rest if len(part) == _REGION_LETTERS), None)
