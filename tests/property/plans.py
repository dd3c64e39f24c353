"""Plans of random issues, for properties that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import assume
from hypothesis import strategies as st

from broadsheet.fit.flatplan import Flatplan, Layout
from broadsheet.fit.ladder import Shelves, plan_on
from broadsheet.fit.measured import Grid
from broadsheet.issue.model import (
    Block,
    Cell,
    CutPoint,
    Furniture,
    Issue,
    Order,
    Picture,
    PullQuote,
    Story,
    Table,
    Text,
)
from tests.unit.fit.copy import crosshead, filled, items, paragraph, story
from tests.unit.fit.issues import issue
from tests.unit.fit.typewriter import Typewriter

QUOTE = PullQuote("said only once")


paragraphs = st.lists(st.integers(3, 30), min_size=1, max_size=4).map(lambda words: filled(*words))
others: st.SearchStrategy[Block] = st.sampled_from([
    crosshead(),
    items("Beans are dear.", "Peas (also).", "Rice"),
    Table((Cell((Text("Day"),)),), ((Cell((Text("Monday"),)),), (Cell((Text("Friday"),)),))),
    Picture(file="inner.png"),
    paragraph("It was said only once.", "And then never again."),
])  # fmt: skip


@st.composite
def stories(draw: st.DrawFn, number: int) -> Story:
    body: list[Block] = draw(st.lists(paragraphs, min_size=1, max_size=9))
    for block in draw(st.lists(others, max_size=2)):
        body.insert(draw(st.integers(1, len(body))), block)
    return story(
        *body,
        slug=f"story-{number}",
        min_words=draw(st.sampled_from((0, 40, None))),
        keep=draw(st.sampled_from(("auto", "auto", "auto", "whole", "teaser", 0.5))),
        priority=draw(st.integers(1, 5)),
        picture=draw(st.none() | st.just(Picture(file="own.png"))),
        pull_quotes=draw(st.sampled_from(((), (QUOTE,), (QUOTE, PullQuote("never"))))),
        more=draw(st.none() | st.builds(CutPoint, st.integers(1, len(body)))),
        continues=draw(st.booleans()),
    )


layouts = st.sampled_from(get_args(Layout))


@st.composite
def plans(draw: st.DrawFn, order: Order | None = None) -> Flatplan:
    """The plan of a random issue in either layout and either of two formats; issues without one are passed over."""
    count = draw(st.integers(2, 5))
    told = issue(
        *(draw(stories(number)) for number in range(count)),
        pages=draw(st.integers(1, 2)),
        order=order or draw(st.sampled_from(("near", "strict", "free"))),
        furniture=draw(st.sampled_from(((), (Furniture(kind="about", blocks=(filled(20),)),)))),
    )
    grid = Grid(draw(st.integers(30, 44)), draw(st.integers(2, 3)), 12.0)
    larger = replace(grid, lines=grid.lines - 5)
    formats = [
        replace(Typewriter(each, nameplate=5).measure(told), format=number)
        for number, each in enumerate((grid, larger))
    ]
    shelves = Shelves(formats, draw(layouts))
    plan = plan_on(shelves, pages_of(told), told.order)
    assume(plan is not None)
    assert plan is not None
    return plan


def pages_of(told: Issue) -> int:
    assert told.pages != "auto"
    return told.pages
