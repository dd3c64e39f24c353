"""A link from one story to another becomes the other's address on the web."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from broadsheet.issue.model import Link, Paragraph
from tests.unit.sources.folder.folders import CONFIG, ISSUE, STORY, TOML, load, said

SITE = CONFIG + 'url = "https://example.org/n/"\n'
MILL = "---\ntitle: The tide mill\n---\nThe mill.\n"
OCTOBER, DECEMBER = "issues/2026-10/issue.toml", "issues/2026-12/issue.toml"
OLDER = 'date = 2026-10-01\nstories = ["mill", { file = "stories/2025/tuba.md" }]\n'
FOLDER = {
    "broadsheet.toml": SITE,
    OCTOBER: OLDER,
    TOML: 'date = 2026-11-01\nstories = ["ferry", "gulls", "issues/2026-11/note.md"]\n',
    "stories/mill.md": MILL,
    "stories/gulls/index.md": MILL,
    "stories/2025/tuba.md": MILL.replace("---\n", "---\nslug: brass\n", 1),
    "stories/choir.md": MILL.replace("---\n", "---\npermalink: https://choir.example/sing\n", 1),
    "issues/2026-11/note.md": MILL,
}


def led(root: Path, address: str, files: Mapping[str, str] = FOLDER) -> tuple[str | None, list[str]]:
    """Where the link to `address` in the story of the ferry leads, and the codes of what is said about it."""
    ferry = f"---\ntitle: New ferry times\n---\n[The mill]({address})\n"
    loaded = load(root, {**files, STORY: ferry})
    assert loaded.issue, loaded.diagnostics
    (block,) = loaded.issue.stories[0].body
    assert isinstance(block, Paragraph)
    (inline,) = block.sentences[0].inlines
    return inline.url if isinstance(inline, Link) else None, [code for code, _ in said(loaded.diagnostics)]


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("gulls/index.md", "https://example.org/n/2026-11/gulls/"),
        ("gulls/", "https://example.org/n/2026-11/gulls/"),
        ("stories/gulls/index.md", "https://example.org/n/2026-11/gulls/"),
        ("/stories/gulls/", "https://example.org/n/2026-11/gulls/"),
        ("ferry.md", "https://example.org/n/2026-11/ferry/"),
        ("mill.md", "https://example.org/n/2026-10/mill/"),
        ("./mill", "https://example.org/n/2026-10/mill/"),
        ("mill.md?plain=1#the-größe", "https://example.org/n/2026-10/mill/#the-gr%C3%B6%C3%9Fe"),
        ("2025/tuba.md", "https://example.org/n/2026-10/brass/"),
        ("../brass/", "https://example.org/n/2026-10/brass/"),
        ("../issues/2026-11/note.md", "https://example.org/n/2026-11/note/"),
        ("choir.md", "https://choir.example/sing"),
    ],
)
def test_a_link_to_a_story_leads_to_its_page(tmp_path: Path, address: str, url: str) -> None:
    assert led(tmp_path, address) == (url, [])


@pytest.mark.parametrize(
    "address", ["tuba.md", "../brass/brass", "mill.md.md", "../../mill.md", "2026-11/ferry/"]
)
def test_a_path_to_no_story_is_dead_and_its_words_stay(tmp_path: Path, address: str) -> None:
    assert led(tmp_path, address) == (None, ["source-dead-link"])


def test_a_story_in_no_issue_has_no_page(tmp_path: Path) -> None:
    assert led(tmp_path, "mill.md", {**FOLDER, OCTOBER: OLDER.replace('"mill", ', "")}) == (
        None,
        ["source-dead-link"],
    )


def test_of_two_issues_with_a_story_the_later_one_has_its_page(tmp_path: Path) -> None:
    later = 'date = 2026-10-15\nstories = ["mill"]\n'
    url, _ = led(tmp_path, "mill.md", {**FOLDER, "issues/2026-10b/issue.toml": later})
    assert url == "https://example.org/n/2026-10b/mill/"


def test_an_issue_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    files = {**FOLDER, "issues/2026-09/issue.toml": "date = 2026-09-01\nstories = [", STORY: ""}
    assert led(tmp_path, "mill.md", files)[0] == "https://example.org/n/2026-10/mill/"


def test_without_a_site_a_story_has_no_address(tmp_path: Path) -> None:
    assert led(tmp_path, "mill.md", {**FOLDER, "broadsheet.toml": CONFIG}) == (None, ["source-link-dropped"])


@pytest.mark.parametrize(
    ("path", "is_dead"),
    [
        ("2026-10/mill/", False),
        ("2026-10/mill#wheel", False),
        ("2026-10/brass/?q=1", False),
        ("2026-11/gulls/", False),
        ("2026-10/tuba/", True),
        ("2026-10/gulls/", True),
        ("2026-10/", False),
        ("2026-10/print.pdf", False),
        ("2026-10/pictures/mill/", False),
        ("2019-01/mill/", False),
        ("archive/", False),
        ("", False),
    ],
)
def test_a_page_of_our_web_edition_is_dead_when_its_issue_has_no_such_story(
    tmp_path: Path, path: str, *, is_dead: bool
) -> None:
    url = f"https://example.org/n/{path}"
    assert led(tmp_path, url) == (url, ["source-dead-link"] if is_dead else [])


def test_pages_of_others_are_not_looked_for(tmp_path: Path) -> None:
    assert led(tmp_path, "https://example.org/news/2026-10/tuba/")[1] == []
    assert (
        led(tmp_path, "https://example.org/n/2026-10/tuba/", {**FOLDER, "broadsheet.toml": CONFIG})[1] == []
    )


def test_furniture_and_the_issue_s_note_find_stories_too(tmp_path: Path) -> None:
    written = (
        ISSUE + 'note = "[x](stories/ferry.md)"\n[[furniture]]\nkind = "notice"\ntext = "[x](nobody.md)"\n'
    )
    loaded = load(tmp_path, {"broadsheet.toml": SITE, TOML: written})
    assert said(loaded.diagnostics) == [("source-dead-link", f"{TOML}:6")]


def test_the_issues_looked_into_are_inputs(tmp_path: Path) -> None:
    loaded = load(tmp_path, {**FOLDER, DECEMBER: ISSUE.replace("11-01", "12-01")})
    assert OCTOBER in loaded.inputs


@pytest.mark.parametrize("letters", [300, 5000])
def test_a_path_too_long_for_any_disk_leads_nowhere(tmp_path: Path, letters: int) -> None:
    assert led(tmp_path, "a" * letters) == (None, ["source-dead-link"])
    assert led(tmp_path, f"stories/{'a' * letters}/mill.md") == (None, ["source-dead-link"])


@pytest.mark.parametrize("letters", [300, 5000])
def test_a_name_too_long_for_any_disk_in_another_issue_is_passed_over(tmp_path: Path, letters: int) -> None:
    files = {**FOLDER, OCTOBER: OLDER.replace("mill", f'stories/{"a" * letters}.md", "mill')}
    assert led(tmp_path, "mill.md", files) == ("https://example.org/n/2026-10/mill/", [])
