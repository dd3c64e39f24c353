"""The site that a publisher uploads, out/site/: a new issue is put in, and what all issues share is made anew.

Every issue is a folder that is exchanged whole (`outputs.publish`); the shared files are replaced one by one, and only
where they change. What another issue has is never touched.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic, MachineError, Span, diagnose
from broadsheet.editions.web.archive import Archive, archive_files, enough, redirects_of
from broadsheet.editions.web.edition import ROOM
from broadsheet.editions.web.entries import ENTRY, Entry, moved
from broadsheet.issue.model import Issue, Publication
from broadsheet.press.outputs import publish
from broadsheet.press.published import entry_at, entry_of, feed_at, told_anew
from broadsheet.press.site_search import BEING_WRITTEN, index, searchable
from broadsheet.screen.look import look_of
from broadsheet.strings import load_strings

FOLDER = "site"
_NEEDS_ADDRESS = ("sitemap.xml", "robots.txt", "feed.atom", "feed.json")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site is; `root` is the publication folder."""

    folder: Path
    root: Path
    config: Config


def put_in(site: Site, issue: Issue, artefacts: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Publish the web pages among `artefacts` as the issue's, and renew what all issues share.

    Nothing is done without such pages. MachineError when the disk refuses: every file is whole then, the old or the
    new, and the next build ends what this one began.
    """
    pages = {
        name.removeprefix(f"{ROOM}/"): data for name, data in artefacts.items() if name.startswith(f"{ROOM}/")
    }
    own = entry_of(pages.get(ENTRY, b""))
    if own is None:
        return ()
    folder = site.folder / issue.id
    searched, no_search = searchable(site.config)
    found = (*no_search, *told_anew(folder, issue, artefacts))
    entry = moved(own, entry_at(folder))
    others = [each for each in _entries(site.folder) if each.id != issue.id]
    archive = _archive(site, issue.publication, (entry, *others), search=searched)
    pages[ENTRY] = msgspec.json.encode(entry) + b"\n"
    pages |= {name: data for name, data in redirects_of(entry, archive) if name not in pages}
    publish(pages, folder, owned=_top_names(folder))
    _renew(site.folder, dict(archive_files(archive, list(_feeds(site.folder, archive)))))
    if not archive.site:
        for name in _NEEDS_ADDRESS:
            (site.folder / name).unlink(missing_ok=True)
    if searched:
        index(site.folder)
    return (*found, *_unusable(issue, archive))


def _unusable(issue: Issue, archive: Archive) -> Iterator[Diagnostic]:
    """A warning for every story with old addresses from which nothing can lead to it."""
    lost = {alias for name, alias in archive.redirects.unusable if name == issue.id}
    files = {story.slug: story.file for story in issue.stories}
    (own,) = (entry for entry in archive.entries if entry.id == issue.id)
    for told in own.stories:
        if names := [alias for alias in told.aliases if alias in lost]:
            message = f"“{told.title}” gives old addresses that cannot lead to it: {', '.join(names)}."
            yield diagnose("web-unusable-alias", message, Span(files[told.slug]))


def _archive(site: Site, publication: Publication, entries: tuple[Entry, ...], *, search: bool) -> Archive:
    strings, _ = load_strings(publication.language, site.config.strings)
    look, _ = look_of(site.config, site.root, publication.language, ROOM)
    latest_first = tuple(sorted(entries, key=lambda each: (each.date, each.id), reverse=True))
    told = frozenset(path.name.split(".")[1] for path in site.folder.glob("feed.?*.json"))
    return Archive(publication, site.config, strings, look, latest_first, search, told)


def _entries(folder: Path) -> Iterator[Entry]:
    """What every issue on the site says of itself."""
    for place in folder.iterdir() if folder.is_dir() else ():
        if (entry := entry_at(place)) and entry.id == place.name:
            yield entry


def _feeds(folder: Path, archive: Archive) -> Iterator[Mapping[str, Any]]:
    for entry in archive.entries[: enough(archive.entries)]:
        if feed := feed_at(folder / entry.id):
            yield feed


def _top_names(folder: Path) -> tuple[str, ...]:
    return tuple(path.name for path in folder.iterdir()) if folder.is_dir() else ()


def _renew(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put those files in place that are not there as they are: all are written first, then each is exchanged at once.
    What a killed build left half-written is cleared away.
    """
    beside = folder / BEING_WRITTEN
    shutil.rmtree(beside, ignore_errors=True)
    changed = [name for name, data in files.items() if not _is_there(folder / name, data)]
    try:
        for number, name in enumerate(changed):
            beside.mkdir(parents=True, exist_ok=True)
            (beside / str(number)).write_bytes(files[name])
        for number, name in enumerate(changed):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / str(number)).replace(folder / name)
    except OSError as error:
        raise MachineError(f"{folder} cannot be renewed: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _is_there(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
