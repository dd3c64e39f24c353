"""Back issues as PDF pages, set from a few lines of Typst."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

from broadsheet.editions.print.fonts import font_folders
from broadsheet.sources.backissue.model import Line, Manuscript
from broadsheet.sources.backissue.pages.reading import read_pdf

PAGE = "#set page(width: 420pt, height: 300pt, margin: 30pt, columns: 2)\n#set columns(gutter: 18pt)\n#set text(9pt)\n"


def pressed(source: str) -> bytes:
    """`source` as a PDF, in the fonts of our editions and the compiler's own."""
    folders = list(font_folders())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "main.typ"
        path.write_text(source, encoding="utf-8")
        return typst.compile(path, font_paths=folders, ignore_system_fonts=True, pdf_tags=False)


def read(source: str) -> Manuscript:
    return read_pdf(pressed(source), "old.pdf")


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def line(text: str, number: int, **other: object) -> Line:
    """A line of a manuscript on page one, in one column."""
    return Line(text, **{"page": 1, "number": number, "column": 1, **other})  # type: ignore[arg-type]
