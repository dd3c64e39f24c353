"""Bylines in many forms."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.credits import credit_of
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
