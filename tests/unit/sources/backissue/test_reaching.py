"""Addresses and contacts under heads in whatever words."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.reaching import is_contact, is_headlike, is_place, kind_below, reached_under
from broadsheet.sources.backissue.vocabulary import vocabulary

EN = vocabulary("en")


@pytest.mark.parametrize(
    "text", ["office@commons.example, telephone 01632 960123", "Tel. (0161) 496 0123", "editor@lab.example"]
)
def test_contacts(text: str) -> None:
    assert is_contact(text, EN)


@pytest.mark.parametrize("text", ["3 May 2019", "12, 14 and 16", "The office opens at nine.", "2018–2019"])
def test_what_is_no_contact(text: str) -> None:
    assert not is_contact(text, EN)


@pytest.mark.parametrize(
    "text", ["3 Ferry Road", "Oldbridge OB1 7QX", "Mill Lane 12, Oldbridge", "12345 Port"]
)
def test_places(text: str) -> None:
    assert is_place(text, EN)


@pytest.mark.parametrize(
    "text", ["Mill Lane", "3 May 2019", "All 3 boats sailed.", "example.org/3/road", "Tel. 01632 960123"]
)
def test_what_is_no_place(text: str) -> None:
    assert not is_place(text, EN)


@pytest.mark.parametrize("text", ["Knock here", "Wo man uns trifft", "所在"])
def test_headlike(text: str) -> None:
    assert is_headlike(text)


@pytest.mark.parametrize("text", ["Come in.", "and the rest", "Room 3", "Soup, bread,", "Three things:"])
def test_what_is_like_no_head(text: str) -> None:
    assert not is_headlike(text)


def test_an_address_and_a_contact_are_known_by_what_stands_below() -> None:
    texts = [
        *("The pond is full again.", "Knock here", "Commons House", "3 Ferry Road", "Oldbridge OB1 7QX"),
        *("A word with us", "editor@commons.example"),
    ]
    assert reached_under(texts, EN) == {1: "address", 5: "contact"}


def test_the_kind_of_matter_under_an_unknown_head() -> None:
    assert kind_below(["3 Ferry Road, Oldbridge"], EN) == "address"
    assert kind_below(["editor@commons.example"], EN) == "contact"
    assert kind_below(["The Commons Society teaches people to read maps.", "It is free."], EN) == "about"
    assert kind_below([], EN) == "about"
