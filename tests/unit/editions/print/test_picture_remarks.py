"""Pictures that print leaves out or shows coarse: one warning each, with what it would need."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from broadsheet.diagnostics import Diagnostic
from broadsheet.editions.print.picture_remarks import picture_remarks
from broadsheet.editions.print.theme import PageGrid
from broadsheet.fit.measured import (
    Cover,
    Grid,
    Measured,
    MeasuredBox,
    MeasuredPiece,
    MeasuredStory,
    PictureRoom,
)
from broadsheet.issue.model import Block, Furniture, Picture, Story
from tests.unit.editions.print.made import copy_of, issue, paragraph, story

GRID = PageGrid(580, 842, 40, 58, 12, 9, 56, 3, 10, rtl=False)  # columns of 160 points: 267 dots
TALK = paragraph("The tide came in.")
ROOM = PictureRoom(5, 8, 9)


def photograph(width: int, height: int, file: str = "mill.jpg") -> Picture:
    return Picture(file, alt="A mill", asset=file, width=width, height=height)


def told(*body: Block, picture: Picture | None = None) -> Story:
    return story(TALK, *body, picture=picture, file="stories/mill.md")


def remarks(
    about: Story, *there: Picture, boxes: tuple[tuple[Furniture, MeasuredBox], ...] = (), room: bool = False
) -> tuple[Diagnostic, ...]:
    """What is said of a story in which only `there` were set, its own picture if there is `room`."""
    copy = copy_of(about)
    pieces = tuple(
        MeasuredPiece(piece, (8,))
        for piece in copy.pieces
        if not isinstance(piece.source, Picture) or piece.source in there
    )
    heights = MeasuredStory(about, True, False, (9, 6, 5), pieces, pictures=(ROOM,) * 3 if room else ())  # noqa: FBT003
    measured = Measured(Grid(56, 3, 12.0), 8, (), (heights,), tuple(box for _, box in boxes))
    furniture = tuple(piece for piece, _ in boxes)
    return picture_remarks(issue(about, furniture=furniture), (copy,), measured, GRID)


def test_pictures_that_are_set_give_no_remark() -> None:
    inside = photograph(900, 600, "boat.jpg")
    assert remarks(told(inside, picture=photograph(900, 600)), inside, room=True) == ()


def test_a_story_s_coarse_picture_is_left_out_with_what_it_would_need() -> None:
    (found,) = remarks(told(picture=photograph(90, 60)))
    assert found.code == "print-coarse-picture"
    assert found.message == "mill.jpg has 90 × 60 dots; one column needs 267 across, so print leaves it out"
    assert found.span
    assert found.span.file == "stories/mill.md"


def test_so_is_a_coarse_picture_in_its_text() -> None:
    sharp, coarse = photograph(900, 600, "sharp.jpg"), photograph(90, 60, "coarse.jpg")
    (found,) = remarks(told(sharp, coarse, coarse, picture=photograph(900, 600)), sharp, room=True)
    assert found.message.startswith("coarse.jpg has 90 × 60 dots")


def test_a_picture_with_dots_enough_that_is_left_out_is_too_tall() -> None:
    tower, steeple = photograph(300, 9000, "tower.jpg"), photograph(300, 9000, "steeple.jpg")
    found = remarks(told(tower, picture=steeple))
    assert {each.code for each in found} == {"print-tall-picture"}
    assert [each.message.split()[0] for each in found] == ["steeple.jpg", "tower.jpg"]


def test_a_lead_s_picture_on_the_cover_is_set() -> None:
    about = told(picture=photograph(900, 600))
    copy = copy_of(about)
    heights = MeasuredStory(about, True, False, (9, 6, 5))  # noqa: FBT003
    plain = Measured(Grid(56, 3, 12.0), 8, (), (heights,))
    covered = replace(plain, cover=Cover(8, 9, 30, 2, 9))
    assert len(picture_remarks(issue(about), (copy,), plain, GRID)) == 1
    assert picture_remarks(issue(about), (copy,), covered, GRID) == ()


def test_an_advert_s_coarse_picture_is_set_and_says_what_it_would_need_at_its_narrowest() -> None:
    advert = Furniture(kind="advert", picture=photograph(200, 100, "tea.jpg"), size="quarter")
    shapes = MeasuredBox("advert-1", (42, 21, 14), -1)
    (found,) = remarks(told(), boxes=((advert, shapes),))
    assert found.code == "print-coarse-picture"
    assert found.message == (
        "tea.jpg has 200 × 100 dots; the box advert-1 needs 267 across, so it will look coarse there"
    )
    assert found.span
    assert found.span.file == "issues/2026-11/issue.toml"


def test_an_advert_s_sharp_picture_or_words_need_no_remark() -> None:
    advert = Furniture(kind="advert", picture=photograph(300, 200, "tea.jpg"))
    words = msgspec.structs.replace(advert, picture=None, blocks=(TALK,))
    box = MeasuredBox("advert-1", (12, 0, 0), -1)
    assert remarks(told(), boxes=((advert, box), (words, box))) == ()
