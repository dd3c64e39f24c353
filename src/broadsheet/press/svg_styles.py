"""What a drawing's parts look like: style sheets resolved into attributes, by allow-lists.

No value keeps an escape, an address outside the drawing or a function that is not known. Embedded pictures are
encoded anew.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from broadsheet.press.picture_file import BrokenPictureError
from broadsheet.press.svg_reading import SHAPES, Element, descendants, words

MAX_ATTRIBUTE_CHARACTERS = 8_000_000
MAX_EMBEDDED = 20
MAX_CLASSES = 10

XLINK = "http://www.w3.org/1999/xlink"
_XML_SPACE = "http://www.w3.org/XML/1998/namespace space"

_GEOMETRY = words("""
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength width height viewBox transform
    preserveAspectRatio gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY
    orient dx dy rotate textLength lengthAdjust startOffset method spacing side systemLanguage
""")
# https://www.w3.org/TR/SVG2/propidx.html, less filters, animation and interaction
_PROPERTIES = words("""
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction display
    dominant-baseline fill fill-opacity fill-rule font-family font-size font-size-adjust font-stretch
    font-style font-variant font-weight image-rendering letter-spacing marker-end marker-mid marker-start mask
    mask-type opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
    text-decoration text-rendering transform-origin unicode-bidi vector-effect visibility word-spacing
    writing-mode
""")
_STYLE_ONLY = words("font isolation mix-blend-mode")  # these have no attribute of their own
_SEEN_IF_DROPPED = words("filter transform")
_STYLES = _PROPERTIES | _STYLE_ONLY | _SEEN_IF_DROPPED
MARKERS = ("marker-start", "marker-mid", "marker-end")
_FUNCTIONS = {"", *words("url rgb rgba hsl hsla calc matrix translate scale rotate skewx skewy")}

_NAME = r"#([^\s'\"()#]{1,200})"
FRAGMENT = re.compile(_NAME)
URL = re.compile(rf"url\(\s*['\"]?{_NAME}['\"]?\s*\)", re.IGNORECASE)
_SUSPECT = re.compile(r"[\\:<>{}]|//")  # no value of the properties and attributes above needs these
_SIMPLE_SELECTOR = re.compile(r"\*|[.#]?[A-Za-z_][\w-]{0,200}")
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|jpg);base64", re.IGNORECASE)

# Encodes an embedded picture anew: its media type and bytes, or BrokenPictureError.
Reencode = Callable[[bytes], tuple[str, bytes]]

_Placed = dict[str, tuple[int, str]]  # properties, each with the place of its rule in the sheet


class Cleaner:
    """Makes every element's attributes from what it says itself and what the style sheet says of it."""

    def __init__(self, sheet: str, *, reencode: Reencode, dropped: set[str]) -> None:
        self._reencode = reencode
        self._dropped = dropped
        self._embedded = 0
        self._rules = self._rules_of(sheet)

    def clean(self, root: Element) -> None:
        written = 0
        for element in descendants(root):
            kept = self._kept(element)
            written += sum(len(name) + len(value) for name, value in kept.items())
            if written > MAX_ATTRIBUTE_CHARACTERS:  # one rule can apply to every element
                raise BrokenPictureError("its style sheet makes it too large")
            href = element.attributes.get("href") or element.attributes.get(f"{XLINK} href", "")
            element.attributes = kept | self._link(element.name, href.strip())

    def _kept(self, element: Element) -> dict[str, str]:
        old = {key: " ".join(value.split()) for key, value in element.attributes.items()}
        return {
            **{key: value for key, value in old.items() if key in _GEOMETRY and _is_harmless(value)},
            **self._properties(element.name, old),
            **({"id": old["id"]} if "id" in old else {}),
            **({"xml:space": "preserve"} if old.get(_XML_SPACE) == "preserve" else {}),
        }

    def _properties(self, name: str, attributes: dict[str, str]) -> dict[str, str]:
        own = {key: value for key, value in attributes.items() if key in _PROPERTIES or key == "filter"}
        inline = dict(_declarations(attributes.get("style", "")))
        declared = own | self._sheet_says(name, attributes) | inline
        self._dropped |= {f"{key} (style)" for key in _SEEN_IF_DROPPED if declared.get(key, "none") != "none"}
        harmless = {
            key: value
            for key, value in declared.items()
            if _is_harmless(value) and (key not in MARKERS or name in SHAPES)
        }
        rest = [
            f"{key}:{harmless[key]}"
            for key in sorted(_STYLE_ONLY & harmless.keys())
            if "(" not in harmless[key]
        ]
        kept = {key: value for key, value in harmless.items() if key in _PROPERTIES}
        return kept | ({"style": ";".join(rest)} if rest else {})

    def _link(self, name: str, href: str) -> dict[str, str]:
        if not href or name == "g":
            return {}
        if name == "image":
            return self._embedded_picture(href)
        if FRAGMENT.fullmatch(href):
            return {"href": href}
        self._dropped.add("a reference to another file")
        return {}

    def _embedded_picture(self, href: str) -> dict[str, str]:
        head, _, data = href.partition(",")
        self._embedded += 1
        if _EMBEDDED.fullmatch(head) and self._embedded <= MAX_EMBEDDED:
            try:
                media_type, picture = self._reencode(base64.b64decode("".join(data.split()), validate=True))
            except (binascii.Error, BrokenPictureError):
                pass
            else:
                return {"href": f"data:{media_type};base64,{base64.b64encode(picture).decode()}"}
        self._dropped.add("a picture inside the drawing")
        return {}

    def _rules_of(self, sheet: str) -> dict[str, _Placed]:
        rules: dict[str, _Placed] = {}
        for place, (selectors, body) in enumerate(_blocks(sheet)):
            found = {name: (place, value) for name, value in _declarations(body)}
            for selector in map(str.strip, selectors.split(",")):
                if _SIMPLE_SELECTOR.fullmatch(selector):
                    rules.setdefault(selector, {}).update(found)
                else:
                    self._dropped.add("a style rule")
        return rules

    def _sheet_says(self, name: str, attributes: dict[str, str]) -> dict[str, str]:
        """CSS cascade: any element, then its name, then its classes by place in the sheet, then its id."""
        classes: _Placed = {}
        for selector in attributes.get("class", "").split()[:MAX_CLASSES]:
            for key, placed in self._rules.get(f".{selector}", {}).items():
                classes[key] = max(placed, classes.get(key, placed))
        general = self._rules.get("*", {}) | self._rules.get(name, {})
        said = general | classes | self._rules.get(f"#{attributes.get('id', '')}", {})
        return {key: value for key, (_, value) in said.items()}


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each rule; an at-rule and what it encloses come as one that nobody understands.

    Splitting instead of regular expressions keeps this linear for any input.
    """
    first, *commented = sheet.split("/*")
    plain = first + " ".join(piece.partition("*/")[2] for piece in commented)
    depth = 0
    for chunk in plain.split("}"):
        *outer, body = chunk.split("{")
        if depth or len(outer) > 1 or "@" in "".join(outer):
            yield "@", ""
        elif outer:
            yield outer[0], body
        depth = max(0, depth + len(outer) - 1)


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), " ".join(value.partition("!")[0].split())
        if name == "marker":
            yield from ((part, value) for part in MARKERS)
        elif name in _STYLES and value:
            yield name, value


def _is_harmless(value: str) -> bool:
    """No escapes, no address but one of the drawing's own parts, no function that is not known."""
    if _SUSPECT.search(value) or value.lower().count("url(") > bool(URL.match(value)):
        return False
    *calls, _ = value.split("(")
    return all(re.split(r"[^\w-]", call[-40:])[-1].lower() in _FUNCTIONS for call in calls)
