"""Text as data for Typst: strings are words, dictionaries are markup around them.

Typst never sees its own markup language: a template turns this data into content (templates/text.typ), so that
no character of a story can mean anything but itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
    Sentence,
    SmallCaps,
    Strong,
    Text,
)
from broadsheet.markup.breaks import breakable

Node = str | dict[str, Any]

_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_RTL_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo"})


def direction(language: str) -> str:
    """"rtl" or "ltr", by the script or the language of a BCP 47 tag."""
    parts = language.lower().replace("_", "-").split("-")
    scripts = {part for part in parts[1:] if len(part) == 4}
    if scripts:
        return "rtl" if scripts & _RTL_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RTL else "ltr"


def language_parts(language: str) -> tuple[str, str | None]:
    """(language, region) of a BCP 47 tag as Typst wants them."""
    parts = language.replace("_", "-").split("-")
    region = next((part.upper() for part in parts[1:] if len(part) == 2), None)
    return parts[0].lower(), region


def nodes(inlines: Iterable[Inline], *, links: bool = True) -> list[Node]:
    """`inlines` as data; without `links` only their words remain (a link inside a link is no link)."""
    return [_node(inline, links=links) for inline in inlines]


def sentence_nodes(sentence: Sentence) -> list[Node]:
    return nodes(sentence.inlines)


def _node(inline: Inline, *, links: bool) -> Node:
    match inline:
        case Text(text=text):
            return breakable(text)
        case InlineCode(text=text):
            return {"k": "code", "s": breakable(text)}
        case LineBreak():
            return {"k": "br"}
        case NoteRef(number=number):
            return {"k": "note", "s": str(number)}
        case Raised(position=position):
            kind = position
        case Emphasis():
            kind = "em"
        case Strong():
            kind = "strong"
        case SmallCaps():
            kind = "sc"
        case Abbreviation():
            kind = "span"
        case Link(url=url):
            kind = "link" if links and not url.startswith("#") else "span"
            return {"k": kind, "u": url, "c": nodes(inline.children, links=False)}
        case LanguageSpan(language=language):
            lang, region = language_parts(language)
            spoken = {"k": "lang", "l": lang, "r": region, "d": direction(language)}
            return {**spoken, "c": nodes(inline.children, links=links)}
    return {"k": kind, "c": nodes(inline.children, links=links)}
