"""broadsheet.toml: read, checked, and where each value came from. Secrets never stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from broadsheet.config.schema import FORMAT, Config
from broadsheet.config.tables import TomlFile, decode, dotted, read_toml
from broadsheet.config.toml_lines import KeyPath
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.strings import load_strings

FILE = "broadsheet.toml"

_SECRET_KEY = re.compile(r"passw(or)?d|secret|token|credential|(api|private|auth)[-_]?key", re.IGNORECASE)
_SECRET_VALUE = re.compile(r"[a-z+]+://[^/\s@]*:[^/\s@]+@", re.IGNORECASE)


def load_config(root: Path) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """The configuration of the publication in `root`.

    A bad value is an error and gives way to its default; None when nothing useful can be said without the file.
    """
    if not (root / FILE).is_file():
        return None, (_missing_file(),)
    source, found = read_toml(root, FILE)
    if source is None:
        return None, found
    if refused := _format_fault(source):
        return None, (*found, refused)
    secrets = tuple(secrets_in(source))
    config, faults = decode(Config, source)
    faults = [fault for fault in faults if fault.span not in [secret.span for secret in secrets]]
    words = _string_faults(config, source) if config else ()
    return config, in_file_order((*found, *secrets, *faults, *words))


def in_file_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics of one file by line; those without a place come first."""
    return tuple(sorted(found, key=lambda each: (each.span and each.span.line) or 0))


def _missing_file() -> Diagnostic:
    message = "This folder is no publication: it has no broadsheet.toml."
    hint = "`broadsheet new DIR` makes one that builds at once."
    return diagnose("config-missing-file", message, Span(FILE), hints=[hint])


def _format_fault(source: TomlFile) -> Diagnostic | None:
    """A file of a newer format is not judged by the rules of this one."""
    number = source.table.get("format")
    if number is None:
        hint = f"Write `format = {FORMAT}` as the first line."
        message = "The first line does not say which format this file has."
        return diagnose("config-missing-format", message, Span(FILE, 1), hints=[hint])
    if isinstance(number, int) and number > FORMAT:
        message = f"This file has format {number}; this version of Broadsheet reads up to {FORMAT}."
        return diagnose(
            "config-newer-format", message, source.span(("format",)), hints=["Update Broadsheet."]
        )
    return None


def secrets_in(source: TomlFile) -> Iterator[Diagnostic]:
    """Keys and addresses in `source` that look like secrets; their values are never repeated."""
    for path, value in _leaves(source.table):
        key = next((str(part) for part in path if _SECRET_KEY.search(str(part))), None)
        if key or (isinstance(value, str) and _SECRET_VALUE.search(value)):
            message = (
                f"`{dotted(path)}` looks like a secret, and this file is shared and kept in version control."
            )
            hint = "Put it into the environment as BROADSHEET_… (BROADSHEET_SMTP_URL for the relay)."
            yield diagnose("config-secret", message, source.span(path), hints=[hint])


def _leaves(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    if value and isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif value and isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from _leaves(each, (*path, index))
    else:
        yield path, value


def _string_faults(config: Config, source: TomlFile) -> tuple[Diagnostic, ...]:
    def span_of(name: str) -> Span:
        return source.span(("strings", name) if name else ("publication", "language"))

    return load_strings(config.publication.language, config.strings, span_of)[1]


@dataclass(frozen=True, slots=True)
class Origin:
    """A value in force and where it was said: "default" or "broadsheet.toml:12"."""

    key: str
    value: object
    origin: str


def origins(config: Config, root: Path) -> tuple[Origin, ...]:
    """Every value in force, in the order of the schema, with its origin."""
    source, _ = read_toml(root, FILE)
    lines = source.lines.keys if source else {}
    leaves = _leaves(msgspec.to_builtins(config))
    return tuple(Origin(dotted(path), value, _origin(lines, path)) for path, value in leaves)


def _origin(lines: dict[KeyPath, int], path: KeyPath) -> str:
    return f"{FILE}:{lines[path]}" if path in lines else "default"
