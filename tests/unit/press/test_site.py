"""A site to which issues are added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs

from broadsheet.editions.web.edition import WEB
from broadsheet.issue.model import Issue
from broadsheet.press.published import told_anew
from broadsheet.press.site import Site, put_in
from tests.unit.editions.mail.mails import issue, order, story


def put(folder: Path, made: Issue) -> list[str]:
    """The codes of what was to be said."""
    asked = order(made)
    found = put_in(Site(folder, Path("/nowhere"), asked.config), made, WEB.make(asked).artefacts)
    return [each.code for each in found]


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "site"
    put(folder, issue(story(file="stories/mill.md"), story("ferry", title="The boat"), id="2026-10"))
    return folder


def test_another_issue_leaves_the_pages_of_those_before_as_they_were(site: Path) -> None:
    before = content(site / "2026-10")
    times = {path: path.stat().st_mtime_ns for path in (site / "2026-10").rglob("*")}
    put(site, issue(story("choir", title="The choir"), id="2026-11"))
    assert content(site / "2026-10") == before
    assert {path: path.stat().st_mtime_ns for path in times} == times
    items = json.loads((site / "feed.json").read_text(encoding="utf-8"))["items"]
    assert [item["title"] for item in items] == ["The choir", "The mill will turn", "The boat"]


def test_the_same_issue_again_changes_nothing(site: Path) -> None:
    before = content(site)
    put(site, issue(story(file="stories/mill.md"), story("ferry", title="The boat"), id="2026-10"))
    assert content(site) == before


def test_a_renamed_slug_leaves_a_redirect(site: Path) -> None:
    renamed = issue(story("wheel", file="stories/mill.md"), story("ferry", title="The boat"), id="2026-10")
    assert put(site, renamed) == ["web-moved-story"]
    assert "url=../wheel/" in (site / "2026-10/mill/index.html").read_text(encoding="utf-8")
    assert put(site, renamed) == []
    assert "url=../wheel/" in (site / "2026-10/mill/index.html").read_text(encoding="utf-8")


def test_who_follows_a_feed_is_spared_a_story_twice_or_it_is_said(site: Path) -> None:
    made = issue(story(file="stories/mill.md"), id="2026-10")
    elsewhere = structs.replace(made.publication, url="https://elsewhere.example")
    asked = order(structs.replace(made, publication=elsewhere))
    (moved,) = told_anew(site / "2026-10", asked.issue, WEB.make(asked).artefacts)
    assert moved.code == "web-moved-story"
    assert "https://elsewhere.example/2026-10/feed.json" in moved.message
    assert list(told_anew(site / "2026-09", asked.issue, WEB.make(asked).artefacts)) == []
    withdrawn = issue(story("ferry", title="The boat"), id="2026-10")
    assert put(site, withdrawn) == []


def test_folders_that_are_no_issues_are_left_alone(site: Path) -> None:
    (site / "shop").mkdir()
    (site / "shop/index.html").write_text("mine", encoding="utf-8")
    (site / "shop/archive.json").write_text("{}", encoding="utf-8")
    put(site, issue(id="2026-11"))
    assert (site / "shop/index.html").read_text(encoding="utf-8") == "mine"
    assert "shop" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_search_that_cannot_be_made_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("broadsheet.press.site_search.find_spec", lambda _name: None)
    made = issue(id="2026-11")
    asked = order(made, web=type(order().config.web)(search=True))
    found = put_in(Site(site, Path("/nowhere"), asked.config), made, WEB.make(asked).artefacts)
    assert [each.code for each in found] == ["web-no-search"]
    assert not (site / "search").exists()


def test_without_web_pages_nothing_is_done(tmp_path: Path) -> None:
    made = issue()
    assert put_in(Site(tmp_path / "site", tmp_path, order().config), made, {"issue.txt": b"x"}) == ()
    assert not (tmp_path / "site").exists()


def test_who_follows_the_feed_of_a_language_is_told_for_ever(site: Path) -> None:
    put(
        site,
        issue(story("mel", title="Le moulin", language="fr"), story("ferry", title="The boat"), id="2026-11"),
    )
    assert (site / "feed.fr.json").is_file()
    put(site, issue(story("choir", title="The choir"), id="2026-11"))
    told = json.loads((site / "feed.en.json").read_text(encoding="utf-8"))["items"]
    assert "The choir" in {item["title"] for item in told}
    assert json.loads((site / "feed.fr.json").read_text(encoding="utf-8"))["items"] == []


def test_an_old_address_that_is_taken_is_said(site: Path) -> None:
    told = story("choir", title="The choir", extra={"aliases": ["/n/2026-10/", "/old/choir/"]})
    assert put(site, issue(told, id="2026-11")) == ["web-unusable-alias"]
    assert (site / "old/choir/index.html").is_file()


def test_without_an_address_nothing_stays_that_needs_one(site: Path) -> None:
    put(site, issue(id="2026-11", publication={"url": ""}))
    assert not {"sitemap.xml", "feed.atom"} & {path.name for path in site.iterdir()}
