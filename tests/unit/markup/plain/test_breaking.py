"""Lines break where Unicode allows it, found without asking the slow algorithm about each character."""

from __future__ import annotations

import pytest
from uniseg.linebreak import line_break_units  # type: ignore[import-untyped]

from broadsheet.markup.plain.breaking import HELD, units
from tests.support.declaration import declaration


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_unspaced_scripts_break_exactly_where_the_whole_algorithm_says(language: str) -> None:
    for article in declaration(language)[:9]:
        for text in article.paragraphs:
            assert list(units(text)) == list(line_break_units(text))


@pytest.mark.parametrize("language", ["fr", "de", "fa", "he", "ko"])
def test_spaced_scripts_break_at_spaces_where_the_whole_algorithm_does(language: str) -> None:
    for article in declaration(language)[:5]:
        for text in article.paragraphs:
            allowed = {unit_end for unit_end in _ends(line_break_units(text)) if text[unit_end - 1] == " "}
            assert set(_ends(units(text))) == allowed | {len(text)}


def _ends(parts: object) -> list[int]:
    ends, place = [], 0
    for part in parts:  # type: ignore[attr-defined]
        place += len(part)
        ends.append(place)
    return ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« oui » !", ["« oui » !"]),
        ("10 % off", ["10 ", "% ", "off"]),
        ("( a ) b", ["( a ) ", "b"]),
        ("said “The end”", ["said ", "“The ", "end”"]),
        ("well-known and/or", ["well-known ", "and/or"]),
        ("Sankt-Ansgar-Straßen-Hausnummer", ["Sankt-", "Ansgar-", "Straßen-", "Hausnummer"]),
        ("한국어를 씁니다", ["한국어를 ", "씁니다"]),
        ("東京(Tokyo)です。", ["東", "京", "(Tokyo)", "で", "す。"]),
        ("ロケット2026年", ["ロ", "ケッ", "ト", "2026", "年"]),
    ],
)
def test_what_belongs_together_stays_together(text: str, expected: list[str]) -> None:
    assert list(units(text)) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a-long/path/with?many=joints&and=more",
        "www.example.org/some/where/rather/far/away",
        "a.very-long.name@mail.example.org",
        "tel:+44-1234-5678-9012-3456",
    ],
)
def test_an_address_has_no_breaks_inside(address: str) -> None:
    assert list(units(f"see {address}, please")) == ["see ", f"{address}, ", "please"]
    assert address in list(units(f"詳しくは{address}を見る"))


def test_a_held_space_is_no_place_for_a_break() -> None:
    assert list(units(f"the report{HELD}[1] says")) == ["the ", f"report{HELD}[1] ", "says"]
    assert list(units(f"報告{HELD}[1]に")) == ["報", f"告{HELD}[1]", "に"]
