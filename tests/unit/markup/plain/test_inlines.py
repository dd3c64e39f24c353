"""Markup becomes words, and only links and notes leave a mark."""

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
from broadsheet.markup.plain.breaking import HELD
from broadsheet.markup.plain.inlines import Links
from tests.unit.markup.plain.hands import hand, words

TIDE = (Text("tide"),)
PERSIAN = (Text("کتاب"),)


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Emphasis(TIDE), "tide"),
        (Strong((Text("a "), SmallCaps(TIDE))), "a tide"),
        (Abbreviation("the tide", TIDE), "tide"),
        (InlineCode("rm -rf"), "rm -rf"),
        (LineBreak(), "\n"),
        (Raised("super", (Text("2"),)), "²"),
        (Raised("sub", (Text("10"),)), "₁₀"),
        (Raised("super", (Text("er"),)), "er"),
        (Raised("super", (Text("2a"),)), "2a"),
        (LanguageSpan("fa", PERSIAN), "\u2068کتاب\u2069"),
        (LanguageSpan("fr", TIDE), "tide"),
        (Link("#later", TIDE), "tide"),
        (Link("https://example.org/", ()), ""),
    ],
)
def test_each_inline_has_its_words(inline: Inline, expected: str) -> None:
    assert hand().words((inline,)) == expected


def test_a_latin_name_in_persian_is_isolated_and_stays_on_one_line() -> None:
    span = LanguageSpan("en", (Text("Port Ennis"),))
    assert hand("fa").words((span,)) == f"\u2068Port{HELD}Ennis\u2069"


def test_links_are_numbered_through_the_issue_and_the_same_address_once_a_story() -> None:
    links = Links(words("en"))
    writer = hand(links=links)
    links.begin("https://example.org/home")
    first = writer.words((Link("https://a.example", TIDE), Link("https://b.example", TIDE)))
    again = writer.words((Link("https://a.example", TIDE),))
    assert (first, again) == (f"tide{HELD}[1]tide{HELD}[2]", f"tide{HELD}[1]")
    links.begin("")
    assert writer.words((Link("https://a.example", TIDE),)) == f"tide{HELD}[3]"
    assert links.taken() == [(3, "https://a.example")]


def test_the_home_of_the_story_is_no_link_within_it() -> None:
    links = Links(words("en"))
    links.begin("https://example.org/home")
    assert hand(links=links).words((Link("https://example.org/home", TIDE),)) == "tide"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/n/", "example.org/n"),
        ("https://example.org", "https://example.org/"),
        ("mailto:post@example.org", "post@example.org"),
        ("tel:+441234567", "+44 1234 567"),
    ],
)
def test_a_link_that_shows_its_own_address_has_no_number(url: str, shown: str) -> None:
    links = Links(words("en"))
    assert hand(links=links).words((Link(url, (Text(shown),)),)) == shown
    assert links.taken() == []


def test_a_number_is_in_the_digits_of_the_issue_whatever_the_language_of_the_story() -> None:
    links = Links(words("fa"))
    assert hand("en", links=links).words((Link("https://a.example", TIDE),)) == f"tide{HELD}[۱]"


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "¹²"), ("he", "¹²"), ("fa", f"{HELD}(۱۲)"), ("ar", f"{HELD}(١٢)")]
)
def test_a_note_has_a_raised_mark_where_its_digits_can_be_raised(language: str, mark: str) -> None:
    assert hand(language, notes=[12]).words((NoteRef(12),)) == mark


def test_a_note_that_is_not_carried_has_no_mark() -> None:
    assert hand(notes=[1]).words((Text("a"), NoteRef(1), NoteRef(2))) == "a¹"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "On:"), ("fr", f"On{HELD}:"), ("ja", "On："), ("zh-Hant", "On："), ("fa", "On:")],
)
def test_what_announces_ends_with_the_colon_of_its_language(language: str, expected: str) -> None:
    assert hand(language).colon("On") == expected
    assert hand(language).colon(expected) == expected
