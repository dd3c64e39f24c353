"""What a person sees: diagnostics and progress on standard error, results on standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from broadsheet.diagnostics import Diagnostic, Severity
from broadsheet.diagnostics.render import render

_CLEAR_LINE = "\r\x1b[K"


def colours() -> bool:
    """Whether standard error takes colour (https://no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_json(data: object) -> None:
    """What other programs read: one value, indented so that people can read it too."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


@dataclass(slots=True)
class Progress:
    """One line that says what is being done, on a terminal only, until the block ends."""

    shown: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.done()

    def __call__(self, step: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"{_CLEAR_LINE}{step}…")
            sys.stderr.flush()
            self.shown = True

    def done(self) -> None:
        if self.shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
            self.shown = False


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Every diagnostic, errors last, where a terminal leaves them in sight."""
    ordered = sorted(diagnostics, key=lambda diagnostic: diagnostic.severity is Severity.ERROR)
    for diagnostic in ordered:
        print(render(diagnostic, colour=colours()), file=sys.stderr)
    if ordered:
        print(_tally(ordered), file=sys.stderr)


def _tally(diagnostics: list[Diagnostic]) -> str:
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    parts = [_count(errors, "error"), _count(warnings, "warning")]
    return ", ".join(part for part in parts if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
