"""The same text as one HTML page in three columns, and the peer that sets it: WeasyPrint, once, without fitting.

    python -m bench.support.peer FOLDER

sets FOLDER/issue.html as FOLDER/issue.pdf and does nothing else: a cold process to be timed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Crosshead,
    CutPoint,
    Emphasis,
    Inline,
    Issue,
    Link,
    List,
    Paragraph,
    Story,
    Strong,
    Table,
)

_FACES = (
    ("Source Serif 4", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "normal"),
    ("Source Serif 4", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf", "italic"),
    ("Playfair Display", "fontpkg_playfair_display", "PlayfairDisplay[wght].ttf", "normal"),
)
_STYLE = """
@page { size: A4; margin: 58pt 44pt 62pt }
body { font: 9.2pt/12pt "Source Serif 4"; column-count: 3; column-gap: 17pt; text-align: justify; hyphens: auto }
h1, h2 { font-family: "Playfair Display"; line-height: 1.1; text-align: left; hyphens: none }
h1 { font-size: 60pt; column-span: all; text-align: center; margin: 0 } h2 { font-size: 18pt; margin: 12pt 0 4pt }
h3 { font-size: 9.5pt; margin: 12pt 0 0 } p { margin: 0; text-indent: 1em } img { width: 100% }
.deck { font-style: italic; text-indent: 0 } table { font-size: 8.4pt } ul, ol { margin: 0; padding-left: 1.2em }
"""
_MARKED = {Emphasis: "em", Strong: "strong"}


def style() -> str:
    """The sheet, with the faces from the same wheels."""
    return _STYLE + "".join(
        f'@font-face {{ font-family: "{family}"; font-style: {slant}; font-weight: 200 900; '
        f"src: url({_file(package, name).as_uri()}) }}\n"
        for family, package, name, slant in _FACES
    )


def _file(package: str, name: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(next(iter(spec.submodule_search_locations))) / "files" / name


def page(issue: Issue, fit: Mapping[str, Any], root: Path) -> str:
    """What was printed of `issue` according to `fit`, with the pictures that were printed."""
    kept = {story["slug"]: story for story in fit["stories"]}
    stories = "".join(_story(story, kept[story.slug], root) for story in issue.stories)
    language = escape(issue.publication.language)
    name = escape(issue.publication.name)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{name}</title></head>'
        f"<body><h1>{name}</h1>{stories}</body></html>"
    )


def _story(story: Story, kept: Mapping[str, Any], root: Path) -> str:
    picture = (
        f'<img src="{(root / story.picture.file).as_uri()}" alt="">'
        if kept["image_lines"] and story.picture
        else ""
    )
    deck = f'<p class="deck">{_inlines(story.standfirst)}</p>' if story.standfirst else ""
    body = "".join(_blocks(_printed(story.body, kept["kept"]["words"])))
    by = f"<p>{escape(', '.join(story.bylines))}</p>" if story.bylines else ""
    return f"<h2>{escape(story.title)}</h2>{deck}{by}{picture}{body}"


def _printed(body: tuple[Block, ...], words: int) -> tuple[Block, ...]:
    """The longest part that print may cut `body` to with at most `words` words."""
    cuts = (CutPoint(index, unit) for index, block in enumerate(body) for unit in range(tree.units(block)))
    prefixes = [*(tree.prefix(body, cut) for cut in cuts), body]
    return next(kept for kept in reversed(prefixes) if tree.words_of(kept) <= words)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(sentences=sentences):
                yield f"<p>{''.join(_inlines(sentence.inlines) for sentence in sentences)}</p>"
            case Crosshead(inlines=inlines):
                yield f"<h3>{_inlines(inlines)}</h3>"
            case List(items=items):
                entries = ("".join(_blocks(item.blocks)) for item in items)
                yield f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>"
            case Table(head=head, rows=rows):
                cells = (
                    "".join(f"<td>{_inlines(cell.inlines)}</td>" for cell in row) for row in (head, *rows)
                )
                yield f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
            case _:
                yield from (f"<p>{escape(text)}</p>" for text in tree.texts(block))


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    children = getattr(inline, "children", None)
    if children is None:
        return escape(tree.plain([inline]))
    if isinstance(inline, Link):
        return f'<a href="{escape(inline.url)}">{_inlines(children)}</a>'
    name = _MARKED.get(type(inline))
    return f"<{name}>{_inlines(children)}</{name}>" if name else _inlines(children)


def complaint() -> str:
    """Why the peer would not be at its best here: it falls back on a subsetter many times slower; else nothing."""
    from weasyprint.text.ffi import harfbuzz_subset  # type: ignore[import-untyped]

    return "" if harfbuzz_subset else "Install HarfBuzz-Subset for the peer (Debian: libharfbuzz-subset0)."


class Warm:
    """The peer in this process; its faces, sheet and pictures are read once."""

    def __init__(self) -> None:
        from weasyprint import CSS  # type: ignore[import-untyped]
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

        self._pictures: dict[str, object] = {}
        self._fonts = FontConfiguration()
        self._sheet = CSS(string=style(), font_config=self._fonts)

    def set(self, html: str) -> bytes:
        from weasyprint import HTML

        help_given = {"font_config": self._fonts, "cache": self._pictures}
        pdf = HTML(string=html).write_pdf(stylesheets=[self._sheet], **help_given)
        assert isinstance(pdf, bytes)
        return pdf


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "issue.pdf").write_bytes(Warm().set((folder / "issue.html").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
