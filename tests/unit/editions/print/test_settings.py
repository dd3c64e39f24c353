"""What the publisher chose, and the grid it gives on each paper."""

from __future__ import annotations

import msgspec
import pytest

from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import Format, PageGrid, page_grid
from broadsheet.editions.print.theme_file import load_theme, theme_names
from broadsheet.units import PAPERS, paper


def grid(settings: PrintSettings) -> PageGrid:
    return page_grid(settings.dressed(), settings.paper, columns=settings.columns)


@pytest.mark.parametrize(
    ("name", "lines", "columns"),
    [("a4", 60, 3), ("letter", 56, 3), ("a5", 39, 2), ("tabloid", 92, 4), ("a3", 89, 4), ("legal", 74, 3)],
)
def test_the_paper_decides_lines_and_columns(name: str, lines: int, columns: int) -> None:
    found = grid(PrintSettings(paper=PAPERS[name]))
    assert (found.lines, found.columns) == (lines, columns)


def test_columns_and_gutters_fill_the_measure() -> None:
    found = grid(PrintSettings())
    assert found.measure(found.columns) == pytest.approx(found.width - 2 * found.margin_x)
    assert found.measure(1) == found.column_width


def test_the_last_line_has_no_leading() -> None:
    found = grid(PrintSettings())
    assert found.depth(1) == pytest.approx(found.size)
    assert found.depth(10) - found.depth(9) == pytest.approx(found.pitch)


def test_the_publisher_s_columns_win() -> None:
    assert grid(PrintSettings(columns=2)).columns == 2


def test_a_paper_narrower_than_its_margins_has_one_column() -> None:
    small = paper("90x90")
    assert small
    assert grid(PrintSettings(paper=small)).columns == 1


@pytest.mark.parametrize(("size", "pitch"), [(9.2, 12), (10.2, 13), (11, 14), (12, 15), (7, 10)])
def test_leading_stays_what_the_theme_gave_it(size: float, pitch: float) -> None:
    assert PrintSettings(body_size=size).dressed().body.pitch == pitch


def test_other_sizes_and_the_measure_go_with_the_body() -> None:
    own, large = load_theme("classic"), PrintSettings(body_size=18.4).dressed()
    assert large.sizes["folio"] == pytest.approx(2 * own.sizes["folio"])
    assert large.page.column == pytest.approx(2 * own.page.column)


def test_large_type_has_fewer_columns() -> None:
    assert [grid(PrintSettings(body_size=size)).columns for size in (7, 9.2, 14, 24)] == [4, 3, 2, 1]


def test_the_lead_s_headline_is_smaller_on_a_narrower_paper_but_never_the_smallest() -> None:
    on_a4, on_a5 = (PrintSettings(paper=PAPERS[name]).dressed().sizes for name in ("a4", "a5"))
    assert on_a4["head1"] == load_theme("classic").sizes["head1"]
    assert on_a4["head1"] > on_a5["head1"] >= on_a5["head2"] == on_a4["head2"]


def test_faces_of_the_publisher_come_first_and_the_theme_s_stand_behind_them() -> None:
    faces = PrintSettings(text_face="Ink", head_face="Brass").dressed().faces
    assert (faces.text[0], faces.head[0]) == ("Ink", "Brass")
    assert faces.text[1:] == load_theme("classic").faces.text


def test_a_colour_of_the_publisher_replaces_the_theme_s() -> None:
    colours = PrintSettings(colours={"accent": "#003366"}).dressed().colours
    assert colours == {**load_theme("classic").colours, "accent": "#003366"}


@pytest.mark.parametrize("black", [{}, {"wash": "ink 50%"}])
def test_in_black_a_colour_of_which_nothing_is_said_is_black_or_grey(black: dict[str, str]) -> None:
    own = msgspec.structs.replace(load_theme("bulletin"), black=black)
    assert PrintSettings(own, black=True).dressed().colours == {
        **dict.fromkeys(("ink", "accent", "quiet"), "#000000"),
        "wash": "#808080" if black else "#e0e0e0",
        "paper": "#ffffff",
    }


def test_every_theme_can_be_loaded_and_drawn_on_a4() -> None:
    assert "classic" in theme_names()
    assert all(page_grid(load_theme(name), PAPERS["a4"]).lines > 30 for name in theme_names())


# -- formats for an issue short of copy -----------------------------------------------------------------------


def shapes(settings: PrintSettings) -> list[tuple[float, int]]:
    """Body size and columns of every format."""
    return [(made.grid.size, made.grid.columns) for made in settings.formats()]


def test_the_first_format_is_the_one_asked_for() -> None:
    for settings in (PrintSettings(), PrintSettings(body_size=11), PrintSettings(columns=2)):
        assert settings.formats()[0] == Format(settings.dressed(), grid(settings))


def test_bodies_grow_and_then_there_is_a_column_fewer() -> None:
    own, found = load_theme("classic").body, shapes(PrintSettings())
    assert found == sorted(found, key=lambda shape: (-shape[1], shape[0]))
    assert {columns for _, columns in found} == {3, 2}
    assert {size for size, columns in found if columns == 2} == {own.size, *(size for size, _ in own.larger)}


def test_leading_grows_with_the_body() -> None:
    own = load_theme("classic").body
    pitches = {made.grid.size: made.grid.pitch for made in PrintSettings().formats()}
    assert pitches == {own.size: own.pitch, **dict(own.larger)}


def test_all_that_is_measured_by_the_body_goes_with_it() -> None:
    for made in PrintSettings().formats():
        scale = made.grid.size / load_theme("classic").body.size
        assert made.theme.sizes["folio"] == pytest.approx(scale * load_theme("classic").sizes["folio"])


def test_a_body_the_publisher_has_set_stays() -> None:
    assert shapes(PrintSettings(body_size=11)) == [(11, 3), (11, 2)]


def test_columns_the_publisher_has_set_stay() -> None:
    found = shapes(PrintSettings(columns=2))
    assert len(found) > 1
    assert {columns for _, columns in found} == {2}


def test_where_both_are_set_there_is_one_format() -> None:
    assert shapes(PrintSettings(columns=3, body_size=9.2)) == [(9.2, 3)]


def test_a_measure_that_cannot_be_read_is_no_format() -> None:
    for name in PAPERS:
        _, *others = PrintSettings(paper=PAPERS[name]).formats()
        assert all(13.5 <= made.grid.column_width / made.grid.size <= 28 for made in others)
    assert shapes(PrintSettings(paper=PAPERS["a5"], body_size=7)) == [(7, 3), (7, 2)]
    assert shapes(PrintSettings(paper=PAPERS["a3"], columns=1)) == [(9.2, 1)]


def test_no_format_has_no_column() -> None:
    small = paper("90x200")
    assert small
    found = PrintSettings(paper=small)
    assert shapes(found)[0] == (9.2, 1)
    assert {columns for _, columns in shapes(found)} == {1}
    assert len(set(shapes(found))) == len(shapes(found)) > 1


def test_pages_that_run_from_right_to_left_do_so_in_every_format() -> None:
    assert {made.grid.rtl for made in PrintSettings(language="fa").formats()} == {True}
    assert {made.grid.rtl for made in PrintSettings().formats()} == {False}
