"""The structure (tag) tree of a finished PDF: its elements in reading order, and who owns which content.

Pdfium builds a tree for each page, of the elements with content on that page. An element of several pages is
known again by its path, the numbers of the children to follow from the root: they are the same on every page.
An element without any content (an empty table cell) is in none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes import c_ushort, sizeof
from dataclasses import dataclass, field

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from broadsheet.editions.print.readback.model import Element

Owners = Mapping[tuple[int, int], int]
"""Page and marked-content id to the index of the element that owns it."""

_Path = tuple[int, ...]
_ROOMY = 128


@dataclass(slots=True)
class _Draft:
    kind: str
    tag: str
    title: str
    alt: str
    language: str
    pages: list[int] = field(default_factory=list)


def read_elements(pages: Sequence[PdfPage]) -> tuple[tuple[Element, ...], Owners]:
    """The elements of `pages` in reading order, and the owners of their content; empty without tags."""
    drafts: dict[_Path, _Draft] = {}
    owners: dict[tuple[int, int], _Path] = {}
    for number, page in enumerate(pages, 1):
        with _tree(page) as tree:
            for path, handle in _nodes(tree):
                draft = drafts.get(path)
                if draft is None:
                    draft = drafts[path] = _drafted(handle)
                draft.pages.append(number)
                owners |= {(number, mcid): path for mcid in _marked_content(handle)}
    # A path sorts after its parent's and before those of its younger siblings: this is the reading order.
    indices = {path: index for index, path in enumerate(sorted(drafts))}
    elements = tuple(
        _element(drafts[path], index=index, parent=indices.get(path[:-1])) for path, index in indices.items()
    )
    return elements, {mark: indices[path] for mark, path in owners.items()}


@contextmanager
def _tree(page: PdfPage) -> Iterator[raw.FPDF_STRUCTTREE]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    try:
        yield tree
    finally:
        if tree:
            raw.FPDF_StructTree_Close(tree)


def _nodes(tree: raw.FPDF_STRUCTTREE) -> Iterator[tuple[_Path, raw.FPDF_STRUCTELEMENT]]:
    if not tree:
        return
    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        child = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
        if child:
            yield from _subtree(child, (index,))


def _subtree(element: raw.FPDF_STRUCTELEMENT, path: _Path) -> Iterator[tuple[_Path, raw.FPDF_STRUCTELEMENT]]:
    yield path, element
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _subtree(child, (*path, index))


def _marked_content(element: raw.FPDF_STRUCTELEMENT) -> Iterator[int]:
    """The ids of content directly under `element` on the tree's page; other children answer with -1."""
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        mcid = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mcid >= 0:
            yield mcid


def _drafted(element: raw.FPDF_STRUCTELEMENT) -> _Draft:
    return _Draft(
        kind=_string(raw.FPDF_StructElement_GetType, element),
        tag=_string(raw.FPDF_StructElement_GetRawType, element),
        title=_string(raw.FPDF_StructElement_GetTitle, element),
        alt=_string(raw.FPDF_StructElement_GetAltText, element),
        language=_string(raw.FPDF_StructElement_GetLang, element),
    )


def _string(getter: Callable[..., int], element: raw.FPDF_STRUCTELEMENT) -> str:
    """What `getter` answers: the bytes it needs, final zero included; it writes only if they suffice."""
    buffer = (c_ushort * _ROOMY)()
    needed = getter(element, buffer, sizeof(buffer))
    if needed > sizeof(buffer):
        buffer = (c_ushort * (needed // 2))()
        getter(element, buffer, needed)
    return bytes(buffer)[: max(needed - 2, 0)].decode("utf-16-le", "replace")


def _element(draft: _Draft, *, index: int, parent: int | None) -> Element:
    return Element(
        index=index,
        kind=draft.kind,
        tag=draft.tag,
        parent=parent,
        pages=tuple(draft.pages),
        title=draft.title,
        alt=draft.alt,
        language=draft.language,
    )
