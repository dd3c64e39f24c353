"""Issues with too little text for their pages: larger type, fillers, a block at the end, a thread through columns."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.links import read_outline
from broadsheet.press.compile import Compiled
from tests.support.plain_issues import ABOUT, PUBLISHER, Plain, plain
from tests.support.publications import compiled, example

AS_DRAWN = "body_size = 9.2\ncolumns = 3"
"""What the publisher has set himself stays, so that nothing but boxes can fill what is left."""

ADVERT = """
[[furniture]]
kind = "advert"
text = "An umbrella was found. It is free for anyone who can say what colour it is."
place = "anywhere"
filler = true
"""


def made(folder: Path, told: Plain) -> Compiled:
    return compiled(plain(folder / "paper", told))


def sound(found: Compiled) -> dict[str, Any]:
    """The report of an issue that is set as planned, without a fault and without an empty line."""
    assert found.diagnostics == ()
    assert found.fit
    assert found.fit["pages"]["actual"]
    assert found.fit["verified"] is True
    assert set(found.fit["faults"].values()) == {0}
    assert {column["gap_lines"] for column in found.fit["columns"]} == {0}
    return dict(found.fit)


def words_of(found: Compiled) -> str:
    return "".join(run.text for run in read_geometry(found.artefacts["print.pdf"]).runs)


# -- larger type ----------------------------------------------------------------------------------------------


def test_nine_hundred_words_fill_four_small_pages(tmp_path: Path) -> None:
    fit = sound(made(tmp_path, Plain(words=900, stories=7, pages=4, layout='paper = "A5"')))
    assert fit["pages"] == {"target": 4, "actual": 4}


def test_nine_hundred_words_find_their_number_of_large_pages(tmp_path: Path) -> None:
    sound(made(tmp_path, Plain(words=900, stories=7, pages="auto")))


def test_sixteen_hundred_words_fill_four_pages_in_larger_type(tmp_path: Path) -> None:
    fit = sound(made(tmp_path, Plain(words=1600, stories=7, pages=4, furniture=ABOUT)))
    assert fit["pages"]["actual"] == 4
    assert fit["solver"]["rung"] == 4
    assert fit["grid"]["body_pt"] > 9.2


# -- boxes that wait until they are needed --------------------------------------------------------------------


@pytest.mark.parametrize(("words", "used"), [(600, False), (250, True)])
def test_a_filler_is_used_only_when_it_is_needed(tmp_path: Path, words: int, used: bool) -> None:  # noqa: FBT001 - one of two cases
    found = made(tmp_path, Plain(words, stories=3, pages=1, layout=AS_DRAWN, furniture=ADVERT))
    fit = sound(found)
    assert ("umbrella" in words_of(found)) == used
    assert (fit["solver"]["rung"] == 5) == used


def test_a_block_at_the_end_fills_what_remains(tmp_path: Path) -> None:
    found = made(tmp_path, Plain(words=150, stories=3, pages=1, layout=AS_DRAWN))
    assert sound(found)["solver"]["rung"] == 5
    assert PUBLISHER in words_of(found)


def test_no_block_stands_at_the_end_of_an_issue_with_enough_copy(tmp_path: Path) -> None:
    found = made(tmp_path, Plain(words=600, stories=3, pages=1, layout=AS_DRAWN))
    sound(found)
    assert PUBLISHER not in words_of(found)


# -- a thread through the columns -----------------------------------------------------------------------------


def test_an_issue_with_fewer_stories_than_pages_flows(tmp_path: Path) -> None:
    fit = sound(made(tmp_path, Plain(words=5000, stories=3, pages=4)))
    assert (fit["solver"]["layout"], fit["solver"]["rung"], fit["pages"]["actual"]) == ("flowing", 6, 4)
    assert any(len({frame["page"] for frame in story["frames"]}) > 1 for story in fit["stories"])


def test_a_persian_issue_flows_from_the_right(tmp_path: Path) -> None:
    fit = sound(made(tmp_path, Plain(words=3000, stories=2, pages=3, language="fa")))
    assert (fit["solver"]["layout"], fit["solver"]["rung"]) == ("flowing", 6)


def test_a_publication_may_always_flow(tmp_path: Path) -> None:
    root = example(tmp_path / "paper")
    settings = root / "broadsheet.toml"
    settings.write_text(settings.read_text().replace('paper = "A4"', 'paper = "A4"\nlayout = "flowing"'))
    found = compiled(root)
    fit = sound(found)
    assert fit["solver"]["layout"] == "flowing"
    pages = [(story["page"], story["frames"][0]["page"]) for story in fit["stories"]]
    assert [listed["page"] for listed in fit["contents"]] == [page for page, _ in pages]
    assert all(page == begins for page, begins in pages)
    outline = read_outline(found.artefacts["print.pdf"])
    assert [(entry.title, entry.page) for entry in outline] == [
        (listed["title"], listed["page"]) for listed in fit["contents"]
    ]


# -- far too little -------------------------------------------------------------------------------------------


def test_two_hundred_words_a_page_are_too_few_and_what_is_named_instead_lands(tmp_path: Path) -> None:
    root = plain(tmp_path / "paper", Plain(words=800, stories=5, pages=4))
    asked = built(root)
    said = json.loads(asked.stdout)
    assert asked.returncode == 1
    assert "print.pdf" not in said["artefacts"]
    nearest = said["fit"]["nearest"]
    assert nearest["words_missing"] > 0
    again = built(root, "--pages", str(nearest["pages"]))
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["fit"]["verified"] is True


def built(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "broadsheet", "build", "-C", str(root), "--json", *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)
