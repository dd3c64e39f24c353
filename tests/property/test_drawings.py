"""Whatever a drawing holds, its cleaned form holds only what the lists allow, and cleaning is finished at once."""

from __future__ import annotations

import re
from html import escape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.press.drawings import BrokenPictureError, Drawing, clean_drawing

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
DRAWN = [
    "g",
    "rect",
    "path",
    "use",
    "text",
    "tspan",
    "image",
    "a",
    "linearGradient",
    "pattern",
    "clipPath",
    "symbol",
]
UNWANTED = ["script", "foreignObject", "title", "metadata", "filter", "animate", "iframe", "x:rect", "style"]
OUTSIDE = ["https://example.org/x", "//example.org", "file:///etc/passwd", "javascript:alert(1)", "x.svg#a"]
HOSTILE = [
    *OUTSIDE,
    *(f"url({address})" for address in OUTSIDE),
    "url('https://example.org/x')",
    "u\\72l(https://example.org)",
    "red;background:url(//example.org)",
    "image-set('https://example.org' 1x)",
    "var(--x)",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "data:image/png;base64,aGVsbG8=",
]
HARMLESS = [
    "#a",
    "#b",
    "url(#a)",
    "url(#b) red",
    "none",
    "1",
    "M0 0L9 9",
    "rotate(3)",
    "a b",
    "\"'<&>",
    "été",
]
KEYS = [
    *(
        "id",
        "class",
        "style",
        "href",
        "xlink:href",
        "fill",
        "stroke",
        "clip-path",
        "mask",
        "marker-mid",
        "d",
        "x",
    ),
    *(
        "onload",
        "onclick",
        "filter",
        "xml:base",
        "data-name",
        "transform",
        "font-family",
        "xml:space",
        "x:label",
    ),
]
SHEETS = [
    ".a{fill:url(#b)}",
    "@import '//example.org';",
    "*{marker:url(#a)}",
    "}}",
    "/* {",
    "@media x{.a{fill:red}}",
]

VALUES = st.sampled_from(["a", "b", *HOSTILE, *HARMLESS])
STYLES = st.tuples(st.sampled_from(["fill", "filter", "font", "mask", "cursor"]), VALUES).map(":".join)
ATTRIBUTES = st.dictionaries(st.sampled_from(KEYS), st.one_of(VALUES, STYLES), max_size=5)


def element(name: str, attributes: dict[str, str], inside: list[str]) -> str:
    named = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{named}>{''.join(inside)}</{name}>"


def grown(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(element, st.sampled_from(DRAWN + UNWANTED), ATTRIBUTES, st.lists(children, max_size=4))


SHEET = st.lists(st.sampled_from(SHEETS), max_size=4).map(lambda rules: element("style", {}, rules))
WORDS = st.sampled_from(["fish &amp; chips", "]]&gt;", "<!-- Ada -->", "<?php x?>", "<![CDATA[<rect/>]]>"])
TREES = st.recursive(SHEET | WORDS, grown, max_leaves=15)
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="urn:x" '
    'viewBox="0 0 40 30">'
)
DRAWINGS = st.lists(TREES, max_size=5).map(lambda trees: f"{HEAD}{''.join(trees)}</svg>")


def refuse_picture(_: bytes) -> tuple[str, bytes]:
    raise BrokenPictureError("no picture")


def cleaned(svg: str) -> Drawing | None:
    """The drawing, or None for one that refers to itself, which is the only fault these can have."""
    try:
        return clean_drawing(svg.encode(), refuse_picture)
    except BrokenPictureError as error:
        if "in a circle" not in str(error):
            raise
        return None


def elements(drawing: Drawing | None) -> list[ET.Element]:
    return list(ET.fromstring(drawing.data).iter()) if drawing else []  # noqa: S314 -- our own output


@given(DRAWINGS)
def test_only_known_elements_and_attributes_remain(svg: str) -> None:
    for each in elements(cleaned(svg)):
        assert each.tag.removeprefix(SVG) in {"svg", *DRAWN}
        assert not [name for name in each.attrib if name.startswith("on") or "x:" in name or "base" in name]


@given(DRAWINGS)
@example(f'{HEAD}<g style="font:url(#a)"/></svg>')
def test_every_address_is_a_part_of_the_drawing(svg: str) -> None:
    found = elements(cleaned(svg))
    values = [value for each in found for value in each.attrib.values()]
    links = [each.attrib[HREF] for each in found if HREF in each.attrib]
    targets = [f"#{each.attrib['id']}" for each in found if "id" in each.attrib]
    assert {*links, *re.findall(r"url\((.*?)\)", " ".join(values))} <= set(targets)
    assert len(targets) == len(set(targets))
    assert not [value for value in values if "example.org" in value or "javascript" in value]


@given(DRAWINGS)
def test_a_clean_drawing_is_its_own_cleaned_form(svg: str) -> None:
    drawing = cleaned(svg)
    if drawing:
        again = clean_drawing(drawing.data, refuse_picture)
        assert again.data == drawing.data
        assert again.dropped == ()


@given(st.binary(max_size=200) | st.text(alphabet="<>/svg\"'= &;#!-[]{}:@*\\u", max_size=80).map(str.encode))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenPictureError):
        clean_drawing(data, refuse_picture)
