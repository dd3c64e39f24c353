"""Blocks and inlines as HTML: escaped here and nowhere else, so that no character of a story can mean markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Abbreviation,
    Block,
    Cell,
    Code,
    Crosshead,
    DefinitionList,
    Divider,
    Emphasis,
    Inline,
    InlineCode,
    LanguageSpan,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Raised,
    Sentence,
    SmallCaps,
    Strong,
    Table,
    Text,
    Verse,
)
from broadsheet.markup.isolates import directions
from broadsheet.markup.languages import Direction, direction

Around = Emphasis | Strong | SmallCaps | Link | Abbreviation | Raised

_NONE = Markup("")
_LEFT_TO_RIGHT = Markup(' dir="ltr"')
_COLUMN = Markup(' scope="col"')
_TAGS: dict[type[Emphasis | Strong], str] = {Emphasis: "em", Strong: "strong"}
_RAISED = {"super": "sup", "sub": "sub"}
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LOWEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one edition writes HTML.

    `named` gives what is written of a class for an element of that direction; `pictured` a picture within the text;
    `noted` the mark of a note. `xml`: it is XHTML, where every element is closed and `xml:lang` says the language too.
    `heading` is the level of the first crossheads below a headline.
    """

    named: Callable[[str, Direction], str]
    pictured: Callable[[Picture, Direction], Markup]
    noted: Callable[[int], Markup]
    xml: bool = False
    heading: int = 3


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup("".join(parts))  # noqa: S704 - all of them are escaped already, which `Markup.join` does again


def field(text: str, within: Direction) -> Markup:
    """`text` as a field in a line that runs `within`: with a direction of its own where letters, or marks that direct
    them, might disturb what stands around.

    `<span dir>` isolates as `<bdi>` does, and more programs know it.
    """
    found = tuple(dict.fromkeys(directions(text)))
    if found in {(), (within,)} and not _DIRECTING.search(text):
        return escape(text)
    return Markup('<span dir="{}">{}</span>').format(next(iter(found), within), text)


def _attribute(name: str, value: str) -> Markup:
    return Markup(' {}="{}"').format(name, value)


class Html:
    """Writes blocks and inlines of text that runs in `direction`, in one dialect."""

    def __init__(self, dialect: Dialect, within: Direction) -> None:
        self.dialect = dialect
        self.within: Direction = within

    @property
    def line_break(self) -> Markup:
        return self.void("br", "")

    # -- inlines ----------------------------------------------------------------------------------------------

    def inlines(self, inlines: Iterable[Inline], *, links: bool = True) -> Markup:
        """`inlines` as HTML; without `links` only their words remain."""
        return joined(self._inline(inline, links=links) for inline in inlines)

    def _inline(self, inline: Inline, *, links: bool) -> Markup:
        match inline:
            case Text(text=text):
                return escape(text)
            case InlineCode(text=text):
                return self.element("code", "code", escape(text), _LEFT_TO_RIGHT)
            case LineBreak():
                return self.line_break
            case NoteRef(number=number):
                return self.dialect.noted(number)
            case LanguageSpan():
                return self._foreign(inline, links=links)
        return self._around(inline, links=links)

    def _around(self, inline: Around, *, links: bool) -> Markup:
        is_link = isinstance(inline, Link)
        words = self.inlines(inline.children, links=links and not is_link)
        name, attributes = "", _NONE
        match inline:
            case Link(url=url):
                # A fragment leads to a place of the story's own page.
                name, attributes = "" if url.startswith("#") or not links else "a", _attribute("href", url)
            case Abbreviation(expansion=expansion):
                name, attributes = "abbr", _attribute("title", expansion)
            case Raised(position=position):
                name = _RAISED[position]
            case Emphasis() | Strong():
                name = _TAGS[type(inline)]
        # Real small capitals are nothing that mail programs know: their words stand as they are.
        return self.element(name, "link" if is_link else name, words, attributes) if name else words

    def _foreign(self, span: LanguageSpan, *, links: bool) -> Markup:
        own = direction(span.language)
        words = Html(self.dialect, own).inlines(span.children, links=links)
        named = ("lang", "xml:lang") if self.dialect.xml else ("lang",)
        languages = joined(_attribute(name, span.language) for name in named)
        return self.element("span", "foreign", words, languages + _attribute("dir", own))

    # -- blocks -----------------------------------------------------------------------------------------------

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        return joined(map(self.block, blocks))

    def block(self, block: Block) -> Markup:
        match block:
            case Paragraph(sentences=sentences):
                return self.element("p", "paragraph", self._sentences(sentences))
            case Crosshead(inlines=inlines, level=level):
                tag = f"h{min(self.dialect.heading + level - 1, _LOWEST_HEADING)}"
                return self.element(tag, "crosshead", self.inlines(inlines))
            case Picture():
                return self.dialect.pictured(block, self.within)
            case Code(text=text):
                return self.element("pre", "pre", escape(text), _LEFT_TO_RIGHT)
            case Divider():
                return self.void("hr", "divider")
            case Quote() | List() | DefinitionList() | Table() | Verse():
                return self._of_parts(block)

    def _of_parts(self, block: Quote | List | DefinitionList | Table | Verse) -> Markup:
        match block:
            case Quote(blocks=inner):
                return self.element("blockquote", "quote", self.blocks(inner))
            case List(items=items, ordered=ordered, start=start):
                first = _attribute("start", str(start)) if ordered and start != 1 else _NONE
                made = joined(self.element("li", "item", self._item(item.blocks)) for item in items)
                return self.element("ol" if ordered else "ul", "list", made, first)
            case DefinitionList():
                return self.element("dl", "definitions", joined(self._definitions(block)))
            case Verse(stanzas=stanzas):
                lines = (self.line_break.join(map(self.inlines, stanza)) for stanza in stanzas)
                return joined(self.element("p", "verse", stanza) for stanza in lines)
            case Table():
                return self._table(block)

    def _sentences(self, sentences: Iterable[Sentence]) -> Markup:
        return joined(self.inlines(sentence.inlines) for sentence in sentences)

    def running(self, block: Block) -> Markup:
        """The words of a paragraph, without an element around them; any other block as it is."""
        return self._sentences(block.sentences) if isinstance(block, Paragraph) else self.block(block)

    def _item(self, blocks: tuple[Block, ...]) -> Markup:
        """A list item that is one paragraph needs none around it."""
        return joined((*map(self.running, blocks[:1]), self.blocks(blocks[1:])))

    def _definitions(self, block: DefinitionList) -> Iterator[Markup]:
        for definition in block.items:
            yield self.element("dt", "term", self.inlines(definition.term))
            yield self.element("dd", "definition", self._item(definition.blocks))

    def _table(self, table: Table) -> Markup:
        parts = []
        if table.caption:
            parts.append(self.element("caption", "caption", self.inlines(table.caption)))
        if any(tree.plain(cell.inlines).strip() for cell in table.head):
            parts.append(Markup("<thead>{}</thead>").format(self._row(table.head, "th", _COLUMN)))
        rows = joined(self._row(row, "td") for row in table.rows)
        return self.element("table", "table", joined((*parts, Markup("<tbody>{}</tbody>").format(rows))))

    def _row(self, cells: tuple[Cell, ...], tag: str, attributes: Markup = _NONE) -> Markup:
        made = (
            self.element(tag, f"{tag}-{cell.align}", self.inlines(cell.inlines), attributes) for cell in cells
        )
        return Markup("<tr>{}</tr>").format(joined(made))

    def element(self, tag: str, name: str, content: Markup, attributes: Markup = _NONE) -> Markup:
        """`content` in an element whose class is the dialect's word for `name`."""
        written = self.dialect.named(name, self.within)
        named = f' class="{written}"' if written else ""
        # Names of tags and classes are our own words, and all else is escaped by now.
        return Markup(f"<{tag}{attributes}{named}>{content}</{tag}>")  # noqa: S704

    def void(self, tag: str, name: str) -> Markup:
        """An element without content."""
        written = self.dialect.named(name, self.within) if name else ""
        named = f' class="{written}"' if written else ""
        return Markup(f"<{tag}{named}{'/' if self.dialect.xml else ''}>")  # noqa: S704 -- as above
