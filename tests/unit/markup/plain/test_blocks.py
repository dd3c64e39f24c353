"""Blocks stand apart without a single mark of a markup language."""

from __future__ import annotations

from broadsheet.issue.model import (
    Code,
    Crosshead,
    Definition,
    DefinitionList,
    Divider,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Sentence,
    Text,
    Verse,
)
from tests.unit.markup.plain.hands import bare, paragraph, written

TIDE = (Text("The tide"),)
LONG = "to keep the old harbour working and open to all"


def listed(*texts: str, ordered: bool = False, start: int = 1) -> List:
    return List(tuple(ListItem((paragraph(text),)) for text in texts), ordered=ordered, start=start)


def test_a_crosshead_belongs_to_what_follows_it() -> None:
    lines = written(paragraph("Before."), Crosshead(TIDE), paragraph("After."))
    assert lines == ["Before.", "", "", "The tide", "", "After."]


def test_the_sentences_of_a_paragraph_run_on_and_spaces_are_single() -> None:
    assert written(paragraph("It came. ", " It  went.")) == ["It came. It went."]


def test_a_line_break_ends_a_line_that_does_not_flow() -> None:
    assert written(Paragraph((Sentence((*TIDE, LineBreak(), *TIDE)),))) == ["The tide", "The tide"]


def test_the_second_line_of_an_item_hangs() -> None:
    assert written(listed(LONG, "short"), width=40) == [
        "• to keep the old harbour working and",
        "  open to all",
        "• short",
    ]


def test_numbers_are_those_of_the_language_and_stand_below_each_other() -> None:
    assert written(listed("a", "b", ordered=True, start=9)) == [" 9. a", "10. b"]
    assert written(listed("الف", "ب", ordered=True), language="fa") == ["۱. الف", "۲. ب"]


def test_japanese_items_have_the_bullet_of_japanese() -> None:
    assert written(listed("潮"), language="ja") == ["・ 潮"]


def test_a_list_within_an_item_stands_below_its_line() -> None:
    nested = List(
        (ListItem((paragraph("one"), listed("two", ordered=True))), ListItem((paragraph("three"),)))
    )
    assert written(nested) == ["• one", "  1. two", "• three"]


def test_items_of_several_paragraphs_stand_apart() -> None:
    block = List((ListItem((paragraph("one"), paragraph("more"))), ListItem((paragraph("two"),))))
    assert written(block) == ["• one", "", "  more", "", "• two"]


def test_lists_as_deep_as_anybody_nests_them_still_fit() -> None:
    block = listed("x " * 60)
    for _ in range(60):
        block = List((ListItem((paragraph("x"), block)),))
    assert max(map(len, written(block))) <= 72


def test_a_quotation_is_indented_at_both_ends_and_has_no_marks() -> None:
    lines = written(Quote((paragraph(LONG), Quote((paragraph("inner"),)))), width=40)
    assert lines == ["    to keep the old harbour working", "    and open to all", "", "        inner"]


def test_a_term_stands_above_its_definition() -> None:
    block = DefinitionList((Definition(TIDE, (paragraph("comes"), paragraph("goes"))),))
    assert written(block) == ["The tide", "    comes", "", "    goes"]


def test_verse_keeps_its_lines_and_what_is_too_long_hangs() -> None:
    block = Verse(((TIDE, (Text(LONG),)), (TIDE,)))
    assert written(block, width=40) == [
        "    The tide",
        "    to keep the old harbour working",
        "        and open to all",
        "",
        "    The tide",
    ]


def test_code_keeps_its_spaces_and_is_cut_only_at_the_end_of_the_sheet() -> None:
    block = Code("if tide:\n\tgo(   )\n\n" + "x" * 40 + "\n")
    assert written(block, width=40) == [
        "    if tide:",
        "        go(   )",
        "",
        "    " + "x" * 36,
        "    " + "x" * 4,
    ]


def test_code_in_persian_runs_from_left_to_right() -> None:
    assert written(Code("go()"), language="fa") == ["    \u200f\u2068go()\u2069"]


def test_a_divider_stands_in_the_middle() -> None:
    assert written(Divider(), width=39) == [" " * 15 + "*   *   *"]


def test_a_picture_is_its_caption_and_credit_in_brackets() -> None:
    assert written(Picture("a.jpg", alt="unused", caption=TIDE, credit="Photo: Ida")) == [
        "[Picture: The tide. Photo: Ida]"
    ]
    assert written(Picture("a.jpg", caption=(Text("High!"),), credit="Ida")) == ["[Picture: High! Ida]"]
    assert written(Picture("a.jpg", caption=(Text("満潮"),), credit="撮影・青葉"), language="ja") == [
        "[図：満潮。撮影・青葉]"
    ]


def test_a_picture_without_caption_is_what_can_be_seen_on_it_and_an_ornament_is_nothing() -> None:
    assert written(Picture("a.jpg", alt="A boat")) == ["[Picture: A boat]"]
    assert written(paragraph("One."), Picture("a.jpg"), paragraph("Two.")) == ["One.", "", "Two."]


def test_a_credit_in_another_direction_stays_together() -> None:
    (line,) = written(Picture("a.jpg", caption=(Text("مد"),), credit="Photo: Ida"), language="fa")
    assert "\u2068Photo: Ida\u2069" in line
    assert bare(line) == "[تصویر: مد. Photo: Ida]"
