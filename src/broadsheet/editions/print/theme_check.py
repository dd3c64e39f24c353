"""What a theme's file may leave out or say wrongly although every value is of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.config.tables import TomlFile
from broadsheet.config.toml_lines import KeyPath
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.editions.print.contrast import SHARE
from broadsheet.editions.print.theme import Theme

SIZES = (
    *("nameplate", "tagline", "head1", "head2", "head3", "stand1", "stand2", "stand3", "pull", "crosshead"),
    *("mark", "box", "table", "folio", "small", "credit"),
)
COLOURS = ("ink", "accent", "paper")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def faults(theme: Theme, source: TomlFile) -> Iterator[Diagnostic]:
    """An error for every size and colour that is missing or is none."""
    for name in SIZES:
        if name not in theme.sizes:
            yield _fault(source, ("sizes",), f"`sizes.{name}` is missing")
    for name in COLOURS:
        if name not in theme.colours:
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


def _is_colour(value: str, theme: Theme) -> bool:
    share = SHARE.fullmatch(value)
    named = theme.colours.get(share["of"], "") if share else value
    return _COLOUR.fullmatch(named) is not None


def _fault(source: TomlFile, path: KeyPath, said: str, hint: str = "") -> Diagnostic:
    return diagnose("print-bad-theme", said, source.span(path), hints=[hint] if hint else [])
