"""Each line runs the right way by itself."""

from __future__ import annotations

import pytest

from broadsheet.markup.languages import Direction
from broadsheet.markup.plain.directions import cleaned, closed, directed

RLM, LRM, FSI, PDI = "\u200f", "\u200e", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "direction", "mark"),
    [
        ("متن Latin", "rtl", ""),
        ("Latin متن", "rtl", RLM),
        ("12.5 — متن", "rtl", ""),
        ("=====", "rtl", RLM),
        (f"{FSI}Ida{PDI} متن", "rtl", ""),
        (f"{FSI}متن{PDI}", "rtl", RLM),
        (f"{FSI}متن{PDI} says", "ltr", ""),
        ("English עברית", "ltr", ""),
        ("עברית first", "ltr", LRM),
        ("“עברית”", "ltr", LRM),
        ("=====", "ltr", ""),
        ("", "rtl", ""),
    ],
)
def test_a_line_that_would_run_the_wrong_way_gets_a_mark(text: str, direction: Direction, mark: str) -> None:
    assert directed(text, direction) == mark + text


def test_an_isolate_that_goes_on_in_the_next_line_is_closed_and_opened_anew() -> None:
    lines = [f"one {FSI}two", "three", f"four{PDI} five"]
    assert list(closed(lines)) == [f"one {FSI}two{PDI}", f"{FSI}three{PDI}", f"{FSI}four{PDI} five"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\n c\u2028d", "a b c d"),
        ("hy\u00adphen zero\u200bwidth\ufeff", "hyphen zerowidth"),
        ("می\u200cروم", "می\u200cروم"),
        ("12\u00a0000\u202f€", "12\u00a0000\u202f€"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("fine \u202etxt.exe", "fine txt.exe"),
        ("see \u202bעברית\u202c here", "see \u2067עברית\u2069 here"),
        (f"stray{PDI} and {FSI}open", f"stray and {FSI}open{PDI}"),
    ],
)
def test_text_is_cleaned_of_what_has_no_business_in_lines(text: str, expected: str) -> None:
    assert cleaned(text) == expected
