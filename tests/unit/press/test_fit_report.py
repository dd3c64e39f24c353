"""fit.json: the plan, and what was measured on the finished pages, never the one for the other."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.readback.links import Bookmark
from broadsheet.editions.print.verify import Verification
from broadsheet.editions.print.verify.expected import Place
from broadsheet.editions.print.verify.faults import Fault
from broadsheet.fit.fitting import Fitted, fit
from broadsheet.fit.ladder import Shelves
from broadsheet.press.fit_report import fit_report
from tests.unit.fit.issues import six
from tests.unit.fit.typewriter import Typewriter


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    told = six()
    return fit(told, Shelves([Typewriter().measure(told)]))


def found(faults: tuple[Fault, ...] = (), differences: tuple[str, ...] = ()) -> Verification:
    return Verification(
        pages=2,
        fault_places=faults,
        gaps={Place(2, 0): 1, Place(1, 2): 0, Place(1, 0): 0},
        contents=(Bookmark("The mill", 1, 1),),
        hyphens_at_column_end=2,
        differences=differences,
    )


def test_before_printing_nothing_is_claimed_of_the_pages(fitted: Fitted) -> None:
    report = fit_report("2026-11", fitted, None)
    assert report["verified"] is False
    assert report["faults"] is None
    assert report["columns"] == []


def test_columns_are_counted_from_one_in_reading_order(fitted: Fitted) -> None:
    assert fit_report("2026-11", fitted, found())["columns"] == [
        {"page": 1, "column": 1, "gap_lines": 0},
        {"page": 1, "column": 3, "gap_lines": 0},
        {"page": 2, "column": 1, "gap_lines": 1},
    ]


def test_contents_and_pages_are_those_of_the_pdf(fitted: Fitted) -> None:
    report = fit_report("2026-11", fitted, found())
    assert report["contents"] == [{"title": "The mill", "page": 1}]
    assert report["pages"] == {"target": 2, "actual": 2}
    assert report["notes"] == {"hyphens_at_column_end": 2}


def test_verified_means_neither_differences_nor_faults(fitted: Fitted) -> None:
    sound, faulty, different = (
        found(),
        found((Fault("widows", 2, "the tide"),)),
        found(differences=("a line too low",)),
    )
    assert [fit_report("2026-11", fitted, each)["verified"] for each in (sound, faulty, different)] == [
        True,
        False,
        False,
    ]
    assert fit_report("2026-11", fitted, faulty)["faults"]["widows"] == 1
