"""What all issues on a site share: the index of issues, feeds, the sitemap, redirects, and how a server should serve.

Made from what every issue says of itself in its own `archive.json` and `feed.json`, so that a new issue costs itself
and these files, and no page of another issue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.sax.saxutils import escape

from markupsafe import Markup

from broadsheet.config.schema import Config
from broadsheet.editions.web import feeds
from broadsheet.editions.web.entries import Entry
from broadsheet.editions.web.printing import icon, printed, style_sheet
from broadsheet.editions.web.redirects import Redirects, for_hosts, for_nginx, redirects
from broadsheet.issue.model import Publication
from broadsheet.markup.html import field
from broadsheet.markup.languages import direction
from broadsheet.screen.addresses import ascii_url
from broadsheet.screen.look import Look
from broadsheet.strings import Strings
from broadsheet.strings.calendars import in_calendar
from broadsheet.strings.dates import format_date
from broadsheet.strings.phrases import localised

LATEST = 30
"""Stories in the feed of a site, at least; its last issue is whole."""

_SHARED = frozenset(
    {"index.html", "404.html", "search", "pagefind", "style.css", "icon.svg", "_headers", "_redirects"}
)
_SHARED |= {"redirects.map", "sitemap.xml", "robots.txt", "feed.atom", "feed.json"}
"""What lies on a site beside its issues; feeds of single languages besides."""

_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
# What only a header can say; the rest of its policy every page says itself, as the page of the search needs more.
_HEADERS = """\
{base}*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
"""
_SEARCHING = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True)
class Archive:
    """All issues of a site, the latest first; `search` says that they can be searched, `told` in which languages it has
    had a feed of its own.
    """

    publication: Publication
    config: Config
    strings: Strings
    look: Look
    entries: tuple[Entry, ...]
    search: bool
    told: frozenset[str] = frozenset()

    @cached_property
    def site(self) -> str:
        """The address of the site with its last stroke; "" for none."""
        address = ascii_url(self.publication.url.rstrip("/"))
        return f"{address}/" if address else ""

    @cached_property
    def base(self) -> str:
        """The path of the site on its server, from stroke to stroke, as browsers show it."""
        return unquote(urlsplit(self.site).path) or "/"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those that have a feed of their own: all, where there are several. Whoever follows one is told for ever."""
        found = {story.language for entry in self.entries for story in entry.stories}
        return tuple(sorted(found | self.told if len(found) > 1 else self.told))

    @cached_property
    def redirects(self) -> Redirects:
        feeds_of = {f"feed.{language}.{kind}" for language in self.languages for kind in ("atom", "json")}
        return redirects(self.entries, self.base, _SHARED | feeds_of)


def archive_files(archive: Archive, latest: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """The shared files by name. `latest` are the feeds of the latest issues (see `enough`)."""
    shared = _shared(archive)
    yield (
        "index.html",
        printed("archive.html", {**shared, **_front(archive), "policy": _POLICY}),
    )
    yield "404.html", printed("missing.html", {**shared, "policy": _POLICY, "up": quote(archive.base)})
    yield "style.css", style_sheet(archive.look, archive.publication.language)
    yield "icon.svg", icon(archive.look)
    yield "_headers", _HEADERS.format(base=quote(archive.base)).encode()
    moves = archive.redirects.moves
    yield "_redirects", for_hosts(moves).encode()
    yield "redirects.map", for_nginx(moves).encode()
    for move in moves:
        if move.file:
            up = "../" * move.file.count("/")
            yield move.file, redirect(f"{up}{quote(move.new.removeprefix(archive.base))}", shared)
    if archive.search:
        yield "search/index.html", printed("search.html", {**shared, "policy": _SEARCHING, "up": "../"})
        yield "search/search.js", printed("search.js", {})
    if archive.site:
        yield "sitemap.xml", _sitemap(archive).encode()
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {archive.site}sitemap.xml\n".encode()
        yield from _feeds(archive, latest)


def redirect(target: str, shared: Mapping[str, Any]) -> bytes:
    """A page that leads to `target`, for servers that read no list of redirects."""
    return printed("moved.html", {**shared, "target": target})


def redirects_of(entry: Entry, archive: Archive) -> Iterator[tuple[str, bytes]]:
    """The pages below the issue's own folder that lead from old slugs to the new."""
    shared = _shared(archive)
    for old, new in entry.moved.items():
        yield f"{old}/index.html", redirect(f"../{quote(new)}/" if new else "../", shared)


def enough(entries: Sequence[Entry]) -> int:
    """How many of the latest issues the feed of the site has stories of."""
    count = 0
    for number, entry in enumerate(entries, 1):
        count += len(entry.stories)
        if count >= LATEST:
            return number
    return len(entries)


def _shared(archive: Archive) -> dict[str, Any]:
    publication = archive.publication
    within = direction(publication.language)
    lines = (publication.publisher or publication.name, *publication.address)
    return {
        "publication": publication,
        "strings": archive.strings,
        "direction": within,
        "look": archive.look,
        "address": Markup("<br>").join(field(line, within) for line in lines if line),
        "site": archive.site,
        "search": archive.search,
        "description": publication.tagline,
        "has_feeds": bool(archive.site),
        "languages": archive.languages,
        "folio": "",
        "up": "",
    }


def _front(archive: Archive) -> dict[str, Any]:
    """The latest issue with what is in it, and all others by year."""
    latest, *others = archive.entries
    inside = tuple((story, direction(story.language)) for story in latest.stories)
    return {
        "latest": {**_shown(latest, archive), "inside": inside},
        "years": tuple(_years(others, archive)),
    }


def _years(entries: Iterable[Entry], archive: Archive) -> Iterator[tuple[str, tuple[dict[str, Any], ...]]]:
    """Issues by the year in which they came out, as readers count years."""
    calendar = archive.publication.calendar

    def year(entry: Entry) -> int:
        return in_calendar(entry.date, calendar).year

    for number, group in groupby(entries, key=year):
        yield localised(number, archive.strings), tuple(_shown(entry, archive) for entry in group)


def _shown(entry: Entry, archive: Archive) -> dict[str, Any]:
    calendar = archive.publication.calendar
    return {"entry": entry, "words": format_date(entry.date, "year", archive.strings, calendar=calendar)}


def _sitemap(archive: Archive) -> str:
    pages = [archive.site]
    for entry in archive.entries:
        home = f"{archive.site}{quote(entry.id)}/"
        pages += [home, *(f"{home}{quote(story.slug)}/" for story in entry.stories if not story.elsewhere)]
    lines = "".join(f"<url><loc>{escape(page)}</loc></url>\n" for page in pages)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{lines}</urlset>\n'


def _feeds(archive: Archive, latest: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """The feed of all stories, and one for each language where there are several."""
    items = [item for feed in latest for item in feed["items"]]
    for language in ("", *archive.languages) if items else ():
        suffix = f".{language}" if language else ""
        own = [item for item in items if language in {"", item["language"]}]
        # One that has nothing new is as old as the site, not older than feeds.
        channel = _channel(archive, suffix, language, own or items)
        yield f"feed{suffix}.atom", feeds.atom(channel, own)
        yield f"feed{suffix}.json", feeds.json_feed(channel, own)


def _channel(
    archive: Archive, suffix: str, language: str, items: Sequence[Mapping[str, Any]]
) -> feeds.Channel:
    publication, site = archive.publication, archive.site
    newest = max(item["date_modified"] for item in items)
    return feeds.Channel(
        id=f"{site}feed{suffix}.atom",
        title=publication.name,
        subtitle=publication.tagline,
        language=language or publication.language,
        updated=dt.datetime.fromisoformat(newest),
        home=site,
        atom=f"{site}feed{suffix}.atom",
        json=f"{site}feed{suffix}.json",
        author=publication.publisher or publication.name,
        icon=f"{site}icon.svg",
    )
