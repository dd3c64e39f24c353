"""What pages were made of and with.

Another paper, theme or font changes the pages and leaves issue.json as it was; a build of another edition alone makes
issue.json anew and leaves the pages. So the cache remembers of every PDF, which it knows by its bytes, the issue that
it was made of and the look that it was made in.
"""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.press.cache import Cache


class Origin(NamedTuple):
    """`issue` is a digest of the issue."""

    look: str
    issue: str


def origin(look: str, issue: bytes) -> Origin:
    """Where pages come from that are made of `issue`, as issue.json has it."""
    return Origin(look, Cache.key("issue", issue))


def remember(cache: Cache, pdf: bytes, where: Origin) -> None:
    if origin_of(cache, pdf) != where:
        cache.put(_key(pdf), "\n".join(where).encode())


def origin_of(cache: Cache, pdf: bytes) -> Origin | None:
    """Where `pdf` comes from; None when nobody remembers."""
    kept = cache.get(_key(pdf))
    return None if kept is None else Origin(*kept.decode().split("\n"))


def _key(pdf: bytes) -> str:
    return Cache.key("origin of", pdf)
