"""From the typesetter's answers to what the fit may choose: lines, rooms for pictures, rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from broadsheet.editions.print.measurer import TypstMeasurer
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import Format, page_grid
from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.fit.measured import Measured, MeasuredStory
from broadsheet.issue.model import Code, CutPoint, Furniture, Issue, Picture, PullQuote, Story
from tests.unit.editions.print.made import copy_of, issue, paragraph, story, table

SETTINGS = PrintSettings()
GRID = page_grid(SETTINGS.dressed(), SETTINGS.paper)
REST = {"nameplate": 8, "contents": [11, 7, 6], "furniture": [], "cover": None}
BOATS = table("Boat | Out", "Ada | 6.30", "Bee | 7.00", "Cod | 7.30")
TALK = paragraph("The tide came in.", "It went out.")


@dataclass(frozen=True, slots=True)
class FakeTypesetter:
    """Answers with what it was given."""

    stories: list[dict[str, Any]]
    rest: dict[str, Any]

    def query(self, root: Path, main: str, selectors: Sequence[str]) -> list[list[Any]]:
        del root
        assert (main, selectors) == ("measure.typ", ["<story>", "<rest>"])
        return [self.stories, [self.rest]]


def answer(*pieces: dict[str, Any], **others: Any) -> dict[str, Any]:  # noqa: ANN401 - as JSON
    plain = {"head": [9, 6, 5], "notes": [], "picture": None, "pulls": [], "mark": {"plain": 1, "qr": 4}}
    return {**plain, "pieces": list(pieces), **others}


def measured(told: Issue, *answers: dict[str, Any], rest: dict[str, Any] | None = None) -> Measured:
    typesetter = cast("Typesetter", FakeTypesetter(list(answers), rest or REST))
    copies = tuple(copy_of(each) for each in told.stories)
    return TypstMeasurer(typesetter, Path(), Format(SETTINGS.dressed(), GRID), copies).measure(told)


def one(told: Story, *pieces: dict[str, Any], **others: Any) -> MeasuredStory:  # noqa: ANN401 - as JSON
    (found,) = measured(issue(told), answer(*pieces, **others)).stories
    return found


def test_the_page_is_measured_in_lines_and_columns() -> None:
    found = measured(issue(story(TALK)), answer({"lines": [1, 2]}))
    assert (found.grid.lines, found.grid.columns, found.grid.line_pt) == (60, 3, 12)
    assert (found.nameplate, found.contents) == (8, (11, 7, 6))


def test_running_text_has_a_height_for_each_end() -> None:
    found = one(story(TALK), {"lines": [1, 2]})
    assert [piece.lines for piece in found.pieces] == [(1, 2)]
    assert (found.heads, found.mark and found.mark.qr) == ((9, 6, 5), 4)


def test_running_text_may_be_tracked_as_the_typesetter_says() -> None:
    found = one(
        story(TALK, TALK, TALK),
        {"lines": [1, 2], "tracks": [-1, 1]},
        {"lines": [1, 2], "tracks": []},
        {"lines": [1, 2]},
    )
    assert [piece.tracks for piece in found.pieces] == [(-1, 1), (), ()]


def test_a_story_without_an_address_has_no_closing_mark() -> None:
    assert one(story(TALK), {"lines": [1, 2]}, mark=None).mark is None


def test_a_wide_table_becomes_its_rows() -> None:
    found = one(story(TALK, BOATS, TALK), {"lines": [1, 2]}, {"rows": [[1], [2], [1]]}, {"lines": [1, 2]})
    assert [piece.piece.role for piece in found.pieces] == ["paragraph", "item", "item", "item", "paragraph"]
    assert [piece.lines for piece in found.pieces[1:4]] == [(1,), (2,), (1,)]
    assert {piece.piece.block for piece in found.pieces[1:4]} == {1}


def test_the_words_of_a_table_and_the_cut_after_it_stand_after_its_last_row() -> None:
    rows = one(story(BOATS), {"rows": [[1], [1], [1]]}).pieces
    assert [row.piece.total_words for row in rows] == [0, 0, 8]
    assert [row.piece.closes for row in rows] == [None, None, CutPoint(1)]


def test_a_pull_quote_still_knows_its_piece_when_a_table_has_become_rows() -> None:
    told = story(TALK, BOATS, paragraph("Nobody saw it come."), pull_quotes=(PullQuote("Nobody saw it"),))
    found = one(told, {"lines": [1, 2]}, {"rows": [[1], [1], [1]]}, {"lines": [1]}, pulls=[6])
    assert found.spoken == (4,)
    assert found.pieces[4].piece.sentences == told.body[2].sentences  # type: ignore[union-attr]


def test_a_pull_quote_still_knows_its_piece_when_something_before_it_is_left_out() -> None:
    told = story(Code("too long"), TALK, pull_quotes=(PullQuote("It went out"),))
    found = one(told, {"lines": [59]}, {"lines": [1, 2]}, pulls=[6])
    assert found.spoken == (0,)


def test_what_is_too_deep_for_a_column_is_left_to_the_web() -> None:
    found = one(story(TALK, Code("long"), Code("short")), {"lines": [1, 2]}, {"lines": [43]}, {"lines": [42]})
    assert [piece.whole for piece in found.pieces] == [2, 42]
    assert found.left_out


def photograph(width: int, height: int) -> Picture:
    return Picture("mill.jpg", alt="A mill", asset="m.jpg", width=width, height=height)


def test_a_picture_has_room_around_its_own_proportions() -> None:
    rooms = one(story(TALK, picture=photograph(3000, 2000)), {"lines": [1, 2]}, picture=[20, 20, 20]).pictures
    assert len(rooms) == 3
    assert all(room and room.least < room.natural < room.most for room in rooms)
    natural = GRID.measure(1) * 2 / 3 + 20
    assert rooms[0]
    assert abs(GRID.depth(rooms[0].natural) - natural) <= GRID.pitch / 2


def test_a_photograph_is_never_set_coarser_than_it_may_be() -> None:
    rooms = one(story(TALK, picture=photograph(300, 200)), {"lines": [1, 2]}, picture=[20, 20, 20]).pictures
    assert [room is None for room in rooms] == [False, True, True]


def test_a_picture_too_coarse_for_any_width_has_no_room() -> None:
    assert (
        one(story(TALK, picture=photograph(90, 60)), {"lines": [1, 2]}, picture=[20, 20, 20]).pictures == ()
    )


def test_a_drawing_is_sharp_at_any_width() -> None:
    drawing = Picture("mill.svg", asset="m.svg", width=90, height=60)
    rooms = one(story(TALK, picture=drawing), {"lines": [1, 2]}, picture=[20, 20, 20]).pictures
    assert all(rooms)


def test_a_picture_in_the_text_takes_its_natural_height_or_is_left_out() -> None:
    told = story(TALK, photograph(900, 600), photograph(90, 60), picture=photograph(3000, 2000))
    found = one(told, {"lines": [1, 2]}, {"rest": 20}, {"rest": 20}, picture=[20, 20, 20])
    assert [piece.piece.role for piece in found.pieces] == ["paragraph", "picture"]
    assert len(found.pieces[1].lines) == 1


def test_boxes_are_numbered_and_know_their_page_and_whether_they_only_fill() -> None:
    boxes = (Furniture(kind="dates"), Furniture(kind="notice", place="page:2", filler=True))
    rest = {**REST, "furniture": [[18, 12, 9], [6, 5, 4]]}
    found = measured(issue(story(TALK), furniture=boxes), answer({"lines": [1, 2]}), rest=rest).furniture
    assert [(box.name, box.lines[0], box.page, box.filler) for box in found] == [
        ("dates-1", 18, -1, False),
        ("notice-2", 6, 2, True),
    ]
