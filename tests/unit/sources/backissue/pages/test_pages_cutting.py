"""Boxes as regions in reading order."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.sources.backissue.pages.cutting import Box, Cutter

WIDTH, GAP, LINE = 120.0, 14.0, 12.0


def column(name: str, place: int, first: int, last: int) -> list[Box[str]]:
    """Lines `first` to `last` of the column at `place`."""
    left = place * (WIDTH + GAP)
    return [
        Box(f"{name}{at}", left, at * LINE, left + WIDTH - at % 3 * 10, at * LINE + 9, 10)
        for at in range(first, last)
    ]


def across(name: str, at: int, columns: int = 3) -> Box[str]:
    return Box(name, 0, at * LINE, columns * (WIDTH + GAP) - GAP, at * LINE + 9, 10)


def order(boxes: list[Box[str]], *, leftward: bool = False) -> list[list[str]]:
    """The regions of `boxes`, which are given upside down: their order means nothing."""
    return Cutter[str](boxes[::-1], leftward=leftward).regions()


def initials(regions: list[list[str]]) -> list[str]:
    return ["".join(dict.fromkeys(name.rstrip("0123456789") for name in region)) for region in regions]


def test_what_crosses_all_columns_makes_bands() -> None:
    boxes = [across("top", 0), *column("a", 0, 1, 6), *column("b", 1, 1, 6), across("middle", 7)]
    boxes += [*column("c", 0, 8, 12), *column("d", 1, 8, 12)]
    assert initials(order(boxes)) == ["top", "a", "b", "middle", "c", "d"]


def test_columns_of_leftward_scripts_begin_at_the_right() -> None:
    boxes = [*column("a", 0, 0, 5), *column("b", 1, 0, 5), *column("c", 2, 0, 5)]
    assert initials(order(boxes, leftward=True)) == ["c", "b", "a"]


def test_a_box_over_two_columns_at_the_foot_is_read_last_with_its_head() -> None:
    boxes = [*column("a", 0, 0, 10), *column("b", 1, 0, 10), *column("c", 2, 0, 10)]
    boxes.append(Box("head", 0, 11.2 * LINE, 60, 11.2 * LINE + 9, 10))
    boxes += [across(f"entry{at}", at, 2) for at in (12, 13, 14)]
    assert initials(order(boxes)) == ["a", "b", "c", "headentry"]


def test_a_rule_across_ends_columns() -> None:
    boxes: list[Box[str]] = [*column("a", 0, 0, 5), *column("b", 1, 0, 5), *column("c", 0, 6, 10)]
    boxes += [*column("d", 1, 6, 10), Box(None, 0, 5.5 * LINE, 400, 5.5 * LINE + 0.1, 0)]
    assert initials(order(boxes)) == ["a", "b", "c", "d"]
    assert initials(order(boxes[:-1])) == ["ac", "bd"]


def test_a_column_of_numbers_is_none() -> None:
    boxes = column("a", 0, 0, 6)
    boxes += [Box("n", 200, at * LINE, 210, at * LINE + 9, 10) for at in range(6)]
    assert len(order(boxes)) == 1


def test_lines_centred_over_columns_are_read_first() -> None:
    boxes = [*column("a", 0, 2, 8), *column("b", 1, 2, 8), *column("c", 2, 2, 8)]
    middle = 1.5 * WIDTH + GAP
    boxes.append(Box("name", middle - 40, 0, middle + 40, 12, 14))
    assert initials(order(boxes)) == ["name", "a", "b", "c"]


def test_a_list_at_the_foot_is_read_with_its_short_first_lines() -> None:
    boxes = [*column("a", 0, 0, 10), *column("b", 1, 0, 10)]
    boxes += [Box(f"list{at}", 0, (at + 0.5) * LINE, 80, (at + 0.5) * LINE + 9, 10) for at in (10, 11, 12)]
    boxes.append(Box("list13", 0, 13.5 * LINE, 180, 13.5 * LINE + 9, 10))
    assert initials(order(boxes)) == ["a", "b", "list"]


def test_columns_beside_one_that_ends_half_way_go_on_below_a_picture_and_its_caption() -> None:
    columns = [*column("a", 0, 12, 20), *column("b", 1, 12, 20), *column("c", 2, 12, 20)]
    picture = Box("picture", 0, 0, 300, 11 * LINE, 0)
    caption = [Box(f"caption{at}", 314, at * LINE, 388, at * LINE + 9, 10) for at in range(4, 11)]
    boxes = [picture, *caption, *columns, *column("d", 3, 0, 16)]
    assert initials(order(boxes)) == ["picture", "caption", "a", "b", "c", "d"]


def test_a_nameplate_is_read_before_the_small_type_beside_it() -> None:
    name = [Box(f"name{at}", 0, at * 30, 200, at * 30 + 25, 30) for at in range(2)]
    date = [Box(f"date{at}", 280, 8 + at * LINE, 360, 17 + at * LINE, 10) for at in range(3)]
    text = [across(f"text{at}", at) for at in range(6, 12)]
    assert initials(order([*name, *date, *text])) == ["name", "date", "text"]
    alike = [replace(box, em=12) for box in name]
    assert len(order([*alike, *date, *text])) == 1


def test_short_columns_as_wide_as_others_of_the_page_are_columns() -> None:
    boxes = [*column("a", 0, 0, 3), *column("b", 1, 0, 3), *column("c", 2, 0, 3), *column("d", 3, 0, 2)]
    assert initials(order(boxes)) == ["a", "b", "c", "d"]
    wider = [replace(box, left=box.left + 40, right=box.right + 40) for box in boxes[-2:]]
    assert len(order([*boxes[:-2], *wider])) == 3
