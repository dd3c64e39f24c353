"""The example's pages stand as they stood; `--update` writes how they stand now, to be read in the diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import PageGrid, page_grid
from tests.golden.layout import layout
from tests.support.publications import compiled, example

GOLDEN = Path(__file__).with_name("harbour-news.layout.txt")


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = compiled(example(tmp_path_factory.mktemp("golden") / "paper"))
    return layout(made.artefacts["print.pdf"], grid())


def grid() -> PageGrid:
    settings = PrintSettings()
    return page_grid(settings.dressed(), settings.paper)


def test_the_example_stands_as_it_stood(now: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        GOLDEN.write_text(now, encoding="utf-8")
    assert now.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_layout_names_every_page_and_block(now: str) -> None:
    assert [line for line in now.splitlines() if line.startswith("page")] == [
        f"page {n}" for n in range(1, 5)
    ]
    assert "H1       c1 l" in now
    assert sum(line.startswith("  picture") for line in now.splitlines()) >= 6
