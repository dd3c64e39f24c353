"""What an edition carries of a story, and where an excerpt ends."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from broadsheet.issue import tree
from broadsheet.issue.carried import Carried, carried, carried_stories, cut_to, excerpt_ends
from broadsheet.issue.model import (
    Block,
    Carry,
    Crosshead,
    CutPoint,
    List,
    ListItem,
    Note,
    NoteRef,
    Paragraph,
    Picture,
    Sentence,
    Story,
    Text,
)
from tests.property.strategies import stories
from tests.unit.editions.mail.mails import issue, paragraph, story

FOUR = paragraph("One two three.", "Four five six.", "Seven eight nine.", "Ten eleven twelve.")
PICTURE = Picture(file="mill.jpg")


def told(*body: Block, **fields: object) -> Story:
    return msgspec.structs.replace(story(body=body), **fields)


def words(given_story: Story, most: int | None) -> str:
    return " ".join(text for block in carried(given_story, most).body for text in tree.texts(block))


@pytest.mark.parametrize(
    ("most", "left"),
    [
        (None, "One two three. Four five six. Seven eight nine. Ten eleven twelve."),
        (12, "One two three. Four five six. Seven eight nine. Ten eleven twelve."),
        (11, "One two three. Four five six. Seven eight nine."),
        (6, "One two three. Four five six."),
        (1, "One two three."),
        (0, "One two three."),
    ],
)
def test_an_excerpt_ends_at_the_last_sentence_within_its_words_and_is_never_empty(
    most: int | None, left: str
) -> None:
    assert words(told(FOUR), most) == left


def test_the_editors_mark_wins_over_the_words() -> None:
    marked = told(paragraph("One two."), paragraph("Three four."), more=CutPoint(1))
    assert words(marked, 100) == "One two."
    assert words(marked, None) == "One two. Three four."


@pytest.mark.parametrize(
    "body",
    [
        (paragraph("One two three."), Crosshead((Text("Four"),)), paragraph("Five six.")),
        (paragraph("One two three."), PICTURE, paragraph("Five six.")),
        (paragraph("One two three.", "These are four:"), paragraph("Five six.")),
    ],
    ids=["crosshead", "picture", "announcement"],
)
def test_an_excerpt_ends_with_no_head_no_picture_and_no_promise(body: tuple[Block, ...]) -> None:
    assert words(told(*body), 4) == "One two three."


def test_a_list_ends_after_two_items_at_least_and_only_where_an_item_ends_a_sentence() -> None:
    items = tuple(
        ListItem((paragraph(text),)) for text in ("One.", "Two.", "three", "Four.", "Five.", "Six.")
    )
    ends = list(excerpt_ends(told(List(items))))
    assert ends == [(CutPoint(0, 2), 2), (CutPoint(0, 4), 4), (CutPoint(0, 5), 5), (CutPoint(1), 6)]


def test_notes_go_with_their_marks_and_keep_their_numbers() -> None:
    def noted(text: str, number: int) -> Paragraph:
        return Paragraph((Sentence((Text(text), NoteRef(number))),))

    notes = tuple(Note((paragraph(text),)) for text in ("First.", "Second."))
    whole = told(noted("One.", 2), noted("Two.", 1), notes=notes)
    assert cut_to(whole, CutPoint(1)).notes == ((2, notes[1]),)
    assert cut_to(whole, None).notes == ((1, notes[0]), (2, notes[1]))


@pytest.mark.parametrize(
    ("made", "goes_on"),
    [
        (carried(told(FOUR), None), False),
        (carried(told(FOUR), 3), True),
        (carried(told(FOUR, continues=True), None), True),
        (carried(told(), None), True),
    ],
    ids=["whole", "excerpt", "continued elsewhere", "teaser"],
)
def test_a_story_goes_on_where_there_is_more_of_it(made: Carried, *, goes_on: bool) -> None:
    assert made.goes_on is goes_on


@pytest.mark.parametrize(
    ("asked", "usual", "whole"),
    [
        ({}, "whole", True),
        ({}, "excerpt", False),
        ({"all": "whole"}, "excerpt", True),
        ({"mail": "excerpt", "all": "whole"}, "whole", False),
        ({"text": "excerpt"}, "whole", True),
    ],
)
def test_a_story_is_carried_as_it_asks_for_the_edition_then_for_all(
    asked: dict[str, Carry], usual: Carry, *, whole: bool
) -> None:
    (made,) = carried_stories(issue(told(FOUR, carry=asked)), "mail", usual, 3)
    assert (made.body == (FOUR,)) is whole


def test_the_picture_goes_with_the_headline_unless_the_story_wants_none() -> None:
    assert carried(told(FOUR, picture=PICTURE), None).picture == PICTURE
    assert carried(told(FOUR, picture=PICTURE, image=False), None).picture is None


@given(stories)
def test_ends_are_in_order_and_each_is_a_part_of_the_body(any_story: Story) -> None:
    ends = [cut for cut, _ in excerpt_ends(any_story)]
    assert ends == sorted(set(ends))
    lengths = [tree.words_of(tree.prefix(any_story.body, cut)) for cut in ends]
    assert lengths == sorted(lengths)
