"""Our own sites before the judges: English, Persian and Japanese, each in another theme."""

from __future__ import annotations

import json

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.conformance.mail.browser import look
from tests.conformance.mail.nu import nu
from tests.conformance.web.published import ISSUE, Published, jobs, served

# A file has no origin, so that nothing is its own; the browser sees below what pages may fetch.
OF_FILES = (
    r"Resource violates Content Security Policy \(meta tag\): (external )?(stylesheet|image|script) .*",
)


def test_pages_and_sheets_are_sound(paper: Published) -> None:
    found = nu([*paper.pages, paper.site / "style.css", paper.issue / "style.css"], needed=OF_FILES)
    # The Declaration's Persian is not in that form, and words are the author's.
    assert [str(each) for each in found if "Normalization Form C" not in each.message] == []


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
