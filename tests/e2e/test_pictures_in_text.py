"""A story with a picture of its own and several in its text: landscape, portrait, a tower, one too coarse."""

from __future__ import annotations

import pytest
from PIL import Image

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.model import Box
from broadsheet.issue.model import Picture
from broadsheet.issue.tree import plain as words
from broadsheet.press.compile import Compiled
from tests.support.plain_issues import Plain, plain
from tests.support.publications import compiled

DOTS = {
    "pier": (2400, 1500),
    "boat": (1200, 800),
    "mast": (800, 1300),
    "tower": (500, 2200),
    "dot": (100, 80),
}
HEAD = """image:
  file: pier.png
  alt: The pier
  caption: The pier at noon.
  credit: Ida Marsh
  focus: [0.2, 0.3]
date:"""
INSIDE = (
    '![A boat](boat.png "A boat."){credit="Tom Reed" focus="60% 40%"}',
    '![A mast](mast.png "A mast, and more of it."){credit="Tess Orr" focus="50% 10%"}',
    '![A tower](tower.png "A tower.")',
    '![A dot](dot.png "A dot.")',
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    told = Plain(words=2800, stories=4, pages=3, layout="body_size = 9.2\ncolumns = 3")
    root = plain(tmp_path_factory.mktemp("pictures") / "paper", told)
    for name, dots in DOTS.items():
        Image.new("RGB", dots, "#225").save(root / "stories" / f"{name}.png")
    story = root / "stories" / "story-1.md"
    head, *paragraphs = story.read_text(encoding="utf-8").replace("date:", HEAD, 1).split("\n\n")
    for place, picture in zip((2, 5, 9, 11), INSIDE, strict=True):
        paragraphs.insert(place, picture)
    story.write_text("\n\n".join([head, *paragraphs]), encoding="utf-8")
    return compiled(root)


def boxes(found: Compiled) -> list[Box]:
    return [box for box in read_geometry(found.artefacts["print.pdf"]).boxes if box.kind == "image"]


def test_it_is_set_as_planned(found: Compiled) -> None:
    assert found.fit
    assert found.fit["verified"] is True
    assert set(found.fit["faults"].values()) == {0}


def test_pictures_in_the_text_have_caption_credit_and_focus(found: Compiled) -> None:
    assert found.issue
    story = found.issue.stories[0]
    assert story.picture
    assert (story.picture.credit, story.picture.focus) == ("Ida Marsh", (0.2, 0.3))
    inside = [block for block in story.body if isinstance(block, Picture)]
    assert [(words(each.caption), each.credit, each.focus) for each in inside[:2]] == [
        ("A boat.", "Tom Reed", (0.6, 0.4)),
        ("A mast, and more of it.", "Tess Orr", (0.5, 0.1)),
    ]


def test_each_is_printed_but_the_coarse_one_which_says_so(found: Compiled) -> None:
    assert len(boxes(found)) == len(DOTS) - 1
    (remark,) = (each for each in found.diagnostics if each.code.startswith("print-"))
    assert remark.code == "print-coarse-picture"
    assert "stories/dot.png has 100 × 80 dots" in remark.message


def test_the_tower_is_cropped_to_what_a_column_has_room_for(found: Compiled) -> None:
    tower = max(boxes(found), key=lambda box: (box.bottom - box.top) / (box.x1 - box.x0))
    assert (tower.bottom - tower.top) / (tower.x1 - tower.x0) < 2200 / 500
    assert tower.bottom - tower.top < 42 * 12
