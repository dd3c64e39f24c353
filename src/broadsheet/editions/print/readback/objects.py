"""The objects drawn on a page: text as runs, all else as boxes; form XObjects are entered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from ctypes import addressof, c_float, c_int, c_ulong, c_ushort, sizeof
from functools import reduce
from typing import NamedTuple

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from broadsheet.editions.print.readback.model import Box, Run
from broadsheet.editions.print.readback.space import EVERYWHERE, Affine, Rect, affine_of, bounds_of, rounded
from broadsheet.editions.print.readback.tags import Owners
from broadsheet.editions.print.readback.text import PageText

_UNTAGGED = -1
_BOX_KINDS = {
    raw.FPDF_PAGEOBJ_PATH: "path",
    raw.FPDF_PAGEOBJ_IMAGE: "image",
    raw.FPDF_PAGEOBJ_SHADING: "shading",
}
# The longest mark name of ISO 32000-1, 14.8, is ReversedChars.
_MARK_NAME = 16


class _Place(NamedTuple):
    """Where the objects of a page or form stand, through which window they are seen, and whose they are."""

    to_page: Affine
    window: Rect = EVERYWHERE
    mcid: int = _UNTAGGED
    artifact: bool = False


class _Holder(NamedTuple):
    """A page or a form, with pdfium's two functions for what it holds and the clips met so far."""

    handle: PdfPage | raw.FPDF_PAGEOBJECT
    count: Callable[..., int]
    get: Callable[..., raw.FPDF_PAGEOBJECT]
    place: _Place
    windows: dict[int, Rect]


class _Leaf(NamedTuple):
    """An object that holds no others."""

    handle: raw.FPDF_PAGEOBJECT
    kind: int
    place: _Place


def read_objects(page: PdfPage, *, number: int, owners: Owners) -> tuple[list[Run], list[Box]]:
    """The runs and boxes of page `number`, in the order in which they are drawn."""
    runs: list[Run] = []
    boxes: list[Box] = []
    with closing(page.get_textpage()) as textpage:
        text = PageText(textpage)
        for leaf in _leaves(_page_holder(page)):
            element = owners.get((number, leaf.place.mcid))
            if leaf.kind == raw.FPDF_PAGEOBJ_TEXT:
                glyphs = text.glyphs(leaf.handle, leaf.place.to_page)
                runs.append(Run(number, element, leaf.place.artifact, *glyphs))
            elif leaf.kind in _BOX_KINDS:
                seen = _extent(leaf).meet(leaf.place.window)
                if seen.x0 < seen.x1 and seen.y0 < seen.y1:
                    boxes.append(Box(number, element, _BOX_KINDS[leaf.kind], *map(rounded, seen)))
    return runs, boxes


def _page_holder(page: PdfPage) -> _Holder:
    left, _, _, top = page.get_trimbox()
    place = _Place(Affine(1, 0, 0, -1, -left, top))
    return _Holder(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, place, {})


def _form_holder(form: raw.FPDF_PAGEOBJECT, place: _Place) -> _Holder:
    inside = place._replace(to_page=place.to_page.after(affine_of(form)))
    return _Holder(form, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inside, {})


def _leaves(holder: _Holder) -> Iterator[_Leaf]:
    for index in range(holder.count(holder.handle)):
        thing = holder.get(holder.handle, index)
        kind = raw.FPDFPageObj_GetType(thing)
        place = _placed(thing, holder)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _leaves(_form_holder(thing, place))
        else:
            yield _Leaf(thing, kind, place)


def _placed(thing: raw.FPDF_PAGEOBJECT, holder: _Holder) -> _Place:
    """The holder's place narrowed to `thing`: by its clip, and its own mark unless the holder has one."""
    place = holder.place
    window = _window(thing, holder)
    if place.mcid != _UNTAGGED or place.artifact:
        return place._replace(window=window)
    mcid = raw.FPDFPageObj_GetMarkedContentID(thing)
    return _Place(place.to_page, window, mcid, mcid == _UNTAGGED and _is_artifact(thing))


def _is_artifact(thing: raw.FPDF_PAGEOBJECT) -> bool:
    marks = (raw.FPDFPageObj_GetMark(thing, at) for at in range(raw.FPDFPageObj_CountMarks(thing)))
    return any(_name(mark) == "Artifact" for mark in marks)


def _name(mark: raw.FPDF_PAGEOBJECTMARK) -> str:
    buffer, needed = (c_ushort * _MARK_NAME)(), c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, sizeof(buffer), needed)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _window(thing: raw.FPDF_PAGEOBJECT, holder: _Holder) -> Rect:
    """The part of the page through which `thing` is seen: the rectangle around all it is clipped to.

    Objects drawn under one clip share its last path in memory. The windows met so far are known by that
    path's address, so that the clip of a drawing with a thousand strokes is read once, not a thousand times.
    """
    clip = raw.FPDFPageObj_GetClipPath(thing)
    count = raw.FPDFClipPath_CountPaths(clip)
    if count < 1:
        return holder.place.window
    last = raw.FPDFClipPath_GetPathSegment(clip, count - 1, 0)
    key = addressof(last.contents) if last else 0
    if key not in holder.windows:
        paths = (holder.place.to_page.rect(_around(clip, path)) for path in range(count))
        holder.windows[key] = reduce(Rect.meet, paths, holder.place.window)
    return holder.windows[key]


def _around(clip: raw.FPDF_CLIPPATH, path: int) -> Rect:
    """The rectangle around the points of one clip path, which lie around its curves; without any, nothing."""
    x, y = c_float(), c_float()
    xs, ys = [], []
    for index in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
        xs.append(x.value)
        ys.append(y.value)
    return Rect(min(xs), min(ys), max(xs), max(ys)) if xs else Rect(0, 0, 0, 0)


def _extent(leaf: _Leaf) -> Rect:
    """What `leaf` covers of the page, clip or no clip."""
    left, bottom, right, top = bounds_of(leaf.handle)
    x, y = _overshoot(leaf.handle) if leaf.kind == raw.FPDF_PAGEOBJ_PATH else (0, 0)
    return leaf.place.to_page.rect(Rect(left + x, bottom + y, right - x, top - y))


def _overshoot(path: raw.FPDF_PAGEOBJECT) -> tuple[float, float]:
    """How far the bounds of a stroked path reach too far: pdfium adds the stroke's width, not half of it."""
    filled, stroked, width = c_int(), c_int(), c_float()
    raw.FPDFPath_GetDrawMode(path, filled, stroked)
    if not stroked.value:
        return 0, 0
    raw.FPDFPageObj_GetStrokeWidth(path, width)
    matrix, half = affine_of(path), width.value / 2
    return half * (abs(matrix.a) + abs(matrix.c)), half * (abs(matrix.b) + abs(matrix.d))
