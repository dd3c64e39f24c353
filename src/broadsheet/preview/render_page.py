"""One page of the PDF on standard input as a PNG on standard output: `python -m broadsheet.preview.render_page NUMBER`.

A process of its own, because PDFium serves one thread at a time and the build is using it.
"""

from __future__ import annotations

import io
import sys
from typing import BinaryIO

_DOTS_PER_INCH = 110
_POINTS_PER_INCH = 72
_QUICK = 3  # zlib's level: this machine reads it once, so time is worth more than bytes


def render(source: BinaryIO, target: BinaryIO, number: int) -> None:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    with PdfDocument(source.read()) as document:
        picture = document[number - 1].render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG", compress_level=_QUICK)
    target.write(out.getvalue())


if __name__ == "__main__":
    render(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1]))
