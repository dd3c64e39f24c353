"""Small pages for the tests of reading back: 10 pt type on a grid of 12 pt, 20 pt margins."""

from __future__ import annotations

from importlib.resources import files

import typst

_FONTS = str(files("manimgx_fonts"))

_GRID = """
#set document(title: "Harbour News")
#set page(width: 240pt, height: 120pt, margin: 20pt)
#set text(font: "Libertinus Serif", size: 10pt, top-edge: .75em, bottom-edge: -.25em)
#set text(costs: (orphan: 0%, widow: 0%))
#set par(leading: 2pt, spacing: 2pt)
#set block(spacing: 2pt)
#show heading: set text(size: 10pt)
#show heading: set block(above: 2pt, below: 2pt)
"""


def baseline(line: int) -> float:
    """Where line `line` of a page stands, counted from 0."""
    return 20 + 7.5 + 12 * line


def typeset(source: str) -> bytes:
    """The pages as an edition has them: accessible and for the archive."""
    return _bytes(_compiler(source).compile(format="pdf", pdf_standards=["ua-1", "a-2a"]))


def typeset_freely(source: str, *, tags: bool = True) -> bytes:
    """Pages that keep to no standard, so that typst lets faults through."""
    return _bytes(_compiler(source).compile(format="pdf", pdf_tags=tags))


def _compiler(source: str) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])
    return typst.Compiler((_GRID + source).encode(), font_paths=fonts)


def _bytes(compiled: bytes | list[bytes] | None) -> bytes:
    assert isinstance(compiled, bytes)
    return compiled
