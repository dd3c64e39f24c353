"""What the page is told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import msgspec

from broadsheet.press.compile import Compiled
from broadsheet.preview.board import Board
from broadsheet.preview.report import as_data, as_event
from tests.unit.preview.builds import ISSUE, failed, good


def told(*builds: Compiled) -> dict[str, Any]:
    board = Board("paper", "2026-11")
    for build in builds:
        board.built(build, 1.234)
    return as_data(board.proof)


def test_before_the_first_build_there_is_nothing_but_the_folder() -> None:
    data = told()
    assert (data["phase"], data["publication"], data["print"], data["mail"]) == (
        "building",
        "paper",
        None,
        None,
    )
    assert data["texts"] == data["files"] == data["diagnostics"] == []


def test_pages_are_told_with_the_verdict_on_them() -> None:
    pages = told(good())["print"]
    assert pages["pages"] == [{"width": 595, "height": 842}] * 2
    assert (pages["verified"], pages["faults"], pages["optimal"]) == (True, 0, True)


def test_errors_come_first_with_their_places_and_hints() -> None:
    error, warning = told(good(), failed())["diagnostics"]
    assert (error["severity"], error["file"], error["line"]) == ("error", "issues/2026-11/issue.toml", 7)
    assert (warning["severity"], warning["hints"]) == ("warning", ["Make it smaller."])


def test_after_a_failure_everything_is_said_to_be_from_before() -> None:
    data = told(good(), failed())
    assert data["print"]["carried"]
    assert all(file["carried"] for file in data["files"])


def test_a_change_in_one_edition_changes_its_digest_alone() -> None:
    before, after = told(good()), told(good(issue_txt=b"ANOTHER"))
    changed = {new["name"] for old, new in zip(before["files"], after["files"], strict=True) if old != new}
    assert changed == {"issue.txt"}


def test_the_mail_is_told_with_its_subject() -> None:
    assert told(good())["mail"]["subject"] == "Café"


def test_pages_run_as_the_language_does() -> None:
    publication = msgspec.structs.replace(ISSUE.publication, language="fa")
    persian = msgspec.structs.replace(ISSUE, publication=publication)
    assert told(replace(good(), issue=persian))["direction"] == "rtl"
    assert told(good())["direction"] == "ltr"


def test_an_event_is_one_line_whatever_is_in_it() -> None:
    board = Board("A name\nwith a break")
    event = as_event(board.proof)
    assert b"\n" not in event
    assert json.loads(event)["publication"] == "A name\nwith a break"
