"""Opening a finished PDF with pdfium, and closing it again. Pdfium is not thread-safe: one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

from broadsheet.diagnostics import BroadsheetError


class ReadbackError(BroadsheetError):
    """The finished PDF cannot be read back."""


@contextmanager
def opened(pdf: bytes) -> Iterator[PdfDocument]:
    """The document `pdf`; pages and all else got from it are closed with it. Raises `ReadbackError`."""
    try:
        with closing(PdfDocument(pdf)) as document:
            yield document
    except PdfiumError as fault:
        raise ReadbackError(f"the PDF cannot be read back: {' '.join(str(fault).split())}") from fault
