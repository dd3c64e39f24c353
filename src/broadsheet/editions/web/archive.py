"""What all issues on a site share: the index of issues, feeds, the sitemap, redirects, and how a server should serve.

Made from what every issue says of itself in its own `archive.json` and `feed.json`, so that a new issue costs itself
and these files, and no page of another issue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

import msgspec
from markupsafe import Markup

from broadsheet.config.schema import Config
from broadsheet.editions.web import feeds
from broadsheet.editions.web.printing import icon, printed, style_sheet
from broadsheet.issue.model import Publication
from broadsheet.markup.html import field
from broadsheet.markup.languages import direction
from broadsheet.screen.addresses import ascii_url
from broadsheet.screen.look import Look
from broadsheet.strings import Strings
from broadsheet.strings.calendars import in_calendar
from broadsheet.strings.dates import format_date
from broadsheet.strings.phrases import localised

ENTRY = "archive.json"
FEED = "feed.json"
LATEST = 30
"""Stories in the feed of a site, at least; its last issue is whole."""

_OURS = frozenset({"index.html", "404.html", "search", "pagefind"})
_DEEPEST = 8  # folders of an address on another platform
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


class EntryStory(msgspec.Struct, frozen=True, omit_defaults=True):
    """A story in the archive; `id` stays when its slug changes, `aliases` are where it was before."""

    slug: str
    title: str
    language: str
    id: str
    aliases: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """An issue in the archive; `page_one` is how many pixels wide and high page-one.png is, `moved` leads from slugs
    that were to those that are.
    """

    id: str
    date: dt.date
    number: str
    title: str
    page_one: tuple[int, int] | None
    stories: tuple[EntryStory, ...]
    moved: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Archive:
    """All issues of a site, the latest first; `search` says that they can be searched."""

    publication: Publication
    config: Config
    strings: Strings
    look: Look
    entries: tuple[Entry, ...]
    search: bool

    @property
    def site(self) -> str:
        """The address of the site with its last stroke; "" for none."""
        address = ascii_url(self.publication.url.rstrip("/"))
        return f"{address}/" if address else ""

    @property
    def base(self) -> str:
        """The path of the site on its server, from stroke to stroke."""
        return urlsplit(self.site).path or "/"


def archive_files(archive: Archive, latest: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """The shared files by name. `latest` are the feeds of the latest issues (see `enough`)."""
    shared = _shared(archive)
    yield (
        "index.html",
        printed("archive.html", {**shared, **_front(archive), "policy": _POLICY}),
    )
    yield "404.html", printed("missing.html", {**shared, "policy": _POLICY, "up": archive.base})
    yield "style.css", style_sheet(archive.look, archive.publication.language)
    yield "icon.svg", icon(archive.look)
    yield "_headers", _HEADERS.format(base=archive.base).encode()
    moves = dict(_moves(archive))
    yield "_redirects", "".join(f"{old} {new} 301\n" for old, new in moves.items()).encode()
    yield "redirects.map", "".join(f'"{old}" "{new}";\n' for old, new in moves.items()).encode()
    yield from _alias_pages(archive, shared)
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
        yield f"{old}/index.html", redirect(f"../{new}/" if new else "../", shared)


def moved(now: Entry, before: Entry | None) -> Entry:
    """`now` with all slugs that were given up since the issue was first published, and where their stories are."""
    if before is None:
        return now
    slugs = {story.slug for story in now.stories}
    newly = given_up(now, before)
    older = {old: newly.get(new, new) for old, new in before.moved.items() if old not in slugs}
    kept = {old: new if new in slugs else "" for old, new in {**older, **newly}.items()}
    return msgspec.structs.replace(now, moved=dict(sorted(kept.items())))


def given_up(now: Entry, before: Entry) -> dict[str, str]:
    """The slugs that stories had `before` and none has `now`, with those they have instead, "" where they are gone."""
    slugs = {story.slug for story in now.stories}
    by_id = {story.id: story.slug for story in now.stories}
    by_title = {story.title: story.slug for story in now.stories}
    return {
        story.slug: by_id.get(story.id) or by_title.get(story.title, "")
        for story in before.stories
        if story.slug not in slugs
    }


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


def _moves(archive: Archive) -> Iterator[tuple[str, str]]:
    """Old paths on the server, with where what stood there is."""
    for entry in archive.entries:
        home = f"{archive.base}{entry.id}/"
        for old, new in entry.moved.items():
            yield f"{home}{old}/", f"{home}{new}/" if new else home
        for story in entry.stories:
            yield from ((alias, f"{home}{story.slug}/") for alias in story.aliases)


def _alias_pages(archive: Archive, shared: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Pages at the addresses that stories had on another platform, where nothing of ours can lie."""
    taken = {entry.id for entry in archive.entries} | _OURS
    for entry in archive.entries:
        for story in entry.stories:
            for alias in story.aliases:
                if (name := _file_of(alias.removeprefix(archive.base))) and name.split("/")[0] not in taken:
                    up = "../" * name.count("/")
                    yield name, redirect(f"{up}{entry.id}/{story.slug}/", shared)


def _file_of(path: str) -> str:
    """The file that serves `path`, below the site; "" where there can be none."""
    parts = [part for part in path.split("/") if part]
    if not 0 < len(parts) <= _DEEPEST or any(part.startswith(".") for part in parts):
        return ""
    name = "/".join(parts)
    return name if name.endswith((".html", ".htm")) and not path.endswith("/") else f"{name}/index.html"


def _sitemap(archive: Archive) -> str:
    pages = [archive.site]
    for entry in archive.entries:
        home = f"{archive.site}{quote(entry.id)}/"
        pages += [home, *(f"{home}{quote(story.slug)}/" for story in entry.stories)]
    lines = "".join(f"<url><loc>{escape(page)}</loc></url>\n" for page in pages)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{lines}</urlset>\n'


def _feeds(archive: Archive, latest: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """The feed of all stories, and one for each language where there are several."""
    items = [item for feed in latest for item in feed["items"]]
    languages = sorted({item["language"] for item in items})
    for language in ("", *(languages if len(languages) > 1 else ())):
        suffix = f".{language}" if language else ""
        own = [item for item in items if language in {"", item["language"]}]
        channel = _channel(archive, suffix, language, own)
        yield f"feed{suffix}.atom", feeds.atom(channel, own)
        yield f"feed{suffix}.json", feeds.json_feed(channel, own)


def _channel(
    archive: Archive, suffix: str, language: str, items: Sequence[Mapping[str, Any]]
) -> feeds.Channel:
    publication, site = archive.publication, archive.site
    newest = max((item["date_modified"] for item in items), default="1970-01-01T00:00:00+00:00")
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
