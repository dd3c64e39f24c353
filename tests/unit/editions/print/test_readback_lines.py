"""Lines from runs alone, without a PDF: columns, raised marks, hyphens; and properties that always hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.editions.print.readback.lines import lines_of
from broadsheet.editions.print.readback.model import Run

PITCH = 12.0


def run(baseline: float, x0: float = 0, x1: float = 100, *, size: float = 10, text: str = "tide") -> Run:
    return Run(1, 0, artifact=False, baseline=baseline, x0=x0, x1=x1, size=size, text=text)


def test_nothing_has_no_lines() -> None:
    assert lines_of(()) == ()


def test_white_space_alone_is_no_line() -> None:
    assert lines_of([run(12, 40, 40, text=" ")]) == ()


@pytest.mark.parametrize("raise_by", [5, 1.1, -0.2, -2])
def test_a_mark_set_apart_belongs_to_the_line_it_stands_in(raise_by: float) -> None:
    mark = run(24 - raise_by, 60, 63)
    first, second = lines_of([run(12), run(24), mark])
    assert mark not in first.runs
    assert (second.baseline, mark in second.runs) == (24, True)


def test_the_longest_text_of_a_line_gives_its_size() -> None:
    (line,) = lines_of([run(12, 0, 80, size=9), run(12, 82, 100, size=7)])
    assert line.size == 9


def test_an_initial_over_three_lines_hides_none_of_them() -> None:
    initial = run(36.4, 0, 60, size=42, text="W")
    lines = lines_of([initial, run(12, 62), run(24, 62), run(36, 62), run(48)])
    assert [line.baseline for line in lines] == [12, 24, 36, 48]
    assert initial in lines[2].runs


def test_a_word_space_is_no_gutter_but_a_gutter_is() -> None:
    assert len(lines_of([run(12, 0, 40), run(12, 49, 100)])) == 1
    assert len(lines_of([run(12, 0, 40), run(12, 54, 100)])) == 2


def test_columns_are_numbered_as_they_are_read() -> None:
    right_first = [run(12, 120, 200), run(24, 120, 200), run(12, 0, 80)]
    assert [(line.column, line.x0) for line in lines_of(right_first)] == [(0, 120), (0, 120), (1, 0)]


def test_lines_come_by_page_then_column_then_baseline() -> None:
    runs = [replace(run(12), page=2), run(24), run(12)]
    assert [(line.page, line.baseline) for line in lines_of(runs)] == [(1, 12), (1, 24), (2, 12)]


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_a_line_ends_in_a_hyphen_where_reading_ends(hyphen: str) -> None:
    (line,) = lines_of([run(12, 0, 40, text="tide "), run(12, 42, 80, text=f"mil{hyphen} ")])
    assert line.hyphenated
    (reversed_line,) = lines_of([run(12, 0, 40, text=f"טחנ{hyphen}"), run(12, 42, 80, text="נמל ")])
    assert reversed_line.hyphenated


def test_a_hyphen_where_reading_begins_is_none() -> None:
    (line,) = lines_of([run(12, 0, 40, text="-"), run(12, 42, 80, text="tide")])
    assert not line.hyphenated
    (reversed_line,) = lines_of([run(12, 0, 40, text="נמל"), run(12, 42, 80, text="-")])
    assert not reversed_line.hyphenated


@st.composite
def columns_of_text(draw: st.DrawFn) -> list[Run]:
    """Full lines on a grid in one to three columns, each with up to two marks raised or lowered from it."""
    runs: list[Run] = []
    marks = st.lists(st.tuples(st.floats(-2, 5).filter(bool), st.sampled_from([6.0, 10.0])), max_size=2)
    for left in range(0, 120 * draw(st.integers(1, 3)), 120):
        for line in range(1, draw(st.integers(1, 8)) + 1):
            runs.append(run(line * PITCH, left, left + 100))
            runs += [run(line * PITCH - rise, left + 50, left + 54, size=size) for rise, size in draw(marks)]
    return runs


@given(columns_of_text())
def test_the_lines_of_a_grid_are_found_whatever_stands_out_of_them(runs: list[Run]) -> None:
    lines = lines_of(runs)
    full = [run for run in runs if run.x1 - run.x0 == 100]
    assert [(line.column * 120, line.baseline) for line in lines] == [(run.x0, run.baseline) for run in full]
    assert all(abs(member.baseline - line.baseline) <= 5 for line in lines for member in line.runs)


@given(st.lists(st.builds(run, st.floats(0, 200), st.floats(0, 50), st.floats(0, 200)), max_size=30))
def test_every_run_with_ink_is_in_exactly_one_line(runs: list[Run]) -> None:
    members = [member for line in lines_of(runs) for member in line.runs]
    assert sorted(members, key=repr) == sorted((run for run in runs if run.x0 < run.x1), key=repr)
