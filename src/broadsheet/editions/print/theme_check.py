"""What a theme's file may leave out or say wrongly although every value is of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from broadsheet.config.tables import TomlFile, dotted
from broadsheet.config.toml_lines import KeyPath
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.editions.print.contrast import SHARE, in_black
from broadsheet.editions.print.theme import IDEOGRAPHIC, Body, ThemeFile

SIZES = (
    *("nameplate", "tagline", "head1", "head2", "head3", "stand1", "stand2", "stand3", "pull", "crosshead"),
    *("mark", "box", "table", "folio", "small", "credit"),
)
SCRIPTS = ("Arab", "Hebr", IDEOGRAPHIC)
COLOURS = ("ink", "accent", "paper")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_OF_A_SHARE = "A share is 0% to 100% of a colour that the theme has, and that is no share itself."
_ALL = 100  # percent


def faults(theme: ThemeFile, source: TomlFile) -> Iterator[Diagnostic]:
    """An error for everything that is missing, is none of its kind, or contradicts itself."""
    for name in (name for name in SIZES if name not in theme.sizes):
        yield _fault(source, ("sizes",), f"`sizes.{name}` is missing")
    for name in sorted(theme.scripts.keys() - set(SCRIPTS)):
        said = f"`scripts.{name}` is no script of its own here; there are {', '.join(SCRIPTS)}"
        yield _fault(source, ("scripts", name), said)
    windows = (
        ("copy", "picture_window", theme.copy.picture_window),
        ("front", "cover_window", theme.front.cover_window),
    )
    for table, key, (least, most) in windows:
        if least > most:
            yield _fault(
                source,
                (table, key),
                f"the least of `{key}`, {least:g}, is greater than the greatest, {most:g}",
            )
    yield from _body_faults((), theme.body, source)
    for name, dress in theme.scripts.items():
        yield from _body_faults(("scripts", name), dress.body or theme.body, source)
    yield from _colour_faults(theme, source)


def _body_faults(table: KeyPath, body: Body, source: TomlFile) -> Iterator[Diagnostic]:
    """A pitch below the size would set lines into one another."""
    written = ((("pitch",), (body.size, body.pitch)), *((("larger",), pair) for pair in body.larger))
    for key, (size, pitch) in written:
        if pitch < size:
            path = (*table, "body", *key)
            said = f"`{dotted(path)}` has {pitch:g} points from line to line, less than the size of {size:g}"
            yield _fault(source, path, said)


def _colour_faults(theme: ThemeFile, source: TomlFile) -> Iterator[Diagnostic]:
    for name in (name for name in COLOURS if name not in theme.colours):
        yield _fault(source, ("colours",), f"`colours.{name}` is missing")
    yield from _no_colours("colours", theme.colours, theme.colours, source)
    black = in_black(theme)
    # A share that is wrong among the colours is not named here again.
    unnamed = {name for name, value in theme.colours.items() if not _is_colour(value, theme.colours)}
    told = {name: value for name, value in black.items() if name in theme.black or name not in unnamed}
    yield from _no_colours("black", told, black, source)
    for name in sorted({name for pair in theme.contrast.pairs for name in pair} - theme.colours.keys()):
        said = f"`contrast.pairs` names “{name}”, which is no colour of the theme"
        yield _fault(source, ("contrast", "pairs"), said, did_you_mean(name, theme.colours))


def _no_colours(
    table: str, colours: Mapping[str, str], among: Mapping[str, str], source: TomlFile
) -> Iterator[Diagnostic]:
    """An error for each of `colours` that is none, nor a share of one of those it stands `among`."""
    for name, value in colours.items():
        if name == "paper" and not _COLOUR.fullmatch(value):
            said = f'`{table}.paper` is “{value}”; it should be a colour such as "#ffffff": others are mixed with it'
            yield _fault(source, (table, name), said)
        elif not _is_colour(value, among):
            said = f'`{table}.{name}` is “{value}”; it should be a colour such as "#8a1c1c" or "accent 12%"'
            yield _fault(source, (table, name), said, _OF_A_SHARE if SHARE.fullmatch(value) else "")


def _is_colour(value: str, among: Mapping[str, str]) -> bool:
    share = SHARE.fullmatch(value)
    if share is None:
        return _COLOUR.fullmatch(value) is not None
    return int(share["percent"]) <= _ALL and _COLOUR.fullmatch(among.get(share["of"], "")) is not None


def _fault(source: TomlFile, path: KeyPath, said: str, hint: str = "") -> Diagnostic:
    return diagnose("print-bad-theme", said, source.span(path), hints=[hint] if hint else [])
