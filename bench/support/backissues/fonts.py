"""The faces issues are set in: those of the product's wheels, and two that its preview has."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from broadsheet.editions.print.fonts import font_folders

_WEB_FONTS = "preview/page/fonts"
_SANS = "Source Sans 3"
_BEYOND = (0x2191, 0x2193, 0x2215)
"""What it has beyond Noto Sans: left out, so that it never stands in for another face."""

_FAMILY_NAMES = (1, 16)
"""Where a face names its family, for old programs and new ones."""


@cache
def _unpacked() -> TemporaryDirectory[str]:
    """A folder with Vazirmatn and Source Sans for typesetters; it goes when the process does."""
    folder = TemporaryDirectory()
    _web_font("vazirmatn").save(Path(folder.name, "Vazirmatn.ttf"))
    sans = _web_font("source-sans")
    for name in _FAMILY_NAMES:
        sans["name"].setName(_SANS, name, 3, 1, 0x409)
    for table in sans["cmap"].tables:
        for code in _BEYOND:
            table.cmap.pop(code, None)
    sans.save(Path(folder.name, "SourceSans3.ttf"))
    return folder


def _web_font(name: str) -> Any:  # noqa: ANN401 - a font of fontTools, which has no types
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with files("broadsheet").joinpath(f"{_WEB_FONTS}/{name}.woff2").open("rb") as packed:
        font = TTFont(packed, lazy=False)
        font.flavor = None
    return font


def folders() -> tuple[Path, ...]:
    """Folders to be searched with all below them."""
    return (*font_folders(), Path(_unpacked().name))
