"""Faces from locked wheels and the publication's own `fonts/`; never the system's."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from broadsheet.diagnostics import MachineError

# Wheels that carry nothing but fonts, and where in them the files are.
_WHEELS = (("fontpkg_source_serif_4", "files"), ("fontpkg_playfair_display", "files"), ("manimgx_fonts", "."))
_SUFFIXES = (".ttf", ".otf", ".ttc")


def font_folders(root: Path | None = None) -> tuple[Path, ...]:
    """Folders Typst searches: the theme's wheels, then `root`/fonts."""
    folders = [_wheel_folder(package, inside) for package, inside in _WHEELS]
    own = root / "fonts" if root else None
    if own and own.is_dir():
        folders.append(own)
    return tuple(folders)


def own_fonts(root: Path) -> tuple[Path, ...]:
    """The publication's own font files, sorted."""
    return tuple(sorted(path for path in (root / "fonts").glob("*") if path.suffix.lower() in _SUFFIXES))


def _wheel_folder(package: str, inside: str) -> Path:
    spec = find_spec(package)  # finds without importing
    if spec is None or not spec.submodule_search_locations:
        raise MachineError(f"The font package “{package}” is not installed. Install Broadsheet again.")
    return Path(next(iter(spec.submodule_search_locations))) / inside
