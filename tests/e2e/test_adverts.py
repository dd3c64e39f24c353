"""Adverts of several sizes: they land, have exactly the size that was sold, and are marked as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from broadsheet.editions.print.readback import read_geometry
from broadsheet.press.compile import Compiled
from tests.support.plain_issues import Plain, plain
from tests.support.publications import compiled

AS_DRAWN = 'paper = "A4"\nbody_size = 9.2\ncolumns = 3'
"""A page of 3 columns and 60 lines, whatever the copy."""

LANDSCAPE, PORTRAIT = (1800, 1200), (1200, 1800)


def advert(size: str, place: str = "anywhere", *, words: str = "", image: str = "tea.png") -> str:
    matter = f'text = "{words}"' if words else f'image = "{image}"\nalt = "Tea and Sons"'
    return f'[[furniture]]\nkind = "advert"\n{matter}\nsize = "{size}"\nplace = "{place}"\n\n'


def made(folder: Path, told: Plain) -> Compiled:
    root = plain(folder / "paper", told)
    for name, dots in (("tea.png", LANDSCAPE), ("boats.png", PORTRAIT), ("coarse.png", (60, 40))):
        Image.new("RGB", dots, "#225").save(root / "issues" / "2026-11" / name)
    return compiled(root)


def sound(found: Compiled, *codes: str) -> dict[str, tuple[int, int, int]]:
    """Page, columns and lines of every box of an issue that is set as planned, without a fault or an empty line."""
    assert [each.code for each in found.diagnostics] == list(codes)
    assert found.fit
    assert found.fit["verified"] is True
    assert set(found.fit["faults"].values()) == {0}
    assert {column["gap_lines"] for column in found.fit["columns"]} == {0}
    return {box["name"]: (box["page"], box["span"], box["lines"]) for box in found.fit["boxes"]}


def proportions(found: Compiled) -> list[float]:
    """Width by height of every picture."""
    boxes = read_geometry(found.artefacts["print.pdf"]).boxes
    return [(box.x1 - box.x0) / (box.bottom - box.top) for box in boxes if box.kind == "image"]


def words_of(found: Compiled) -> str:
    return "".join(run.text for run in read_geometry(found.artefacts["print.pdf"]).runs)


def test_adverts_of_several_sizes_land_on_a4(tmp_path: Path) -> None:
    furniture = (
        advert("half", "page:3")
        + advert("2x90mm", image="boats.png")
        + advert("third", "page:2", words="The sailors’ hall is free on Tuesdays.")
        + advert("1x40mm", words="Umbrella found.")
        + advert("eighth", "end")
    )
    found = made(tmp_path, Plain(words=2600, stories=7, pages=4, layout=AS_DRAWN, furniture=furniture))
    boxes = sound(found)
    assert boxes["advert-1"] in {(3, 3, 30), (3, 2, 45)}
    assert boxes["advert-2"][1:] == (2, 22)
    assert boxes["advert-3"] in {(2, 3, 20), (2, 2, 30), (2, 1, 60)}
    assert boxes["advert-4"][1:] == (1, 10)
    assert boxes["advert-5"] in {(4, 3, 8), (4, 2, 11), (4, 1, 23)}
    assert words_of(found).count("Advertisement") == len(boxes)


def test_adverts_of_several_sizes_land_on_a5(tmp_path: Path) -> None:
    furniture = (
        advert("half", "page:2", image="boats.png")
        + advert("quarter")
        + advert("1x30mm", words="Umbrella found.")
    )
    boxes = sound(made(tmp_path, Plain(1300, stories=6, pages=4, layout='paper = "A5"', furniture=furniture)))
    assert boxes["advert-1"] in {(2, 1, 39), (2, 2, 20)}
    assert boxes["advert-2"][1:] in {(1, 20), (2, 10)}
    assert boxes["advert-3"][1:] == (1, 8)


@pytest.mark.parametrize("place", ["page:3", "anywhere", "end"])
def test_a_whole_page_may_be_an_advert(place: str, tmp_path: Path) -> None:
    furniture = advert("full", place, image="boats.png")
    found = made(tmp_path, Plain(3300, stories=8, pages=4, layout=AS_DRAWN, furniture=furniture))
    ((page, span, lines),) = sound(found).values()
    assert (span, lines) == (3, 60)
    assert page in {"page:3": (3,), "anywhere": (2, 3, 4), "end": (4,)}[place]


def test_in_persian_an_advert_is_marked_in_persian(tmp_path: Path) -> None:
    furniture = advert("quarter") + advert("1x60mm", words="چراغ دریایی")
    found = made(tmp_path, Plain(3000, stories=7, pages=4, language="fa", furniture=furniture))
    assert len(sound(found)) == 2


def test_in_the_thread_an_advert_has_its_size_too(tmp_path: Path) -> None:
    furniture = advert("eighth") + advert("1x60mm", "page:2", words="Umbrella found.")
    told = Plain(3000, stories=5, pages=3, layout=f'{AS_DRAWN}\nlayout = "flowing"', furniture=furniture)
    boxes = sound(made(tmp_path, told))
    assert boxes["advert-1"][1:] == (1, 23)
    assert boxes["advert-2"] == (2, 1, 15)


@pytest.mark.parametrize(("words", "used"), [(700, False), (250, True)])
def test_a_sold_filler_waits_until_it_is_needed(words: int, used: bool, tmp_path: Path) -> None:  # noqa: FBT001 - one of two cases
    furniture = advert("quarter") + "filler = true\n"
    boxes = sound(made(tmp_path, Plain(words, stories=3, pages=1, layout=AS_DRAWN, furniture=furniture)))
    assert bool(boxes) == used


# -- what cannot be ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("furniture", "code", "said"),
    [
        (advert("4x80mm"), "print-wide-box", "a page has 3 columns"),
        (advert("1x300mm"), "print-too-deep", "deeper than the 60 lines"),
        (advert("full", "page:1"), "print-too-deep", "deeper than the 51 lines"),
        (advert("eighth", words="Words and more words. " * 90), "print-overset-box", "“eighth” has 8 there"),
    ],
)
def test_a_size_that_cannot_be_had_says_why(furniture: str, code: str, said: str, tmp_path: Path) -> None:
    found = made(tmp_path, Plain(2600, stories=7, pages=4, layout=AS_DRAWN, furniture=furniture))
    (fault,) = found.diagnostics
    assert fault.code == code
    assert said in fault.message
    assert fault.hints
    assert "print.pdf" not in found.artefacts


def test_a_coarse_advert_is_set_with_a_warning(tmp_path: Path) -> None:
    furniture = advert("quarter", image="coarse.png")
    found = made(tmp_path, Plain(2600, stories=7, pages=4, layout=AS_DRAWN, furniture=furniture))
    assert len(sound(found, "print-coarse-picture")) == 1
    (remark,) = found.diagnostics
    assert "has 60 × 40 dots" in remark.message


# -- pictures ---------------------------------------------------------------------------------------------------


def test_a_finished_picture_is_shown_whole(tmp_path: Path) -> None:
    furniture = advert("half", "page:2", image="boats.png")
    found = made(tmp_path, Plain(2600, stories=7, pages=4, layout=AS_DRAWN, furniture=furniture))
    sound(found)
    assert proportions(found) == [pytest.approx(1200 / 1800, rel=0.01)]
