"""Three thousand subjects and names in mixed scripts arrive as they were written, whoever reads them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.editions.mail.message import Bodies, Envelope, Mailbox, message
from tests.conformance.mail.readers import read_messages

COUNT = 3_000
ADDRESS = "post@example.org"
GRAMMAR = frozenset('\\"<>()@,;:')
WORDS = (
    *(
        "harbour",
        "mill",
        "No. 143:",
        "“tide”",
        "café",
        "Ünal",
        "A&B",
        "<b>bold</b>",
        "=?utf-8?q?x?=",
        '"quoted"',
    ),
    *(
        "خبرنامهٔ",
        "می‌خواهیم",
        "شمارهٔ",
        "۱۴۳",
        "الميناء",
        "גיליון",
        "שלום",
        "港だより",
        "第143号",
        "水車が回る",
        "한글",
    ),
    *("🌊", "\\", "a,b;c", "(note)", "@home", "x" * 90),
)
ENVELOPE = Envelope(
    sender=Mailbox("", ADDRESS),
    to=Mailbox("", "reader@example.org"),
    subject="",
    date=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
    language="en",
    host="example.org",
    key="",
    list_name="Harbour News",
    list_id="newsletter.example.org",
    leave=(f"https://example.org/leave/{'t' * 120}/", "mailto:post@example.org?subject=leave%20sample"),
)


def written() -> Iterator[tuple[str, str]]:
    """A subject and a name each."""
    draw = random.Random(20261101)
    for _ in range(COUNT):
        subject, name = (" ".join(draw.choices(WORDS, k=draw.randint(1, most))) for most in (14, 6))
        yield subject, name


def test_subjects_and_names_in_mixed_scripts_come_back_unharmed() -> None:
    pairs = list(written())
    messages = (
        message(
            replace(ENVELOPE, subject=subject, sender=Mailbox(name, ADDRESS), key=str(number)),
            Bodies("-\n", delsp=False, html="<p>-</p>\n"),
        )
        for number, (subject, name) in enumerate(pairs)
    )
    wrong = []
    for (subject, name), readings in zip(pairs, read_messages(messages), strict=True):
        for read in (readings.mailparser, readings.postal_mime):
            assert read.sender
            if (read.subject, read.sender) != (subject, (name, ADDRESS)):
                wrong.append((read.reader, subject, name, read.subject, read.sender))
        assert readings.mailparser.lists["unsubscribe"].urls == (ENVELOPE.leave[0],)
    assert wrong == []
