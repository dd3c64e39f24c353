"""Outside judges on the product's own pages: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.press.compile import Compiled
from tests.conformance.judges import faults, page_validation, vera_pdf
from tests.support.plain_issues import ABOUT, Plain, plain
from tests.support.publications import Invented, compiled, example, invent

MIXED = Invented(seed=3, stories=7, words=420, pages=3)
"""Lists, tables, notes, verse and code."""


def issues(folder: Path) -> Iterator[tuple[str, Compiled]]:
    yield "example", compiled(example(folder / "example"), pages="auto")
    yield "invented", compiled(invent(folder / "invented", MIXED), pages="auto")
    flowing = invent(folder / "flowing", MIXED)
    with (flowing / "broadsheet.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[print]\nlayout = "flowing"\n')
    yield "flowing", compiled(flowing, pages="auto")
    yield "persian", compiled(plain(folder / "persian", Plain(words=3000, stories=2, pages=3, language="fa")))
    yield "short", compiled(plain(folder / "short", Plain(words=1500, stories=7, pages=4, furniture=ABOUT)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Compiled]:
    """The example, an invented issue in either layout, one that runs from the right, one short of copy."""
    return dict(issues(tmp_path_factory.mktemp("judged")))


@pytest.fixture(scope="module")
def printed(made: dict[str, Compiled], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("printed")
    for name, each in made.items():
        assert each.artefacts.get("print.pdf"), each.diagnostics
        (folder / f"{name}.pdf").write_bytes(each.artefacts["print.pdf"])
    return sorted(folder.iterdir())


def test_the_pages_are_of_every_kind(made: dict[str, Compiled]) -> None:
    solvers = {name: each.fit["solver"] for name, each in made.items() if each.fit}
    assert {name for name, solver in solvers.items() if solver["layout"] == "flowing"} == {
        "flowing",
        "persian",
    }
    assert made["short"].fit
    assert made["short"].fit["grid"]["body_pt"] > 9.2
    assert solvers["short"]["rung"] == 5


def test_page_validation_finds_nothing_in_the_pages(printed: list[Path]) -> None:
    assert [found for pdf in printed for found in faults(page_validation(pdf, ["ua1", "2a"]))] == []


def test_vera_pdf_finds_nothing_in_the_pages(printed: list[Path]) -> None:
    assert faults(vera_pdf(printed, "ua1", "2a")) == []
