"""What fonts say of their faces."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.pages.glyphs import Pen, extent_of, is_bold

FORCED = 1 << 18


@pytest.mark.parametrize(
    ("name", "flags", "weight", "bold"),
    [
        pytest.param("Harbour-Bold", 0, 455, True, id="by name, however light"),
        pytest.param("Harbour-Regular", 0, 764, False, id="by name, however heavy"),
        pytest.param("Harbour-Italic", 0, 1204, False, id="by a name that says italic alone"),
        pytest.param("Harbour-BoldItalic", 0, 400, True, id="by a name that says both"),
        pytest.param("Harbour", FORCED, 400, True, id="by flag"),
        pytest.param("F2", 0, 700, True, id="by weight"),
        pytest.param("F1", 0, 400, False, id="by weight, lighter"),
    ],
)
def test_a_font_is_bold_by_its_name_first_and_its_weight_last(
    name: str, flags: int, weight: int, *, bold: bool
) -> None:
    assert is_bold(name, flags, weight) is bold


@pytest.mark.parametrize(
    ("box", "ink", "pen", "extent"),
    [
        pytest.param((0, 5), 4.5, Pen(0, 5), None, id="upright"),
        pytest.param((0, 8), 8, Pen(2, 6), (1.5, 6.5), id="slanted to both sides"),
        pytest.param((0, 6), 5, Pen(0, 3), None, id="another letter with the same character"),
        pytest.param((0, 6), 5, Pen(0, 3, drawn=True), (0, 3.5), id="a drawing"),
        pytest.param((2, 4), 4, Pen(0, 6), None, id="a box of ink alone"),
    ],
)
def test_ink_that_reaches_over_where_the_pen_goes_takes_little_room(
    box: tuple[float, float], ink: float, pen: Pen, extent: tuple[float, float] | None
) -> None:
    assert extent_of(box, ink, pen, 0.5) == extent
