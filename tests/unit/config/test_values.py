"""Every value of broadsheet.toml is held against its type, and told in words what it should be."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from broadsheet.config.tables import TomlFile, decode
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


class Pairs(msgspec.Struct):
    pairs: tuple[tuple[str, str], ...] = ()
    window: tuple[float, float] = (0.5, 1.5)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"pairs": [["ink"]]}, "`pairs[1]` is a list of 1; it should be a list of 2, each text in quotes."),
        ({"pairs": [["ink", "paper"], []]}, "`pairs[2]` is empty; it should be a list of 2"),
        ({"window": [1, 2, 3]}, "`window` is a list of 3; it should be a list of 2, each a number."),
        ({"window": ["low", 2]}, '`window[1]` is "low"; it should be a number.'),
        ({"window": [float("inf")]}, "`window` is a list of 1"),
    ],
)
def test_a_list_of_fixed_length_is_held_to_it(table: dict[str, object], said: str) -> None:
    decoded, (fault,) = decode(Pairs, TomlFile("pairs.toml", table))
    assert decoded
    assert decoded.window == (0.5, 1.5)
    assert all(map(len, decoded.pairs))
    assert fault.message.startswith(said)
