"""Fields that would be torn apart in a line of the other direction are isolated, others are left as they are."""

from __future__ import annotations

import pytest

from broadsheet.markup.isolates import isolated


@pytest.mark.parametrize(
    ("text", "direction", "is_isolated"),
    [
        ("John Smith (UK)", "rtl", True),
        ("مینا سپیدار", "rtl", False),
        ("۲۸ مهر", "rtl", False),
        ("12 · 3", "rtl", False),
        ("John Smith (UK)", "ltr", False),
        ("مینا سپیدار", "ltr", True),
        ("12 May", "ltr", False),
        ("読書室", "ltr", False),
        ("", "rtl", False),
    ],
)
def test_only_what_needs_it(text: str, direction: str, *, is_isolated: bool) -> None:
    assert (isolated(text, direction) == f"\u2068{text}\u2069") is is_isolated  # type: ignore[arg-type]
