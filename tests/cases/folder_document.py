"""A Markdown document that holds cases: folders, file by file, and what is said about them.

Fenced blocks whose info string ends in a path are files; those before the first `## ` heading belong to every case
of the document, and a case may replace them. The block `diagnostics` is what the case expects, as it is rendered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(`{3,})(\w*) ?(\S*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
EXPECTED = "diagnostics"


@dataclass(frozen=True)
class Case:
    """One section: its title, its files and the rendered diagnostics it expects."""

    title: str
    files: dict[str, str]
    expected: str


def cases(document: Path) -> list[Case]:
    head, *sections = _sections(document.read_text(encoding="utf-8"))
    shared = _files(head)
    return [
        Case(section.splitlines()[0].removeprefix("## "), shared | _files(section), _expected(section))
        for section in sections
    ]


def _sections(text: str) -> list[str]:
    """The text before the first heading, then each heading with what follows it; headings in files count not."""
    hidden = _FENCE.sub(lambda fence: " " * len(fence[0]), text)
    starts = [match.start() for match in _HEADING.finditer(hidden)]
    ends = [*starts, len(text)]
    return [text[: ends[0]], *(text[start:end] for start, end in zip(starts, ends[1:], strict=True))]


def _files(section: str) -> dict[str, str]:
    return {fence[3]: fence[4] for fence in _FENCE.finditer(section) if fence[3]}


def _expected(section: str) -> str:
    return next(fence[4] for fence in _FENCE.finditer(section) if fence[2] == EXPECTED)


def update(document: Path, title: str, rendered: str) -> None:
    """Write what is said about the case `title` now into its document."""

    def renewed(section: str) -> str:
        if section.splitlines()[0] != f"## {title}":
            return section
        return _FENCE.sub(
            lambda f: f"{f[1]}{EXPECTED}\n{rendered}{f[1]}" if f[2] == EXPECTED else f[0], section
        )

    head, *sections = _sections(document.read_text(encoding="utf-8"))
    document.write_text(head + "".join(map(renewed, sections)), encoding="utf-8")
