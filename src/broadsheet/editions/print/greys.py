"""Pictures without colour, for pages that are all black."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageColor

# ITU-R BT.601, as Pillow turns photographs to grey.
_RED, _GREEN, _BLUE = 299, 587, 114
_QUALITY = 88
# Names after a # are no colours.
_HEX = re.compile(r"(?<!\()(?<!href=[\"'])#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_NAMED = re.compile(r"\b((?:fill|stroke|stop-color|flood-color|color)\s*[:=]\s*[\"']?)([a-z]+)")


def greyed(name: str, data: bytes) -> bytes:
    """The picture called `name`, its colours as greys as light as they."""
    return _drawing(data) if name.endswith(".svg") else _photograph(data)


def _photograph(data: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        grey = image.convert("LA" if image.has_transparency_data else "L")
        grey.save(out, image.format, quality=_QUALITY)
    return out.getvalue()


def _drawing(data: bytes) -> bytes:
    text = _NAMED.sub(lambda match: match[1] + _named(match[2]), data.decode())
    return _HEX.sub(lambda match: _grey(match[0]), text).encode()


def _named(word: str) -> str:
    """A colour by its name; any other word, such as "none", stays."""
    return word if word not in ImageColor.colormap else _grey(word)


def _grey(colour: str) -> str:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    level = (_RED * red + _GREEN * green + _BLUE * blue) // 1000
    return f"#{level:02x}{level:02x}{level:02x}"
