"""Adverts as data for the templates: marked as such, and told apart from what is framed."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.editions.print.furniture import furniture_data
from broadsheet.issue.model import Furniture, Picture
from broadsheet.strings import load_strings
from tests.unit.editions.print.made import paragraph

TEA = Picture("tea.png", alt="Tea", asset="t.png", width=4, height=3)
WORDS = (paragraph("Boats to let."),)


def data(piece: Furniture, language: str = "en") -> dict[str, Any]:
    strings, _ = load_strings(language, {})
    made: dict[str, Any] = furniture_data(piece, strings, calendar="gregorian")
    return made


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "Advertisement"), ("de", "Anzeige"), ("fa", "آگهی"), ("zh-TW", "廣告")]
)
def test_an_advert_is_marked_in_the_publication_s_language(language: str, mark: str) -> None:
    assert data(Furniture(kind="advert", picture=TEA), language)["mark"] == mark
    assert data(Furniture(kind="advert", blocks=WORDS), language)["mark"] == mark


def test_a_title_of_its_own_stands_for_the_mark() -> None:
    assert data(Furniture(kind="advert", title="Boats", blocks=WORDS))["mark"] == ""


def test_nothing_else_is_marked() -> None:
    assert data(Furniture(kind="notice", picture=TEA))["mark"] == ""


def test_only_an_advert_that_is_all_picture_is_artwork() -> None:
    assert data(Furniture(kind="advert", picture=TEA))["artwork"]
    assert not data(Furniture(kind="advert", picture=TEA, blocks=WORDS))["artwork"]
    assert not data(Furniture(kind="notice", picture=TEA))["artwork"]


def test_words_are_displayed_in_adverts_and_notices_that_have_a_size() -> None:
    assert data(Furniture(kind="advert", blocks=WORDS, size="half"))["display"]
    assert data(Furniture(kind="notice", blocks=WORDS, size="half"))["display"]
    assert not data(Furniture(kind="notice", blocks=WORDS))["display"]
    assert not data(Furniture(kind="about", blocks=WORDS, size="half"))["display"]
