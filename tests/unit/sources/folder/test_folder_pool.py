"""Which files are stories, and which of them may be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet.config.reading import MEGABYTE
from broadsheet.sources.folder import load_folder, pool
from broadsheet.sources.folder.pool import scan_pool
from tests.unit.sources.folder.folders import CONFIG, FERRY, ISSUE, STORY, TOML, load, said, write


def found_in(root: Path) -> list[tuple[str, str]]:
    return [(story.file, story.slug) for story in scan_pool(root, "en").stories]


def test_markdown_files_are_stories_in_the_order_of_their_paths(tmp_path: Path) -> None:
    named = "---\ntitle: T\nSLUG: Given Name\n---\n"
    write(tmp_path, {f"stories/{name}": FERRY for name in [
        "b.md", "a.markdown", "2026/c.md", "2026/d/index.md", ".hidden.md", ".git/x.md", "_index.md", "_index.es.md",
        "2026/_index.md", "notes.txt", "e.md.bak",
    ]} | {"stories/z.md": named, "elsewhere.md": FERRY})  # fmt: skip
    assert found_in(tmp_path) == [
        ("stories/2026/c.md", "c"),
        ("stories/2026/d/index.md", "d"),
        ("stories/a.markdown", "a"),
        ("stories/b.md", "b"),
        ("stories/z.md", "given-name"),
    ]


def test_a_folder_without_stories_has_none(tmp_path: Path) -> None:
    assert scan_pool(tmp_path, "en").stories == ()


def test_a_link_out_of_the_folder_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Secret\nslug: secret\n---\nSecret words.\n", encoding="utf-8")
    root = write(tmp_path / "paper", {"stories/near.md": FERRY})
    (root / "stories" / "link.md").symlink_to(secret)
    (root / "stories" / "ferry.md").symlink_to("near.md")
    listed = 'date = 2026-11-01\nstories = ["ferry", "link"]\n'
    files = {TOML: listed, STORY: FERRY}
    loaded = load(root, files)
    assert said(loaded.diagnostics) == [("source-path-outside", "stories/link.md")]
    assert loaded.issue
    assert "Secret" not in str(loaded.issue)
    by_path = load(root, files | {TOML: listed.replace('"link"', '"stories/link.md"')})
    assert said(by_path.diagnostics)[0] == ("source-path-outside", f"{TOML}:2")


def test_a_link_nobody_lists_is_a_warning(tmp_path: Path) -> None:
    root = tmp_path / "paper"
    write(root, {STORY: FERRY})
    (root / "stories" / "link.md").symlink_to("../../nowhere.md")
    assert said(load(root, {}).diagnostics) == [("source-broken-pool-story", "stories/link.md")]


def test_a_folder_reached_by_a_link_is_not_looked_into(tmp_path: Path) -> None:
    root = write(tmp_path / "paper", {STORY: FERRY})
    (root / "stories" / "round").symlink_to(".", target_is_directory=True)
    assert found_in(root) == [(STORY, "ferry")]


def test_stories_and_issues_that_are_links_out_of_the_folder_are_not_read(tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", {"a/ferry.md": FERRY, "b/issue.toml": ISSUE})
    root = write(tmp_path / "paper", {"broadsheet.toml": CONFIG, TOML: ISSUE})
    (root / "stories").symlink_to(elsewhere / "a")
    (root / "issues" / "2026-12").symlink_to(elsewhere / "b")
    loaded = load_folder(root)
    assert said(loaded.diagnostics) == [
        ("source-missing-story", f"{TOML}:2"),
        ("source-path-outside", "stories"),
    ]
    assert loaded.inputs == ("broadsheet.toml", TOML)


def test_a_broken_namesake_hides_no_story(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"stories/a/ferry.md": "No title.\n"})
    assert said(loaded.diagnostics) == [("source-broken-pool-story", "stories/a/ferry.md:1")]
    assert loaded.issue


def test_what_is_no_text_file_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, {STORY: FERRY})
    os.mkfifo(tmp_path / "stories" / "pipe.md")
    (tmp_path / "stories" / "folder.md").mkdir()
    loaded = load(tmp_path, {TOML: 'date = 2026-11-01\nstories = ["ferry", "pipe"]\n'})
    assert said(loaded.diagnostics) == [("source-unreadable", "stories/pipe.md")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("---\ntitle: Café\n---\n".encode("latin-1"), "source-undecodable"),
        ("---\ntitle: T\n---\n".encode("utf-16"), "source-undecodable"),
        (b"---\ntitle: T\n---\n" + b"x" * MEGABYTE, "source-too-large"),
        (b"---\ntitle: [\n---\n", "source-bad-front-matter"),
        (b"", "source-missing-title"),
    ],
)
def test_a_broken_story_stops_a_build_only_when_it_is_listed(
    tmp_path: Path, content: bytes, code: str
) -> None:
    pool_only = load(tmp_path, {"stories/broken.md": content})
    assert [each.code for each in pool_only.diagnostics] == ["source-broken-pool-story"]
    assert pool_only.issue
    listed = load(tmp_path, {TOML: 'date = 2026-11-01\nstories = ["broken", "ferry"]\n'})
    assert [each.code for each in listed.diagnostics] == [code]
    assert listed.issue
    assert [story.slug for story in listed.issue.stories] == ["ferry"]


def test_undecodable_text_has_its_line_and_a_guess(tmp_path: Path) -> None:
    (fault,) = load(tmp_path, {STORY: "---\ntitle: A\n---\n\nCafé".encode("latin-1")}).diagnostics
    assert str(fault.span) == f"{STORY}:5"
    assert "Latin-1" in fault.hints[0]
    (fault,) = load(tmp_path, {STORY: FERRY.encode("utf-16")}).diagnostics
    assert "UTF-16" in fault.hints[0]


def test_a_character_divided_by_the_end_of_the_head_is_no_fault(tmp_path: Path) -> None:
    for shift in range(3):
        write(tmp_path, {STORY: FERRY + "x" * shift + "図" * 30_000})
        assert scan_pool(tmp_path, "en").stories[0].problem is None


def test_control_characters_are_dropped_with_a_warning(tmp_path: Path) -> None:
    loaded = load(tmp_path, {STORY: "\ufeff---\r\ntitle: Fer\x00ry\r\n---\r\nThe \x0bboat.\r\n"})
    assert said(loaded.diagnostics) == [("source-control-character", f"{STORY}:2")]
    assert loaded.issue
    assert loaded.issue.stories[0].title == "Ferry"


def test_the_pool_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MOST_STORIES", 2)
    loaded = load(
        tmp_path,
        {f"stories/{name}.md": FERRY for name in ("a", "b", "c")}
        | {TOML: 'date = 2026-11-01\nstories = ["a", "stories/c.md"]\n'},
    )
    assert said(loaded.diagnostics) == [("source-too-many-stories", "stories/b.md")]
    assert loaded.issue
    assert len(loaded.issue.stories) == 2


def test_of_a_pool_story_only_the_front_matter_counts(tmp_path: Path) -> None:
    odd = FERRY + "\n{{< unknown >}}\n<blink>x</blink>\n![x](../../../x.jpg)\n"
    assert load(tmp_path, {"stories/odd.md": odd}).diagnostics == ()
