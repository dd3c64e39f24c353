"""What a theme's file may leave out or say wrongly although every value is of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.config.tables import TomlFile
from broadsheet.config.toml_lines import KeyPath
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.editions.print.contrast import SHARE
from broadsheet.editions.print.theme import IDEOGRAPHIC, ThemeFile

SIZES = (
    *("nameplate", "tagline", "head1", "head2", "head3", "stand1", "stand2", "stand3", "pull", "crosshead"),
    *("mark", "box", "table", "folio", "small", "credit"),
)
SCRIPTS = ("Arab", "Hebr", IDEOGRAPHIC)
COLOURS = ("ink", "accent", "paper")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def faults(theme: ThemeFile, source: TomlFile) -> Iterator[Diagnostic]:
    """An error for everything that is missing, is none of its kind, or contradicts itself."""
    for name in (name for name in SIZES if name not in theme.sizes):
        yield _fault(source, ("sizes",), f"`sizes.{name}` is missing")
    for name in theme.scripts.keys() - set(SCRIPTS):
        said = f"`scripts.{name}` is no script of its own here; there are {', '.join(SCRIPTS)}"
        yield _fault(source, ("scripts", name), said)
    windows = {"picture_window": theme.copy.picture_window, "cover_window": theme.front.cover_window}
    for name in (name for name, (least, most) in windows.items() if least > most):
        yield _fault(source, (), f"the least of `{name}` is greater than the greatest")
    yield from _colour_faults(theme, source)


def _colour_faults(theme: ThemeFile, source: TomlFile) -> Iterator[Diagnostic]:
    for name in (name for name in COLOURS if name not in theme.colours):
        yield _fault(source, ("colours",), f"`colours.{name}` is missing")
    for table in ("colours", "black"):
        for name, value in getattr(theme, table).items():
            if not _is_colour(value, theme):
                said = (
                    f'`{table}.{name}` is “{value}”; it should be a colour such as "#8a1c1c" or "accent 12%"'
                )
                yield _fault(source, (table, name), said)
    for name in sorted({name for pair in theme.contrast.pairs for name in pair} - theme.colours.keys()):
        said = f"`contrast.pairs` names “{name}”, which is no colour of the theme"
        yield _fault(source, ("contrast", "pairs"), said, did_you_mean(name, theme.colours))


def _is_colour(value: str, theme: ThemeFile) -> bool:
    share = SHARE.fullmatch(value)
    named = theme.colours.get(share["of"], "") if share else value
    return _COLOUR.fullmatch(named) is not None


def _fault(source: TomlFile, path: KeyPath, said: str, hint: str = "") -> Diagnostic:
    return diagnose("print-bad-theme", said, source.span(path), hints=[hint] if hint else [])
