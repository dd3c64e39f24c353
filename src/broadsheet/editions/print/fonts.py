"""Faces from locked wheels and the publication's own `fonts/`; never the system's."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from broadsheet.diagnostics import Diagnostic, MachineError, Span, diagnose

FOLDER = "fonts"

# Wheels that carry nothing but fonts, and where in them the files are.
_WHEELS = {
    "fontpkg_source_serif_4": "files",
    "fontpkg_playfair_display": "files",
    "fontpkg_bricolage_grotesque": "files",
    "fontpkg_newsreader": "files",
    "fontpkg_atkinson_hyperlegible": "files",
    "fontpkg_amiri": "files",
    "fontpkg_ibm_plex_sans_arabic": "files",
    "fontpkg_noto_sans_arabic": "files",
    "fontpkg_frank_ruhl_libre": "files",
    "fontpkg_heebo": "files",
    "manimgx_fonts": ".",
}
_FALLBACK = "manimgx_fonts"
FONT_PACKAGES = tuple(_WHEELS)
# Those of an extra, taken where they are installed: `broadsheet[cjk]`.
_EXTRA_WHEELS = {"manimgx_fonts_cjk": "."}
CJK_FAMILY = "Noto Sans CJK"
"""How the families of that extra begin; a form of the characters follows: JP, KR, SC, TC, HK."""

_SUFFIXES = (".ttf", ".otf", ".ttc")
_WEB_SUFFIXES = (".woff", ".woff2", ".eot")
# OpenType 1.9, "Organization of an OpenType font", and Apple's own mark of TrueType.
_SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO", b"ttcf", b"true")


def font_folders(root: Path | None = None) -> tuple[Path, ...]:
    """Folders Typst searches, with all below them: the wheels, those of extras last, then `root`/fonts."""
    folders = [_wheel_folder(package, inside) for package, inside in _WHEELS.items()]
    folders += [_wheel_folder(package, _EXTRA_WHEELS[package]) for package in extra_packages()]
    own = root / FOLDER if root else None
    if own and own.is_dir():
        folders.append(own)
    return tuple(folders)


def fallback_folder() -> Path:
    """The faces of many scripts, for what a theme has no face of its own for."""
    return _wheel_folder(_FALLBACK, _WHEELS[_FALLBACK])


def extra_packages() -> tuple[str, ...]:
    """The font packages of extras that are installed."""
    return tuple(package for package in _EXTRA_WHEELS if find_spec(package))


def own_fonts(root: Path) -> tuple[Path, ...]:
    """The publication's own font files, usable or not, sorted."""
    found = (root / FOLDER).rglob("*")
    return tuple(sorted(p for p in found if p.suffix.lower() in (*_SUFFIXES, *_WEB_SUFFIXES) and p.is_file()))


def unusable_fonts(root: Path) -> Iterator[Diagnostic]:
    """A warning for every file in `fonts/` that the typesetter would pass over in silence."""
    for path in own_fonts(root):
        what = _fault(path)
        if what:
            name = path.relative_to(root).as_posix()
            yield diagnose("print-unusable-font", f"{name} {what}", Span(name))


def _fault(path: Path) -> str:
    if path.suffix.lower() in _WEB_SUFFIXES:
        return "is a font for the web, which print cannot use"
    with path.open("rb") as file:
        return "" if file.read(4) in _SIGNATURES else "is no font"


def _wheel_folder(package: str, inside: str) -> Path:
    spec = find_spec(package)  # finds without importing
    if spec is None or not spec.submodule_search_locations:
        raise MachineError(f"The font package “{package}” is not installed. Install Broadsheet again.")
    return Path(next(iter(spec.submodule_search_locations))) / inside
