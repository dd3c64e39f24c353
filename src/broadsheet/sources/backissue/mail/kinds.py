"""Whether a source is a mail, as a message or as its page; needs none of what reads it."""

from __future__ import annotations

import re

_HEAD = 65536  # bytes, among which the headers begin
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|table|div|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(rb"(?:From [^\n]*\n)?(?:[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_KNOWN = re.compile(
    rb"^(?:from|to|subject|date|received|mime-version|message-id|return-path|delivered-to|content-type)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST = 2  # such headers of a message


def is_mail(data: bytes, name: str) -> bool:
    """Whether `data`, of the file `name`, is a message or a page."""
    return is_page(data, name) or is_message(data, name)


def is_page(data: bytes, name: str) -> bool:
    return name.lower().endswith((".html", ".htm")) or _PAGE.match(data[:_HEAD]) is not None


def is_message(data: bytes, name: str) -> bool:
    """Whether `data` begins as a message does, with headers (RFC 5322, 2.2), or is called one."""
    if name.lower().endswith(".eml"):
        return True
    head = data[:_HEAD].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n")
    match = _BEGINS.match(head)
    return match is not None and len(_KNOWN.findall(match[0])) >= _FEWEST
