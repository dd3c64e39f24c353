"""Columns break where they may, and pull quotes keep away from their own words."""

from __future__ import annotations

from broadsheet.fit.costs import QUOTE_DISTANCE
from broadsheet.fit.cuts import cuts
from broadsheet.fit.measured import MeasuredStory
from broadsheet.fit.rectangle import Insert, Mark
from broadsheet.fit.seating import Columns, grey_lines, seat
from broadsheet.issue.model import Block, Note, NoteRef, Paragraph, PullQuote, Sentence, Text
from tests.unit.fit.copy import crosshead, filled, paragraph, story
from tests.unit.fit.typewriter import measured_story

GREY_AFTER = 40
MARK = Mark(1, qr=False, whole=True)
QUOTE = Insert(0, 4, quote=0)


def whole(copy: MeasuredStory, span: int, *, mark: Mark | None = None, given: int = 0) -> Columns:
    """All of `copy` in `span` columns; `given` lines are for inserts."""
    cut = cuts(copy)[-1]
    lines = cut.depth + (mark.lines if mark else 0) + given
    assert lines % span == 0, f"{lines} lines do not fill {span} columns"
    return Columns(copy, cut, mark, span, lines // span)


def breaks(*body: Block, span: int = 2, mark: Mark | None = None) -> bool:
    return seat(whole(measured_story(story(*body)), span, mark=mark), (), GREY_AFTER) is not None


def lined(lines: int) -> Paragraph:
    return filled(6 * lines)


def quoted(*body: Block, text: str = "never heard") -> MeasuredStory:
    return measured_story(story(*body, pull_quotes=(PullQuote(text),)))


# -- columns --------------------------------------------------------------------------------------------------


def test_a_column_leaves_two_lines_of_a_paragraph_on_either_side() -> None:
    assert breaks(lined(6), lined(2))
    assert not breaks(lined(5), lined(3))
    assert not breaks(lined(3), lined(5))
    assert not breaks(lined(5), lined(1), lined(2))


def test_a_paragraph_of_two_lines_is_not_divided() -> None:
    assert not breaks(lined(3), lined(2), lined(3))


def test_a_crosshead_neither_opens_nor_closes_a_column() -> None:
    assert not breaks(lined(4), crosshead(), lined(2))
    assert not breaks(lined(3), crosshead(), lined(5))
    assert not breaks(lined(4), crosshead(), lined(1), lined(7))
    assert breaks(lined(4), crosshead(), lined(2), lined(8))


def test_a_mark_never_opens_a_column() -> None:
    assert not breaks(lined(4), mark=Mark(4, qr=True, whole=False))
    assert breaks(lined(3), lined(2), mark=MARK)


def test_notes_are_whole_and_may_open_a_column() -> None:
    noted = Paragraph((Sentence((Text("word " * 12), NoteRef(1))),))
    copy = measured_story(story(noted, notes=(Note((filled(3),)),)))
    assert seat(whole(copy, 2), (), GREY_AFTER) is not None
    assert seat(whole(copy, 4), (), GREY_AFTER) is None


# -- inserts --------------------------------------------------------------------------------------------------


def test_an_insert_stands_between_paragraphs_and_in_one_column() -> None:
    body = [lined(4) for _ in range(6)]
    columns = whole(quoted(*body), 2, given=QUOTE.lines)
    seated = seat(columns, (QUOTE,), GREY_AFTER)
    assert seated is not None
    (quote,) = seated.inserts
    top = columns.cut.starts[quote.at]
    assert top // columns.depth == (top + quote.lines - 1) // columns.depth


def test_an_insert_does_not_stand_at_a_crosshead() -> None:
    assert seat(whole(quoted(lined(4), crosshead(), lined(4)), 2, given=4), (QUOTE,), GREY_AFTER) is None


def test_an_insert_does_not_part_a_crosshead_from_two_lines_of_its_text() -> None:
    copy = quoted(lined(2), crosshead(), lined(1), lined(9))
    assert copy.pieces[3].piece.is_text
    assert 3 not in cuts(copy)[-1].gaps


def test_a_story_of_one_paragraph_has_no_place_for_a_pull_quote() -> None:
    assert seat(whole(quoted(lined(20)), 2, given=4), (QUOTE,), GREY_AFTER) is None


def test_a_pull_quote_stands_away_from_its_own_words() -> None:
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    body = [paragraph(f"The {name} of the mill " + "word " * 30) for name in names]
    for spoken in names:
        copy = quoted(*body, text=f"The {spoken} of the mill")
        columns = whole(copy, 1, given=4)
        seated = seat(columns, (QUOTE,), GREY_AFTER)
        assert seated is not None
        assert copy.spoken[0] is not None
        words, quote = cuts(copy)[-1].starts[copy.spoken[0]], cuts(copy)[-1].starts[seated.inserts[0].at]
        below = quote - words - copy.pieces[copy.spoken[0]].whole
        assert below >= QUOTE_DISTANCE or words - quote >= QUOTE_DISTANCE


def test_a_pull_quote_is_not_level_with_its_own_words_in_the_next_column() -> None:
    """Three columns of sixteen lines; the favourite place is the foot of the second."""
    body = [paragraph(f"Paragraph {letter} " + "word " * 22) for letter in "abcdefghijk"]
    elsewhere, foot_of_first = quoted(*body, text="not here"), quoted(*body, text="Paragraph d")
    assert place(elsewhere) == 7
    assert place(foot_of_first) == 8


def place(copy: MeasuredStory) -> int | None:
    seated = seat(whole(copy, 3, given=4), (QUOTE,), GREY_AFTER)
    return seated.inserts[0].at if seated else None


def test_a_pull_quote_breaks_up_a_grey_column() -> None:
    body = [lined(4) for _ in range(15)]
    columns = whole(quoted(*body), 1, given=QUOTE.lines)
    seated = seat(columns, (QUOTE,), GREY_AFTER)
    assert seated is not None
    assert seated.grey == 0
    assert grey_lines(columns, (), GREY_AFTER) == columns.depth - GREY_AFTER


def test_two_inserts_share_no_place() -> None:
    body = [lined(4) for _ in range(8)]
    columns = whole(quoted(*body), 2, given=8)
    seated = seat(columns, (Insert(0, 4), QUOTE), GREY_AFTER)
    assert seated is not None
    assert len({insert.at for insert in seated.inserts}) == 2
