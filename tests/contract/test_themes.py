"""Every built-in theme keeps the contract of themes."""

from __future__ import annotations

from broadsheet.testing.themes import ThemeContract


class TestClassic(ThemeContract):
    name = "classic"


class TestBulletin(ThemeContract):
    name = "bulletin"


class TestClear(ThemeContract):
    name = "clear"
    papers = ("Letter", "Tabloid")  # large print has no room on A5
