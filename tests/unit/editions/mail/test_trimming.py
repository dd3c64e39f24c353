from __future__ import annotations

from broadsheet.editions.mail.trimming import rendered
from broadsheet.issue import tree
from broadsheet.issue.carried import Carried, carried
from tests.unit.editions.mail.mails import paragraph, story

LONG = tuple(paragraph("One two three four five.", "Six seven eight nine ten.") for _ in range(8))


def letters(stories: tuple[Carried, ...]) -> str:
    """A mail with a letter a word."""
    return "x" * sum(tree.words_of(each.body) for each in stories)


def trimmed(stories: tuple[Carried, ...], most: int) -> tuple[Carried, ...]:
    kept, mail = rendered(stories, letters, most)
    assert mail == letters(kept)
    return kept


def whole(*priorities: int) -> tuple[Carried, ...]:
    return tuple(
        carried(story(f"s{index}", body=LONG, priority=priority), None)
        for index, priority in enumerate(priorities)
    )


def words(stories: tuple[Carried, ...]) -> list[int]:
    return [tree.words_of(each.body) for each in stories]


def test_what_is_short_enough_stays_as_it_is() -> None:
    stories = whole(3, 3)
    assert trimmed(stories, 160) is stories


def test_the_lowest_priority_is_cut_first_and_of_several_the_last() -> None:
    assert words(trimmed(whole(3, 2, 2), 200)) == [80, 80, 40]
    assert words(trimmed(whole(3, 2, 2), 130)) == [80, 40, 5]


def test_a_cut_falls_at_a_sentence_end_and_says_that_the_story_goes_on() -> None:
    cut = trimmed(whole(3), 30)[0]
    assert "".join(text for block in cut.body for text in tree.texts(block)).endswith(".")
    assert cut.goes_on


def test_every_story_keeps_its_first_sentence_before_any_loses_all() -> None:
    assert words(trimmed(whole(1, 5), 10)) == [5, 5]
    assert words(trimmed(whole(1, 5), 5)) == [0, 5]
    assert words(trimmed(whole(1, 5), 0)) == [0, 0]


def test_a_story_that_lost_its_body_goes_on_elsewhere() -> None:
    assert all(each.goes_on for each in trimmed(whole(1), 0))
