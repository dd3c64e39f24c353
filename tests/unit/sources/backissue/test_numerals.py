"""Numbers of right-to-left text that were copied backwards."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.numerals import upright


def turned(*texts: str) -> list[str]:
    return [line.text for line in upright([Line(text, 1, at, 1) for at, text in enumerate(texts, 1)])]


def test_years_that_stand_backwards_turn_all_numbers_round() -> None:
    assert turned("العدد ١٠٩", "٦١ سبتمبر ٥٢٠٢", "ص ٧") == ["العدد ٩٠١", "١٦ سبتمبر ٢٠٢٥", "ص ٧"]


@pytest.mark.parametrize("text", ["١٦ سبتمبر ٢٠٢٥", "۱۲ مهر ۱۴۰۲", "العدد ١٠٩", "No. 5202"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert turned(text) == [text]
