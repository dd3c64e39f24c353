"""What can never be set is said before a layout is searched for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.editions.print.preflight import cramped, too_deep
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import PageGrid, page_grid
from broadsheet.fit.measured import BoxSize, Grid, Measured, MeasuredBox, MeasuredStory
from broadsheet.units import PAPERS, paper
from tests.unit.editions.print.made import paragraph, story


def grid(name: str = "A4", **chosen: float) -> PageGrid:
    sheet = paper(name)
    assert sheet
    settings = PrintSettings(paper=sheet, body_size=chosen.get("body_size"))
    columns = int(chosen["columns"]) if "columns" in chosen else None
    return page_grid(settings.dressed(), sheet, columns=columns)


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_no_known_paper_is_cramped(name: str) -> None:
    assert list(cramped(grid(name))) == []


@pytest.mark.parametrize("size", [7, 9, 12, 18, 24])
def test_no_body_size_is_cramped_on_a4(size: float) -> None:
    assert list(cramped(grid(body_size=size))) == []


def test_a_page_of_few_lines_is_too_small() -> None:
    (found,) = cramped(grid("900x90"))
    assert found.code == "print-page-too-small"
    assert "holds 11 lines" in found.message


def test_a_page_smaller_than_its_margins_is_too_small() -> None:
    (found,) = cramped(replace(grid(), lines=-3))
    assert "holds 0 lines" in found.message


def test_narrow_columns_are_refused_and_a_number_that_fits_is_named() -> None:
    (found,) = cramped(grid(columns=5))
    assert found.code == "print-column-too-narrow"
    assert found.hints == ("Set `columns` to 4 or fewer.",)
    assert list(cramped(grid(columns=4))) == []


def test_large_type_needs_wider_columns() -> None:
    (found,) = cramped(grid(columns=3, body_size=24))
    assert found.hints == ("Set `columns` to 2 or fewer.",)


def measured(lead: tuple[int, ...], other: tuple[int, ...], **boxes: tuple[int, ...]) -> Measured:
    tale = story(paragraph("One."))
    return Measured(
        grid=Grid(60, len(lead), 12.0),
        nameplate=9,
        contents=boxes.get("contents", ()),
        stories=(MeasuredStory(tale, True, False, lead), MeasuredStory(tale, False, False, other)),  # noqa: FBT003
        furniture=tuple(MeasuredBox(name, lines, -1) for name, lines in boxes.items() if name != "contents"),
    )


def said(found: Measured) -> list[str]:
    return [diagnostic.message.split(" is deeper")[0] for diagnostic in too_deep(found)]


def test_heads_and_boxes_that_have_room_at_some_width_are_sound() -> None:
    assert said(measured((70, 47, 40), (70, 56, 50), about=(61, 40, 30), contents=(60, 51, 40))) == []


def test_the_lead_s_head_needs_room_under_the_nameplate_at_two_columns() -> None:
    assert said(measured((20, 48, 48), (9, 9, 9))) == ["the head of “The mill”"]
    assert said(measured((20, 48), (9, 9))) == [], "with two columns the lead may have one"


def test_any_head_needs_room_for_some_text_under_it() -> None:
    assert said(measured((9, 9, 9), (70, 60, 57))) == ["the head of “The mill”"]


def test_a_box_deeper_than_a_page_at_any_width_is_named() -> None:
    assert said(measured((9, 9, 9), (9, 9, 9), about=(90, 70, 61))) == ["the box about"]


def test_the_contents_stand_on_page_one() -> None:
    assert said(measured((9, 9, 9), (9, 9, 9), contents=(60, 52, 52))) == ["the list “In this issue”"]


# -- boxes sold by their size ---------------------------------------------------------------------------------


def faults(size: BoxSize, page: int | None = None) -> list[tuple[str, str]]:
    sold = MeasuredBox("advert-1", size.roomy, page, size=size)
    told = replace(measured((9, 9, 9), (9, 9, 9)), furniture=(sold,))
    return [(found.code, found.message) for found in too_deep(told)]


def test_a_box_whose_matter_has_room_in_one_shape_is_sound() -> None:
    assert faults(BoxSize("quarter", (45, 23, 15), (46, 23, 16), (9, 17, 26))) == []


def test_a_box_whose_matter_has_room_in_no_shape_says_how_many_lines_it_lacks() -> None:
    assert faults(BoxSize("quarter", (45, 23, 15), (60, 30, 17), (9, 17, 26))) == [
        (
            "print-overset-box",
            "the box advert-1 needs 17 lines in 3 columns, and its size “quarter” has 15 there",
        )
    ]


def test_a_box_wider_than_the_page_says_how_many_columns_there_are() -> None:
    assert faults(BoxSize("4x80mm", (0, 0, 0), (9, 6, 5), (1, 1, 1))) == [
        ("print-wide-box", "the box advert-1 has the size “4x80mm”, and a page has 3 columns")
    ]


def test_a_box_of_more_millimetres_than_the_page_is_too_deep() -> None:
    told = BoxSize("1x300mm", (71, 0, 0), (9, 6, 5), (71, 1, 1))
    message = "the box advert-1 is deeper than the 60 lines it could have on its page"
    assert faults(told) == [("print-too-deep", message)]


def test_a_whole_page_is_not_to_be_had_under_the_nameplate() -> None:
    whole = BoxSize("full", (0, 0, 60), (9, 6, 5), (9, 17, 26))
    assert faults(whole, 2) == []
    assert [code for code, _ in faults(whole, 1)] == ["print-too-deep"]
