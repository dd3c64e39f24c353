"""The part of `fit.json` that the plan alone can tell."""

from __future__ import annotations

from typing import Any

from broadsheet.fit.fitting import fit
from broadsheet.fit.ladder import Shelves
from broadsheet.fit.report import fit_data
from broadsheet.issue import tree
from broadsheet.issue.model import Issue
from tests.unit.fit.issues import issue, six, tale
from tests.unit.fit.typewriter import Typewriter


def report(told: Issue) -> dict[str, Any]:
    return fit_data(told.id, fit(told, Shelves([Typewriter().measure(told)])))


def story_of(data: dict[str, Any], slug: str) -> dict[str, Any]:
    found: dict[str, Any] = next(story for story in data["stories"] if story["slug"] == slug)
    return found


def test_stories_stand_in_reading_order_with_their_pages() -> None:
    data = report(six())
    assert [line["page"] for line in data["contents"]] == sorted(line["page"] for line in data["contents"])
    assert [story["page"] for story in data["stories"]] == [line["page"] for line in data["contents"]]


def test_frames_are_counted_from_one() -> None:
    (frame,) = story_of(report(six()), "mill")["frames"]
    assert (frame["page"], frame["column"], frame["line"]) == (1, 1, 10)


def test_what_is_kept_of_a_story_is_counted() -> None:
    told = six()
    stories = report(told)["stories"]
    for story in stories:
        source = next(source for source in told.stories if source.slug == story["slug"])
        assert story["kept"]["of"] == tree.words_of(source.body)
        assert (story["kept"]["words"] < story["kept"]["of"]) == story["cut"]
        assert story["continues_at"] == (source.permalink if story["cut"] else None)
    assert {story["cut"] for story in stories} == {True, False}


def test_a_bare_teaser_keeps_nothing_and_is_not_cut() -> None:
    teaser = story_of(report(issue(tale("mill", 6), tale("ferry", 7), tale("piano", 0), pages=1)), "piano")
    assert (teaser["kept"]["words"], teaser["kept"]["of"], teaser["cut"]) == (0, 0, False)


def test_the_solver_is_quoted() -> None:
    solver = report(six())["solver"]
    assert (solver["layout"], solver["rung"], solver["status"]) == ("modular", 0, "optimal")
    assert solver["cost"] == solver["bound"]


def test_nothing_is_claimed_of_a_pdf_that_is_not_there() -> None:
    data = report(six(pages=5))
    assert (data["pages"]["actual"], data["grid"], data["faults"], data["verified"]) == (
        None,
        None,
        None,
        False,
    )
    assert data["nearest"]["pages"] == 2
