"""What mail programs read in a message: mailparser and postal-mime, two readers that share no code.

Neither is Python, so that no fault of Python's own `email` package, in writing and reading alike, goes unseen.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tests.conformance.judges import JudgeError
from tests.conformance.mail.programs import NPM, ask, existing, installed


class Mailbox(NamedTuple):
    """A name, decoded, and an address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ListField:
    """What a List-* field says (RFC 2369, RFC 2919). A mail program only follows what stands in `urls` and `mails`."""

    urls: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()  # addresses, without "mailto:"
    name: str | None = None  # whatever else is written there
    id: str | None = None  # of List-Id


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as one reader understands it."""

    reader: str
    subject: str | None
    sender: Mailbox | None
    to: tuple[Mailbox, ...]
    date: datetime | None  # in UTC
    message_id: str | None
    headers: tuple[
        tuple[str, str], ...
    ]  # every field in order: name in lower case, content unfolded but not decoded
    lists: Mapping[str, ListField]  # by name, as "unsubscribe"; postal-mime does not read them
    text: str | None
    html: str | None

    def fields(self, name: str) -> list[str]:
        """The contents of all fields of that name."""
        return [content for key, content in self.headers if key == name.lower()]

    @property
    def archived_at(self) -> str | None:
        return next(iter(self.fields("archived-at")), None)

    @property
    def content_language(self) -> str | None:
        return next(iter(self.fields("content-language")), None)


class Readings(NamedTuple):
    """One message, read twice."""

    mailparser: Reading
    postal_mime: Reading


def read_files(messages: Sequence[Path]) -> list[Readings]:
    """Let both readers read all files of RFC 5322, in one process."""
    return read_messages(file.read_bytes() for file in existing(messages))


def read_messages(messages: Iterable[bytes]) -> list[Readings]:
    """Let both readers read all `messages`, in one process: half a second, and a millisecond for each.

    Raises `JudgeError` when they are not installed, or one of them gives up on any message.
    """
    for package in ("mailparser", "postal-mime"):
        installed(package, "package.json")
    lines = [base64.b64encode(message) for message in messages]
    said = ask(
        ["node", str(NPM / "read-mail.mjs")], b"".join(line + b"\n" for line in lines)
    ).out.splitlines()
    if len(said) != len(lines):
        raise JudgeError(f"{len(said)} of {len(lines)} messages were read")
    return [Readings(*map(_reading, ("mailparser", "postal-mime"), json.loads(line))) for line in said]


def _reading(reader: str, found: dict[str, Any]) -> Reading:
    senders = [Mailbox(*pair) for pair in found["sender"]]
    return Reading(
        reader=reader,
        subject=found["subject"],
        sender=senders[0] if senders else None,
        to=tuple(Mailbox(*pair) for pair in found["to"]),
        date=datetime.fromisoformat(found["date"]) if found["date"] else None,
        message_id=found["messageId"],
        headers=tuple((key, content) for key, content in found["headers"]),
        lists={
            field: ListField(tuple(urls), tuple(mails), name, identity)
            for field, urls, mails, name, identity in found["lists"]
        },
        text=found["text"],
        html=found["html"],
    )
