"""The judges themselves on trial: they pass a sound page and object to each broken one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import typst

from tests.conformance.judges import JudgeError, Verdict, faults, page_validation, vera_pdf

PROFILES = ("ua1", "2a")
PAGE = b"""
#set document(title: "Harbour News", date: datetime(year: 2026, month: 11, day: 1))
#set text(lang: "en")
= Harbour News
The lamps on the north mole are lit again.
#figure(rect(width: 20pt, height: 10pt), alt: "A lamp", caption: [The lamp])
"""

Judge = Callable[[Path], list[Verdict]]
Damage = Callable[[pikepdf.Pdf], None]
JUDGES: dict[str, Judge] = {
    "page-validation": lambda pdf: page_validation(pdf, PROFILES),
    "veraPDF": lambda pdf: vera_pdf([pdf], *PROFILES),
}
every_judge = pytest.mark.parametrize("judge", JUDGES.values(), ids=JUDGES.keys())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small page that is PDF/UA-1 and PDF/A-2a."""
    path = tmp_path_factory.mktemp("sound") / "sound.pdf"
    path.write_bytes(typst.compile(PAGE, format="pdf", pdf_standards=["ua-1", "a-2a"]))
    return path


@pytest.fixture(scope="module")
def untagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same page without tags."""
    path = tmp_path_factory.mktemp("untagged") / "untagged.pdf"
    path.write_bytes(typst.compile(PAGE, format="pdf", pdf_tags=False))
    return path


def drop_nothing(pdf: pikepdf.Pdf) -> None:
    """Leave `pdf` as it is."""


def drop_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def drop_mark(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def drop_alternative_texts(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
            del element["/Alt"]


def drop_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def saved(original: Path, folder: Path, damage: Damage) -> Path:
    """A copy of `original` in `folder`, damaged."""
    copy = folder / "copy.pdf"
    with pikepdf.open(original) as pdf:
        damage(pdf)
        pdf.save(copy)
    return copy


@every_judge
def test_a_sound_page_passes(judge: Judge, sound: Path) -> None:
    verdicts = judge(sound)
    assert faults(verdicts) == []
    assert [verdict.profile for verdict in verdicts] == list(PROFILES)


@every_judge
def test_a_page_without_tags_fails_every_profile(judge: Judge, untagged: Path) -> None:
    verdicts = judge(untagged)
    assert [verdict.compliant for verdict in verdicts] == [False, False]
    assert all("StructTreeRoot" in str(verdict) for verdict in verdicts)


@every_judge
@pytest.mark.parametrize("damage", [drop_tree, drop_mark, drop_alternative_texts, drop_title])
def test_one_missing_piece_is_enough_to_fail(
    judge: Judge, sound: Path, tmp_path: Path, damage: Damage
) -> None:
    assert faults(judge(saved(sound, tmp_path, damage)))


@every_judge
def test_saving_a_sound_page_again_breaks_nothing(judge: Judge, sound: Path, tmp_path: Path) -> None:
    assert faults(judge(saved(sound, tmp_path, drop_nothing))) == []


@every_judge
def test_a_file_that_is_no_pdf_gets_no_verdict(judge: Judge, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear reader,\n")
    with pytest.raises(JudgeError):
        judge(letter)


def test_an_unknown_profile_gets_no_verdict(sound: Path) -> None:
    with pytest.raises(JudgeError):
        page_validation(sound, ["ua9"])
    with pytest.raises(JudgeError, match="ua9"):
        vera_pdf([sound], "ua9")


def test_verapdf_judges_many_files_in_one_call(sound: Path, untagged: Path) -> None:
    verdicts = vera_pdf([sound, untagged], *PROFILES)
    assert [(v.pdf, v.profile, v.compliant) for v in verdicts] == [
        (sound, "ua1", True),
        (sound, "2a", True),
        (untagged, "ua1", False),
        (untagged, "2a", False),
    ]
