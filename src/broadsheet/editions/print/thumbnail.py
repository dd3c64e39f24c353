"""Pictures of page one, for wherever an issue is listed or announced."""

from __future__ import annotations

import io

from PIL import Image
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

WIDTH = 480  # pixels
_COLOURS = 64
_QUALITY = 85


def thumbnail(pdf: bytes) -> bytes:
    """Page one as a PNG, `WIDTH` pixels wide; the same bytes for the same pages."""
    with PdfDocument(pdf) as document:
        page = document[0]
        # Twice the size, then halved: small type stays legible as grey.
        shown = page.render(scale=2 * WIDTH / page.get_width()).to_pil().convert("RGB")
    few = shown.reduce(2).quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG")
    return out.getvalue()


def photograph(pdf: bytes, width: int, ratio: float) -> tuple[bytes, int, int]:
    """The top of page one as a JPEG, `width` pixels wide and at most `ratio` of that high; and its size."""
    with PdfDocument(pdf) as document:
        page = document[0]
        shown = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    shown = shown.crop((0, 0, shown.width, min(shown.height, round(shown.width * ratio))))
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True, subsampling=0)
    return out.getvalue(), *shown.size
