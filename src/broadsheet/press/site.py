"""The site that a publisher uploads, out/site/: a new issue is put in, and what all issues share is made anew.

Every issue is a folder that is exchanged whole (`outputs.publish`); the shared files are replaced one by one, and only
where they change. What another issue has is never touched.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic, MachineError
from broadsheet.editions.web.archive import (
    ENTRY,
    Archive,
    Entry,
    archive_files,
    enough,
    moved,
    redirects_of,
)
from broadsheet.editions.web.edition import ROOM
from broadsheet.issue.model import Issue, Publication
from broadsheet.press.outputs import publish
from broadsheet.press.published import entry_at, entry_of, feed_at, told_anew
from broadsheet.press.site_search import BEING_WRITTEN, index, searchable
from broadsheet.screen.look import look_of
from broadsheet.strings import load_strings

FOLDER = "site"


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site is; `root` is the publication folder."""

    folder: Path
    root: Path
    config: Config


def put_in(site: Site, issue: Issue, artefacts: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Publish the web pages among `artefacts` as the issue's, and renew what all issues share.

    Nothing is done without such pages. MachineError when the disk refuses; the old site is whole then.
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
    _renew(site.folder, archive_files(archive, list(_feeds(site.folder, archive))))
    if searched:
        index(site.folder)
    return found


def _archive(site: Site, publication: Publication, entries: tuple[Entry, ...], *, search: bool) -> Archive:
    strings, _ = load_strings(publication.language, site.config.strings)
    look, _ = look_of(site.config, site.root, publication.language, ROOM)
    latest_first = tuple(sorted(entries, key=lambda each: (each.date, each.id), reverse=True))
    return Archive(publication, site.config, strings, look, latest_first, search)


def _entries(folder: Path) -> Iterator[Entry]:
    """What every issue on the site says of itself."""
    for path in sorted(folder.glob(f"*/{ENTRY}")):
        if (entry := entry_at(path.parent)) and entry.id == path.parent.name:
            yield entry


def _feeds(folder: Path, archive: Archive) -> Iterator[Mapping[str, Any]]:
    for entry in archive.entries[: enough(archive.entries)]:
        if feed := feed_at(folder / entry.id):
            yield feed


def _top_names(folder: Path) -> tuple[str, ...]:
    return tuple(path.name for path in folder.iterdir()) if folder.is_dir() else ()


def _renew(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Put each file in place at once, unless it is there; what a killed build left half-written is cleared away."""
    beside = folder / BEING_WRITTEN
    shutil.rmtree(beside, ignore_errors=True)
    for name, data in files:
        path = folder / name
        try:
            if path.is_file() and path.read_bytes() == data:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.mkdir(exist_ok=True)
            (beside / path.name).write_bytes(data)
            (beside / path.name).replace(path)
        except OSError as error:
            raise MachineError(f"{path} cannot be written: {error.strerror or error}.") from error
    shutil.rmtree(beside, ignore_errors=True)
