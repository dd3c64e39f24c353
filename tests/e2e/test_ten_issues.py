"""Ten invented issues, short and long: each lands without a fault, or says what would land, and that does."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.press.compile import Compiled
from tests.support.publications import Invented, compiled, invent

ISSUES = [
    Invented(seed=seed, stories=5 + seed % 6, words=(250, 350, 500, 700)[seed % 4], pages=2 + seed % 5)
    for seed in range(1, 11)
]


@pytest.mark.parametrize("plan", ISSUES, ids=lambda plan: f"{plan.stories} stories on {plan.pages} pages")
def test_an_issue_lands_without_a_fault_or_names_what_does(plan: Invented, tmp_path: Path) -> None:
    root = invent(tmp_path / "paper", plan)
    made = compiled(root)
    assert made.fit
    if made.fit["solver"]["status"] != "infeasible":
        assert_sound(made, plan.pages)
        return
    nearest = made.fit["nearest"]["pages"]
    assert [diagnostic.code for diagnostic in made.diagnostics] == ["fit-infeasible"]
    assert nearest, made.diagnostics
    assert_sound(compiled(root, pages=nearest), nearest)


def test_most_of_them_land_on_the_pages_asked_for(tmp_path: Path) -> None:
    landed = [compiled(invent(tmp_path / str(p.seed), p)).fit for p in ISSUES[:4]]
    assert sum(fit is not None and fit["solver"]["status"] != "infeasible" for fit in landed) >= 3


def assert_sound(made: Compiled, pages: int) -> None:
    assert made.diagnostics == ()
    assert made.fit
    assert made.fit["pages"] == {"target": pages, "actual": pages}
    assert made.fit["verified"] is True
    assert set(made.fit["faults"].values()) == {0}
    assert sum(column["gap_lines"] for column in made.fit["columns"]) == 0
