"""A message as it came → its page, its text, its pictures and what its headers say (RFC 5322, 2045–2047, 2392).

Headers are read by the lenient rules of old, whose time does not depend on what a sender has put into them.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser

from broadsheet.sources.backissue.encodings import mark_of, text_of

_MOST_PARTS = 2000
_LONGEST_HEADER = 4000
_HEADERS = ("subject", "from", "date", "list-id", "list-archive", "archived-at", "reply-to", "list-owner")
# Charsets of mails; others that Python knows are none (rot13), or take ages (punycode).
_CHARSET = re.compile(
    r"(?:utf-?(?:8|16|32)|cp|windows-|iso-?8859|iso-?2022|latin|koi8|gb|hz|big5|euc|mac|johab|tis|x?-?s(?:hift)?_?jis)"
)
_META = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
# What browsers take these names for (WHATWG Encoding, 4.2): supersets, in which senders truly write.
_MEANT = {
    **dict.fromkeys(("us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "ansi_x3.4-1968"), "cp1252"),
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "big5": "big5hkscs",
}


@dataclass(slots=True)
class Letter:
    """`html` and `text` are "" where there is none; `files` are pictures by the addresses that the page has for them,
    `headers` by their names in small letters, decoded.
    """

    html: str = ""
    text: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def letter_of(data: bytes, name: str) -> Letter:
    """The letter in `data`; of one that forwards another, that which says more. ValueError where nothing can be read:
    `name` is that of its file.
    """
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(
            data.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\r\n")
        )
        letters = [_letter(each) for each in _messages(message)]
    except (RecursionError, MessageError) as fault:
        raise ValueError(f"{name} cannot be read as a message: its parts are nested too deep") from fault
    best = max(letters, key=lambda each: (len(each.html), len(each.text)))
    if not (best.html or best.text):
        raise ValueError(f"{name} is a message without any text")
    return best


def page_text(data: bytes) -> str:
    """The page in `data`, whose charset it says itself; else as any text."""
    said = None if mark_of(data) else _META.search(data[:4096])
    return decoded(data, said[1].decode("ascii")) if said else text_of(data)[0]


def decoded(data: bytes, charset: str) -> str:
    """`data` in `charset`; in UTF-8 where it is that whatever it is said to be, else in Windows-1252."""
    meant = _MEANT.get(charset.strip("\"' ").lower(), charset.strip("\"' ").lower())
    for each in (meant if _CHARSET.match(meant) else "utf-8", "utf-8"):
        try:
            text = data.decode(each)
        except (LookupError, UnicodeError, ValueError):
            continue
        return _as_utf8(data) or text if each == "cp1252" else text
    return data.decode("utf-8" if meant in {"utf-8", "utf8"} else "cp1252", "replace")


def _as_utf8(data: bytes) -> str | None:
    """`data` in UTF-8 where it cannot well be anything else."""
    try:
        return None if data.isascii() else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _messages(message: Message) -> Iterator[Message]:
    """The message and those it forwards as a whole."""
    yield message
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            return
        if part.get_content_type() == "message/rfc822":
            yield from _parts(part)


def _letter(message: Message) -> Letter:
    letter = Letter(headers=_headers(message))
    for part in _own(message):
        kind = part.get_content_type()
        if kind.startswith("image/"):
            _keep(part, letter)
        elif kind in {"text/html", "text/plain"} and part.get_content_disposition() != "attachment":
            text = _text(part)
            if kind == "text/html":
                letter.html += text
            else:
                letter.text += (
                    _unflowed(text, part) if part.get_param("format") == "flowed" else text
                ) + "\n\n"
    letter.text = letter.text.strip()
    return letter


def _own(message: Message, count: int = 0) -> Iterator[Message]:
    """The parts of a message that are not of another message within."""
    waiting = [message]
    while waiting and count < _MOST_PARTS:
        count += 1
        part = waiting.pop()
        if not part.is_multipart():
            yield part
        elif part is message or part.get_content_type() != "message/rfc822":
            waiting += reversed(_parts(part))


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload() if message.is_multipart() else ()
    return [part for part in payload if isinstance(part, Message)]


def _text(part: Message) -> str:
    data = _bytes(part)
    charset = part.get_param("charset") or ""
    said = charset[2] if isinstance(charset, tuple) else str(charset)
    if not said and part.get_content_type() == "text/html":
        return page_text(data)
    return decoded(data, said)


def _bytes(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (binascii.Error, ValueError):
        data = None
    return data if isinstance(data, bytes) else b""


def _keep(part: Message, letter: Letter) -> None:
    data = _bytes(part)
    if number := str(part.get("content-id") or "").strip(" <>\t\r\n"):
        letter.files[f"cid:{number}"] = data
    if place := str(part.get("content-location") or "").strip():
        letter.files[place] = data
    letter.files.setdefault(f"cid:{part.get_filename() or len(letter.files)}", data)


def _headers(message: Message) -> dict[str, str]:
    """The first of each name."""
    made: dict[str, str] = {}
    for name, value in message.raw_items():
        if name.lower() in _HEADERS and value:
            made.setdefault(name.lower(), _decoded_words(str(value)[:_LONGEST_HEADER]))
    return made


def _decoded_words(value: str) -> str:
    """A header's value with its encoded words decoded (RFC 2047), in one line."""
    plain = value.encode("utf-8", "surrogateescape")
    try:
        parts = decode_header(" ".join(decoded(plain, "utf-8").split()))
        said = "".join(map(_part_of_header, parts))
    except (HeaderParseError, ValueError):
        said = decoded(plain, "utf-8")
    return " ".join(said.split())


def _part_of_header(part: tuple[bytes | str, str | None]) -> str:
    """Text as `decode_header` gives it, which writes what is not encoded in a form of its own."""
    said, charset = part
    if isinstance(said, str):
        return said
    return decoded(said, charset) if charset else said.decode("raw-unicode-escape", "replace")


def _unflowed(text: str, part: Message) -> str:
    """Text whose lines flow, a paragraph a line (RFC 3676, 4)."""
    deletes = str(part.get_param("delsp") or "").lower() == "yes"
    made: list[str] = []
    flows = False
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.removeprefix(" ")
        goes_on = line.endswith(" ") and line != "-- "
        said = line[:-1] if goes_on and deletes else line
        if flows:
            made[-1] += said
        else:
            made.append(said)
        flows = goes_on
    return "\n".join(made)
