"""Our own sites before the judges: English, Persian and Japanese, each in another theme."""

from __future__ import annotations

import json

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.conformance.mail.browser import look
from tests.conformance.mail.nu import nu
from tests.conformance.web.machines import FAST, broken_links, feedsmith, lighthouse, schema_org
from tests.conformance.web.published import ISSUE, Published, jobs, served

# A file has no origin, so that nothing is its own; the browser sees below what pages may fetch.
OF_FILES = (
    r"Resource violates Content Security Policy \(meta tag\): (external )?(stylesheet|image|script) .*",
)


def faults(paper: Published) -> list[str]:
    """What Nu finds in pages and style sheets."""
    found = nu([*paper.pages, paper.site / "style.css", paper.issue / "style.css"], needed=OF_FILES)
    # The Declaration's Persian is not in that form, and words are the author's.
    return [str(each) for each in found if "Normalization Form C" not in each.message]


def test_pages_and_sheets_are_sound(paper: Published) -> None:
    assert faults(paper) == []


def test_everybody_can_read_them_on_any_screen_and_they_ask_nobody(paper: Published) -> None:
    stories = sorted(page.parent.name for page in paper.issue.glob("*/index.html"))
    paths = ["", "404.html", f"{ISSUE}/", *(f"{ISSUE}/{slug}/" for slug in stories[:3])]
    with served(paper) as origin:
        sights = look(list(jobs(f"{origin}{paper.base}", paths)))
    wrong = [str(each) for each in sights if each.violations or each.foreign or each.missing or each.overflow]
    assert wrong == []


@pytest.mark.parametrize("place", ["", f"{ISSUE}/"])
def test_feeds_are_read_by_others(paper: Published, place: str) -> None:
    read = feedparser.parse((paper.site / f"{place}feed.atom").read_bytes())
    stories = len(list(paper.issue.glob("*/index.html")))
    assert not read.bozo
    assert len(read.entries) == stories
    assert len({entry.id for entry in read.entries}) == stories
    items = json.loads((paper.site / f"{place}feed.json").read_text(encoding="utf-8"))["items"]
    assert [item["title"] for item in items] == [entry.title for entry in read.entries]
    other, same = feedsmith([paper.site / f"{place}feed.atom", paper.site / f"{place}feed.json"])
    assert [entry["title"] for entry in other["entries"]] == [entry.title for entry in read.entries]
    assert [entry["content"] for entry in other["entries"]] == [entry["content"] for entry in same["entries"]]


def test_what_machines_are_told_is_what_schema_org_knows(paper: Published) -> None:
    pages = [*paper.issue.glob("*/index.html"), paper.issue / "index.html"]
    assert schema_org(pages) == []


def test_every_link_leads_somewhere(paper: Published) -> None:
    with served(paper) as origin:
        assert broken_links(f"{origin}{paper.base}") == []


def test_pages_are_as_fast_and_as_open_as_they_can_be(paper: Published) -> None:
    stories = sorted(page.parent.name for page in paper.issue.glob("*/index.html"))
    with served(paper) as origin:
        for path in (f"{ISSUE}/", f"{ISSUE}/{stories[0]}/"):
            scores = lighthouse(f"{origin}{paper.base}{path}")
            assert scores.pop("performance") >= FAST, path
            assert scores == {"accessibility": 1, "best-practices": 1, "seo": 1}, path
