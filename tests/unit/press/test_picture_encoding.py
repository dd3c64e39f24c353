"""One picture: what goes in by format and colour, what comes out, what is refused."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFilter

from broadsheet.press import rasters
from broadsheet.press.picture_file import BrokenPictureError, PictureFile
from broadsheet.press.pictures import encode_picture

RED, WHITE = (255, 0, 0), (255, 255, 255)


def encoded(image: Image.Image, file_format: str, **options: Any) -> bytes:  # noqa: ANN401 -- Pillow's own
    target = BytesIO()
    image.save(target, file_format, **options)
    return target.getvalue()


def photograph(mode: str = "RGB", size: tuple[int, int] = (120, 80)) -> Image.Image:
    """Soft noise in many colours, the same every time."""
    noise = np.random.default_rng(7).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    return Image.fromarray(noise).filter(ImageFilter.GaussianBlur(1)).convert(mode)


def flag() -> Image.Image:
    """White with a red upper left quarter: two colours, and upright in one way only."""
    image = Image.new("RGB", (60, 40), WHITE)
    ImageDraw.Draw(image).rectangle((0, 0, 29, 19), fill=RED)
    return image


def decoded(picture: PictureFile) -> Image.Image:
    image = Image.open(BytesIO(picture.data))
    image.load()
    assert image.size == (picture.width, picture.height)
    return image


def oriented(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def colours(image: Image.Image) -> set[object]:
    return {colour for _, colour in image.getcolors(1 << 16) or ()}


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "MPO"])
def test_a_photograph_becomes_a_jpeg_whatever_it_was(file_format: str) -> None:
    picture = encode_picture(encoded(photograph(), file_format))
    assert (picture.suffix, picture.width, picture.height, picture.animated) == (".jpg", 120, 80, False)
    assert decoded(picture).mode == "RGB"


@pytest.mark.parametrize("file_format", ["PNG", "GIF", "TIFF"])
def test_few_colours_become_a_png_with_exactly_these(file_format: str) -> None:
    picture = encode_picture(encoded(flag(), file_format))
    assert picture.suffix == ".png"
    assert colours(decoded(picture)) == {RED, WHITE}


def test_a_grey_photograph_has_few_colours_and_becomes_a_grey_jpeg() -> None:
    picture = encode_picture(encoded(photograph("L").convert("RGB"), "PNG"))
    assert (picture.suffix, decoded(picture).mode) == (".jpg", "L")


def test_black_lines_become_a_png() -> None:
    picture = encode_picture(encoded(flag().convert("1"), "PNG"))
    assert (picture.suffix, decoded(picture).mode) == (".png", "L")


@pytest.mark.parametrize(
    ("image", "options"),
    [
        (photograph("RGBA"), {}),
        (photograph("LA"), {}),
        (photograph("L"), {"transparency": 128}),
        (flag().quantize(4), {"transparency": 0}),
        (flag().convert("1"), {"transparency": 0}),
    ],
    ids=["rgba", "grey with alpha", "grey with a clear tone", "palette", "bits"],
)
def test_transparency_is_kept(image: Image.Image, options: dict[str, Any]) -> None:
    if "A" in image.mode:
        image.putalpha(100)
    picture = encode_picture(encoded(image, "PNG", **options))
    assert picture.suffix == ".png"
    assert decoded(picture).has_transparency_data


def test_an_alpha_channel_that_hides_nothing_is_dropped() -> None:
    picture = encode_picture(encoded(photograph("RGBA"), "PNG"))
    assert (picture.suffix, decoded(picture).mode) == (".jpg", "RGB")


@pytest.mark.parametrize(
    ("mode", "file_format"), [("I;16", "PNG"), ("I;16", "TIFF"), ("I;16B", "TIFF"), ("I", "TIFF")]
)
def test_deep_greys_keep_their_brightness(mode: str, file_format: str) -> None:
    picture = encode_picture(encoded(Image.new(mode, (9, 9), 0x8000), file_format))
    assert colours(decoded(picture)) == {0x80}


@pytest.mark.parametrize("file_format", ["JPEG", "TIFF"])
def test_printing_inks_become_rgb(file_format: str) -> None:
    picture = encode_picture(encoded(Image.new("CMYK", (9, 9), (0, 255, 255, 0)), file_format))
    (colour,) = colours(decoded(picture))
    assert colour in {(255, 0, 0), (254, 0, 0)}


def test_colours_go_through_the_profile_into_srgb() -> None:
    swapped = ImageCms.ImageCmsProfile(BytesIO(profile_with_swapped_primaries()))
    data = encoded(Image.new("RGB", (9, 9), RED), "PNG", icc_profile=swapped.tobytes())
    (colour,) = colours(decoded(encode_picture(data)))
    assert isinstance(colour, tuple)
    assert colour[0] < 60 < colour[1]


def profile_with_swapped_primaries() -> bytes:
    """An sRGB profile in which red and green have changed names."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")


@pytest.mark.parametrize(
    "profile", [b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_profile_that_does_not_fit_is_ignored(profile: bytes) -> None:
    picture = encode_picture(encoded(flag(), "PNG", icc_profile=profile))
    assert colours(decoded(picture)) == {RED, WHITE}


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, "tl"), (2, "tr"), (3, "br"), (4, "bl"), (5, "tl"), (6, "tr"), (7, "br"), (8, "bl")],
)
def test_a_picture_stands_upright(orientation: int, corner: str, file_format: str) -> None:
    image = decoded(encode_picture(encoded(flag(), file_format, exif=oriented(orientation)))).convert("RGB")
    assert image.size == ((40, 60) if orientation > 4 else (60, 40))
    assert red_corner(image) == corner


def test_a_tiff_is_turned_only_once() -> None:
    image = decoded(encode_picture(encoded(flag(), "TIFF", tiffinfo={274: 6})))
    assert (image.size, red_corner(image)) == ((40, 60), "tr")


def red_corner(image: Image.Image) -> str:
    right, bottom = image.width - 6, image.height - 6
    corners = {"tl": (5, 5), "tr": (right, 5), "bl": (5, bottom), "br": (right, bottom)}
    (found,) = (name for name, place in corners.items() if is_red(image.getpixel(place)))
    return found


def is_red(colour: object) -> bool:
    return isinstance(colour, tuple) and colour[0] > 200 and colour[1] < 60


def test_a_large_picture_is_made_smaller_in_proportion() -> None:
    picture = encode_picture(encoded(photograph(size=(700, 301)), "JPEG"), 100)
    assert (picture.width, picture.height) == (100, 43)


def test_a_small_picture_is_never_enlarged() -> None:
    picture = encode_picture(encoded(photograph(), "JPEG"), 5_000)
    assert (picture.width, picture.height) == (120, 80)


@pytest.mark.parametrize("file_format", ["GIF", "PNG", "WEBP"])
def test_of_an_animation_the_first_frame_is_taken(file_format: str) -> None:
    frames = {"save_all": True, "append_images": [Image.new("RGB", (60, 40), "blue")]}
    picture = encode_picture(encoded(Image.new("RGB", (60, 40), RED), file_format, **frames))
    assert picture.animated
    assert is_red(decoded(picture).getpixel((30, 20)))


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(photograph(), "PNG")
    assert encode_picture(data) == encode_picture(data)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_half_a_picture_is_refused(file_format: str) -> None:
    data = encoded(photograph(), file_format)
    with pytest.raises(BrokenPictureError, match="it is damaged or ends too early"):
        encode_picture(data[: len(data) // 2])


@pytest.mark.parametrize("file_format", ["BMP", "PPM", "ICO", "AVIF"])
def test_other_formats_are_refused(file_format: str) -> None:
    with pytest.raises(BrokenPictureError, match="not JPEG, PNG, WebP, GIF, TIFF or SVG"):
        encode_picture(encoded(photograph(), file_format))


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    checksum = zlib.crc32(b"IHDR" + header)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", checksum)
    with pytest.raises(BrokenPictureError, match="more than 80 million pixels"):
        encode_picture(data + struct.pack(">I4s", 0, b"IDAT") + bytes(4))


def test_a_jpeg_of_very_many_scans_is_refused() -> None:
    data = encoded(photograph(), "JPEG", progressive=True)
    last_scan = data[data.rfind(b"\xff\xc4") : -2]
    with pytest.raises(BrokenPictureError, match="more than 64 scans"):
        encode_picture(data[:-2] + last_scan * rasters.MAX_JPEG_SCANS + data[-2:])


def test_an_unknown_colour_mode_is_refused_by_name() -> None:
    with pytest.raises(BrokenPictureError, match="colour mode F"):
        encode_picture(encoded(Image.new("F", (9, 9)), "TIFF"))
