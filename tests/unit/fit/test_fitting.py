"""Fitting whole issues: pages found, pages named, and honesty when neither can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.fit import fitting, ladder
from broadsheet.fit.changes import with_picture
from broadsheet.fit.fitting import Fitted, fit, natural_pages
from broadsheet.fit.ladder import Shelves, climb, plan_on
from broadsheet.fit.nearest import nearest
from broadsheet.fit.report import fit_data
from broadsheet.fit.rungs import HIGHEST_AS_ASKED
from broadsheet.fit.wishes import impossible, in_the_way, wishes
from broadsheet.issue.model import Issue
from tests.unit.fit.issues import issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter


def fitted(told: Issue) -> Fitted:
    return fit(told, Shelves([Typewriter().measure(told)]))


def test_an_issue_lands_on_the_pages_it_asks_for() -> None:
    found = fitted(six())
    assert found.plan is not None
    assert (found.pages, len(found.plan.pages), found.plan.solver.status) == (2, 2, "optimal")


def test_auto_takes_the_cheapest_count_near_the_copy() -> None:
    told = six(pages="auto")
    measured = Typewriter().measure(told)
    near = range(natural_pages(Shelves([measured])) - 1, natural_pages(Shelves([measured])) + 2)
    plans = {pages: plan for pages in near if (plan := plan_on(Shelves([measured]), pages, "near"))}
    best = min(plans.values(), key=lambda plan: (plan.solver.rung, plan.solver.cost))
    assert fitted(told).plan == best


def test_auto_looks_further_when_no_count_near_the_copy_lands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "natural_pages", lambda _: 6)
    assert fitted(six(pages="auto")).pages == 2


def test_an_issue_that_does_not_land_says_where_it_would() -> None:
    found = fitted(six(pages=5))
    assert found.plan is None
    assert found.proved
    assert found.nearest is not None
    assert found.nearest.words_missing > 0
    assert found.nearest.words_over == 0
    assert found.nearest.pages == 2


def test_words_that_may_not_be_cut_are_counted() -> None:
    slugs = ("mill", "ferry", "library", "repair")
    told = issue(*(tale(slug, 6, keep="whole") for slug in slugs), pages=1)
    found = fitted(told).nearest
    assert found is not None
    assert found.words_over > 0
    assert found.words_missing == 0


def test_a_story_to_be_longer_is_named_when_the_shapes_do_not_meet() -> None:
    found = nearest(Shelves([Typewriter().measure(six(pages=3))]), 3, "near")
    assert (found.words_missing, found.words_over) == (0, 0)
    assert found.longer is not None
    assert found.longer.title == "Ferry"


# -- out of budget --------------------------------------------------------------------------------------------


def test_a_search_that_stopped_early_is_not_called_infeasible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "BUDGET", 5)
    found = fitted(wishing(six(), "seeds", columns=2))
    assert (found.plan, found.proved) == (None, False)
    assert fit_data("2026-11", found)["solver"]["status"] == "unknown"


def test_a_search_that_came_to_its_end_is() -> None:
    found = fitted(six(pages=5))
    assert fit_data("2026-11", found)["solver"]["status"] == "infeasible"


def test_a_plan_found_early_is_feasible_with_an_honest_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = Typewriter().measure(six())
    best = climb(Shelves([measured]), 2, "free").plan
    assert best is not None
    monkeypatch.setattr(ladder, "BUDGET", best.solver.joins - 1)
    early = climb(Shelves([measured]), 2, "free").plan
    assert early is not None
    assert early.solver.status == "feasible"
    assert early.solver.bound <= best.solver.cost <= early.solver.cost


# -- wishes ---------------------------------------------------------------------------------------------------


def test_every_hard_wish_is_a_wish() -> None:
    told = wishing(
        six(order="strict"), "mill", keep=0.5, min_words=80, page=1, columns=2, image=True, pull_quote=True
    )
    measured = Typewriter().measure(wishing(told, "seeds", keep="whole"))
    assert [wish.words for wish in wishes(measured, "strict")] == [
        "“Mill” keeps 50% of its words",
        "“Mill” keeps at least 80 words",
        "“Mill” stands on page 1",
        "“Mill” is 2 columns wide",
        "“Mill” has its picture",
        "“Mill” has a pull quote",
        "“Seeds” is kept whole",
        "the stories keep their order",
    ]


def test_the_wish_that_is_in_the_way_is_named() -> None:
    told = wishing(six(pages=1), "voices", keep="whole", columns=1)
    measured = Typewriter().measure(told)
    assert climb(Shelves([measured]), 1, "near").plan is None
    assert in_the_way(Shelves([measured]), 1, "near") == (("“Voices” is kept whole",),)


def test_wishes_that_are_in_the_way_only_together_are_named_together() -> None:
    told = issue(*(tale(slug, 8, keep="whole") for slug in ("mill", "ferry", "library", "voices")), pages=1)
    measured = Typewriter().measure(told)
    (together,) = in_the_way(Shelves([measured]), 1, "near")
    assert len(together) > 1
    kept_whole = {f"“{slug.capitalize()}” is kept whole" for slug in ("mill", "ferry", "library", "voices")}
    assert set(together) <= kept_whole


def test_a_story_that_needs_a_picture_is_named() -> None:
    told = wishing(six(pages=3), "ferry", columns=2)
    plain = Typewriter().measure(wishing(told, "mill", picture=None))
    assert nearest(Shelves([plain]), 3, "near").pictured is None  # no picture to go by
    (changed,) = [with_picture(Typewriter().measure(told), plain.stories[1])]
    assert changed is not None
    assert changed.stories[1].pictures == Typewriter().measure(told).stories[0].pictures


def test_auto_climbs_the_ladder_where_no_count_lands_as_asked_for() -> None:
    """Two short stories, which no page holds without a gap: a block at the end fills it."""
    told = issue(tale("mill", 2), tale("ferry", 1), pages="auto", furniture=())
    found = fitted(told)
    assert found.plan is not None
    assert found.plan.solver.rung > HIGHEST_AS_ASKED


def test_a_box_on_the_wrong_page_is_in_the_way() -> None:
    measured = Typewriter().measure(six())
    box = replace(measured.furniture[0], page=3)
    astray = replace(measured, furniture=(box,))
    assert list(impossible(Shelves([astray]), 2, "near")) == ["The box about-1 asks for page 3 of 2."]
    assert in_the_way(Shelves([astray]), 2, "near") == (("the box about-1 stands on page 3",),)


@pytest.mark.parametrize(
    ("slug", "asked", "words"),
    [
        ("mill", {"page": 2}, "“Mill” leads the issue, so it stands on page 1, and asks for page 2."),
        ("seeds", {"page": 4}, "“Seeds” asks for page 4 of 2."),
        ("seeds", {"columns": 5}, "“Seeds” asks for 5 columns of 3."),
        (
            "ferry",
            {"columns": 1, "keep": "whole"},
            "“Ferry” fits no rectangle of the page when it is kept whole and is 1 column wide.",
        ),
    ],
)
def test_a_wish_that_no_layout_grants_is_said_so(slug: str, asked: dict[str, object], words: str) -> None:
    measured = Typewriter().measure(wishing(six(), slug, **asked))
    assert list(impossible(Shelves([measured]), 2, "near")) == [words]
