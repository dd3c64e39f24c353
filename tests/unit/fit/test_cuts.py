"""Cuts: what they keep, and how low they may go."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.fit.cuts import Cut, cuts, forbidden_breaks, least_words, with_tracking
from broadsheet.fit.galley import Piece
from broadsheet.fit.measured import MeasuredPiece, MeasuredStory
from broadsheet.issue.model import Cell, CutPoint, Note, NoteRef, Paragraph, Picture, Sentence, Table, Text
from tests.unit.fit.copy import crosshead, filled, kept, paragraph, story, story_cuts, trackable
from tests.unit.fit.typewriter import measured_story

PICTURE = Picture(file="mill.png")
TABLE = Table((Cell((Text("Day"),)),), ((Cell((Text("Monday"),)),),))


def points(*body: object, **wishes: object) -> list[CutPoint | None]:
    return [cut.point for cut in story_cuts(*body, **wishes)]  # type: ignore[arg-type]


# -- where ----------------------------------------------------------------------------------------------------


def test_a_story_is_cut_after_sentences_and_paragraphs() -> None:
    assert points(filled(10, 10), filled(10, 10)) == [CutPoint(1), CutPoint(1, 1), None]


def test_one_sentence_is_never_left_alone() -> None:
    assert points(filled(10), filled(10), filled(10)) == [CutPoint(2), None]


def test_a_story_of_one_sentence_is_whole() -> None:
    assert points(filled(10)) == [None]


def test_a_table_alone_is_not_left_either() -> None:
    assert points(TABLE, filled(20, 20)) == [CutPoint(1, 1), None]


def test_a_crosshead_keeps_two_lines_of_its_text() -> None:
    body = (filled(12, 12), crosshead(), filled(6, 6, 12))
    assert points(*body) == [CutPoint(1), CutPoint(2, 2), None]


def test_a_cut_that_saves_no_line_is_none() -> None:
    assert points(filled(12, 12), filled(2, 2)) == [CutPoint(1), None]


def test_of_cuts_that_leave_the_same_lines_the_longest_stands() -> None:
    told = story(filled(12, 2, 2), filled(12))
    (cut, whole) = cuts(measured_story(told))
    assert (cut.point, whole.point) == (CutPoint(1), None)


def test_a_cut_keeps_a_prefix_and_knows_its_words_and_lines() -> None:
    told = story(
        paragraph("One two three.", "Four five."), paragraph("Six seven.", "Eight nine ten eleven twelve.")
    )
    cut = cuts(measured_story(told))[-2]
    assert kept(told, cut) == "One two three. Four five.\nSix seven."
    assert (cut.words, cut.lines, cut.pieces, cut.sentences, cut.starts) == (7, 2, 1, 1, (0, 1))


def test_a_cut_carries_the_notes_it_refers_to() -> None:
    noted = Paragraph((Sentence((Text("word " * 20), NoteRef(1))), Sentence((Text("word " * 20),))))
    last = Paragraph((Sentence((Text("word " * 20), NoteRef(2))),))
    told = story(filled(10, 10), noted, last, notes=(Note((filled(5),)), Note((filled(5),))))
    assert [(cut.point, cut.notes) for cut in cuts(measured_story(told))] == [
        (CutPoint(1), 0),
        (CutPoint(1, 1), 2),
        (CutPoint(2), 2),
        (None, 4),
    ]


def test_a_cut_is_counted_in_blocks_of_the_story_even_when_a_picture_has_left_the_galley() -> None:
    told = story(filled(10, 10), PICTURE, filled(20, 20))
    copy = measured_story(told)
    without = replace(copy, pieces=tuple(p for p in copy.pieces if p.piece.role != "picture"))
    cut = cuts(without)[-2]
    assert cut.point == CutPoint(2, 1)
    assert kept(told, cut) == kept(told, cuts(copy)[-2])


# -- how low --------------------------------------------------------------------------------------------------


def test_sixty_words_are_kept_unless_the_story_has_fewer() -> None:
    long = story_cuts(filled(*[20] * 8), min_words=None)
    assert min(cut.words for cut in long) == 60
    assert [cut.words for cut in story_cuts(filled(20, 20), min_words=None)] == [40]


def test_min_words_is_a_lower_bound() -> None:
    assert [cut.words for cut in story_cuts(filled(*[20] * 6), min_words=90)] == [100, 120]
    assert [cut.words for cut in story_cuts(filled(*[20] * 6), min_words=500)] == [120]


def test_a_share_is_a_lower_bound_to_the_word() -> None:
    assert least_words(story(keep=0.1), 30) == 3
    assert least_words(story(keep=0.1), 31) == 4
    assert [cut.words for cut in story_cuts(filled(*[20] * 10), keep=0.7)] == [140, 160, 180, 200]


def test_a_story_kept_whole_has_one_cut() -> None:
    assert points(filled(20, 20), filled(20), keep="whole") == [None]


def test_a_story_without_text_has_none() -> None:
    assert points() == []


def test_the_editors_own_place_is_marked() -> None:
    marked = [
        cut.point for cut in story_cuts(filled(20, 20), filled(20, 20), more=CutPoint(1)) if cut.at_more
    ]
    assert marked == [CutPoint(1)]


def test_the_editors_place_after_a_picture_is_the_place_before_it() -> None:
    told = story(filled(20, 20), PICTURE, filled(20, 20), more=CutPoint(2))
    copy = measured_story(told)
    without = replace(copy, pieces=tuple(p for p in copy.pieces if p.piece.role != "picture"))
    assert [cut.point for cut in cuts(without) if cut.at_more] == [CutPoint(1)]


# -- where a column may not end -------------------------------------------------------------------------------


def forbidden(role: str, lines: int, *, holds: bool = False) -> list[int]:
    piece = MeasuredPiece(Piece(role, 0, holds=holds), (lines,))  # type: ignore[arg-type]
    found = forbidden_breaks(piece, lines)
    return [line for line in range(lines + 3) if found >> line & 1]


def test_no_line_of_a_paragraph_stands_alone() -> None:
    assert forbidden("paragraph", 6) == [1, 5]
    assert forbidden("item", 4) == [1, 3]


def test_paragraphs_of_two_and_three_lines_are_whole() -> None:
    assert forbidden("paragraph", 1) == []
    assert forbidden("paragraph", 2) == [1]
    assert forbidden("paragraph", 3) == [1, 2]


def test_a_table_is_whole() -> None:
    assert forbidden("table", 5) == [1, 2, 3, 4]


def test_a_crosshead_opens_no_column_and_keeps_two_lines_under_it() -> None:
    assert forbidden("crosshead", 2) == [0, 1, 2, 3]


def test_no_column_ends_between_a_term_and_its_definition() -> None:
    assert forbidden("paragraph", 1, holds=True) == [1]


# -- letters closer or wider ----------------------------------------------------------------------------------


def three(*growths: int) -> MeasuredStory:
    """Paragraphs of four, six and five lines."""
    return trackable(measured_story(story(filled(24), filled(36), filled(18, 12))), *growths)


def all_tracked(copy: MeasuredStory, most: int) -> list[Cut]:
    """What tracking makes of the whole story, without the whole as it is."""
    whole = cuts(copy)[-1]
    first, *others = with_tracking(copy, whole, most)
    assert first == whole
    return others


def test_a_tracked_story_is_a_line_longer_or_shorter() -> None:
    assert {cut.lines for cut in all_tracked(three(-1, 1), 1)} == {14, 16}
    assert {cut.lines for cut in all_tracked(three(-1, 1), 2)} == {13, 14, 16, 17}


def test_a_tracked_story_knows_what_it_would_take_as_it_is() -> None:
    assert {cut.untracked_lines for cut in all_tracked(three(-1, 1), 2)} == {15}


def test_no_more_paragraphs_are_tracked_than_allowed() -> None:
    assert all_tracked(three(-1, 1), 0) == []
    for most in (1, 2, 3):
        assert {len(cut.tracked) for cut in all_tracked(three(-1, 1), most)} == set(
            range(1, min(most, 2) + 1)
        )


def test_where_nothing_can_be_tracked_nothing_is() -> None:
    assert all_tracked(three(), 2) == []


def test_paragraphs_are_tracked_only_the_way_they_can_be() -> None:
    assert {growth for cut in all_tracked(three(1), 2) for _, growth in cut.tracked} == {1}


def test_the_longest_paragraphs_are_tracked() -> None:
    assert [cut.tracked for cut in all_tracked(three(-1), 2)] == [((1, -1),), ((2, -1),), ((1, -1), (2, -1))]


def test_letters_are_never_closer_in_one_paragraph_and_wider_in_another() -> None:
    assert all(len({growth for _, growth in cut.tracked}) == 1 for cut in all_tracked(three(-1, 1), 2))


def test_part_of_a_paragraph_is_not_tracked() -> None:
    copy = three(-1, 1)
    cut = next(cut for cut in cuts(copy) if cut.sentences)
    assert {piece for each in with_tracking(copy, cut, 2) for piece, _ in each.tracked} == {0, 1}


def test_a_tracked_paragraph_breaks_as_one_of_its_length_does() -> None:
    copy = three(-1, 1)
    for place, whole in enumerate(cuts(copy)):
        for cut in with_tracking(copy, whole, 2):
            growth = dict(cut.tracked)
            pieces = (longer(piece, growth.get(n, 0)) for n, piece in enumerate(copy.pieces))
            other = cuts(replace(copy, pieces=tuple(pieces)))[place]
            assert (cut.lines, cut.starts, cut.forbidden, cut.gaps) == (
                other.lines,
                other.starts,
                other.forbidden,
                other.gaps,
            )


def longer(piece: MeasuredPiece, lines: int) -> MeasuredPiece:
    return replace(piece, lines=(*piece.lines[:-1], piece.whole + lines))
