"""What the judges say of our own mails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import product
from typing import Literal
from zoneinfo import ZoneInfo

from broadsheet.editions.mail.edition import subject
from tests.conformance.mail.browser import look
from tests.conformance.mail.nu import nu
from tests.conformance.mail.printed import Printed
from tests.conformance.mail.readers import Mailbox, Reading, Readings, read_files
from tests.conformance.mail.spam import spam_assassin

SPAM = 2.0  # of 5, from which SpamAssassin calls a message spam
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
READER = Mailbox("", "reader@example.org")


def unsound(mails: Iterable[Printed]) -> list[str]:
    """What Nu objects to in their HTML."""
    found = nu([mail.html for mail in mails])
    # The Declaration's Persian is not in that form, and words are the author's.
    return [str(each) for each in found if "Normalization Form C" not in each.message]


def assert_readable(mails: Iterable[Printed]) -> None:
    """On small screens and large ones, in light and in dark: axe is content, nothing is wider than the screen, and no
    other host than the publication's is asked.
    """
    jobs = [mail.job(width, scheme) for mail, width, scheme in product(mails, (360, 640), SCHEMES)]
    for sight in look(jobs):
        assert (sight.violations, sight.foreign, sight.overflow) == ((), (), 0), sight.job


def assert_no_spam(mails: Iterable[Printed]) -> None:
    for opinion in spam_assassin([mail.message for mail in mails]):
        assert opinion.score < SPAM, opinion


def assert_headers_read_back(mails: Iterable[Printed]) -> None:
    """Every header says what it is to say, by both readers."""
    printed = list(mails)
    for mail, readings in zip(printed, read_files([each.message for each in printed]), strict=True):
        for reading in readings:
            assert _said(reading) == _meant(mail), reading.reader
        _assert_list_fields(mail, readings)


def _said(reading: Reading) -> dict[str, object]:
    (post,), (kind,) = reading.fields("list-unsubscribe-post"), reading.fields("content-type")
    return {
        "subject": reading.subject,
        "sender": reading.sender,
        "to": reading.to,
        "date": reading.date,
        "language": reading.content_language,
        "archived at": reading.archived_at,
        "one click": post,
        "parts": kind.split(";")[0],
        "has id": bool(reading.message_id),
    }


def _meant(mail: Printed) -> dict[str, object]:
    issue = mail.order.issue
    publication = issue.publication
    return {
        "subject": " ".join(subject(issue, mail.order.strings).split()),
        "sender": Mailbox(publication.name, _address(mail)),
        "to": (READER,),
        "date": dt.datetime.combine(issue.date, dt.time(), ZoneInfo(publication.timezone)),
        "language": publication.language,
        "archived at": f"<{publication.url}/{issue.id}/>",
        "one click": "List-Unsubscribe=One-Click",
        "parts": "multipart/alternative",
        "has id": True,
    }


def _assert_list_fields(mail: Printed, readings: Readings) -> None:
    """What List-* fields say as mailparser reads it; postal-mime hands over the same lines."""
    lists, site, address = readings.mailparser.lists, mail.order.issue.publication.url, _address(mail)
    assert lists["id"].id == "newsletter.example.org"
    assert lists["archive"].urls == (f"{site}/",)
    assert lists["owner"].mails == (address,)
    leave = lists["unsubscribe"]
    assert leave.urls == (f"{site}/leave/sample/",)
    assert leave.mails == (f"{address}?subject=leave%20sample",)
    for name in ("list-id", "list-archive", "list-owner", "list-unsubscribe", "message-id"):
        assert readings.mailparser.fields(name) == readings.postal_mime.fields(name)


def _address(mail: Printed) -> str:
    return mail.order.issue.publication.contact or "news@newsletter.invalid"
