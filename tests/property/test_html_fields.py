"""Whatever a field or a story holds, HTML that is made of it says the same and means no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from broadsheet.issue import tree
from broadsheet.issue.model import Block, Inlines
from broadsheet.markup.html import Dialect, Html, field
from broadsheet.markup.languages import Direction
from tests.property.strategies import bodies, inlines

PLAIN = Dialect(
    named=lambda name, _direction: name,
    pictured=lambda picture, _direction: Markup('<img alt="{}">').format(picture.alt),
    noted=lambda number: Markup("<sup>{}</sup>").format(number),
)
OUR_TAG = re.compile(
    "a|abbr|blockquote|br|caption|code|d[dlt]|em|h[3-6r]|img|li|ol|p|pre|span|strong|su[bp]|table|tbody|t[dhr]|thead|ul"
)
OUR_ATTRIBUTES = frozenset({"alt", "class", "dir", "href", "lang", "scope", "start", "title"})
MARKUP = st.sampled_from(
    (
        "<script>alert(1)</script>",
        "</p><b>",
        '" onclick="x',
        "<!--",
        "]]>",
        "&lt;",
        "&#60;i>",
        "{{ 7 * 7 }}",
        "\0",
    )
)
fields = st.lists(MARKUP | st.text(st.characters(codec="utf-8"), max_size=8), max_size=4).map("".join)
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl")
directions = st.sampled_from(DIRECTIONS)


class Reading(HTMLParser):
    """What stands in HTML: elements, attributes, words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.words = ""
        self.strange: list[str] = []
        self.feed(str(html))  # parts of Markup would be Markup, and escape what is added to them
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_decl(self, decl: str) -> None:
        self.strange.append(decl)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)

    def unknown_decl(self, data: str) -> None:
        self.strange.append(data)


@given(fields, directions)
def test_a_field_is_read_back_as_it_was_written(text: str, within: Direction) -> None:
    found = Reading(field(text, within))
    assert found.words == text
    assert (found.tags <= {"span"}, found.names <= {"dir"}, found.strange) == (True, True, [])


@given(bodies)
def test_no_story_makes_an_element_that_is_not_ours(body: tuple[Block, ...]) -> None:
    found = Reading(Html(PLAIN, "ltr").blocks(body))
    assert [tag for tag in found.tags if not OUR_TAG.fullmatch(tag)] == []
    assert (found.names - OUR_ATTRIBUTES, found.strange) == (set(), [])


@given(inlines)
def test_no_word_of_a_line_is_lost(line: Inlines) -> None:
    html = Html(PLAIN, "ltr").inlines(line)
    notes = "".join(map(str, tree.note_numbers(line)))
    found = sorted(Reading(html).words)
    assert found == sorted(tree.plain(line).replace("\n", "") + notes)


@given(st.lists(fields, min_size=1, max_size=3))
def test_attributes_hold_any_text(texts: list[str]) -> None:
    for text, read in zip(texts, _read_back(texts), strict=True):
        assert read == text


def _read_back(texts: list[str]) -> Iterator[str | None]:
    class Titles(HTMLParser):
        found: list[str | None]

        def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append(dict(attrs)["alt"])

    reader = Titles()
    reader.found = []
    reader.feed("".join(Markup('<img alt="{}">').format(text) for text in texts))
    yield from reader.found
