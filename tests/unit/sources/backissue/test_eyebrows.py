"""What stands above and below heads: eyebrows and standfirsts."""

from __future__ import annotations

from broadsheet.sources.backissue import recover

LIST = "Harbour News\nNo. 143\nIn this issue\nThe last boat home 1\nSoup on the quay 1\n"
FIRST = (
    "The last boat home\nEleven is late.\nBy Ida Marsh · 20 October 2026\nIt leaves at eleven.\nIt is full.\n"
)
SECOND = "Soup on the quay\nBy Tom Reed · 21 October 2026\nIt is hot.\nIt is cheap.\n"


def test_short_lines_above_nearly_all_heads_are_eyebrows() -> None:
    text = f"{LIST}The town\n{FIRST}The kitchen\n{SECOND}"
    boat, soup = recover(text.encode(), "old.txt").stories
    assert boat.eyebrow
    assert soup.eyebrow
    assert (boat.eyebrow.value, soup.eyebrow.value) == ("The town", "The kitchen")
    assert " ".join(boat.body) == "It leaves at eleven. It is full."


def test_a_short_line_above_one_head_of_many_is_none() -> None:
    text = f"{LIST}{FIRST}The kitchen\n{SECOND}".replace(
        "It is full.\nThe kitchen", "It is full\nof the kitchen"
    )
    boat, soup = recover(text.encode(), "old.txt").stories
    assert (boat.eyebrow, soup.eyebrow) == (None, None)
    assert boat.body[-1].endswith("of the kitchen")


def test_what_stands_between_head_and_credit_is_the_standfirst() -> None:
    boat, soup = recover(f"{LIST}{FIRST}{SECOND}".encode(), "old.txt").stories
    assert boat.standfirst
    assert (boat.standfirst.value, soup.standfirst) == ("Eleven is late.", None)
