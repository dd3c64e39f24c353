"""Page one as a cover: what is on it, and that stories begin on the page after it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from broadsheet.fit.cover import POINTERS, covered, front_boxes
from broadsheet.fit.fitting import fit
from broadsheet.fit.flatplan import Flatplan, Layout
from broadsheet.fit.ladder import Before, Shelves
from broadsheet.fit.measured import Measured, PictureRoom
from broadsheet.fit.report import fit_data
from broadsheet.fit.wishes import impossible
from broadsheet.issue.model import Issue
from tests.unit.fit.issues import issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter

HEAD, RUN_ON = 6, (1, 1, 1)


def measured(told: Issue) -> Measured:
    return Typewriter().measure(told)


def room(plain: Measured, *, least: int = -6, most: int = 3) -> PictureRoom:
    """A picture that may be so much shallower or deeper than what would fill the page."""
    exact = plain.grid.lines - plain.nameplate - HEAD - max(POINTERS) - plain.contents[-1]
    return PictureRoom(max(1, exact + least), exact, exact + most)


def with_cover(told: Issue) -> Measured:
    plain = measured(told)
    return covered(plain, HEAD, RUN_ON, room(plain))


def plan(told: Issue, layout: Layout = "modular") -> Flatplan:
    found = fit(told, Shelves([with_cover(told)], layout)).plan
    assert found
    return found


def test_a_cover_is_full() -> None:
    made = with_cover(six())
    boxes = list(front_boxes(made))
    assert [box.name for box in boxes] == ["nameplate", "cover", "contents"]
    assert sum(box.frame.lines for box in boxes) == made.grid.lines
    assert [box.frame.line for box in boxes] == [0, boxes[0].frame.lines, boxes[2].frame.line]


def test_the_contents_take_what_the_picture_leaves() -> None:
    plain = measured(six())
    made = covered(plain, HEAD, RUN_ON, room(plain, most=-2))
    assert made.cover
    assert made.cover.contents == plain.contents[-1] + 2


def test_where_a_line_is_missing_the_pointer_has_no_air() -> None:
    plain = measured(six())
    loose, tight = (covered(plain, HEAD, RUN_ON, room(plain, least=least)).cover for least in (0, 1))
    assert loose
    assert tight
    assert (loose.pointer, tight.pointer) == POINTERS


@pytest.mark.parametrize("bounds", [{"least": 2}, {"least": -40, "most": -30}])
def test_without_a_picture_that_fills_it_there_is_none(bounds: dict[str, int]) -> None:
    plain = measured(six())
    assert covered(plain, HEAD, RUN_ON, room(plain, **bounds)) is plain
    assert covered(plain, HEAD, RUN_ON, None) is plain


def test_a_lead_that_is_only_a_headline_has_none() -> None:
    plain = measured(wishing(six(), "mill", keep="teaser"))
    assert covered(plain, HEAD, RUN_ON, room(plain)) is plain


@pytest.mark.parametrize("layout", ["modular", "flowing"])
def test_stories_begin_on_the_page_after_it_and_the_lead_first(layout: Layout) -> None:
    made = plan(six(pages=3), layout)
    assert len(made.pages) == 3
    lead, *others = made.stories()
    assert (lead.slug, lead.page, lead.frame.page, lead.frame.line) == ("mill", 1, 2, 0)
    assert {story.page for story in others} <= {2, 3}
    assert not any(story.cover for story in others)


def test_the_report_tells_where_the_headline_is() -> None:
    told = six(pages=3)
    found = fit(told, Shelves([with_cover(told)]))
    lead, *_ = fit_data(told.id, found)["stories"]
    assert (lead["page"], [frame["page"] for frame in lead["frames"]]) == (1, [1, 2])
    assert lead["image_lines"] > 0


def test_a_page_asked_for_counts_from_the_cover() -> None:
    made = plan(wishing(six(pages=3), "seeds", page=3))
    assert next(story.page for story in made.stories() if story.slug == "seeds") == 3


def test_what_asks_for_the_cover_is_refused_in_words() -> None:
    told = wishing(six(pages=3), "seeds", page=1)
    shelves = Shelves([with_cover(told)])
    assert fit(told, shelves).plan is None
    assert list(impossible(shelves, 3, "near")) == ["“Seeds” asks for page 1, which is a cover."]


def test_the_wish_for_a_picture_is_granted_by_the_cover() -> None:
    assert plan(wishing(six(pages=3), "mill", image=True)).pages


def test_a_search_may_start_from_an_earlier_plan() -> None:
    told = six(pages=3)
    made = with_cover(told)
    first = fit(told, Shelves([made])).plan
    assert first
    again = fit(told, Shelves([made], before=Before(first))).plan
    assert again
    assert (again.pages, again.solver.cost) == (first.pages, first.solver.cost)


def test_on_two_pages_there_is_none() -> None:
    made = with_cover(six())
    assert made.cover
    assert made.on(2) == measured(six())
    assert made.on(3) is made
    larger = replace(measured(six()), format=1)
    other = covered(larger, HEAD, RUN_ON, room(larger))
    assert (other.format, other.on(2).format) == (1, 1)


@pytest.mark.parametrize("layout", ["modular", "flowing"])
def test_the_fit_that_chooses_the_pages_covers_three_but_not_two(layout: Layout) -> None:
    made = plan(six(pages="auto"), layout)
    assert (len(made.pages) > 2) == (made.measured.cover is not None)
    longer = issue(*(tale(slug, 12) for slug in "abcdefgh"), pages="auto")
    told = msgspec.structs.replace(longer, stories=(*six().stories[:1], *longer.stories))
    assert plan(told, layout).measured.cover


def test_two_pages_asked_for_are_planned_as_without_a_cover() -> None:
    bare = fit(six(pages=2), Shelves([measured(six())])).plan
    made = plan(six(pages=2))
    assert bare
    assert (made.pages, made.solver.cost) == (bare.pages, bare.solver.cost)


def test_what_is_in_the_way_is_asked_of_the_pages_in_question() -> None:
    shelves = Shelves([with_cover(wishing(six(pages=2), "seeds", page=1))])
    assert list(impossible(shelves, 2, "near")) == []
    assert list(impossible(shelves, 3, "near")) == ["“Seeds” asks for page 1, which is a cover."]
