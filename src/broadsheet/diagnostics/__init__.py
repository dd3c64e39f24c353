"""Diagnostics: what is wrong, where, why, and what to do about it, as values.

Stages return `(value, diagnostics)` and never die on one bad story. A diagnostic is made by `diagnose`,
which takes its severity from the catalogue, so that a code means one thing everywhere.

Exceptions are for borders only, one small tree, caught once in the command line:

    BroadsheetError            something the user can mend
    ├── UsageError             the command was called wrongly (exit 2)
    ├── MachineError           the machine lacks something (exit 3)
    └── IssueFormatError       a file is not an issue this version can read (exit 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from broadsheet.diagnostics.catalogue import CATALOGUE


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source: path relative to the publication folder, 1-based line."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing the reader of the report should know or do."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()


def diagnose(code: str, message: str, span: Span | None = None, *, hints: Iterable[str] = ()) -> Diagnostic:
    """Make a diagnostic whose severity is the catalogue's; an unknown code is a programmer's fault."""
    return Diagnostic(code, Severity(CATALOGUE[code].severity), message, span, tuple(hints))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


class BroadsheetError(Exception):
    """Something went wrong that you can mend."""

    exit_code = 1

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__ or "")


class UsageError(BroadsheetError):
    """The command was not called as it should be."""

    exit_code = 2


class MachineError(BroadsheetError):
    """This machine lacks something Broadsheet needs."""

    exit_code = 3


class IssueFormatError(BroadsheetError):
    """This file is not an issue that this version can read."""
