"""Addresses that were: of stories whose slug changed, and those they had on another platform."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from broadsheet.editions.web.entries import Entry

_PLAIN = re.compile(r"/[^\s\"';\\*:?#<>|\x00-\x1f\x7f\ufffd]{1,300}")
"""A path that neither a list of redirects nor a file system reads as something else."""

_DEEPEST, _LONGEST = 8, 255  # folders; bytes of a name
_ISSUE_AND_STORY = 2


@dataclass(frozen=True, slots=True)
class Move:
    """From a path on the server to another, as browsers show them; `file` is the page that can lead there, below the
    site, "" where none can lie.
    """

    old: str
    new: str
    file: str = ""


@dataclass(slots=True)
class Redirects:
    """All of a site. `unusable` has aliases from which nothing can lead, each with its issue's id."""

    moves: list[Move] = field(default_factory=list)
    unusable: list[tuple[str, str]] = field(default_factory=list)


def redirects(entries: Sequence[Entry], base: str, shared: Iterable[str]) -> Redirects:
    """Those of a site whose path on its server is `base`; `shared` are the names of what all issues share.

    Nothing that is there is ever led away from; where two stories claim one address, the latest issue has it.
    """
    found = Redirects()
    live = {entry.id: {story.slug for story in entry.stories} | entry.moved.keys() for entry in entries}
    names = _Names({*shared, *live})
    seen: set[str] = set()
    for entry in entries:
        home = f"{base}{entry.id}/"
        found.moves += (
            Move(f"{home}{old}/", f"{home}{new}/" if new else home) for old, new in entry.moved.items()
        )
        for story in entry.stories:
            for alias in story.aliases:
                path = unquote(alias)
                file = _file(path, base, live)
                if file is None or path in seen or names.clash(file):
                    found.unusable.append((entry.id, alias))
                    continue
                seen.add(path)
                names.add(file)
                found.moves.append(Move(path, f"{home}{story.slug}/", file))
    return found


def for_hosts(moves: Iterable[Move]) -> str:
    """As Netlify, Cloudflare Pages and others read it: encoded on both sides."""
    return "".join(f"{quote(move.old)} {quote(move.new)} 301\n" for move in moves)


def for_nginx(moves: Iterable[Move]) -> str:
    """As a `map $uri` of nginx reads it: `$uri` is decoded, what a browser is sent is encoded."""
    return "".join(f'"{move.old}" "{quote(move.new)}";\n' for move in moves)


class _Names:
    """The names below a site: a file is no folder, and nothing that is there is replaced."""

    def __init__(self, reserved: set[str]) -> None:
        self._files = reserved
        self._folders: set[str] = set()

    def clash(self, file: str) -> bool:
        return file in self._files | self._folders or any(above in self._files for above in _above(file))

    def add(self, file: str) -> None:
        if file:
            self._files.add(file)
            self._folders.update(_above(file))


def _above(file: str) -> Iterator[str]:
    parts = file.split("/")
    yield from ("/".join(parts[:count]) for count in range(1, len(parts)))


def _file(path: str, base: str, live: Mapping[str, Collection[str]]) -> str | None:
    """The file below the site that serves `path`: "" where none of ours can lie, None where nothing can lead away from.

    A path that does not begin with the site's own is taken to be below it, as those who write aliases mean it.
    """
    parts = _parts(f"/{path.removeprefix(base)}" if path.startswith(base) else path)
    if not parts:
        return None
    if parts[0] in live:
        of_issue = live[parts[0]]
        is_there = len(parts) != _ISSUE_AND_STORY or parts[1] in of_issue or "." in parts[1]
        return None if path.startswith(base) and is_there else ""
    name = "/".join(parts)
    return name if name.endswith((".html", ".htm")) and not path.endswith("/") else f"{name}/index.html"


def _parts(path: str) -> tuple[str, ...]:
    """The names in `path`; none where it is no plain one."""
    parts = tuple(part for part in path.split("/") if part)
    if not _PLAIN.fullmatch(path) or len(parts) > _DEEPEST:
        return ()
    fits = all(not part.startswith(".") and len(part.encode()) <= _LONGEST for part in parts)
    return parts if fits else ()
