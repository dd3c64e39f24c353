from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet.intake import sources
from broadsheet.intake.sources import find_sources


def codes(*named: str) -> list[str]:
    return [fault.code for fault in find_sources(named)[1]]


def test_a_folder_gives_all_that_can_be_brought_home_once_each(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, text in {"z.TXT": "z", "b/a.pdf": "a", "b/copy.eml": "z", "b/notes.docx": "no"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found, faults = find_sources([str(tmp_path)])
    assert [source.name for source in found] == ["z.TXT", "a.pdf"]
    assert found[0].sha256.startswith("594e519a")
    assert faults == ()


def test_an_address_is_not_fetched() -> None:
    ((), (fault,)) = find_sources(["https://example.org/news.pdf"])
    assert (fault.code, fault.hints) == (
        "import-unknown-kind",
        ("Save the page or the PDF, and name the file.",),
    )


def test_what_is_no_source_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "a.txt").write_bytes(b"123")
    (tmp_path / "empty").mkdir()
    assert codes(str(tmp_path / "a.docx")) == ["import-unknown-kind"]
    assert codes(str(tmp_path / "empty")) == ["import-unknown-kind"]
    assert codes(str(tmp_path / "gone.txt")) == ["import-unreadable"]
    monkeypatch.setattr(sources, "LARGEST", 2)
    assert codes(str(tmp_path / "a.txt")) == ["import-over-limit"]
    monkeypatch.setattr(sources, "_MOST_FILES", 0)
    assert codes(str(tmp_path)) == ["import-over-limit"]


def test_what_is_hidden_and_what_a_publication_builds_is_no_source(tmp_path: Path) -> None:
    for name in (
        ".git/a.txt",
        "paper/broadsheet.toml",
        "paper/out/b.txt",
        "paper/.broadsheet/c.txt",
        "paper/d.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [source.name for source in find_sources([str(tmp_path)])[0]] == ["d.txt"]


def test_a_name_that_is_no_text_can_be_said(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xff.doc"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)
    (source,), faults = find_sources([str(tmp_path), os.fsdecode(os.fsencode(tmp_path) + b"/\xff.doc")])
    assert source.name == "\ufffd.txt"
    assert faults[0].message.encode().endswith(b"\xef\xbf\xbd.doc is of a kind that cannot be brought home.")
