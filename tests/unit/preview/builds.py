"""What builds of a small issue leave, good and failed, without the work."""

from __future__ import annotations

import datetime as dt
import io
import json
from functools import cache
from typing import Any

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from broadsheet.diagnostics import Span, diagnose
from broadsheet.issue.model import Issue, Publication
from broadsheet.press.compile import Compiled

ISSUE = Issue(
    id="2026-11",
    publication=Publication(name="Harbour News", language="en", url="https://example.org/n"),
    date=dt.date(2026, 11, 1),
    stories=(),
    number="143",
)
MAIL = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    "<style>@media (prefers-color-scheme: dark) { p { color: #fff } }</style></head><body>"
    '<p><img src="https://example.org/n/2026-11/mail/mill.jpg" alt="The mill"></p>'
    '<a href="https://example.org/n/1">Read on</a> <a class="up" href="#top">Top</a></body></html>'
)
WARNING = diagnose(
    "print-coarse-picture", "The picture is coarse.", Span("stories/mill.md", 4), hints=["Make it smaller."]
)
ERROR = diagnose("source-missing-story", "There is no story `fery`.", Span("issues/2026-11/issue.toml", 7))


@cache
def pdf(*sizes: tuple[int, int]) -> bytes:
    """Blank pages of so many points; cached because PDFium gives every document a number of its own."""
    document = PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def good(**artefacts: bytes) -> Compiled:
    """A build of all editions; `artefacts` by name with `_` for the dot take the place of what it makes."""
    fit: dict[str, Any] = {"verified": True, "faults": {"widows": 0}, "solver": {"status": "optimal"}}
    made = {
        "print.pdf": pdf((595, 842), (595, 842)),
        "mail.html": MAIL.encode(),
        "mail.txt": b"Harbour News",
        "mail.eml": b"Subject: =?utf-8?q?Caf=C3=A9?=\n\n",
        "mail/mill.jpg": b"JPEG",
        "issue.txt": b"HARBOUR NEWS",
        "fit.json": json.dumps(fit).encode(),
        **{name.replace("_", "."): data for name, data in artefacts.items()},
    }
    return Compiled(ISSUE, (WARNING,), made, fit=fit)


def failed() -> Compiled:
    return Compiled(None, (WARNING, ERROR))
