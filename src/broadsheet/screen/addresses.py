"""Addresses as they travel: in ASCII (RFC 3986, RFC 5890)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_SAFE = "/:?&=#%@!$'(),;+*~-._"


def ascii_url(url: str) -> str:
    """`url` as it travels: its host in punycode, everything else percent-encoded."""
    parts = urlsplit(url)
    host = ascii_host(parts.hostname or "")
    if not host:
        return ""
    place = f"{host}:{parts.port}" if parts.port else host
    rest = (quote(part, safe=_SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, *rest))


def ascii_host(host: str) -> str:
    """`host` in punycode; "" where it cannot be written so."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""
