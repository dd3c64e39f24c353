"""The galley and the places where it may be cut."""

from __future__ import annotations

import pytest

from broadsheet.fit.galley import Piece, cast
from broadsheet.issue.model import (
    Block,
    Cell,
    Code,
    CutPoint,
    Definition,
    DefinitionList,
    Divider,
    Link,
    List,
    ListItem,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Sentence,
    Table,
    Text,
    Verse,
)
from broadsheet.issue.sentences import sentence_ends
from broadsheet.issue.tree import as_sentences, words_of
from tests.unit.fit.copy import crosshead, items, paragraph, story

PICTURE = Picture(file="mill.png")
TABLE = Table((Cell((Text("Day"),)),), ((Cell((Text("Monday"),)),), (Cell((Text("Friday"), NoteRef(1))),)))
VERSE = Verse((((Text("The tide goes out,"),), (Text("the tide comes in."),)), ((Text("And out again."),),)))


def galley(*body: Block) -> tuple[Piece, ...]:
    return cast(story(*body))


def closings(*body: Block) -> list[CutPoint]:
    return [piece.closes for piece in galley(*body) if piece.closes]


def test_a_cut_may_fall_after_every_sentence_of_a_paragraph() -> None:
    (piece,) = galley(paragraph("One.", "Two!", "Three?"))
    assert piece.ends == (1, 2)
    assert piece.closes == CutPoint(1)


@pytest.mark.parametrize(
    "announcing", ["Bring these:", "We said—", "Then,", "لدينا الآتي:", "次のとおり：", "“So:”"]
)
def test_no_cut_falls_after_a_sentence_that_announces_what_follows(announcing: str) -> None:
    (piece,) = galley(paragraph("One.", announcing, "Three."))
    assert piece.ends == (1,)


def test_a_paragraph_that_announces_what_follows_is_no_place_to_end() -> None:
    assert closings(paragraph("We sell:"), items("Beans.", "Peas.")) == [CutPoint(2)]


def test_no_cut_falls_after_a_crosshead_or_a_divider() -> None:
    assert closings(paragraph("One."), crosshead(), paragraph("Two."), Divider(), paragraph("Three.")) == [
        CutPoint(1),
        CutPoint(3),
        CutPoint(5),
    ]


def test_no_cut_falls_after_an_initial_or_inside_quotation_marks() -> None:
    text = "The keeper is J. R. Lannow. “It turned. It stopped.” So said Dr. Ennimore."
    sentences = as_sentences((Text(text),), sentence_ends(text, "en"))
    (piece,) = galley(Paragraph(sentences))
    cuts = [
        "".join(s.inlines[0].text for s in sentences[:end] if isinstance(s.inlines[0], Text))
        for end in piece.ends
    ]
    assert cuts[0] == "The keeper is J. R. Lannow."
    assert not any(cut.endswith(("J.", "R.", "turned.", "Dr.")) for cut in cuts)


def test_a_quotation_is_whole_or_absent() -> None:
    quote = Quote((paragraph("One.", "Two."), paragraph("Three."), items("Four.", "Five.")))
    pieces = galley(quote, paragraph("Six."))
    assert [piece.ends for piece in pieces[:-1]] == [(), (), (), ()]
    assert [piece.closes for piece in pieces[:-1]] == [None, None, None, CutPoint(1)]


@pytest.mark.parametrize("solid", [TABLE, Code("a\nb"), VERSE], ids=lambda block: type(block).__name__)
def test_a_table_a_listing_and_verse_are_whole_or_absent(solid: Block) -> None:
    assert closings(solid, paragraph("After.")) == [CutPoint(1), CutPoint(2)]
    assert all(not piece.ends for piece in galley(solid))


def test_verse_is_set_by_stanzas() -> None:
    assert [piece.role for piece in galley(VERSE)] == ["stanza", "stanza"]


def test_a_list_may_be_cut_after_an_item_that_ends_a_sentence() -> None:
    told = items("Beans are dear.", "Peas (also).", "Rice", "Oats are not.", "Nor is barley.")
    assert closings(told) == [CutPoint(0, 2), CutPoint(0, 4), CutPoint(1)]


def test_the_first_item_of_a_list_does_not_stand_alone() -> None:
    assert closings(items("Beans are dear.", "Peas are not.")) == [CutPoint(1)]


def test_a_list_that_is_one_sentence_is_whole() -> None:
    assert closings(items("beans,", "peas,", "and rice.")) == [CutPoint(1)]


def test_a_list_in_a_list_belongs_to_its_item() -> None:
    inner = ListItem((paragraph("Beans:"), items("green.", "black.")))
    first, last = (ListItem((paragraph(text),)) for text in ("Oats.", "Peas."))
    pieces = galley(List((first, inner, last), ordered=True, start=3))
    assert [(piece.marker, piece.level, piece.closes) for piece in pieces] == [
        ("3.", 0, None),
        ("4.", 0, None),
        ("•", 1, None),
        ("•", 1, CutPoint(0, 2)),
        ("5.", 0, CutPoint(1)),
    ]


def test_a_term_stays_with_its_definition() -> None:
    block = DefinitionList((Definition((Text("Sluice"),), (paragraph("A gate for water."),)),))
    term, definition = galley(block)
    assert (term.holds, term.closes) == (True, None)
    assert (definition.holds, definition.closes) == (False, CutPoint(1))


def test_a_place_in_the_text_stays_right_when_a_picture_has_left_its_place() -> None:
    first, picture, last = galley(paragraph("One."), PICTURE, paragraph("Two.", "Three."))
    assert picture.source == PICTURE
    assert (first.closes, last.block, last.closes) == (CutPoint(1), 2, CutPoint(3))


def test_paragraphs_are_indented_only_after_paragraphs() -> None:
    pieces = galley(paragraph("One."), paragraph("Two."), PICTURE, paragraph("Three."))
    assert [piece.flush for piece in pieces if piece.role == "paragraph"] == [True, False, True]


def test_the_galley_counts_the_words_of_the_story() -> None:
    body = (
        paragraph("One two.", "Three."),
        crosshead("Four five"),
        items("Six.", "Seven."),
        TABLE,
        VERSE,
        Code("a b"),
    )
    assert sum(piece.total_words for piece in galley(*body)) == words_of(body)


def test_the_highest_note_so_far_is_known_after_every_sentence() -> None:
    linked = Link("https://example.org/", (Text("two"), NoteRef(2)))
    sentences = (Sentence((Text("One"), NoteRef(1))), Sentence((linked,)), Sentence((Text(" three."),)))
    paragraph_piece, table = galley(Paragraph(sentences), TABLE)
    assert paragraph_piece.notes == (1, 2, 2)
    assert table.highest_note == 1
