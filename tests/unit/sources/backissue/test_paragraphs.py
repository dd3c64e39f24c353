"""Wrapped lines as paragraphs."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.model import Line, Type
from broadsheet.sources.backissue.paragraphs import Joiner

LONG = "The mole was built in a summer, and nobody has missed it"


def paragraphs(text: str) -> list[str]:
    return Joiner([]).paragraphs(lines_of(text))


@pytest.mark.parametrize("below", ["The office is shut", "“Nobody asked for it”"])
def test_a_blank_line_behind_a_short_one_parts_without_a_full_stop(below: str) -> None:
    assert paragraphs(f"{LONG}\nsince then\n\n{below}") == [f"{LONG} since then", below]


@pytest.mark.parametrize(
    "text", [f"{LONG}\n\nThe office", "since\n\nthe boats came", f"{LONG}\na boat, long-\n\nBoats"]
)
def test_no_other_blank_line_does(text: str) -> None:
    assert len(paragraphs(text)) == 1


def test_where_type_and_space_are_known_only_the_end_of_a_sentence_does() -> None:
    lines = [Line(text, 1, at, 1, opens=bool(at), type=Type(9)) for at, text in enumerate(("Since", LONG))]
    assert Joiner(lines).paragraphs(lines) == [f"Since {LONG}"]


@pytest.mark.parametrize(
    "items",
    [
        ["• Bring soft shoes and whatever else is needed there", "• Bring a friend"],
        ["- Bring soft shoes and whatever else is needed there", "- Bring a friend"],
        ["1. Bring soft shoes", "2. Bring a friend", "3. Bring a lamp"],
    ],
)
def test_every_item_of_a_list_stands_alone(items: list[str]) -> None:
    said = ["Please do not forget that there is a long way to go:", *items]
    wrapped = "\n".join([*said[:-1], said[-1].replace(" a ", " a\n")])
    assert paragraphs(f"{wrapped}\n\nDoors open at ten.") == [*said, "Doors open at ten."]


def test_items_hang() -> None:
    said = ["• Bring soft shoes,", "a lamp and", "a friend.", "Doors open at ten."]
    opens = [True, True, False, True]
    lines = [Line(text, 1, at, 1, opens=opens[at], type=Type(9)) for at, text in enumerate(said)]
    assert Joiner(lines).paragraphs(lines) == [
        "• Bring soft shoes, a lamp and a friend.",
        "Doors open at ten.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mole – built in a summer\n– is the way out, and the office\n– they say – the way home.",
        "The mole was built on the\n1. December, and the office on the\n2. December, they say.",
        "The mole was built in a summer, and nobody asked.\n– Nobody knew why.",
        "The mole was built in a summer, and nobody asked.\n3. December was the day, and\n4. December.",
    ],
)
def test_dashes_and_numbers_that_begin_a_line_by_chance_are_no_items(text: str) -> None:
    assert len(paragraphs(text)) == 1
