"""The look of an edition for screens: that of the print theme with the same name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config.places import is_inside
from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.markup.colours import readable
from broadsheet.markup.languages import script_of

FOLDER = "themes"
_USUAL = "classic"
_LONGEST_SHEET = 32_000
# What would fetch something, or end the sheet.
_REACHING_OUT = re.compile(r"url\s*\(|@import|@font-face|src\s*:|image-set|<", re.IGNORECASE)


class Faces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Families as CSS names them. Nothing is fetched: what a reader's machine lacks, the next one serves."""

    text: str
    head: str


class Sizes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In pixels, but for the leadings, which are shares of a size."""

    nameplate: int
    head1: int
    head2: int
    standfirst: int
    body: int
    small: int
    label: int
    leading: float
    head_leading: float


class Palette(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`paper` is what text stands on, `wash` the ground of boxes, `ground` what is around the sheet; `panel` has white
    type on it.
    """

    ink: str
    quiet: str
    rule: str
    wash: str
    paper: str
    ground: str
    accent: str = ""
    panel: str = ""


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a script has otherwise: its faces, larger sizes, wider lines."""

    text: str
    head: str
    leading: float
    head_leading: float
    scale: float = 1.0


class _ThemeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least: float
    style: str
    faces: Faces
    sizes: Sizes
    light: Palette
    dark: Palette
    scripts: dict[str, Script] = {}


@dataclass(frozen=True, slots=True)
class Look:
    """A theme dressed for one language; `sheet` is the publication's own CSS. `least` is the contrast all type has."""

    style: str
    faces: Faces
    sizes: Sizes
    light: Palette
    dark: Palette
    least: float
    sheet: str = ""


def look_of(config: Config, root: Path, language: str, edition: str) -> tuple[Look, tuple[Diagnostic, ...]]:
    """The look that `[print] theme` asks for, with the publisher's own accent where there is one.

    A theme of the publication's own looks as the one it is made from, with its colour, and with what
    `themes/NAME.EDITION.css` says.
    """
    name = config.print.theme
    own = {} if name in theme_names() else _own_theme(root, name)
    base = name if name in theme_names() else str(own.get("base", _USUAL))
    file = _load(base if base in theme_names() else _USUAL)
    chosen = config.print.colours if not isinstance(config.print.colours, str) else None
    accent = (chosen and chosen.accent) or _colour(own) or file.light.accent
    sheet, found = _own_sheet(root, name, edition)
    return _dressed(file, accent, language, sheet), found


@cache
def theme_names() -> tuple[str, ...]:
    entries = (entry.name for entry in (resources.files(__package__) / "themes").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in entries if name.endswith(".toml")))


@cache
def _load(name: str) -> _ThemeFile:
    source = resources.files(__package__) / "themes" / f"{name}.toml"
    return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), _ThemeFile)


def _dressed(file: _ThemeFile, accent: str, language: str, sheet: str) -> Look:
    script = file.scripts.get(script_of(language))
    faces, sizes = file.faces, file.sizes
    if script:
        faces = Faces(script.text, script.head)
        scaled = {
            name: round(value * script.scale)
            for name, value in msgspec.structs.asdict(sizes).items()
            if name not in {"leading", "head_leading"}
        }
        sizes = Sizes(**scaled, leading=script.leading, head_leading=script.head_leading)
    panel = readable(accent, "#ffffff", file.least)
    return Look(
        style=file.style,
        faces=faces,
        sizes=sizes,
        light=_with_accent(file.light, accent, panel, file.least),
        dark=_with_accent(file.dark, accent, panel, file.least),
        least=file.least,
        sheet=sheet,
    )


def _with_accent(palette: Palette, accent: str, panel: str, least: float) -> Palette:
    """The accent as it can be read on the paper and in boxes."""
    on_paper = readable(accent, palette.paper, least)
    return msgspec.structs.replace(palette, accent=readable(on_paper, palette.wash, least), panel=panel)


# -- a publication's own theme ----------------------------------------------------------------------------------------


def _own_theme(root: Path, name: str) -> dict[str, Any]:
    """Its table; nothing where there is none that can be read, which print has said already."""
    file = f"{FOLDER}/{name}.toml"
    if not is_inside(root, file):
        return {}
    try:
        return tomllib.loads((root / file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _colour(own: dict[str, Any]) -> str:
    colours = own.get("colours")
    accent = colours.get("accent") if isinstance(colours, dict) else None
    return accent if isinstance(accent, str) and re.fullmatch(r"#[0-9a-fA-F]{6}", accent) else ""


def _own_sheet(root: Path, name: str, edition: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The CSS of `themes/NAME.EDITION.css`; nothing of one that would fetch something."""
    file = f"{FOLDER}/{name}.{edition}.css"
    code = f"{edition}-unusable-style"
    path = root / file
    if not path.is_file() or not is_inside(root, file):
        return "", ()
    try:
        text = path.read_bytes()[: _LONGEST_SHEET + 1].decode()
    except (OSError, UnicodeDecodeError) as error:
        return "", (diagnose(code, _unusable(file, str(error)), Span(file)),)
    if len(text) > _LONGEST_SHEET:
        reason = f"it has more than {_LONGEST_SHEET:,} characters"
        return "", (diagnose(code, _unusable(file, reason), Span(file)),)
    reaching = _REACHING_OUT.search(text)
    if reaching:
        line = text.count("\n", 0, reaching.start()) + 1
        reason = f"`{reaching[0]}` could fetch something from elsewhere"
        return "", (diagnose(code, _unusable(file, reason), Span(file, line)),)
    return text, ()


def _unusable(file: str, reason: str) -> str:
    return f"{file} is not used: {reason}."
