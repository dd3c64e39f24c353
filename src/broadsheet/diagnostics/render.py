"""A diagnostic as a person at a terminal reads it, and as other programs do."""

from __future__ import annotations

from typing import Any

from broadsheet.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def render(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """Severity, code and message on the first line, then the place, then hints:

    error[source-missing-story]: There is no story `fery`.
      --> issues/2026-11/issue.toml:7
      hint: Did you mean `ferry`?
    """
    head = f"{diagnostic.severity}[{diagnostic.code}]"
    message = _shown(diagnostic.message)
    if colour:
        head, message = f"{_COLOURS[diagnostic.severity]}{head}{_PLAIN}", f"{_BOLD}{message}{_PLAIN}"
    place = [f"  --> {_shown(str(diagnostic.span))}"] if diagnostic.span else []
    return "\n".join(
        [f"{head}: {message}", *place, *(f"  hint: {_shown(hint)}" for hint in diagnostic.hints)]
    )


def _shown(text: str) -> str:
    """A file may name things so that they would steer the terminal."""
    return text.translate(_CONTROLS)


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The same as a JSON object; `file` and `line` are null where there is no place."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "hints": list(diagnostic.hints),
    }
