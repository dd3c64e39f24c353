"""Make docs/images: page one of the example issue in each theme, from the PDFs that the program makes of it.

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
IMAGES = ROOT / "docs" / "images"
DOTS_PER_INCH = 110
SMALL_DOTS_PER_INCH = 60
COLOURS = 64
MOST_BYTES = 200_000
# Large print takes twice the pages.
PAGES = {"classic": 4, "bulletin": 4, "clear": 8}


def example_pdf(theme: str) -> bytes:
    """The example's print.pdf in `theme`, built in a folder of its own."""
    with TemporaryDirectory() as folder:
        publication = Path(shutil.copytree(EXAMPLE, Path(folder) / "publication"))
        settings = publication / "broadsheet.toml"
        written = settings.read_text(encoding="utf-8")
        settings.write_text(written.replace('theme = "classic"', f'theme = "{theme}"'), encoding="utf-8")
        compiled = compile_issue(Request(publication, pages=PAGES[theme]))
    if "print.pdf" not in compiled.artefacts:
        sys.exit(f"The example does not build: {[each.message for each in compiled.diagnostics]}")
    return compiled.artefacts["print.pdf"]


def first_page(pdf: bytes, dots_per_inch: int) -> bytes:
    """Page one as a PNG of few colours."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    drawn: Image.Image = page.render(scale=dots_per_inch / 72).to_pil()
    page.close()
    document.close()
    out = io.BytesIO()
    # Covering the colours rather than counting them keeps the accent, which is on few pixels.
    few = drawn.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, format="PNG", optimize=True)
    return out.getvalue()


def main() -> int:
    IMAGES.mkdir(parents=True, exist_ok=True)
    for theme in PAGES:
        pdf = example_pdf(theme)
        write(IMAGES / f"{theme}.png", first_page(pdf, SMALL_DOTS_PER_INCH))
        if theme == "classic":
            write(IMAGES / "front-page.png", first_page(pdf, DOTS_PER_INCH))
    return 0


def write(path: Path, picture: bytes) -> None:
    if len(picture) > MOST_BYTES:
        sys.exit(f"{path.name} has {len(picture)} bytes, which is more than {MOST_BYTES}.")
    path.write_bytes(picture)


if __name__ == "__main__":
    sys.exit(main())
