"""Drawings (SVG) cleaned by allow-lists: what is not known to be harmless is not in the result.

The file is parsed by the standard library's expat; one that declares an entity is refused, so nothing expands
and nothing is fetched. Style sheets are resolved into attributes, hyperlinks become groups, references lead
only to the drawing's own parts or to embedded pictures, which are encoded anew. Titles, comments, metadata,
editors' own elements, classes and unused names go: they can hold authors and paths, and the alternative text
is ours.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

MAX_BYTES = 2_000_000
MAX_ELEMENTS = 50_000
MAX_DEPTH = 100
MAX_REFERENCE_DEPTH = 200
MAX_DRAWN = 200_000
MAX_ATTRIBUTE_CHARACTERS = 8_000_000
MAX_EMBEDDED = 20
MAX_CLASSES = 10

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML_SPACE = "http://www.w3.org/XML/1998/namespace space"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXTUAL = _words("text tspan textPath style")
_SHAPES = _words("path rect circle ellipse line polyline polygon")
_STRUCTURE = _words("svg g a defs symbol use switch image stop clipPath mask pattern marker")
_ELEMENTS = _TEXTUAL | _SHAPES | _STRUCTURE | _words("linearGradient radialGradient")
# Dropping these changes nothing on paper. Everything else that is dropped is named to the editor.
_UNSEEN = _words("title desc metadata script view cursor filter")
_KNOWN = _ELEMENTS | _UNSEEN

_GEOMETRY = _words("""
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength width height viewBox transform
    preserveAspectRatio gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY
    orient dx dy rotate textLength lengthAdjust startOffset method spacing side systemLanguage
""")
# https://www.w3.org/TR/SVG2/propidx.html, less filters, animation and interaction
_PROPERTIES = _words("""
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction display
    dominant-baseline fill fill-opacity fill-rule font-family font-size font-size-adjust font-stretch
    font-style font-variant font-weight image-rendering letter-spacing marker-end marker-mid marker-start mask
    mask-type opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
    text-decoration text-rendering transform-origin unicode-bidi vector-effect visibility word-spacing
    writing-mode
""")
_STYLE_ONLY = _words("font isolation mix-blend-mode")  # these have no attribute of their own
_SEEN_IF_DROPPED = _words("filter transform")
_STYLES = _PROPERTIES | _STYLE_ONLY | _SEEN_IF_DROPPED
_MARKERS = ("marker-start", "marker-mid", "marker-end")
_PAINTS = ("fill", "stroke")
_FUNCTIONS = {"", *_words("url rgb rgba hsl hsla calc matrix translate scale rotate skewx skewy")}

_NAME = r"#([^\s'\"()#]{1,200})"
_FRAGMENT = re.compile(_NAME)
_URL = re.compile(rf"url\(\s*['\"]?{_NAME}['\"]?\s*\)", re.IGNORECASE)
_SUSPECT = re.compile(r"[\\:<>{}]|//")  # no value of the properties and attributes above needs these
_SIMPLE_SELECTOR = re.compile(r"\*|[.#]?[A-Za-z_][\w-]{0,200}")
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|jpg);base64", re.IGNORECASE)
_NUMBER = r"([-+]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?)"
_VIEW_BOX = re.compile(r"[\s,]+".join([_NUMBER] * 4))
_LENGTH = re.compile(rf"{_NUMBER}(px|pt|pc|mm|cm|in|)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LARGEST = 1_000_000  # units; the smallest length goes into one as often
_SMALLEST_SIDE = 100

# Encodes an embedded picture anew: its media type and bytes, or BrokenPictureError.
Reencode = Callable[[bytes], tuple[str, bytes]]


class BrokenPictureError(ValueError):
    """The picture cannot be used; the message completes "cannot be used: …"."""


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
    root, sheet, dropped = _parsed(data)
    width, height = _size(root.attributes)
    _Cleaner(sheet, reencode=reencode, dropped=dropped).clean(root)
    _limit_references(root)
    _rename_targets(root)
    root.attributes |= {"width": _short(width), "height": _short(height)}
    root.attributes.setdefault("viewBox", f"0 0 {_short(width)} {_short(height)}")
    _declare_namespaces(root)
    return Drawing(_serialised(root).encode(), *_whole(width, height), tuple(sorted(dropped)))


# -- reading -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    children: list[_Element | str] = field(default_factory=list)


def _descendants(element: _Element) -> Iterator[_Element]:
    yield element
    for child in element.children:
        if isinstance(child, _Element):
            yield from _descendants(child)


def _text(element: _Element) -> str:
    return "".join(child for child in element.children if isinstance(child, str))


def _parsed(data: bytes) -> tuple[_Element, str, set[str]]:
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
        self.root: _Element | None = None
        self.sheets: list[_Element] = []
        self.dropped: set[str] = set()
        self._open: list[_Element] = []
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
        element = _Element("g" if name == "a" else name, attributes)
        self._attach(element)
        self._open.append(element)

    def _is_allowed(self, namespace: str, name: str) -> bool:
        if not self._open and (namespace not in {"", _SVG} or name != "svg"):
            raise BrokenPictureError("it is XML, but no SVG drawing")
        if namespace not in {"", _SVG}:
            return False
        if name not in _KNOWN:
            self.dropped.add(name if re.fullmatch(r"[A-Za-z]{1,30}", name) else "an unknown element")
        return name in _ELEMENTS

    def _attach(self, element: _Element) -> None:
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


# -- cleaning ------------------------------------------------------------------------------------------------

_Placed = dict[str, tuple[int, str]]  # properties, each with the place of its rule in the sheet


class _Cleaner:
    """Makes every element's attributes from what it says itself and what the style sheet says of it."""

    def __init__(self, sheet: str, *, reencode: Reencode, dropped: set[str]) -> None:
        self._reencode = reencode
        self._dropped = dropped
        self._embedded = 0
        self._rules = self._rules_of(sheet)

    def clean(self, root: _Element) -> None:
        written = 0
        for element in _descendants(root):
            kept = self._kept(element)
            written += sum(len(name) + len(value) for name, value in kept.items())
            if written > MAX_ATTRIBUTE_CHARACTERS:  # one rule can apply to every element
                raise BrokenPictureError("its style sheet makes it too large")
            href = element.attributes.get("href") or element.attributes.get(f"{_XLINK} href", "")
            element.attributes = kept | self._link(element.name, href.strip())

    def _kept(self, element: _Element) -> dict[str, str]:
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
            if _is_harmless(value) and (key not in _MARKERS or name in _SHAPES)
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
        if _FRAGMENT.fullmatch(href):
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
            yield from ((part, value) for part in _MARKERS)
        elif name in _STYLES and value:
            yield name, value


def _is_harmless(value: str) -> bool:
    """No escapes, no address but one of the drawing's own parts, no function that is not known."""
    if _SUSPECT.search(value) or value.lower().count("url(") > bool(_URL.match(value)):
        return False
    *calls, _ = value.split("(")
    return all(re.split(r"[^\w-]", call[-40:])[-1].lower() in _FUNCTIONS for call in calls)


# -- references ----------------------------------------------------------------------------------------------


def _targets(element: _Element) -> Iterator[tuple[str, str]]:
    """Attribute and id of everything `element` refers to."""
    for name, value in element.attributes.items():
        match = _FRAGMENT.fullmatch(value) if name == "href" else _URL.match(value)
        if match:
            yield name, match[1]


def _by_id(root: _Element) -> dict[str, _Element]:
    found: dict[str, _Element] = {}
    for element in _descendants(root):
        if "id" in element.attributes:
            found.setdefault(element.attributes["id"], element)
    return found


def _limit_references(root: _Element) -> None:
    """Refuse a small file that draws millions of parts, or refers to itself."""
    named = _by_id(root)
    known: dict[int, int] = {}

    def weight(element: _Element, depth: int) -> int:
        """How many elements are drawn for `element`, all references followed."""
        if depth > MAX_REFERENCE_DEPTH:
            raise BrokenPictureError("its parts refer to each other in a circle or too deeply")
        if id(element) not in known:
            inside = sum(
                weight(child, depth + 1) for child in element.children if isinstance(child, _Element)
            )
            referred = sum(
                _repeats(element, attribute) * weight(named[target], depth + 1)
                for attribute, target in _targets(element)
                if target in named
            )
            known[id(element)] = 1 + inside + referred
        return known[id(element)]

    if weight(root, 0) > MAX_DRAWN:
        raise BrokenPictureError(f"it draws more than {MAX_DRAWN} parts")


def _repeats(element: _Element, attribute: str) -> int:
    """How often a reference is drawn: a marker at every point of its shape, anything else once."""
    if attribute not in _MARKERS:
        return 1
    outline = element.attributes.get("d", "") + element.attributes.get("points", "")
    return 1 + len(re.findall(r"[A-Za-z]|\d+", outline))


def _rename_targets(root: _Element) -> None:
    """Number the names that are referred to; remove the others, and references that lead nowhere."""
    named = _by_id(root)
    wanted = {target for element in _descendants(root) for _, target in _targets(element)}
    numbers = {name: f"p{number}" for number, name in enumerate((n for n in named if n in wanted), start=1)}
    for element in _descendants(root):
        name = element.attributes.pop("id", "")
        if name in numbers and named[name] is element:
            element.attributes["id"] = numbers[name]
        for attribute, target in tuple(_targets(element)):
            _point(element, attribute, name=numbers.get(target, ""))


def _point(element: _Element, attribute: str, *, name: str) -> None:
    value = element.attributes.pop(attribute)
    if name:
        element.attributes[attribute] = f"#{name}" if attribute == "href" else f"url(#{name})"
    elif attribute in _PAINTS:  # https://www.w3.org/TR/SVG2/painting.html#SpecifyingPaint
        element.attributes[attribute] = value.partition(")")[2].strip() or "none"


# -- writing -------------------------------------------------------------------------------------------------


def _declare_namespaces(root: _Element) -> None:
    root.attributes["xmlns"] = _SVG
    if any("href" in element.attributes for element in _descendants(root)):
        root.attributes["xmlns:xlink"] = _XLINK


def _serialised(element: _Element) -> str:
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
