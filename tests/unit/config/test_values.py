"""Every value of broadsheet.toml is held against its type, and told in words what it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.config.configs import SMALLEST, load, said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("paper = 'A44'", '"A4", "A5", "Letter", "Tabloid" or millimetres such as "240x330"'),
        ("paper = '10x10'", "millimetres"),
        ("pages = 0", 'a whole number from 1 to 64 or "auto"'),
        ("pages = 'many'", 'a whole number from 1 to 64 or "auto"'),
        ("columns = 6", "a whole number from 1 to 5"),
        ("body_size = 3", "a number from 7 to 24"),
        ("colours = { accent = 'red' }", 'a colour such as "#8a1c1c"'),
        ("theme = '../x'", "a name of small letters"),
        ("fonts = 'Arial'", "a table"),
    ],
)
def test_a_bad_value_says_what_it_should_be(tmp_path: Path, line: str, expected: str) -> None:
    _, (fault,) = load(tmp_path, f"{SMALLEST}[print]\n{line}\n")
    assert (fault.code, fault.span and fault.span.line) == ("config-bad-value", 7)
    assert expected in fault.message


@pytest.mark.parametrize(
    "line",
    [
        "url = 'example.org'",
        "url = 'https://user@example.org'",
        "url = 'https://example.org/?a=b'",
        "contact = 'nobody'",
        "timezone = 'Mars/Olympus'",
        "timezone = '../../etc/passwd'",
        "ears = ['a', 'b', 'c']",
        "issn = '123'",
        "calendar = 'mayan'",
        "masthead = [1]",
    ],
)
def test_what_a_publication_says_of_itself_is_checked(tmp_path: Path, line: str) -> None:
    _, found = load(tmp_path, f"{SMALLEST}{line}\n")
    assert said(found) == [("config-bad-value", 6)]
