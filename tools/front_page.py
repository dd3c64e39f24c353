"""Make docs/images/front-page.png: page one of the example issue, from the PDF that the program makes of it.

Usage: `python -m tools.front_page`
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2  # type: ignore[import-untyped]  # the wheel has no stubs
from PIL import Image

from broadsheet.press.compile import Request, compile_issue

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "src" / "broadsheet" / "examples" / "harbour-news"
PICTURE = ROOT / "docs" / "images" / "front-page.png"
DOTS_PER_INCH = 110
COLOURS = 64
MOST_BYTES = 200_000


def example_pdf() -> bytes:
    """The example's print.pdf, built in a folder of its own."""
    with TemporaryDirectory() as folder:
        publication = Path(shutil.copytree(EXAMPLE, Path(folder) / "publication"))
        compiled = compile_issue(Request(publication))
    if "print.pdf" not in compiled.artefacts:
        sys.exit(f"The example does not build: {[each.message for each in compiled.diagnostics]}")
    return compiled.artefacts["print.pdf"]


def first_page(pdf: bytes) -> bytes:
    """Page one as a PNG of few colours."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    drawn: Image.Image = page.render(scale=DOTS_PER_INCH / 72).to_pil()
    page.close()
    document.close()
    out = io.BytesIO()
    # Covering the colours rather than counting them keeps the accent, which is on few pixels.
    few = drawn.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, format="PNG", optimize=True)
    return out.getvalue()


def main() -> int:
    picture = first_page(example_pdf())
    if len(picture) > MOST_BYTES:
        sys.exit(f"The picture has {len(picture)} bytes, which is more than {MOST_BYTES}.")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_bytes(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
