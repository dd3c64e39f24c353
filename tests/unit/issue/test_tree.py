"""Walking, counting and cutting the text tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Abbreviation,
    Block,
    Cell,
    Code,
    Crosshead,
    CutPoint,
    Definition,
    DefinitionList,
    Divider,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Sentence,
    Strong,
    Table,
    Text,
    Verse,
)
from tests.property.strategies import bodies, inlines
from tests.unit.fit.copy import items, paragraph, story

LINKED = Link("https://example.org/", (Text("the "), Strong((Text("mill"),))))


# -- words ----------------------------------------------------------------------------------------------------


def test_plain_text_is_words_without_markup() -> None:
    abbreviation = Abbreviation("Port Ennis Society", (Text("PES"),))
    found = tree.plain((Text("See "), LINKED, NoteRef(1), LineBreak(), abbreviation))
    assert found == "See the mill\nPES"


def test_notes_are_found_inside_markup() -> None:
    assert list(tree.note_numbers((NoteRef(2), Emphasis((Text("x"), NoteRef(1)))))) == [2, 1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("— … !", 0),
        ("Twenty-one o’clock", 2),
        ("3.5 °C on 1 May", 5),
        ("به خانه می‌رود", 3),
        ("今日は晴れ", 5),
        ("東京 Tokyo", 3),
    ],
)
def test_words_are_counted_as_readers_count_them(text: str, count: int) -> None:
    assert tree.count_words(text) == count


@pytest.mark.parametrize(
    ("block", "words", "sentences", "units"),
    [
        (paragraph("One two.", "Three."), 3, 2, 2),
        (Crosshead((Text("One two"),)), 2, 0, 1),
        (items("One.", "Two three."), 3, 2, 2),
        (Quote((paragraph("One.", "Two."),)), 2, 1, 1),
        (Table((Cell((Text("Day"),)),), ((Cell((Text("Monday"),)),),)), 2, 1, 1),
        (Verse((((Text("One,"),), (Text("two."),)),)), 2, 1, 1),
        (Code("a b"), 2, 1, 1),
        (DefinitionList((Definition((Text("Sluice"),), (paragraph("A gate."),)),)), 3, 1, 1),
        (Divider(), 0, 0, 1),
        (Picture(file="mill.png", caption=(Text("Not counted"),)), 0, 0, 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Paragraph | List | Table) else None,
)
def test_blocks_are_counted(block: Block, words: int, sentences: int, units: int) -> None:
    assert (tree.words_of((block,)), tree.sentences_of((block,)), tree.units(block)) == (
        words,
        sentences,
        units,
    )


# -- cutting --------------------------------------------------------------------------------------------------

BODY = (paragraph("One.", "Two."), items("Three.", "Four."), Quote((paragraph("Five."),)))


def said(blocks: tuple[Block, ...]) -> str:
    return "|".join(text for block in blocks for text in tree.texts(block))


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        (CutPoint(0), ""),
        (CutPoint(0, 1), "One."),
        (CutPoint(1), "One. Two."),
        (CutPoint(1, 1), "One. Two.|Three."),
        (CutPoint(3), "One. Two.|Three.|Four.|Five."),
        (None, "One. Two.|Three.|Four.|Five."),
    ],
)
def test_a_prefix_is_whole_blocks_and_units_of_the_next(cut: CutPoint | None, left: str) -> None:
    assert said(tree.prefix(BODY, cut)) == left


def test_a_quotation_is_never_cut_inside() -> None:
    with pytest.raises(ValueError, match="Quote is whole or absent"):
        tree.prefix(BODY, CutPoint(2, 1))


@given(bodies, st.integers(0, 4))
def test_a_prefix_of_whole_blocks_is_a_prefix(body: tuple[Block, ...], blocks: int) -> None:
    assert tree.prefix(body, CutPoint(min(blocks, len(body)))) == body[:blocks]


# -- sentences ------------------------------------------------------------------------------------------------


def test_markup_that_spans_a_sentence_end_is_closed_and_reopened() -> None:
    found = tree.as_sentences((Text("One "), Strong((Text("two. Three"),)), Text(" four.")), (8, 20))
    assert found == (
        Sentence((Text("One "), Strong((Text("two."),)))),
        Sentence((Strong((Text(" Three"),)), Text(" four."))),
    )


def test_a_note_at_a_sentence_end_stays_with_its_sentence() -> None:
    found = tree.as_sentences((Text("One."), NoteRef(1), Text(" Two.")), (4, 9))
    assert found == (Sentence((Text("One."), NoteRef(1))), Sentence((Text(" Two."),)))


@given(inlines, st.sets(st.integers(1, 40), max_size=4))
def test_sentences_are_the_text_again(given_inlines: Inlines, ends: set[int]) -> None:
    whole = tree.plain(given_inlines)
    offsets = (*sorted(end for end in ends if end < len(whole)), len(whole))
    found = tree.as_sentences(given_inlines, offsets)
    assert "".join(tree.plain(sentence.inlines) for sentence in found) == whole
    notes = list(tree.note_numbers(given_inlines))
    assert [n for sentence in found for n in tree.note_numbers(sentence.inlines)] == notes


def test_the_storys_picture_comes_before_those_of_its_body() -> None:
    own, inner = Picture(file="own.png"), Picture(file="inner.png")
    assert list(tree.pictures_of(story(paragraph("One."), inner, picture=own))) == [own, inner]
