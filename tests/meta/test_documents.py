"""The documents name only what exists: linked files, make targets, kinds of changes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", "demo", "src", "corpus", "cases"} & set(path.relative_to(ROOT).parts)
)
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
MAKE = re.compile(r"`make ([a-z]+)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@every_document
def test_linked_files_exist(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


@every_document
def test_make_targets_exist(document: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(MAKE.findall(document.read_text(encoding="utf-8"))) - targets == set()


def test_every_change_is_of_a_known_kind() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
    kinds = {kind["directory"] for kind in settings["type"]}
    fragments = {path.name for path in (ROOT / "changelog.d").iterdir()} - {"template.md"}
    assert {
        name for name in fragments if not re.fullmatch(rf"[a-z0-9-]+\.({'|'.join(kinds)})\.md", name)
    } == set()
