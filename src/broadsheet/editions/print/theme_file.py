"""Finding themes: those of the program, and a publication's own in its folder `themes/`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config.reading import read_text
from broadsheet.config.tables import TomlFile, decode, read_toml
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, Span, diagnose, has_errors
from broadsheet.editions.print.theme import TEMPLATES, Theme, ThemeFile
from broadsheet.editions.print.theme_check import faults as theme_faults

FOLDER = "themes"

Found = tuple[Theme | None, tuple[Diagnostic, ...]]

_LONGEST_DRAWING = 512_000
# A package would be fetched from the network while pages are set.
_PACKAGE = re.compile(r"""(?:import|include)\s*\(?\s*["']@""")
_BASE = "base"


def theme_names(root: Path | None = None) -> tuple[str, ...]:
    """The program's themes, and those of the publication in `root`."""
    places = [TEMPLATES / "themes", *([root / FOLDER] if root and (root / FOLDER).is_dir() else [])]
    found = {entry.name for place in places for entry in place.iterdir()}
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def load_theme(name: str) -> Theme:
    """The built-in theme called `name`."""
    measured, faults = decode(ThemeFile, TomlFile(f"{name}.toml", _table(name)))
    assert measured, faults
    return Theme(**msgspec.structs.asdict(measured), drawing=_import(name))


def drawings() -> dict[str, str]:
    """The Typst modules of the built-in themes, by file name: a publication's own may begin with one."""
    entries = (entry for entry in (TEMPLATES / "themes").iterdir() if entry.name.endswith(".typ"))
    return {entry.name: entry.read_text(encoding="utf-8") for entry in entries}


def find_theme(name: str, root: Path) -> Found:
    """The theme called `name`: the publication's own where it has one, else the program's."""
    file = f"{FOLDER}/{name}.toml"
    if (root / file).is_file():
        return _own_theme(name, file, root)
    names = theme_names(root)
    if name in names:
        return load_theme(name), ()
    hint = f"{did_you_mean(name, names)} Themes: {', '.join(names)}.".strip()
    return None, (
        diagnose("print-unknown-theme", f"there is no theme “{name}”", Span("broadsheet.toml"), hints=[hint]),
    )


@cache
def _table(name: str) -> dict[str, Any]:
    path = TEMPLATES / "themes" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _import(name: str) -> str:
    return f'#import "{name}.typ": make\n'


def _own_theme(name: str, file: str, root: Path) -> Found:
    """What `file` says; with a `base`, on top of that theme."""
    source, found = read_toml(root, file)
    if source is None:
        return None, found
    base = source.table.get(_BASE)
    if base is not None and base not in theme_names():
        hint = f"Themes that others may stand on: {', '.join(theme_names())}."
        message = f"there is no theme “{base}”"
        return None, (*found, diagnose("print-unknown-theme", message, source.span((_BASE,)), hints=[hint]))
    own = f"{FOLDER}/{name}.typ"
    drawing, faults = _own_drawing(own, root)
    written = TomlFile(file, _merged(_table(base) if base else {}, source.table), source.lines)
    measured, wrong = decode(ThemeFile, written)
    diagnostics = (*found, *faults, *wrong, *(theme_faults(measured, written) if measured else ()))
    if not drawing and not base and not faults:
        message = f"the theme has no drawing: there is no {FOLDER}/{name}.typ"
        hint = f'Write one, or a `base` whose drawing it takes, such as `base = "{theme_names()[0]}"`.'
        diagnostics = (*diagnostics, diagnose("print-bad-theme", message, Span(file), hints=[hint]))
    if measured is None or has_errors(diagnostics):
        return None, diagnostics
    fields = msgspec.structs.asdict(measured)
    return Theme(**fields, drawing=drawing or _import(measured.base), own=own if drawing else ""), diagnostics


def _own_drawing(file: str, root: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    if not (root / file).is_file():
        return "", ()
    text, found = read_text(root, file, _LONGEST_DRAWING)
    match = _PACKAGE.search(text or "")
    if text is None or not match:
        return text or "", found
    line = text.count("\n", 0, match.start()) + 1
    message = "a theme cannot import a package: it would be fetched from the network"
    return "", (*found, diagnose("print-bad-theme", message, Span(file, line), hints=["Copy what you need."]))


def _merged(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """`table` over `base`, table by table; a list replaces a list."""
    both = {
        key: _merged(base[key], value)
        for key, value in table.items()
        if isinstance(value, dict) and isinstance(base.get(key), dict)
    }
    return {**base, **table, **both}
