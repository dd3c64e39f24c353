"""Every judge of the web objects to what was spoiled: none of them is content with anything."""

from __future__ import annotations

import shutil
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.conformance.judges import JudgeError
from tests.conformance.mail.browser import look
from tests.conformance.mail.nu import nu
from tests.conformance.web.machines import broken_links, feedsmith, lighthouse, schema_org
from tests.conformance.web.published import ISSUE, Published, jobs, served
from tests.conformance.web.test_web import OF_FILES


@pytest.fixture
def spoiled(english: Published, tmp_path: Path) -> Published:
    """A copy of the site, to be spoiled."""
    shutil.copytree(english.root / "out", tmp_path / "out")
    shutil.copy(english.root / "broadsheet.toml", tmp_path)
    return Published(tmp_path)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_of_html_and_css(spoiled: Published) -> None:
    change(spoiled.issue / "index.html", "</h1>", "</h2>")
    change(spoiled.issue / "style.css", "margin: 0;", "margin: nought;")
    found = nu([spoiled.issue / "index.html", spoiled.issue / "style.css"], needed=OF_FILES)
    assert {each.file.name for each in found} == {"index.html", "style.css"}


def test_of_access_and_requests(spoiled: Published) -> None:
    index = spoiled.issue / "index.html"
    change(index, "img-src 'self'", "img-src *")
    change(
        index,
        "</main>",
        '<img src="https://elsewhere.example/pixel.png"><p style="width: 200vw">x</p></main>',
    )
    with served(spoiled) as origin:
        (sight, *_) = look(list(jobs(f"{origin}{spoiled.base}", [f"{ISSUE}/"])))
    assert "image-alt" in {each.rule for each in sight.violations}
    assert sight.foreign == ("https://elsewhere.example/pixel.png",)


def test_of_feeds(spoiled: Published) -> None:
    feed = spoiled.site / "feed.atom"
    change(feed, "</entry>", "<title>second</entry>")
    assert feedparser.parse(feed.read_bytes()).bozo
    with pytest.raises(JudgeError):
        feedsmith([feed])


def test_of_what_machines_are_told(spoiled: Published) -> None:
    index = spoiled.issue / "index.html"
    change(index, '"issueNumber"', '"issueNumbers"')
    assert schema_org([index])


def test_of_links(spoiled: Published) -> None:
    change(spoiled.issue / "index.html", 'href="../"', 'href="../nowhere/"')
    with served(spoiled) as origin:
        assert broken_links(f"{origin}{spoiled.base}")


def test_of_pages_as_a_whole(spoiled: Published) -> None:
    change(spoiled.issue / "index.html", '<html lang="', '<html data-lang="')
    with served(spoiled) as origin:
        scores = lighthouse(f"{origin}{spoiled.base}{ISSUE}/", fast=0)
    assert scores["accessibility"] < 1
