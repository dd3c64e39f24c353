"""The keys of a TOML file as Markdown tables, from the structs that read it.

The types, limits and defaults are the program's; what a key means in words stands in toml_keys.toml beside this
file, which must explain every key and no other.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from inspect import cleandoc
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

import msgspec

from broadsheet.config.schema import Config
from broadsheet.config.wording import expectation, repr_of
from broadsheet.strings import Strings, load_strings

MEANINGS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


class _Section(NamedTuple):
    """A table of a TOML file: the path of its keys, how it is written, the struct that reads it, what it is for."""

    path: str
    heading: str
    kind: type[msgspec.Struct]
    words: str


def keys_text(file: str, kind: type[msgspec.Struct]) -> str:
    """Every key of `file`, which `kind` reads, table by table."""
    meanings = MEANINGS[file]
    sections = list(_sections(_Section("", "", kind, ""), meanings))
    known = {path for section in sections for path in _paths(section)}
    if unknown := meanings.keys() - known:
        sys.exit(f"toml_keys.toml explains keys that {file} does not have: {', '.join(sorted(unknown))}")
    parts = [_section(section, meanings) for section in sections]
    return "\n\n".join([*parts, _strings(meanings["strings"])] if kind is Config else parts)


def _sections(section: _Section, meanings: Mapping[str, str]) -> Iterator[_Section]:
    yield section
    for field in _fields(section):
        if inner := _inner(_path(section, field), field.type, meanings):
            yield from _sections(inner, meanings)


def _fields(section: _Section) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(section.kind)


def _paths(section: _Section) -> Iterator[str]:
    yield section.path
    for field in _fields(section):
        yield _path(section, field)


def _path(section: _Section, field: msgspec.structs.FieldInfo) -> str:
    return f"{section.path}.{field.encode_name}" if section.path else field.encode_name


def _inner(path: str, kind: Any, meanings: Mapping[str, str]) -> _Section | None:  # noqa: ANN401 - typing's own
    """The table behind a key: `Struct`, `dict[str, Struct]`, `tuple[Struct, ...]` or `tuple[Text | Struct, ...]`."""
    struct = next(filter(_is_struct, (kind, *get_args(kind), *_alternatives(kind))), None)
    if struct is None:
        return None
    shape = get_origin(kind)
    place = f"{path}.NAME" if shape is dict else path
    # A list that may hold text as well is a key of the table above, and explained there.
    meaning = None if _alternatives(kind) else meanings.get(place)
    return _Section(
        place,
        f"[[{path}]]" if shape is tuple else f"[{place}]",
        struct,
        meaning or cleandoc(struct.__doc__ or ""),
    )


def _alternatives(kind: object) -> tuple[object, ...]:
    return next(iter(map(get_args, get_args(kind))), ()) if get_origin(kind) is tuple else ()


def _is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _section(section: _Section, meanings: Mapping[str, str]) -> str:
    rows = [
        (f"`{field.encode_name}`", expectation(field.type), _default(field), meanings[_path(section, field)])
        for field in _fields(section)
        if _is_key(section, field)
    ]
    heading = f"## `{section.heading}`" if section.path else ""
    parts = (heading, section.words, table(("key", "should be", "default", "means"), rows))
    return "\n\n".join(part for part in parts if part)


def _is_key(section: _Section, field: msgspec.structs.FieldInfo) -> bool:
    """Whether the field is explained as a key, not as a table of its own."""
    is_table = field.encode_name == "strings" or _inner(_path(section, field), field.type, {}) is not None
    return not is_table or bool(_alternatives(field.type))


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "required"
    return f"`{_written(field.default)}`" if isinstance(field.default, int | float) or field.default else ""


def _written(value: object) -> str:
    """A default as it would be written; a list with all its items: there is no long one."""
    return f"[{', '.join(map(_written, value))}]" if isinstance(value, tuple) else repr_of(value)


def _strings(words: str) -> str:
    """[strings], whose keys are Broadsheet's own words."""
    english = msgspec.to_builtins(load_strings("en", {})[0])
    names = [
        field.encode_name for field in msgspec.structs.fields(Strings) if field.encode_name != "language"
    ]
    rows = [(f"`{name}`", _in_english(english[name])) for name in names]
    return "\n\n".join(["## `[strings]`", words, table(("key", "in English"), rows)])


def _in_english(words: str | Sequence[str]) -> str:
    if isinstance(words, str):
        return f"`{repr_of(words)}`" if words else ""
    return f"a list of {len(words)}: {', '.join(words)}"
