"""Issues whose stories are in several languages and scripts, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.theme_file import theme_names
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.workshop import Workshop
from tests.support.declaration import Setting, publish

# By publication: whose stories are in which languages.
GUESTS = {
    "en": {"born-free": "fa", "one-law": "fr", "by-the-stove": "ja", "think-speak-gather": "he"},
    "fa": {"born-free": "de", "a-fair-hearing": "en", "work-and-rest": "ko", "to-go-and-come-back": "he"},
}


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as made:
        yield made


def mixed(folder: Path, language: str, theme: str) -> Path:
    """The declaration in `language`, some of its stories as other languages have them."""
    root = publish(folder / language, Setting(language, theme))
    for slug, guest in GUESTS[language].items():
        there = publish(folder / f"{slug}-{guest}", Setting(guest)) / f"stories/{slug}.md"
        text = there.read_text(encoding="utf-8").replace("---\n", f"---\nlang: {guest}\n", 1)
        (root / f"stories/{slug}.md").write_text(text, encoding="utf-8")
    return root


def built(folder: Path, language: str, theme: str, workshop: Workshop) -> Compiled:
    return compile_issue(Request(mixed(folder, language, theme)), workshop=workshop)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("language", GUESTS)
def test_pages_are_as_planned(language: str, theme: str, tmp_path: Path, workshop: Workshop) -> None:
    made = built(tmp_path, language, theme, workshop)
    assert made.fit, made.diagnostics
    assert made.fit["verified"], made.diagnostics
    assert not any(made.fit["faults"].values())
    assert not any(column["gap_lines"] for column in made.fit["columns"])


def test_every_story_has_the_words_and_dates_of_its_language(tmp_path: Path, workshop: Workshop) -> None:
    made = built(tmp_path, "en", "classic", workshop)
    said = "".join(run.text for run in read_geometry(made.artefacts["print.pdf"]).runs).replace("\u00a0", " ")
    for words in ("By ", "20 October", "Par ", "20 octobre", "Lire la suite", "מאת"):
        assert words in said, words
