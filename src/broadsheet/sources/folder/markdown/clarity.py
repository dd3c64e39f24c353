"""What a text hides from those who hear it: links whose words say nothing, and headings that are only bold type."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from unicodedata import east_asian_width

from broadsheet.sources.folder.markdown.elements import Element, Node
from broadsheet.sources.folder.markdown.inlines import language_of, plain_text

_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_NAMES = frozenset({"go", "read", "start", "info", "link", "details"})
"""Words that with a capital may name somebody or something."""

_BOLD = frozenset({"strong", "b"})
_SENTENCE_END = re.compile(r"[.!?…:;,。!?:;،؛؟۔][\W_]*$")
_NO_HEADING = re.compile(r"\s*(?:[-–—―•]|[^\W\d_]{1,2}\s*[:：.])")
"""How attributions, items and the questions of an interview begin."""

_LONGEST_HEADING = 80  # characters, of which one in Chinese, Japanese or Korean counts for two
_TEXT = frozenset({"p", "ul", "ol"})


def vague_links(root: Element, language: str) -> Iterator[tuple[str, int]]:
    """The words of every link that does not say where it leads, with its line (WCAG 2.2, 2.4.4)."""
    for element in _elements(root):
        own = language_of(element, language)
        if element.name == "a" and "href" in element.attributes:
            words = plain_text(element.children).strip()
            is_name = words[:1].isupper() and _key(words) in _NAMES
            if not is_name and _key(words) in _vague(own.partition("-")[0].lower()):
                yield words, element.line
        yield from vague_links(element, own)


def bold_headings(root: Element) -> Iterator[tuple[str, int]]:
    """The words of every short paragraph in bold above text, with its line: it looks like a heading, and no edition
    can know that it is one (axe `p-as-heading`, WCAG 2.2, 1.3.1).
    """
    for paragraph, below in pairwise(_elements(root)):
        if paragraph.name != "p" or below.name not in _TEXT:
            continue
        words = plain_text(paragraph.children).strip()
        if (
            _is_bold(paragraph)
            and 0 < _width(words) <= _LONGEST_HEADING
            and not _SENTENCE_END.search(words)
            and not _NO_HEADING.match(words)
            and not _is_bold(below)
        ):
            yield words, paragraph.line


def _width(words: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _is_bold(paragraph: Element) -> bool:
    inside = [child for child in paragraph.children if not _is_blank(child)]
    if any(_is_link_alone(child) for child in inside):
        return False
    return bool(inside) and all(isinstance(child, Element) and child.name in _BOLD for child in inside)


def _is_link_alone(node: Node) -> bool:
    return isinstance(node, Element) and [child.name for child in _elements(node)] == ["a"]


def _is_blank(node: Node) -> bool:
    return isinstance(node, str) and not node.strip()


def _key(words: str) -> str:
    return _ENDS.sub("", " ".join(words.casefold().replace("’", "'").split()))


@cache
def _vague(language: str) -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("vague_links.toml").read_text("utf-8"))
    return frozenset(map(_key, table.get(language, ())))
