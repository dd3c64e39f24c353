"""Drawings (SVG) cleaned by allow-lists: what is not known to be harmless is not in the result.

Style sheets are resolved into attributes, hyperlinks become groups, references lead only to the drawing's own
parts or to embedded pictures, which are encoded anew. Titles, comments, metadata, editors' own elements, classes
and unused names go: they can hold authors and paths, and the alternative text is ours.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from html import escape

from broadsheet.press.picture_file import BrokenPictureError
from broadsheet.press.svg_reading import SVG, Element, descendants, parsed
from broadsheet.press.svg_references import limit_references, rename_targets
from broadsheet.press.svg_styles import XLINK, Cleaner, Reencode

__all__ = ["BrokenPictureError", "Drawing", "clean_drawing"]

MAX_BYTES = 2_000_000

_NUMBER = r"([-+]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?)"
_VIEW_BOX = re.compile(r"[\s,]+".join([_NUMBER] * 4))
_LENGTH = re.compile(rf"{_NUMBER}(px|pt|pc|mm|cm|in|)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LARGEST = 1_000_000  # units; the smallest length goes into one as often
_SMALLEST_SIDE = 100


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean drawing; `width` and `height` in user units; `dropped` names the visible parts left out."""

    data: bytes
    width: int
    height: int
    dropped: tuple[str, ...] = ()


def clean_drawing(data: bytes, reencode: Reencode) -> Drawing:
    """`data` reduced to what is harmless and drawn; BrokenPictureError if it cannot be."""
    if len(data) > MAX_BYTES:
        raise BrokenPictureError(f"a drawing may have {MAX_BYTES // 1_000_000} MB")
    root, sheet, dropped = parsed(data)
    width, height = _size(root.attributes)
    Cleaner(sheet, reencode=reencode, dropped=dropped).clean(root)
    limit_references(root)
    rename_targets(root)
    for place in ("x", "y"):  # which mean nothing here, but would where it is part of another drawing
        root.attributes.pop(place, None)
    root.attributes |= {"width": _short(width), "height": _short(height)}
    root.attributes.setdefault("viewBox", f"0 0 {_short(width)} {_short(height)}")
    _declare_namespaces(root)
    return Drawing(_serialised(root).encode(), *_whole(width, height), tuple(sorted(dropped)))


# -- size ----------------------------------------------------------------------------------------------------


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """Width and height of the drawing in user units (CSS pixels), as a renderer takes them."""
    width, height = _length(attributes.get("width", "")), _length(attributes.get("height", ""))
    box = _view_box(attributes)
    if box is None:
        if width is None or height is None:
            raise BrokenPictureError("it says no size: it needs a viewBox, or a width and a height")
        return width, height
    if width is None:
        width = box[0] if height is None else height * box[0] / box[1]
    if height is None:
        height = width * box[1] / box[0]
    return _sound(width), _sound(height)


def _view_box(attributes: dict[str, str]) -> tuple[float, float] | None:
    match = _VIEW_BOX.fullmatch(attributes.get("viewBox", "").strip())
    if not match:
        attributes.pop("viewBox", None)
        return None
    left, top, width, height = map(float, match.groups())
    if max(abs(left), abs(top)) > _LARGEST:
        raise BrokenPictureError("its viewBox lies too far away")
    return _sound(width), _sound(height)


def _length(value: str) -> float | None:
    match = _LENGTH.fullmatch(value.strip())
    return _sound(float(match[1]) * _PIXELS[match[2]]) if match else None


def _sound(length: float) -> float:
    if not 1 / _LARGEST <= length <= _LARGEST:
        raise BrokenPictureError("it is empty or out of all proportion")
    return length


def _short(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _whole(width: float, height: float) -> tuple[int, int]:
    """Whole numbers in the same proportion: a small drawing is counted in tenths or hundredths of units."""
    scale = 10 ** max(0, math.ceil(math.log10(_SMALLEST_SIDE / min(width, height))))
    return round(width * scale), round(height * scale)


# -- writing -------------------------------------------------------------------------------------------------


def _declare_namespaces(root: Element) -> None:
    root.attributes["xmlns"] = SVG
    if any("href" in element.attributes for element in descendants(root)):
        root.attributes["xmlns:xlink"] = XLINK


def _serialised(element: Element) -> str:
    # Readers of e-books that know only SVG 1.1 do not know a plain href.
    named = {"xlink:href" if name == "href" else name: value for name, value in element.attributes.items()}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(named.items()))
    inside = "".join(
        escape(child, quote=False) if isinstance(child, str) else _serialised(child)
        for child in element.children
    )
    return (
        f"<{element.name}{attributes}>{inside}</{element.name}>"
        if inside
        else f"<{element.name}{attributes}/>"
    )
