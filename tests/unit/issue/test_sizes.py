"""Sizes of space on a page, as they are sold."""

from __future__ import annotations

import pytest

from broadsheet.issue.sizes import Cutout, Share, size_of


@pytest.mark.parametrize(
    ("text", "parts"), [("full", 1), ("half", 2), ("third", 3), ("quarter", 4), ("eighth", 8)]
)
def test_a_share_has_a_name(text: str, parts: int) -> None:
    assert size_of(text) == Share(parts)


@pytest.mark.parametrize(
    ("text", "columns", "deep"),
    [("2x80mm", 2, 80), ("1x60mm", 1, 60), ("3×45.5mm", 3, 45.5), ("2 x 80 mm", 2, 80)],
)
def test_columns_by_height_are_read(text: str, columns: int, deep: float) -> None:
    assert size_of(text) == Cutout(columns, deep)


@pytest.mark.parametrize(
    "text", ["", "fifth", "Half", "2x80", "80mm", "0x80mm", "2x0mm", "2x1000mm", "12x80mm", "2x80mm\n"]
)
def test_anything_else_is_no_size(text: str) -> None:
    assert size_of(text) is None
