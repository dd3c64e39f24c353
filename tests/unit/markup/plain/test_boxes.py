"""Boxes say what they are; days are said in words."""

from __future__ import annotations

from broadsheet.issue.model import (
    Definition,
    DefinitionList,
    Furniture,
    Link,
    Paragraph,
    Picture,
    Sentence,
    Text,
)
from broadsheet.markup.plain.boxes import box_lines
from broadsheet.markup.plain.inlines import Links
from tests.unit.markup.plain.hands import hand, paragraph, shown, words
from tests.unit.markup.plain.issues import issue


def boxed(piece: Furniture, language: str = "en", calendar: str = "gregorian") -> list[str]:
    links = Links(words(language))
    whole = issue(language=language, about={"calendar": calendar})
    return shown(box_lines(hand(language, links=links), piece, whole, links))


def dates(*terms: str) -> Furniture:
    entries = (Definition((Text(term),), (paragraph("Repair café"), paragraph("2–5 pm"))) for term in terms)
    return Furniture(kind="dates", blocks=(DefinitionList(tuple(entries)), paragraph("All welcome.")))


def test_the_days_of_this_year_have_no_year_and_the_others_have_one() -> None:
    assert boxed(dates("2026-11-08", "2027-01-10", "Every Sunday")) == [
        "Dates",
        "",
        "Sunday 8 November",
        "    Repair café",
        "    2–5 pm",
        "",
        "Sunday 10 January 2027",
        "    Repair café",
        "    2–5 pm",
        "",
        "Every Sunday",
        "    Repair café",
        "    2–5 pm",
        "",
        "All welcome.",
    ]


def test_days_are_those_of_the_calendar_and_in_its_digits() -> None:
    assert boxed(dates("2026-11-08"), "fa", "persian")[2] == "یکشنبه ۱۷ آبان"
    assert boxed(dates("2026-11-08"), "he", "hebrew")[2] == "יום ראשון, כ״ח בחשוון"


def test_an_advert_says_that_it_is_one_whatever_its_title() -> None:
    assert boxed(Furniture(kind="advert", title="Bread", blocks=(paragraph("Buy."),))) == [
        "ADVERTISEMENT",
        "Bread",
        "",
        "Buy.",
    ]
    assert boxed(Furniture(kind="advert", blocks=(paragraph("Buy."),)))[0] == "ADVERTISEMENT"
    assert boxed(Furniture(kind="advert", title="Advertisement", blocks=(paragraph("Buy."),)))[:2] == [
        "Advertisement",
        "",
    ]


def test_a_box_that_is_a_picture_is_what_the_picture_says() -> None:
    assert boxed(Furniture(kind="advert", picture=Picture("a.jpg", alt="Bread from Bridge Street"))) == [
        "ADVERTISEMENT",
        "",
        "[Picture: Bread from Bridge Street]",
    ]
    assert boxed(Furniture(kind="notice", title="Hush", picture=Picture("a.jpg"))) == [""]


def test_the_links_of_a_box_are_listed_in_it() -> None:
    linked = Paragraph((Sentence((Link("https://example.org/b", (Text("bread"),)),)),))
    assert boxed(
        Furniture(kind="notice", title="Today", blocks=(linked,), address=(paragraph("Bridge Street"),))
    ) == [
        "Today",
        "",
        "bread [1]",
        "",
        "Bridge Street",
        "",
        "[1] <https://example.org/b>",
    ]


def test_about_us_has_a_title_even_if_nobody_gave_it_one() -> None:
    assert boxed(Furniture(kind="about", blocks=(paragraph("We print."),)))[0] == "About us"
