"""The faces issues are set in: those of the product's wheels, and the one that its preview has for Arabic script."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from broadsheet.editions.print.fonts import font_folders

_WEB_FONT = "preview/page/fonts/vazirmatn.woff2"


@cache
def _unpacked() -> TemporaryDirectory[str]:
    """A folder with Vazirmatn for typesetters; it goes when the process does."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    folder = TemporaryDirectory()
    with files("broadsheet").joinpath(_WEB_FONT).open("rb") as packed:
        font = TTFont(packed)
        font.flavor = None
        font.save(Path(folder.name, "Vazirmatn.ttf"))
    return folder


def folders() -> tuple[Path, ...]:
    """Folders to be searched with all below them."""
    return (*font_folders(), Path(_unpacked().name))
