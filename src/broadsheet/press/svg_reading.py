"""Reading a drawing: the tree of the elements that are allowed, and no other.

The file is parsed by the standard library's expat; one that declares an entity is refused, so nothing expands and
nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from broadsheet.press.picture_file import BrokenPictureError

MAX_ELEMENTS = 50_000
MAX_DEPTH = 100

SVG = "http://www.w3.org/2000/svg"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXTUAL = words("text tspan textPath style")
SHAPES = words("path rect circle ellipse line polyline polygon")
_STRUCTURE = words("svg g a defs symbol use switch image stop clipPath mask pattern marker")
_ELEMENTS = _TEXTUAL | SHAPES | _STRUCTURE | words("linearGradient radialGradient")
# Dropping these changes nothing on paper. Everything else that is dropped is named to the editor.
_UNSEEN = words("title desc metadata script view cursor filter")
_KNOWN = _ELEMENTS | _UNSEEN


@dataclass(slots=True)
class Element:
    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)


def descendants(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from descendants(child)


def _text(element: Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


def parsed(data: bytes) -> tuple[Element, str, set[str]]:
    """The tree of allowed elements, the style sheets' text, and what visible things were left out."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- expat takes no keywords
    except BrokenPictureError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise BrokenPictureError(f"it is not well-formed XML ({error})") from error
    assert reader.root is not None, "well-formed XML has a root"
    return reader.root, "\n".join(map(_text, reader.sheets)), reader.dropped


def _refuse_entity(*_: object) -> None:
    raise BrokenPictureError("it declares entities, which can hide anything")


class _Reader:
    """Expat's handlers: they build the tree of allowed elements and skip all else."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.sheets: list[Element] = []
        self.dropped: set[str] = set()
        self._open: list[Element] = []
        self._skipping = 0
        self._count = 0

    def start(self, qualified: str, attributes: dict[str, str]) -> None:
        namespace, _, name = qualified.rpartition(" ")
        if self._skipping or not self._is_allowed(namespace, name):
            self._skipping += 1
            return
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            raise BrokenPictureError(f"it has more than {MAX_ELEMENTS} parts or {MAX_DEPTH} levels of them")
        element = Element("g" if name == "a" else name, attributes)
        self._attach(element)
        self._open.append(element)

    def _is_allowed(self, namespace: str, name: str) -> bool:
        if not self._open and (namespace not in {"", SVG} or name != "svg"):
            raise BrokenPictureError("it is XML, but no SVG drawing")
        if namespace not in {"", SVG}:
            return False
        if name not in _KNOWN:
            self.dropped.add(name if re.fullmatch(r"[A-Za-z]{1,30}", name) else "an unknown element")
        return name in _ELEMENTS

    def _attach(self, element: Element) -> None:
        if element.name == "style":
            self.sheets.append(element)
        elif self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element

    def end(self, _: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()

    def text(self, text: str) -> None:
        if not self._skipping and self._open[-1].name in _TEXTUAL:
            self._open[-1].children.append(text)
