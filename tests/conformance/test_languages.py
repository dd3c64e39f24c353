"""An issue in each of nine languages under every theme: it lands, nothing in it is amiss, and both judges agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.lines import ancestors, lines_of, runs_by_block
from broadsheet.editions.print.readback.model import Geometry, Line
from broadsheet.editions.print.theme_file import theme_names
from broadsheet.markup.languages import direction
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.workshop import Workshop
from tests.conformance.judges import faults, page_validation, vera_pdf
from tests.support.declaration import LANGUAGES, Setting, declaration, publish

SETTINGS = [Setting(language, theme) for theme in theme_names() for language in LANGUAGES]
every_issue = pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: f"{each.language}-{each.theme}")

DIRECTIONS = {"ltr": "/L2R", "rtl": "/R2L"}


@dataclass(frozen=True, slots=True)
class Issue:
    """What was made; `pdf` is there only if it landed."""

    compiled: Compiled
    pdf: Path


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> dict[Setting, Issue]:
    """All issues, made with one typesetter; none learns from the plan of another."""
    return dict(_made(tmp_path_factory.mktemp("languages")))


def _made(folder: Path) -> Iterator[tuple[Setting, Issue]]:
    with Workshop() as workshop:
        for setting in SETTINGS:
            name = f"{setting.language}-{setting.theme}"
            made = compile_issue(Request(publish(folder / name, setting)), workshop=workshop)
            workshop.fits.clear()
            issue = Issue(made, folder / f"{name}.pdf")
            if "print.pdf" in made.artefacts:
                issue.pdf.write_bytes(made.artefacts["print.pdf"])
            yield setting, issue


def turns(geometry: Geometry, size: float) -> set[str]:
    """The sides on which text in type of `size` goes on, wherever it turns from a column's foot to another's head."""
    found = set()
    for before, after in pairwise(_stream(geometry, size)):
        if before and after and after.page == before.page and after.baseline < before.baseline:
            found.add("ltr" if after.x0 > before.x0 else "rtl")
    return found


def _stream(geometry: Geometry, size: float) -> Iterator[Line | None]:
    """The lines of such type in reading order, with None where a heading parts one text from the next."""
    for index, runs in runs_by_block(geometry).items():
        around = (geometry.elements[index], *ancestors(geometry.elements, index))
        if any(element.level == 1 for element in around):
            yield None
        yield from lines_of(run for run in runs if run.size == size)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_a_preamble_and_thirty_articles(language: str) -> None:
    articles = declaration(language)
    assert [article.number for article in articles] == list(range(31))
    assert all(article.paragraphs for article in articles)


@every_issue
def test_an_issue_lands_without_a_fault(setting: Setting, issues: dict[Setting, Issue]) -> None:
    made = issues[setting].compiled
    assert made.diagnostics == ()
    assert made.fit
    assert made.fit["verified"] is True
    assert set(made.fit["faults"].values()) == {0}
    assert [column for column in made.fit["columns"] if column["gap_lines"]] == []


@every_issue
def test_a_document_names_its_language_and_its_direction(
    setting: Setting, issues: dict[Setting, Issue]
) -> None:
    with pikepdf.open(issues[setting].pdf) as pdf:
        assert pdf.Root.Lang == setting.language
        assert pdf.Root.ViewerPreferences.Direction == DIRECTIONS[direction(setting.language)]


@every_issue
def test_columns_follow_each_other_as_the_language_is_read(
    setting: Setting, issues: dict[Setting, Issue]
) -> None:
    fit = issues[setting].compiled.fit
    assert fit
    geometry = read_geometry(issues[setting].pdf.read_bytes())
    assert turns(geometry, fit["grid"]["body_pt"]) == {direction(setting.language)}


@every_issue
def test_page_validation_finds_nothing(setting: Setting, issues: dict[Setting, Issue]) -> None:
    assert faults(page_validation(issues[setting].pdf, ["ua1", "2a"])) == []


def test_vera_pdf_finds_nothing(issues: dict[Setting, Issue]) -> None:
    printed = [issue.pdf for issue in issues.values() if issue.pdf.exists()]
    assert faults(vera_pdf(printed, "ua1", "2a")) == []
