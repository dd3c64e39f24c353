"""Contrast as WCAG 2.2 reckons it, and colours that are shares of others."""

from __future__ import annotations

import msgspec
import pytest

from broadsheet.diagnostics import Span
from broadsheet.editions.print.contrast import faint, mixed
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.markup.colours import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes AA, as often quoted
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_a_share_of_a_colour_is_mixed_with_the_paper() -> None:
    colours = {"accent": "#003366", "wash": "accent 50%", "none": "accent 0%", "paper": "#ffffff"}
    assert mixed(colours) == {**colours, "wash": "#8099b2", "none": "#ffffff"}


def test_a_publishers_colour_that_is_too_light_is_named() -> None:
    (warning,) = faint(PrintSettings(colours={"accent": "#ffcc00"}).dressed())
    assert warning.code == "print-low-contrast"
    assert "accent #ffcc00 on paper #ffffff has a contrast of 1.5:1" in warning.message


@pytest.mark.parametrize(("chosen", "file"), [((), "themes/town.toml"), (("accent",), "broadsheet.toml")])
def test_it_is_named_where_it_was_chosen(chosen: tuple[str, ...], file: str) -> None:
    dressed = PrintSettings(colours={"accent": "#ffcc00"}).dressed()
    (warning,) = faint(msgspec.structs.replace(dressed, file="themes/town.toml"), chosen)
    assert warning.span == Span(file)


def test_the_themes_own_colours_can_be_read() -> None:
    assert list(faint(PrintSettings().dressed())) == []
