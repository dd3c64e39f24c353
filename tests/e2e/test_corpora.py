"""Issues of real articles in four scripts under every theme: each lands, sound to two judges, or says why not."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from bench.support.posts import Post, languages
from bench.support.recipes import sample, write_folder
from broadsheet.editions.print.theme_file import theme_names
from broadsheet.press.compile import Compiled
from tests.conformance.judges import faults, page_validation, vera_pdf
from tests.support.publications import compiled

# A word is a character where there are no spaces.
WORDS_A_PAGE = {"en": 700, "fa": 600, "ja": 1300, "zh": 1300}
PAGES = (2, 4, 6)


@pytest.fixture(scope="module")
def stocks() -> Mapping[str, Sequence[Post]]:
    return languages(Path(os.environ["CORPORA"]))


@pytest.mark.soak
@pytest.mark.parametrize(("language", "theme", "pages"), [*product(WORDS_A_PAGE, theme_names(), PAGES)])
def test_an_issue_of_real_articles_lands_or_is_explained(
    language: str, theme: str, pages: int, stocks: Mapping[str, Sequence[Post]], tmp_path: Path
) -> None:
    recipe = sample(stocks[language], pages, pages * WORDS_A_PAGE[language])
    write_folder(tmp_path, replace(recipe, theme=theme))
    made = compiled(tmp_path)
    assert made.fit, made.diagnostics
    nearest = made.fit["nearest"]
    if nearest is None:
        assert_sound(made, pages, tmp_path)
    elif nearest["pages"]:
        assert_sound(compiled(tmp_path, pages=nearest["pages"]), nearest["pages"], tmp_path)
    else:
        assert nearest["words_over"] or nearest["words_missing"] or nearest["impossible"]


def assert_sound(made: Compiled, pages: int, folder: Path) -> None:
    assert made.fit
    assert [found for found in made.diagnostics if found.severity == "error"] == []
    assert made.fit["pages"] == {"target": pages, "actual": pages}
    assert made.fit["verified"] is True
    assert set(made.fit["faults"].values()) == {0}
    assert sum(column["gap_lines"] for column in made.fit["columns"]) == 0
    printed = folder / "print.pdf"
    printed.write_bytes(made.artefacts["print.pdf"])
    verdicts = (*page_validation(printed, ["ua1", "2a"]), *vera_pdf([printed], "ua1", "2a"))
    assert faults(verdicts) == []
