"""Pieces of the galley as the data that templates read."""

from __future__ import annotations

from typing import Any

from broadsheet.editions.print.pieces import block_nodes, picture_data, piece_data, table_rows
from broadsheet.fit.galley import cast
from broadsheet.issue import tree
from broadsheet.issue.model import Code, Crosshead, Divider, List, ListItem, Picture, Text, Verse
from tests.unit.editions.print.made import paragraph, story, table

BOATS = table("Boat | Out | Home", "Ada | 6.30 | 8.15", "Bee | | 9.40")


def data_of(*body: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any block
    return [piece_data(piece) for piece in cast(story(*body))]


def test_a_paragraph_carries_its_sentences_and_where_it_may_end() -> None:
    (data,) = data_of(paragraph("One.", "Two:", "Three."))
    assert data["sentences"] == [["One."], [" Two:"], [" Three."]]
    assert data["c"] == ["One.", " Two:", " Three."]
    assert data["ends"] == [1, 3], "never after a colon"


def test_a_cut_paragraph_has_only_its_first_sentences() -> None:
    (piece,) = cast(story(paragraph("One.", "Two.", "Three.")))
    assert piece_data(piece, sentences=2)["c"] == ["One.", " Two."]


def test_a_list_item_has_its_marker_and_level() -> None:
    inner = List((ListItem((paragraph("Deep."),)),))
    numbered = List(
        (ListItem((paragraph("One."), inner)), ListItem((paragraph("Two."),))), ordered=True, start=4
    )
    assert [(data["marker"], data["level"]) for data in data_of(numbered)] == [("4.", 0), ("•", 1), ("5.", 0)]


def test_code_breaks_where_it_is_too_long_for_a_column() -> None:
    (data,) = data_of(Code("make tea\nbroadsheet/build/everything"))
    assert data["k"] == "code"
    assert data["s"].replace("\u200b", "|") == "make tea\nbroadsheet/|build/|everything"


def test_a_stanza_keeps_its_lines() -> None:
    lines = ((Text("The tide comes in,"),), (Text("the tide goes out."),))
    (data,) = data_of(Verse((lines,)))
    assert data == {"k": "stanza", "verse": [["The tide comes in,"], ["the tide goes out."]]}


def test_crossheads_and_dividers_are_told_apart() -> None:
    found = data_of(paragraph("One."), Crosshead((Text("Later"),)), Divider())
    assert [(data["k"], data["c"]) for data in found[1:]] == [("crosshead", ["Later"]), ("divider", [])]


def test_a_table_brings_its_rows_in_words_for_narrow_columns() -> None:
    (data,) = data_of(BOATS)
    assert [cell["c"] for cell in data["head"]] == [["Boat"], ["Out"], ["Home"]]
    assert len(data["as-rows"]) == 2
    assert data["as-rows"][0]["k"] == "item"


def test_a_row_in_words_names_its_cells_by_their_heads_and_leaves_empty_ones_out() -> None:
    said = [tree.plain(row.sentences[0].inlines) for row in table_rows(BOATS)]
    assert said == ["Ada: Out 6.30; Home 8.15", "Bee: Home 9.40"]


def test_a_table_without_heads_says_only_its_cells() -> None:
    (row,) = table_rows(table("| ", "Ada | 6.30"))
    assert tree.plain(row.sentences[0].inlines) == "Ada: 6.30"


def test_a_picture_is_told_by_its_proportions() -> None:
    data = picture_data(
        Picture("mill.jpg", alt="A mill", credit="Ida Marsh", asset="9f.jpg", width=30, height=20)
    )
    assert (data["file"], data["w"], data["h"], data["alt"]) == ("9f.jpg", 30, 20, "A mill")
    assert data["credit"] == "Ida\u00a0Marsh", "a name is not divided"


def test_a_long_credit_may_break() -> None:
    credit = "From the collection of the Harbour Society"
    assert picture_data(Picture("mill.jpg", credit=credit))["credit"] == credit


def test_what_has_no_sentences_is_its_words() -> None:
    assert list(block_nodes(Code("make tea"))) == ["make tea"]
