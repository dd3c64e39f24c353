"""From a filled thread to frames on pages."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.fit.flatplan import Frame, Planned, PlannedBox, PlannedStory
from broadsheet.fit.measured import Grid, Measured
from broadsheet.fit.poured import Top, poured
from broadsheet.fit.rectangle import Rectangle
from broadsheet.fit.strips import Strip
from broadsheet.fit.thread import Block, Column, Filling, Piece
from tests.unit.fit.issues import issue, tale
from tests.unit.fit.typewriter import Typewriter

GRID = Grid(10, 2, 12.0)
TOP = Top(plate=2, contents=1, head=2, picture=1, picture_cost=7, cost=9)
ADVERT = Block("advert-1", 0, {})


def strip(lines: int, head: int = 0, picture: int = 0, cost: int = 0) -> Strip:
    depth = lines - head - picture
    return Strip(Rectangle(1, lines, cost, head, depth, wide_picture=picture, flows=True), 0)


def told(*slugs: str) -> Measured:
    return replace(
        Typewriter(GRID, nameplate=2).measure(issue(*(tale(slug, 1) for slug in slugs))), furniture=()
    )


def planned(*pieces: Strip | tuple[Block, int], pages: int = 2, top: Top = TOP) -> list[Planned]:
    """All but the nameplate and the contents; stories by turns, the first the lead."""
    made, stories = [], 0
    for piece in pieces:
        if isinstance(piece, Strip):
            made.append(Piece(piece.lines, story=stories, strip=piece))
            stories += 1
        else:
            made.append(Piece(piece[1], block=piece[0]))
    measured = told(*["mill", "ferry", "library"][:stories])
    _, _, *rest = poured(measured, Filling(0, tuple(made)), top, pages)
    return rest


def frames(each: Planned) -> list[Frame]:
    return list(each.frames)


def test_columns_of_the_first_page_begin_under_the_top() -> None:
    assert TOP.lines == 6
    assert TOP.columns(GRID, 2) == (
        Column(1, 0, 6, 4),
        Column(1, 1, 6, 4),
        Column(2, 0, 0, 10),
        Column(2, 1, 0, 10),
    )


def test_nameplate_and_contents_stand_over_everything() -> None:
    plate, contents, *_ = poured(told("mill"), Filling(0, (Piece(28, 0, strip(28)),)), TOP, 2)
    assert plate == PlannedBox("nameplate", Frame(1, 0, 0, 2, 2))
    assert contents == PlannedBox("contents", Frame(1, 0, 2, 2, 1))


def test_without_contents_there_is_no_box_for_them() -> None:
    _, lead, *_ = poured(told("mill"), Filling(0, (Piece(30, 0, strip(30)),)), replace(TOP, contents=0), 2)
    assert isinstance(lead, PlannedStory)
    assert lead.frame == Frame(1, 0, 2, 2, 3)


def test_the_lead_s_head_and_picture_stand_over_the_columns_its_text_runs_through() -> None:
    lead, _ = planned(strip(6, cost=5), strip(22, head=3))
    assert isinstance(lead, PlannedStory)
    assert frames(lead) == [Frame(1, 0, 3, 2, 3), Frame(1, 0, 6, 1, 4), Frame(1, 1, 6, 1, 2)]
    made = lead.rectangle
    assert (made.span, made.lines, made.head, made.wide_picture, made.depth, made.cost) == (2, 9, 2, 1, 6, 12)


def test_a_story_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    _, story = planned(strip(6), strip(22, head=1))
    assert frames(story) == [
        Frame(1, 1, 8, 1, 1),
        Frame(1, 1, 9, 1, 1),
        Frame(2, 0, 0, 1, 10),
        Frame(2, 1, 0, 1, 10),
    ]


def test_the_frame_of_a_head_holds_its_picture() -> None:
    _, story = planned(strip(8), strip(20, head=2, picture=3))
    assert frames(story)[:2] == [Frame(2, 0, 0, 1, 5), Frame(2, 0, 5, 1, 5)]


def test_a_story_that_is_only_a_headline_runs_nowhere() -> None:
    _, headline, last = planned(strip(8), strip(3, head=3), strip(17, head=1))
    assert isinstance(headline, PlannedStory)
    assert (headline.frame, headline.runs) == (Frame(2, 0, 0, 1, 3), ())
    assert frames(last)[0] == Frame(2, 0, 3, 1, 1)


def test_a_box_has_its_frame_and_its_index() -> None:
    _, box, story = planned(strip(5), (ADVERT, 3), strip(20, head=2))
    assert box == PlannedBox("advert-1", Frame(1, 1, 7, 1, 3), 0)
    assert frames(story)[0] == Frame(2, 0, 0, 1, 2)


def test_all_frames_together_are_the_pages() -> None:
    lead, *others = planned(strip(7), (ADVERT, 1), strip(11, head=2), strip(9, head=4))
    lines = [
        (frame.page, column, line)
        for frame in (Frame(1, 0, 0, 2, 3), *(frame for each in (lead, *others) for frame in each.frames))
        for column in range(frame.column, frame.column + frame.span)
        for line in range(frame.line, frame.line + frame.lines)
    ]
    assert sorted(lines) == [
        (page, column, line) for page in (1, 2) for column in (0, 1) for line in range(10)
    ]


def test_a_lead_that_is_only_a_headline_stands_over_the_thread_of_the_others() -> None:
    measured = told("mill", "ferry")
    lead = replace(measured.stories[0], teaser=True)
    pieces = (Piece(28, 0, strip(28, head=2)),)
    _, _, first, story = poured(
        replace(measured, stories=(lead, measured.stories[1])),
        Filling(0, pieces),
        replace(TOP, picture=0, head=3),
        2,
    )
    assert isinstance(first, PlannedStory)
    assert (first.slug, first.frame, first.runs) == ("mill", Frame(1, 0, 3, 2, 3), ())
    assert isinstance(story, PlannedStory)
    assert story.slug == "ferry"
