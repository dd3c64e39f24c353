from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.intake.unplaced import unplaced

LINES = st.lists(st.text("ab1 -\n*漢", max_size=8), max_size=8)


def test_wraps_hyphens_markup_and_ligatures_make_no_difference() -> None:
    text = "It leaves at ele-\nven, as it\rdid be\u00adfore\f“Sail ﬁrst”\n"
    assert unplaced(text, ["---\ntitle: Sail first\n---\n\nIt *leaves* at eleven, as it did before\n"]) == []


def test_a_line_that_stands_nowhere_is_told() -> None:
    assert unplaced("One\nContinued on p. 2\n---\nTwo", ["One Two"]) == ["Continued on p. 2"]


def test_a_line_must_stand_there_as_often() -> None:
    assert unplaced("News\nOne\nNews\nTwo\nNews", ["One News", "Two News"]) == ["News"]


def test_columns_side_by_side_are_looked_for_one_by_one() -> None:
    assert unplaced("One goes       Four is\non and on      nowhere", ["One goes on and on", "nowhere"]) == [
        "Four is"
    ]


def test_words_of_two_files_are_no_line() -> None:
    assert unplaced("One Two", ["One", "Two"]) == ["One Two"]


@given(LINES, LINES)
def test_with_what_it_tells_every_sign_has_a_place(source: list[str], written: list[str]) -> None:
    text = "\n".join(source)
    missing = unplaced(text, written)
    assert unplaced(text, [*written, *missing]) == []
    assert set(missing) <= set(re.split(r"\n| {3,}", text))
