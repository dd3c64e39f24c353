"""What a language tag says about setting its words."""

from __future__ import annotations

import pytest

from broadsheet.markup.languages import direction, language_and_region


@pytest.mark.parametrize("tag", ["fa", "fa-AF", "ar", "he", "ur-PK", "az-Arab", "FA", "pa_Arab_PK"])
def test_scripts_that_run_to_the_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "ja", "az", "fa-Latn", "ks-Deva", "de-AT", "zh-Hant-TW"])
def test_scripts_that_run_to_the_right(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", ("en", None)),
        ("pt-BR", ("pt", "BR")),
        ("pt_br", ("pt", "BR")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("sr-Latn", ("sr", None)),
    ],
)
def test_language_and_region_are_told_apart(tag: str, expected: tuple[str, str | None]) -> None:
    assert language_and_region(tag) == expected
