"""Which quotation mark a straight one stands for: read from its neighbours and from what is still open."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

_NARROW = "\u202f"
_MAX_DEPTH = 8


class Manner(NamedTuple):
    """How a language sets quotations, and quotations inside them."""

    outer: tuple[str, str]
    inner: tuple[str, str]


_ENGLISH = Manner(("“", "”"), ("‘", "’"))
_ROMANCE = Manner(("«", "»"), ("“", "”"))
_POINTED = Manner(("«", "»"), ("‹", "›"))
_CORNERS = Manner(("「", "」"), ("『", "』"))
_FRENCH = (f"«{_NARROW}", f"{_NARROW}»")
# Guillemets turn with the direction of the script, raised commas do not: hence their order in Arabic.
_MANNERS = {
    "en": _ENGLISH,
    "ko": _ENGLISH,
    "pt-br": _ENGLISH,
    "es-419": _ENGLISH,
    "zh": _ENGLISH,
    "zh-hant": _CORNERS,
    "fr": Manner(_FRENCH, ("“", "”")),
    "fr-ch": Manner(_FRENCH, (f"‹{_NARROW}", f"{_NARROW}›")),
    "de": Manner(("„", "“"), ("‚", "‘")),
    "de-ch": _POINTED,
    "es": _ROMANCE,
    "it": _ROMANCE,
    "it-ch": _POINTED,
    "pt": _ROMANCE,
    "fa": _POINTED,
    "ar": Manner(("«", "»"), ("”", "“")),
    "he": Manner(("”", "”"), ("’", "’")),
}
_AMERICAS = (
    "ar", "bo", "cl", "co", "cr", "cu", "do", "ec", "gt", "hn",
    "mx", "ni", "pa", "pe", "pr", "py", "sv", "us", "uy", "ve",
)  # fmt: skip
_LIKE = {
    **{f"es-{region}": "es-419" for region in _AMERICAS},
    **{f"zh-{region}": "zh-hant" for region in ("tw", "hk", "mo")},
    "de-li": "de-ch",
}
_APOSTROPHE, _GERESH, _GERSHAYIM, _PRIME, _DOUBLE_PRIME = "’", "׳", "״", "′", "″"

_OPENERS = frozenset("([{<«‹“‘„‚¿¡—–-/\ufdd2")
# A closing single quotation mark: behind something, and not inside a word.
_CLOSER = re.compile(r"(?<=[^\s(\[{«“„])'(?!\w)")
_ELISION = re.compile(r"'(?:\d\ds?|tis|twas|twere|til|em|cause|bout|round|cos|n)\b", re.IGNORECASE)
# An acronym has its mark before the last letter; a prefix (and, the, in …) may stand before a quotation.
_HEBREW_LETTERS = re.compile(r"[\u05d0-\u05ea]*")
_HEBREW_PREFIX = re.compile(r"(?<![\u05d0-\u05ea])[משהוכלב]{1,3}$")
# A mark in Chinese, but not the apostrophe of a Latin word there.
_IN_CHINESE = {'"': re.compile('"'), "'": re.compile("(?<![A-Za-z])'|'(?![A-Za-z])")}


def variety(tag: str) -> str:
    """What of a language tag (BCP 47) decides its typography: "de-ch" of "de-CH-1996", "es-419" of "es-MX"."""
    language, *subtags = tag.lower().split("-")
    names = (f"{language}-{subtag}" for subtag in subtags)
    return next((name for each in names if (name := _LIKE.get(each, each)) in _MANNERS), language)


class QuoteSetter:
    """Sets the straight quotes of one text, which must be asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[str, str]] = []  # the straight mark, and what will close it
        self._last = (-1, "")  # the place of the last mark and what it was: open, close or word

    @cached_property
    def _last_closer(self) -> int:
        return max((match.start() for match in _CLOSER.finditer(self._text)), default=-1)

    def set(self, index: int, language: str) -> str:
        """What stands at `index`, where the text has a straight quote; `language` is a `variety`."""
        straight = self._text[index]
        rule = self._double if straight == '"' else self._single
        role, mark = (self._chinese if language in ("zh", "zh-hant") else rule)(index, language)
        self._last = (index, role)
        return mark

    def _chinese(self, index: int, language: str) -> tuple[str, str]:
        """Without spaces neighbours tell little: marks open and close by turns, and one without a partner stays."""
        straight, manner = self._text[index], _MANNERS[language]
        if not _IN_CHINESE[straight].match(self._text, index):
            return "word", _APOSTROPHE
        if self._is_open(straight):
            return self._closed(straight)
        if not _IN_CHINESE[straight].search(self._text, index + 1):
            return "word", straight
        return self._opened(straight, manner.outer if straight == '"' else manner.inner)

    def _double(self, index: int, language: str) -> tuple[str, str]:
        manner = _MANNERS.get(language)
        if language == "he" and self._in_hebrew_word(index):
            return "word", _GERSHAYIM
        if manner is None:
            return "word", '"'
        if self._opens(index):
            return self._opened('"', manner.inner if self._is_open('"') else manner.outer)
        if self._is_open('"'):
            return self._closed('"')
        return self._without_partner(index, manner)

    def _without_partner(self, index: int, manner: Manner) -> tuple[str, str]:
        """A double quote that opens nothing by its neighbours, where nothing is open."""
        before, after = self._text[index - 1 : index], self._text[index + 1 : index + 2]
        if before.isdigit():
            return "word", _DOUBLE_PRIME
        if before.isalnum() and after.isalnum() and self._text.find('"', index + 1) > 0:
            return self._opened('"', manner.outer)  # in a script without spaces
        if not before.strip() or after.isalnum():
            return "word", '"'
        return "close", manner.outer[1]

    def _single(self, index: int, language: str) -> tuple[str, str]:
        before, after = self._text[index - 1 : index], self._text[index + 1 : index + 2]
        manner = _MANNERS.get(language)
        if before.isalnum() and (after.isalnum() or not self._is_open("'")):
            return "word", self._apostrophe(before, after, language)
        if self._opens(index):
            if manner and index < self._last_closer and not _ELISION.match(self._text, index):
                return self._opened("'", manner.outer if self._is_open("'") else manner.inner)
            return "word", _APOSTROPHE
        if self._is_open("'"):
            return self._closed("'")
        return "word", _APOSTROPHE if before.strip() else "'"

    def _apostrophe(self, before: str, after: str, language: str) -> str:
        if language == "he" and _HEBREW_LETTERS.fullmatch(before):
            return _GERESH
        return _PRIME if before.isdigit() and not after.isalpha() else _APOSTROPHE

    def _opens(self, index: int) -> bool:
        """Whether a mark with these neighbours opens rather than closes."""
        before, after = self._text[index - 1 : index], self._text[index + 1 : index + 2]
        if not after.strip():
            return False
        if self._last[0] == index - 1 >= 0:
            return self._last[1] == "open" or (self._last[1] == "word" and after.isalnum())
        return not before.strip() or before in _OPENERS

    def _in_hebrew_word(self, index: int) -> bool:
        """צה"ל is an acronym, ב"הארץ" a prefix before a quotation."""
        after = _HEBREW_LETTERS.match(self._text, index + 1)
        before = self._text[max(index - 4, 0) : index]
        if after is None or not after[0] or not _HEBREW_LETTERS.fullmatch(before[-1:]) or not before:
            return False
        return len(after[0]) == 1 or not _HEBREW_PREFIX.search(before)

    def _is_open(self, straight: str) -> bool:
        return any(mark == straight for mark, _ in self._open)

    def _opened(self, straight: str, pair: tuple[str, str]) -> tuple[str, str]:
        if len(self._open) < _MAX_DEPTH:
            self._open.append((straight, pair[1]))
        return "open", pair[0]

    def _closed(self, straight: str) -> tuple[str, str]:
        """Close the last such mark, and what was left open inside it."""
        while True:
            mark, closing = self._open.pop()
            if mark == straight:
                return "close", closing
