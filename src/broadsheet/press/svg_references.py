"""What a drawing's parts refer to: counted, so that a small file cannot draw millions of them, and renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.press.picture_file import BrokenPictureError
from broadsheet.press.svg_reading import Element, descendants
from broadsheet.press.svg_styles import FRAGMENT, MARKERS, URL

MAX_REFERENCE_DEPTH = 200
MAX_DRAWN = 200_000

_PAINTS = ("fill", "stroke")


def _targets(element: Element) -> Iterator[tuple[str, str]]:
    """Attribute and id of everything `element` refers to."""
    for name, value in element.attributes.items():
        match = FRAGMENT.fullmatch(value) if name == "href" else URL.match(value)
        if match:
            yield name, match[1]


def _by_id(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in descendants(root):
        if "id" in element.attributes:
            found.setdefault(element.attributes["id"], element)
    return found


def limit_references(root: Element) -> None:
    """Refuse a small file that draws millions of parts, or refers to itself."""
    named = _by_id(root)
    known: dict[int, int] = {}

    def weight(element: Element, depth: int) -> int:
        """How many elements are drawn for `element`, all references followed."""
        if depth > MAX_REFERENCE_DEPTH:
            raise BrokenPictureError("its parts refer to each other in a circle or too deeply")
        if id(element) not in known:
            inside = sum(weight(child, depth + 1) for child in element.children if isinstance(child, Element))
            referred = sum(
                _repeats(element, attribute) * weight(named[target], depth + 1)
                for attribute, target in _targets(element)
                if target in named
            )
            known[id(element)] = 1 + inside + referred
        return known[id(element)]

    if weight(root, 0) > MAX_DRAWN:
        raise BrokenPictureError(f"it draws more than {MAX_DRAWN} parts")


def _repeats(element: Element, attribute: str) -> int:
    """How often a reference is drawn: a marker at every point of its shape, anything else once."""
    if attribute not in MARKERS:
        return 1
    outline = element.attributes.get("d", "") + element.attributes.get("points", "")
    return 1 + len(re.findall(r"[A-Za-z]|\d+", outline))


def rename_targets(root: Element) -> None:
    """Number the names that are referred to; remove the others, and references that lead nowhere."""
    named = _by_id(root)
    wanted = {target for element in descendants(root) for _, target in _targets(element)}
    numbers = {name: f"p{number}" for number, name in enumerate((n for n in named if n in wanted), start=1)}
    for element in descendants(root):
        name = element.attributes.pop("id", "")
        if name in numbers and named[name] is element:
            element.attributes["id"] = numbers[name]
        for attribute, target in tuple(_targets(element)):
            _point(element, attribute, name=numbers.get(target, ""))


def _point(element: Element, attribute: str, *, name: str) -> None:
    value = element.attributes.pop(attribute)
    if name:
        element.attributes[attribute] = f"#{name}" if attribute == "href" else f"url(#{name})"
    elif attribute in _PAINTS:  # https://www.w3.org/TR/SVG2/painting.html#SpecifyingPaint
        element.attributes[attribute] = value.partition(")")[2].strip() or "none"
