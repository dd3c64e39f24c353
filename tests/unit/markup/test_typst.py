"""Inlines as data for the templates: no character of a story can mean anything but itself."""

from __future__ import annotations

import pytest

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
from broadsheet.markup.typst import Node, nodes

TIDE = (Text("tide"),)


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Text("#set *bold* $x$ @ref"), "#set *bold* $x$ @ref"),
        (InlineCode("a_b"), {"k": "code", "s": "a_b"}),
        (LineBreak(), {"k": "br"}),
        (NoteRef(3), {"k": "note", "s": "3"}),
        (Emphasis(TIDE), {"k": "em", "c": ["tide"]}),
        (Strong(TIDE), {"k": "strong", "c": ["tide"]}),
        (SmallCaps(TIDE), {"k": "sc", "c": ["tide"]}),
        (Abbreviation("the tide", TIDE), {"k": "span", "c": ["tide"]}),
        (Raised("sub", TIDE), {"k": "sub", "c": ["tide"]}),
        (LanguageSpan("pt-BR", TIDE), {"k": "lang", "l": "pt", "r": "BR", "d": "ltr", "c": ["tide"]}),
        (LanguageSpan("fa", TIDE), {"k": "lang", "l": "fa", "r": None, "d": "rtl", "c": ["tide"]}),
        (Link("https://example.org", TIDE), {"k": "link", "u": "https://example.org", "c": ["tide"]}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_inline_has_its_node(inline: Inline, expected: Node) -> None:
    assert nodes([inline]) == [expected]


def test_markup_inside_markup_stays_inside() -> None:
    assert nodes([Strong((Text("a "), Emphasis(TIDE)))]) == [
        {"k": "strong", "c": ["a ", {"k": "em", "c": ["tide"]}]}
    ]


def test_a_link_to_a_place_of_the_web_page_is_words_on_paper() -> None:
    assert nodes([Link("#later", TIDE)]) == [{"k": "span", "u": "#later", "c": ["tide"]}]


def test_a_link_inside_a_link_is_words() -> None:
    (outer,) = nodes([Link("https://a.example", (Emphasis((Link("https://b.example", TIDE),)),))])
    assert isinstance(outer, dict)
    assert outer["k"] == "link"
    assert outer["c"][0]["c"][0]["k"] == "span"


def test_empty_text_is_kept_as_it_is() -> None:
    assert nodes([Text("")]) == [""]
