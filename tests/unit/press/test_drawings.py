"""A drawing keeps what is drawn and loses what could run, fetch, tell or explode."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
import typst

from broadsheet.press.drawings import BrokenPictureError, Drawing, clean_drawing
from broadsheet.press.pictures import encode_picture
from tests.unit.press.test_picture_encoding import encoded, flag, photograph

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 400 300"'
)
PIXELS = base64.b64encode(encoded(flag(), "PNG")).decode()

# Everything that programs really write: style sheets, gradients, clips, masks, patterns, markers, symbols.
RICH = f"""{HEAD} width="80mm" height="60mm">
<style><![CDATA[ *{{stroke-linejoin:round}} .a{{fill:#7a1f1a;stroke:#000}} .b{{fill:none}}
.b{{stroke-width:5 !important}} rect{{opacity:.8}} #odd{{fill:url(#lg)}} /* .a{{fill:red}} */ ]]></style>
<defs><linearGradient id="lg"><stop offset="0" stop-color="#fff"/><stop offset="1" style="stop-color:#034"/>
</linearGradient><linearGradient id="turned" xlink:href="#lg" gradientTransform="rotate(45)"/>
<clipPath id="clip"><circle cx="100" cy="100" r="60"/></clipPath>
<pattern id="dots" width="9" height="9" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="3"/></pattern>
<mask id="fade"><rect width="400" height="300" fill="url(#lg)"/></mask>
<marker id="dot" markerWidth="4" markerHeight="4" refX="2" refY="2"><circle cx="2" cy="2" r="2"/></marker>
<symbol id="slash" viewBox="0 0 10 10"><path d="M0 0L10 10" class="a"/></symbol></defs>
<rect class="a" x="10" y="10" width="99" height="50"/>
<g clip-path="url(#clip)"><rect id="odd" x="20" y="20" width="200" height="200"/></g>
<a xlink:href="https://example.org"><path class="b a" d="M150 20L200 80L260 3" style="marker:url(#dot)"/></a>
<rect x="200" y="100" width="80" height="80" fill="url(#dots)" mask="url('#fade')"/>
<use href="#slash" x="300" y="20" width="60" height="60"/>
<use xlink:href="#slash" x="300" y="120" width="60" height="60"/>
<image x="20" y="220" width="60" height="40" xlink:href="data:image/png;base64,{PIXELS}"/>
<text x="120" y="250" font-size="20" style="font-weight:bold">Hill &amp; <tspan fill="#034">dale</tspan></text>
<ellipse cx="330" cy="240" rx="40" ry="20" fill="url(#turned)" stroke="url(#nowhere) #0a0"/>
</svg>"""


def keep(data: bytes) -> tuple[str, bytes]:
    return "image/png", data


def cleaned(inside: str, attributes: str = "") -> Drawing:
    return clean_drawing(f"{HEAD} {attributes}>{inside}</svg>".encode(), keep)


def inside(drawing: Drawing) -> str:
    """What the cleaned drawing holds between its root's tags."""
    return drawing.data.decode().partition(">")[2].removesuffix("</svg>")


def rendered(svg: bytes, folder: Path) -> bytes:
    """The drawing as Typst shows it."""
    (folder / "drawing.svg").write_bytes(svg)
    (folder / "page.typ").write_text(
        '#set page(width: 300pt, height: auto)\n#image("drawing.svg", width: 100%)'
    )
    page = typst.compile(folder / "page.typ", format="png", ppi=144)
    assert isinstance(page, bytes)
    return page


def test_a_cleaned_drawing_looks_the_same(tmp_path: Path) -> None:
    drawing = clean_drawing(RICH.encode(), keep)
    assert drawing.dropped == ()
    assert rendered(drawing.data, tmp_path) == rendered(RICH.encode(), tmp_path)


def test_the_comparison_sees_a_small_change(tmp_path: Path) -> None:
    changed = RICH.replace("#034", "#035").encode()
    assert rendered(changed, tmp_path) != rendered(RICH.encode(), tmp_path)


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_drawing(RICH.encode(), keep)
    assert clean_drawing(once.data, keep) == once


@pytest.mark.parametrize(
    "harm",
    [
        '<script>alert(1)</script><rect onload="alert(1)"/>',
        '<rect style="fill:url(https://example.org/x)"/>',
        '<rect fill="url(other.svg#a)" stroke="url(#a) url(other.svg)"/>',
        "<rect fill=\"URL( '//example.org/x' )\"/>",
        '<rect style="fill:u\\72l(https://example.org/x)"/>',
        "<style>@import 'https://example.org/x'; @font-face{src:url(https://example.org/x)}</style>",
        "<style>rect{background:url(https://example.org/x);fill:image(https://example.org/x)}</style><rect/>",
        '<use href="https://example.org/x#a"/><use xlink:href="other.svg#a"/>',
        '<image href="https://example.org/x.png"/><image href="/etc/passwd"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/><image href="data:text/html,example.org"/>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org"/></foreignObject>',
        '<a href="javascript:alert(1)"><rect/></a><a xlink:href="https://example.org"><rect/></a>',
        '<rect><set attributeName="href" to="https://example.org"/><animate values="alert"/></rect>',
        '<filter id="f"><feImage href="https://example.org/x"/></filter><rect filter="url(#f)"/>',
        '<?xml-stylesheet href="https://example.org/x.css"?><rect cursor="url(https://example.org/x)"/>',
        '<linearGradient xml:base="https://example.org" id="g"/><rect fill="url(#g)"/>',
    ],
)
def test_nothing_can_run_or_fetch(harm: str) -> None:
    result = inside(cleaned(harm))
    harmful = (
        "example.org",
        "alert",
        "script",
        "onload",
        "passwd",
        "svg+xml",
        "other.svg",
        "filter",
        "import",
    )
    assert [word for word in harmful if word in result] == []


def test_nothing_tells_who_drew_it_and_where() -> None:
    result = cleaned(
        "<!-- Ada --><title>Ada</title><desc>Ada</desc>"
        "<metadata><rdf:RDF xmlns:rdf='urn:r'>Ada</rdf:RDF></metadata>"
        "<sodipodi:namedview xmlns:sodipodi='urn:s' sodipodi:docname='/home/Ada'/>"
        "<g id='Ada' class='Ada' data-name='Ada' inkscape:label='Ada' xmlns:inkscape='urn:i'>"
        "<linearGradient id='Ada-1'/><rect fill='url(#Ada-1)' aria-label='Ada'/></g>"
    )
    assert b"Ada" not in result.data
    assert inside(result) == '<g><linearGradient id="p1"/><rect fill="url(#p1)"/></g>'


def test_words_between_elements_are_not_text() -> None:
    assert inside(cleaned("Ada <g>was here</g><text>Hill</text>")) == "<g/><text>Hill</text>"


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("<foreignObject/>", "foreignObject"),
        ('<rect style="filter:blur(2px)"/>', "filter (style)"),
        ('<image href="photo.png"/>', "a picture inside the drawing"),
        ('<use href="icons.svg#a"/>', "a reference to another file"),
        ("<style>g > rect{fill:red}</style>", "a style rule"),
        (f"<{'x' * 99}/>", "an unknown element"),
    ],
)
def test_what_shows_and_is_dropped_is_named(harm: str, named: str) -> None:
    assert cleaned(harm).dropped == (named,)


def test_the_cascade_is_that_of_css() -> None:
    result = cleaned(
        "<style>#x{fill:id} .a{fill:a;stroke:a} .b{stroke:b}"
        "rect{fill:rect;color:rect} *{color:all;opacity:1}</style>"
        '<rect id="x" class="b a" fill="attribute" style="stroke-width:2"/>'
        '<rect class="b" style="stroke:own"/>'
    )
    assert inside(result) == (
        '<rect color="rect" fill="id" opacity="1" stroke="b" stroke-width="2"/>'
        '<rect color="rect" fill="rect" opacity="1" stroke="own"/>'
    )


def test_a_rule_inside_an_at_rule_does_not_apply() -> None:
    result = cleaned(
        "<style>@media print{rect{fill:red} rect{color:red}} @page rect{mask:red} circle{fill:blue}</style>"
        "<rect/><circle/>"
    )
    assert inside(result) == '<rect/><circle fill="blue"/>'


def test_an_embedded_picture_is_encoded_anew() -> None:
    tagged = base64.b64encode(encoded(photograph(), "JPEG", comment=b"Sandy Cove")).decode()
    picture = encode_picture(f'{HEAD}><image href="data:image/jpeg;base64,{tagged}"/></svg>'.encode())
    embedded = base64.b64decode(picture.data.partition(b"base64,")[2].partition(b'"')[0])
    assert embedded.startswith(b"\xff\xd8")
    assert b"Sandy Cove" not in embedded


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 400 300"', (400, 300)),
        ('width="200" height="100"', (200, 100)),
        ('width="2in" height="144pt" viewBox="0 0 9 9"', (192, 192)),
        ('width="100%" height="100%" viewBox="-5,-5 640.2,480"', (640, 480)),
        ('width="200" viewBox="0 0 4 3"', (200, 150)),
        ('viewBox="0 0 1 0.707"', (1000, 707)),
    ],
)
def test_the_size_is_that_of_the_drawing(attributes: str, size: tuple[int, int]) -> None:
    drawing = clean_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode(), keep)
    assert (drawing.width, drawing.height) == size


def nested_uses(levels: int, width: int) -> str:
    groups = (
        f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * width + "</g>" for level in range(1, levels)
    )
    return '<g id="l0"><circle r="1"/></g>' + "".join(groups)


BILLION_LAUGHS = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg viewBox="0 0 9 9"><text>&b;</text></svg>'
)


@pytest.mark.parametrize(
    ("svg", "reason"),
    [
        (BILLION_LAUGHS, "declares entities"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "declares entities"),
        (f"{HEAD}>{nested_uses(20, 10)}</svg>", "draws more than"),
        (f'{HEAD}><g id="a"><use href="#a"/></g></svg>', "in a circle"),
        (f'{HEAD}><pattern id="a"><rect fill="url(#a)"/></pattern></svg>', "in a circle"),
        (f"{HEAD}>{'<g>' * 101}{'</g>' * 101}</svg>", "levels"),
        (f"{HEAD}>{'<g/>' * 50_001}</svg>", "parts"),
        (f"{HEAD}>{' ' * 2_000_000}</svg>", "2 MB"),
        (f"{HEAD}><style>*{{font-family:{'x' * 1_000}}}</style>{'<g/>' * 9_000}</svg>", "too large"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "no size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>', "out of all proportion"),
        ("<html><svg/></html>", "no SVG drawing"),
        (f"{HEAD}><rect></svg>", "not well-formed"),
        (f"{HEAD}>&nbsp;</svg>", "not well-formed"),
        ('<?xml version="1.0" encoding="none-such"?><svg/>', "not well-formed"),
    ],
)
def test_a_hopeless_drawing_is_refused_with_a_reason(svg: str, reason: str) -> None:
    with pytest.raises(BrokenPictureError, match=reason):
        clean_drawing(svg.encode(), keep)


def test_a_marker_is_counted_at_every_point() -> None:
    path = f'<path marker-mid="url(#m)" d="M0 0{" 1 1" * 30_000}"/>'
    with pytest.raises(BrokenPictureError, match="draws more than"):
        cleaned(f'<marker id="m">{"<rect/>" * 9}</marker>{path}')
