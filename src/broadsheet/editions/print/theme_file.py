"""Finding themes: those of the program, and a publication's own in its folder `themes/`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config.places import is_file, is_inside, outside
from broadsheet.config.reading import read_text, unreadable
from broadsheet.config.tables import TomlFile, bad_value, decode, read_toml
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, Span, diagnose, has_errors
from broadsheet.editions.print.theme import TEMPLATES, Theme, ThemeFile
from broadsheet.editions.print.theme_check import faults as theme_faults

FOLDER = "themes"

Found = tuple[Theme | None, tuple[Diagnostic, ...]]

_LONGEST_DRAWING = 512_000
# A package would be fetched from the network while pages are set. Other spellings the worker refuses; what stands
# in a comment is none.
_PACKAGE = re.compile(r"""^(?:(?!//).)*\b(?:import|include)\s*\(?\s*["']@""", re.MULTILINE)
_BASE = "base"


def theme_names(root: Path | None = None) -> tuple[str, ...]:
    """The program's themes, and those of the publication in `root`."""
    own = (root / FOLDER).glob("*.toml") if root else ()
    return tuple(sorted({*_built_in(), *(entry.stem for entry in own if entry.is_file())}))


@cache
def _built_in() -> frozenset[str]:
    entries = (entry.name for entry in (TEMPLATES / "themes").iterdir())
    return frozenset(name.removesuffix(".toml") for name in entries if name.endswith(".toml"))


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
    if _is_there(root / file):
        return _own_theme(name, file, root)
    if name in _built_in():
        return load_theme(name), ()
    hint = did_you_mean(name, theme_names(root))
    return None, (
        diagnose("print-unknown-theme", f"there is no theme “{name}”", Span("broadsheet.toml"), hints=[hint]),
    )


def _is_there(path: Path) -> bool:
    """Whether there is anything of this name: a folder or a link to nowhere is named, not passed over."""
    return path.exists() or path.is_symlink()


def _unreachable(root: Path, file: str) -> tuple[Diagnostic, ...]:
    """An error when `file` is none, or leads out of `root` by a link: as with stories."""
    if not is_inside(root, file):
        return (outside(file, Span(file)),)
    return () if is_file(root, file) else (unreadable(file, "there is no such file, but a folder or a link"),)


@cache
def _table(name: str) -> dict[str, Any]:
    path = TEMPLATES / "themes" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _import(name: str) -> str:
    return f'#import "{name}.typ": make\n'


def _own_theme(name: str, file: str, root: Path) -> Found:
    """What `file` says; with a `base`, on top of that theme."""
    source, found = _read(file, root)
    if source is None:
        return None, found
    base = source.table.get(_BASE, "")
    if fault := _no_base(base, source):
        return None, (*found, *fault)
    own = f"{FOLDER}/{name}.typ"
    drawing, faults = _own_drawing(own, root)
    measured, wrong = _measured(base, source)
    lacking = () if base or drawing is not None or faults else _no_drawing(own, file)
    diagnostics = (*found, *faults, *wrong, *lacking)
    if measured is None or has_errors(diagnostics):
        return None, diagnostics
    fields = msgspec.structs.asdict(measured)
    if drawing is None:
        return Theme(**fields, drawing=_import(base), file=file), diagnostics
    return Theme(**fields, drawing=drawing, own=own, file=file), diagnostics


def _read(file: str, root: Path) -> tuple[TomlFile | None, tuple[Diagnostic, ...]]:
    unreachable = _unreachable(root, file)
    return (None, unreachable) if unreachable else read_toml(root, file)


def _no_base(base: object, source: TomlFile) -> tuple[Diagnostic, ...]:
    """An error when `base` is not the name of a theme; "" is none."""
    if not isinstance(base, str):
        return (bad_value((_BASE,), base, "text in quotes", source),)
    if not base or base in _built_in():
        return ()
    hint = f"Themes that others may stand on: {', '.join(theme_names())}."
    message = f"there is no theme “{base}”"
    return (diagnose("print-unknown-theme", message, source.span((_BASE,)), hints=[hint]),)


def _measured(base: str, source: TomlFile) -> tuple[ThemeFile | None, tuple[Diagnostic, ...]]:
    written = TomlFile(source.file, _merged(_table(base) if base else {}, source.table), source.lines)
    measured, wrong = decode(ThemeFile, written)
    if measured is None or has_errors(wrong):  # a value that was left out is not missing as well
        return None, tuple(wrong)
    return measured, (*wrong, *theme_faults(measured, written))


def _no_drawing(own: str, file: str) -> tuple[Diagnostic, ...]:
    hint = f'Write one, or a `base` whose drawing it takes, such as `base = "{theme_names()[0]}"`.'
    message = f"the theme has no drawing: there is no {own}"
    return (diagnose("print-bad-theme", message, Span(file), hints=[hint]),)


def _own_drawing(file: str, root: Path) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The source of the theme's own drawing; None where it has none that can be used."""
    if not _is_there(root / file):
        return None, ()
    if unreachable := _unreachable(root, file):
        return None, unreachable
    text, found = read_text(root, file, _LONGEST_DRAWING)
    match = _PACKAGE.search(text or "")
    if text is None or not match:
        return text, found
    line = text.count("\n", 0, match.end()) + 1
    message = "a theme cannot import a package: it would be fetched from the network"
    return None, (
        *found,
        diagnose("print-bad-theme", message, Span(file, line), hints=["Copy what you need."]),
    )


def _merged(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """`table` over `base`, table by table; a list replaces a list."""
    both = {
        key: _merged(base[key], value)
        for key, value in table.items()
        if isinstance(value, dict) and isinstance(base.get(key), dict)
    }
    return {**base, **table, **both}
