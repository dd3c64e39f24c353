"""Which part of a page is read first."""

from __future__ import annotations

from broadsheet.fit.problem import Box, Ordering, Problem
from broadsheet.fit.reading import Reading
from tests.unit.fit.layouts import contents, item, lead, problem

SIZE = (1, 4)
ENDS = (Box(item("End", SIZE, closing=True), 0), Box(item("Last", SIZE, closing=True), 0))
ASKED = problem(lead(SIZE), item("b", SIZE), item("c", SIZE), boxes=(contents(SIZE), *ENDS))


def splits(members: str, asked: Problem = ASKED, ordering: Ordering | None = None) -> set[str]:
    """Every allowed split of the items with these initials, as "head|tail"."""
    names = [each.name[0] for each in asked.items]
    mask = sum(1 << names.index(name) for name in members)
    reading = Reading.of(asked, ordering or Ordering())
    return {f"{named(names, split.head)}|{named(names, split.tail)}" for split in reading.splits(mask, 0)}


def named(names: list[str], mask: int) -> str:
    return "".join(name for rank, name in enumerate(names) if mask >> rank & 1)


def test_stories_are_read_in_any_order_when_order_is_free() -> None:
    assert splits("bc") == {"b|c", "c|b"}


def test_stories_keep_within_their_window() -> None:
    assert splits("bc", problem(item("b", SIZE), item("c", SIZE)), Ordering(window=0)) == {"b|c"}


def test_the_lead_is_read_first_and_the_contents_after_it() -> None:
    assert splits("LC") == {"L|C"}
    assert splits("LCb") == {"L|bC", "LC|b", "Lb|C"}


def test_the_contents_come_after_no_part_without_the_lead() -> None:
    assert splits("bC") == {"C|b"}


def test_a_closing_box_is_read_last() -> None:
    assert splits("bE") == {"b|E"}
    assert splits("bcE") == {"b|cE", "c|bE", "bc|E"}


def test_closing_boxes_are_read_in_their_order() -> None:
    twins = problem(
        item("b", SIZE), boxes=(Box(item("Y", SIZE, closing=True), 0), Box(item("Z", SIZE, closing=True), 0))
    )
    assert splits("YZ", twins) == {"Y|Z"}
    assert splits("bYZ", twins) == {"b|YZ", "bY|Z"}


def test_the_contents_are_put_under_the_lead_alone() -> None:
    reading = Reading.of(ASKED, Ordering())
    assert reading.may_stack(0b1, 0b1000)
    assert not reading.may_stack(0b11, 0b1000)
    assert reading.may_stack(0b11, 0b100)
