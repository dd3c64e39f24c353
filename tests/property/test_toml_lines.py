"""Every key and list item of any TOML file has its line, and keys come in the order of their lines."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.config.toml_lines import KeyPath, toml_lines

KEYS = st.text(st.sampled_from("ab-_1 .é\"'#[]="), max_size=4)
TEXTS = st.text(st.sampled_from("ab\n\"'\\#[]{}=,. \té"), max_size=12)
LEAVES = TEXTS | st.integers(-9, 9) | st.booleans()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def written(value: object) -> str:
    """A value in TOML; a text with a newline between three quotation marks, a list over several lines."""
    if isinstance(value, str):
        if "\n" in value:
            inside = value.replace("\\", "\\\\").replace('"""', '""\\"')
            inside = inside[:-1] + '\\"' if inside.endswith('"') else inside
            return f'"""\n{inside}"""'
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[ # a list\n" + "".join(f"  {written(each)},\n" for each in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {written(each)}" for key, each in value.items()) + "}"
    return str(value)


def document(table: dict[str, Any], header: str = "") -> str:
    lines = [header] if header else []
    lines += [f"{quoted(key)} = {written(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        yield (*path, key)
        yield from paths(each, (*path, key))


@given(TABLES, TABLES, TABLES)
def test_nothing_is_without_a_line(
    top: dict[str, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    text = document(top) + document(first, "[[list]]") + document(second, "[[list]]")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert "list" in top  # the only clash these documents can hold
        return
    lines = toml_lines(text)
    found = [lines.keys[path] for path in paths(table)]
    assert found == sorted(found)
    assert all(1 <= line <= text.count("\n") for line in found)
    assert set(lines.keys) == set(paths(table))
