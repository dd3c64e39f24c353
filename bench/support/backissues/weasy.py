"""The groups of an issue set by WeasyPrint."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from bench.support.backissues.fonts import folders
from bench.support.backissues.layout import Group, Node, Pages, Running
from bench.support.backissues.styles import Style

_FILES = (
    ("Source Serif 4", "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"),
    ("Playfair Display", "PlayfairDisplay[wght].ttf", "PlayfairDisplay-Italic[wght].ttf"),
    ("Newsreader", "Newsreader[opsz,wght].ttf", "Newsreader-Italic[opsz,wght].ttf"),
    ("Noto Sans", "NotoSans[wght].ttf", "NotoSans-Italic[wght].ttf"),
    ("Bricolage Grotesque", "BricolageGrotesque[opsz,wdth,wght].ttf", ""),
    ("Frank Ruhl Libre", "FrankRuhlLibre[wght].ttf", ""),
    ("Heebo", "Heebo[wght].ttf", ""),
    ("Source Sans 3", "SourceSans3.ttf", ""),
    ("Vazirmatn", "Vazirmatn.ttf", ""),
)
_REGULAR, _BOLD, _ITALIC = ("Regular", 400, "normal"), ("Bold", 700, "normal"), ("Italic", 400, "italic")
_STATIC = (
    ("Atkinson Hyperlegible", "AtkinsonHyperlegible-{}.ttf", (_REGULAR, _BOLD, _ITALIC)),
    ("Amiri", "Amiri-{}.ttf", (_REGULAR, _BOLD, _ITALIC)),
    ("IBM Plex Sans Arabic", "IBMPlexSansArabic-{}.ttf", (_REGULAR, _BOLD)),
)
_SHEET = Path(__file__).with_name("pages.css")
MM = 25.4 / 72
"""Millimetres of a point."""

_SIDE = 42
"""Width of the contents box at the side of page one, in millimetres."""

_FOOT_LINE = 1.5
"""Height of a line of the contents box at the foot of page one, in lines of text."""


def set_pages(groups: Sequence[Group], style: Style, running: Running) -> tuple[bytes, Pages]:
    """The PDF, and the page of every anchor."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    body = "".join(_markup(groups))
    sheet = _faces() + _properties(style) + _page(groups, style, running) + _SHEET.read_text(encoding="utf-8")
    body = f'<body class="{_traits(style)}">{body}</body>'
    source = f'<!doctype html><html lang="{style.language}"><meta charset="utf-8"><style>{sheet}</style>{body}</html>'
    document = HTML(string=source).render()
    pages = {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors}
    return document.write_pdf() or b"", pages


@cache
def _faces() -> str:
    files = {path.name: path for folder in folders() for path in folder.rglob("*.ttf")}
    rules = []
    for family, roman, italic in _FILES:
        rules.append(_face(family, files[roman], "200 900", "normal"))
        if italic:
            rules.append(_face(family, files[italic], "200 900", "italic"))
    rules += [
        _face(family, files[pattern.format(name)], str(weight), slant)
        for family, pattern, weights in _STATIC
        for name, weight, slant in weights
    ]
    return "".join(rules)


def _face(family: str, path: Path, weight: str, slant: str) -> str:
    source = f"src:url('{path.as_uri()}');font-weight:{weight};font-style:{slant}"
    return f"@font-face{{font-family:'{family}';{source}}}\n"


def _markup(groups: Iterable[Group]) -> Iterator[str]:
    """Boxes of page one first, as margin boxes take them; what is across closes the columns and opens others."""
    groups = list(groups)
    for group in groups:
        if group.place in {"side", "foot"}:
            yield _group(group)
    opened = False
    for group in groups:
        if group.place == "across":
            yield "</div>" * opened + _group(group) + '<div class="columns">'
            opened = True
        elif group.place == "flow":
            yield _group(group)
    yield "</div>"


def _group(group: Group) -> str:
    return f'<div class="group {group.kind} {group.place}">{"".join(map(_node, group.nodes))}</div>'


def _node(node: Node) -> str:
    anchor = f' id="{node.anchor}"' if node.anchor else ""
    text = html.escape(node.text).replace("\n", "<br>")
    tail = f'<span class="tail">{html.escape(node.tail)}</span>' if node.tail else ""
    return f'<p class="{node.role}"{anchor}><span>{text}</span>{tail}</p>'


def _properties(style: Style) -> str:
    values = {
        "text": f"'{style.text_font}'",
        "head": f"'{style.head_font}'",
        "size": f"{style.size}pt",
        "leading": f"{style.leading:.2f}",
        "columns": style.columns,
        "gap": f"{style.gap:.1f}mm",
        "head-size": f"{style.head_size}pt",
        "head-indent": f"{style.head_indent:.0%}",
        "plate": f"{style.plate_size:g}pt",
        "colour": style.colour or "#000",
    }
    return f":root{{{''.join(f'--{name}:{value};' for name, value in values.items())}}}\n"


def _traits(style: Style) -> str:
    traits = {
        "justified": style.justified,
        "hyphenated": style.hyphenated,
        "indented": style.indented,
        "rules": style.rules,
        "bold": style.head_bold,
        "capitals": style.capitals,
        "slanted": style.standfirst_italic,
        style.contents_form: True,
        "centred": style.head_centred,
        "boxed": style.stories_boxed,
        "plate-start": not style.plate_centred,
        "filled": style.plate_filled,
        "head-ruled": style.head_ruled,
        "tinted": style.boxes_tinted,
        "unbroken": style.unbroken,
        f"signed-{style.byline_look}": True,
    }
    return " ".join(name for name, there in traits.items() if there)


def _page(groups: Sequence[Group], style: Style, running: Running) -> str:
    """The page, its running lines, and the box that stands on page one only."""
    head, foot = (_content(text) for text in (running.head, running.foot))
    base = f"size:{style.paper};margin:{style.margin:.1f}mm;font:7pt '{style.text_font}'"
    boxes = f"@top-left{{content:{head}}} @bottom-right{{content:{foot}}}"
    box = f"content:element(first);vertical-align:top;font:{style.size}pt '{style.text_font}'"
    first = ""
    for group in groups:
        if group.place == "side":
            aside = f"@right-top{{{box};width:{_SIDE}mm;margin-left:7mm}}"
            first = f"@page:first{{margin-right:{style.margin + _SIDE + 10:.1f}mm;{aside}}}"
        elif group.place == "foot":
            tall = style.margin + 8 + len(group.nodes) * style.size * _FOOT_LINE * MM
            below = f"@bottom-right{{content:none}} @bottom-center{{{box};width:100%}}"
            first = f"@page:first{{margin-bottom:{tall:.1f}mm;{below}}}"
    return f"@page{{{base};{boxes}}}\n{first}\n"


def _content(text: str) -> str:
    """A CSS `content` with the number of the page in the place of `{page}`."""
    if not text:
        return "none"
    before, found, after = text.partition("{page}")
    quoted = [f'"{part}"' for part in (before, after)]
    return f"{quoted[0]} counter(page) {quoted[1]}" if found else quoted[0]
