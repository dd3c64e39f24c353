"""Damaged files of every format are refused or read: never a crash, never long, never much memory."""

from __future__ import annotations

import resource
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from broadsheet.press.picture_file import BrokenPictureError, PictureFile
from broadsheet.press.pictures import encode_picture
from tests.unit.press.test_picture_encoding import encoded, oriented, photograph

SECONDS = 5.0
MEGABYTES = 800
SMALL = photograph(size=(48, 32))
FRAMES = {"save_all": True, "append_images": [SMALL.transpose(Image.Transpose.ROTATE_180)]}
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
viewBox="0 0 40 30">
<style>.a{fill:url(#g)} @media print{.b{fill:red}} /* c */ #d{marker:url(#m)}</style>
<linearGradient id="g"><stop offset="0.5"/></linearGradient>
<marker id="m"><rect width="1" height="2"/></marker>
<g class="a b"><use xlink:href="#d" x="1"/><path id="d" d="M0 0L9 9z" style="stroke:#123;opacity:.5"/></g>
<text x="1" y="2">fish &amp; <tspan>chips</tspan></text></svg>"""
SOURCES = {
    "JPEG": (
        encoded(SMALL, "JPEG", exif=oriented(6)),
        encoded(SMALL, "JPEG", progressive=True),
        encoded(SMALL.convert("CMYK"), "JPEG"),
    ),
    "PNG": (
        encoded(SMALL.convert("RGBA"), "PNG", exif=oriented(3)),
        encoded(SMALL.quantize(9), "PNG"),
        encoded(SMALL, "PNG", **FRAMES),
    ),
    "WEBP": (encoded(SMALL, "WEBP"), encoded(SMALL, "WEBP", lossless=True), encoded(SMALL, "WEBP", **FRAMES)),
    "GIF": (encoded(SMALL.quantize(9), "GIF"), encoded(SMALL, "GIF", **FRAMES)),
    "TIFF": (encoded(SMALL, "TIFF"), encoded(SMALL, "TIFF", compression="packbits")),
    "SVG": (DRAWING,),
}
# Most harm is done in headers, by the numbers at the ends of their ranges.
PLACES = st.one_of(st.integers(0, 100), st.integers(0, 20_000))
BYTES = st.one_of(st.sampled_from([b"\0", b"\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0"]), st.binary(max_size=8))
EDITS = st.lists(st.tuples(PLACES, st.integers(0, 30), BYTES), min_size=1, max_size=6)


def edited(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """`data` with some bytes at some places replaced by others, more or fewer."""
    for place, length, new in edits:
        at = place % (len(data) + 1)
        data = data[:at] + new + data[at + length :]
    return data


def peak_memory() -> float:
    """The most this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def outcome(data: bytes) -> PictureFile | None:
    try:
        return encode_picture(data)
    except BrokenPictureError:
        return None


@pytest.mark.parametrize("file_format", SOURCES)
@settings(max_examples=50)
@given(choice=st.integers(0, 5), edits=EDITS)
def test_a_damaged_file_is_refused_or_read_quickly(
    file_format: str, choice: int, edits: list[tuple[int, int, bytes]]
) -> None:
    sources = SOURCES[file_format]
    start, memory = time.process_time(), peak_memory()
    picture = outcome(edited(sources[choice % len(sources)], edits))
    assert time.process_time() - start < SECONDS
    assert peak_memory() - memory < MEGABYTES
    assert picture is None or (picture.width > 0 and picture.height > 0)


@pytest.mark.parametrize("file_format", SOURCES)
def test_the_undamaged_files_are_read(file_format: str) -> None:
    assert all(outcome(source) for source in SOURCES[file_format])
