"""Boxes: how far rules, frames and pictures reach, seen through their clips."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.model import Box, Geometry, PageSize
from tests.unit.editions.print.typeset import typeset, typeset_freely

FRAME = "#place(top + left, dx: 10pt, dy: 20pt, block(width: 100pt, height: 30pt, clip: true, {}))"
STROKES = "<rect width='100' height='60'/><circle cx='50' cy='5' r='5'/>"
FRAME_EXTENT = (30, 40, 130, 70)


def photograph() -> str:
    """Typst source of a JPEG, twice as high as wide."""
    file = io.BytesIO()
    Image.new("RGB", (8, 16), "teal").save(file, "JPEG")
    return f'image(bytes(({", ".join(map(str, file.getvalue()))})), width: 100%, alt: "Quay")'


def drawing(content: str) -> str:
    """Typst source of a drawing of 100 by 60 units, set one point a unit."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 60'>{content}</svg>"
    return f'image(bytes("{svg}"), width: 100pt, height: 60pt, alt: "Mill")'


def extent(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom


def boxes_in_figure(geometry: Geometry) -> list[Box]:
    (figure,) = (element for element in geometry.elements if element.kind == "Figure")
    return [box for box in geometry.boxes if box.element == figure.index]


def test_a_photograph_reaches_as_far_as_its_clip() -> None:
    geometry = read_geometry(typeset(FRAME.format(photograph())))
    (box,) = boxes_in_figure(geometry)
    assert box.kind == "image"
    assert extent(box) == pytest.approx(FRAME_EXTENT)


def test_a_whole_photograph_reaches_as_far_as_it_is_drawn() -> None:
    geometry = read_geometry(typeset(f"#block(width: 30pt, {photograph()})"))
    (box,) = boxes_in_figure(geometry)
    assert extent(box) == pytest.approx((20, 20, 50, 80), abs=0.01)


def test_the_strokes_of_a_drawing_belong_to_its_figure_and_end_at_its_clip() -> None:
    geometry = read_geometry(typeset(FRAME.format(drawing(STROKES))))
    ground, disc = boxes_in_figure(geometry)
    assert extent(ground) == pytest.approx(FRAME_EXTENT)
    assert extent(disc) == pytest.approx((75, 40, 85, 50))


def test_every_drawing_has_its_own_clip() -> None:
    frame = "#block(width: 100pt, height: {}pt, clip: true, {})\n"
    drawings = "".join(frame.format(height, drawing(STROKES)) for height in (30, 9, 20))
    boxes = read_geometry(typeset("#set page(height: 200pt)\n" + drawings)).boxes
    assert [(box.top, box.bottom) for box in boxes[::2]] == [(20, 50), (52, 61), (63, 83)]


def test_what_a_clip_hides_is_no_box() -> None:
    geometry = read_geometry(typeset(FRAME.format(drawing("<rect y='40' width='9' height='9'/>"))))
    assert boxes_in_figure(geometry) == []


def test_the_objects_of_a_transparent_group_stand_where_the_group_puts_them() -> None:
    group = (
        "<g opacity='.5' transform='translate(10 5) scale(2)'>"
        "<rect width='20' height='10'/><rect x='10' y='5' width='20' height='10'/></g>"
    )
    geometry = read_geometry(typeset(f"#{drawing(group)}"))
    first, second = boxes_in_figure(geometry)
    assert extent(first) == pytest.approx((30, 25, 70, 45))
    assert extent(second) == pytest.approx((50, 35, 90, 55))


def test_a_clip_inside_a_group_narrows_the_clip_around_it() -> None:
    group = (
        "<clipPath id='left'><rect width='50' height='60'/></clipPath>"
        "<g opacity='.5'><rect width='100' height='60'/>"
        "<rect width='100' height='60' clip-path='url(#left)'/></g>"
    )
    geometry = read_geometry(typeset(FRAME.format(drawing(group))))
    assert [extent(box) for box in boxes_in_figure(geometry)] == [FRAME_EXTENT, (30, 40, 80, 70)]


def test_type_inside_a_drawing_has_the_size_it_is_drawn_in() -> None:
    label = "<text x='0' y='20' font-size='10' font-family='Libertinus Serif'>Quay</text>"
    geometry = read_geometry(typeset(f"#scale(50%, origin: top + left, reflow: true, {drawing(label)})"))
    assert {run.size for run in geometry.runs} == {5}
    assert {run.baseline for run in geometry.runs} == {30}


@pytest.mark.parametrize("thickness", [0.4, 2, 6])
def test_a_rule_is_as_thick_as_it_was_drawn(thickness: float) -> None:
    rule = f"#place(top, dy: 30pt, line(length: 100%, stroke: {thickness}pt))"
    (box,) = read_geometry(typeset(rule)).boxes
    assert (box.element, box.kind) == (None, "path")
    assert (box.top, box.bottom) == pytest.approx((50 - thickness / 2, 50 + thickness / 2))
    assert (box.x0, box.x1) == pytest.approx((20, 220), abs=thickness / 2)


def test_a_frame_reaches_half_its_stroke_beyond_its_edge() -> None:
    (box,) = read_geometry(typeset("#rect(width: 100pt, height: 40pt, stroke: 2pt)")).boxes
    assert extent(box) == pytest.approx((19, 19, 121, 61))


def test_a_plate_and_a_shading_reach_as_far_as_they_are_filled() -> None:
    plate = "#rect(width: 100pt, height: 20pt, fill: aqua)"
    blend = "#rect(width: 100pt, height: 20pt, fill: gradient.linear(white, aqua))"
    first, second = read_geometry(typeset(plate + blend)).boxes
    assert extent(first) == pytest.approx((20, 20, 120, 40))
    assert extent(second) == pytest.approx((20, 42, 120, 62))


def test_lengths_count_from_the_corner_of_the_trimmed_page() -> None:
    source = "#set page({})\n#par[Tide]\n#rect(width: 9pt, height: 9pt, fill: aqua)"
    trimmed = read_geometry(typeset_freely(source.format("bleed: 9pt")))
    plain = read_geometry(typeset_freely(source.format("")))
    assert trimmed == plain
    assert trimmed.pages == (PageSize(240, 120),)
