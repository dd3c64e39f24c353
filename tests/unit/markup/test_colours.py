"""Colours that can be read, against the figures of WCAG 2.2."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.markup.colours import channels, contrast, mix, readable

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just misses 4.5
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_mixing() -> None:
    assert mix("#000000", "#ffffff", 0) == "#ffffff"
    assert mix("#000000", "#ffffff", 1) == "#000000"
    assert mix("#ff0000", "#0000ff", 0.5) == "#800080"


def test_what_can_be_read_stays_as_it_is() -> None:
    assert readable("#767676", "#ffffff", 4.5) == "#767676"


@given(colours, colours)
def test_what_cannot_is_changed_until_it_can(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground, 4.5), ground) >= 4.5


def test_it_is_changed_no_more_than_needed_and_keeps_its_hue() -> None:
    found = readable("#ff8080", "#ffffff", 4.5)
    assert contrast(found, "#ffffff") < 5
    hue, _, _ = colorsys.rgb_to_hls(*(channel / 255 for channel in channels(found)))
    assert hue == pytest.approx(0, abs=0.01)
