"""What pages were made with besides their issue.

Another paper, theme or font changes the pages and leaves issue.json as it was. So the cache remembers of every PDF,
which it knows by its bytes, in which look it was made.
"""

from __future__ import annotations

from broadsheet.press.cache import Cache


def remember(cache: Cache, pdf: bytes, look: str) -> None:
    if look_then(cache, pdf) != look:
        cache.put(_key(pdf), look.encode())


def look_then(cache: Cache, pdf: bytes) -> str | None:
    """The look that `pdf` was made in; None when nobody remembers."""
    kept = cache.get(_key(pdf))
    return None if kept is None else kept.decode()


def _key(pdf: bytes) -> str:
    return Cache.key("look of", pdf)
