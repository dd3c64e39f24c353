"""What an editor could do about a plan: every change named was tried, and every rung is answered for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from broadsheet.fit import advice
from broadsheet.fit.advice import Step, advise, cheapest_steps, each_rung
from broadsheet.fit.changes import shortened, with_story
from broadsheet.fit.cuts import cuts
from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.ladder import Attempt, Shelves, attempt, plan_on
from broadsheet.fit.measured import Measured
from broadsheet.fit.rungs import Rung, rungs
from broadsheet.issue.model import Issue
from tests.unit.fit.issues import six, wishing
from tests.unit.fit.typewriter import GRID, Typewriter


def measured(told: Issue) -> Measured:
    return Typewriter().measure(told)


def planned(told: Measured) -> Flatplan:
    plan = plan_on(Shelves([told]), 2, "near")
    assert plan is not None
    return plan


# -- the rungs ------------------------------------------------------------------------------------------------


def test_every_number_of_the_ladder_is_answered_for_once() -> None:
    answers = list(each_rung(Shelves([measured(six())]), 2, "near"))
    assert [made.rung.number for made in answers] == [0, 1, 2, 3, 5, 6]


def test_a_rung_that_has_a_plan_has_its_first() -> None:
    shelves = Shelves([measured(six())])
    lowest = next(each_rung(shelves, 2, "near"))
    assert lowest == attempt(shelves, 2, next(rungs("near")))
    assert lowest.plan == planned(measured(six()))


def answers(monkeypatch: pytest.MonkeyPatch, *fifth: Attempt) -> Attempt:
    """What is said of rung 5, of which every variant has one of these answers."""
    waiting = list(fifth)

    def answer(_: Shelves, __: int, rung: Rung) -> Attempt:
        return (
            replace(waiting.pop(0), rung=rung)
            if rung.number == 5 and waiting
            else Attempt(rung, None, complete=True)
        )

    monkeypatch.setattr(advice, "attempt", answer)
    return next(made for made in each_rung(Shelves([measured(six())]), 2, "near") if made.rung.number == 5)


def test_a_rung_has_no_plan_for_certain_only_when_every_search_on_it_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rung = next(rungs("near"))
    ended, broken = Attempt(rung, None, complete=True), Attempt(rung, None, complete=False)
    assert answers(monkeypatch, ended, ended).complete
    assert not answers(monkeypatch, broken, ended).complete
    assert not answers(monkeypatch, ended, broken).complete


def test_a_plan_of_a_later_variant_is_the_rung_s(monkeypatch: pytest.MonkeyPatch) -> None:
    rung, plan = next(rungs("near")), planned(measured(six()))
    found = answers(monkeypatch, Attempt(rung, None, complete=True), Attempt(rung, plan, complete=True))
    assert found.plan == plan


# -- steps ----------------------------------------------------------------------------------------------------


def test_without_a_plan_there_is_nothing_to_improve() -> None:
    found = advise(Shelves([measured(six())]), 9, "near", None)
    assert found.steps == ()
    assert {made.plan for made in found.rungs} == {None}


def test_steps_come_by_what_they_save_for_their_effort_and_are_few() -> None:
    told = measured(six())
    steps = cheapest_steps(Shelves([told]), 2, "near", planned(told))
    worth = [step.saves / step.effort for step in steps]
    assert 0 < len(steps) <= 3
    assert worth == sorted(worth, reverse=True)
    assert all(step.saves > 0 and step.effort > 0 for step in steps)


def test_what_saves_most_a_word_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [Step("much for much", 100, 300), Step("a little for little", 1, 20), Step("least", 50, 10)]
    monkeypatch.setattr(advice, "_tried", lambda *_: waiting.pop(0) if waiting else None)
    told = measured(six())
    steps = cheapest_steps(Shelves([told]), 2, "near", planned(told))
    assert [step.words for step in steps] == ["a little for little", "much for much", "least"]


def test_a_change_that_saves_nothing_is_no_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    told = measured(six())
    plan = planned(told)
    monkeypatch.setattr(advice, "attempt", lambda _, __, rung: Attempt(rung, plan, complete=True))
    assert cheapest_steps(Shelves([told]), 2, "near", plan) == ()


def test_a_story_to_be_shortened_saves_what_is_said() -> None:
    told = measured(six())
    plan = planned(told)
    step = next(s for s in cheapest_steps(Shelves([told]), 2, "near", plan) if "fewer" in s.words)
    title = re.findall("“(.*)”", step.words)[0]
    story = next(planned for planned in plan.stories() if planned.copy.story.title == title)
    cut, mark = story.rectangle.cut, story.rectangle.mark
    assert cut is not None
    over = cuts(story.copy)[-1].depth - cut.depth - (mark.lines if mark else 0)
    shorter = with_story(told, shortened(story.copy, max(1, over)))
    rung = next(rung for rung in rungs("near") if rung.number == plan.solver.rung)
    again = attempt(Shelves([shorter]), 2, rung).plan
    assert again is not None
    assert plan.solver.cost - again.solver.cost == step.saves


def test_a_wish_that_is_dear_is_named() -> None:
    told = measured(wishing(six(), "seeds", page=1))
    plan = planned(told)
    steps = cheapest_steps(Shelves([told]), 2, "near", plan)
    assert "Without the wish that “Seeds” stands on page 1" in [step.words for step in steps]


def test_changes_are_tried_in_the_format_of_the_plan() -> None:
    small, large = Typewriter(), Typewriter(replace(GRID, lines=50))
    told = wishing(six(pages=3), "mill", keep="whole")
    shelves = Shelves([small.measure(told), replace(large.measure(told), format=1)])
    plan = plan_on(shelves, 3, "near")
    assert plan is not None
    assert plan.measured.format == 1
    assert cheapest_steps(shelves, 3, "near", plan)
