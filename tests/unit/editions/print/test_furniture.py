"""Boxes as the data that templates read."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from broadsheet.editions.print.furniture import furniture_data
from broadsheet.editions.print.measurer import page_of
from broadsheet.issue.model import (
    Crosshead,
    Definition,
    DefinitionList,
    Furniture,
    List,
    ListItem,
    Picture,
    Quote,
    Text,
)
from broadsheet.strings import load_strings
from tests.unit.editions.print.made import paragraph


def definition(term: str, *words: str) -> Definition:
    return Definition((Text(term),), tuple(paragraph(word) for word in words))


def made(box: Furniture, language: str = "en", calendar: str = "gregorian") -> dict[str, Any]:
    return furniture_data(box, load_strings(language, {})[0], calendar=calendar)


def days_of(*entries: Definition, kind: Literal["dates", "notice"] = "dates") -> list[dict[str, Any]]:
    days: list[dict[str, Any]] = made(Furniture(kind=kind, blocks=(DefinitionList(entries),)))["days"]
    return days


def test_dates_become_day_weekday_and_lines() -> None:
    (row,) = days_of(definition("2026-11-08", "Repair café", "Sailors’ Hall"))
    assert (row["day"], row["weekday"]) == ("8", "Sun")
    assert row["c"] == ["Repair café", {"k": "br"}, "Sailors’ Hall"]


def test_a_term_that_is_no_date_is_said_as_it_stands() -> None:
    (row,) = days_of(definition("Sundays", "Open house"))
    assert (row["day"], row["weekday"], row["c"]) == (["Sundays"], "", ["Open house"])


def test_the_first_day_of_each_month_names_it_where_there_are_several() -> None:
    one = days_of(definition("2026-11-08", "Café"), definition("2026-11-16", "Ferry"))
    two = days_of(
        definition("2026-11-30", "Café"), definition("Daily", "Mill"), definition("2026-12-01", "Ferry")
    )
    assert [row["month"] for row in one] == ["", ""]
    assert [row["month"] for row in two] == ["November", "", "December"]


def test_days_are_numbered_in_the_publication_s_digits() -> None:
    days = DefinitionList((definition("2026-11-08", "نشست"),))
    assert made(Furniture(kind="dates", blocks=(days,)), "fa")["days"][0]["day"] == "۸"


@pytest.mark.parametrize(
    ("language", "calendar", "rows"),
    [
        ("fa", "persian", [("۳۰", "ش", "آبان"), ("۱", "ی", "آذر")]),
        ("he", "hebrew", [("י״א", "ש׳", ""), ("י״ב", "א׳", "")]),
        ("en", "islamic-umalqura", [("11", "Sat", ""), ("12", "Sun", "")]),
    ],
)
def test_days_and_months_are_those_of_the_publication_s_calendar(
    language: str, calendar: str, rows: list[tuple[str, str, str]]
) -> None:
    entries = DefinitionList((definition("2026-11-21", "A"), definition("2026-11-22", "B")))
    days = made(Furniture(kind="dates", blocks=(entries,)), language, calendar)["days"]
    assert [(row["day"], row["weekday"], row["month"]) for row in days] == rows


def test_only_a_dates_box_has_days() -> None:
    entry = definition("2026-11-08", "Repair café")
    assert days_of(entry, kind="notice") == []
    data = made(Furniture(kind="notice", blocks=(DefinitionList((entry,)),)))
    assert data["blocks"][0]["c"][1:] == [" ", "Repair café"]


def test_the_blocks_of_a_box_in_order() -> None:
    blocks = (
        paragraph("We meet."),
        Crosshead((Text("Aims"),)),
        List((ListItem((paragraph("To row"),)), ListItem((paragraph("To mend"),))), ordered=True, start=3),
        Quote((paragraph("Row on."),)),
        Picture("boat.png"),
    )
    data = made(Furniture(kind="about", blocks=blocks))
    assert [block["k"] for block in data["blocks"]] == ["paragraph", "crosshead", "item", "item", "paragraph"]
    assert [block["marker"] for block in data["blocks"][2:4]] == ["3.", "4."]
    persian = made(Furniture(kind="about", blocks=blocks), "fa")
    assert [block["marker"] for block in persian["blocks"][2:4]] == ["۳.", "۴."]


def test_an_address_stands_apart() -> None:
    data = made(Furniture(kind="about", address=(paragraph("1 Quay", "Port Ennis"),)))
    assert data["address"] == ["1 Quay", " Port Ennis"]
    assert data["blocks"] == []


def test_a_box_may_be_a_picture() -> None:
    advert = Furniture(kind="advert", picture=Picture("tea.png", alt="Tea", asset="t.png", width=4, height=3))
    assert made(advert)["picture"]["file"] == "t.png"


def test_a_box_asks_for_its_page() -> None:
    places = ["end", "anywhere", "page:3"]
    assert [page_of(Furniture(kind="notice", place=place)) for place in places] == [-1, None, 3]
