"""Lines are as full as they may be, counted in cells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from wcwidth import wcswidth

from broadsheet.markup.plain.filling import Filled, fill
from tests.support.declaration import LANGUAGES, declaration

KINSOKU_START = "、。，；：！？」』）〉》々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
KINSOKU_END = "「『（〈《"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [24, 40, 72])
def test_no_line_is_wider_and_none_could_hold_what_begins_the_next(language: str, width: int) -> None:
    for article in declaration(language)[:4]:
        for text in article.paragraphs:
            lines = fill(text, width)
            assert all(wcswidth(line.text) <= width for line in lines)
            for line, following in pairwise(lines):
                first = following.text.split(" ")[0] if line.spaced else following.text[:6]
                assert wcswidth(line.text) + line.spaced + wcswidth(first) > width


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_no_line_begins_or_ends_with_what_may_not_stand_there(language: str) -> None:
    lines = [
        line.text
        for article in declaration(language)
        for text in article.paragraphs
        for width in (20, 30, 41)
        for line in fill(text, width)
    ]
    assert len(lines) > 600
    assert [line for line in lines if line[0] in KINSOKU_START or line[-1] in KINSOKU_END] == []


def test_a_line_says_whether_a_space_stood_behind_it() -> None:
    assert fill("one two 三四五六七八九十", 8) == [
        Filled("one two", spaced=True),
        Filled("三四五六"),
        Filled("七八九十"),
    ]


def test_a_word_that_no_line_holds_is_broken_between_what_readers_take_for_characters() -> None:
    family, accented = "👨‍👩‍👧", "e\u0301"
    lines = [line.text for line in fill(f"so {accented * 9}{family * 3}", 4)]
    assert lines == [f"so {accented}", accented * 4, accented * 4, family * 2, family]


def test_thai_without_a_dictionary_still_fits() -> None:
    text = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิต่างมีเหตุผลและมโนธรรม"
    lines = fill(text, 20)
    assert "".join(line.text for line in lines) == text
    assert all(wcswidth(line.text) <= 20 for line in lines)


def test_an_address_too_long_for_a_line_has_one_for_itself() -> None:
    address = "https://example.org/" + "x" * 60
    assert [line.text for line in fill(f"see {address} now", 20)] == ["see", address, "now"]
    assert [line.text for line in fill(f"詳細は{address}です", 20)] == ["詳細は", address, "です"]


def test_a_word_glued_to_an_address_does_not_make_it_break() -> None:
    address = "https://example.org/" + "x" * 60
    assert address in [line.text for line in fill("a" * 30 + "(" + address, 20)]
