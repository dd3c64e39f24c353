"""The small picture of page one."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image

from broadsheet.editions.print.thumbnail import WIDTH, thumbnail


def pages(*sizes: tuple[float, float]) -> bytes:
    out, pdf = io.BytesIO(), pikepdf.new()
    for size in sizes:
        pdf.add_blank_page(page_size=size)
    pdf.save(out)
    return out.getvalue()


def test_it_has_the_proportions_of_page_one() -> None:
    with Image.open(io.BytesIO(thumbnail(pages((300, 450), (900, 100))))) as image:
        assert (image.format, image.size) == ("PNG", (WIDTH, WIDTH * 3 // 2))


def test_the_same_pages_give_the_same_bytes() -> None:
    assert thumbnail(pages((300, 450))) == thumbnail(pages((300, 450)))
