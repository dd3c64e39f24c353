"""Odd papers, sizes and words: each ends in pages without a fault, or in an error that says what to change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broadsheet.press.compile import Compiled
from tests.support.publications import EXAMPLE_ISSUE, Invented, compiled, example, invent

LETTERS = "Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example(tmp_path / "paper")


def replace(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(
        pattern, lambda _: new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE
    )
    assert count
    path.write_text(text, encoding="utf-8")


def assert_sound(made: Compiled, *, but: str = "") -> None:
    assert set(codes(made)) <= {but}
    assert made.fit
    assert made.fit["verified"] is True
    assert set(made.fit["faults"].values()) == {0}
    assert sum(column["gap_lines"] for column in made.fit["columns"]) == 0


def codes(made: Compiled) -> list[str]:
    return [diagnostic.code for diagnostic in made.diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        'paper = "A5"',
        'paper = "Letter"',
        'paper = "Tabloid"',
        "columns = 1",
        "columns = 4",
        "body_size = 7",
        "body_size = 11",
        "body_size = 14",
    ],
)
def test_other_papers_columns_and_sizes(root: Path, line: str) -> None:
    replace(root / "broadsheet.toml", r'^paper = "A4"\n', line + "\n")
    assert_sound(compiled(root, pages="auto"))


def test_tables_without_a_head(root: Path) -> None:
    story = root / "stories/the-library-at-night.md"
    tables = "| | |\n|---|---|\n| Lamps | forty |\n\n<table><tr><td>Chairs</td><td>six</td></tr></table>\n"
    story.write_text(f"{story.read_text(encoding='utf-8')}\n{tables}", encoding="utf-8")
    name = '"the-library-at-night"'
    replace(root / f"issues/{EXAMPLE_ISSUE}/issue.toml", name, f'{{ story = {name}, keep = "whole" }}')
    assert_sound(compiled(root))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('paper = "90x90"', "print-page-too-small"),
        ('paper = "900x90"', "print-page-too-small"),
        ("columns = 5", "print-column-too-narrow"),
        ('paper = "A5"\ncolumns = 3', "print-column-too-narrow"),
    ],
)
def test_what_no_layout_can_be_made_for_is_explained(root: Path, lines: str, code: str) -> None:
    replace(root / "broadsheet.toml", r'^paper = "A4"\n', lines + "\n")
    made = compiled(root)
    assert codes(made) == [code]
    assert made.diagnostics[0].hints
    assert "print.pdf" not in made.artefacts


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Straßenbeleuchtungsanlage"),
        ("de", LETTERS),
        ("en", LETTERS * 3),
        ("en", "W" * 90),
        ("en", "A long way " * 20),
    ],
    ids=["long", "very long", "no word", "wide", "many words"],
)
def test_long_words_and_headlines(root: Path, language: str, words: str) -> None:
    for story in ("the-mill-will-turn-again", "a-bean-with-a-past", "a-home-for-the-piano"):
        path = root / "stories" / f"{story}.md"
        replace(path, "^title: .*$", f"lang: {language}\ntitle: {words} {story[2:8]}")
    assert_sound(compiled(root), but="print-long-headline")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "Harbour and " * 16),
        ("name", "W" * 200),
        ("tagline", "Old and new " * 16),
        ("place", "Port Ennis " * 18),
    ],
    ids=["name of many words", "name of one word", "tagline", "place"],
)
def test_the_longest_lines_a_nameplate_may_have(root: Path, key: str, value: str) -> None:
    replace(root / "broadsheet.toml", f"^{key} = .*$", f'{key} = "{value.strip()}"')
    assert_sound(compiled(root))


def test_a_headline_that_fills_a_page_is_too_deep(root: Path) -> None:
    replace(root / "stories/the-mill-will-turn-again.md", "^title: .*$", f"title: {'A long way to go ' * 60}")
    assert codes(compiled(root)) == ["print-too-deep"]


@pytest.mark.parametrize(
    "plan",
    [
        Invented(seed=3, stories=4, words=200, pages=1),
        Invented(seed=7, stories=2, words=20_000, pages=2),
    ],
    ids=["one page", "stories of twenty thousand words"],
)
def test_short_and_long(tmp_path: Path, plan: Invented) -> None:
    assert_sound(compiled(invent(tmp_path / "paper", plan)))


def test_sixteen_stories_on_sixteen_pages_land_or_are_explained(tmp_path: Path) -> None:
    made = compiled(invent(tmp_path / "paper", Invented(seed=5, stories=16, words=900, pages=16)))
    assert made.fit
    if made.fit["solver"]["status"] in ("optimal", "feasible"):
        assert_sound(made)
    else:
        assert codes(made) == ["fit-infeasible"]
        assert made.diagnostics[0].hints


def test_an_issue_without_stories_is_an_error(root: Path) -> None:
    replace(root / "issues/2026-11/issue.toml", r"(?s)^stories = \[.*?^\]", "stories = []")
    assert codes(compiled(root)) == ["config-bad-value"]


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\u0378", "print-missing-glyph"),
        ("\U00013000", "print-missing-glyph"),
        ("\ue000", "print-private-character"),
    ],
)
def test_a_character_that_cannot_be_printed_is_found_in_its_story(
    root: Path, character: str, code: str
) -> None:
    replace(root / "stories/the-library-at-night.md", "borrowers", f"borrowers {character}")
    (found,) = compiled(root).diagnostics
    assert found.code == code
    assert str(found.span) == "stories/the-library-at-night.md"


def test_a_file_in_fonts_that_is_no_font_is_passed_over_and_named(root: Path) -> None:
    (root / "fonts").mkdir()
    (root / "fonts" / "ink.ttf").write_bytes(b"no font")
    made = compiled(root)
    assert codes(made) == ["print-unusable-font"]
    assert "print.pdf" in made.artefacts


def test_stories_without_an_address_are_whole_or_the_reason_is_said(tmp_path: Path) -> None:
    root = invent(tmp_path / "paper", Invented(seed=4, stories=6, words=500, pages=3))
    replace(root / "broadsheet.toml", "^url = .*$", "")
    (found,) = compiled(root).diagnostics
    assert found.code == "fit-infeasible"
    assert any("set `url` in broadsheet.toml" in hint for hint in found.hints)
