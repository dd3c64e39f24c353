"""What a face can do beyond showing its characters."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from broadsheet.editions.print.features import has_small_caps
from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.typesetter import Face, Typesetter


@pytest.fixture(scope="module")
def faces() -> Sequence[Face]:
    with Typesetter(font_folders()) as typesetter:
        return typesetter.faces()


@pytest.mark.parametrize("family", ["Source Serif 4", "Playfair Display", "Libertinus Serif", "Noto Sans"])
def test_faces_with_small_capitals(family: str, faces: Sequence[Face]) -> None:
    assert has_small_caps([family], faces)


@pytest.mark.parametrize(
    "family",
    [
        "Newsreader 16pt",
        "Bricolage Grotesque 96pt",
        "Atkinson Hyperlegible",
        "Amiri",
        "DejaVu Sans Mono",
        "Noto Sans CJK KR",
    ],
)
def test_faces_without(family: str, faces: Sequence[Face]) -> None:
    assert family in {face.family for face in faces}
    assert not has_small_caps([family], faces)


def test_the_first_family_that_is_there_decides(faces: Sequence[Face]) -> None:
    assert has_small_caps(["Nobody’s", "Source Serif 4", "Amiri"], faces)
    assert not has_small_caps(["Nobody’s", "Amiri", "Source Serif 4"], faces)
    assert not has_small_caps(["Nobody’s"], faces)


def test_the_upright_face_decides(faces: Sequence[Face]) -> None:
    slanted = [face for face in faces if face.style != "normal"]
    assert not has_small_caps(["Source Serif 4"], slanted)


def test_a_file_that_cannot_be_read_promises_nothing(tmp_path: Path) -> None:
    (tmp_path / "ink.ttf").write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 40)
    assert not has_small_caps(["Ink"], [Face("Ink", "normal", str(tmp_path / "ink.ttf"))])


def test_a_face_that_was_replaced_is_read_again(tmp_path: Path, faces: Sequence[Face]) -> None:
    ink = Face("Ink", "normal", str(tmp_path / "ink.ttf"))
    found = []
    for changed, family in enumerate(("Amiri", "Playfair Display")):
        source = next(face.path for face in faces if face.family == family and face.style == "normal")
        (tmp_path / "ink.ttf").write_bytes(Path(str(source)).read_bytes())
        os.utime(tmp_path / "ink.ttf", ns=(changed, changed))
        found.append(has_small_caps(["Ink"], [ink]))
    assert found == [False, True]
