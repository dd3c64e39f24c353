"""Language tags (BCP 47)."""

from __future__ import annotations

import re

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_REGION, _SCRIPT = 2, 4  # how many letters tell them apart


def language_tag(text: str) -> str | None:
    """`text` in the casing of RFC 5646 §2.1.1 ("pt_br" → "pt-BR", "ZH-hans" → "zh-Hans"); None if it is no tag."""
    tag = text.strip().replace("_", "-")
    if not _TAG.fullmatch(tag):
        return None
    primary, *subtags = tag.split("-")
    return "-".join((primary.lower(), *map(_cased, subtags)))


def _cased(subtag: str) -> str:
    if len(subtag) == _SCRIPT and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == _REGION else subtag.lower()


def primary(tag: str) -> str:
    """The language alone: "pt" of "pt-BR"."""
    return tag.split("-", 1)[0].lower()
