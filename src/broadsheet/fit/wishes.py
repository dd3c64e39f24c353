"""The editor's hard wishes: what the fit may not refuse, and which of them keep an issue from landing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from broadsheet.fit.ladder import BUDGET, lands, rungs
from broadsheet.fit.measured import Measured, MeasuredBox, MeasuredStory
from broadsheet.fit.rectangles import rectangles
from broadsheet.issue.model import Order

_MOST_LIFTED = 12
_BUDGET = BUDGET // 10
"""To name a wish is worth a second, not ten."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish in words, and the issue without it."""

    words: str
    without: Measured
    order: Order


def in_the_way(measured: Measured, pages: int, order: Order) -> tuple[str, ...]:
    """The wishes each of which, lifted alone, lets the issue land on `pages`."""
    asked = list(wishes(measured, order))[:_MOST_LIFTED]
    return tuple(wish.words for wish in asked if lands(wish.without, pages, wish.order, budget=_BUDGET))


def wishes(measured: Measured, order: Order) -> Iterator[Wish]:
    """Every hard wish of the issue, those of stories first."""
    for index, copy in enumerate(measured.stories):
        for field, plain, words in _of_story(copy):
            lifted = replace(copy, story=msgspec.structs.replace(copy.story, **{field: plain}))
            yield Wish(words, _with_story(measured, index, lifted), order)
    for index, box in enumerate(measured.furniture):
        if box.page is not None and box.page > 0 and not box.filler:
            words = f"the box {box.name} stands on page {box.page}"
            yield Wish(words, _with_box(measured, index, replace(box, page=None)), order)
    if order == "strict":
        yield Wish("the stories keep their order", measured, "near")


def _of_story(copy: MeasuredStory) -> Iterator[tuple[str, Any, str]]:
    """(field, its value without the wish, the wish in words)."""
    story, title = copy.story, f"“{copy.story.title}”"
    if story.keep == "whole":
        yield "keep", "auto", f"{title} is kept whole"
    elif isinstance(story.keep, float):
        yield "keep", "auto", f"{title} keeps {story.keep:.0%} of its words"
    if story.min_words:
        yield "min_words", 0, f"{title} keeps at least {story.min_words} words"
    if story.page is not None:
        yield "page", None, f"{title} stands on page {story.page}"
    if story.columns is not None:
        yield "columns", None, f"{title} is {_columns(story.columns)} wide"
    if story.image:
        yield "image", None, f"{title} has its picture"
    if story.pull_quote:
        yield "pull_quote", None, f"{title} has a pull quote"


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"


def _with_story(measured: Measured, index: int, copy: MeasuredStory) -> Measured:
    stories = (*measured.stories[:index], copy, *measured.stories[index + 1 :])
    return replace(measured, stories=stories)


def _with_box(measured: Measured, index: int, box: MeasuredBox) -> Measured:
    furniture = (*measured.furniture[:index], box, *measured.furniture[index + 1 :])
    return replace(measured, furniture=furniture)


# -- wishes that no layout can grant --------------------------------------------------------------------------


def impossible(measured: Measured, pages: int, order: Order) -> Iterator[str]:
    """Why items cannot be placed at all on `pages`, whatever the rest does."""
    for copy in measured.stories:
        yield from _impossible_story(copy, measured, pages, order)
    for box in measured.furniture:
        if box.page is not None and box.page > pages and not box.filler:
            yield f"The box {box.name} asks for page {box.page} of {pages}."


def _impossible_story(copy: MeasuredStory, measured: Measured, pages: int, order: Order) -> Iterator[str]:
    story, title = copy.story, f"“{copy.story.title}”"
    if copy.lead and story.page not in (None, 1):
        yield f"{title} leads the issue, so it stands on page 1, and asks for page {story.page}."
    elif story.page is not None and not 1 <= story.page <= pages:
        yield f"{title} asks for page {story.page} of {pages}."
    if story.columns is not None and not 1 <= story.columns <= measured.grid.columns:
        yield f"{title} asks for {_columns(story.columns)} of {measured.grid.columns}."
        return
    *_, highest = rungs(order)
    if not rectangles(copy, measured.grid, highest.allowance):
        wanted = " and ".join(words.removeprefix(title).strip() for _, _, words in _of_story(copy))
        yield f"{title} fits no rectangle of the page" + (f" when it {wanted}." if wanted else ".")
