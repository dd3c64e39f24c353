"""What style sheets say of the size of type, and of who sees it."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.mail.styles import Sheet, declared, is_bold, is_hidden, points


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("16px", 12.0),
        ("14pt", 14.0),
        ("1.5em", 15.0),
        ("120%", 12.0),
        ("2rem", 24.0),
        ("large", 13.5),
        ("smaller", 10 / 1.2),
    ],
)
def test_sizes_are_points(value: str, expected: float) -> None:
    assert points(value, 10.0) == pytest.approx(expected)


@pytest.mark.parametrize("value", ["", "inherit", "calc(1px + 2px)", "1" * 50 + "q"])
def test_what_is_no_size_says_nothing(value: str) -> None:
    assert points(value, 10.0) is None


def test_the_stronger_rule_wins_over_the_later_one() -> None:
    sheet = Sheet(["#body p.lead { font-size: 20px } p { font-size: 12px }"])
    assert sheet.of(frozenset({"p", ".lead"}), frozenset({"#body"})) == {"font-size": "20px"}
    assert sheet.of(frozenset({"p", ".lead"}), frozenset()) == {"font-size": "12px"}


def test_rules_for_some_screens_and_comments_are_left_out() -> None:
    sheet = Sheet(
        [
            "/* p{font-size:1px} */ @media (max-width: 480px) { p { font-size: 30px } } p { font-size: 12px } /* "
        ]
    )
    assert sheet.of(frozenset({"p"}), frozenset()) == {"font-size": "12px"}


def test_the_short_form_of_a_font_is_read() -> None:
    assert declared("font: italic bold 22px/1.2 Georgia, serif") == {
        "font-size": "22px",
        "font-style": "italic",
        "font-weight": "bold",
    }


def test_a_value_of_any_length_is_passed_over() -> None:
    assert declared("font-size:" + "1" * 100_000) == {}


@pytest.mark.parametrize(
    "style", ["display:none", "display: none !important", "max-height:0px", "opacity:0", "visibility:hidden"]
)
def test_what_nobody_sees_is_hidden(style: str) -> None:
    assert is_hidden(declared(style))


@pytest.mark.parametrize("style", ["mso-hide:all", "max-height:100%", "opacity:0.5", "display:block"])
def test_what_others_than_outlook_see_is_not_hidden(style: str) -> None:
    assert not is_hidden(declared(style))


def test_weights_from_six_hundred_on_are_bold() -> None:
    assert [is_bold(value) for value in ("600", "500", "bolder", "normal", "")] == [
        True,
        False,
        True,
        False,
        None,
    ]
