"""Regular expressions mean the same on every Python there may be."""

from __future__ import annotations

import re
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"
# Python before 3.11.5, which Debian 12 has, matches these wrongly (python/cpython#106052); `(?>(...)*)` is right.
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d+(?:,\d*)?\})\+")


def possessive_groups(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if POSSESSIVE_GROUP.search(line)]


def test_no_group_is_possessive() -> None:
    files = sorted(SOURCES.rglob("*.py"))
    found = {
        str(path): lines for path in files if (lines := possessive_groups(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_possessive_group_would_be_found() -> None:
    assert possessive_groups(r'X = re.compile(r"(?:a|b)*+c")') == [r'X = re.compile(r"(?:a|b)*+c")']
    assert possessive_groups(r'X = re.compile(r"[ab]*+c")') == []
