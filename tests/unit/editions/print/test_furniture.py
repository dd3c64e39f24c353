"""Boxes as the data that templates read."""

from __future__ import annotations

from typing import Any, Literal

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
from tests.unit.editions.print.made import english, paragraph


def definition(term: str, *words: str) -> Definition:
    return Definition((Text(term),), tuple(paragraph(word) for word in words))


def days_of(*entries: Definition, kind: Literal["dates", "notice"] = "dates") -> list[dict[str, Any]]:
    box = Furniture(kind=kind, blocks=(DefinitionList(entries),))
    days: list[dict[str, Any]] = furniture_data(box, english())["days"]
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
    persian, _ = load_strings("fa", {})
    days = DefinitionList((definition("2026-11-08", "نشست"),))
    data = furniture_data(Furniture(kind="dates", blocks=(days,)), persian)
    assert data["days"][0]["day"] == "۸"


def test_only_a_dates_box_has_days() -> None:
    entry = definition("2026-11-08", "Repair café")
    assert days_of(entry, kind="notice") == []
    data = furniture_data(Furniture(kind="notice", blocks=(DefinitionList((entry,)),)), english())
    assert data["blocks"][0]["c"][1:] == [" ", "Repair café"]


def test_the_blocks_of_a_box_in_order() -> None:
    blocks = (
        paragraph("We meet."),
        Crosshead((Text("Aims"),)),
        List((ListItem((paragraph("To row"),)), ListItem((paragraph("To mend"),))), ordered=True, start=3),
        Quote((paragraph("Row on."),)),
        Picture("boat.png"),
    )
    data = furniture_data(Furniture(kind="about", blocks=blocks), english())
    assert [block["k"] for block in data["blocks"]] == ["paragraph", "crosshead", "item", "item", "paragraph"]
    assert [block["marker"] for block in data["blocks"][2:4]] == ["3.", "4."]


def test_an_address_stands_apart() -> None:
    data = furniture_data(Furniture(kind="about", address=(paragraph("1 Quay", "Port Ennis"),)), english())
    assert data["address"] == ["1 Quay", " Port Ennis"]
    assert data["blocks"] == []


def test_a_box_may_be_a_picture() -> None:
    advert = Furniture(kind="advert", picture=Picture("tea.png", alt="Tea", asset="t.png", width=4, height=3))
    assert furniture_data(advert, english())["picture"]["file"] == "t.png"


def test_a_box_asks_for_its_page() -> None:
    places = ["end", "anywhere", "page:3"]
    assert [page_of(Furniture(kind="notice", place=place)) for place in places] == [-1, None, 3]
