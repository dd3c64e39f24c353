from __future__ import annotations

import tomllib

import pytest

from broadsheet.config.toml_lines import KeyPath, toml_lines


def line_of(text: str, *path: str | int) -> int | None:
    tomllib.loads(text)
    return toml_lines(text).keys.get(path)


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("# a comment\n\na = 1", ("a",), 3),
        ("[t]\na = 1\n[t.u]\nb = 2", ("t", "u", "b"), 4),
        ("[ t . 'u v' ]\nb = 2", ("t", "u v", "b"), 2),
        ('"a\\u00e9" . b = 2', ("aé", "b"), 1),
        ("[[l]]\na = 1\n[[l]]\na = 2", ("l", 1, "a"), 4),
        ("[[l]]\n[[l.m]]\na = 1\n[[l]]\n[l.n]\n[[l.m]]\na = 2", ("l", 1, "m", 0, "a"), 7),
        ("x = [\n  'a', # one\n  ['b',\n 'c'],\n]", ("x", 1, 1), 4),
        ("x = [\n  { a = 1 },\n  { a = 2, b = [1, 2] }\n]", ("x", 1, "b", 1), 3),
        ('x = """\na = 1\n"""\na = 2', ("a",), 4),
        ("x = '''\n]''' # [\na = 2", ("a",), 3),
        ('x = """a\\"""b"""""\na = 2', ("a",), 2),
        ("x = '#'\na = 2", ("a",), 2),
        ("d = 2026-11-01 09:00:00Z # now\na = 2", ("a",), 2),
    ],
)
def test_a_key_stands_on_its_line(text: str, path: KeyPath, line: int) -> None:
    assert line_of(text, *path) == line


def test_what_is_missing_is_sought_in_its_table() -> None:
    lines = toml_lines("a = 1\n[t]\n[t.u]\nb = 1")
    assert lines.of(("t", "u", "c")) == 3
    assert lines.of(("t", "c")) == 2
    assert lines.of(("z",)) is None


def test_the_words_of_a_long_text_begin_below_its_quotation_marks() -> None:
    lines = toml_lines('a = """\nword"""\nb = """word"""\nc = "word"\n')
    assert [lines.of_text((key,)) for key in "abc"] == [2, 3, 4]
