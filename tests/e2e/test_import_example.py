"""The old issue that the demo brings home comes home whole."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest

from broadsheet.sources.backissue import recover

SAMPLE = resources.files("broadsheet") / "examples" / "back-issue" / "harbour-news-2019-05.txt"
LAMPS = "https://harbour.example/2019/north-mole-lamps/"
STORIES = {
    "The lamps of the north mole": (["Ida Marsh"], "2019-04-26", LAMPS, 1),
    "A piano looks for a home": (["Tom Reed"], "2019-04-09", "https://harbour.example/2019/piano/", 1),
    "Eighty voices in a tin": (["Lena Orr", "Ida Marsh"], "2019-04-20", None, 1),
    "What the dredger brought up": (
        ["Ines Hollow"],
        "2019-04-11",
        "https://harbour.example/2019/dredger/",
        2,
    ),
    "Room for nine more boats": (["Tom Reed"], "2019-04-24", "https://harbour.example/2019/pontoon/", 2),
    "The reading room opens on Sundays": (["Lena Orr"], "2019-04-28", None, 2),
    "New keys at the office": (None, None, None, 2),
}


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return recover(SAMPLE.read_bytes(), SAMPLE.name).report()


def value(field: dict[str, Any] | None) -> object:
    return field["value"] if field else None


def test_every_story_has_its_fields(report: dict[str, Any]) -> None:
    found = {
        story["title"]["value"]: (
            value(story["byline"]),
            value(story["date"]),
            value(story["permalink"]),
            story["page"],
        )
        for story in report["stories"]
    }
    assert found == STORIES


def test_texts_are_whole(report: dict[str, Any]) -> None:
    lamps, *_, keys = report["stories"]
    assert value(lamps["standfirst"]) == "For five weeks nobody knew who had put them out. Now somebody does."
    assert [value(quote) for quote in lamps["pull_quotes"]] == [
        "A lamp that is lit for nobody is still a lamp."
    ]
    assert lamps["body"][-1].endswith("So the mole stays dark until the young are out")
    assert keys["body"] == []


def test_the_issue_says_who_it_is(report: dict[str, Any]) -> None:
    issue = {name: value(field) for name, field in report["issue"].items()}
    assert issue["nameplate"] == "Harbour News"
    assert (issue["number"], issue["date"]) == ("41", "2019-05-01")
    assert str(issue["about"]).endswith("• a boat for whoever can row one\n• soup on Thursdays")
    assert issue["address"] == "The Harbour Society\nChandler’s Steps 4\nPort Ellery"
    assert issue["contact"] == "post@harbour.example"
