"""Phrases that reach over others."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.pages.faces import Face
from broadsheet.sources.backissue.pages.phrases import Phrase
from broadsheet.sources.backissue.pages.protruding import extents_of, without_leaders
from broadsheet.sources.backissue.pages.words import Word

TEXT, LARGE = (Face(size, bold=False, italic=False) for size in (10.0, 18.0))


def phrase(text: str, left: float, right: float, base: float = 20, face: Face = TEXT) -> Phrase:
    return Phrase((Word(text, left, right, base, face),))


def test_a_long_word_of_a_head_ends_before_the_text_of_the_next_column() -> None:
    head, text = phrase("Connections", 0, 130, face=LARGE), phrase("the tide", 110, 200)
    assert extents_of([head, text], leftward=False) == [(0, 100), (110, 200)]


def test_in_scripts_that_run_to_the_left_it_reaches_over_the_left_edge() -> None:
    head, text = phrase("קשרים", 70, 200, face=LARGE), phrase("גאות", 0, 90)
    assert extents_of([head, text], leftward=True) == [(100, 200), (0, 90)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(phrase("tide", 98, 130), id="kerned"),
        pytest.param(phrase("tide", 120, 200), id="apart"),
        pytest.param(phrase("tide", 50, 200, 40), id="on another line"),
    ],
)
def test_what_does_not_reach_over_another_keeps_its_width(other: Phrase) -> None:
    assert extents_of([phrase("harbour", 0, 100), other], leftward=False)[0] == (0, 100)


def test_leaders_go_where_they_are_set_over_text_and_stay_elsewhere() -> None:
    entry, leaders, text = (
        phrase("A new roof 2", 0, 90),
        phrase("........", 80, 300),
        phrase("tide", 120, 200),
    )
    below = phrase("........", 80, 300, 60)
    assert without_leaders([entry, leaders, text, below]) == [entry, text, below]
