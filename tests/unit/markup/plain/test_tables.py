"""Tables keep their columns for as long as 72 cells can hold them."""

from __future__ import annotations

from wcwidth import wcswidth

from broadsheet.issue.model import Cell, LineBreak, Table, Text
from broadsheet.markup.plain.tables import Align
from tests.unit.markup.plain.hands import bare, written


def row(*texts: str, aligns: tuple[Align, ...] = ()) -> tuple[Cell, ...]:
    start: Align = "start"
    chosen = aligns or (start,) * len(texts)
    return tuple(Cell((Text(text),), align) for text, align in zip(texts, chosen, strict=True))


def test_columns_are_aligned_as_the_cells_say_and_the_head_is_ruled() -> None:
    aligns: tuple[Align, ...] = ("start", "center", "end")
    head, first = row("Kind", "Table", "Count", aligns=aligns), row("Clocks", "A", "31", aligns=aligns)
    assert written(Table(head, (first,), (Text("What was mended"),))) == [
        "What was mended",
        "",
        "Kind    Table  Count",
        "------  -----  -----",
        "Clocks    A       31",
    ]


def test_columns_of_ideographs_are_as_wide_as_they_look() -> None:
    lines = written(Table(row("種類", "数"), (row("時計", "三十一"), row("pc", "2"))), language="ja")
    assert lines == ["種類  数", "----  ------", "時計  三十一", "pc    2"]
    assert {wcswidth(line[: line.index("  ")] + "  ") for line in lines[:3]} == {6}


def test_a_table_without_a_head_has_no_rule() -> None:
    assert written(Table(row("", ""), (row("a", "b"),))) == ["a  b"]


def test_long_cells_are_broken_within_their_column_and_rows_stand_apart() -> None:
    table = Table(row("What", "No"), (row("a cell with many words in it", "1"), row("b", "2")))
    assert written(table, width=20) == [
        "What              No",
        "----------------  --",
        "a cell with many  1",
        "words in it",
        "",
        "b                 2",
    ]


def test_a_line_break_in_a_cell_stays_in_its_column() -> None:
    cell = Cell((Text("one"), LineBreak(), Text("two")))
    assert written(Table(row("", ""), ((cell, *row("b")),))) == ["one  b", "two"]


def test_what_no_column_can_hold_becomes_a_list_with_the_heads_before_the_cells() -> None:
    words = ["incomprehensibility"] * 3
    table = Table(row("One", "Two", "Three"), (row(*words), row("a", "", "c")))
    assert written(table, width=50) == [
        "One: incomprehensibility",
        "Two: incomprehensibility",
        "Three: incomprehensibility",
        "",
        "One: a",
        "Three: c",
    ]


def test_a_latin_cell_in_a_persian_row_keeps_its_place() -> None:
    lines = written(Table(row("نام", "نشان"), (row("Port Ennis", "AB 12"),)), language="fa")
    assert lines[2] == "\u200f\u2068Port Ennis\u2069  \u2068AB 12\u2069"
    assert list(map(bare, lines)) == ["نام         نشان", "----------  -----", "Port Ennis  AB 12"]


def test_an_empty_table_is_nothing() -> None:
    assert written(Table(row(""), ())) == [""]
