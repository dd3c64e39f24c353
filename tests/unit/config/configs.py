"""A broadsheet.toml written in a test."""

from __future__ import annotations

from pathlib import Path

from broadsheet.config import load_config
from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic

SMALLEST = """\
format = 1

[publication]
name = "Harbour News"
language = "en"
"""


def load(folder: Path, text: str) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    (folder / "broadsheet.toml").write_text(text, encoding="utf-8")
    return load_config(folder)


def said(found: tuple[Diagnostic, ...]) -> list[tuple[str, int | None]]:
    return [(each.code, each.span.line if each.span else None) for each in found]
