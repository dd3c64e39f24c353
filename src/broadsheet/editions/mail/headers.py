"""Header lines of a message (RFC 5322), written by ourselves.

The standard library's policies encode long addresses in List-* fields as words (RFC 2047), which no mail program
undoes, and lose spaces between encoded words of long subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.header import Header

_LINE = 76  # RFC 2047, 2: the longest line that has an encoded word; RFC 5322, 2.1.1 wants 78 at most
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\x85]+")
_INVISIBLE = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MAILBOX = re.compile(r"\s*(?P<name>.*?)\s*<(?P<address>[^<>]+)>\s*")


def unstructured(name: str, text: str) -> bytes:
    """A field of words, such as Subject. Marks of direction go: mail programs show them as boxes."""
    clean = _INVISIBLE.sub("", plain_line(text))
    return _line(name, _words(name, clean))


def addressed(name: str, display: str, address: str) -> bytes:
    """A field with one mailbox, such as From: a display name, and an address in ASCII."""
    clean = _INVISIBLE.sub("", plain_line(display))
    if not clean:
        return _line(name, address)
    if not clean.isascii() or "=?" in clean:
        words = _encoded(clean, len(name) + 2).replace(
            "\r\n ", " "
        )  # white space between words is folded below
    elif _ATOMS.fullmatch(clean):
        words = clean
    else:
        words = '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _line(name, _folded(f"{words} <{address}>", len(name) + 2))


def listed(name: str, addresses: Iterator[str] | tuple[str, ...]) -> bytes:
    """A field of addresses in angle brackets (RFC 2369): each whole on a line, never encoded."""
    written = ",\r\n ".join(f"<{address}>" for address in addresses)
    assert written.isascii(), "addresses are encoded before they come here"
    return _line(name, written)


def exact(name: str, value: str) -> bytes:
    """A field whose value has a grammar of its own, in ASCII."""
    assert value.isascii(), f"{name} is not for words"
    return _line(name, value)


def plain_line(text: str) -> str:
    """`text` on one line: no line break can begin another field."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def mailbox(written: str) -> tuple[str, str]:
    """Display name and address of "Name <address>" or of an address alone."""
    match = _MAILBOX.fullmatch(written)
    return (match["name"].strip('"'), match["address"]) if match else ("", written.strip())


def _line(name: str, value: str) -> bytes:
    return f"{name}: {value}\r\n".encode("ascii")


def _words(name: str, text: str) -> str:
    # What looks like an encoded word would be decoded (RFC 2047, 5).
    if text.isascii() and "=?" not in text:
        return _folded(text, len(name) + 2)
    return _encoded(text, len(name) + 2)


def _encoded(text: str, first: int) -> str:
    return Header(text, "utf-8", maxlinelen=_LINE, header_name="x" * (first - 2)).encode(linesep="\r\n")


def _folded(text: str, first: int) -> str:
    """`text` folded at spaces; what is longer than a line stays whole."""
    lines, room = [""], _LINE - first
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
            room = _LINE - 1
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\r\n ".join(lines)
