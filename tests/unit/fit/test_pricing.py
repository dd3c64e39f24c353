"""What a choice costs: where a cut leaves a story, and the air in a box."""

from __future__ import annotations

import pytest

from broadsheet.fit import pricing
from broadsheet.fit.costs import WEIGHTS, aired
from broadsheet.fit.cuts import cuts
from broadsheet.issue.model import Block, CutPoint
from tests.unit.fit.copy import crosshead, filled, items, story
from tests.unit.fit.typewriter import measured_story

BEANS = items(*["Beans are dear this year again."] * 4)


def leaving(point: CutPoint | None, *body: Block) -> list[str]:
    """Why it costs something to leave a story there."""
    copy = measured_story(story(*body))
    cut = next(cut for cut in cuts(copy) if cut.point == point)
    return [charge.reason for charge in pricing.ending(copy, cut, WEIGHTS)]


def test_a_cut_within_a_list_is_charged_for() -> None:
    assert leaving(CutPoint(1, 2), filled(20, 20), BEANS, filled(20)) == ["cut-in-list"]


def test_a_cut_after_a_list_or_within_a_paragraph_is_not() -> None:
    assert leaving(CutPoint(2), filled(20, 20), BEANS, filled(20)) == []
    assert leaving(CutPoint(0, 2), filled(20, 20, 20), BEANS) == []


def test_a_cut_before_a_list_is_not_within_it() -> None:
    assert leaving(CutPoint(1), filled(20, 20), BEANS) == []


@pytest.mark.parametrize(
    ("lines", "reasons"), [(3, ["cut-under-crosshead"]), (4, ["cut-under-crosshead"]), (5, [])]
)
def test_a_cut_hardly_into_a_section_is_charged_for(lines: int, reasons: list[str]) -> None:
    body = (filled(20, 20), crosshead(), filled(6 * lines), filled(30))
    assert leaving(CutPoint(3), *body) == reasons


def test_only_the_last_section_counts() -> None:
    body = (filled(20, 20), crosshead(), filled(18), crosshead(), filled(36), filled(30))
    assert leaving(CutPoint(5), *body) == []
    begun = (filled(20, 20), crosshead(), filled(36), crosshead(), filled(18), filled(30))
    assert leaving(CutPoint(5), *begun) == ["cut-under-crosshead"]


def test_a_story_that_is_whole_may_end_anywhere() -> None:
    assert leaving(None, filled(20, 20), crosshead(), filled(12)) == []
    assert leaving(None, filled(20, 20), BEANS) == []


def test_air_costs_by_its_square() -> None:
    assert [aired(air, WEIGHTS.box_of) for air in range(4)] == [WEIGHTS.box_air * air**2 for air in range(4)]


def test_air_costs_less_in_a_larger_box() -> None:
    small, usual, large = (aired(4, WEIGHTS.box_of * n // 2) for n in (1, 2, 4))
    assert (small, usual) == (2 * usual, 2 * large)
