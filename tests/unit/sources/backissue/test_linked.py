"""Addresses as links have them."""

from __future__ import annotations

from broadsheet.sources.backissue.linked import linked_url
from broadsheet.sources.backissue.model import Line

WHOLE = "https://example.org/2026/the-last-boat-home"


def lines(*links: str) -> list[Line]:
    return [Line("example.org/2026/the-last-", 1, 1, 1, links=links), Line("boat-home", 1, 2, 1, links=links)]


def test_the_link_is_the_address_where_print_broke_it() -> None:
    assert linked_url("example.org/2026/the-last-", lines("mailto:a@example.org", WHOLE)) == WHOLE
    assert linked_url("https://example.org/2026/the-lastboat-home", lines(WHOLE)) == WHOLE


def test_a_link_to_somewhere_else_is_not() -> None:
    assert linked_url("example.org/2026/the-mill", lines(WHOLE)) == "example.org/2026/the-mill"
    assert linked_url("example.org/2026", lines()) == "example.org/2026"
