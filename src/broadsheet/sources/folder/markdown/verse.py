"""Poems: lines end where the author ended them, stanzas at blank lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from broadsheet.issue.model import Inline, InlineCode, Inlines, LineBreak, NoteRef, Text, Verse
from broadsheet.sources.folder.markdown.elements import Element, Node
from broadsheet.sources.folder.markdown.inlines import inlines_of
from broadsheet.sources.folder.markdown.reading import Reading
from broadsheet.sources.folder.markdown.tags import BLOCKS

_CLASSES = frozenset({"verse", "poem"})


def is_verse(element: Element) -> bool:
    return bool(element.classes & _CLASSES)


def verse_of(element: Element, reading: Reading, language: str) -> tuple[Verse, ...]:
    """The poem that `element` is; blocks inside it are stanzas. Nothing when it has no words."""
    stanzas = [tuple(_lines(inlines_of(stanza, reading, language))) for stanza in _stanzas(element.children)]
    kept = tuple(stanza for stanza in stanzas if stanza)
    return (Verse(kept),) if kept else ()


def _stanzas(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """The nodes of each stanza, with `br` for every end of a line."""
    stanza: list[Node] = []
    for node in _with_breaks(nodes):
        if isinstance(node, Element) and node.name in BLOCKS:
            yield stanza
            yield from _stanzas(node.children)
            stanza = []
        elif _is_break(node) and stanza and _is_break(stanza[-1]):
            yield stanza
            stanza = []
        elif not isinstance(node, str) or node.strip():
            stanza.append(node)
    yield stanza


def _with_breaks(nodes: Iterable[Node]) -> Iterator[Node]:
    """`nodes` with `br` for the line breaks of the source; behind a `br` such a break is the same one."""
    after_break = False
    for node in nodes:
        if isinstance(node, str):
            yield from _lines_of(node, after_break=after_break)
            after_break = after_break and not node.strip()
        else:
            inline = node.name not in BLOCKS
            yield replace(node, children=list(_with_breaks(node.children))) if inline else node
            after_break = _is_break(node)


def _lines_of(text: str, *, after_break: bool) -> Iterator[Node]:
    first, *others = text.split("\n")
    if after_break and others and not first.strip():
        first, *others = others
    yield first
    for line in others:
        yield Element("br", {}, 0)
        yield line


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "br"


def _lines(inlines: Inlines) -> Iterator[Inlines]:
    """`inlines` divided at their line breaks; markup that spans one is closed and opened again."""
    line: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield tuple(line)
            line = []
        elif isinstance(inline, Text | InlineCode | NoteRef):
            line.append(inline)
        else:
            first, *others = _lines(inline.children)
            line.append(msgspec.structs.replace(inline, children=first))
            for other in others:
                yield tuple(line)
                line = [msgspec.structs.replace(inline, children=other)]
    if line:
        yield tuple(line)
