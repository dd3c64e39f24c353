"""Which old addresses lead to a story, and from which nothing may lead away."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.editions.web.entries import Entry, EntryStory
from broadsheet.editions.web.redirects import Move, for_hosts, for_nginx, redirects

SHARED = {"index.html", "feed.json", "feed.atom"}


def entry(*aliases: str, name: str = "2026-11", slug: str = "mill") -> Entry:
    story = EntryStory(slug, "The mill", "en", slug, aliases)
    other = EntryStory("ferry", "The ferry", "en", "ferry")
    return Entry(name, dt.date(2026, 11, 1), "", "", None, (story, other), {"old": "mill"})


@pytest.mark.parametrize(
    "alias",
    [
        *("/", "/n/", "/n/2026-11/", "/n/2026-11/mill/", "/n/2026-11/ferry", "/n/2026-11/old/"),
        *(
            "/n/2026-11/style.css",
            "/n/2026-11/pictures/a.jpg",
            "/feed.json",
            "/n/feed.atom/x",
            "/n/index.html",
        ),
        *("/*", "/x/:splat/", "/../x", "/.git/config", "old-rel/", "", "/a b", '/"x"', f"/{'x' * 256}/"),
        *("/%2e%2e/x", "/%2A", "/%00", "/a/b/c/d/e/f/g/h/i"),
    ],
)
def test_nothing_leads_away_from_what_is_there_or_from_no_plain_path(alias: str) -> None:
    found = redirects([entry(alias)], "/n/", SHARED)
    assert found.unusable == [("2026-11", alias)]
    assert found.moves == [Move("/n/2026-11/old/", "/n/2026-11/mill/")]


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("/2015/mill.html", "2015/mill.html"),
        ("/n/blog/7/", "blog/7/index.html"),
        ("/n/2026-11/earlier/", ""),
        ("/%D9%81/x", "ف/x/index.html"),
        ("/2026-11/mill/", ""),
    ],
)
def test_other_addresses_lead_to_the_story(alias: str, file: str) -> None:
    found = redirects([entry(alias)], "/n/", SHARED)
    assert found.unusable == []
    assert (found.moves[-1].new, found.moves[-1].file) == ("/n/2026-11/mill/", file)


def test_the_latest_of_those_who_claim_one_address_has_it() -> None:
    found = redirects([entry("/mill/"), entry("/mill/", name="2026-10", slug="wheel")], "/", SHARED)
    assert found.unusable == [("2026-10", "/mill/")]
    assert Move("/mill/", "/2026-11/mill/", "mill/index.html") in found.moves


def test_a_file_is_no_folder() -> None:
    found = redirects([entry("/a.html", "/a.html/b", "/c/d", "/c/d/index.html")], "/", SHARED)
    assert [alias for _, alias in found.unusable] == ["/a.html/b", "/c/d/index.html"]


def test_hosts_read_encoded_paths_and_nginx_compares_decoded_ones() -> None:
    moves = [Move("/n/جشن/", "/n/بزرگ/")]
    assert for_hosts(moves) == "/n/%D8%AC%D8%B4%D9%86/ /n/%D8%A8%D8%B2%D8%B1%DA%AF/ 301\n"
    assert for_nginx(moves) == '"/n/جشن/" "/n/%D8%A8%D8%B2%D8%B1%DA%AF/";\n'
