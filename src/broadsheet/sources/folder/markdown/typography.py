"""Straight quotes, double hyphens and three dots become what a compositor of the language would set.

| language             | "…"     | '…' inside | spaces that do not break                                      |
|----------------------|---------|------------|---------------------------------------------------------------|
| en, ko, pt-BR        | “ ”     | ‘ ’        | after initials, before units, in z. B.                        |
| es of the Americas   | “ ”     | ‘ ’        | as en                                                         |
| fr                   | « »     | “ ”        | so, and before ; : ! ? » and after «, in 12 000 and 18 h 30   |
| fr-CH                | « »     | ‹ ›        | as fr                                                         |
| de                   | „ “     | ‚ ‘        | as en                                                         |
| de-CH, it-CH         | « »     | ‹ ›        | as en                                                         |
| es, it, pt           | « »     | “ ”        | as en                                                         |
| fa                   | « »     | ‹ ›        | as en                                                         |
| ar                   | « »     | ” “        | as en                                                         |
| he                   | ” ”     | ’ ’        | as en; ״ and ׳ inside words, a maqaf is the author's          |
| zh                   | “ ”     | ‘ ’        | as en; -- is ——, without spaces around it, and ... is ……      |
| zh-Hant, -TW, -HK    | 「 」   | 『 』      | as zh                                                         |
| ja                   | nothing is changed: 「 」 are typed as such                                          |
| any other            | straight double quotes stay; apostrophes, dashes and dots are set                    |

What the author has set stays: only ASCII characters and ordinary spaces are replaced. Code is never touched, nor
what looks like an address, nor a character behind a backslash (see `protect`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from broadsheet.issue.model import Inline, InlineCode, Inlines, LanguageSpan, LineBreak, NoteRef, Text
from broadsheet.sources.folder.markdown.quotes import QuoteSetter, variety

_NBSP, _NARROW = "\u00a0", "\u202f"
_UNTOUCHED = "ja"
_FRENCH = frozenset({"fr", "fr-ch"})
_CHINESE = frozenset({"zh", "zh-hant"})

# A quotation mark, hyphens or dots behind a backslash travel as code points that Unicode leaves to programs.
_PROTECTED = str.maketrans("\"'-.", "\ufdd0\ufdd1\ufdd2\ufdd3")
_PLAIN = str.maketrans("\ufdd0\ufdd1\ufdd2\ufdd3", "\"'-.")
_IS_PROTECTED = re.compile("[\ufdd0-\ufdd3]")

# The characters, as ranges, of the scripts without spaces, and their punctuation.
CJK = "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_CJK = re.compile(rf"(?<=[{CJK}])[ \t]*\n[ \t]*(?=[{CJK}])")
_WHITE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_IS_LOOSE = re.compile(r"[\t\n\r\f\v\u2028\u2029]|  ")

_MARKS = r"[\"']|-{2,}>?|\.{3,}"
_MARK = re.compile(_MARKS)
_ADDRESS_OR_MARK = re.compile(rf"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.)[^\s<>\"]+|{_MARKS}", re.IGNORECASE)
_SIGNS = ('"', "'", "--", "...")

_UNITS = (
    r"%|‰|°C|°F|€|£|\$|km/h|km²|km|m²|m³|m|cm|mm|kg|mg|g|t|ha|ml|cl|l|min|h"
    r"|kWh|kW|MW|GW|V|W|Hz|kHz|MHz|kB|MB|GB|TB"
)
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_LETTER = r"[^\W\d_]"
_BESIDE = (
    rf"(?<=\d\ )(?=(?:{_UNITS})(?!\w))"  # 12 km
    rf"|(?<=(?<![\w.]){_CAPITAL}\.\ )(?={_CAPITAL})"  # J. Smith
    rf"|(?<=(?<![\w.]){_LETTER}\.\ )(?={_LETTER}\.)"  # z. B.
    r"|(?<=[§№°º]\ )(?=\d)"  # n° 5
)
_GROUP = "|".join(rf"(?<=(?<!\d)\d{{{n}}}\ )(?=\d{{3}}(?!\d))" for n in (1, 2, 3))  # 12 000
# The first look behind spares the others at almost every space.
_NUMBER_OR_INITIAL = r"(?<=[\d.§№°º]\ )"
_SPACE = re.compile(rf"\ {_NUMBER_OR_INITIAL}(?:{_BESIDE})")
_HOUR = r"(?<=\d\ h\ )(?=\d)"  # 18 h 30
_FRENCH_SPACE = re.compile(rf"\ (?:(?=[;:!?»])|(?<=«\ )|{_HOUR}|{_NUMBER_OR_INITIAL}(?:{_BESIDE}|{_GROUP}))")
_LOOSE_DASH = re.compile(r"\ ?——\ ?")


def protect(text: str) -> str:
    """`text`, which `typeset` will give back as it is."""
    return text.translate(_PROTECTED)


def unprotect(text: str) -> str:
    """What `protect` was given."""
    return text.translate(_PLAIN) if _IS_PROTECTED.search(text) else text


def typeset_text(text: str, language: str) -> str:
    """A plain text in the typography of `language` (BCP 47)."""
    return "".join(inline.text for inline in typeset((Text(text),), language) if isinstance(inline, Text))


def typeset(inlines: Inlines, language: str) -> Inlines:
    """The text of one block in the typography of `language` and of the languages inside it.

    White space is collapsed as HTML does and trimmed at the ends and at line breaks; a line break of the source
    between two characters of a script without spaces vanishes. Empty inlines are left out, texts joined.
    """
    runs = _collapsed(list(_runs(inlines, variety(language))))
    quotes = QuoteSetter("".join(run.text for run in runs))
    texts = []
    offset = 0
    for run in runs:
        if not run.fixed:
            texts.append(_set(run, offset, quotes))
        offset += len(run.text)
    return _rebuilt(inlines, iter(texts))


class _Run(NamedTuple):
    """A stretch of text in a `variety`; `fixed` (code, a line break) is only there as the neighbour of others."""

    text: str
    language: str
    fixed: bool = False


def _runs(inlines: Inlines, language: str) -> Iterator[_Run]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield _Run(text, language)
            case InlineCode(text):
                yield _Run(text, language, fixed=True)
            case LineBreak():
                yield _Run("\n", language, fixed=True)
            case NoteRef():
                pass
            case LanguageSpan(other, children):
                yield from _runs(children, variety(other))
            case _:
                yield from _runs(inline.children, language)


def _collapsed(runs: list[_Run]) -> list[_Run]:
    """`runs` with white space as the reader sees it."""
    found: list[_Run] = []
    trim = True  # at the start of a line
    for index, run in enumerate(runs):
        text = run.text
        if run.fixed:
            if text == "\n":
                _trim_end(found)
            trim = text == "\n"
        else:
            if "\n" in text:
                text = _without_breaks_in_cjk(runs, index)
            if _IS_LOOSE.search(text):
                text = _WHITE.sub(" ", text)
            text = text.removeprefix(" ") if trim else text
            trim = text.endswith(" ") if text else trim
        found.append(run._replace(text=text))
    _trim_end(found)
    return found


def _without_breaks_in_cjk(runs: list[_Run], index: int) -> str:
    before = runs[index - 1].text[-1:] if index else ""
    after = runs[index + 1].text[:1] if index + 1 < len(runs) else ""
    text = _BREAK_IN_CJK.sub("", before + runs[index].text + after)
    return text[len(before) : len(text) - len(after)]


def _trim_end(runs: list[_Run]) -> None:
    """Take the white space off the end of the line that the last of `runs` ends."""
    for index in range(len(runs) - 1, -1, -1):
        if runs[index].fixed:
            return
        if text := runs[index].text:
            runs[index] = runs[index]._replace(text=text.rstrip(" "))
            return


def _set(run: _Run, offset: int, quotes: QuoteSetter) -> str:
    """The text of `run`, which begins at `offset` of the text that `quotes` reads."""
    if run.language == _UNTOUCHED:
        return unprotect(run.text)

    def mark(match: re.Match[str]) -> str:
        if match[0] in ('"', "'"):
            return quotes.set(offset + match.start(), run.language)
        return _chinese_points(match) if run.language in _CHINESE else _points(match)

    text = run.text
    if any(sign in text for sign in _SIGNS):
        pattern = _ADDRESS_OR_MARK if "://" in text or "www." in text else _MARK
        text = pattern.sub(mark, text)
    if run.language in _CHINESE:
        text = _LOOSE_DASH.sub("——", text)
    space = _FRENCH_SPACE if run.language in _FRENCH else _SPACE
    return unprotect(space.sub(_kept_space, text))


def _points(match: re.Match[str]) -> str:
    """Three dots and dashes."""
    text, start = match.string, match.start()
    before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
    if match[0] == "...":
        return "…"
    if match[0] == "---":
        return "—"
    is_option = not before.strip() and after.islower()  # as in --verbose
    return "–" if match[0] == "--" and before not in ("<", "!") and not is_option else match[0]


def _chinese_points(match: re.Match[str]) -> str:
    """Chinese sets both two ideographs wide, and one between figures."""
    text, before, after = _points(match), match.string[: match.start()], match.string[match.end() :]
    between_figures = before[-1:].isdigit() and after[:1].isdigit()
    return {"…": "……", "–": "—" if between_figures else "——", "—": "——"}.get(text, text)


def _kept_space(match: re.Match[str]) -> str:
    """French sets high punctuation, guillemets and thousands with a narrow space."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    narrow = after in ";!?»" or before == "«" or (before.isdigit() and after.isdigit())
    return _NARROW if narrow else _NBSP


def _rebuilt(inlines: Inlines, texts: Iterator[str]) -> Inlines:
    """`inlines` with their texts replaced by `texts`, in order."""
    found: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text():
                text = next(texts)
                if text and found and isinstance(found[-1], Text):
                    found[-1] = Text(found[-1].text + text)
                elif text:
                    found.append(Text(text))
            case InlineCode() | LineBreak() | NoteRef():
                found.append(inline)
            case _:
                if children := _rebuilt(inline.children, texts):
                    found.append(msgspec.structs.replace(inline, children=children))
    return tuple(found)
