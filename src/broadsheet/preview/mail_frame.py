"""The mail as one reader's program would show it: light or dark, whatever this machine prefers, and going nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from email import message_from_bytes, policy
from typing import Literal
from urllib.parse import unquote

Look = Literal["light", "dark"]

# Only the feature is exchanged, so that a query which asks for more than the colour scheme still asks for the rest.
_QUERY = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)", re.IGNORECASE)
_HOLDS, _FAILS = "(min-width: 0)", "(max-width: 0)"
_SCHEME_STYLE = re.compile(r"(color-schemes?\s*:\s*)[a-z ]+", re.IGNORECASE)
_SCHEME_META = re.compile(r'(<meta\s+name="(?:supported-)?color-schemes?"\s+content=")[^"]*', re.IGNORECASE)
_PICTURE = re.compile(r"https?://[^\s\"'()<>]*?/(mail/[^\s\"'()<>&?#]+)")
_ANCHOR = re.compile(r'(<a\b[^>]*?\s)(href="#)', re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
# In a frame that may open no windows a click on such a link does nothing; anchors stay in the frame.
_BASE = '<base target="_blank">'


def framed(html: str, look: Look, pictures: Collection[str], address: Callable[[str], str]) -> str:
    """`html` for a frame of the preview. `pictures` are artefacts of this issue, found at their `address`."""
    html = in_look(html, look)
    html = _PICTURE.sub(lambda found: _here(found, pictures, address), html)
    html = _ANCHOR.sub(r'\1target="_self" \2', html)
    return _with_base(html)


def in_look(text: str, look: Look) -> str:
    """A page or a style sheet as if its reader's machine preferred `look`."""
    text = _QUERY.sub(lambda found: _HOLDS if found[1].lower() == look else _FAILS, text)
    text = _SCHEME_META.sub(rf"\g<1>{look}", text)
    return _SCHEME_STYLE.sub(rf"\g<1>{look}", text)


def _here(found: re.Match[str], pictures: Collection[str], address: Callable[[str], str]) -> str:
    name = unquote(found[1])
    return address(name) if name in pictures else found[0]


def _with_base(html: str) -> str:
    head = _HEAD.search(html)
    at = head.end() if head else 0
    return html[:at] + _BASE + html[at:]


def subject(message: bytes) -> str:
    """The subject line of mail.eml."""
    return str(message_from_bytes(message, policy=policy.default)["Subject"] or "")
