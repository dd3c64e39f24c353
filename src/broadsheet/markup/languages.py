"""What a language tag (BCP 47) says about setting its words."""

from __future__ import annotations

from typing import Literal

Direction = Literal["ltr", "rtl"]

_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_RTL_SCRIPTS = frozenset({"arab", "hebr", "nkoo", "syrc", "thaa"})
_ARABIC = ("ar", "ckb", "fa", "ks", "ps", "sd", "ug", "ur")
_SCRIPT_OF = dict.fromkeys(_ARABIC, "Arab") | {"he": "Hebr", "yi": "Hebr", "ja": "Jpan", "ko": "Kore"}
_SCRIPTS = frozenset({"Arab", "Hebr", "Jpan", "Hans", "Hant", "Kore"})
_TRADITIONAL = frozenset({"tw", "hk", "mo"})
# RFC 5646, 2.2.3 and 2.2.4: a script has four letters, a region two.
_SCRIPT_LETTERS, _REGION_LETTERS = 4, 2


def direction(language: str) -> Direction:
    """The direction of a tag's script, where it names one, else of its language."""
    primary, *rest = language.lower().replace("_", "-").split("-")
    scripts = {part for part in rest if len(part) == _SCRIPT_LETTERS}
    right_to_left = scripts & _RTL_SCRIPTS if scripts else primary in _RTL_LANGUAGES
    return "rtl" if right_to_left else "ltr"


def script_of(language: str) -> str:
    """The script (ISO 15924) that a tag names, else the usual one of its language: "Arab", "Hebr", "Jpan", "Hans",
    "Hant", "Kore"; "Latn" for Latin and for every script set in the manner of Latin.
    """
    primary, *rest = language.lower().replace("_", "-").split("-")
    named = next((part.title() for part in rest if len(part) == _SCRIPT_LETTERS), "")
    if named:
        return named if named in _SCRIPTS else "Latn"
    if primary == "zh":
        return "Hant" if _TRADITIONAL.intersection(rest) else "Hans"
    return _SCRIPT_OF.get(primary, "Latn")


def language_and_region(language: str) -> tuple[str, str | None]:
    """("pt", "BR") of "pt-BR"; the region is None where the tag names none."""
    primary, *rest = language.replace("_", "-").split("-")
    return primary.lower(), next((part.upper() for part in rest if len(part) == _REGION_LETTERS), None)


_UNCASED = frozenset({"Arab", "Hebr", "Jpan", "Hans", "Hant", "Kore"})


def is_cased(language: str) -> bool:
    """Whether type may be slanted, spaced or set in capitals: in no script but those that have capitals."""
    return script_of(language) not in _UNCASED
