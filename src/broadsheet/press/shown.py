"""Pictures as screens show them: cropped around their focus, scaled down, on white, as JPEG or PNG.

On white because a mail may be read on black, where the lines of a drawing without a ground would vanish.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache as remembered
from hashlib import blake2b
from importlib import metadata
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from broadsheet.edition import Show, Shown
from broadsheet.issue.model import Picture
from broadsheet.press.cache import Cache
from broadsheet.press.picture_file import PictureFile

if TYPE_CHECKING:
    from PIL import Image

_RECIPE = "1"  # raised whenever a change below changes the bytes that come out
_QUALITY = 80
_COLOURS = 256
_WHITE = "#ffffff"


class _Kept(msgspec.Struct, frozen=True):
    """What the cache keeps of one."""

    data: bytes
    suffix: str
    width: int
    height: int


def shows(files: Mapping[str, PictureFile], cache: Cache) -> Show:
    """Shows the pictures of an issue, whose `files` are named by their content."""

    def show(picture: Picture, width: int, ratio: float) -> Shown:
        file = files[picture.asset]
        focus = ",".join(map(str, picture.focus))
        key = cache.key("shown", _RECIPE, *_tools(), picture.asset, str(width), str(ratio), focus)
        kept = cache.get(key)
        if kept is None:
            kept = msgspec.msgpack.encode(_shown(file, picture.focus, width, ratio))
            cache.put(key, kept)
        made = msgspec.msgpack.decode(kept, type=_Kept)
        name = blake2b(made.data, digest_size=8).hexdigest() + made.suffix
        return Shown(name, made.data, made.width, made.height)

    return show


@remembered
def _tools() -> tuple[str, ...]:
    return tuple(f"{package} {metadata.version(package)}" for package in ("pillow", "resvg-py"))


def window(size: tuple[int, int], focus: tuple[float, float], ratio: float) -> tuple[int, int, int, int]:
    """The part of a picture of `size` that is at most `ratio` of its width high: left, top, right, bottom. The focus
    is as near to its middle as the edges allow.
    """
    width, height = size
    shown = min(height, max(1, round(width * ratio)))
    top = min(max(round(focus[1] * height - shown / 2), 0), height - shown)
    return 0, top, width, top + shown


def _shown(file: PictureFile, focus: tuple[float, float], width: int, ratio: float) -> _Kept:
    from PIL import Image

    drawn = file.suffix == ".svg"
    data = _drawn(file.data, width) if drawn else file.data
    with Image.open(BytesIO(data)) as image:
        flat = _on_white(image)
    flat = flat.crop(window(flat.size, focus, ratio))
    if flat.width > width:
        flat = flat.resize((width, max(1, round(flat.height * width / flat.width))), Image.Resampling.LANCZOS)
    target = BytesIO()
    if file.suffix == ".jpg":
        flat.save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        return _Kept(target.getvalue(), ".jpg", *flat.size)
    few = flat.quantize(_COLOURS, dither=Image.Dither.NONE if drawn else Image.Dither.FLOYDSTEINBERG)
    few.save(target, "PNG", optimize=True)
    return _Kept(target.getvalue(), ".png", *flat.size)


def _drawn(svg: bytes, width: int) -> bytes:
    """A drawing in dots. Its text was made paths or left out when it was cleaned, so no font of the machine counts."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg.decode(), width=width, background=_WHITE, skip_system_fonts=True)
    )


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.has_transparency_data:
        pixels = image.convert("RGBA")
        ground = Image.new("RGBA", pixels.size, _WHITE)
        return Image.alpha_composite(ground, pixels).convert("RGB")
    return image.copy() if image.mode in {"L", "RGB"} else image.convert("RGB")
