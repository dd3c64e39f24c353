"""Our own books before the judges: English, Persian and Japanese."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.conformance.web.books import ace, epub_check
from tests.conformance.web.published import Published


def test_epub_check_finds_nothing(paper: Published) -> None:
    assert epub_check(paper.book) == []


def test_ace_finds_nothing(paper: Published) -> None:
    assert ace(paper.book) == []


def spoiled(book: Path, folder: Path, old: bytes, new: bytes) -> Path:
    """`book` with `old` replaced by `new` in every file of it."""
    made = folder / "spoiled.epub"
    with zipfile.ZipFile(book) as sound, zipfile.ZipFile(made, "w") as broken:
        for entry in sound.infolist():
            broken.writestr(entry, sound.read(entry).replace(old, new))
    assert made.read_bytes() != book.read_bytes()
    return made


def test_both_object_to_a_spoiled_book(english: Published, tmp_path: Path) -> None:
    unclosed = spoiled(english.book, tmp_path, b"</h1>", b"</h2>")
    assert any(each.rule.startswith("RSC") for each in epub_check(unclosed))
    silent = spoiled(english.book, tmp_path, b' alt="', b' data-alt="')
    assert any(each.rule == "image-alt" for each in ace(silent))
