"""Standing matter, asked for or usual."""

from __future__ import annotations

from pathlib import Path

from broadsheet.issue import tree
from broadsheet.issue.model import Furniture, LineBreak, Link, Paragraph, Text
from tests.unit.sources.folder.folders import CONFIG, ISSUE, TOML, load, said

ABOUT = f'''{CONFIG}about = """
Free to every house.
"""
address = ["4 Chandler’s Row"]
contact = "post@example.org"
'''
FOUR_BOXES = """
[[furniture]]
kind = "dates"
text = "2026-11-08\\n: Repair café"
place = "page:2"

[[furniture]]
kind = "about"

[[furniture]]
kind = "masthead"
title = "Who makes it"

[[furniture]]
kind = "advert"
image = "boats.jpg"
alt = "Boats to let"
filler = true
place = "anywhere"
"""


def furniture(root: Path, config: str, issue: str = ISSUE) -> tuple[Furniture, ...]:
    loaded = load(root, {"broadsheet.toml": config, TOML: issue})
    assert loaded.diagnostics == ()
    assert loaded.issue
    return loaded.issue.furniture


def words(box: Furniture) -> str:
    return " / ".join(text for block in box.blocks for text in tree.texts(block))


def test_without_furniture_about_and_address_stand_at_the_end(tmp_path: Path) -> None:
    (box,) = furniture(tmp_path, ABOUT)
    assert (box.kind, box.title, box.place) == ("about", "About us", "end")
    assert isinstance(box.address[0], Paragraph)
    assert box.address[0].sentences[0].inlines == (
        Text("4 Chandler’s Row"),
        LineBreak(),
        Link("mailto:post@example.org", (Text("post@example.org"),)),
    )


def test_an_address_alone_stands_alone(tmp_path: Path) -> None:
    (box,) = furniture(tmp_path, CONFIG + 'address = "A\\nB"\n')
    assert (box.kind, box.title, words(box)) == ("address", "", "A\nB")


def test_furniture_asked_for_takes_the_place_of_the_usual(tmp_path: Path) -> None:
    boxes = furniture(tmp_path, ABOUT + 'masthead = "Ida Marsh"\n', ISSUE + FOUR_BOXES)
    dates, about, masthead, advert = boxes
    assert (dates.kind, dates.title, dates.place) == ("dates", "Dates", "page:2")
    assert words(dates) == "2026-11-08 / Repair café"
    assert (about.title, words(about)) == ("About us", "Free to every house.")
    assert (masthead.title, words(masthead)) == ("Who makes it", "Ida Marsh")
    assert advert.picture
    assert (advert.picture.file, advert.picture.alt) == ("issues/2026-11/boats.jpg", "Boats to let")
    assert (advert.filler, advert.place, advert.blocks) == (True, "anywhere", ())


def test_the_words_of_furniture_have_their_line(tmp_path: Path) -> None:
    notice = ISSUE + '[[furniture]]\nkind = "notice"\ntext = """\nOne.\n\n[x](other.md)\n"""\n'
    loaded = load(tmp_path, {TOML: notice})
    assert said(loaded.diagnostics) == [("source-dead-link", f"{TOML}:8")]
