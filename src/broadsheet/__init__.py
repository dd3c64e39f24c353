"""Broadsheet: one issue from one source into every edition.

The public face; each name is imported when it is first used, so that `broadsheet --help` stays quick.
"""

from __future__ import annotations

__version__ = "0.1.0"

_FACE = {
    "compile_issue": "broadsheet.press.compile",
    "Request": "broadsheet.press.compile",
    "Compiled": "broadsheet.press.compile",
    "Issue": "broadsheet.issue.model",
    "Story": "broadsheet.issue.model",
    "Diagnostic": "broadsheet.diagnostics",
    "BroadsheetError": "broadsheet.diagnostics",
}
__all__ = [
    "BroadsheetError",
    "Compiled",
    "Diagnostic",
    "Issue",
    "Request",
    "Story",
    "compile_issue",
]


def __getattr__(name: str) -> object:
    if name not in _FACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_FACE[name]), name)
