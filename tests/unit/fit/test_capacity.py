"""How much room the copy takes, by lines alone."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.fit.capacity import is_short, lines_missing, room
from broadsheet.fit.ladder import Shelves, plan_on
from broadsheet.fit.measured import Measured
from broadsheet.fit.problem import Ordering
from broadsheet.fit.rungs import Rung
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import NOTHING_SPARE, Spare
from broadsheet.issue.model import Furniture, Issue, Picture
from tests.unit.fit.copy import filled, story
from tests.unit.fit.issues import issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter

PLAIN = Allowance()
FILLER = Furniture(kind="notice", blocks=(filled(60),), filler=True)


def measured(told: Issue) -> Measured:
    return Typewriter().measure(told)


def missing(told: Issue, pages: int, spare: Spare = NOTHING_SPARE, allowance: Allowance = PLAIN) -> int:
    return lines_missing(measured(told), pages, Rung(5, allowance, Ordering(), spare=spare))


def test_the_room_is_the_columns_of_all_pages() -> None:
    assert room(measured(six()), 3) == 3 * 3 * 60


def test_copy_that_fills_the_pages_is_not_short() -> None:
    assert is_short(measured(six()), 3)
    assert not is_short(measured(six()), 1)


def test_copy_that_nearly_fits_is_short_all_the_same() -> None:
    """Nine tenths of the text must be kept when it is set larger: 100 lines of it need room for 90."""
    told = measured(issue(story(filled(600)), furniture=()))
    bare = replace(told, nameplate=0, contents=())
    head = bare.stories[0].heads[0]
    for lines, short in ((90 + head, True), (89 + head, False)):
        grid = replace(bare.grid, columns=1, lines=lines)
        assert is_short(replace(bare, grid=grid), 1) == short


def test_fillers_do_not_make_copy_longer() -> None:
    told, filled_up = (
        issue(tale("mill", 3)),
        issue(tale("mill", 3), furniture=(*issue().furniture, *[FILLER] * 20)),
    )
    assert is_short(measured(told), 1)
    assert is_short(measured(filled_up), 1)


def test_nothing_is_missing_where_the_issue_lands() -> None:
    plans = {pages: plan_on(Shelves([measured(six())]), pages, "near", highest=0) for pages in range(1, 6)}
    assert {pages for pages, plan in plans.items() if plan} >= {2}
    assert all(missing(six(), pages) == 0 for pages, plan in plans.items() if plan)


def test_every_page_more_is_missing_whole_once_lines_are_missing() -> None:
    few = missing(six(), 8)
    assert few > 0
    assert missing(six(), 9) == few + 180


def test_what_is_spare_fills_the_pages_too() -> None:
    told = six(furniture=(*six().furniture, FILLER))
    as_it_is, filled_up, ended = (
        missing(told, 8, spare)
        for spare in (NOTHING_SPARE, Spare(fillers=True), Spare(fillers=True, end_block=True))
    )
    assert as_it_is > filled_up
    assert filled_up - ended == 90


def test_a_story_fills_no_more_than_a_page() -> None:
    assert (
        missing(issue(tale("mill", 100), furniture=()), 3)
        == missing(issue(tale("mill", 200), furniture=()), 3)
        > 0
    )


def test_a_picture_may_be_larger_on_a_higher_rung() -> None:
    told = wishing(six(), "seeds", picture=Picture(file="mill.png"), columns=1)
    assert missing(told, 8) > missing(told, 8, allowance=Allowance(picture_stretch=1.35))
    assert missing(wishing(six(), "seeds", columns=1), 8) > missing(told, 8)
