"""The rungs: what each allows, and in which order they are tried."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from broadsheet.fit import ladder
from broadsheet.fit.capacity import is_short
from broadsheet.fit.ladder import Attempt, Shelves, attempt, climb, plan_on
from broadsheet.fit.measured import Grid, Measured
from broadsheet.fit.problem import Ordering
from broadsheet.fit.rungs import HIGHEST_AS_ASKED, Rung, rungs
from broadsheet.issue.model import Issue
from tests.unit.fit.copy import filled, story
from tests.unit.fit.issues import issue, six, wishing
from tests.unit.fit.typewriter import GRID, Typewriter


def measured(told: Issue) -> Measured:
    return Typewriter().measure(told)


def test_every_rung_allows_what_the_one_below_it_allows() -> None:
    allowed = [rung.allowance for rung in rungs("near")]
    pairs = list(pairwise(allowed))
    assert all(low.mark_air <= high.mark_air and low.pull_air <= high.pull_air for low, high in pairs)
    assert all(low.pull_quotes <= high.pull_quotes for low, high in pairs)
    assert all(low.picture_stretch <= high.picture_stretch for low, high in pairs)


def test_only_an_order_that_is_near_is_given_up() -> None:
    assert [rung.number for rung in rungs("near") if rung.ordering == Ordering()] == [3, 5, 5]
    assert 3 not in {rung.number for rung in rungs("strict")}
    assert {rung.ordering for rung in rungs("strict")} == {Ordering(pages_ascend=True)}


def test_rungs_are_climbed_in_their_order() -> None:
    numbers = [rung.number for rung in rungs("near", formats=3)]
    assert numbers == [0, 1, 2, 3, 4, 4, *[5] * 6, *[6] * 6]
    assert all(rung.format == 0 for rung in rungs("near", formats=3) if rung.number <= HIGHEST_AS_ASKED)


def test_a_larger_body_is_tried_from_the_smallest_and_what_fills_the_rest_from_the_largest() -> None:
    formats = [(rung.number, rung.format) for rung in rungs("near", formats=3)]
    assert [each for number, each in formats if number == 4] == [1, 2]
    assert [each for number, each in formats if number == 6] == [2, 1, 0, 2, 1, 0]


def test_a_publication_that_flows_does_not_climb_through_rectangles() -> None:
    made = list(rungs("near", formats=2, layout="flowing"))
    assert {rung.layout for rung in made} == {"flowing"}
    assert [rung.number for rung in made] == [0, 4, 5, 5, 5, 5]


def test_larger_type_is_for_want_of_copy() -> None:
    """Where the copy fills the pages as it is, larger type would only cost words: the thread is tried first."""
    small, large = Typewriter(), Typewriter(replace(GRID, lines=50))
    told = wishing(six(pages=3), "mill", keep="whole")
    formats = [small.measure(told), replace(large.measure(told), format=1)]
    assert not is_short(formats[0], 1)
    assert is_short(formats[0], 3)
    long = climb(Shelves(formats), 3, "near").plan
    assert long is not None
    assert long.solver.rung == 4


def tried(pages: int, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Number and format of every rung that is tried for `six`, where none has a plan."""
    made: list[tuple[int, int]] = []

    def refuse(_: Shelves, __: int, rung: Rung) -> Attempt:
        made.append((rung.number, rung.format))
        return Attempt(rung, None, complete=True)

    monkeypatch.setattr(ladder, "attempt", refuse)
    formats = [replace(measured(six()), format=number) for number in range(2)]
    assert climb(Shelves(formats), pages, "near").plan is None
    return made


def test_an_issue_short_of_copy_climbs_rung_by_rung(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tried(3, monkeypatch) == [
        (0, 0),
        (1, 0),
        (2, 0),
        (3, 0),
        (4, 1),
        (5, 1),
        (5, 0),
        (5, 1),
        (5, 0),
        (6, 1),
        (6, 0),
        (6, 1),
        (6, 0),
    ]


def test_an_issue_that_is_not_short_flows_before_anything_is_done_for_want_of_copy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert tried(1, monkeypatch) == [
        (0, 0),
        (1, 0),
        (2, 0),
        (3, 0),
        (6, 0),
        (6, 0),
        (4, 1),
        (5, 1),
        (5, 0),
        (5, 1),
        (5, 0),
        (6, 1),
        (6, 1),
    ]


def test_rectangles_are_not_made_where_they_cannot_fill_the_pages() -> None:
    shelves = Shelves([measured(six())])
    for rung in rungs("near"):
        if rung.layout == "modular":
            made = attempt(shelves, 12, rung)
            assert (made.plan, made.complete) == (None, True)
    assert shelves.made == {}


def test_the_lowest_rung_that_lands_is_taken() -> None:
    """A head of six lines and a text of twenty leave three lines of air over the mark, and a line for it."""
    told = issue(story(filled(120), keep="whole"), pages=1, furniture=())
    cramped = Typewriter(Grid(30, 1, 12), nameplate=0).measure(told)
    alone = replace(cramped, contents=())
    plan = plan_on(Shelves([alone]), 1, "near")
    assert plan is not None
    assert plan.solver.rung == 1
    assert plan_on(Shelves([alone]), 1, "near", highest=0) is None
