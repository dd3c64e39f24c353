"""Paths as people write them, kept inside the publication folder."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote

from broadsheet.diagnostics import Diagnostic, Span, diagnose


def inside(folder: str, written: str) -> str | None:
    """`written` in a file of `folder`, as a path relative to the publication folder; None when it leads out of it.

    A leading slash means the publication folder itself, as it means the site in a web page. Percent codes and
    backslashes are read as what they hide.
    """
    plain = unquote(written).replace("\\", "/")
    joined = posixpath.normpath(
        posixpath.join(folder, plain) if not plain.startswith("/") else plain.lstrip("/")
    )
    leads_out = joined == ".." or joined.startswith("../") or "\x00" in joined or ":" in joined.split("/")[0]
    return None if leads_out else joined


def is_inside(root: Path, file: str) -> bool:
    """Whether `file`, its symbolic links followed, stays in `root`."""
    try:
        return (root / file).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a loop of links leads nowhere
        return False


def is_file(root: Path, file: str) -> bool:
    """Whether there is such a file; `Path.is_file` raises where a name is longer than the disk allows."""
    try:
        return (root / file).is_file()
    except OSError:
        return False


def outside(written: str, span: Span) -> Diagnostic:
    hint = "Copy the file into the publication folder and name it there."
    message = f"`{written}` leads out of the publication folder."
    return diagnose("source-path-outside", message, span, hints=[hint])
