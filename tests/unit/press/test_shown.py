"""Pictures as screens show them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from broadsheet.edition import Shown
from broadsheet.issue.model import Picture
from broadsheet.press.cache import Cache
from broadsheet.press.picture_file import PictureFile
from broadsheet.press.shown import shows
from tests.unit.press.test_picture_encoding import encoded, flag, photograph

PICTURE = Picture(file="mill.jpg", asset="a")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h10v20z"/></svg>'


def show(
    tmp_path: Path, data: bytes, suffix: str, *, width: int = 60, ratio: float = 9, focus: float = 0.5
) -> Shown:
    picture = msgspec.structs.replace(PICTURE, focus=(0.5, focus))
    return shows({"a": PictureFile(data, suffix, 0, 0)}, Cache(tmp_path), tmp_path)(picture, width, ratio)


def pixels(shown: Shown) -> Image.Image:
    image = Image.open(BytesIO(shown.data)).convert("RGB")
    assert image.size == (shown.width, shown.height)
    return image


def test_a_photograph_is_made_smaller_and_stays_jpeg(tmp_path: Path) -> None:
    shown = show(tmp_path, encoded(photograph(), "JPEG"), ".jpg")
    assert (shown.width, shown.height) == (60, 40)
    assert shown.name.endswith(".jpg")
    assert Image.open(BytesIO(shown.data)).format == "JPEG"


def test_nothing_is_made_larger(tmp_path: Path) -> None:
    shown = show(tmp_path, encoded(flag(), "PNG"), ".png", width=1200)
    assert (shown.width, shown.height) == (60, 40)


def test_what_is_too_high_is_cut_away_around_the_focus(tmp_path: Path) -> None:
    shown = show(tmp_path, encoded(flag(), "PNG"), ".png", ratio=0.25, focus=1)
    assert (shown.width, shown.height) == (60, 15)
    assert pixels(shown).getcolors() == [(900, (255, 255, 255))]  # the red is in the upper half


def test_a_drawing_is_drawn_as_wide_as_asked_on_white(tmp_path: Path) -> None:
    image = pixels(show(tmp_path, SVG, ".svg", width=300))
    assert image.size == (300, 200)
    assert image.getpixel((90, 20)) == (0, 0, 0)
    assert image.getpixel((290, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_is_put_on_white(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 0)).convert(mode)
    options = {"transparency": image.getpixel((0, 0))} if mode == "P" else {}
    assert pixels(show(tmp_path, encoded(image, "PNG", **options), ".png")).getcolors() == [
        (800, (255, 255, 255))
    ]


def test_the_same_picture_has_the_same_name_and_is_made_once(tmp_path: Path) -> None:
    data = encoded(flag(), "PNG")
    first = show(tmp_path, data, ".png")
    # The cache goes by what the picture is named for its content: it is not even read again.
    assert show(tmp_path, b"", ".png") == first
    assert show(tmp_path, data, ".png", width=30).name != first.name
