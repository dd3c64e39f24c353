"""The bookmarks and links of a finished PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from ctypes import c_int, create_string_buffer
from dataclasses import dataclass

from pypdfium2 import PdfDocument, raw  # type: ignore[import-untyped]

from broadsheet.editions.print.readback.document import opened
from broadsheet.editions.print.readback.space import rounded


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `level` counts from 1, `page` is None if it leads nowhere."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The rectangle around a link on `page`; it leads to `uri`, or to the page `target` of the document."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    uri: str | None
    target: int | None


def read_outline(pdf: bytes) -> tuple[Bookmark, ...]:
    """The bookmarks of `pdf`, in reading order. Raises `ReadbackError`."""
    with opened(pdf) as document:
        return tuple(_bookmarks(document))


def read_links(pdf: bytes) -> tuple[LinkArea, ...]:
    """The links of `pdf`, page by page. Raises `ReadbackError`."""
    with opened(pdf) as document:
        return tuple(area for index in range(len(document)) for area in _areas(document, index))


def _bookmarks(document: PdfDocument) -> Iterator[Bookmark]:
    for entry in document.get_toc():
        target = entry.get_dest()
        index = target.get_index() if target else None
        yield Bookmark(entry.get_title(), entry.level + 1, None if index is None else index + 1)


def _areas(document: PdfDocument, index: int) -> Iterator[LinkArea]:
    with closing(document[index]) as page:
        left, _, _, top = page.get_trimbox()
        position, link, rect = c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while raw.FPDFLink_Enumerate(page, position, link):
            raw.FPDFLink_GetAnnotRect(link, rect)
            yield LinkArea(
                page=index + 1,
                x0=rounded(rect.left - left),
                top=rounded(top - rect.top),
                x1=rounded(rect.right - left),
                bottom=rounded(top - rect.bottom),
                uri=_uri(document, link),
                target=_target(document, link),
            )


def _uri(document: PdfDocument, link: raw.FPDF_LINK) -> str | None:
    action = raw.FPDFLink_GetAction(link)
    if raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return None
    buffer = create_string_buffer(raw.FPDFAction_GetURIPath(document, action, None, 0))
    raw.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")


def _target(document: PdfDocument, link: raw.FPDF_LINK) -> int | None:
    destination = raw.FPDFLink_GetDest(document, link)
    index: int = raw.FPDFDest_GetDestPageIndex(document, destination) if destination else -1
    return index + 1 if index >= 0 else None
