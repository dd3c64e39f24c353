"""What holds for every plan: pages tiled exactly, frames filled exactly, rules kept, costs true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, islice, pairwise, product

from hypothesis import HealthCheck, given, settings

from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.cuts import least_words
from broadsheet.fit.flatplan import Flatplan, PlannedStory
from broadsheet.fit.galley import Piece
from broadsheet.fit.pricing import charges
from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Crosshead,
)
from tests.property.plans import plans

some = settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


def set_stories(plan: Flatplan) -> Iterator[PlannedStory]:
    return (planned for planned in plan.stories() if not planned.copy.teaser)


# -- pages ----------------------------------------------------------------------------------------------------


@some
@given(plans())
def test_frames_tile_every_page(plan: Flatplan) -> None:
    grid = plan.grid
    cells = Counter(
        (frame.page, column, line)
        for page in plan.pages
        for planned in page
        for frame in planned.frames
        for column in range(frame.column, frame.column + frame.span)
        for line in range(frame.line, frame.line + frame.lines)
    )
    pages = range(1, len(plan.pages) + 1)
    assert set(cells) == set(product(pages, range(grid.columns), range(grid.lines)))
    assert set(cells.values()) == {1}


@some
@given(plans())
def test_what_is_read_first_stands_above_or_before(plan: Flatplan) -> None:
    for page in plan.pages if plan.solver.layout == "modular" else ():
        for first, second in combinations((planned.frame for planned in page), 2):
            above = first.line + first.lines <= second.line
            before = first.column + first.span <= second.column
            assert above or before


@some
@given(plans())
def test_a_thread_keeps_the_editor_s_order_and_breaks_only_galleys(plan: Flatplan) -> None:
    if plan.solver.layout == "modular":
        return
    ranks = [int(planned.slug.removeprefix("story-")) for planned in plan.stories()]
    assert ranks == sorted(ranks)
    for planned in plan.stories():
        columns = [(frame.page, frame.column) for frame in planned.frames[1:]]
        assert columns == sorted(set(columns))


@some
@given(plans(order="near"))
def test_stories_stay_near_their_rank_where_order_is_not_given_up(plan: Flatplan) -> None:
    ranks = [int(planned.slug.removeprefix("story-")) for planned in plan.stories()]
    away = max(abs(rank - place) for place, rank in enumerate(ranks))
    assert away <= 2 or plan.solver.rung in (3, 5)


@some
@given(plans(order="strict"))
def test_strict_pages_ascend(plan: Flatplan) -> None:
    pages = {planned.slug: planned.frame.page for planned in plan.stories()}
    in_list = [pages[slug] for slug in sorted(pages)]
    assert in_list == sorted(in_list)


# -- frames ---------------------------------------------------------------------------------------------------


@some
@given(plans())
def test_every_frame_is_filled_exactly(plan: Flatplan) -> None:
    for planned in set_stories(plan):
        rectangle, frame = planned.rectangle, planned.frame
        assert len(list(flow(planned))) == sum(column.lines for column in planned.columns)
        if not rectangle.flows:
            assert (rectangle.span, rectangle.lines) == (frame.span, frame.lines)
            assert rectangle.head + rectangle.wide_picture + rectangle.depth == frame.lines


def flow(planned: PlannedStory) -> Iterator[tuple[str, Piece | None]]:
    """What stands on every line of the columns, one after the other: a name, and the piece of running text."""
    rectangle = planned.rectangle
    cut = rectangle.cut
    assert cut is not None
    ends = (*cut.starts[1:], cut.lines)
    for index, (start, end) in enumerate(zip(cut.starts, ends, strict=True)):
        for insert in rectangle.inserts:
            if insert.at == index:
                yield from ((f"insert {index}", None) for _ in range(insert.lines))
        piece = planned.copy.pieces[index].piece
        yield from ((f"{piece.role} {index}", piece) for _ in range(end - start))
    yield from (("notes", None) for _ in range(cut.notes))
    yield from (("mark", None) for _ in range(rectangle.mark.lines if rectangle.mark else 0))


@some
@given(plans())
def test_columns_break_where_they_may(plan: Flatplan) -> None:
    for planned in set_stories(plan):
        lines = iter(flow(planned))
        columns = [list(islice(lines, column.lines)) for column in planned.columns]
        for column, following in pairwise(columns):
            may_follow(column, following)
        for column in columns:
            # The author may have ended on a crosshead, or on one line under it.
            assert planned.cut_point is None or has_text_under_crossheads(column)


def may_follow(column: list[tuple[str, Piece | None]], following: list[tuple[str, Piece | None]]) -> None:
    (foot, piece), (top, _) = column[-1], following[0]
    assert not top.startswith(("mark", "crosshead"))
    assert not foot.startswith("crosshead")
    if foot == top:
        assert piece is not None
        assert piece.is_text
        assert column.count(column[-1]) >= 2
        assert following.count(following[0]) >= 2


def has_text_under_crossheads(column: list[tuple[str, Piece | None]]) -> bool:
    """Whether two lines of the story, or more, follow every crosshead in its column."""
    names = [name.split()[0] for name, _ in column]
    under = [names[at + 1 :] for at, name in enumerate(names) if name == "crosshead"]
    return all(sum(name not in ("crosshead", "insert", "mark") for name in rest) >= 2 for rest in under)


# -- text -----------------------------------------------------------------------------------------------------


@some
@given(plans())
def test_what_is_kept_is_a_prefix_at_a_sentence_end(plan: Flatplan) -> None:
    for planned in set_stories(plan):
        body, cut = planned.copy.story.body, planned.rectangle.cut
        assert cut is not None
        kept = tree.prefix(body, cut.point)
        assert said(body).startswith(said(kept))
        assert cut.point is None or not isinstance(kept[-1], Crosshead)
        assert tree.words_of(kept) == cut.words >= least_words(planned.copy.story, tree.words_of(body))


def said(blocks: tuple[Block, ...]) -> str:
    return "\n".join(text for block in blocks for text in tree.texts(block))


@some
@given(plans())
def test_a_story_kept_whole_is_whole_and_a_cut_one_says_where_it_goes_on(plan: Flatplan) -> None:
    for planned in set_stories(plan):
        mark = planned.rectangle.mark
        assert planned.copy.story.keep != "whole" or planned.cut_point is None
        assert not planned.is_cut or (mark is not None and not mark.whole)


# -- costs ----------------------------------------------------------------------------------------------------


@some
@given(plans())
def test_every_bill_comes_to_the_cost_and_no_plan_undercuts_its_bound(plan: Flatplan) -> None:
    for planned in plan.stories():
        bill = charges(planned.copy, planned.rectangle, WEIGHTS)
        assert sum(charge.cost for charge in bill) == planned.rectangle.cost
    assert sum(planned.rectangle.cost for planned in plan.stories()) <= plan.solver.cost
    assert plan.solver.bound <= plan.solver.cost
    assert (plan.solver.bound == plan.solver.cost) == (plan.solver.status == "optimal")
