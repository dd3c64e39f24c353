"""Whether a file is there, and in the publication folder."""

from __future__ import annotations

from pathlib import Path

from broadsheet.diagnostics import Diagnostic, Span, diagnose


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
