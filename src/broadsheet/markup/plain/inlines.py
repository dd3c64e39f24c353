"""Inlines as words of a line: of markup only what readers need stays, links and notes as marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.issue.model import (
    Abbreviation,
    Emphasis,
    Inline,
    InlineCode,
    LanguageSpan,
    LineBreak,
    Link,
    NoteRef,
    Raised,
    SmallCaps,
    Strong,
    Text,
)
from broadsheet.markup.isolates import isolated
from broadsheet.markup.languages import Direction, direction, script_of
from broadsheet.markup.plain.breaking import HELD
from broadsheet.markup.plain.directions import cleaned, directed
from broadsheet.markup.plain.line import cells
from broadsheet.strings import Strings
from broadsheet.strings.phrases import localised

_Around = Emphasis | Strong | SmallCaps | Link | Abbreviation | LanguageSpan | Raised

_WESTERN = "0123456789"
_SUPERSCRIPT = str.maketrans(f"{_WESTERN}+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPT = str.maketrans(f"{_WESTERN}+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_RAISED = {"super": _SUPERSCRIPT, "sub": _SUBSCRIPT}
# A field this short stays on one line, so that its halves cannot change places.
_SHORT_FIELD = 24
_SCHEME = re.compile(r"(?:https?://(?:www\.)?|www\.|mailto:|tel:)", re.IGNORECASE)
_NOT_DIALLED = re.compile(r"[^\d+]")
_IDEOGRAPHIC = frozenset({"Jpan", "Hans", "Hant"})


class Links:
    """The numbers of the links, through the whole issue; one address has one number in each story.

    `home` is where the story stands on the web: that is said at its end, not in its text. The digits are those of
    `strings` in every story, whatever its language.
    """

    def __init__(self, strings: Strings) -> None:
        self._strings = strings
        self._next = 1
        self._home = ""
        self._numbers: dict[str, int] = {}

    def begin(self, home: str) -> None:
        self._home, self._numbers = home, {}

    def number(self, url: str) -> int | None:
        """None for an address that is said elsewhere, or leads to a place of the web page."""
        if url.startswith("#") or url == self._home:
            return None
        if url not in self._numbers:
            self._numbers[url] = self._next
            self._next += 1
        return self._numbers[url]

    def mark(self, number: int) -> str:
        return f"[{localised(number, self._strings)}]"

    def taken(self) -> list[tuple[int, str]]:
        """The links of this story, by number."""
        return [(number, url) for url, number in self._numbers.items()]


class Hand:
    """Writes text in `language`, with its words (`strings`). `notes` are those that stand at the end of the story, by
    number.
    """

    def __init__(self, language: str, strings: Strings, links: Links, notes: Iterable[int] = ()) -> None:
        self.language = language
        self.strings = strings
        self.direction: Direction = direction(language)
        self._links = links
        self._notes = frozenset(notes)

    def words(self, inlines: Iterable[Inline]) -> str:
        """`inlines` as text in which a line feed is a line break."""
        return "".join(self._word(inline, self.direction) for inline in inlines)

    def plain(self, text: str) -> str:
        """Text without markup, as of a headline."""
        return cleaned(text).strip()

    def field(self, text: str) -> str:
        """`text` as something put into a line."""
        return _isolated(self.plain(text), self.direction)

    def line(self, text: str) -> str:
        """`text` as a line that knows its direction; nothing in it can be broken any more."""
        return directed(text.replace(HELD, " "), self.direction)

    def colon(self, text: str) -> str:
        """`text` as what announces the next line."""
        if text[-1:] in {":", "：", "؟", "?"}:
            return text
        if script_of(self.language) in _IDEOGRAPHIC:
            return f"{text}："
        return f"{text}{HELD if self.strings.language == 'fr' else ''}:"

    def note_mark(self, number: int) -> str:
        """Raised, where digits can be: there are no raised ones but the Western."""
        if self.strings.digits == _WESTERN:
            return str(number).translate(_SUPERSCRIPT)
        return f"({localised(number, self.strings)})"

    def _word(self, inline: Inline, within: Direction) -> str:
        match inline:
            case Text(text=text):
                return cleaned(text)
            case LineBreak():
                return "\n"
            case InlineCode(text=text):
                return _isolated(cleaned(text), within)
            case NoteRef(number=number):
                return self._noted(number)
        return self._around(inline, within)

    def _around(self, inline: _Around, within: Direction) -> str:
        own = direction(inline.language) if isinstance(inline, LanguageSpan) else within
        words = "".join(self._word(child, own) for child in inline.children)
        match inline:
            case Raised(position=position):
                return _raised(words, _RAISED[position])
            case LanguageSpan() if own != within:
                return _isolated(words, within)
            case Link(url=url):
                return self._linked(words, url, within)
        return words

    def _noted(self, number: int) -> str:
        if number not in self._notes:
            return ""
        mark = self.note_mark(number)
        return HELD + mark if mark.startswith("(") else mark

    def _linked(self, words: str, url: str, within: Direction) -> str:
        if not words.strip():
            return words
        if _says_itself(words, url):
            return _isolated(words, within)
        number = self._links.number(url)
        return words if number is None else f"{words}{HELD}{self._links.mark(number)}"


def _isolated(text: str, within: Direction) -> str:
    made = isolated(text, within)
    return made.replace(" ", HELD) if made != text and cells(text) <= _SHORT_FIELD else made


def _raised(text: str, table: dict[int, int]) -> str:
    """Raised if all of it can be: half of it would be another number."""
    return text.translate(table) if all(ord(char) in table for char in text) else text


def _says_itself(words: str, url: str) -> bool:
    """Whether a link shows its own address, whatever it leaves out that nobody types."""
    shown, meant = (_SCHEME.sub("", text.strip(), count=1).rstrip("/") for text in (words, url))
    if shown == meant:
        return True
    is_phone = url.startswith("tel:")
    return is_phone and _NOT_DIALLED.sub("", shown) == _NOT_DIALLED.sub("", meant)
