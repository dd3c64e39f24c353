"""A story gets the form in which it is set: its opening, its picture, where its pull quotes are said."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.copy import StoryCopy, story_copies, with_native_markers
from broadsheet.issue import tree
from broadsheet.issue.model import (
    Crosshead,
    Emphasis,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Picture,
    PullQuote,
    Sentence,
    SmallCaps,
    Text,
)
from broadsheet.strings import load_strings
from tests.unit.editions.print.made import copy_of, issue, paragraph, story

TIDE = paragraph("The tide came in late.", "It went out early.")


def opening(copy: StoryCopy) -> Inlines:
    return copy.pieces[0].sentences[0].inlines


def test_the_first_words_are_in_small_caps() -> None:
    assert opening(copy_of(story(TIDE))) == (SmallCaps((Text("The tide came"),)), Text(" in late."))


def test_small_caps_change_no_word() -> None:
    copy = copy_of(story(TIDE))
    assert (
        "".join(tree.plain(s.inlines) for s in copy.pieces[0].sentences)
        == "The tide came in late. It went out early."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "جزر و مد دیر آمد و زود رفت."),
        ("ja", "潮は 遅く 満ち ました。"),
        ("he", "הגאות באה מאוחר והלכה מוקדם."),
    ],
)
def test_a_script_without_capitals_has_no_small_caps(language: str, text: str) -> None:
    assert opening(copy_of(story(paragraph(text), language=language))) == (Text(text),)


def test_a_sentence_too_short_for_the_opening_stays_plain() -> None:
    assert opening(copy_of(story(paragraph("It rained.", "Then it stopped.")))) == (Text("It rained."),)


def test_an_opening_with_markup_stays_as_it_is() -> None:
    marked = Paragraph((Sentence((Emphasis((Text("Ada"),)), Text(" is a boat of oak."))),))
    assert opening(copy_of(story(marked))) == marked.sentences[0].inlines


def test_a_theme_without_small_caps_openings_gets_none() -> None:
    assert opening(copy_of(story(TIDE), lede_words=0)) == TIDE.sentences[0].inlines


def test_only_a_paragraph_has_an_opening() -> None:
    copy = copy_of(story(Crosshead((Text("First of all"),)), TIDE))
    assert copy.pieces[1].sentences == TIDE.sentences


def test_a_dateline_stands_before_the_first_words() -> None:
    copy = copy_of(story(TIDE, dateline="PORT ENNIS"))
    assert opening(copy) == (SmallCaps((Text("PORT ENNIS"),)), Text(" — "), Text("The tide came in late."))


def test_a_teaser_is_its_head_alone() -> None:
    picture = Picture("mill.png", asset="m.png", width=3, height=2)
    copy = copy_of(story(TIDE, keep="teaser", picture=picture, pull_quotes=(PullQuote("The tide came"),)))
    assert copy.teaser
    assert (copy.pieces, copy.picture, copy.pulls) == ((), None, ())


def test_a_teaser_without_standfirst_says_its_first_sentence() -> None:
    assert copy_of(story(TIDE, keep="teaser")).standfirst == (Text("The tide came in late."),)


def test_a_story_that_is_told_keeps_its_standfirst_or_has_none() -> None:
    assert copy_of(story(TIDE)).standfirst == ()
    assert copy_of(story(TIDE, standfirst=(Text("Late tides"),))).standfirst == (Text("Late tides"),)


def test_a_story_without_text_is_a_teaser() -> None:
    copy = copy_of(story())
    assert copy.teaser
    assert copy.standfirst == ()


PICTURE = Picture("tide.png", alt="The tide", asset="t.png", width=3, height=2)
OTHER = Picture("boat.png", alt="A boat", asset="b.png", width=3, height=2)


def test_the_first_picture_of_the_text_becomes_the_story_s_and_leaves_its_place() -> None:
    copy = copy_of(story(TIDE, PICTURE, TIDE, OTHER))
    assert copy.picture is PICTURE
    assert [piece.source for piece in copy.pieces if piece.role == "picture"] == [OTHER]
    assert [piece.block for piece in copy.pieces] == [0, 2, 3]


def test_a_story_with_its_own_picture_keeps_those_in_the_text() -> None:
    copy = copy_of(story(TIDE, PICTURE, picture=OTHER))
    assert copy.picture is OTHER
    assert [piece.role for piece in copy.pieces] == ["paragraph", "picture"]


def test_a_story_that_wants_no_picture_promotes_none() -> None:
    copy = copy_of(story(TIDE, PICTURE, image=False))
    assert copy.picture is None
    assert [piece.role for piece in copy.pieces] == ["paragraph", "picture"]


def test_a_pull_quote_knows_the_piece_that_says_it() -> None:
    said = (PullQuote("It came by night"), PullQuote("never said"))
    body = (TIDE, paragraph("Nobody saw it.", "“It came, by night!” said Ada."))
    assert copy_of(story(*body, pull_quotes=said)).spoken == (1, None)


def test_an_editor_may_do_without_pull_quotes() -> None:
    copy = copy_of(story(TIDE, pull_quotes=(PullQuote("The tide"),), pull_quote=False))
    assert (copy.pulls, copy.spoken) == ((), ())


def test_the_lead_is_the_one_named_or_the_first() -> None:
    two = (story(TIDE, slug="a"), story(TIDE, slug="b"))
    assert [copy.lead for copy in story_copies(issue(*two), lede_words=0)] == [True, False]
    assert [copy.lead for copy in story_copies(issue(*two, lead="b"), lede_words=0)] == [False, True]


@pytest.mark.parametrize(
    ("language", "markers"),
    [
        ("en", ["3.", "4.", "•"]),
        ("fa", ["۳.", "۴.", "•"]),
        ("ar", ["٣.", "٤.", "•"]),
        ("ja", ["3.", "4.", "・"]),
    ],
)
def test_lists_are_marked_as_the_language_of_the_story_does_it(language: str, markers: list[str]) -> None:
    item = ListItem((paragraph("Row."),))
    told = story(List((item, item), ordered=True, start=3), List((item,)), language=language)
    arabic, _ = load_strings("ar", {})
    (copy,) = with_native_markers((copy_of(told),), arabic)
    assert [piece.marker for piece in copy.pieces] == markers


def test_the_publication_may_have_digits_of_its_own() -> None:
    own, _ = load_strings("ar", {"digits": "0123456789", "bullet": "◆"})
    told = story(List((ListItem((TIDE,)),), ordered=True), List((ListItem((TIDE,)),)), language="ar")
    (copy,) = with_native_markers((copy_of(told),), own)
    assert [piece.marker for piece in copy.pieces] == ["1.", "◆"]


@pytest.mark.parametrize(("language", "marker"), [("th", "๑."), ("th-TH", "๑."), ("sv", "๑."), ("en", "1.")])
def test_so_may_one_in_a_language_without_words(language: str, marker: str) -> None:
    own, _ = load_strings("th", {"digits": "๐๑๒๓๔๕๖๗๘๙"})
    told = story(List((ListItem((TIDE,)),), ordered=True), language=language)
    (copy,) = with_native_markers((copy_of(told),), own)
    assert [piece.marker for piece in copy.pieces] == [marker]
