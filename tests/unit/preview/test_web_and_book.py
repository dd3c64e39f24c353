"""Pages of the web edition and chapters of the book, as the frames of the preview get them."""

from __future__ import annotations

import pytest

from broadsheet.editions.epub.edition import EPUB
from broadsheet.editions.web.edition import WEB
from broadsheet.press.compile import Compiled
from broadsheet.preview.answers import Answer, Desk, answer
from broadsheet.preview.board import Board, Proof
from broadsheet.preview.pages import PagePictures
from broadsheet.preview.report import as_data
from tests.unit.editions.mail.mails import issue, order, story

ISSUE = issue(story("mill"), story("ferry", title="Boats & tides"))


def proof(**more: bytes) -> Proof:
    asked = order(ISSUE)
    board = Board("paper", "2026-11")
    made = {**WEB.make(asked).artefacts, **EPUB.make(asked).artefacts}
    board.built(
        Compiled(ISSUE, (), {**made, **{name.replace("_", "."): data for name, data in more.items()}}), 1.0
    )
    return board.proof


def at(address: str, shown: Proof | None = None) -> Answer | None:
    return answer(address, shown or proof(), Desk("/token/", PagePictures()))


def test_the_page_is_told_of_all_pages_and_chapters() -> None:
    data = as_data(proof())
    assert [page["path"] for page in data["web"]["pages"]] == ["", "mill/", "ferry/"]
    assert ("story-02.xhtml", "Boats & tides") in [
        (page["path"], page["title"]) for page in data["book"]["pages"]
    ]


@pytest.mark.parametrize(
    ("path", "words"), [("", b"In this issue"), ("mill/", b"It turns."), ("index.html", b"In this issue")]
)
def test_pages_are_found_as_on_a_server(path: str, words: bytes) -> None:
    found = at(f"web/0a1b/light/{path}")
    assert found
    assert words in found.body
    assert "sandbox" in found.policy


@pytest.mark.parametrize(
    ("look", "kept", "other"),
    [("dark", b"(min-width: 0)", b"(max-width: 0)"), ("light", b"(max-width: 0)", b"(min-width: 0)")],
)
def test_a_frame_has_its_own_look_whatever_the_machine_prefers(look: str, kept: bytes, other: bytes) -> None:
    sheet = at(f"web/0a1b/{look}/style.css")
    assert sheet
    assert kept in sheet.body
    assert b"prefers-color-scheme" not in sheet.body
    assert f"color-scheme: {look};".encode() in sheet.body
    assert other not in sheet.body.replace(b"(min-width: 40rem)", b"").replace(b"(min-width: 60rem)", b"")


def test_chapters_are_found_in_the_book() -> None:
    chapter = at("book/0a1b/dark/story-01.xhtml")
    assert chapter
    assert chapter.type.startswith("application/xhtml+xml")
    assert b"It turns." in chapter.body


@pytest.mark.parametrize(
    "address",
    [
        "web/0a1b/light/../../issue.json",
        "web/0a1b/light/nowhere/",
        "book/0a1b/light/../mimetype",
        "web/0a1b/grey/",
    ],
)
def test_nothing_else_is_found(address: str) -> None:
    assert at(address) is None


def test_a_book_that_is_none_has_no_chapters() -> None:
    shown = proof(issue_epub=b"no book")
    assert as_data(shown)["book"] is None
    assert at("book/0a1b/light/nav.xhtml", shown) is None
