"""From block elements to the blocks of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Code,
    Crosshead,
    Definition,
    DefinitionList,
    Divider,
    List,
    ListItem,
    NoteRef,
    Paragraph,
    Quote,
)
from broadsheet.issue.sentences import sentence_ends
from broadsheet.sources.folder.markdown.asides import is_pull_quote, pull_quote_of
from broadsheet.sources.folder.markdown.cuts import MORE_BLOCK
from broadsheet.sources.folder.markdown.elements import Element, Node
from broadsheet.sources.folder.markdown.figures import pictures_in, pictures_of
from broadsheet.sources.folder.markdown.inlines import inlines_of, language_of, plain_text, running_text
from broadsheet.sources.folder.markdown.reading import Reading
from broadsheet.sources.folder.markdown.shortcodes import literal
from broadsheet.sources.folder.markdown.tables import table_of
from broadsheet.sources.folder.markdown.tags import BLOCKS, HEADINGS, NOTE
from broadsheet.sources.folder.markdown.verse import is_verse, verse_of

_CODE_CLASS = re.compile(r"(?:^|\s)(?:language|lang|brush:?)[-\s]([\w+#.-]+)")
_CODE_INFO = re.compile(r"\{?\.?([\w+#-]+)")


def blocks_of(nodes: Iterable[Node], reading: Reading, language: str) -> tuple[Block, ...]:
    """The blocks that `nodes` are; what runs between block elements is a paragraph.

    A picture inside a block comes right behind it.
    """
    found: list[Block] = []
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.name in BLOCKS:
            found += _paragraphs(run, reading, language)
            run.clear()
            found += _block(node, reading, language_of(node, language))
            found += _aftermath(reading)
        else:
            run.append(node)
    return (*found, *_paragraphs(run, reading, language))


def _aftermath(reading: Reading) -> Iterator[Block]:
    """What was met inside a block and stands behind it."""
    if reading.more_due:
        reading.more_due = False
        yield MORE_BLOCK
    for element, language in reading.take_pictures():
        yield from pictures_of(element, reading, language)


def _paragraphs(run: list[Node], reading: Reading, language: str) -> Iterator[Block]:
    for nodes in _divided(run):
        inlines = running_text(nodes, reading, language)
        text = tree.plain(inlines)
        if text.strip():
            yield Paragraph(tree.as_sentences(inlines, sentence_ends(text, language)))
        elif any(isinstance(each, NoteRef) for each in inlines):
            yield Paragraph(tree.as_sentences(inlines, ()))
        yield from _aftermath(reading)


def _divided(run: list[Node]) -> Iterator[list[Node]]:
    """Two line breaks in a row are how old posts write the end of a paragraph."""
    part: list[Node] = []
    breaks = 0
    for node in run:
        is_break = isinstance(node, Element) and node.name == "br"
        if is_break or not (isinstance(node, str) and not node.strip()):
            breaks = breaks + 1 if is_break else 0
        part.append(node)
        if breaks == 2:  # noqa: PLR2004 (two is the rule)
            yield part
            part, breaks = [], 0
    if part:
        yield part


# -- one block ------------------------------------------------------------------------------------------------------


def _block(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    if is_verse(element):
        return verse_of(element, reading, language)
    make = _MAKERS.get(element.name, _container)
    return make(element, reading, language)


def _container(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    return blocks_of(element.children, reading, language)


def _aside(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    if not is_pull_quote(element):
        return _container(element, reading, language)
    if quote := pull_quote_of(element, language):
        reading.pull_quotes.append(quote)
    return ()


def _heading(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    inlines = inlines_of(element.children, reading, language)
    if tree.plain(inlines).strip():
        yield Crosshead(inlines, int(element.name[1:]))


def _list(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    items = tuple(ListItem(blocks) for blocks in _items(element, reading, language) if blocks)
    if items:
        start = element.attributes.get("start", "")
        number = int(start) if re.fullmatch(r"[0-9]{1,9}", start) else 1
        yield List(items, ordered=element.name == "ol", start=number)


def _items(element: Element, reading: Reading, language: str) -> Iterator[tuple[Block, ...]]:
    """The blocks of each item; a list that stands directly in a list belongs to the item before it."""
    last: tuple[Block, ...] = ()
    for child in element.children:
        if isinstance(child, Element) and child.name == "li":
            yield last
            last = blocks_of(child.children, reading, language_of(child, language))
        else:
            last += blocks_of((child,), reading, language)
    yield last


def _definitions(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    items: list[Definition] = []
    for child in _entries(element):
        inside = language_of(child, language)
        if child.name == "dt":
            items.append(Definition(inlines_of(child.children, reading, inside), ()))
            continue
        blocks = blocks_of(child.children, reading, inside)
        last = items.pop() if items else Definition((), ())
        items.append(Definition(last.term, last.blocks + blocks))
    kept = tuple(item for item in items if item.term or item.blocks)
    if kept:
        yield DefinitionList(kept)


def _entries(element: Element) -> Iterator[Element]:
    """The terms and definitions of a list; a `div` may hold a group of them."""
    for child in element.children:
        if isinstance(child, Element) and child.name in ("dt", "dd"):
            yield child
        elif isinstance(child, Element) and child.name == "div":
            yield from _entries(child)


def _quote(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    blocks = blocks_of(element.children, reading, language)
    if blocks:
        yield Quote(blocks)


def _code(element: Element, _reading: Reading, _language: str) -> Iterable[Block]:
    text = literal(plain_text(element.children)).strip("\n")
    if text.strip():
        yield Code(text, _code_language(element))


def _code_language(element: Element) -> str:
    if info := _CODE_INFO.match(element.attributes.get("language", "").strip()):
        return info[1]
    named = [element, *(child for child in element.children if isinstance(child, Element))]
    classes = (_CODE_CLASS.search(each.attributes.get("class", "")) for each in named)
    return next((match[1] for match in classes if match), "")


def _figure(element: Element, reading: Reading, language: str) -> Iterable[Block]:
    """Pictures with their caption; a figure of something else is that and its caption."""
    pictures = pictures_in(element, reading, language)
    return _container(element, reading, language) if pictures is None else pictures


def _rule(_element: Element, _reading: Reading, _language: str) -> Iterable[Block]:
    return (Divider(),)


def _nothing(_element: Element, _reading: Reading, _language: str) -> Iterable[Block]:
    return ()


_MAKERS: Mapping[str, Callable[[Element, Reading, str], Iterable[Block]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    "aside": _aside,
    "blockquote": _quote,
    "dl": _definitions,
    "figure": _figure,
    "hr": _rule,
    "pre": _code,
    "table": table_of,
    NOTE: _nothing,
}
