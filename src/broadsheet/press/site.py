"""The site that a publisher uploads, out/site/: a new issue is put in, and what all issues share is made anew.

Every issue is a folder that is exchanged whole (`outputs.publish`); the shared files are replaced one by one, and only
where they change. What another issue has is never touched.
"""

from __future__ import annotations

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic, MachineError, Span, diagnose
from broadsheet.editions.web.archive import (
    ENTRY,
    FEED,
    Archive,
    Entry,
    archive_files,
    enough,
    moved,
    redirects_of,
)
from broadsheet.editions.web.edition import ROOM
from broadsheet.issue.model import Publication
from broadsheet.press.outputs import publish, swap_in
from broadsheet.screen.look import look_of
from broadsheet.strings import load_strings

FOLDER = "site"
_SEARCH = "pagefind"
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site is, and whose; `root` is the publication folder."""

    folder: Path
    root: Path
    config: Config
    publication: Publication


def put_in(site: Site, issue_id: str, artefacts: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Publish the web pages among `artefacts` as the issue's, and renew what all issues share.

    Nothing is done without such pages. MachineError when the disk refuses; the old site is whole then.
    """
    pages = {
        name.removeprefix(f"{ROOM}/"): data for name, data in artefacts.items() if name.startswith(f"{ROOM}/")
    }
    if ENTRY not in pages:
        return ()
    search, found = _searched(site)
    old = _entry_at(site.folder / issue_id)
    entry = moved(msgspec.json.decode(pages[ENTRY], type=Entry), old)
    others = [each for each in _entries(site.folder) if each.id != issue_id]
    archive = _archive(site, (entry, *others), search=search)
    pages[ENTRY] = msgspec.json.encode(entry) + b"\n"
    pages |= {name: data for name, data in redirects_of(entry, archive) if name not in pages}
    publish(pages, site.folder / issue_id, owned=_top_names(site.folder / issue_id))
    for name, data in archive_files(archive, list(_feeds(site.folder, archive))):
        _replace(site.folder / name, data)
    if search:
        _index(site.folder)
    return found


def _archive(site: Site, entries: tuple[Entry, ...], *, search: bool) -> Archive:
    publication = site.publication
    strings, _ = load_strings(publication.language, site.config.strings)
    look, _ = look_of(site.config, site.root, publication.language, ROOM)
    latest_first = tuple(sorted(entries, key=lambda each: (each.date, each.id), reverse=True))
    return Archive(publication, site.config, strings, look, latest_first, search)


def _entries(folder: Path) -> Iterator[Entry]:
    """What every issue on the site says of itself."""
    for path in sorted(folder.glob(f"*/{ENTRY}")):
        if (entry := _entry_at(path.parent)) and entry.id == path.parent.name:
            yield entry


def _entry_at(folder: Path) -> Entry | None:
    try:
        return msgspec.json.decode((folder / ENTRY).read_bytes(), type=Entry)
    except (OSError, msgspec.MsgspecError):
        return None


def _feeds(folder: Path, archive: Archive) -> Iterator[Mapping[str, Any]]:
    for entry in archive.entries[: enough(archive.entries)]:
        try:
            yield msgspec.json.decode((folder / entry.id / FEED).read_bytes(), type=dict[str, Any])
        except (OSError, msgspec.MsgspecError):
            continue


def _top_names(folder: Path) -> tuple[str, ...]:
    return tuple(path.name for path in folder.iterdir()) if folder.is_dir() else ()


def _replace(path: Path, data: bytes) -> None:
    """Put `data` in place at once, unless it is there."""
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise MachineError(f"{path} cannot be written: {error.strerror or error}.") from error


# -- search -----------------------------------------------------------------------------------------------------------


def _searched(site: Site) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Whether the site is to be searched and can be."""
    if not site.config.web.search:
        return False, ()
    if find_spec(_SEARCH) is None:
        message = "The site has no search: the package that makes its index is not installed."
        hint = "Install it with `pip install broadsheet[search]`, or set `search = false` in [web]."
        return False, (diagnose("web-no-search", message, Span("broadsheet.toml"), hints=[hint]),)
    return True, ()


def _index(folder: Path) -> None:
    """Make the index of all pages beside the old one, and exchange the two."""
    staging = folder / f".{_SEARCH}.{secrets.token_hex(4)}"
    command = [sys.executable, "-m", _SEARCH, "--site", str(folder), "--output-path", str(staging)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, capture_output=True, text=True, errors="replace", check=False, timeout=_SECONDS
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise MachineError(
                f"The index for the search cannot be made: {(said or ['it said nothing'])[-1]}"
            )
        swap_in(staging, folder / _SEARCH)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MachineError(f"The index for the search cannot be made: {error}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
