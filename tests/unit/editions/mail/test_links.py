from __future__ import annotations

import pytest

from broadsheet.config.schema import Delivery, Desk
from broadsheet.editions.mail.links import SAMPLE, ascii_address, links_of
from broadsheet.editions.mail.message import Mailbox
from broadsheet.screen.addresses import ascii_url
from tests.unit.editions.mail.mails import issue, order


def test_links_lead_to_the_publications_own_site() -> None:
    made = order()
    links = links_of(made.issue, made.config, SAMPLE)
    assert links.issue == "https://example.org/n/2026-11/"
    assert links.pictures == "https://example.org/n/2026-11/mail/"
    assert links.leave == (
        "https://example.org/n/leave/sample/",
        "mailto:post@example.org?subject=leave%20sample",
    )
    assert links.sender == Mailbox("Harbour News", "post@example.org")


def test_readers_leave_at_the_desk_where_it_has_an_address() -> None:
    made = order(desk=Desk(url="https://desk.example.org/"))
    assert links_of(made.issue, made.config, SAMPLE).leave[0] == "https://desk.example.org/leave/sample/"


def test_the_sender_of_delivery_comes_before_the_contact() -> None:
    made = order(delivery=Delivery(sender="The Harbour <news@example.org>"))
    assert links_of(made.issue, made.config, SAMPLE).sender == Mailbox("The Harbour", "news@example.org")


def test_without_any_address_the_mail_comes_from_nowhere() -> None:
    made = order(issue(publication={"url": "", "contact": ""}))
    links = links_of(made.issue, made.config, SAMPLE)
    assert links.sender.address.endswith(".invalid")
    assert links.leave == (links.leave_by_mail,)


@pytest.mark.parametrize(
    ("written", "ascii_form"),
    [
        ("https://example.org/n", "https://example.org/n"),
        ("https://bücher.example/straße?a=ü", "https://xn--bcher-kva.example/stra%C3%9Fe?a=%C3%BC"),
        ("http://127.0.0.1:8000/n", "http://127.0.0.1:8000/n"),
        ("", ""),
    ],
)
def test_addresses_travel_in_ascii(written: str, ascii_form: str) -> None:
    assert ascii_url(written) == ascii_form


@pytest.mark.parametrize(
    ("written", "ascii_form"),
    [
        ("post@example.org", "post@example.org"),
        ("post@bücher.example", "post@xn--bcher-kva.example"),
        ("größe@example.org", ""),
        ("nobody", ""),
    ],
)
def test_mail_addresses_travel_in_ascii_or_not_at_all(written: str, ascii_form: str) -> None:
    assert ascii_address(written) == ascii_form
