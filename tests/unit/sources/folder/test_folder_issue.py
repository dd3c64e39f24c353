"""issue.toml and broadsheet.toml → an issue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.issue import interchange, tree
from broadsheet.issue.model import Issue
from broadsheet.sources.folder import issue_ids, load_folder
from tests.unit.sources.folder.folders import CONFIG, FERRY, ISSUE, STORY, TOML, load, said, write

MILL = "---\ntitle: The mill\n---\nThe mill will turn.\n"
LISTS = CONFIG + "[print]\npages = 8\n[[lists]]\nid = 'all'\nname = 'All'\n"


def issue(root: Path, files: dict[str, str]) -> Issue:
    loaded = load(root, {"stories/mill.md": MILL} | files)
    assert loaded.diagnostics == ()
    assert loaded.issue
    return loaded.issue


def test_all_of_an_issue(tmp_path: Path) -> None:
    made = issue(
        tmp_path,
        {
            "broadsheet.toml": LISTS,
            TOML: """\
number = 143
volume = "XII"
date = "28 October 2026"
title = "The autumn number"
pages = "auto"
original_pages = 4
lead = "mill"
order = "free"
lists = ["all"]
note = "Printed *late*."
place = "Salter’s Creek"
ears = ["High water 6.14", "Lighting-up 16.52"]
stories = [
  "ferry",
  { slug = "mill", keep = "whole", columns = 2, page = 1, image = false, pull_quote = true, priority = 5 },
]
""",
        },
    )
    assert (made.id, made.number, made.volume, made.date) == ("2026-11", "143", "XII", dt.date(2026, 10, 28))
    assert (made.title, made.pages, made.original_pages, made.order) == (
        "The autumn number",
        "auto",
        4,
        "free",
    )
    assert (made.lead, [story.slug for story in made.stories]) == ("mill", ["ferry", "mill"])
    assert made.publication.ears == ("High water 6.14", "Lighting-up 16.52")
    assert made.publication.place == "Salter’s Creek"
    assert [text for block in made.note for text in tree.texts(block)] == ["Printed late."]
    mill = made.stories[1]
    assert (mill.keep, mill.columns, mill.page, mill.image, mill.pull_quote, mill.priority) == (
        "whole", 2, 1, False, True, 5,
    )  # fmt: skip
    assert interchange.load(interchange.dump(made)) == made


def test_the_least_an_issue_can_be(tmp_path: Path) -> None:
    made = issue(tmp_path, {"broadsheet.toml": CONFIG + "ears = ['a', 'b']\n[print]\npages = 8\n"})
    assert (made.pages, made.lead, made.order, made.furniture, made.number) == (8, "ferry", "near", (), "")
    assert made.publication.ears == ("a", "b")


@pytest.mark.parametrize(
    "name",
    [
        "mill", "mill.md", "stories/mill.md", "stories/mill", "./stories/mill.md", "deep/mill.md", "2026-10-01-mill",
        "old/2026-10-01-mill", "extra", "extra.md", "issues/2026-11/extra.md",
    ],
)  # fmt: skip
def test_a_story_is_listed_by_slug_file_name_or_path(tmp_path: Path, name: str) -> None:
    place = {
        "deep/mill.md": "stories/deep/mill.md",
        "2026-10-01-mill": "stories/2026-10-01-mill.md",
        "old/2026-10-01-mill": "stories/old/2026-10-01-mill.md",
        "extra": "stories/extra.md",
        "extra.md": "stories/extra.md",
        "issues/2026-11/extra.md": "issues/2026-11/extra.md",
    }.get(name, "stories/mill.md")
    loaded = load(tmp_path, {place: MILL, TOML: f'date = 2026-11-01\nstories = ["{name}"]'})
    assert loaded.diagnostics == ()
    assert loaded.issue
    assert loaded.issue.stories[0].file == place
    assert place in loaded.inputs


def test_a_slug_is_found_before_a_file_name(tmp_path: Path) -> None:
    made = issue(
        tmp_path,
        {
            "stories/b.md": FERRY.replace("title:", "slug: ferry-b\ntitle:"),
            "stories/ferry-b.md": FERRY.replace("title:", "slug: other\ntitle:"),
            TOML: 'date = 2026-11-01\nstories = ["ferry-b"]',
        },
    )
    assert made.stories[0].file == "stories/b.md"


def test_translations_in_one_bundle_are_told_apart(tmp_path: Path) -> None:
    made = issue(
        tmp_path,
        {
            "stories/quay/index.md": FERRY,
            "stories/quay/index.es.md": FERRY,
            TOML: 'date = 2026-11-01\nstories = ["quay", "quay-es"]',
        },
    )
    assert [(story.slug, story.language) for story in made.stories] == [("quay", "en"), ("quay-es", "es")]


@pytest.mark.parametrize(
    ("language", "calendar"), [("en", "gregorian"), ("fa-AF", "persian"), ("th", "buddhist")]
)
def test_the_calendar_is_that_of_the_language(tmp_path: Path, language: str, calendar: str) -> None:
    loaded = load(tmp_path, {"broadsheet.toml": CONFIG.replace('"en"', f'"{language}"')})
    assert loaded.issue
    assert loaded.issue.publication.calendar == calendar


def test_the_latest_issue_has_the_greatest_date_then_name(tmp_path: Path) -> None:
    dates = {"b": "2026-11-01", "a": "2026-12-01", "d": "2026-12-01", "c": "2026-12-01", "z": "2026-01-01"}
    for name, date in dates.items():
        write(tmp_path, {f"issues/{name}/issue.toml": f"date = {date}\nstories = ['ferry']"})
    write(tmp_path, {"issues/y/notes.txt": "", "issues/.x/issue.toml": ISSUE})
    assert issue_ids(tmp_path) == ("z", "b", "a", "c", "d")
    write(tmp_path, {"broadsheet.toml": CONFIG, STORY: FERRY})
    latest, named = load_folder(tmp_path), load_folder(tmp_path, "b")
    assert latest.issue
    assert named.issue
    assert (latest.issue.id, named.issue.id) == ("d", "b")


@pytest.mark.parametrize("name", ["2026-10", "../2026-11", "", "2026-11/../2026-11"])
def test_an_issue_that_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"broadsheet.toml": CONFIG, TOML: ISSUE, STORY: FERRY})
    loaded = load_folder(tmp_path, name)
    assert loaded.issue is None
    assert said(loaded.diagnostics) == [("config-no-issue", "issues")]


def test_every_file_read_is_an_input(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, {"stories/a.md": MILL, "issues/2025/issue.toml": "date = 2025-01-01", "stories/x.jpg": ""}
    )
    assert loaded.inputs == ("broadsheet.toml", "issues/2025/issue.toml", TOML, "stories/a.md", STORY)


def test_a_bad_story_does_not_stop_the_others_from_being_judged(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "broadsheet.toml": CONFIG + "x = 1\n",
            "stories/mill.md": MILL.replace("title", "name"),
            TOML: "date = 2026-11-01\ny = 1\nstories = ['nowhere', 'mill', 'ferry']\n",
        },
    )
    assert said(loaded.diagnostics) == [
        ("config-unknown-key", "broadsheet.toml:5"),
        ("config-unknown-key", f"{TOML}:2"),
        ("source-missing-story", f"{TOML}:3"),
        ("source-missing-title", "stories/mill.md:1"),
    ]
    assert loaded.issue
    assert [story.slug for story in loaded.issue.stories] == ["ferry"]


def test_no_story_no_issue(tmp_path: Path) -> None:
    loaded = load(tmp_path, {TOML: "date = 2026-11-01\nstories = ['nowhere']\n"})
    assert loaded.config
    assert loaded.issue is None


@pytest.mark.parametrize("name", ["{}", "{}.md", "stories/{}.md", "{}/mill.md"])
def test_a_name_too_long_for_any_disk_is_of_no_story(tmp_path: Path, name: str) -> None:
    listed = name.format("港" * 180)
    loaded = load(tmp_path, {TOML: f'date = 2026-11-01\nstories = ["ferry", "{listed}"]\n'})
    assert said(loaded.diagnostics) == [("source-missing-story", f"{TOML}:2")]
