"""The text edition: one file, as the configuration wants it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from broadsheet.edition import Order, Shown
from broadsheet.editions.text import TEXT
from broadsheet.issue.model import Picture
from broadsheet.sources.folder.assemble import load_folder
from broadsheet.strings import load_strings
from tests.support.declaration import Setting, publish
from tests.support.publications import EXAMPLE


def no_picture(_picture: Picture, _width: int, _share: float) -> Shown:
    raise AssertionError("text shows no pictures")


def order(root: Path) -> Order:
    loaded = load_folder(root)
    assert loaded.config is not None
    assert loaded.issue is not None
    strings, _ = load_strings(loaded.issue.publication.language, loaded.config.strings)
    return Order(root, loaded.config, loaded.issue, strings, no_picture)


def text_of(asked: Order) -> str:
    made = TEXT.make(asked)
    assert (*made.artefacts,) == TEXT.owns
    assert made.diagnostics == ()
    return made.artefacts["issue.txt"].decode("utf-8")


def test_the_example_reads_as_its_editor_wrote_it() -> None:
    text = text_of(order(EXAMPLE))
    assert text.startswith("=" * 72 + "\nHARBOUR NEWS\n")
    assert "Saturday     8.00  11.00    hourly\n" in text
    assert text.count("<https://example.org/n/21") == 8
    assert text.count("On the web:\n") == 7
    assert text.count("Continue at:\n") == 1


def test_excerpts_are_carried_where_the_publisher_wants_them() -> None:
    whole = order(EXAMPLE)
    wanted = msgspec.structs.replace(whole.config.text, carry="excerpt", excerpt_words=40)
    config = msgspec.structs.replace(whole.config, text=wanted)
    text = text_of(Order(whole.root, config, whole.issue, whole.strings, no_picture))
    assert len(text) < len(text_of(whole)) * 2 // 3
    assert text.count("Continue at:\n") == 8


@pytest.mark.parametrize(
    ("language", "name", "date", "home"),
    [
        ("fr", "LA SALLE DE LECTURE", "dimanche 1er novembre 2026", "En ligne :"),
        ("fa", "اتاق مطالعه", "یکشنبه ۱۰ آبان ۱۴۰۵", "در وب:"),
        ("he", "חדר הקריאה", "יום ראשון, 1 בנובמבר 2026", "ברשת:"),
        ("ja", "読書室だより", "2026年11月1日（日曜日）", "ウェブ版："),
        ("ko", "독서실 소식", "2026년 11월 1일 일요일", "웹에서 보기:"),
    ],
)
def test_each_language_has_its_own_words_dates_and_marks(
    tmp_path: Path, language: str, name: str, date: str, home: str
) -> None:
    text = text_of(order(publish(tmp_path / "paper", Setting(language))))
    assert f"\n{name}\n" in text
    assert date in text.split("\n")[4]
    assert text.count(f"\n{home}\n") == 7
