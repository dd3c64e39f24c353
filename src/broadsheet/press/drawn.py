"""Drawings (SVG, cleaned) as screens show them: as they are where every program draws them alike, else in dots.

Both are on white, because a reader's page may be black, where the lines of a drawing without a ground would vanish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.edition import Draw, Shown
from broadsheet.issue.model import Picture
from broadsheet.press.picture_file import PictureFile

if TYPE_CHECKING:
    from PIL import Image

WHITE = "#ffffff"
_HEAVIEST = 100_000  # bytes; a third of them when they are sent
_AT_HAND = 16  # of some tens of kilobytes each
# Words would be set in whatever face the reader has, and readers of e-books differ on pictures in pictures.
_UNLIKE = (b"<text", b"<image")
_HEAD = re.compile(rb"<svg [^>]*>")  # as cleaning writes it: with both, and without a > in a value
_SIZE = re.compile(rb' (height|width)="([^"]+)"')
_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
    ' viewBox="0 {top:.6g} {width:.6g} {height:.6g}" preserveAspectRatio="none">'
    '<path fill="{white}" d="M0 0h{width:.6g}v{whole:.6g}h-{width:.6g}z"/>'
)
_SERIF, _SANS = "Source Serif 4", "Atkinson Hyperlegible"


def draws(files: Mapping[str, PictureFile]) -> Draw:
    """Shows the drawings of an issue, whose `files` are named by their content, as drawings."""

    @lru_cache(_AT_HAND)
    def drawn(asset: str, width: int, ratio: float, focus: tuple[float, float]) -> Shown | None:
        file = files[asset]
        if file.suffix != ".svg" or len(file.data) > _HEAVIEST or any(part in file.data for part in _UNLIKE):
            return None
        return _framed(file, width, window((file.width, file.height), focus, ratio))

    def draw(picture: Picture, width: int, ratio: float) -> Shown | None:
        return drawn(picture.asset, width, ratio, picture.focus)

    return draw


def window(size: tuple[int, int], focus: tuple[float, float], ratio: float) -> tuple[int, int, int, int]:
    """The part of a picture of `size` that is at most `ratio` of its width high: left, top, right, bottom. The focus
    is as near to its middle as the edges allow.
    """
    width, height = size
    shown = min(height, max(1, round(width * ratio)))
    top = min(max(round(focus[1] * height - shown / 2), 0), height - shown)
    return 0, top, width, top + shown


def in_dots(svg: bytes, width: int, faces: tuple[Path, ...]) -> Image.Image:
    """A drawing so many pixels wide, its words set in `faces`, which are folders of fonts, and none of the machine."""
    import resvg_py
    from PIL import Image

    dots = resvg_py.svg_to_bytes(
        svg_string=svg.decode(),
        width=width,
        background=WHITE,
        skip_system_fonts=True,
        font_dirs=[str(folder) for folder in faces] if has_words(svg) else [],
        font_family=_SERIF,
        serif_family=_SERIF,
        sans_serif_family=_SANS,
    )
    with Image.open(BytesIO(bytes(dots))) as image:
        return image.convert("RGB")


def has_words(svg: bytes) -> bool:
    return b"<text" in svg


def _framed(file: PictureFile, width: int, part: tuple[int, int, int, int]) -> Shown:
    """The `part` of a drawing in a drawing of its own, on white."""
    _, top, right, bottom = part
    head = _HEAD.match(file.data)
    assert head, "a cleaned drawing begins with its size"
    size = {name: float(value) for name, value in _SIZE.findall(head[0])}
    scale = size[b"width"] / right  # units of the drawing for one of the picture's
    high = max(1, round(width * (bottom - top) / right))
    frame = _FRAME.format(
        wide=width,
        high=high,
        top=top * scale,
        width=size[b"width"],
        height=(bottom - top) * scale,
        whole=size[b"height"],
        white=WHITE,
    )
    data = frame.encode() + file.data + b"</svg>"
    return Shown(f"{blake2b(data, digest_size=8).hexdigest()}.svg", data, width, high)
