from __future__ import annotations

import datetime as dt
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from typing import cast

import pytest

from broadsheet.editions.mail.message import Bodies, Envelope, Mailbox, message

ENVELOPE = Envelope(
    sender=Mailbox("Harbour News", "post@example.org"),
    to=Mailbox("", "reader@example.org"),
    subject="Harbour News No. 143: The mill will turn",
    date=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
    language="en",
    host="example.org",
    key="https://example.org/n/ 2026-11 reader@example.org",
    list_name="Harbour News",
    list_id="newsletter.example.org",
    leave=("https://example.org/leave/sample/", "mailto:post@example.org?subject=leave%20sample"),
    archive="https://example.org/n/",
    archived_at="https://example.org/n/2026-11/",
    owner="post@example.org",
)
BODIES = Bodies("The wheel is back \nand turns.\n", delsp=False, html="<p>The wheel is back</p>\n")


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def content(part: Message) -> str:
    return str(cast("EmailMessage", part).get_content()).replace("\r\n", "\n")


def test_the_text_comes_first_and_flows() -> None:
    text, html = read(message(ENVELOPE, BODIES)).iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text["Content-Type"].params["format"] == "flowed"
    assert text["Content-Type"].params["delsp"] == "no"
    assert [content(text), content(html)] == [BODIES.text, BODIES.html]


@pytest.mark.parametrize(
    "words", ["港だより、水車が回る。\n" * 40, "The wheel = back, café.\n" * 40, ".\nFrom me\n"]
)
def test_every_script_arrives(words: str) -> None:
    data = message(ENVELOPE, replace(BODIES, text=words, html=words))
    assert [content(part) for part in read(data).iter_parts()] == [words, words]
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_headers_say_how_to_leave_and_where_all_issues_are() -> None:
    made = read(message(ENVELOPE, BODIES))
    assert made["List-Unsubscribe"] == (
        "<https://example.org/leave/sample/>, <mailto:post@example.org?subject=leave%20sample>"
    )
    assert made["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert made["List-Id"] == "Harbour News <newsletter.example.org>"
    assert made["List-Archive"] == "<https://example.org/n/>"
    assert made["List-Owner"] == "<mailto:post@example.org>"
    assert made["Archived-At"] == "<https://example.org/n/2026-11/>"
    assert made["Content-Language"] == "en"
    assert made["Date"].datetime == ENVELOPE.date


def test_one_click_is_promised_only_where_there_is_a_secure_address() -> None:
    made = read(message(replace(ENVELOPE, leave=ENVELOPE.leave[1:]), BODIES))
    assert made["List-Unsubscribe-Post"] is None
    assert made["List-Unsubscribe"] == "<mailto:post@example.org?subject=leave%20sample>"


def test_the_same_mail_has_the_same_bytes_and_another_key_another_id() -> None:
    once, again = message(ENVELOPE, BODIES), message(ENVELOPE, BODIES)
    other = message(replace(ENVELOPE, key="somebody else"), BODIES)
    assert once == again
    assert read(once)["Message-ID"] != read(other)["Message-ID"]


def test_no_part_of_a_mail_can_end_it_early() -> None:
    boundary = read(message(ENVELOPE, BODIES)).get_boundary()
    sneaky = replace(BODIES, text=f"--{boundary}--\n")
    assert len(list(read(message(ENVELOPE, sneaky)).iter_parts())) == 2


def test_answers_go_where_they_are_wanted() -> None:
    made = read(message(replace(ENVELOPE, reply_to="desk@example.org"), BODIES))
    assert made["Reply-To"] == "desk@example.org"
