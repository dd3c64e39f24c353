"""A set issue as it comes to be imported: the PDF, the same with its words in rows, and text with all type lost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from bench.support.backissues.fonts import folders
from bench.support.backissues.glyphs import Line, Sheet, Word, lines, sheets
from bench.support.backissues.styles import chance

KINDS = ("pdf", "interleaved", "pdftotext", "layout", "flat", "shuffled")
TEXT_KINDS = frozenset(KINDS[2:])
MISSING = "pdftotext is missing: install poppler-utils (Debian: apt-get install poppler-utils)"
_TEMPLATE = Path(__file__).with_name("rows.typ")
_ROW = 3.0
"""Words whose feet are within so many points stand in one row."""

_HYPHENS = ("-", "-", "\u2010", "\u00ad")


def has_pdftotext() -> bool:
    return shutil.which("pdftotext") is not None


def kinds() -> tuple[str, ...]:
    """The kinds this machine can make."""
    return tuple(kind for kind in KINDS if kind not in {"pdftotext", "layout"} or has_pdftotext())


def flattened(kind: str, pdf: bytes, font: str, draw: random.Random, *, backward: bool = True) -> bytes:
    """The input of one kind: a PDF, or text in UTF-8; `backward` as in `sheets`."""
    if kind == "pdf":
        return pdf
    if kind in {"pdftotext", "layout"}:
        return poppler(pdf, *(["-layout"] if kind == "layout" else []))
    pages = sheets(pdf, backward=backward)
    if kind == "interleaved":
        return interleaved(pages, font)
    text = flat(pages) if kind == "flat" else shuffled(pages, draw)
    return _worn(text, draw).encode()


def poppler(pdf: bytes, *options: str) -> bytes:
    """What Poppler's `pdftotext` makes of it."""
    tool = shutil.which("pdftotext")
    if tool is None:
        raise FileNotFoundError(MISSING)
    with TemporaryDirectory() as name:
        source = Path(name, "in.pdf")
        source.write_bytes(pdf)
        return subprocess.run([tool, *options, source, "-"], capture_output=True, check=True).stdout  # noqa: S603


def interleaved(pages: Sequence[Sheet], font: str) -> bytes:
    """The same pages, word after word and row after row through all columns, in one weight of one face."""
    data = [
        {"width": page.width, "height": page.height, "words": [_placed(word) for word in _rows(page.words)]}
        for page in pages
    ]
    return typst.compile(
        _TEMPLATE,
        font_paths=list(folders()),
        ignore_system_fonts=True,
        pdf_tags=False,
        sys_inputs={"data": json.dumps({"faces": [font, "Noto Sans"], "pages": data}, ensure_ascii=False)},
    )


def _rows(words: Sequence[Word]) -> list[Word]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.base):
        if rows and word.base - rows[-1][0].base < _ROW:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [word for row in rows for word in sorted(row, key=lambda each: each.left)]


def _placed(word: Word) -> tuple[str, float, float, float, float]:
    return (
        word.text,
        round(word.left, 2),
        round(word.base, 2),
        round(word.right - word.left, 2),
        round(word.size, 2),
    )


def flat(pages: Sequence[Sheet]) -> str:
    """Line after line in reading order, a form feed between pages."""
    return "\f".join("\n".join(line.text for line in lines(page)) + "\n" for page in pages)


def shuffled(pages: Sequence[Sheet], draw: random.Random) -> str:
    """Column after column as a hand selects them, those of a page in any order; no form feeds, some lines doubled."""
    end = "\n\n" if chance(draw, 0.4) else "\n"
    columns = []
    for page in pages:
        runs = list(_runs(lines(page)))
        draw.shuffle(runs)
        columns += ["".join(line.text + end for line in run) for run in runs]
    return ("\n" if end == "\n" else "").join(columns)


def _runs(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand below one another."""
    run: list[Line] = list(found[:1])
    for above, below in pairwise(found):
        if below.base < above.base - _ROW or below.left > above.right or below.right < above.left:
            yield run
            run = []
        run.append(below)
    if run:
        yield run


def _worn(text: str, draw: random.Random) -> str:
    """Hyphens at line ends as some program wrote them, and line ends of any system."""
    hyphen = draw.choice(_HYPHENS)
    text = "\n".join(
        line[:-1] + hyphen if line[-1:] in {"-", "\u2010"} else line for line in text.split("\n")
    )
    return text.replace("\n", draw.choice(("\n", "\n", "\r\n")))
