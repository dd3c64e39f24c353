"""The tree in which Markdown and HTML meet, between the parser's tokens and the model.

Markdown opens and closes elements in good order; HTML does so as authors do. The builder mends what browsers would
mend: an open paragraph ends where a block begins, a list item where the next one starts, and a closing tag that
fits nothing is passed over. What Markdown opened only Markdown closes, but for the paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from broadsheet.sources.folder.markdown.tags import BLOCKS, DROPPED, VOID

MAX_DEPTH = 20

_ENTRIES, _CELLS = frozenset({"dt", "dd"}), frozenset({"td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
# What an opening tag closes, and the elements that hide it from what is further out.
_CLOSES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    **dict.fromkeys(_ENTRIES, (_ENTRIES, frozenset({"dl"}))),
    **dict.fromkeys(_CELLS, (_CELLS, frozenset({"tr", "table"}))),
    **dict.fromkeys(_SECTIONS, (_SECTIONS | {"caption"}, frozenset({"table"}))),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}


@dataclass(slots=True)
class Element:
    """`line` is that of the file."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").lower().split())


Node = Element | str


class _Open(NamedTuple):
    """An open element; `name` is how it was opened, whatever it has become, `tag` what closes it."""

    name: str
    tag: str
    element: Element
    markdown: bool


class TreeBuilder:
    """Grows one tree.

    `too_deep` is the line where nesting first went beyond `MAX_DEPTH`: deeper elements are not made, what they
    hold goes to the last one that was.
    """

    def __init__(self, line: int) -> None:
        self.root = Element("body", {}, line)
        self.too_deep: int | None = None
        self._open = [_Open("body", "body", self.root, markdown=True)]
        self._not_made: Counter[str] = Counter()

    def add(self, node: Node) -> None:
        self._open[-1].element.children.append(node)

    def empty(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element that holds nothing."""
        self._make_room(name)
        self.add(Element(name, attributes, line))

    def open(self, name: str, attributes: Mapping[str, str], line: int, *, tag: str = "") -> Element:
        """Without a `tag` that closes it, only `close` does."""
        self._make_room(name)
        element = Element(name, attributes, line)
        if len(self._open) > MAX_DEPTH:
            self.too_deep = self.too_deep or line
            self.add("\n" if name in BLOCKS else "")
            return element
        self.add(element)
        self._open.append(_Open(name, tag or name, element, markdown=not tag))
        return element

    def open_html(self, name: str, attributes: Mapping[str, str], line: int, *, empty: bool) -> None:
        """A tag an author wrote."""
        if empty or name in VOID:
            self.empty(name, attributes, line)
            return
        # A paragraph whose text is Markdown holds the paragraphs of that.
        made = "div" if name == "p" and "markdown" in attributes else name
        element = self.open(made, attributes, line, tag=name)
        if self._open[-1].element is not element:
            self._not_made[name] += 1

    def close(self, element: Element) -> None:
        """Close what Markdown opened, and all that is open inside it."""
        if self._open[-1].element is not element:
            if not any(entry.element is element for entry in self._open):
                return
            while self._open[-1].element is not element:
                self._pop()
        self._open.pop()

    def close_html(self, name: str) -> None:
        """A closing tag an author wrote."""
        if self._not_made[name]:
            self._not_made[name] -= 1
            return
        for entry in reversed(self._open):
            if entry.tag == name and (not entry.markdown or name == "p"):
                self._pop_to(entry)
                self._open.pop()
                return
            if entry.markdown and entry.name != "p":
                return
            if name not in BLOCKS and entry.name in BLOCKS:
                return

    def finish(self) -> Element:
        while len(self._open) > 1:
            self._pop()
        return self.root

    def _make_room(self, name: str) -> None:
        """Close what cannot hold a `name`."""
        if name not in BLOCKS:
            return
        closes, hidden_by = _CLOSES.get(name, (frozenset(), frozenset()))
        for entry in self._open[::-1]:
            if entry.name in DROPPED:
                break
            if entry.name == "p" or (entry.name in closes and not entry.markdown):
                self._pop_to(entry)
                self._pop()
            elif entry.name in hidden_by or (entry.name in BLOCKS and (entry.markdown or not closes)):
                break
        for entry in self._open[::-1]:
            if entry.name in BLOCKS:
                break
            if entry.element.name not in DROPPED:
                entry.element.name = "div"  # an inline element that comes to hold a block is a block

    def _pop_to(self, entry: _Open) -> None:
        while self._open[-1] is not entry:
            self._pop()

    def _pop(self) -> None:
        """Close the innermost element without a closing tag.

        A tag that gives nothing takes nothing with it then: an `<iframe>` left open must not swallow the story.
        """
        element = self._open.pop().element
        if element.name in DROPPED:
            holds_blocks = any(
                isinstance(child, Element) and child.name in BLOCKS for child in element.children
            )
            element.name = "div" if holds_blocks else "span"


# -- looking into a tree --------------------------------------------------------------------------------------------


def topmost(nodes: Iterable[Node], wanted: Callable[[Element], bool]) -> Iterator[Element]:
    """The elements that are `wanted`, but for those inside another such."""
    for node in nodes:
        if isinstance(node, Element):
            if wanted(node):
                yield node
            else:
                yield from topmost(node.children, wanted)


def pruned(nodes: Iterable[Node], unwanted: Callable[[Element], bool]) -> Iterator[Node]:
    """`nodes` without the elements that are `unwanted`, at any depth."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif not unwanted(node):
            yield replace(node, children=list(pruned(node.children, unwanted)))
