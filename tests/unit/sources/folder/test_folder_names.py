"""Slugs and paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.config.places import is_inside
from broadsheet.sources.folder.paths import inside
from broadsheet.sources.folder.slugs import date_in, default_slug, language_in, name_of, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("New Ferry Times!", "new-ferry-times"),
        ("  a__b--c  ", "a-b-c"),
        ("Été à Łódź, Straße", "ete-a-lodz-strasse"),
        ("Œuvre & Ærø", "oeuvre-aero"),
        ("The mill’s wheel", "the-mills-wheel"),
        ("آسیاب می\u200cچرخد", "آسیاب-می-چرخد"),
        ("図書館の夜", "図書館の夜"),
        ("Ёлка", "ёлка"),
        ("हिन्दी", "हिन्दी"),
        ("../../etc", "etc"),
        ("!!!", ""),
        ("a" * 120, "a" * 100),
        ("İstanbul", "istanbul"),
    ],
)
def test_a_slug_is_fit_for_an_address(text: str, slug: str) -> None:
    assert slugify(text) == slug
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        ("stories/ferry.md", "ferry"),
        ("stories/2026-10-28-ferry.md", "ferry"),
        ("stories/2026-10-28_Ferry Times.md", "ferry-times"),
        ("stories/2026-10-28.md", "2026-10-28"),
        ("stories/old/mill/index.md", "mill"),
        ("stories/2026-10-28-mill/index.md", "mill"),
        ("stories/mill/index.en.md", "mill"),
        ("stories/mill/index.pt-BR.md", "mill-pt-br"),
        ("stories/index.md", "index"),
        ("stories/???.md", "story"),
        ("stories/version-2.0.md", "version-2-0"),
    ],
)
def test_a_file_gives_its_story_a_slug(file: str, slug: str) -> None:
    assert default_slug(file, "en-GB") == slug


def test_a_file_name_tells_date_name_and_language() -> None:
    assert date_in("stories/2026-10-28-mill/index.es.md") == "2026-10-28"
    assert date_in("stories/mill.md") == ""
    assert name_of("stories/2026-10-28-mill.md") == "mill"
    assert language_in("stories/mill/index.es.md") == "es"
    assert language_in("stories/mill.es.md") == ""


@pytest.mark.parametrize(
    ("folder", "written", "path"),
    [
        ("stories/2026", "a.jpg", "stories/2026/a.jpg"),
        ("stories/2026", "../a.jpg", "stories/a.jpg"),
        ("stories", "/art/a.jpg", "art/a.jpg"),
        ("stories", "./b/../a.jpg", "stories/a.jpg"),
        ("stories", "b%20c.jpg", "stories/b c.jpg"),
        ("stories", "b\\c.jpg", "stories/b/c.jpg"),
        ("", "a.jpg", "a.jpg"),
        ("stories", "../../a.jpg", None),
        ("stories", "..", "."),
        ("stories", "/../a.jpg", None),
        ("stories", "%2e%2e/%2e%2e/a.jpg", None),
        ("stories", "..\\..\\a.jpg", None),
        ("", "C:\\a.jpg", None),
        ("stories", "a\x00.jpg", None),
    ],
)
def test_no_path_leaves_the_folder(folder: str, written: str, path: str | None) -> None:
    assert inside(folder, written) == path


def test_a_link_is_where_it_leads(tmp_path: Path) -> None:
    root = tmp_path / "paper"
    root.mkdir()
    (root / "in.md").write_text("", encoding="utf-8")
    (tmp_path / "out.md").write_text("", encoding="utf-8")
    (root / "to-in.md").symlink_to("in.md")
    (root / "to-out.md").symlink_to("../out.md")
    (root / "to-itself.md").symlink_to("to-itself.md")
    assert is_inside(root, "to-in.md")
    assert not is_inside(root, "to-out.md")
    assert not is_inside(root, "to-itself.md")
