"""Drawings as screens show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from broadsheet.edition import Shown
from broadsheet.editions.print.fonts import font_folders
from broadsheet.issue.model import Picture
from broadsheet.press.drawings import clean_drawing
from broadsheet.press.drawn import draws, in_dots, window
from broadsheet.press.picture_file import PictureFile
from tests.unit.press.test_picture_encoding import encoded, photograph

WHITE, BLACK, RED = (255, 255, 255), (0, 0, 0), (255, 0, 0)
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
STRIPES = (
    f'<svg {NAMESPACE} x="7" y="9" viewBox="0 0 20 40"><path d="M0 0h20v10h-20z"/>'
    '<path fill="#f00" d="M0 30h20v9h-20z"/></svg>'
)
"""Black in the highest quarter, red in the lowest, nothing between."""


def drawn(svg: str, *, width: int = 100, ratio: float = 9, focus: float = 0.5) -> Shown | None:
    made = clean_drawing(svg.encode(), lambda data: ("image/png", data))
    files = {"a": PictureFile(made.data, ".svg", made.width, made.height)}
    return draws(files)(Picture(file="a.svg", asset="a", focus=(0.5, focus)), width, ratio)


def dots(shown: Shown | None) -> Image.Image:
    assert shown
    image = in_dots(shown.data, shown.width, ())
    assert image.size == (shown.width, shown.height)
    return image


@pytest.mark.parametrize(
    ("size", "focus", "ratio", "found"),
    [
        ((100, 80), 0.5, 1, (0, 0, 100, 80)),
        ((100, 80), 0.5, 0.5, (0, 15, 100, 65)),
        ((100, 80), 0.0, 0.5, (0, 0, 100, 50)),
        ((100, 80), 1.0, 0.5, (0, 30, 100, 80)),
        ((100, 80), 0.5, 0.001, (0, 40, 100, 41)),
    ],
)
def test_a_window_holds_the_focus_as_far_as_the_edges_allow(
    size: tuple[int, int], focus: float, ratio: float, found: tuple[int, int, int, int]
) -> None:
    assert window(size, (0.5, focus), ratio) == found


def test_a_drawing_stays_one_and_is_on_white() -> None:
    shown = drawn(STRIPES)
    image = dots(shown)
    assert shown
    assert shown.name.endswith(".svg")
    assert [image.getpixel((50, y)) for y in (5, 100, 180)] == [BLACK, WHITE, RED]
    # Its own ground, not that of whoever shows it.
    assert b'fill="#ffffff"' in shown.data


@pytest.mark.parametrize(("focus", "colours"), [(0.0, [BLACK, WHITE]), (1.0, [WHITE, RED])])
def test_what_is_too_high_is_cut_away_around_the_focus(
    focus: float, colours: list[tuple[int, int, int]]
) -> None:
    image = dots(drawn(STRIPES, ratio=1, focus=focus))
    assert [image.getpixel((50, y)) for y in (5, 90)] == colours


def test_the_same_drawing_has_the_same_name() -> None:
    assert drawn(STRIPES) == drawn(STRIPES)


@pytest.mark.parametrize(
    "inside",
    [
        '<text x="1" y="9">Words</text>',
        '<image width="9" height="9" href="data:image/png;base64,AAAA"/>',
        "".join(f'<path d="M0 0h{n}v9z"/>' for n in range(6000)),
    ],
    ids=["words", "a picture inside", "heavy"],
)
def test_what_would_look_otherwise_elsewhere_is_none(inside: str) -> None:
    assert drawn(f'<svg {NAMESPACE} viewBox="0 0 20 20">{inside}</svg>') is None


def test_a_photograph_is_none() -> None:
    files = {"a": PictureFile(encoded(photograph(), "JPEG"), ".jpg", 60, 40)}
    assert draws(files)(Picture(file="a.jpg", asset="a"), 30, 1) is None


@pytest.mark.parametrize("family", ["", "sans-serif", "A Face Nobody Has", "Amiri"])
def test_words_are_set_in_the_faces_of_the_program(family: str) -> None:
    words = f'<text x="1" y="30" font-size="30" font-family="{family}">Tide</text>'
    svg = clean_drawing(f'<svg {NAMESPACE} viewBox="0 0 90 40">{words}</svg>'.encode(), lambda _: ("", b""))
    colours = in_dots(svg.data, 90, font_folders()).getcolors(10_000)
    assert colours
    assert BLACK in {colour for _, colour in colours}


def test_words_are_set_in_a_face_of_the_publication(tmp_path: Path) -> None:
    own = tmp_path / "fonts"
    own.mkdir()
    amiri = next(folder for folder in font_folders() if "amiri" in str(folder))
    (own / "own.ttf").write_bytes(next(amiri.rglob("*Regular.ttf")).read_bytes())
    svg = f'<svg {NAMESPACE} width="90" height="40"><text x="1" y="30" font-family="Amiri">Tide</text></svg>'
    with_it, without = (in_dots(svg.encode(), 90, folders) for folders in ((own,), ()))
    assert with_it.getcolors(10_000) != without.getcolors(10_000)
