"""From a TOML table to a frozen struct: every fault found at once, each with its line.

`msgspec` stops at the first fault and knows no lines, so the walk over keys is ours and the checking of a single
value is its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec

from broadsheet.config.reading import read_text
from broadsheet.config.toml_lines import KeyPath, TomlLines, toml_lines
from broadsheet.config.wording import TypeForm, did_you_mean, expectation, repr_of
from broadsheet.diagnostics import Diagnostic, Span, diagnose

S = TypeVar("S", bound=msgspec.Struct)
TomlTable = dict[str, Any]
TOML_LIMIT = 512_000
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file with its lines; dates are ISO text."""

    file: str
    table: TomlTable
    lines: TomlLines = field(default_factory=TomlLines)

    def span(self, path: KeyPath) -> Span:
        return Span(self.file, self.lines.of(path))


def read_toml(root: Path, file: str) -> tuple[TomlFile | None, tuple[Diagnostic, ...]]:
    """Read `file` (relative to `root`); None when it is not TOML."""
    text, found = read_text(root, file, TOML_LIMIT)
    if text is None:
        return None, found
    try:
        table = {key: _with_iso_dates(value) for key, value in tomllib.loads(text).items()}
        return TomlFile(file, table, toml_lines(text)), found
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return None, (*found, syntax_error("config-syntax", error, text, file=file))


def syntax_error(code: str, error: Exception, text: str, *, file: str, first_line: int = 1) -> Diagnostic:
    """What `tomllib` says of `text`, with the line as a place instead of a phrase."""
    message = str(error)
    match = _PLACE.search(message)
    line = int(match[1]) if match and match[1] else text.count("\n") + 1
    reason = _PLACE.sub("", message)
    if isinstance(error, RecursionError):
        reason = "lists or tables stand too deep inside one another"
    hint = "Text stands in quotes, and a list in [square brackets]."
    return diagnose(
        code, f"This is not valid TOML: {reason}.", Span(file, line + first_line - 1), hints=[hint]
    )


def _with_iso_dates(value: object) -> object:
    if isinstance(value, dict):
        return {key: _with_iso_dates(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_iso_dates(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def decode(kind: type[S], source: TomlFile, path: KeyPath = ()) -> tuple[S | None, list[Diagnostic]]:
    """The table at `path` as a `kind`. A bad value gives a diagnostic and its default; None when a required
    key is missing or bad.
    """
    table = _at(source.table, path)
    fields = {each.encode_name: each for each in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for key, value in table.items():
        if key not in fields:
            found.append(unknown_key((*path, key), fields, source))
            continue
        decoded, faults = _value(fields[key].type, value, source=source, path=(*path, key))
        found += faults
        if not faults or decoded is not None:
            values[fields[key].name] = decoded
    required = [each for each in fields.values() if each.required]
    found += [_missing_key(each, source, path) for each in required if each.encode_name not in table]
    is_whole = all(each.name in values for each in required)
    return (kind(**values) if is_whole else None), found


def _at(table: TomlTable, path: KeyPath) -> dict[str, Any]:
    inner: Any = table
    for part in path:
        inner = inner[part]
    assert isinstance(inner, dict)
    return inner


def _value(kind: TypeForm, value: object, *, source: TomlFile, path: KeyPath) -> tuple[Any, list[Diagnostic]]:
    """One value; tables and lists inside it are walked in their turn, so that all their faults are found."""
    shape: Any = get_origin(kind)
    parts = get_args(kind)
    if shape is dict and isinstance(value, dict):
        items, found = _values(parts[1], value.items(), source=source, path=path)
        return dict(items), found
    if shape is tuple and isinstance(value, list) and parts[-1] is not Ellipsis and len(value) != len(parts):
        return None, [bad_value(path, value, expectation(kind), source)]
    if shape is tuple and isinstance(value, list):
        items, found = _values(parts[0], enumerate(value), source=source, path=path)
        is_whole = parts[-1] is Ellipsis or not found
        return (tuple(item for _, item in items) if is_whole else None), found
    struct = _struct_in(kind)
    if struct and isinstance(value, dict):
        return decode(struct, source, path)
    return _leaf(kind, value, source=source, path=path)


def _values(
    kind: TypeForm, pairs: Iterable[tuple[str | int, object]], *, source: TomlFile, path: KeyPath
) -> tuple[list[tuple[str | int, Any]], list[Diagnostic]]:
    """The good ones among `pairs` of key and value, and what is wrong with the others."""
    good: list[tuple[str | int, Any]] = []
    found: list[Diagnostic] = []
    for key, value in pairs:
        item, faults = _value(kind, value, source=source, path=(*path, key))
        found += faults
        if item is not None:
            good.append((key, item))
    return good, found


def placed_items(kind: TypeForm, source: TomlFile, key: str) -> Iterator[tuple[KeyPath, Any]]:
    """The good items of a list with their paths: `decode` leaves bad ones out, so that places shift."""
    listed = source.table.get(key)
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        item, _ = _value(kind, value, source=source, path=(key, index))
        if item is not None:
            yield (key, index), item


def _leaf(kind: TypeForm, value: object, *, source: TomlFile, path: KeyPath) -> tuple[Any, list[Diagnostic]]:
    try:
        decoded = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None, [bad_value(path, value, expectation(kind), source)]
    if all(check(decoded) for check in _checks(kind)):
        return decoded, []
    return None, [bad_value(path, value, expectation(kind), source)]


def _struct_in(kind: TypeForm) -> type[msgspec.Struct] | None:
    """The struct in `Struct`, `Struct | None` or `str | Struct`; a list or table of structs is none."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    shape: Any = get_origin(kind)
    parts = get_args(kind) if shape in (Union, UnionType) else ()
    return next((found for found in map(_struct_in, parts) if found), None)


def _checks(kind: TypeForm) -> Iterator[Any]:
    """The `check` functions in the `Meta` of `kind` and its parts."""
    for part in (kind, *get_args(kind)):
        for meta in getattr(part, "__metadata__", ()):
            if meta.extra and "check" in meta.extra:
                yield meta.extra["check"]


def bad_value(path: KeyPath, value: object, expected: str, source: TomlFile) -> Diagnostic:
    message = f"`{dotted(path)}` is {repr_of(value)}; it should be {expected}."
    return diagnose("config-bad-value", message, source.span(path))


def unknown_key(path: KeyPath, known: Mapping[str, object], source: TomlFile) -> Diagnostic:
    where = _table_name(path[:-1], source)
    hint = did_you_mean(str(path[-1]), known)
    message = f"`{path[-1]}` is not a key of {where}."
    return diagnose("config-unknown-key", message, source.span(path), hints=[hint] if hint else [])


def _missing_key(missing: msgspec.structs.FieldInfo, source: TomlFile, path: KeyPath) -> Diagnostic:
    where = _table_name(path, source)
    message = f"`{missing.encode_name}` is missing from {where}; it should be {expectation(missing.type)}."
    return diagnose("config-missing-key", message, source.span(path))


def _table_name(path: KeyPath, source: TomlFile) -> str:
    if not path:
        return source.file.rsplit("/", 1)[-1]
    return f"`{dotted(path)}`" if isinstance(path[-1], int) else f"[{dotted(path)}]"


def dotted(path: KeyPath) -> str:
    """("stories", 2, "keep") → "stories[3].keep": people count from one."""
    words = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return words.removeprefix(".")
