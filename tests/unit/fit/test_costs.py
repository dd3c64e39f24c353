"""Prices, and that the editor can read them all."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from broadsheet.fit import costs
from broadsheet.fit.costs import WEIGHTS, squeezed, text_lost

DOCUMENT = Path(__file__).parents[3] / "docs" / "explanation" / "copyfitting.md"
THRESHOLDS = {"grey_after", "shallow_below", "tall_after", "section_begun", "head_low_below", "box_of"}


def document() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_every_weight_is_documented_with_its_value() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", document(), re.MULTILINE))
    weights = {name: str(value) for name, value in asdict(WEIGHTS).items() if name not in THRESHOLDS}
    assert rows == weights


def test_every_threshold_and_hard_number_is_documented_with_its_value() -> None:
    numbers = {name: value for name, value in vars(costs).items() if name.isupper() and name != "WEIGHTS"}
    numbers |= {name: value for name, value in asdict(WEIGHTS).items() if name in THRESHOLDS}
    assert [name for name, value in numbers.items() if f"`{name}` = {value}" not in document()] == []


def test_the_second_half_of_a_story_costs_more_to_lose_than_the_first() -> None:
    half, whole = (text_lost(lines, 40, priority=3, lead=False) for lines in (20, 40))
    assert whole > 2 * half


def test_nothing_lost_costs_nothing() -> None:
    assert text_lost(0, 40, priority=5, lead=True) == 0


@pytest.mark.parametrize(("lines", "natural"), [(10, 20), (40, 20)])
def test_half_as_high_and_twice_as_high_cost_the_same(lines: int, natural: int) -> None:
    assert squeezed(lines, natural) == WEIGHTS.picture_squeezed


def test_a_picture_in_its_own_shape_costs_nothing() -> None:
    assert squeezed(20, 20) == 0
