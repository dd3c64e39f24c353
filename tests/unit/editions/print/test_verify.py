"""The finished PDF is held against the plan: what differs is found, and what is sound passes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pikepdf
import pytest

from broadsheet.editions.print.edition import Printed, composed, print_pages
from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import PageGrid
from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.editions.print.verify import verify
from broadsheet.fit.fitting import fit
from broadsheet.fit.flatplan import Flatplan, PlannedStory
from broadsheet.fit.ladder import Shelves
from broadsheet.press.cache import Cache
from broadsheet.press.pictures import prepare_pictures
from broadsheet.sources.folder.assemble import load_folder
from broadsheet.strings import load_strings
from tests.support.publications import EXAMPLE


@dataclass(frozen=True, slots=True)
class Finished:
    plan: Flatplan
    grid: PageGrid
    printed: Printed


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finished]:
    issue = load_folder(EXAMPLE).issue
    assert issue
    prepared = prepare_pictures(issue, EXAMPLE, cache=Cache(tmp_path_factory.mktemp("cache")))
    strings, _ = load_strings("en", {})
    job = Job(prepared.issue, prepared.files, PrintSettings(), strings, EXAMPLE)
    with Typesetter(font_folders(EXAMPLE)) as typesetter, composed(job, typesetter) as composition:
        fitted = fit(issue, Shelves(composition))
        assert fitted.plan
        yield Finished(fitted.plan, composition.formats[0].grid, print_pages(composition, fitted.plan))


def with_first_story(plan: Flatplan, **changes: int) -> Flatplan:
    """The plan with its first story's frame changed."""

    def changed(planned: object) -> object:
        if isinstance(planned, PlannedStory) and planned.copy.lead:
            return replace(planned, frame=replace(planned.frame, **changes))
        return planned

    pages = tuple(tuple(changed(planned) for planned in page) for page in plan.pages)
    return replace(plan, pages=pages)  # type: ignore[arg-type]


def test_a_sound_pdf_agrees_with_its_plan_to_the_line(finished: Finished) -> None:
    found = finished.printed.verification
    assert found.differences == ()
    assert found.verified
    assert found.faults.total == 0
    assert set(found.gaps.values()) == {0}


def test_a_story_one_line_lower_than_planned_is_found(finished: Finished) -> None:
    line = next(finished.plan.stories()).frame.line
    found = verify(with_first_story(finished.plan, line=line + 1), finished.grid, finished.printed.pdf)
    assert not found.verified
    assert "planned at page 1 column 1" in found.differences[0]


def test_a_story_in_another_column_is_found(finished: Finished) -> None:
    found = verify(with_first_story(finished.plan, column=1), finished.grid, finished.printed.pdf)
    assert not found.verified


def test_a_missing_page_is_found(finished: Finished) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(finished.printed.pdf)) as pdf:
        del pdf.pages[3]
        pdf.save(out)
    found = verify(finished.plan, finished.grid, out.getvalue())
    assert "4 pages were planned, the PDF has 3" in found.differences


def test_another_grid_is_off_the_grid(finished: Finished) -> None:
    skewed = replace(finished.grid, margin_top=finished.grid.margin_top + 3)
    found = verify(finished.plan, skewed, finished.printed.pdf)
    assert found.faults.off_grid_baselines > 100


def test_type_outside_every_frame_is_overset(finished: Finished) -> None:
    shorter = with_first_story(finished.plan, lines=20)
    found = verify(shorter, finished.grid, finished.printed.pdf)
    assert found.faults.overset_lines > 10


def test_the_grid_holds_sixty_lines_in_three_columns_on_a4(finished: Finished) -> None:
    grid = finished.grid
    assert (grid.lines, grid.columns) == (60, 3)
    assert grid.column_width == pytest.approx(157.76, abs=0.01)
