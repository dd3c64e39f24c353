"""Pictures as screens show them: cropped around their focus, scaled down, on white, as JPEG or PNG.

On white because a mail may be read on black, where the lines of a drawing without a ground would vanish.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache as remembered
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from broadsheet.edition import Show, Shown
from broadsheet.editions.print.fonts import font_folders
from broadsheet.issue.model import Picture
from broadsheet.press.cache import Cache
from broadsheet.press.drawn import WHITE, has_words, in_dots, window
from broadsheet.press.picture_file import PictureFile
from broadsheet.press.typefaces import typefaces

if TYPE_CHECKING:
    from PIL import Image

_RECIPE = "3"  # raised whenever a change below changes the bytes that come out
_QUALITY = 80
_COLOURS = 256
_DRAWINGS_AT_HAND = 16  # of four megabytes each
_SAMPLED = 3  # of so many pixels in either direction one is asked for the colours of a drawing
_LEVEL = 8  # of compression: a twentieth more than with 9, in half the time


class _Kept(msgspec.Struct, frozen=True):
    """What the cache keeps of one."""

    data: bytes
    suffix: str
    width: int
    height: int


def shows(files: Mapping[str, PictureFile], cache: Cache, root: Path) -> Show:
    """Shows the pictures of an issue, whose `files` are named by their content; `root` may have fonts of its own."""

    @lru_cache(_DRAWINGS_AT_HAND)
    def drawn(asset: str, width: int) -> Image.Image:
        return in_dots(files[asset].data, width, font_folders(root))

    @remembered
    def faces() -> tuple[bytes | str, ...]:
        return typefaces(root)

    def flat(asset: str, width: int) -> Image.Image:
        if files[asset].suffix == ".svg":
            return drawn(asset, width)
        return _on_white(files[asset].data)

    def show(picture: Picture, width: int, ratio: float) -> Shown:
        is_whole = bool(picture.width) and ratio >= picture.height / picture.width
        shape = "whole" if is_whole else f"{ratio} {picture.focus}"
        file = files[picture.asset]
        words = faces() if file.suffix == ".svg" and has_words(file.data) else ()
        key = cache.key("shown", _RECIPE, *_tools(), picture.asset, str(width), shape, *words)
        kept = cache.get(key)
        if kept is None:
            part = _part(flat(picture.asset, width), picture.focus, width, ratio)
            kept = msgspec.msgpack.encode(_encoded(part, file.suffix))
            cache.put(key, kept)
        made = msgspec.msgpack.decode(kept, type=_Kept)
        name = blake2b(made.data, digest_size=8).hexdigest() + made.suffix
        return Shown(name, made.data, made.width, made.height)

    return show


@remembered
def _tools() -> tuple[str, ...]:
    return tuple(f"{package} {metadata.version(package)}" for package in ("pillow", "resvg-py"))


def _part(image: Image.Image, focus: tuple[float, float], width: int, ratio: float) -> Image.Image:
    from PIL import Image

    part = image.crop(window(image.size, focus, ratio))
    if part.width <= width:
        return part
    return part.resize((width, max(1, round(part.height * width / part.width))), Image.Resampling.LANCZOS)


def _encoded(image: Image.Image, suffix: str) -> _Kept:
    """A photograph as JPEG; all else as PNG in few colours. `suffix` is that of its source."""
    from PIL import Image

    target = BytesIO()
    if suffix == ".jpg":
        image.save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        return _Kept(target.getvalue(), ".jpg", *image.size)
    if suffix == ".svg":
        few = image.quantize(palette=_palette(image), dither=Image.Dither.NONE)
        few.save(target, "PNG", compress_level=_LEVEL)
    else:
        image.quantize(_COLOURS, dither=Image.Dither.FLOYDSTEINBERG).save(target, "PNG", optimize=True)
    return _Kept(target.getvalue(), ".png", *image.size)


def _palette(drawing: Image.Image) -> Image.Image:
    """The colours of a drawing, which has few and whole areas of each: asking every pixel takes ten times as long."""
    from PIL import Image

    size = max(1, drawing.width // _SAMPLED), max(1, drawing.height // _SAMPLED)
    return drawing.resize(size, Image.Resampling.NEAREST).quantize(_COLOURS, dither=Image.Dither.NONE)


def _on_white(data: bytes) -> Image.Image:
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        if image.has_transparency_data:
            pixels = image.convert("RGBA")
            ground = Image.new("RGBA", pixels.size, WHITE)
            return Image.alpha_composite(ground, pixels).convert("RGB")
        return image.copy() if image.mode in {"L", "RGB"} else image.convert("RGB")
