"""Text that flows follows RFC 3676 to the letter."""

from __future__ import annotations

from broadsheet.issue.model import List, ListItem, Quote
from broadsheet.markup.plain.blocks import block_lines
from broadsheet.markup.plain.flowed import flowed
from broadsheet.markup.plain.line import Line
from broadsheet.markup.plain.room import Room
from tests.unit.markup.plain.hands import hand, paragraph

LONG = "to keep the old harbour working and open to all who come by sea or by land"


def test_without_a_break_inside_a_run_lines_flow_at_their_single_space() -> None:
    lines = [Line("one", soft=True, spaced=True), Line("two"), Line("three")]
    assert flowed(lines) == ("one \ntwo\nthree\n", False)


def test_one_break_without_a_space_makes_all_spaces_before_line_ends_double() -> None:
    lines = [Line("one", soft=True, spaced=True), Line("漢字", soft=True), Line("仮名")]
    assert flowed(lines) == ("one  \n漢字 \n仮名\n", True)


def test_what_a_program_might_take_for_something_else_is_stuffed() -> None:
    lines = [Line("quoted", indent="  "), Line("> not quoted"), Line("From me"), Line("Fromage")]
    assert flowed(lines)[0] == "   quoted\n > not quoted\n From me\nFromage\n"


def test_two_hyphens_never_end_the_message() -> None:
    lines = [Line("--", soft=True, spaced=True), Line("so it goes")]
    assert flowed(lines)[0] == "--\nso it goes\n"


def test_an_item_flows_without_the_indent_of_its_second_line() -> None:
    lines = block_lines(hand(), (List((ListItem((paragraph(LONG),)),)),), Room(width=40))
    assert flowed(lines)[0].splitlines() == [
        "• to keep the old harbour working and ",
        "open to all who come by sea or by land",
    ]


def test_a_quotation_keeps_its_indent_and_does_not_flow() -> None:
    lines = block_lines(hand(), (Quote((paragraph(LONG),)),), Room(width=48))
    assert flowed(lines)[0].splitlines() == [
        "     to keep the old harbour working and open",
        "     to all who come by sea or by land",
    ]
