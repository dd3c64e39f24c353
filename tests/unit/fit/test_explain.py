"""The plan in words an editor understands."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.fit.advice import advise
from broadsheet.fit.explain import explain, hints
from broadsheet.fit.fitting import Fitted, fit
from broadsheet.fit.ladder import Shelves
from broadsheet.fit.nearest import Longer, Nearest
from broadsheet.issue.model import Issue, Picture, PullQuote
from tests.unit.fit.issues import issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter


def explained(told: Issue) -> str:
    shelves = Shelves([Typewriter().measure(told)])
    found = fit(told, shelves)
    advice = advise(shelves, found.pages, told.order, found.plan) if found.plan else None
    return "\n".join(without_costs(line) for line in explain(told, found, advice))


def without_costs(line: str) -> str:
    """Costs, which change with every weight, are dots."""
    if line.startswith("    cost"):
        return re.sub(r" \d+(?=[,:]|$)", " …", line)
    return re.sub(r"(?<=cost )\d+|(?<=boxes )\d+|(?<=costs )\d+(?= less)", "…", line)


LANDS = """\
Issue 2026-11 lands on 1 page: nothing had to give (rung 0).
No better plan exists among these layouts: cost …, proved.
The stories cost …, their order, their neighbours and the boxes ….
A cost of 10 is one line of text lost; docs/explanation/copyfitting.md lists every weight.

Page 1
  Mill
    columns 1–2, lines 10–53: whole, 230 words
    cost …: its picture 5 lines lower than its own shape …, a line pointing to the web although the story is whole …
  Ferry
    column 3, lines 15–53: cut to 150 of 266 words (56 %)
    cost …: 20 lines of text cut …, 1 line empty above the closing mark …
  Piano
    column 1, lines 54–60: headline only
    cost …: 1 line empty under the headline …

What each rung of the ladder gives:
  0  lands, cost …, 76 % of the words kept: nothing had to give
  1  lands, cost …, 79 % of the words kept: up to three empty lines stand above “Continue at”
  2  lands, cost …, 79 % of the words kept: pictures stray further from their shape, two pull quotes, no lead picture
  3  lands, cost …, 76 % of the words kept: stories stand in another order than the editor’s
  5  lands, cost …, 76 % of the words kept: stories stand in another order than the editor’s
  6  lands, cost …, 100 % of the words kept: all stories run as one thread through equal columns

What would help most for the least work:
  - About 85 words fewer in “Ferry”: the best plan costs … less."""


def test_a_plan_says_what_happened_to_every_story_and_what_would_help() -> None:
    told = issue(
        tale("mill", 6, picture=Picture(file="mill.png"), pull_quotes=(PullQuote("never said"),)),
        tale("ferry", 7),
        tale("piano", 0),
        pages=1,
    )
    assert explained(told) == LANDS


DOES_NOT_LAND = """\
Issue 2026-11 does not land on 2 pages: no layout keeps every hard rule and wish.
  - “Seeds” asks for page 4 of 2.
  - It lands if this wish is given up: “Seeds” stands on page 4."""


def test_of_a_story_that_flows_it_is_said_where_it_begins_and_ends() -> None:
    told = six()
    lines = list(explain(told, fit(told, Shelves([Typewriter().measure(told)], "flowing"))))
    places = [line for line in lines if line.startswith("    from column")]
    assert len(places) == len(told.stories)
    assert all(re.match(r"    from column \d, line \d+, to column \d, line \d+", line) for line in places)
    assert sum(" of page 2: " in line for line in places) == 1


def test_an_issue_that_does_not_land_says_what_would() -> None:
    assert explained(wishing(six(), "seeds", page=4)) == DOES_NOT_LAND


def test_a_search_that_stopped_early_does_not_say_there_is_no_plan() -> None:
    found = Fitted(2, None, Nearest(None), proved=False)
    assert list(explain(six(), found)) == [
        "No plan for issue 2026-11 on 2 pages was found before the search stopped; there may be one."
    ]


def test_a_plan_that_is_not_proved_says_how_much_better_one_could_be() -> None:
    told = six()
    found = fit(told, Shelves([Typewriter().measure(told)]))
    assert found.plan is not None
    solver = replace(found.plan.solver, status="feasible", bound=1000)
    lines = list(explain(told, replace(found, plan=replace(found.plan, solver=solver), proved=False)))
    assert lines[1:3] == [
        "A lower rung was not searched to its end: there may be a plan for which less had to give.",
        f"Cost {solver.cost}; the search stopped early, and the best plan may cost 1000 or more.",
    ]


def test_hints_come_most_useful_first() -> None:
    nearest = Nearest(
        3,
        40,
        0,
        Longer("Seeds", 50),
        "Ferry",
        ("“Seeds” asks for page 4 of 2.",),
        (("“Mill” is kept whole",), ("a", "b")),
    )
    assert list(hints(nearest)) == [
        "“Seeds” asks for page 4 of 2.",
        "There is too little copy: about 40 more words, or more and larger pictures, would fill the pages.",
        "It lands when “Seeds” is about 50 words longer.",
        "It lands when “Ferry” has a picture.",
        "It lands if this wish is given up: “Mill” is kept whole.",
        "It lands if these wishes are given up: a; b.",
        "It lands on 3 pages: set `pages = 3`.",
    ]
