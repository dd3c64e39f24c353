"""Slugs: a story's short name and its part of an address."""

from __future__ import annotations

import re
import unicodedata

from broadsheet.strings.tags import primary

LONGEST = 100  # characters
_MOST_BYTES = 200  # of them in UTF-8: a slug is the name of a folder, which may have 255
_LEADING_DATE = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]+(?=.)")
_BUNDLE = re.compile(r"index(?:\.([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?))?")
# Letters that Unicode does not decompose, spelt as their languages do in ASCII.
_SPELT = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}


def slugify(text: str) -> str:
    """`text` in lower case with hyphens: "Été à Łódź!" → "ete-a-lodz". Letters of other scripts stay as they are."""
    lower = unicodedata.normalize("NFC", text).lower()
    spelt = "".join(_plain(character) for character in lower)
    whole = "-".join(re.split("-+", spelt.strip("-")))[:LONGEST]
    return whole.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip("-")


def _plain(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else "-"
    if character in _SPELT:
        return _SPELT[character]
    if unicodedata.name(character, "").startswith("LATIN "):
        return "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii() and c.isalnum())
    if (
        character in "’ʼ\u00ad" or "\u0300" <= character <= "\u036f"
    ):  # apostrophes, hidden hyphens, loose accents
        return ""
    return character if unicodedata.category(character)[0] in "LMN" else "-"


def name_of(file: str) -> str:
    """The story's name by its place: the file's without a leading date, or its folder's (`post/index.md`)."""
    return _LEADING_DATE.sub("", _dated_name(file), count=1)


def date_in(file: str) -> str:
    """The leading date of the file's or bundle's name, "" without one."""
    match = _LEADING_DATE.match(_dated_name(file))
    return match[0][:10] if match else ""


def _dated_name(file: str) -> str:
    *folders, _ = file.split("/")
    is_bundle = _BUNDLE.fullmatch(stem_of(file)) and len(folders) > 1  # `stories/index.md` is no bundle
    return folders[-1] if is_bundle else stem_of(file)


def stem_of(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]


def language_in(file: str) -> str:
    """The language of a translation as Hugo names it: "pt" of `index.pt.md`, "" of others."""
    match = _BUNDLE.fullmatch(stem_of(file))
    return (match and match[1]) or ""


def default_slug(file: str, language: str) -> str:
    """The slug of a story without one; a bundle's translation takes its language along to be told apart."""
    own = language_in(file)
    is_translation = own and own.lower() != primary(language)
    return slugify(f"{name_of(file)}-{own}" if is_translation else name_of(file)) or "story"
