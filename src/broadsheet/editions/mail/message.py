"""The message as it goes out: headers, and the same issue as text and as HTML (RFC 5322, 2045, 2046, 2369, 8058)."""

from __future__ import annotations

import base64
import datetime as dt
import quopri
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from hashlib import blake2b

from broadsheet.editions.mail.headers import addressed, exact, listed, unstructured

_RARE = 6  # of how many bytes one is not ASCII, before base64 is the shorter


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A display name and an address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the headers say. `leave` are the ways to leave the list: the web address that one click (a POST) is sent
    to, then one to write to. `key` names the message: the same key, the same Message-ID.
    """

    sender: Mailbox
    to: Mailbox
    subject: str
    date: dt.datetime
    language: str
    host: str
    key: str
    list_name: str
    list_id: str
    leave: tuple[str, ...]
    archive: str = ""
    archived_at: str = ""
    owner: str = ""
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The issue as text, which flows (RFC 3676), and as HTML. `delsp`: the space a line ends in goes."""

    text: str
    delsp: bool
    html: str


def message(envelope: Envelope, bodies: Bodies) -> bytes:
    """The message with CRLF lines. The same input gives the same bytes: the boundary is made from them."""
    flowed = f"text/plain; charset=utf-8; format=flowed; delsp={'yes' if bodies.delsp else 'no'}"
    parts = [_part(flowed, bodies.text), _part("text/html; charset=utf-8", bodies.html)]
    boundary = f"=_{_digest(*parts, envelope.key.encode())}"  # "=_" never occurs in either encoding
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    kind = exact("Content-Type", f'multipart/alternative;\r\n boundary="{boundary}"')
    return b"".join((*_headers(envelope), kind, b"\r\n", body, b"--", boundary.encode(), b"--\r\n"))


def _headers(envelope: Envelope) -> Iterator[bytes]:
    yield exact("Date", format_datetime(envelope.date))
    yield addressed("From", envelope.sender.name, envelope.sender.address)
    if envelope.reply_to:
        yield addressed("Reply-To", "", envelope.reply_to)
    yield addressed("To", envelope.to.name, envelope.to.address)
    yield unstructured("Subject", envelope.subject)
    yield exact("Message-ID", f"<{_digest(envelope.key.encode())}@{envelope.host}>")
    yield addressed("List-Id", envelope.list_name, envelope.list_id)
    yield listed("List-Unsubscribe", envelope.leave)
    if envelope.leave[0].startswith("https:"):
        yield exact("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    if envelope.archive:
        yield listed("List-Archive", (envelope.archive,))
    if envelope.owner:
        yield listed("List-Owner", (f"mailto:{envelope.owner}",))
    if envelope.archived_at:
        yield listed("Archived-At", (envelope.archived_at,))
    yield exact("Content-Language", envelope.language)
    yield exact("MIME-Version", "1.0")


def _part(kind: str, text: str) -> bytes:
    """A part in the shorter of the two encodings that every relay carries."""
    data = text.replace("\n", "\r\n").encode()
    if (len(data) - len(text.encode("ascii", "ignore"))) * _RARE > len(data):
        name, body = "base64", base64.encodebytes(data).replace(b"\n", b"\r\n")
    else:
        name, body = (
            "quoted-printable",
            quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n"),
        )
    kind = kind.replace("; format", ";\r\n format")
    return exact("Content-Type", kind) + exact("Content-Transfer-Encoding", name) + b"\r\n" + body


def _digest(*parts: bytes) -> str:
    state = blake2b(digest_size=12)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.hexdigest()
