"""Bylines in many forms."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.credit_lines import CreditFinder
from broadsheet.sources.backissue.credits import credit_of
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Text: Ida Marsh", "en"),
        ("Words: Ida Marsh", "en"),
        ("3 May 2019 | Text: Ida Marsh", "en"),
        ("Bericht: Ida Marsh", "de"),
        ("取材＝Ida Marsh", "ja"),
    ],
)
def test_a_word_and_a_colon_announce_names(text: str, language: str) -> None:
    found = credit_of(text, vocabulary(language))
    assert found is not None
    assert (found.names, found.announced) == (("Ida Marsh",), True)


@pytest.mark.parametrize("text", ["Ida Marsh; Tom Reed", "Ida Marsh with Tom Reed", "Ida Marsh + Tom Reed"])
def test_names_are_joined_in_many_ways(text: str) -> None:
    found = credit_of(f"By {text}", vocabulary("en"))
    assert found is not None
    assert found.names == ("Ida Marsh", "Tom Reed")


def test_a_credit_that_ends_with_its_whole_date_does_not_go_on() -> None:
    said = ["朴淳 · 2022 年 4 月 12 日", "おそらく、あなたは困惑してい", "るか、プロジェクトについて考"]
    lines = [Line(text, 1, number, 1) for number, text in enumerate(said, 1)]
    found = CreditFinder(lines, [False] * 3, vocabulary("ja"), 14).find()
    assert {at: (credit.names, count) for at, (credit, count) in found.items() if credit} == {
        0: (("朴淳",), 1)
    }
