"""Outside judges on the product's own pages: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.judges import faults, page_validation, vera_pdf
from tests.support.publications import Invented, compiled, example, invent


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The example, and an invented issue with lists, tables, notes, verse and code."""
    folder = tmp_path_factory.mktemp("judged")
    found = []
    for name, root in (
        ("example", example(folder / "example")),
        ("invented", invent(folder / "invented", Invented(seed=3, stories=7, words=420, pages=3))),
    ):
        made = compiled(root, pages="auto")
        assert made.artefacts.get("print.pdf"), made.diagnostics
        pdf = folder / f"{name}.pdf"
        pdf.write_bytes(made.artefacts["print.pdf"])
        found.append(pdf)
    return found


def test_page_validation_finds_nothing_in_the_pages(printed: list[Path]) -> None:
    assert [faults(page_validation(pdf, ["ua1", "2a"])) for pdf in printed] == [[], []]


def test_vera_pdf_finds_nothing_in_the_pages(printed: list[Path]) -> None:
    assert faults(vera_pdf(printed, "ua1", "2a")) == []
