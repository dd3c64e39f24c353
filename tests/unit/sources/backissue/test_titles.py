"""What stands before titles and is none of them."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.model import Entry, Field, Line, RecoveredStory, origin_of
from broadsheet.sources.backissue.titles import give_small_letters, marked_lines, take_off_marks


def told(*titles: str) -> list[RecoveredStory]:
    origin = origin_of([Line("x", 1, 1, 1)], "place")
    return [RecoveredStory(Field(title, 0.9, origin), 1) for title in titles]


def titles(stories: list[RecoveredStory]) -> list[str]:
    return [story.title.value for story in stories]


@pytest.mark.parametrize(
    ("written", "plain", "taken"),
    [
        (["■ The mill", "■ The boat"], ["The mill", "The boat"], ["■", "■"]),
        (["1. The mill", "2. The boat", "3. Soup"], ["The mill", "The boat", "Soup"], ["1.", "2.", "3."]),
        (["I The mill", "II The boat", "IV Soup"], ["The mill", "The boat", "Soup"], ["I", "II", "IV"]),
        (["7 Swans", "The boat", "Soup"], ["7 Swans", "The boat", "Soup"], []),
        (["12 angry men", "10 days at sea", "3 soups"], ["12 angry men", "10 days at sea", "3 soups"], []),
        (["» The mill", "The boat"], ["» The mill", "The boat"], []),
    ],
)
def test_what_stands_before_all_of_them_is_taken_off(
    written: list[str], plain: list[str], taken: list[str]
) -> None:
    stories = told(*written)
    assert take_off_marks(stories) == taken
    assert titles(stories) == plain


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (["1. The mill", *"abcd", "2. The boat", *"abcd", "3. Soup"], {0, 5, 10}),
        (["1. Flour", "2. Salt", "3. Water"], set()),
        (["■ The mill", *"abcd", "■ The boat"], {0, 5}),
        (["■ Flour", "■ Salt", *"abcd", "■ Water"], set()),
        (["— Ida Marsh", *"abcd", "— Tom Reed"], set()),
    ],
)
def test_marks_far_from_one_another_begin_titles(texts: list[str], places: set[int]) -> None:
    assert marked_lines(texts) == places


def test_the_contents_list_says_how_capitals_are_written() -> None:
    stories = told("THE MILL AT ENNIS", "SOUP")
    give_small_letters(stories, [Entry("The mill at Ennis", 1)])
    assert titles(stories) == ["The mill at Ennis", "SOUP"]
