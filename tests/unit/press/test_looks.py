"""The cache remembers in which look a PDF was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.editions.print import fonts
from broadsheet.press.cache import Cache
from broadsheet.press.looks import origin, origin_of, remember
from broadsheet.press.pictures import prepare_pictures
from broadsheet.press.print_step import brief_of, look_of
from broadsheet.press.workshop import Workshop
from broadsheet.sources.folder.assemble import load_folder
from tests.support.publications import example, in_own_theme


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example(tmp_path / "paper")


def look(root: Path) -> str:
    loaded = load_folder(root)
    assert loaded.issue
    assert loaded.config
    prepared = prepare_pictures(loaded.issue, root, cache=Cache(root / "cache"))
    return look_of(brief_of(root, loaded.config, prepared, Workshop()))


def test_the_last_origin_of_a_pdf_is_remembered(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert origin_of(cache, b"%PDF") is None
    for each in ("wide", "narrow", "narrow"):
        remember(cache, b"%PDF", origin(each, b"{}"))
    assert origin_of(cache, b"%PDF") == origin("narrow", b"{}")
    assert origin_of(cache, b"%PDF-2") is None


def test_another_issue_is_another_origin() -> None:
    assert origin("wide", b"{}") != origin("wide", b"[]")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('paper = "A4"', 'paper = "A5"'),
        ('theme = "classic"', 'theme = "classic"\nbody_size = 10'),
        ("[print]", '[strings]\nby = "from {name}"\n\n[print]'),
    ],
)
def test_another_setting_or_word_is_another_look(root: Path, old: str, new: str) -> None:
    before, file = look(root), root / "broadsheet.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert look(root) != before


def test_a_font_of_one_s_own_or_of_an_extra_is_another_look(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = [look(root)]
    (root / "fonts").mkdir()
    (root / "fonts" / "ink.ttf").write_bytes(b"OTTO")
    looks.append(look(root))
    monkeypatch.setattr(fonts, "_EXTRA_WHEELS", {})
    looks.append(look(root))
    assert len(set(looks)) == 3


@pytest.mark.parametrize(
    ("name", "more"), [("town.toml", "\n[sizes]\nhead1 = 36\n"), ("town.typ", "\n// Ink.\n")]
)
def test_another_word_in_a_theme_of_one_s_own_is_another_look(root: Path, name: str, more: str) -> None:
    in_own_theme(root)
    before = look(root)
    with (root / "themes" / name).open("a", encoding="utf-8") as file:
        file.write(more)
    assert before != look(root) != ""


def test_a_font_under_another_name_is_another_look(root: Path) -> None:
    (root / "fonts").mkdir()
    (root / "fonts" / "ink.ttf").write_bytes(b"OTTO")
    before = look(root)
    (root / "fonts" / "ink.ttf").rename(root / "fonts" / "brass.ttf")
    assert look(root) != before


def test_another_word_in_a_story_is_the_same_look(root: Path) -> None:
    before, story = look(root), root / "stories" / "the-library-at-night.md"
    story.write_text(story.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert look(root) == before


def test_without_a_theme_there_is_no_look(root: Path) -> None:
    file = root / "broadsheet.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"classic"', '"baroque"'), encoding="utf-8")
    assert look(root) == ""
