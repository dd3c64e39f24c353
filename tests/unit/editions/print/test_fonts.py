"""Fonts come from the wheels and from the publication's own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.diagnostics import MachineError
from broadsheet.editions.print import fonts
from broadsheet.editions.print.fonts import extra_packages, font_folders, own_fonts, unusable_fonts


def test_a_publication_without_fonts_uses_the_wheels(tmp_path: Path) -> None:
    folders = font_folders(tmp_path)
    assert len(folders) == len(fonts.FONT_PACKAGES) + len(extra_packages())
    assert all(any(folder.rglob("*.[to]t[fc]")) for folder in folders)


def test_the_fonts_of_an_extra_come_behind_the_others_where_they_are_installed(tmp_path: Path) -> None:
    assert extra_packages() == ("manimgx_fonts_cjk",)
    assert font_folders(tmp_path)[-1].name == "manimgx_fonts_cjk"


def test_the_fonts_of_an_extra_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_EXTRA_WHEELS", {"no_such_wheel_of_fonts": "."})
    assert extra_packages() == ()
    assert len(font_folders(tmp_path)) == len(fonts.FONT_PACKAGES)


def test_own_fonts_are_found_in_folders_too_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.TTF", "family/a.otf", "family/readme.txt", "c.woff2"):
        (tmp_path / "fonts" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "fonts" / name).touch()
    (tmp_path / "fonts" / "folder.ttf").mkdir()
    assert [path.name for path in own_fonts(tmp_path)] == ["b.TTF", "c.woff2", "a.otf"]
    assert font_folders(tmp_path)[-1] == tmp_path / "fonts"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("ink.ttf", b"not a font", "is no font"),
        ("ink.otf", b"", "is no font"),
        ("ink.woff2", b"wOF2", "is a font for the web"),
    ],
)
def test_a_file_print_cannot_use_is_named(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / name).write_bytes(data)
    (found,) = unusable_fonts(tmp_path)
    assert (found.code, str(found.span)) == ("print-unusable-font", f"fonts/{name}")
    assert said in found.message


def test_real_fonts_are_usable(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    face = next(font_folders()[0].rglob("*.[to]tf"))
    (tmp_path / "fonts" / face.name).write_bytes(face.read_bytes())
    assert list(unusable_fonts(tmp_path)) == []


def test_a_missing_wheel_is_the_machine_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_WHEELS", {"no_such_wheel_of_fonts": "."})
    with pytest.raises(MachineError, match="no_such_wheel_of_fonts"):
        font_folders()
