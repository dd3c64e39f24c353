"""Markdown as blocks of plain text: paragraphs, items of lists, crossheads; no tables, code or quotations."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_LEAST_CHARACTERS = 60
"""A shorter paragraph is left out, being a stray line more often than not."""

_HEADING = re.compile(r"#{1,4}[ \t]+(.+?)[ \t#]*$")
_SPECIAL = re.compile(r"[ \t]*(?:\||```|~~~|<|\{\{|\[[^\]]+\]:|!\[|>|[ ]{4})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_MARKUP: tuple[tuple[str, str], ...] = (
    (r"```.*?```|~~~.*?~~~|<!--.*?-->|\{\{.*?\}\}", ""),
    (r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?", ""),
    (r"\[([^\]\[]*)\]\([^)]*\)(?:\{[^}]*\})?", r"\1"),
    (r"\[([^\]\[]*)\]\[[^\]]*\]", r"\1"),
    (r"\[\^\w+\]|\{:?[.#][^}]*\}", ""),
    (r"<https?://[^>]*>", ""),
    (r"</?\w[^>]*>", ""),
    (r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_])", r"\2"),
    (r"\*\*|`|:\w+:", ""),
)

Kind = Literal["para", "item", "crosshead"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list or a crosshead, as plain text in one line."""

    kind: Kind
    text: str


def plain(markdown: str) -> str:
    """Markdown without its marks, in one line."""
    for pattern, put in _MARKUP:
        markdown = re.sub(pattern, put, markdown, flags=re.DOTALL)
    return " ".join(html.unescape(markdown).replace("\\", "").split())


def blocks_of(body: str) -> tuple[Block, ...]:
    body = re.sub(r"^(```|~~~).*?^\1[ \t]*$", "", body, flags=re.DOTALL | re.MULTILINE)
    body = re.sub(
        r"^(?![ \t]*(?:[-*+]|\d+[.)])[ \t])(.+)\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])",
        r"\1\n\n",
        body,
        flags=re.MULTILINE,
    )
    found: list[Block] = []
    for part in re.split(r"\n[ \t]*\n", re.sub(r"^(#{1,4}[ \t].*)$", r"\n\1\n", body, flags=re.MULTILINE)):
        found.extend(_block(part.strip("\n")))
    while found and found[-1].kind == "crosshead":
        found.pop()
    return tuple(found)


def _block(part: str) -> Iterator[Block]:
    heading = _HEADING.match(part)
    if heading:
        yield Block("crosshead", plain(heading[1]))
    elif _ITEM.match(part):
        items = re.split(r"^(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])", part, flags=re.MULTILINE)
        yield from (Block("item", text) for item in items if (text := plain(_ITEM.sub("", item, count=1))))
    elif not _SPECIAL.match(part) and heavy(text := plain(part)) >= _LEAST_CHARACTERS:
        yield Block("para", text)


def heavy(text: str) -> int:
    """Characters, those that stand for a word or so counted three times."""
    return len(text) + 2 * len(re.findall(r"[\u3040-\u9fff]", text))
