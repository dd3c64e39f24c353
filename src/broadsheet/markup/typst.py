"""Text as data for Typst: strings are words, dictionaries are markup around them.

Typst never sees its own markup language: a template turns this data into content, so that no character of a
story can mean anything but itself.
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
    SmallCaps,
    Strong,
    Text,
)
from broadsheet.markup.breaks import breakable
from broadsheet.markup.languages import direction, language_and_region

Node = str | dict[str, Any]

# What each kind of markup is called in templates/text.typ; an abbreviation looks like its words.
_KINDS: dict[type[Emphasis | Strong | SmallCaps | Abbreviation], str] = {
    Emphasis: "em",
    Strong: "strong",
    SmallCaps: "sc",
    Abbreviation: "span",
}


def nodes(inlines: Iterable[Inline], *, links: bool = True) -> list[Node]:
    """`inlines` as data; without `links` only their words remain (a link inside a link is no link)."""
    return [_node(inline, links=links) for inline in inlines]


def _node(inline: Inline, *, links: bool) -> Node:
    leaf = _leaf(inline)
    return _around(inline, links=links) if leaf is None else leaf  # an empty text is a leaf too


def _leaf(inline: Inline) -> Node | None:
    match inline:
        case Text(text=text):
            return breakable(text)
        case InlineCode(text=text):
            return {"k": "code", "s": breakable(text)}
        case LineBreak():
            return {"k": "br"}
        case NoteRef(number=number):
            return {"k": "note", "s": str(number)}
    return None


def _around(inline: Inline, *, links: bool) -> Node:
    match inline:
        case Link(url=url):
            # A fragment leads to a place of the web page, which paper does not have.
            live = links and not url.startswith("#")
            return {"k": "link" if live else "span", "u": url, "c": nodes(inline.children, links=False)}
        case LanguageSpan(language=language):
            lang, region = language_and_region(language)
            spoken = {"k": "lang", "l": lang, "r": region, "d": direction(language)}
            return {**spoken, "c": nodes(inline.children, links=links)}
        case Raised(position=position):
            return {"k": position, "c": nodes(inline.children, links=links)}
        case Emphasis() | Strong() | SmallCaps() | Abbreviation():
            return {"k": _KINDS[type(inline)], "c": nodes(inline.children, links=links)}
    raise AssertionError(f"{inline} is a leaf")
