"""What all issues share, and where stories are found that moved."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from broadsheet.editions.web.archive import Archive, archive_files, enough, redirects_of
from broadsheet.editions.web.edition import WEB
from broadsheet.editions.web.entries import Entry, EntryStory, moved
from broadsheet.screen.look import look_of
from broadsheet.strings import load_strings
from tests.unit.editions.mail.mails import issue, order, story


def entry(*stories: EntryStory, name: str = "2026-11", day: int = 1, **more: object) -> Entry:
    made = Entry(name, dt.date(2026, 11, day), "No. 143", "", page_one=None, stories=stories)
    return msgspec.structs.replace(made, **more)


def told(slug: str, title: str = "The mill", *, id: str = "a", aliases: tuple[str, ...] = ()) -> EntryStory:  # noqa: A002 - its name
    return EntryStory(slug, title, "en", id, aliases)


def archive(*entries: Entry, url: str = "https://example.org/n") -> Archive:
    made, asked = issue(publication={"url": url}), order()
    strings, _ = load_strings("en", {})
    look, _ = look_of(asked.config, Path("/nowhere"), "en", "web")
    return Archive(made.publication, asked.config, strings, look, entries, search=False)


def files(made: Archive) -> dict[str, str]:
    return {name: data.decode() for name, data in archive_files(made, [])}


def test_a_slug_that_was_renamed_leads_to_the_new_one() -> None:
    now = moved(entry(told("the-mill")), entry(told("mill")))
    assert now.moved == {"mill": "the-mill"}
    ((name, page),) = redirects_of(now, archive(now))
    assert name == "mill/index.html"
    assert b'content="0; url=../the-mill/"' in page
    assert "/n/2026-11/mill/ /n/2026-11/the-mill/ 301\n" in files(archive(now))["_redirects"]
    assert '"/n/2026-11/mill/" "/n/2026-11/the-mill/";\n' in files(archive(now))["redirects.map"]


def test_it_leads_there_after_it_was_renamed_again_and_back() -> None:
    second = moved(entry(told("the-mill")), entry(told("mill")))
    third = moved(entry(told("a-mill")), second)
    assert third.moved == {"mill": "a-mill", "the-mill": "a-mill"}
    assert moved(entry(told("mill")), third).moved == {"a-mill": "mill", "the-mill": "mill"}


def test_a_story_in_another_file_is_known_by_its_title_and_one_that_is_gone_leads_to_the_issue() -> None:
    before = entry(told("mill"), told("boat", "The boat", id="b"))
    now = moved(entry(told("wheel", id="c")), before)
    assert now.moved == {"boat": "", "mill": "wheel"}
    assert "/n/2026-11/boat/ /n/2026-11/ 301\n" in files(archive(now))["_redirects"]


def test_addresses_on_an_older_platform_lead_to_the_story() -> None:
    made = files(
        archive(entry(told("mill", aliases=("/n/2015/mill.html", "/blog/7/", "/n/2026-11/x/", "/../x"))))
    )
    assert 'url=../2026-11/mill/"' in made["2015/mill.html"]
    assert 'url=../../2026-11/mill/"' in made["blog/7/index.html"]
    assert not [name for name in made if name.startswith("2026-11/") or ".." in name]


@pytest.mark.parametrize("name", ["aliases", "redirect_from"])
def test_they_are_taken_from_what_the_story_says(name: str) -> None:
    extra = {name: ["/old/mill/", "https://old.example/blog/mill.html", 7]}
    made = WEB.make(order(issue(story(extra=extra)))).artefacts["web/archive.json"]
    (found,) = msgspec.json.decode(made, type=Entry).stories
    assert found.aliases == ("/old/mill/", "/blog/mill.html")


def test_the_index_has_every_issue_the_latest_first() -> None:
    before = entry(name="2026-10", date=dt.date(2026, 10, 1))
    made = files(
        archive(entry(name="2026-11", day=2), before, entry(name="2025-01", date=dt.date(2025, 1, 1)))
    )
    index = made["index.html"]
    assert index.index('href="2026-11/"') < index.index(">2026</h2>") < index.index('href="2026-10/"')
    assert index.index('href="2026-10/"') < index.index(">2025</h2>")


def test_every_page_is_in_the_sitemap_and_without_an_address_there_is_none() -> None:
    made = files(archive(entry(told("mill"))))
    for page in ("", "2026-11/", "2026-11/mill/"):
        assert f"<loc>https://example.org/n/{page}</loc>" in made["sitemap.xml"]
    assert not {"sitemap.xml", "robots.txt", "feed.atom"} & files(archive(entry(), url="")).keys()


def test_a_feed_takes_as_many_issues_as_it_needs() -> None:
    each = entry(*(told(str(number), id=str(number)) for number in range(12)))
    assert [enough([each] * count) for count in (0, 1, 2, 5)] == [0, 1, 2, 3]
