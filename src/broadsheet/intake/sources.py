"""What is to be brought home: the files named, and those in the folders named."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.config import FILE as CONFIG_FILE
from broadsheet.diagnostics import Diagnostic, Span, diagnose

SUFFIXES = (".pdf", ".txt", ".eml", ".html", ".htm")
LARGEST = 200_000_000
_MOST_FILES = 10_000
_KINDS = "PDF, plain text (.txt), saved mail (.eml) and saved web pages (.html)"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file; `sha256` of its bytes in hexadecimal."""

    path: Path
    sha256: str

    @property
    def name(self) -> str:
        """What reports call it: nobody's folders are anybody's business."""
        return shown(self.path.name)


def shown(path: str | Path) -> str:
    """`path` for people and files: a name on the disk may hold bytes that are no text."""
    return os.fsencode(path).decode(errors="replace")


def find_sources(named: Iterable[str]) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """The sources, each content once, by path; of a folder all that can be brought home, of any depth."""
    found: dict[str, Source] = {}
    faults: list[Diagnostic] = []
    for written in named:
        paths = list(_files(written))
        if len(paths) > _MOST_FILES:
            message = (
                f"{shown(written)} holds more than {_MOST_FILES:,} files; those after them are left out."
            )
            faults.append(diagnose("import-over-limit", message, Span(shown(written))))
        for path in paths[:_MOST_FILES]:
            source = _source(path, written)
            if isinstance(source, Source):
                found.setdefault(source.sha256, source)
            else:
                faults.append(source)
        if not paths:
            message = f"The folder {shown(written)} holds nothing that can be brought home."
            faults.append(
                diagnose("import-unknown-kind", message, Span(shown(written)), hints=[f"It takes {_KINDS}."])
            )
    return tuple(found.values()), tuple(faults)


def _files(written: str) -> Iterator[Path]:
    """The path itself; of a folder, the files of known kinds below it, sorted."""
    if _ADDRESS.match(written) or not Path(written).is_dir():
        yield Path(written)
        return
    for folder, folders, names in os.walk(written):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if CONFIG_FILE in names:  # a publication: what it builds is no source
            folders[:] = [name for name in folders if name != "out"]
        yield from (Path(folder, name) for name in sorted(names) if name.lower().endswith(SUFFIXES))


def _source(path: Path, written: str) -> Source | Diagnostic:
    """The source at `path`, or why it is none."""
    name = shown(path)
    span = Span(name)
    if _ADDRESS.match(written):
        message = f"{shown(written)} is an address, and nothing is fetched."
        hint = "Save the page or the PDF, and name the file."
        return diagnose("import-unknown-kind", message, Span(shown(written)), hints=[hint])
    if not path.name.lower().endswith(SUFFIXES):
        message = f"{name} is of a kind that cannot be brought home."
        return diagnose("import-unknown-kind", message, span, hints=[f"It takes {_KINDS}."])
    try:
        size = path.stat().st_size
        if size > LARGEST:
            message = f"{name} has more than {LARGEST // 1_000_000} MB."
            return diagnose("import-over-limit", message, span)
        with path.open("rb") as file:
            return Source(path, hashlib.file_digest(file, "sha256").hexdigest())
    except OSError as error:
        message = f"{name} cannot be read: {error.strerror or type(error).__name__}."
        return diagnose("import-unreadable", message, span)
