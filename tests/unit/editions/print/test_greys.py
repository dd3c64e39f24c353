"""Photographs and drawings lose their colours, and nothing else."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from broadsheet.editions.print.greys import greyed


def photograph(kind: str, colour: tuple[int, ...]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB" if kind == "JPEG" else "RGBA", (4, 3), colour).save(out, kind)
    return out.getvalue()


def test_a_photograph_is_grey_and_as_large() -> None:
    with Image.open(io.BytesIO(greyed("mill.jpg", photograph("JPEG", (200, 30, 30))))) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "L", (4, 3))


def test_what_is_transparent_stays_so() -> None:
    with Image.open(io.BytesIO(greyed("mill.png", photograph("PNG", (200, 30, 30, 0))))) as image:
        assert image.getpixel((0, 0))[1] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('fill="#ff0000"', 'fill="#4c4c4c"'),
        ('stroke="#f00"', 'stroke="#4c4c4c"'),
        ("style='fill:red'", "style='fill:#4c4c4c'"),
        ('fill="none"', 'fill="none"'),
        ('stroke="#000000"', 'stroke="#000000"'),
        ('id="red"', 'id="red"'),
        ('fill="url(#fad)"', 'fill="url(#fad)"'),
        ('xlink:href="#add"', 'xlink:href="#add"'),
    ],
)
def test_a_drawing_is_grey(before: str, after: str) -> None:
    assert greyed("mill.svg", f"<path {before}/>".encode()).decode() == f"<path {after}/>"
