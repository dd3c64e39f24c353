"""Photographs and other rasters: upright, in sRGB, without metadata, no larger than a page needs.

What leaves this module was written by our own encoder from bare pixels. The format is told by the content, never
by the name, and limits are checked before anything is decoded.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError, features

from broadsheet.press.picture_file import BrokenPictureError, PictureFile

MAX_PIXELS = 80_000_000
# Each scan of a progressive JPEG passes over the whole picture; encoders write about ten.
MAX_JPEG_SCANS = 64
JPEG_QUALITY = 88
FEW_COLOURS = 256

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")
_ANIMATED_FORMATS = frozenset({"GIF", "PNG", "WEBP"})  # pages of a TIFF and views of an MPO are no animation
_ACCEPTED = "JPEG, PNG, WebP, GIF, TIFF or SVG"
_TOO_LARGE = f"it has more than {MAX_PIXELS // 1_000_000} million pixels"
_DEEP_GREYS = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
_UPRIGHT = {  # EXIF 2.32, 4.6.4 A, tag 0x0112
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112
_TOOLS = ("pil", "libjpeg_turbo", "zlib_ng", "littlecms2", "webp")


def tool_versions() -> tuple[str, ...]:
    """The encoders' versions: another one may write other bytes."""
    return tuple(features.version(tool) or "" for tool in _TOOLS)


def encoded_raster(data: bytes, longest_side: int) -> PictureFile:
    """The picture in `data`, encoded anew from its bare pixels; BrokenPictureError if it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd metadata, which is dropped
            return _reencoded(data, longest_side)
    except BrokenPictureError:
        raise
    except UnidentifiedImageError as error:
        raise BrokenPictureError(f"it is not {_ACCEPTED}") from error
    except Image.DecompressionBombError as error:
        raise BrokenPictureError(_TOO_LARGE) from error
    except Exception as error:  # what decoders raise on damaged data is not written down anywhere
        raise BrokenPictureError("it is damaged or ends too early") from error


def _reencoded(data: bytes, longest_side: int) -> PictureFile:
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        _check_header(image, data)
        animated = image.format in _ANIMATED_FORMATS and getattr(image, "is_animated", False)
        # A JPEG is decoded at a half, a quarter or an eighth where that is still large enough.
        image.draft(None, _fitted(image.size, longest_side))
        image.load()
        orientation = _orientation(image)
        profile = image.info.get("icc_profile")
        pixels = _in_plain_mode(image)
    colours = pixels.getcolors(FEW_COLOURS)  # before scaling, which blends them
    grey = pixels.mode == "RGB" and _are_greys(colours)
    pixels.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    pixels = _without_idle_alpha(_in_srgb(pixels, profile))
    if grey:
        pixels = pixels.convert("L")
    if orientation in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[orientation])
    content, suffix = _compressed(pixels, few=colours is not None)
    return PictureFile(content, suffix, *pixels.size, animated=animated)


def _are_greys(colours: Sequence[tuple[int, float | tuple[int, ...]]] | None) -> bool:
    return colours is not None and all(
        isinstance(colour, tuple) and len({*colour}) == 1 for _, colour in colours
    )


def _check_header(image: Image.Image, data: bytes) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BrokenPictureError(_TOO_LARGE)
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > MAX_JPEG_SCANS:
        raise BrokenPictureError(f"it has more than {MAX_JPEG_SCANS} scans")


def _fitted(size: tuple[int, int], longest_side: int) -> tuple[int, int]:
    scale = min(1.0, longest_side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 -- damaged metadata, which we drop, is no reason to refuse a picture
        return 1


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """As L, LA, RGB, RGBA or CMYK with eight bits, whatever the file had."""
    if image.mode in _DEEP_GREYS:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"F", "LAB", "HSV"}:
        raise BrokenPictureError(f"its colour mode {image.mode} is not known")
    grey = image.mode in {"1", "L", "LA", "La"}
    mode = "L" if grey else "CMYK" if image.mode == "CMYK" else "RGB"
    if image.has_transparency_data:
        mode = "LA" if grey else "RGBA"
    return image if image.mode == mode else image.convert(mode)


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    if image.mode in {"LA", "RGBA"} and image.getchannel("A").getextrema() == (255, 255):
        return image.convert(image.mode[:-1])
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """`image` as L, LA, RGB or RGBA; what carries no usable profile is taken for sRGB, as browsers do."""
    if image.mode in {"LA", "RGBA"}:
        converted = _in_srgb(image.convert(image.mode[:-1]), profile)
        converted.putalpha(image.getchannel("A"))
        return converted
    mode = "L" if image.mode == "L" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):  # damaged, or for other channels
            return _through_profile(image, profile).convert(mode)
    return image.convert(mode)


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    converted = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert converted is not None, "only a conversion in place returns nothing"
    return converted


def _compressed(image: Image.Image, *, few: bool) -> tuple[bytes, str]:
    """PNG for transparency and few colours, else JPEG; greys are always few, so for them the smaller one."""
    bare = Image.new(image.mode, image.size)  # has pixels and nothing else that an encoder might write
    bare.paste(image)
    if image.mode in {"LA", "RGBA"} or (few and image.mode == "RGB"):
        return _png(bare), ".png"
    photograph = _jpeg(bare)
    if few and len(drawing := _png(bare)) <= len(photograph):
        return drawing, ".png"
    return photograph, ".jpg"


def _png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=JPEG_QUALITY, subsampling="4:2:0", optimize=True)
    return target.getvalue()
