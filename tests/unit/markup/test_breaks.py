"""Long runs break where readers expect, words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.markup.breaks import (
    SOFT_HYPHEN,
    ZERO_WIDTH_SPACE,
    breakable,
    breakable_address,
    breakable_title,
)


def shown(text: str) -> str:
    return breakable(text).replace(ZERO_WIDTH_SPACE, "|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("example.org/n/101", "example.org/n/101"),
        ("carpentries.org/blog/2019/01/goodbye/", "carpentries.org/|blog/|2019/|01/|goodbye/"),
        ("https://example.org/a?b=c&d=e", "https://|example.org/|a?b=c&d=e"),
        ("write_the_docs_every_time", "write_|the_|docs_|every_|time"),
        ("antidisestablishmentarianism", "antidisestablishmentarianism"),
        ("“antidisestablishmentarianism,”", "“antidisestablishmentarianism,”"),
        ("a short line of words", "a short line of words"),
        ("0123456789abcdef0123456789abcdef", "0123456789ab|cdef01234567|89abcdef"),
    ],
)
def test_runs_break_at_their_joints(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text())
def test_nothing_but_zero_width_spaces_is_added(text: str) -> None:
    assert breakable(text).replace(ZERO_WIDTH_SPACE, "") == text.replace(ZERO_WIDTH_SPACE, "")


@given(st.text(alphabet="abc/.-_?=1", min_size=19, max_size=120))
def test_no_part_of_a_long_run_is_longer_than_a_narrow_column(run: str) -> None:
    parts = breakable(run).split(ZERO_WIDTH_SPACE)
    assert all(len(part) <= 18 or part.isalpha() for part in parts)


def test_an_address_is_divided_inside_long_words_too() -> None:
    shown_address = breakable_address("example.org/antidisestablishmentarianism").replace(
        ZERO_WIDTH_SPACE, "|"
    )
    assert shown_address == "example.org/|antidisestab|lishmentaria|nism"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A headline of words", "A headline of words"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellschaft"),
        ("x" * 41, "xxxxxx-" * 6 + "xxxxx"),
        ("潮" * 60, "潮" * 60),
    ],
)
def test_in_large_type_only_words_without_end_get_soft_hyphens(text: str, expected: str) -> None:
    assert breakable_title(text).replace(SOFT_HYPHEN, "-") == expected


def test_scripts_without_spaces_break_by_themselves() -> None:
    sentence = "港の図書館は夜のあいだも開いていて、だれでも本を借りることができます。"
    assert breakable(sentence) == sentence
